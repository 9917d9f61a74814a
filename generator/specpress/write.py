"""A Tree onto the disk: all of it or nothing, and only what differs.

Knows how files are replaced, locked and put back. Does not know how a plan is shown. `plan`
only reads; `write` brings a folder to a tree; `recover` undoes a write that was killed, and
`write` starts with it.

How a write works: new content is staged in `.specpress/staging`, beside a journal of what is
about to happen. From then on the old tree can be had back, since every file that goes or is
replaced is moved into the staging folder first. Removing the journal is the moment from which
the new tree counts; whoever finds a journal rolls back.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from specpress.diagnostics import Diagnostic, ExitCode, Failure, error, note
from specpress.disk import CACHE, look, obstacle, require_folder, survey
from specpress.lock import LOCK_PATH, locked
from specpress.plan import (
    Change,
    Journal,
    Plan,
    make_plan,
    parse_journal,
    refusals,
    require_sound,
)
from specpress.tree import (
    MANIFEST_PATH,
    NAMES_PATH,
    STAGING_PATH,
    Manifest,
    Tree,
    digest,
    folders,
    parse_manifest,
)

_JOURNAL = f"{STAGING_PATH}/journal.json"
_HALF_WAY = "the next `specpress generate` first puts the old files back"


def plan(
    tree: Tree,
    manifest: Manifest,
    folder: Path,
    *,
    force: bool = False,
    names: bytes | None = None,
) -> Plan:
    """What `write` would do, by what is on disk now; writes nothing.

    Fails with all refusals at once. `force` gives up files that are not ours, edits to those
    that are, and a broken manifest; never what a link leads to, nor a folder of the other
    kind: a client that pages would take the place of, or pages that a client would.
    """
    require_sound(tree, manifest)
    with _reported(folder):
        return _plan(tree, manifest, folder, names, force=force)


def write(
    tree: Tree,
    manifest: Manifest,
    folder: Path,
    *,
    force: bool = False,
    names: bytes | None = None,
) -> Plan:
    """Bring `folder` to `tree`, and say what that took. A failure leaves all as it was.

    `names` is the file of published names; without it, what there is of one stays.
    """
    recover(folder)
    todo = plan(tree, manifest, folder, force=force, names=names)
    if todo.empty:
        return todo
    with _reported(folder), locked(folder):
        _roll_back(folder)
        todo = _plan(
            tree, manifest, folder, names, force=force
        )  # by now nobody else writes
        _apply(todo, folder)
    return todo


def recover(folder: Path) -> bool:
    """Undo a write to `folder` that was killed; say whether there was anything to clear."""
    with _reported(folder):
        if not any(
            os.path.lexists(folder / path) for path in (LOCK_PATH, STAGING_PATH)
        ):
            return False
        with locked(folder):
            _roll_back(folder)
        return True


def published_names(folder: Path) -> bytes | None:
    """The file of published names in `folder`, if there is one.

    Raises:
        Failure: what is there cannot be read.
    """
    with _reported(folder):
        require_folder(folder)
        content = look(folder, NAMES_PATH)
    if isinstance(content, Diagnostic):
        raise Failure(content, exit_code=ExitCode.REFUSED)
    return content


@contextmanager
def _reported(folder: Path) -> Generator[None]:
    """Turn what the system complains about into a Failure that names the path."""
    try:
        yield
    except OSError as problem:
        where = problem.filename2 or problem.filename or folder
        text = f"{where}: {problem.strerror or problem}"
        hint = _HALF_WAY if os.path.lexists(folder / _JOURNAL) else ""
        raise Failure(error("cannot-write", None, text, hint)) from problem


def _plan(
    tree: Tree, manifest: Manifest, folder: Path, names: bytes | None, *, force: bool
) -> Plan:
    require_folder(folder)
    known, is_broken = _known(folder)
    if known and known.is_of_pages != manifest.is_of_pages:
        raise Failure(_of_the_other_kind(folder, known), exit_code=ExitCode.REFUSED)
    owned: Mapping[str, str] = known.files if known else {}
    found = survey(folder, tree, owned)
    result = make_plan(tree, manifest, found.contents, found.emptied, names)
    refused = list(found.obstacles)
    if not force:
        refused.extend(
            [_unreadable(folder)] if is_broken else refusals(result, owned, folder)
        )
    if refused:
        raise Failure(*refused, *_interrupted(folder), exit_code=ExitCode.REFUSED)
    return result


def _known(folder: Path) -> tuple[Manifest | None, bool]:
    """The manifest on disk, if there is one; and whether what is there is none of ours."""
    content = look(folder, MANIFEST_PATH)
    manifest = parse_manifest(content) if isinstance(content, bytes) else None
    return manifest, content is not None and manifest is None


def _of_the_other_kind(folder: Path, known: Manifest) -> Diagnostic:
    what = "docs pages" if known.is_of_pages else "a client"
    message = f"{folder} holds {what} that specpress wrote"
    return error("file-not-ours", None, message, "give a folder of its own")


def _unreadable(folder: Path) -> Diagnostic:
    return error(
        "manifest-unreadable",
        None,
        f"{folder / MANIFEST_PATH} is not a manifest of specpress",
        "restore it from version control, or go on without it with --force",
    )


def _interrupted(folder: Path) -> Iterator[Diagnostic]:
    """What may explain a refusal: files that a killed run left half way."""
    if os.path.lexists(folder / _JOURNAL):
        text = f"an earlier run did not finish writing to {folder}"
        yield note("run-interrupted", None, text, _HALF_WAY)


# -- the change itself


def _apply(todo: Plan, folder: Path) -> None:
    """Make all changes of `todo`, or none."""
    caches = [f"{parent}/{CACHE}" for parent in todo.emptied]
    removals = [change for change in todo.changes if change.new is None]
    removals += [Change(c, None, None) for c in caches if os.path.lexists(folder / c)]
    steps = [*removals, *(change for change in todo.changes if change.new is not None)]
    try:
        _stage(steps, folder)
        for number, change in enumerate(removals):
            _set_aside(change, folder, number)
        for parent in todo.emptied:
            (folder / parent).rmdir()
        for number, change in list(enumerate(steps))[len(removals) :]:
            _put(change, folder, number)
        _close_journal(folder, [change.path for change in steps])
    except BaseException:
        _roll_back(folder)
        raise
    shutil.rmtree(folder / STAGING_PATH, ignore_errors=True)


def _stage(steps: Sequence[Change], folder: Path) -> None:
    """Put all new content, and last the journal, into the staging folder."""
    (folder / STAGING_PATH).mkdir()
    for number, change in enumerate(steps):
        if change.new is not None:
            _write_file(folder / STAGING_PATH / f"new-{number}", change.new)
    parents = {p for c in steps if c.new is not None for p in folders(c.path)}
    journal = Journal(
        {c.path: "" if c.new is None else digest(c.new) for c in steps},
        tuple(parent for parent in sorted(parents) if not (folder / parent).is_dir()),
    )
    draft = folder / STAGING_PATH / "journal"
    _write_file(draft, journal.to_bytes())
    _flush_folders(folder, [STAGING_PATH, _JOURNAL])
    draft.replace(folder / _JOURNAL)
    _flush_folders(folder, [_JOURNAL])


def _close_journal(folder: Path, paths: Sequence[str]) -> None:
    """Declare that `paths` are as they shall stay, also after a power cut."""
    _flush_folders(folder, paths)
    (folder / _JOURNAL).unlink()
    _flush_folders(folder, [_JOURNAL])


def _write_file(file: Path, content: bytes) -> None:
    """Write a new file, with the mode that the umask gives, through to the disk."""
    with file.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _flush_folders(folder: Path, paths: Sequence[str]) -> None:
    """Bring the names of `paths` to the disk, where a system can open a folder for that."""
    for parent in {(folder / path).parent for path in paths}:
        with suppress(OSError):
            descriptor = os.open(parent, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def _set_aside(change: Change, folder: Path, number: int) -> None:
    """Move what is at the path of `change` into the staging folder."""
    target, kept = folder / change.path, folder / STAGING_PATH / f"old-{number}"
    target.replace(kept)
    if change.old is not None and kept.read_bytes() != change.old:
        raise _disturbed(target)


def _put(change: Change, folder: Path, number: int) -> None:
    """Move the staged content of `change` to its path."""
    target = folder / change.path
    if change.old is not None:
        _set_aside(change, folder, number)
    elif os.path.lexists(target):
        raise _disturbed(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    (folder / STAGING_PATH / f"new-{number}").replace(target)


def _disturbed(target: Path) -> OSError:
    return OSError(errno.EBUSY, "changed while specpress was at work", str(target))


# -- the way back


def _roll_back(folder: Path) -> None:
    """Undo a write that did not come to its end. Can be cut off and started again."""
    if not os.path.lexists(folder / STAGING_PATH):
        return
    if journal := _read_journal(folder):
        steps = list(enumerate(journal.steps.items()))
        for number, (path, sha) in steps:
            if sha:
                _undo(folder, path, sha, number)
        for parent in reversed(journal.folders):
            if obstacle(folder, f"{parent}/_") is None:
                with suppress(OSError):
                    (folder / parent).rmdir()
        for number, (path, sha) in steps:
            if not sha:
                _undo(folder, path, sha, number)
        _close_journal(folder, list(journal.steps))
    shutil.rmtree(folder / STAGING_PATH, ignore_errors=True)


def _read_journal(folder: Path) -> Journal | None:
    """The journal of `folder`, if there is one; it can be as hostile as any file."""
    content = look(folder, _JOURNAL)
    if content is None:
        return None
    if isinstance(content, Diagnostic):
        raise Failure(content, exit_code=ExitCode.REFUSED)
    if journal := parse_journal(content):
        return journal
    text = f"{folder / _JOURNAL} is broken; an earlier run did not finish"
    hint = f"restore {folder} from version control and delete {folder / STAGING_PATH}"
    problem = error("journal-unreadable", None, text, hint)
    raise Failure(problem, exit_code=ExitCode.REFUSED)


def _undo(folder: Path, path: str, sha: str, number: int) -> None:
    """Put one path back to what it was, unless somebody else has been there since."""
    target = folder / path
    kept, new = (folder / STAGING_PATH / f"{kind}-{number}" for kind in ("old", "new"))
    now = look(folder, path)
    if isinstance(now, Diagnostic) or (now is not None and digest(now) != sha):
        return
    if os.path.lexists(kept):
        target.parent.mkdir(parents=True, exist_ok=True)
        kept.replace(target)
    elif now is not None and not os.path.lexists(new):
        target.unlink()
