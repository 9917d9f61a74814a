from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model, Omittable


class TimeoutError_(Model):
    id__b6f7: Annotated[Omittable[str], Field(alias="_id")] = None
    links: Annotated[Omittable[str], Field(alias="_links")] = None
    id: Omittable[str] = None
