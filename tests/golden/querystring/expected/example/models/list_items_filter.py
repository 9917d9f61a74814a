from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model, Omittable


class ListItemsFilter(Model):
    range: Omittable[ListItemsFilterRange] = None
    tags: list[str]


class ListItemsFilterRange(Model):
    from_: Annotated[int, Field(alias="from")]
