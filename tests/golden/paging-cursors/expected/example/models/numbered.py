from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model, Omittable


class Numbered(Model):
    list_: Annotated[Omittable[list[str]], Field(alias="list")] = None
    page: Omittable[int] = None
    total_pages: Omittable[int] = None
