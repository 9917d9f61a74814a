from __future__ import annotations

from typing_extensions import TypeAliasType

from .._runtime.numbers import Number

Json = TypeAliasType(
    "Json", "bool | Number | str | list[Json] | dict[str, Json] | None"
)
"""Any JSON value."""
