from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model, Omittable


class Optional(Model):
    list_: Annotated[Omittable[list[str]], Field(alias="list")] = None
    models: Omittable[str] = None
    str_: Annotated[Omittable[str], Field(alias="str")] = None
