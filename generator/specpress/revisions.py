"""What git revisions hold: `HEAD:spec/api.yaml`, with the files that it refers to, or a folder.

Knows git's own command and nothing else of git; it is asked for objects, never to change
anything.
"""

from __future__ import annotations

import posixpath
import re
import subprocess
from collections.abc import Iterator
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

    def within(self) -> tuple[Revision, tuple[str, ...]] | None:
        """The folder that this is, with the files in it and below; None where it is none."""
        name = self.name(self.own_name)
        try:
            listed = _git("ls-tree", "-r", "-z", "--full-tree", name)
        except OSError:
            return None  # whoever reads it as a file says so
        if listed.returncode != 0:
            return None
        entries = [each.split(b"\t", 1) for each in listed.stdout.split(b"\0") if each]
        paths = (path for mode, path in entries if mode.startswith(_REGULAR))
        names = tuple(path.decode(errors="replace") for path in paths)
        folder = posixpath.normpath(posixpath.join(self.path, self.own_name))
        return Revision(self.revision, folder, ""), names

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


def revisions_of(path: str, limit: int) -> Iterator[str]:
    """The last `limit` versions of the file `path` that were committed, newest first.

    Each as `REVISION:PATH`; none where git does not know the file, or is not there.
    """
    try:
        listed = _git("ls-files", "--full-name", "-z", "--", path)
        log = _git("log", f"--max-count={limit}", "--format=%h", "--", path)
    except OSError:
        return
    name, _, others = listed.stdout.decode(errors="replace").partition("\0")
    if name and not others:
        yield from (f"{each}:{name}" for each in log.stdout.decode().split())


def _git(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    """What git answers; what is not ours follows `--`, or is no option by _REVISION."""
    return subprocess.run(  # noqa: S603 - no shell
        ["git", *arguments],  # noqa: S607 - the user's own git
        capture_output=True,
        check=False,
    )
