from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from .._runtime.base64s import Base64
from .._runtime.checks import Contains, MultipleOf, UniqueItems
from .._runtime.dates import Date
from .._runtime.decimals import DecimalNumber, DecimalText
from .._runtime.durations import Duration
from .._runtime.models import Model, Omittable
from .._runtime.numbers import Number
from .._runtime.times import Time


class Formats(Model):
    code: Omittable[Annotated[str, Field(pattern="^[0-9A-Z_a-z\\-]{2,8}\\.[0-9]$")]] = (
        None
    )
    count: Omittable[
        Annotated[int, Field(ge=-9223372036854775808, le=9223372036854775807)]
    ] = None
    day: Omittable[Date] = None
    email: Omittable[str] = None
    labels: Omittable[Annotated[dict[str, str], Field(min_length=1, max_length=9)]] = (
        None
    )
    lasts: Omittable[Duration] = None
    least: Omittable[
        Annotated[list[Number], Contains(Annotated[int, Field(ge=5)], 2, None)]
    ] = None
    opens: Omittable[Time] = None
    price: Omittable[DecimalText] = None
    rate: Omittable[
        Annotated[DecimalNumber, Field(ge=Decimal("0.1")), MultipleOf(0.01)]
    ] = None
    seal: Omittable[Base64] = None
    secret: Omittable[str] = None
    share: Omittable[Annotated[Number, Field(lt=1), MultipleOf(0.05)]] = None
    tags: Omittable[Annotated[list[str], UniqueItems()]] = None
