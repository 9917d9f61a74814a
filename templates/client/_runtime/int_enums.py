"""Enumerations of integers that a newer server may extend."""

from __future__ import annotations

from enum import IntEnum
from typing import Self


class OpenIntEnum(IntEnum):
    """An integer enumeration that keeps values it does not know, as `OpenStrEnum` does."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, int) or isinstance(value, bool):
            return None
        member = int.__new__(cls, value)
        member._name_ = str(value)
        member._value_ = value
        return member

    @property
    def is_known(self) -> bool:
        """Whether the document lists this value."""
        return self._value_ in type(self)._value2member_map_

    def __repr__(self) -> str:
        what = f".{self._name_}" if self.is_known else " unknown"
        return f"<{type(self).__name__}{what}: {self._value_!r}>"
