"""What a write would do, as a value: the files it creates, changes and deletes.

Knows whose file is whose, how a plan looks as a unified diff, and the journal by which a
started write is undone. Reads and writes nothing: `write` hands it what is on disk.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from specpress.diagnostics import Diagnostic, Failure, error, printable
from specpress.tree import (
    MANIFEST_PATH,
    NAMES_PATH,
    Manifest,
    Tree,
    digest,
    parse_object,
    path_fault,
    string_map,
    tree_faults,
)


@dataclass(frozen=True, slots=True)
class Change:
    """One file before and after; None where there is no such file."""

    path: str
    old: bytes | None
    new: bytes | None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a write would do to an output folder."""

    changes: tuple[Change, ...]
    """In the order in which they are made: deletions, other files by path, names, the manifest."""
    unchanged: tuple[str, ...]
    """The files of the tree that are on disk already."""
    emptied: tuple[str, ...] = ()
    """The folders that the deletions leave empty, a folder before the one that holds it."""

    @property
    def created(self) -> tuple[str, ...]:
        """The paths that are new."""
        return tuple(change.path for change in self.changes if change.old is None)

    @property
    def changed(self) -> tuple[str, ...]:
        """The paths whose content changes."""
        both = (c for c in self.changes if c.old is not None and c.new is not None)
        return tuple(change.path for change in both)

    @property
    def deleted(self) -> tuple[str, ...]:
        """The paths that go."""
        return tuple(change.path for change in self.changes if change.new is None)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to do."""
        return not self.changes


_OWN = frozenset({MANIFEST_PATH, NAMES_PATH})
"""Files beside the tree, which the manifest does not list."""


def make_plan(
    tree: Tree,
    manifest: Manifest,
    disk: Mapping[str, bytes],
    emptied: Iterable[str],
    names: bytes | None = None,
) -> Plan:
    """The plan that turns `disk` (all our files and what stands in their way) into `tree`.

    `names` is the file of published names; without it, what there is of one stays.
    """
    ours = disk.keys() - tree.keys() - _OWN
    wanted = {path: tree[path] for path in sorted(tree)}
    if names is not None:
        wanted[NAMES_PATH] = names
    wanted[MANIFEST_PATH] = manifest.to_bytes()
    deletions = [Change(path, disk[path], None) for path in sorted(ours)]
    writes = [
        Change(path, disk.get(path), content)
        for path, content in wanted.items()
        if disk.get(path) != content
    ]
    unchanged = tuple(path for path in sorted(tree) if disk.get(path) == tree[path])
    return Plan((*deletions, *writes), unchanged, tuple(emptied))


def require_sound(tree: Tree, manifest: Manifest) -> None:
    """Fail where the generator made a tree that must not be written: a bug of ours."""
    faults = tree_faults(tree)
    if manifest.files != {path: digest(content) for path, content in tree.items()}:
        faults.append("the manifest is not the one of the tree")
    if faults:
        hint = "this is a fault in specpress; please report it"
        raise Failure(*(error("internal-error", None, fault, hint) for fault in faults))


def refusals(
    plan: Plan, owned: Mapping[str, str], folder: PurePath
) -> Iterator[Diagnostic]:
    """What `plan` would destroy: files that are not ours, and our files as edited by hand."""
    for change in plan.changes:
        if change.old is None or change.path in _OWN:
            continue
        place = folder / change.path
        if change.path not in owned:
            yield error(
                "file-not-ours",
                None,
                f"{place} exists and was not written by specpress",
                "move it away, or overwrite it with --force",
            )
        elif not _is_as_written(change.old, owned[change.path]):
            loss = "delete" if change.new is None else "overwrite"
            yield error(
                "file-edited",
                None,
                f"{place} was edited after specpress wrote it",
                f"move the edit elsewhere, or {loss} the file with --force",
            )


def _is_as_written(content: bytes, sha: str) -> bool:
    """Whether nobody edited `content`; Git on Windows may have changed its line ends."""
    return digest(content) == sha or digest(content.replace(b"\r\n", b"\n")) == sha


def unified_diff(plan: Plan) -> Iterator[str]:
    """The lines of `plan` as a unified diff, each with its newline, files by path."""
    for change in sorted(plan.changes, key=lambda change: change.path):
        yield from _diff(change)


def _diff(change: Change) -> Iterator[str]:
    path = printable(change.path)
    before = "/dev/null" if change.old is None else f"a/{path}"
    after = "/dev/null" if change.new is None else f"b/{path}"
    old, new = _lines(change.old or b""), _lines(change.new or b"")
    if old is None or new is None:
        yield f"Binary files {before} and {after} differ\n"
        return
    if not old and not new:
        yield from (f"--- {before}\n", f"+++ {after}\n")
    for line in difflib.unified_diff(old, new, before, after):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(content: bytes) -> list[str] | None:
    """`content` split after each newline and nothing else; None where it is not text."""
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return None
    if "\0" in text:
        return None
    *whole, rest = text.split("\n")
    return [f"{line}\n" for line in whole] + [rest] * bool(rest)


@dataclass(frozen=True, slots=True)
class Journal:
    """What a write was about to do, for undoing it: by the writer, or by the next run."""

    steps: Mapping[str, str]
    """Path to the SHA-256 of its new content, or to "" where the path goes."""
    folders: tuple[str, ...]
    """The folders that are created, a folder before those that it holds."""

    def to_bytes(self) -> bytes:
        """The journal as it is stored."""
        content = {
            "steps": dict(self.steps),
            "folders": dict.fromkeys(self.folders, ""),
        }
        return json.dumps(content).encode()


def parse_journal(content: bytes) -> Journal | None:
    """The journal that `content` holds; None where it is not one of ours."""
    data = parse_object(content) or {}
    steps, made = string_map(data.get("steps")), string_map(data.get("folders"))
    if steps is None or made is None:
        return None
    if any(map(path_fault, {*steps, *made} - _OWN)):
        return None
    return Journal(steps, tuple(made))
