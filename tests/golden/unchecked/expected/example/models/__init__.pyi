from .unchecked import Unchecked as Unchecked
from .unchecked import UncheckedClosed as UncheckedClosed
from .unchecked import UncheckedIf as UncheckedIf
from .unchecked import UncheckedNeeds as UncheckedNeeds
