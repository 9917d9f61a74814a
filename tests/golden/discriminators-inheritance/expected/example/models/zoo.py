from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.models import Model, Omittable

if TYPE_CHECKING:
    from .animal import Animal
    from .vehicle import Vehicle


class Zoo(Model):
    animal: Omittable[Animal] = None
    vehicle: Omittable[Vehicle] = None
