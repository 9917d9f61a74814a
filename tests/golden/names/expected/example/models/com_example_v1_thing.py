from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model, Omittable


class ComExampleV1Thing(Model):
    class_: Annotated[Omittable[str], Field(alias="class")] = None
    self: Omittable[str] = None
