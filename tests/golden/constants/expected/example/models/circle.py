from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from .._runtime.models import Model, Omittable


class Circle(Model):
    either: Omittable[Literal["word"]] = None
    flag: Literal[True] = True
    half: Any = None
    kind: Literal["circle"] = "circle"
    list_: Annotated[Any, Field(alias="list")] = None
    maybe: Omittable[Literal["extra"]] = None
    nothing: None
    version: Literal[2] = 2
