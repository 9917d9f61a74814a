from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.numbers import Number
from .._runtime.subclasses import ExtendedModel


class Priced(ExtendedModel):
    price: Annotated[Number, Field(ge=0)]
