"""Texts into bodies."""

from __future__ import annotations


def text_content(text: str) -> bytes:
    """`text` in UTF-8."""
    return text.encode()


def optional_text_content(text: str | None) -> bytes | None:
    """`text_content` of a body that may be left out, as None."""
    return None if text is None else text.encode()
