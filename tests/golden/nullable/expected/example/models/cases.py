from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.enums import OpenStrEnum
from .._runtime.models import Model, Omittable


class Cases(Model):
    colour: CasesColour | None = None
    list_: Annotated[Omittable[list[str | None]], Field(alias="list")] = None
    map: Omittable[dict[str, int | None]] = None
    may_be_absent: Omittable[_models.Item] = None
    may_be_both: _models.Item | None = None
    may_be_null: _models.Item | None
    must: _models.Item
    named: str | None = None


class CasesColour(OpenStrEnum):
    RED = "red"


# Below the names that these modules refer to.
from .. import models as _models
