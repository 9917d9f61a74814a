from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.unions import Tagged, UnknownVariant
from .event import Event
from .other import Other

Any_: TypeAlias = Annotated[
    Event | Other | UnknownVariant,
    Tagged("type", {"created": Event, "deleted": Event, "other": Other}),
]
