from .circle import Circle as Circle
from .drawing import Drawing as Drawing
from .implied import Implied as Implied
from .mapped import Mapped as Mapped
from .square import Square as Square
