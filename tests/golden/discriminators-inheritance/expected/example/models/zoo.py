from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.models import Model, Omittable

if TYPE_CHECKING:
    from .any_animal import AnyAnimal
    from .vehicle import Vehicle


class Zoo(Model):
    animal: Omittable[AnyAnimal] = None
    vehicle: Omittable[Vehicle] = None
