"""Bodies that are not JSON."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping

_CHARSET = re.compile(r"""charset\s*=\s*["']?([^\s"';,]+)""", re.IGNORECASE)
_XML = re.compile(rb"""\s*<\?xml[^>]{1,80}?encoding\s*=\s*["']([\w.-]+)["']""")
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_SLOW = ("idna", "punycode")  # no charsets of bodies, and slow with long ones


def no_body(_content: bytes, /, *_: object) -> None:
    """Nothing is expected: whatever came is left alone."""


def bytes_body(content: bytes, /, *_: object) -> bytes:
    """The body as it came."""
    return content


def text_body(
    content: bytes, headers: Mapping[str, str] | None = None, /, *_: object
) -> str:
    """Text in the charset that it begins with, its Content-Type or its XML names, or UTF-8.

    Raises:
        ValueError: it is not, or nobody knows that charset.
    """
    name = _charset(content, (headers or {}).get("content-type", ""))
    try:
        return content.decode("ascii" if name.lower() in _SLOW else name)
    except LookupError:
        raise ValueError(f"{name!r} is no known charset") from None


def _charset(content: bytes, content_type: str) -> str:
    for mark, name in _MARKS.items():
        if content.startswith(mark):
            return name
    named = _CHARSET.search(content_type)
    if named:
        return named[1]
    written = _XML.match(content)
    return written[1].decode() if written else "utf-8"
