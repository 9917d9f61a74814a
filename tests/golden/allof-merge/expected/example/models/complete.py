from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model


class Complete(Model):
    b: str
    n: Annotated[int, Field(le=5)]
