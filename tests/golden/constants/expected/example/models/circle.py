from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from .._runtime.constants import ModelWithConstants
from .._runtime.models import Omittable
from .._runtime.numbers import Number


class Circle(ModelWithConstants):
    either: Omittable[Literal["word"]] = None
    flag: Literal[True] = True
    half: Omittable[Number] = None
    kind: Literal["circle"] = "circle"
    list_: Annotated[Omittable[list[Any]], Field(alias="list")] = None
    maybe: Omittable[Literal["extra"]] = None
    nothing: None
    version: Literal[2] = 2
