from .circle import Circle as Circle
