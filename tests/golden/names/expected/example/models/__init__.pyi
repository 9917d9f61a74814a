from .com_example_v1_thing import ComExampleV1Thing as ComExampleV1Thing
from .con_ import Con as Con
from .id import Id as Id
from .id__b366 import ID as ID
from .model import Model_ as Model_
from .snake_case import SnakeCase as SnakeCase
from .spelling import Spelling as Spelling
