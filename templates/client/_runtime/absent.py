"""JSON bodies that may be left out, and may be null: absent is not null."""

from __future__ import annotations

from enum import Enum
from typing import Any, Final

from typing_extensions import TypeForm

from .json_requests import json_content


class Absent(Enum):
    """The type of `ABSENT`."""

    ABSENT = "absent"

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Final = Absent.ABSENT
"""In place of a body: none is sent. None is a body, null."""


def absent_or_json_content(
    type_: TypeForm[Any], value: object, *, media_type: str = "application/json"
) -> tuple[str, bytes] | None:
    """`json_content` of a body that may be left out, as `ABSENT`."""
    return (
        None if value is ABSENT else json_content(type_, value, media_type=media_type)
    )


def found_or_absent(value: Any) -> Any:
    """What a link found: None is nothing."""
    return ABSENT if value is None else value
