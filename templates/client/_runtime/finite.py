"""Numbers that JSON has not, where no type refuses them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import cast


def only_finite(value: object, *place: object) -> None:
    """Refuses nan and the infinities (RFC 8259, section 6), where no type does.

    Raises:
        ValueError: there is one in `value`, at the place that the message says.
    """
    if isinstance(value, Mapping):
        for name, each in cast("Mapping[object, object]", value).items():
            only_finite(each, *place, name)
    elif isinstance(value, Collection) and not isinstance(value, str | bytes):
        for index, each in enumerate(cast("Collection[object]", value)):
            only_finite(each, *place, index)
    elif isinstance(value, float | Decimal) and not Decimal(value).is_finite():
        where = ".".join(map(str, place))
        raise ValueError(f"{where or 'body'}: {value} cannot be sent")
