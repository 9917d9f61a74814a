from .colour import Colour as Colour
