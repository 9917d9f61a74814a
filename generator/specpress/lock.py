"""One writer at a time in an output folder.

Knows how each system locks a file. Does not know what is written.

The lock is one that the system holds for as long as the process lives, so a killed run blocks
nobody: the lock file that it leaves behind means nothing, and the next run takes it over.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from specpress.diagnostics import ExitCode, Failure, error
from specpress.disk import obstacle
from specpress.tree import OWN_FOLDER

LOCK_PATH = f"{OWN_FOLDER}/lock"
_OPEN_FILES_STAY = sys.platform == "win32"
"""Whether the system refuses to remove a file that is open."""


@contextmanager
def locked(folder: Path) -> Generator[None]:
    """Keep other runs out of `folder`, which is made if need be and unmade if left empty."""
    if problem := obstacle(folder, LOCK_PATH):
        raise Failure(problem, exit_code=ExitCode.REFUSED)
    own = folder / OWN_FOLDER
    made = [path for path in (own, *own.parents) if not os.path.lexists(path)]
    try:
        own.mkdir(parents=True, exist_ok=True)
        descriptor = _lock(folder)
        try:
            yield
        finally:
            _unlock(folder / LOCK_PATH, descriptor)
    finally:
        for path in made:
            with suppress(OSError):
                path.rmdir()


def _lock(folder: Path) -> int:
    file = folder / LOCK_PATH
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    while True:
        descriptor = os.open(file, flags, 0o666)
        busy = not try_lock(descriptor)
        if not busy and (_OPEN_FILES_STAY or _is_open_at(file, descriptor)):
            return descriptor
        os.close(descriptor)
        if busy:
            text = f"another run of specpress is writing to {folder}"
            raise Failure(error("folder-busy", None, text, "try again when it is done"))


def _unlock(file: Path, descriptor: int) -> None:
    if _OPEN_FILES_STAY:
        os.close(descriptor)
    try:
        with suppress(OSError):
            file.unlink()
    finally:
        if not _OPEN_FILES_STAY:
            os.close(descriptor)


def _is_open_at(file: Path, descriptor: int) -> bool:
    """Whether the lock file is still the one that we opened, not removed by the last run."""
    try:
        return os.path.samestat(os.fstat(descriptor), file.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def try_lock(descriptor: int) -> bool:
        """Take the lock, unless another process has it; say which."""
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def try_lock(descriptor: int) -> bool:
        """Take the lock, unless another process has it; say which."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
