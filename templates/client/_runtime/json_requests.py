"""Typed values into JSON bodies."""

from __future__ import annotations

from typing import TypeVar

from typing_extensions import TypeForm

from .json_bodies import adapter

T = TypeVar("T")


def json_content(
    type_: TypeForm[T], value: T, *, media_type: str = "application/json"
) -> tuple[str, bytes]:
    """`value`, of type `type_`, as JSON (RFC 8259): what was not set stays absent.

    Raises:
        ValueError: it is not of that type.
    """
    return media_type, adapter(type_).dump_json(
        value, by_alias=True, exclude_unset=True, warnings="error"
    )


def optional_json_content(
    type_: TypeForm[T], value: T | None, *, media_type: str = "application/json"
) -> tuple[str, bytes] | None:
    """`json_content` of a body that may be left out, as None."""
    return None if value is None else json_content(type_, value, media_type=media_type)
