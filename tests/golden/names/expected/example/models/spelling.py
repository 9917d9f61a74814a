from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model, Omittable


class Spelling(Model):
    field: Annotated[Omittable[str], Field(alias="")] = None
    field_2fa: Annotated[Omittable[str], Field(alias="2fa")] = None
    type: Annotated[Omittable[str], Field(alias="@type")] = None
    dunder: Annotated[Omittable[str], Field(alias="__dunder__")] = None
    grosse: Annotated[Omittable[str], Field(alias="größe")] = None
    u7528_u6237: Annotated[Omittable[str], Field(alias="用户")] = None
