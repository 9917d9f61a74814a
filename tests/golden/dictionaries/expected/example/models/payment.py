from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.unions import Tagged, UnknownVariant
from .card import Card
from .transfer import Transfer

Payment: TypeAlias = Annotated[
    Card | Transfer | UnknownVariant,
    Tagged("type", {"card": Card, "transfer": Transfer}),
]
