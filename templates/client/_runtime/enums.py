"""Enumerations that a newer server may extend."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class OpenStrEnum(StrEnum):
    """Keeps values that it does not know: equal to their text, sent back as they came."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = member._value_ = value
        return member

    @property
    def is_known(self) -> bool:
        """Whether the document lists this value."""
        return self._value_ in type(self)._value2member_map_

    def __repr__(self) -> str:
        what = f".{self._name_}" if self.is_known else " unknown"
        return f"<{type(self).__name__}{what}: {self._value_!r}>"
