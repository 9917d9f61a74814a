from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from .._runtime.models import Model, Omittable


class Holder(Model):
    never: Any = None
    some: Omittable[_models.Some] = None
    word: Omittable[Annotated[str, Field(min_length=1, max_length=5, pattern="^a")]] = (
        None
    )


# Below the names that these modules refer to.
from .. import models as _models
