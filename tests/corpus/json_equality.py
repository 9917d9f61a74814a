"""When two JSON values are the same.

Knows that 1 and 1.0 are one number, that true is no number, and that the order of an
object's members says nothing. Does not know schemas.
"""

from __future__ import annotations

from typing import Any


def same(left: Any, right: Any) -> bool:
    """Whether both are one JSON value."""
    match left, right:
        case (dict(), dict()):
            return left.keys() == right.keys() and all(
                same(value, right[key]) for key, value in left.items()
            )
        case (list(), list()):
            return len(left) == len(right) and all(map(same, left, right))
        case (bool(), _) | (_, bool()):
            return left is right
        case _:
            return bool(left == right)
