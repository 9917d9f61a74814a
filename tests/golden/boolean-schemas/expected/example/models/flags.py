from __future__ import annotations

from typing import Annotated, Any, Never

from pydantic import Field

from .._runtime.models import Model, Omittable


class Flags(Model):
    all: Any = None
    anything: Any
    closed: Omittable[dict[str, Any]] = None
    empty: Any = None
    gone: Never | None = None
    list_: Annotated[Omittable[list[Any]], Field(alias="list")] = None
    map: Omittable[dict[str, Any]] = None
    needed: Any
    none: Omittable[list[Never]] = None
    some: Omittable[str] = None
