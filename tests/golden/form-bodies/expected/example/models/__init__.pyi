from .charge import Charge as Charge
