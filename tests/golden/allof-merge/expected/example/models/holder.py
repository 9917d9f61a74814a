from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from .._runtime.models import Model, Omittable

if TYPE_CHECKING:
    from .some import Some


class Holder(Model):
    never: Any = None
    some: Omittable[Some] = None
    word: Omittable[Annotated[str, Field(min_length=1, max_length=5, pattern="^a")]] = (
        None
    )
