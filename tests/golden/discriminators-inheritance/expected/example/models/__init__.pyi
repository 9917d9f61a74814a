from .animal import Animal as Animal
from .any_animal import AnyAnimal as AnyAnimal
from .bike import Bike as Bike
from .car import Car as Car
from .cat import Cat as Cat
from .dog import Dog as Dog
from .vehicle import Vehicle as Vehicle
from .zoo import Zoo as Zoo
