from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model, Omittable


class AcmeUser(Model):
    model_dump_: Annotated[Omittable[str], Field(alias="model_dump")] = None
    mro_: Annotated[Omittable[str], Field(alias="mro")] = None
    register_: Annotated[Omittable[str], Field(alias="register")] = None
