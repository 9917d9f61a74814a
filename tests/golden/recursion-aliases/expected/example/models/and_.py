from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from .._runtime.models import Model

if TYPE_CHECKING:
    from .filter import Filter


class And(Model):
    and_: Annotated[list[Filter], Field(alias="and")]
