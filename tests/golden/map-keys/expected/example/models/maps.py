from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from .._runtime.models import Model, Omittable


class Maps(Model):
    codes: Omittable[dict[Annotated[str, Field(pattern="^[a-z]{2}$")], str]] = None
    enumerated: Omittable[dict[str, int]] = None
    extensions: Omittable[dict[str, str]] = None
    mixed: Omittable[dict[str, int | str]] = None
    open: Omittable[dict[str, Any]] = None
    short: Omittable[dict[Annotated[str, Field(max_length=3)], Any]] = None
