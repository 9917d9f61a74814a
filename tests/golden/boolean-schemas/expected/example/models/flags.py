from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from .._runtime.models import Model, Omittable
from .._runtime.nothing import Nothing


class Flags(Model):
    all: Any = None
    anything: Any
    closed: Omittable[dict[str, Any]] = None
    empty: Any = None
    gone: Omittable[Nothing] = None
    list_: Annotated[Omittable[list[Any]], Field(alias="list")] = None
    map: Omittable[dict[str, Any]] = None
    needed: Any
    none: Omittable[list[Nothing]] = None
    some: Omittable[str] = None
