"""Bodies that are not JSON."""

from __future__ import annotations


def no_body(content: bytes, /) -> None:
    """Nothing is expected: whatever came is left alone."""


def text_body(content: bytes, /) -> str:
    """Text in UTF-8; raises ValueError where it is not."""
    return content.decode()


def bytes_body(content: bytes, /) -> bytes:
    """The body as it came."""
    return content
