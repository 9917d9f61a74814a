from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model


class And(Model):
    and_: Annotated[list[_models.Filter], Field(alias="and")]


# Below the names that these modules refer to.
from .. import models as _models
