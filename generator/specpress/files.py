"""Files and standard input -> bytes: the only input that a document comes from.

Knows which files may be opened: regular ones and, for a file that a document refers to, those
inside of one folder. Does not know what is in them.
"""

from __future__ import annotations

import difflib
import stat
import sys
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Protocol

from specpress.diagnostics import Failure, Place, error

MAX_BYTES = 64 * 1024 * 1024
_NAMES_COMPARED = 10_000


class Files(Protocol):
    """The files that a document may refer to."""

    @property
    def own_name(self) -> str:
        """The name of the document among them."""
        ...

    def document(self) -> bytes:
        """The document itself; raises Failure where it cannot be read."""
        ...

    def own_files(self) -> tuple[str, ...]:
        """The files that the document is, as paths from the current folder."""
        ...

    def name(self, path: str) -> str:
        """What the file at `path`, seen from the document, is called in messages."""
        ...

    def read(self, path: str) -> bytes:
        """The file at `path`, seen from the document; raises Failure where it cannot be."""
        ...


@dataclass(frozen=True, slots=True)
class Folder:
    """The folder of a document, and the one that its references may not leave."""

    path: Path
    limit: Path
    own_name: str
    """The name of the document in `path`."""

    spec: str
    """The path of the document, as it was given."""

    index: str = ""
    """The path of an `llms.txt` that led to it, if one did."""

    @classmethod
    def around(cls, spec: str, within: str = "", index: str = "") -> Folder:
        """The folder of the file `spec`; references stay `within`, by default in it."""
        path = Path(spec).parent
        limit = Path(within) if within else path
        return cls(path, limit, Path(spec).name, spec, index)

    def document(self) -> bytes:
        """The document itself.

        Raises:
            Failure: it is not there, or is no file.
        """
        return read_file(self.spec)

    def own_files(self) -> tuple[str, ...]:
        """The document, and what led to it."""
        return (self.spec, self.index) if self.index else (self.spec,)

    def name(self, path: str) -> str:
        """What the file at `path`, seen from the document, is called in messages."""
        return (self.path / path).as_posix()

    def read(self, path: str) -> bytes:
        """The file at `path`, seen from the document.

        Raises:
            Failure: it is not there, lies elsewhere (by a link as well), or is no file.
        """
        name = self.name(path)
        try:
            real = (self.path / path).resolve()
            inside = real.is_relative_to(self.limit.resolve())
        except (OSError, RuntimeError, ValueError):  # a loop of links, a NUL
            raise _not_found(name) from None
        if not inside:
            raise outside(name)
        return read_file(str(real), name)


def outside(name: str) -> Failure:
    """The file `name` may not be read."""
    message = "this file is outside of the folder that references may lead into"
    hint = "allow a folder around both with --refs-within or refs_within"
    return Failure(error("external-ref", Place(name), message, hint))


def read_stream(stdin: BinaryIO | None) -> bytes:
    """The bytes on standard input, no more than one too many."""
    try:
        # None: a stream that does not block and has nothing yet.
        return (stdin or sys.stdin.buffer).read(MAX_BYTES + 1) or b""
    except (OSError, ValueError, AttributeError) as problem:
        # ValueError: closed. AttributeError: the process has no standard input.
        message = f"standard input cannot be read: {problem}"
        raise Failure(error("unreadable", Place("<stdin>"), message)) from None


def is_url(spec: str) -> bool:
    """Whether `spec` names something on the web."""
    return spec.lower().startswith(("http://", "https://"))


def is_folder(path: str) -> bool:
    """Whether there is a folder at `path`."""
    try:
        return bool(path) and Path(path).is_dir()
    except OSError:  # a name too long
        return False


def read_file(path: str, name: str = "") -> bytes:
    """The bytes of the regular file at `path`, called `name` in messages."""
    name = name or path
    try:
        # Before it is opened: a FIFO would wait for ever, a device never end.
        if not stat.S_ISREG(Path(path).stat().st_mode):
            raise _not_a_file(name)
        with Path(path).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise _not_found(name) from None
    except OSError as problem:
        message = f"cannot be read: {problem.strerror or problem}"
        raise Failure(error("unreadable", Place(name), message)) from None
    except ValueError:  # a NUL in the name
        raise _not_found(name) from None


def _not_a_file(name: str) -> Failure:
    kind, hint = "a device, pipe or socket", "use - to read standard input"
    if is_folder(name):
        kind, hint = "a folder", ""
    message = f"this is {kind}, not a regular file"
    return Failure(error("not-a-file", Place(name), message, hint))


def _not_found(name: str) -> Failure:
    nearest = _nearest_name(name)
    hint = f"did you mean {nearest}?" if nearest else ""
    return Failure(error("not-found", Place(name), "no such file", hint))


def _nearest_name(name: str) -> str:
    path = Path(name)
    try:
        siblings = islice(path.parent.iterdir(), _NAMES_COMPARED)
        names = sorted(sibling.name for sibling in siblings)
    except (OSError, ValueError):
        return ""
    matches = difflib.get_close_matches(path.name, names, n=1)
    return str(path.with_name(matches[0])) if matches else ""


def too_large(name: str) -> Failure:
    """The file `name` is larger than what is read."""
    message = f"larger than {MAX_BYTES // (1024 * 1024)} MiB"
    return Failure(error("too-large", Place(name), message))
