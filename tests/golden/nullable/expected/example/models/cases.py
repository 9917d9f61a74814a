from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from .._runtime.enums import OpenStrEnum
from .._runtime.models import Model, Omittable

if TYPE_CHECKING:
    from .item import Item


class Cases(Model):
    colour: CasesColour | None = None
    list_: Annotated[Omittable[list[str | None]], Field(alias="list")] = None
    map: Omittable[dict[str, int | None]] = None
    may_be_absent: Omittable[Item] = None
    may_be_both: Item | None = None
    may_be_null: Item | None
    must: Item
    named: str | None = None


class CasesColour(OpenStrEnum):
    RED = "red"
