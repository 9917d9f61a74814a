"""Files to send: where they are, and what they are called."""

from __future__ import annotations

import os
from mimetypes import MimeTypes
from pathlib import Path
from typing import Annotated, BinaryIO, Protocol, TypeGuard, cast

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema
from pydantic_core.core_schema import SerializationInfo

AS_UPLOADS = object()
"""The context in which a model gives its files as `Upload`."""

# the table that Python has, not the machine's, so that a request is the same everywhere
_TYPES = MimeTypes()


class Readable(Protocol):
    """What a file is read from: an open file, and everything like one."""

    def read(self) -> bytes: ...


FileContent = bytes | os.PathLike[str] | Readable | BinaryIO
"""Bytes, the path of a file, or an open one, which is read to its end."""
NamedFile = tuple[str, FileContent] | tuple[str, FileContent, str]
"""Content with a file name, and a media type."""


class Upload:
    """A file that is sent. No dataclass: pydantic would write one as a mapping."""

    __slots__ = ("content", "media_type", "name")

    def __init__(self, file: FileContent | NamedFile | str) -> None:
        self.media_type: str | None = None
        self.name: str | None = None
        self.content: FileContent | str
        if isinstance(file, tuple):
            self.name, self.content, *rest = file
            self.media_type = rest[0] if rest else None
            return
        path: object = getattr(file, "name", None)
        self.name = Path(path).name if isinstance(path, str) else None
        self.content = file

    def guess(self) -> str | None:
        """The media type that follows from the name."""
        return _TYPES.guess_type(self.name)[0] if self.name else None


def file_bytes(name: str, file: FileContent | str) -> bytes:
    """What is in the file that is sent as `name`.

    Raises:
        ValueError: it is a text, or open as one.
    """
    if isinstance(file, bytes):
        return file
    if isinstance(file, os.PathLike):
        return Path(file).read_bytes()
    content = file if isinstance(file, str) else cast("object", file.read())
    if isinstance(content, bytes):
        return content
    raise ValueError(f"{name}: a file must be bytes, a path, or open in binary mode")


def file_content(
    file: FileContent, *, media_type: str = "application/octet-stream"
) -> tuple[str, bytes]:
    """A file as a body."""
    return media_type, file_bytes("body", file)


def optional_file_content(
    file: FileContent | None, *, media_type: str = "application/octet-stream"
) -> tuple[str, bytes] | None:
    """`file_content` of a body that may be left out, as None."""
    return None if file is None else file_content(file, media_type=media_type)


def is_file(value: object) -> TypeGuard[FileContent | NamedFile]:
    """Whether `value` is the content of a file, with a name or without."""
    if isinstance(value, tuple):
        name, content, *rest = (*cast("tuple[object, ...]", value), None, None)
        return isinstance(name, str) and _is_content(content) and len(rest) < 4
    return _is_content(value)


def _is_content(value: object) -> bool:
    return isinstance(value, bytes | os.PathLike) or hasattr(value, "read")


def _checked(value: object) -> object:
    # a text is what JSON has for it; as a part of a form, it is refused once it is written
    if not is_file(value) and not isinstance(value, str):
        raise ValueError("Input should be bytes, a path, an open file or a named one")
    return value


def _written(value: object, info: SerializationInfo) -> object:
    if info.context is AS_UPLOADS and (is_file(value) or isinstance(value, str)):
        return Upload(value)
    if info.mode == "json" and not isinstance(value, bytes | str):
        raise ValueError("a file cannot be part of JSON")
    return value


class _FileType:
    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.json_or_python_schema(
            json_schema=core_schema.bytes_schema(),
            python_schema=core_schema.no_info_plain_validator_function(_checked),
            serialization=core_schema.plain_serializer_function_ser_schema(
                _written, info_arg=True
            ),
        )


File = Annotated[FileContent | NamedFile, _FileType()]
"""A file: its content, or a tuple of a name, the content and possibly a media type."""
