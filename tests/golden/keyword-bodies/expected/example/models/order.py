from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.datetimes import DateTime
from .._runtime.models import Model, Omittable


class Order(Model):
    due_at: Annotated[Omittable[DateTime], Field(alias="dueAt")] = None
    name: str
