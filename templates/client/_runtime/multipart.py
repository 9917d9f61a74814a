"""Bodies of `multipart/form-data` (RFC 7578)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, cast

from typing_extensions import TypeForm

from .files import Upload, file_bytes
from .forms import Written
from .properties import properties
from .query import pairs
from .requests import header, parameter_text


@dataclass(frozen=True, slots=True)
class Part:
    """What the document says of a property beyond the usual."""

    media_type: str = ""
    """Several have commas between them."""
    headers: tuple[tuple[str, str], ...] = ()
    style: Written | None = None


_AS_USUAL: Mapping[str, Part] = {}


def multipart_content(
    type_: TypeForm[Any],
    value: object,
    *,
    parts: Mapping[str, Part] = _AS_USUAL,
    media_type: str = "multipart/form-data",
) -> tuple[str, bytes] | None:
    """An object as a part a property, or a part an item where that is a list.

    Files keep their bytes, objects are JSON, all else is text. What is null or was not set
    is left out; without a value there is no body. The boundary follows from the content, so
    that a request is the same value each time it is made.

    Raises:
        ValueError: it is not of that type.
    """
    if value is None:
        return None
    written = [
        piece
        for name, each in properties(type_, value).items()
        for piece in _parts(name, each, parts.get(name, Part()))
    ]
    boundary = sha256(b"".join(written)).hexdigest()[:32]
    opening = f"--{boundary}\r\n".encode()
    content = b"".join(opening + piece for piece in written)
    closing = f"--{boundary}--\r\n".encode()
    return f"{media_type}; boundary={boundary}", content + closing


def _parts(name: str, value: object, part: Part) -> Iterator[bytes]:
    """The parts of one property, without the line that opens each."""
    if isinstance(value, Upload):
        yield _file(name, value, part)
    elif part.style is not None:
        for pair in pairs(name, part.style(value)):
            text = pair.delimiter.replace("%20", " ").replace("%7C", "|")
            yield _written(
                pair.name or name, text.join(pair.texts), part.media_type, part
            )
    elif isinstance(value, list) and not _is_whole(cast("list[object]", value), part):
        for item in cast("list[object]", value):
            yield from _parts(name, item, part)
    elif isinstance(value, dict | list) or (_is_json(part) and value is not None):
        media_type = part.media_type if _is_json(part) else "application/json"
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        yield _written(name, text, media_type, part)
    elif value is not None:
        yield _written(name, parameter_text(name, value), part.media_type, part)


def _is_whole(items: list[object], part: Part) -> bool:
    """Whether a list is one part: as JSON, which holds no files."""
    return _is_json(part) and not any(isinstance(each, Upload) for each in items)


def _written(name: str, text: str, media_type: str, part: Part) -> bytes:
    disposition = f'form-data; name="{_quoted(name)}"'
    return _bytes(disposition, media_type, part, text.encode())


def _file(name: str, file: Upload, part: Part) -> bytes:
    disposition = (
        f'form-data; name="{_quoted(name)}"; filename="{_quoted(file.name or name)}"'
    )
    only = "" if set(part.media_type) & {",", "*"} else part.media_type
    media_type = file.media_type or only or file.guess() or "application/octet-stream"
    header("Content-Type", media_type)
    return _bytes(disposition, media_type, part, file_bytes(name, file.content))


def _bytes(disposition: str, media_type: str, part: Part, content: bytes) -> bytes:
    fields = [("Content-Disposition", disposition)]
    fields += [("Content-Type", media_type)] if media_type else []
    head = "".join(f"{name}: {value}\r\n" for name, value in (*fields, *part.headers))
    return head.encode() + b"\r\n" + content + b"\r\n"


def _is_json(part: Part) -> bool:
    essence = part.media_type.partition(";")[0].strip().lower()
    return essence == "application/json" or essence.endswith("+json")


def _quoted(text: str) -> str:
    """A name inside quotes (HTML, "multipart/form-data encoding algorithm")."""
    return text.replace("\n", "%0A").replace("\r", "%0D").replace('"', "%22")
