from .formats import Formats as Formats
