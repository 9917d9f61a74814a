from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .._runtime.constants import ModelWithConstants
from .._runtime.dates import Date
from .._runtime.datetimes import DateTime
from .._runtime.enums import OpenStrEnum
from .._runtime.models import Omittable


class Order(ModelWithConstants):
    class_: Annotated[Omittable[str], Field(alias="class")] = None
    date: Omittable[Date] = None
    due_at: Annotated[DateTime | None, Field(alias="dueAt")] = None
    id: Omittable[int] = None
    """Read-only."""
    kind: Literal["order"] = "order"
    lines: Annotated[list[_models.Line], Field(min_length=1)]
    models: Omittable[dict[str, _models.Line]] = None
    parent: Order | None = None
    payment: Omittable[_models.Payment] = None
    state: Omittable[OrderState] = None
    tags: Omittable[_models.Tags] = None


class OrderState(OpenStrEnum):
    OPEN = "open"
    CLOSED = "closed"


# Below the names that these modules refer to.
from .. import models as _models
