"""Texts into bodies."""

from __future__ import annotations

from .requests import parameter_text


def text_content(text: str, *, media_type: str = "text/plain") -> tuple[str, bytes]:
    """`text` in UTF-8.

    Raises:
        ValueError: it is not Unicode.
    """
    return media_type, parameter_text("body", text).encode()


def optional_text_content(
    text: str | None, *, media_type: str = "text/plain"
) -> tuple[str, bytes] | None:
    """`text_content` of a body that may be left out, as None."""
    return None if text is None else text_content(text, media_type=media_type)
