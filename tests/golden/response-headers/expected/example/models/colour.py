from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model, Omittable


class Colour(Model):
    r: Annotated[Omittable[int], Field(alias="R")] = None
    name: Omittable[str] = None
