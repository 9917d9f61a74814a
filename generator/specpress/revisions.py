"""What git revisions hold: `HEAD:spec/api.yaml`, with the files that it refers to, or a folder.

Knows git's own command and nothing else of git; it is asked for objects, never to change
anything.
"""

from __future__ import annotations

import posixpath
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from specpress.diagnostics import Failure, Place, error
from specpress.files import outside

_REGULAR = b"100"
"""How the mode of a file begins that is neither a link nor another repository."""
_REVISION = re.compile(r"(?P<revision>[^-:\s][^:\s]*):(?P<path>[^:]+)")


@dataclass(frozen=True, slots=True)
class Revision:
    """The folder of a document in a revision; its references may not leave it."""

    revision: str
    path: str
    """The folder, seen from the root of the repository."""
    own_name: str

    @classmethod
    def named(cls, spec: str) -> Revision | None:
        """What `REVISION:PATH` names; None where `spec` is a file, or no such name."""
        match = _REVISION.fullmatch(spec)
        # a drive letter of Windows, a URL, and a file that is called like this
        if match is None or len(match["revision"]) == 1 or "//" in spec:
            return None
        if Path(spec).exists():
            return None
        folder, _, name = posixpath.normpath(match["path"]).rpartition("/")
        return cls(match["revision"], folder, name)

    def document(self) -> bytes:
        """The document itself.

        Raises:
            Failure: it is not there.
        """
        return self.read(self.own_name)

    def own_files(self) -> tuple[str, ...]:
        """None: a revision does not change."""
        return ()

    def within(self) -> dict[str, Blob] | None:
        """The files in the folder that this is, and below it; None where it is none."""
        name = self.name(self.own_name)
        try:
            listed = _git("ls-tree", "-r", "-l", "-z", "--full-tree", name)
        except OSError:
            return None  # whoever reads it as a file says so
        if listed.returncode != 0:
            return None
        entries = [each.split(b"\t", 1) for each in listed.stdout.split(b"\0") if each]
        return {
            path.decode(errors="replace"): Blob(*about.split()[2:])
            for about, path in entries
            if about.startswith(_REGULAR)
        }

    def holding(self, blobs: Mapping[str, Blob]) -> Loaded:
        """The folder that this is, with files of it that are read at once.

        Raises:
            Failure: git does not give them.
        """
        folder = posixpath.normpath(posixpath.join(self.path, self.own_name))
        wanted = b"".join(each.id + b"\n" for each in blobs.values())
        given = _git("cat-file", "--batch", data=wanted).stdout
        contents: dict[str, bytes] = {}
        for path, blob in blobs.items():
            head, _, rest = given.partition(b"\n")
            if head != b"%s blob %s" % (blob.id, blob.length):
                where = Place(f"{self.revision}:{folder}/{path}")
                raise Failure(error("unreadable", where, "git does not give this file"))
            end = int(blob.length)
            contents[path], given = rest[:end], rest[end + 1 :]
        return Loaded(self.revision, folder, "", contents)

    def beside(self, path: str) -> Revision:
        """The document at `path`, seen from this one."""
        folder, _, name = posixpath.normpath(
            posixpath.join(self.path, path)
        ).rpartition("/")
        return Revision(self.revision, folder, name)

    def name(self, path: str) -> str:
        """What the file at `path`, seen from the document, is called in messages."""
        return f"{self.revision}:{posixpath.normpath(posixpath.join(self.path, path))}"

    def read(self, path: str) -> bytes:
        """The file at `path`, seen from the document.

        Raises:
            Failure: it is not there, or lies elsewhere.
        """
        name = self.name(path)
        if posixpath.normpath(path).startswith(("../", "/")):
            raise outside(name)
        try:
            done = _git("cat-file", "blob", name)
        except OSError as problem:
            message = f"git cannot be run: {problem.strerror or problem}"
            raise Failure(error("unreadable", Place(name), message)) from None
        if done.returncode != 0:
            said = done.stderr.decode(errors="replace").strip()
            message = f"git has no such file: {said[:200]}"
            hint = "REVISION:PATH, with the path seen from the root of the repository"
            raise Failure(error("not-found", Place(name), message, hint))
        return done.stdout


@dataclass(frozen=True, slots=True)
class Blob:
    """A file of a revision, as git lists it."""

    id: bytes
    length: bytes
    """How many bytes it has, in digits."""


@dataclass(frozen=True, slots=True)
class Loaded(Revision):
    """A folder of a revision, the files of which are here."""

    contents: Mapping[str, bytes]

    def read(self, path: str) -> bytes:
        """The file at `path`; raises Failure where it is none of them."""
        found = self.contents.get(posixpath.normpath(path))
        return Revision.read(self, path) if found is None else found


def in_repository(path: str) -> str | None:
    """What git calls the file or the folder `path`; None where it does not know one.

    The folder that is the repository itself has no name there.
    """
    try:
        if Path(path).is_dir():
            found = _git("-C", path, "rev-parse", "--show-prefix").stdout
            return found.decode(errors="replace").rstrip("\n").rstrip("/") or None
        listed = _git("ls-files", "--full-name", "-z", "--", path).stdout
    except OSError:
        return None
    name, _, others = listed.decode(errors="replace").partition("\0")
    return name if name and not others else None


def revisions_of(paths: Iterable[str], limit: int) -> Iterator[str]:
    """The last `limit` revisions with a change of one of `paths`, newest first."""
    try:
        log = _git("log", f"--max-count={limit}", "--format=%h", "--", *paths)
    except OSError:
        return
    yield from log.stdout.decode().split()


def _git(*arguments: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """What git answers; what is not ours follows `--`, or is no option by _REVISION."""
    return subprocess.run(  # noqa: S603 - no shell
        ["git", *arguments],  # noqa: S607 - the user's own git
        input=data,
        capture_output=True,
        check=False,
    )
