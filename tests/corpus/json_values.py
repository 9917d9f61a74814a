"""JSON values: which kind one is of, and when two are the same.

Knows that 1 and 1.0 are one number, that true is no number, and that the order of an
object's members says nothing. Does not know schemas.
"""

from __future__ import annotations

from typing import Any

from typing_extensions import TypeIs


def is_object(value: Any) -> TypeIs[dict[str, Any]]:
    return isinstance(value, dict)


def is_list(value: Any) -> TypeIs[list[Any]]:
    return isinstance(value, list)


def same(left: Any, right: Any) -> bool:
    """Whether both are one JSON value."""
    if is_object(left) and is_object(right):
        return left.keys() == right.keys() and all(
            same(value, right[key]) for key, value in left.items()
        )
    if is_list(left) and is_list(right):
        return len(left) == len(right) and all(map(same, left, right))
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    return bool(left == right)
