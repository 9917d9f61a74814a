"""What an output folder holds, as far as a tree is concerned.

Reads, and never writes. Knows links, folders and file systems where case does not count. Does
not know which change is allowed.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from specpress.diagnostics import Diagnostic, error
from specpress.tree import MANIFEST_PATH, NAMES_PATH, fold, folders

CACHE = "__pycache__"
_JUNCTION = 0xA0000003
"""`stat.IO_REPARSE_TAG_MOUNT_POINT`, which Python has on Windows only."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What stands at the paths that a write is about."""

    contents: Mapping[str, bytes]
    """Path to content of every file that is there."""
    obstacles: tuple[Diagnostic, ...]
    """What is there instead of a file, or of a folder above one."""
    emptied: tuple[str, ...]
    """The folders that hold nothing once the files that go are gone, inner ones first."""


def survey(folder: Path, wanted: Collection[str], owned: Collection[str]) -> Survey:
    """Look at the paths `wanted` in a new tree, and at those `owned` that go."""
    old = sorted(set(owned) - set(wanted))
    doomed = [path for path in old if os.path.lexists(folder / path)]
    found = {path: look(folder, path) for path in doomed}
    emptied = _emptied(folder, doomed, wanted)
    gone = {*doomed, *emptied}
    twins = {fold(path): path for path in doomed}
    for path in (*sorted(wanted), NAMES_PATH, MANIFEST_PATH):
        twin = twins.get(fold(path))
        freed = not gone.isdisjoint((*folders(path), path))
        if not freed and not (twin and _is_same_file(folder / path, folder / twin)):
            found[path] = look(folder, path)
    return Survey(
        {path: what for path, what in found.items() if isinstance(what, bytes)},
        tuple(dict.fromkeys(w for w in found.values() if isinstance(w, Diagnostic))),
        tuple(emptied),
    )


def require_folder(folder: Path) -> None:
    """Raise OSError where there is something at `folder` that is no folder."""
    try:
        is_folder = stat.S_ISDIR(folder.stat().st_mode)
    except FileNotFoundError:
        return
    except ValueError as problem:
        raise OSError(errno.EINVAL, "not a path", str(folder)) from problem
    if not is_folder:
        raise NotADirectoryError(errno.ENOTDIR, "not a folder", str(folder))


def look(folder: Path, path: str) -> bytes | Diagnostic | None:
    """The content at `path` below `folder`, or what is in its way, or None for nothing."""
    if problem := obstacle(folder, path):
        return problem
    try:
        return (folder / path).read_bytes()
    except FileNotFoundError:
        return None


def obstacle(folder: Path, path: str) -> Diagnostic | None:
    """What keeps us from making a file at `path`: a link on the way, or no plain file."""
    hint = "move it away; --force does not help here"
    for part in (*folders(path), path):
        place = folder / part
        try:
            info = os.lstat(place)
        except FileNotFoundError:
            return None
        if is_link(info):
            return error("symlink-in-the-way", None, f"{place} is a link", hint)
        if part != path and not stat.S_ISDIR(info.st_mode):
            return error("not-a-folder", None, f"{place} is not a folder", hint)
        if part == path and not stat.S_ISREG(info.st_mode):
            return error("not-a-regular-file", None, f"{place} is not a file", hint)
    return None


def is_link(info: os.stat_result) -> bool:
    """Whether `info`, as of `lstat`, is about something that leads elsewhere."""
    is_junction: bool = getattr(info, "st_reparse_tag", 0) == _JUNCTION
    return is_junction or stat.S_ISLNK(info.st_mode)


def _is_same_file(one: Path, other: Path) -> bool:
    """Whether two spellings lead to one file: on a file system where case does not count."""
    with suppress(OSError):
        return os.path.samestat(os.lstat(one), os.lstat(other))
    return False


def _emptied(
    folder: Path, doomed: Collection[str], wanted: Collection[str]
) -> list[str]:
    """The folders that hold nothing once `doomed` is gone, inner ones first.

    Bytecode without its source counts as nothing: Python never loads it, but a folder that is
    kept for its sake can still be imported, as a namespace package.
    """
    needed = {parent for path in wanted for parent in folders(path)}
    parents = {parent for path in doomed for parent in folders(path)} - needed
    gone = set(doomed)
    emptied: list[str] = []
    for parent in sorted(parents, key=lambda path: (-path.count("/"), path)):
        names = [child.name for child in (folder / parent).iterdir()]
        left = [name for name in names if f"{parent}/{name}" not in gone]
        if not left or (left == [CACHE] and _is_bytecode(folder / parent / CACHE)):
            gone.add(parent)
            emptied.append(parent)
    return emptied


def _is_bytecode(cache: Path) -> bool:
    """Whether `cache` is a folder of bytecode and nothing else."""
    info = os.lstat(cache)
    if is_link(info) or not stat.S_ISDIR(info.st_mode):
        return False
    with os.scandir(cache) as entries:
        return all(
            entry.name.endswith(".pyc") and entry.is_file(follow_symlinks=False)
            for entry in entries
        )
