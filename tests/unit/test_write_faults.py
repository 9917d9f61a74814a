"""A write that fails, is interrupted or is killed leaves the old tree, or the new one.

Python reports each system call that matters to an audit hook, which here fails the n-th of
them, for every n: not only where we thought of it.
"""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from shutil import copytree

import pytest
import specpress.write
from specpress.diagnostics import Diagnostic, ExitCode, Failure, Severity
from specpress.plan import Journal, Plan, parse_journal
from specpress.tree import MANIFEST_PATH, Manifest, Tree, digest, manifest_of
from specpress.write import plan, recover, write

OLD: Tree = {
    "pkg/__init__.py": b"",
    "pkg/a.py": b"a = 1\n",
    "pkg/sub/b.py": b"b = 1\n",
    "docs/index.md": b"# A\n",
    "turn": b"file",
    "turned/x": b"folder",
}
NEW: Tree = {
    "pkg/__init__.py": b"",
    "pkg/a.py": b"a = 2\n",
    "pkg/c.py": b"c = 1\n",
    "more/deep/d.md": b"d",
    "turn/x": b"folder",
    "turned": b"file",
}
CACHE = "pkg/sub/__pycache__/b.cpython-311.pyc"
MINE = "docs/mine.md"


def snapshot(folder: Path) -> dict[str, bytes | None]:
    return {
        path.relative_to(folder).as_posix(): (
            None if path.is_dir() else path.read_bytes()
        )
        for path in folder.rglob("*")
    }


def whole(state: Path | dict[str, bytes | None]) -> dict[str, bytes | None]:
    """What a state holds beside what an interrupt may leave for the next run to clear."""
    found = snapshot(state) if isinstance(state, Path) else state
    left = (".specpress/lock", ".specpress/staging")
    assert ".specpress/staging/journal.json" not in found
    return {path: found[path] for path in found if not path.startswith(left)}


def put(tree: Tree, folder: Path) -> None:
    write(tree, manifest_of(tree, version="1", source="s"), folder)


@pytest.fixture(name="states")
def _states(tmp_path: Path) -> tuple[dict[str, bytes | None], dict[str, bytes | None]]:
    """`tmp_path/out` holds the old tree; the answer is how old and new look."""
    for name in ("out", "new"):
        put(OLD, tmp_path / name)
        for path in (CACHE, MINE):
            (tmp_path / name / path).parent.mkdir(exist_ok=True)
            (tmp_path / name / path).write_bytes(path.encode())
    put(NEW, tmp_path / "new")
    return snapshot(tmp_path / "out"), snapshot(tmp_path / "new")


class _Watch:
    """What the audit hook, which cannot be removed, does at present."""

    act: Callable[[], None] | None = None

    def __call__(self, event: str, args: tuple[object, ...]) -> None:
        if self.act is not None and (
            event in {"os.rename", "os.mkdir", "os.rmdir", "os.remove"}
            or (event == "open" and _writes(args[2]))
        ):
            self.act()


def _writes(flags: object) -> bool:
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR))


WATCH = _Watch()
sys.addaudithook(WATCH)


@contextmanager
def fault(number: int, error: BaseException) -> Generator[list[BaseException]]:
    """Raise `error` at the call with that number; answer whether it came to that."""
    left = iter(range(number))
    raised: list[BaseException] = []

    def act() -> None:
        if next(left, None) is None:
            WATCH.act = None
            raised.append(error)
            raise error

    WATCH.act = act
    try:
        yield raised
    finally:
        WATCH.act = None


@pytest.mark.parametrize("kind", [OSError, KeyboardInterrupt])
def test_a_fault_at_any_point_leaves_the_old_tree(
    tmp_path: Path,
    states: tuple[dict[str, bytes | None], ...],
    kind: type[BaseException],
) -> None:
    old, new = states
    failures = 0
    folder = tmp_path
    for number in count():
        folder = tmp_path / f"out-{number}"
        copytree(tmp_path / "out", folder)
        error = kind(errno.ENOSPC, "No space left on device")
        failure: BaseException | None = None
        with fault(number, error) as raised:
            try:
                put(NEW, folder)
            except (Failure, KeyboardInterrupt) as problem:
                failure = problem
        if not raised:
            break
        failures += failure is not None
        if isinstance(failure, Failure):
            assert failure.exit_code == ExitCode.INVALID
            assert str(folder) in str(failure)
            assert "No space left" in str(failure)
            assert snapshot(folder) == old
        else:
            assert whole(folder) in (whole(old), whole(new))
            recover(folder)  # clears what a fault after the last change left
            assert snapshot(folder) == new or failure
            assert snapshot(folder) in (old, new)
    assert failures > 20
    assert snapshot(folder) == new


def test_a_fault_in_a_first_write_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "out"
    failures = 0
    for number in count():
        with fault(number, PermissionError(errno.EACCES, "Permission denied")):
            try:
                put(OLD, folder)
            except Failure:
                failures += 1
                assert snapshot(tmp_path) == {}
            else:
                break
    assert failures > 10
    recover(folder)
    found = {path for path, content in snapshot(folder).items() if content is not None}
    assert found == {*OLD, MANIFEST_PATH}


@pytest.mark.parametrize(("name", "least"), [("replace", 12), ("fsync", 7)])
def test_a_fault_of_a_function_leaves_the_old_tree(
    tmp_path: Path,
    states: tuple[dict[str, bytes | None], ...],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    least: int,
) -> None:
    real = getattr(os, name)
    left = 0

    def fake(*args: object) -> object:
        nonlocal left
        left -= 1
        if left == -1:
            raise OSError(errno.EIO, "Input/output error")
        return real(*args)

    monkeypatch.setattr(os, name, fake)
    for number in range(least):
        left = number
        with pytest.raises(Failure, match="Input/output error"):
            put(NEW, tmp_path / "out")
        assert snapshot(tmp_path / "out") == states[0]
    left = 1000
    put(NEW, tmp_path / "out")
    assert snapshot(tmp_path / "out") == states[1]


CHILD = """
import os, signal, sys
from pathlib import Path
sys.path[:0] = [{package!r}, {tests!r}]
import test_write_faults as t
left = int(sys.argv[2])
def act():
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
t.WATCH.act = act
if sys.argv[3] == "write":
    t.put(t.NEW, Path(sys.argv[1]))
else:
    t.recover(Path(sys.argv[1]))
"""


def killed(folder: Path, number: int, act: str) -> bool:
    """Run `act` in a process that kills itself before the call with that number."""
    package = str(Path(specpress.__file__).parents[1])
    code = CHILD.format(package=package, tests=str(Path(__file__).parent))
    command = [sys.executable, "-c", code, str(folder), str(number), act]
    result = subprocess.run(command, check=False, capture_output=True, text=True)
    assert result.returncode in (0, -9), result.stderr
    return result.returncode != 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_killed_write_can_be_undone(
    tmp_path: Path, states: tuple[dict[str, bytes | None], ...]
) -> None:
    old, new = states
    seen: list[bool] = []
    for number in count(0, 3):
        folder = tmp_path / f"out-{number}"
        copytree(tmp_path / "out", folder)
        if not killed(folder, number, "write"):
            break
        half = snapshot(folder)
        if half != old:
            copytree(folder, tmp_path / f"again-{number}")
        assert recover(folder) == (half != old)
        after = snapshot(folder)
        assert after in (old, new)
        assert not recover(folder)
        seen.append(after == new)
        put(NEW, folder)
        assert snapshot(folder) == new
        again = tmp_path / f"again-{number}"
        if again.exists():  # the run after it is killed as well
            killed(again, number // 2, "recover")
            put(NEW, again)
            assert snapshot(again) == new
    assert len(seen) > 8
    assert seen == sorted(seen)  # first always the old tree, then always the new one


def half_way(folder: Path, number: int = 14) -> None:
    """Leave a write that was killed in the midst of its changes."""
    assert killed(folder, number, "write")
    assert (folder / ".specpress/staging/journal.json").exists()


@pytest.mark.usefixtures("states")
def test_a_check_after_a_killed_write_only_reads(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    half_way(folder, 26)
    before = snapshot(folder)
    assert not plan(NEW, manifest_of(NEW, version="1", source="s"), folder).empty
    tree = dict.fromkeys(OLD, b"third")
    with pytest.raises(Failure) as caught:
        plan(tree, manifest_of(tree, version="1", source="s"), folder)
    notes = [d for d in caught.value.diagnostics if d.severity is Severity.NOTE]
    assert [d.code for d in notes] == ["run-interrupted"]
    assert snapshot(folder) == before


def test_what_somebody_did_since_is_not_undone(
    tmp_path: Path, states: tuple[dict[str, bytes | None], ...]
) -> None:
    folder = tmp_path / "out"
    half_way(folder, 30)
    moved = [
        path for path in ("pkg/c.py", "more/deep/d.md") if (folder / path).exists()
    ]
    assert moved
    for path in (*moved, "pkg/a.py"):
        (folder / path).write_bytes(b"mine")
    recover(folder)
    expected = {**states[0], **dict.fromkeys((*moved, "pkg/a.py"), b"mine")}
    assert {p: c for p, c in snapshot(folder).items() if c is not None} == {
        path: content for path, content in expected.items() if content is not None
    }


def hostile(folder: Path, content: bytes) -> Diagnostic:
    """What `recover` says about a journal that holds `content`."""
    staging = folder / ".specpress/staging"
    staging.mkdir(exist_ok=True)
    (staging / "old-0").write_bytes(b"evil")
    (staging / "journal.json").write_bytes(content)
    with pytest.raises(Failure) as caught:
        recover(folder)
    return caught.value.diagnostics[0]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b'{"steps": {}}',
        b'{"steps": {"a": 1}, "folders": {}}',
        Journal({"../victim": digest(b"v")}, ()).to_bytes(),
        Journal({"/tmp/victim": ""}, ()).to_bytes(),
        Journal({}, ("..",)).to_bytes(),
    ],
)
def test_a_broken_or_hostile_journal_is_refused(tmp_path: Path, content: bytes) -> None:
    put(OLD, tmp_path / "out")
    (tmp_path / "victim").write_bytes(b"v")
    assert hostile(tmp_path / "out", content).code == "journal-unreadable"
    assert (tmp_path / "victim").read_bytes() == b"v"


def test_a_journal_leads_through_no_link(tmp_path: Path) -> None:
    folder, outside = tmp_path / "out", tmp_path / "outside"
    put(OLD, folder)
    (outside / "empty").mkdir(parents=True)
    (outside / "victim").write_bytes(b"v")
    (folder / "link").symlink_to(outside)
    (folder / ".specpress/staging").mkdir()
    steps = {"link/new": digest(b"evil"), "link/victim": digest(b"v")}
    for name in ("old-0", "old-1"):
        (folder / ".specpress/staging" / name).write_bytes(b"evil")
    journal = Journal(steps, ("link/empty",))
    (folder / ".specpress/staging/journal.json").write_bytes(journal.to_bytes())
    assert recover(folder)
    assert snapshot(outside) == {"victim": b"v", "empty": None}


@pytest.mark.parametrize("part", [".specpress", ".specpress/staging"])
def test_recovery_leads_through_no_link(tmp_path: Path, part: str) -> None:
    folder, outside = tmp_path / "out", tmp_path / "outside"
    put(OLD, folder)
    (folder / ".specpress/staging").mkdir()
    (folder / ".specpress/staging/mine").write_bytes(b"")
    (folder / part).rename(outside)
    (folder / part).symlink_to(outside)
    before = snapshot(outside)
    with pytest.raises(Failure, match="symlink-in-the-way"):
        recover(folder)
    with pytest.raises(Failure, match="symlink-in-the-way"):
        put(NEW, folder)
    assert snapshot(outside) == before


def test_a_file_that_changes_meanwhile_is_left_alone(
    tmp_path: Path,
    states: tuple[dict[str, bytes | None], ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = os.fsync

    def edit(path: str, content: bytes) -> Callable[[int], None]:
        def fake(descriptor: int) -> None:
            monkeypatch.undo()
            real(descriptor)
            (tmp_path / "out" / path).write_bytes(content)

        return fake

    for path, mine in (
        ("pkg/a.py", b"mine"),
        ("pkg/c.py", b"mine"),
        ("pkg/c.py", NEW["pkg/c.py"]),
        ("turn", b"mine"),
    ):
        monkeypatch.setattr(os, "fsync", edit(path, mine))
        with pytest.raises(Failure, match="changed while"):
            put(NEW, tmp_path / "out")
        assert snapshot(tmp_path / "out") == {**states[0], path: mine}
        (tmp_path / "out" / path).unlink()
        if path in OLD:
            (tmp_path / "out" / path).write_bytes(OLD[path])


@pytest.mark.parametrize("end", ["killed", "done"])
def test_another_run_may_come_between(
    tmp_path: Path,
    states: tuple[dict[str, bytes | None], ...],
    monkeypatch: pytest.MonkeyPatch,
    end: str,
) -> None:
    folder = tmp_path / "out"

    def fake(
        tree: Tree, manifest: Manifest, folder: Path, *, force: bool, names: None
    ) -> Plan:
        monkeypatch.undo()
        said = plan(tree, manifest, folder, force=force, names=names)
        if end == "killed":
            half_way(folder)
        else:
            put({**OLD, "pkg/a.py": b"a = 3\n", "extra": b""}, folder)
        return said

    monkeypatch.setattr(specpress.write, "plan", fake)
    put(NEW, folder)
    assert snapshot(folder) == states[1]


def test_a_way_back_that_fails_as_well_is_left_to_the_next_run(
    tmp_path: Path,
    states: tuple[dict[str, bytes | None], ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real, left = os.replace, 6

    def fake(*args: str) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise OSError(errno.EIO, "Input/output error")
        real(*args)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", fake)
        with pytest.raises(Failure, match="next `specpress generate` first puts"):
            put(NEW, tmp_path / "out")
    assert snapshot(tmp_path / "out") != states[0]
    assert recover(tmp_path / "out")
    assert snapshot(tmp_path / "out") == states[0]


def test_a_journal_comes_back_as_it_was() -> None:
    journal = Journal({"b": "1", "a": "", MANIFEST_PATH: "2"}, ("x", "x/y"))
    assert parse_journal(journal.to_bytes()) == journal
    assert list(journal.steps) == ["b", "a", MANIFEST_PATH]
