from .both import Both as Both
from .colour import Colour as Colour
from .complete import Complete as Complete
from .first import First as First
from .holder import Holder as Holder
from .overlap import Overlap as Overlap
from .second import Second as Second
from .some import Some as Some
