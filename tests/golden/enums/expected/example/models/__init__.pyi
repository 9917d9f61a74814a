from .colour import Colour as Colour
from .named import Named as Named
from .paint import Paint as Paint
from .paint import PaintCoatsItem as PaintCoatsItem
from .paint import PaintFinish as PaintFinish
