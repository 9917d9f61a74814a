from .dog import Dog as Dog
from .dog import DogBark as DogBark
from .dog import DogHome as DogHome
from .entity import Entity as Entity
from .named import Named as Named
