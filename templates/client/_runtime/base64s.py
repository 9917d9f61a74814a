"""`byte` values: bytes that JSON carries as base64 (RFC 4648)."""

from __future__ import annotations

import re
from binascii import a2b_base64, b2a_base64
from typing import Annotated, Self

from pydantic_core import core_schema

from .texts import text_of

_TO_STANDARD = str.maketrans("-_", "+/", "\r\n\t ")
_DIGITS = re.compile(r"[A-Za-z0-9+/]*")


class SpelledBytes(bytes):
    """Bytes whose base64 is not in the canonical form, and is sent back as it came."""

    text: str

    @classmethod
    def of(cls, value: bytes, text: str) -> Self:
        """`value`, which is written as `text`."""
        spelled = cls(value)
        spelled.text = text
        return spelled


def parse(text: str) -> bytes:
    """The bytes that `text` encodes, in either alphabet, wrapped or not, padded or not."""
    digits = text.translate(_TO_STANDARD)
    bare = digits.rstrip("=")
    padded = bare + "=" * (-len(bare) % 4)
    if (
        len(bare) % 4 == 1
        or not _DIGITS.fullmatch(bare)
        or digits not in (bare, padded)
    ):
        raise ValueError("not base64")
    value = a2b_base64(padded)
    return value if encode(value) == text else SpelledBytes.of(value, text)


def encode(value: bytes) -> str:
    """`value` as base64, padded and in one line (RFC 4648, section 4)."""
    if isinstance(value, SpelledBytes):
        return value.text
    return b2a_base64(value, newline=False).decode("ascii")


Base64 = Annotated[
    bytes,
    text_of(
        "base64 (RFC 4648)",
        {"": parse},
        encode,
        core_schema.bytes_schema(strict=True),
    ),
]
"""Bytes, written as base64; text that is given for them is read as base64."""
