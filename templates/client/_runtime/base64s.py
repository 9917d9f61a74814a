"""`byte` values: bytes that JSON carries as base64 (RFC 4648)."""

from __future__ import annotations

import re
from binascii import a2b_base64, b2a_base64
from typing import Annotated, Self

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

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


class _Base64Text:
    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        text = core_schema.custom_error_schema(
            core_schema.chain_schema(
                [
                    core_schema.str_schema(strict=True),
                    core_schema.no_info_plain_validator_function(parse),
                ]
            ),
            custom_error_type="base64",
            custom_error_message="Input should be base64 (RFC 4648)",
        )
        return core_schema.json_or_python_schema(
            json_schema=text,
            python_schema=core_schema.union_schema(
                [core_schema.bytes_schema(strict=True), text]
            ),
            serialization=core_schema.plain_serializer_function_ser_schema(
                encode, return_schema=core_schema.str_schema(), when_used="json"
            ),
        )


Base64 = Annotated[bytes, _Base64Text()]
"""Bytes, written as base64; text that is given for them is read as base64."""
