from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.unions import Tagged, UnknownVariant
from .bike import Bike
from .car import Car

Vehicle: TypeAlias = Annotated[
    Car | Bike | UnknownVariant, Tagged("kind", {"car": Car, "bike": Bike})
]
