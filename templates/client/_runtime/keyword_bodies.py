"""Bodies whose fields are given as keyword arguments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def body_of(body: Any, fields: Mapping[str, object]) -> Any:
    """The body, be it given as one or as its fields.

    Raises:
        ValueError: it is given in both ways, or in neither.
    """
    found = optional_body_of(body, fields)
    if found is None:
        raise ValueError("body: it is needed, or its fields are")
    return found


def optional_body_of(body: Any, fields: Mapping[str, object]) -> Any:
    """`body_of` of a body that may be left out, as None."""
    if fields and body is not None:
        raise ValueError("body: either it can be sent or its fields, not both")
    return fields or body
