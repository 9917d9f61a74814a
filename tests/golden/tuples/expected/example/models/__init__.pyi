from .shapes import Shapes as Shapes
