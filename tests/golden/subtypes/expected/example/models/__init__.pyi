from .any_pet import AnyPet as AnyPet
from .cat import Cat as Cat
from .dog import Dog as Dog
from .pet import Pet as Pet
from .puppy import Puppy as Puppy
