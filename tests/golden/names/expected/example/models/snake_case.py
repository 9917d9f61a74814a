from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model, Omittable


class SnakeCase(Model):
    foo_bar__6328: Annotated[Omittable[str], Field(alias="FOO-BAR")] = None
    foo_bar__5a90: Annotated[Omittable[str], Field(alias="fooBar")] = None
    foo_bar: Omittable[str] = None
