from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model, Omittable


class Model_(Model):
    copy_: Annotated[Omittable[str], Field(alias="copy")] = None
    list_: Annotated[Omittable[str], Field(alias="list")] = None
    model_config_: Annotated[Omittable[str], Field(alias="model_config")] = None
