from .cases import Cases as Cases
from .cases import CasesColour as CasesColour
from .item import Item as Item
