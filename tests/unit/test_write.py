"""What `plan` says, what `write` does, and what both refuse."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from specpress import disk, lock
from specpress.diagnostics import ExitCode, Failure
from specpress.plan import Plan, unified_diff
from specpress.tree import MANIFEST_PATH, Manifest, Tree, folders, manifest_of
from specpress.write import plan, recover, write

A: Tree = {"pkg/__init__.py": b"", "pkg/a.py": b"a = 1\n", "docs/index.md": b"# A\n"}
B: Tree = {"pkg/__init__.py": b"", "pkg/a.py": b"a = 2\n", "pkg/b.py": b"b = 1\n"}


def of(tree: Tree, source: str = "s") -> Manifest:
    return manifest_of(tree, version="1", source=source)


def put(tree: Tree, folder: Path, *, force: bool = False) -> Plan:
    """Write `tree`, having checked that `plan` says the same and changes nothing."""
    before = snapshot(folder)
    said = plan(tree, of(tree), folder, force=force)
    assert snapshot(folder) == before
    done = write(tree, of(tree), folder, force=force)
    assert done == said
    return done


def snapshot(folder: Path) -> dict[str, bytes | None]:
    """Every file below `folder` with its content, every folder with None."""
    return {
        path.relative_to(folder).as_posix(): (
            None if path.is_dir() else path.read_bytes()
        )
        for path in folder.rglob("*")
        if path.is_file() or path.is_dir()
    }


def written(tree: Tree, foreign: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
    """The files that `folder` must hold."""
    return {**tree, MANIFEST_PATH: of(tree).to_bytes(), **(foreign or {})}


def files(folder: Path) -> dict[str, bytes]:
    found = snapshot(folder)
    return {path: content for path, content in found.items() if content is not None}


def refused(tree: Tree, folder: Path, *, force: bool = False) -> list[str]:
    """The codes with which `plan` and `write` refuse, having changed nothing."""
    before = snapshot(folder)
    codes: list[list[str]] = []
    for act in (plan, write):
        with pytest.raises(Failure) as caught:
            act(tree, of(tree), folder, force=force)
        assert caught.value.exit_code == ExitCode.REFUSED
        assert all(
            d.hint and str(folder) in d.message for d in caught.value.diagnostics
        )
        codes.append([d.code for d in caught.value.diagnostics])
    assert snapshot(folder) == before
    assert codes[0] == codes[1]
    return codes[0]


# -- what is written


def test_a_first_write_creates_everything(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "out"
    done = put(A, folder)
    assert done.created == (*sorted(A), MANIFEST_PATH)
    assert (done.changed, done.deleted, done.unchanged) == ((), (), ())
    assert files(folder) == written(A)


def test_a_second_write_touches_nothing(tmp_path: Path) -> None:
    put(A, tmp_path)
    before = {path: path.lstat() for path in (tmp_path, *tmp_path.rglob("*"))}
    done = put(A, tmp_path)
    assert done.empty
    assert done.unchanged == tuple(sorted(A))
    after = {path: path.lstat() for path in (tmp_path, *tmp_path.rglob("*"))}
    assert {p: (s.st_ino, s.st_mtime_ns, s.st_ctime_ns) for p, s in after.items()} == {
        p: (s.st_ino, s.st_mtime_ns, s.st_ctime_ns) for p, s in before.items()
    }


def test_only_what_differs_is_touched(tmp_path: Path) -> None:
    put(A, tmp_path)
    before = (tmp_path / "pkg/__init__.py").lstat()
    done = put(B, tmp_path)
    assert done.created == ("pkg/b.py",)
    assert done.changed == ("pkg/a.py", MANIFEST_PATH)
    assert done.deleted == ("docs/index.md",)
    assert files(tmp_path) == written(B)
    after = (tmp_path / "pkg/__init__.py").lstat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_change_of_the_manifest_alone_is_a_change(tmp_path: Path) -> None:
    put(A, tmp_path)
    assert plan(A, of(A, "other"), tmp_path).changed == (MANIFEST_PATH,)


def test_a_deleted_file_comes_back(tmp_path: Path) -> None:
    put(A, tmp_path)
    (tmp_path / "pkg/a.py").unlink()
    assert put(A, tmp_path).created == ("pkg/a.py",)
    assert files(tmp_path) == written(A)


def test_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    tree = {"a": b"one\r\ntwo\rthree\n\x00\xff", "empty": b""}
    put(tree, tmp_path)
    assert files(tmp_path) == written(tree)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no umask to speak of")
@pytest.mark.parametrize("umask", [0o022, 0o077, 0o002])
def test_modes_are_those_of_the_umask(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        put(A, tmp_path)
        (tmp_path / "pkg/a.py").chmod(0o600)
        put(B, tmp_path)
    finally:
        os.umask(before)
    for path in tmp_path.rglob("*"):
        full = 0o777 if path.is_dir() else 0o666
        assert stat.S_IMODE(path.stat().st_mode) == full & ~umask


def test_the_manifest_lists_what_is_ours(tmp_path: Path) -> None:
    put(A, tmp_path)
    assert (tmp_path / MANIFEST_PATH).read_bytes() == of(A).to_bytes()
    assert [path.name for path in (tmp_path / ".specpress").iterdir()] == [
        "manifest.json"
    ]


def test_the_folder_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    put(A, tmp_path / "link")
    assert files(tmp_path / "real") == written(A)
    assert (tmp_path / "link").is_symlink()


def test_a_relative_folder_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    put(A, Path("new/out"))
    put(B, Path("new/out"))
    monkeypatch.chdir(tmp_path / "new/out")
    assert put(B, Path()).empty


# -- what goes


def test_foreign_files_stay(tmp_path: Path) -> None:
    put(A, tmp_path)
    foreign = {"docs/mine.md": b"mine", "pkg/mine.py": b"mine", "mine": b"\xff"}
    for path, content in foreign.items():
        (tmp_path / path).write_bytes(content)
    (tmp_path / "docs" / "empty").mkdir()
    put({}, tmp_path)
    assert files(tmp_path) == written({}, foreign)
    assert (tmp_path / "docs" / "empty").is_dir()


def test_folders_that_deletions_leave_empty_go(tmp_path: Path) -> None:
    (tmp_path / "pkg").mkdir()
    (tmp_path / "unrelated").mkdir()
    put({"pkg/a/b/c.py": b"", "pkg/a/d.py": b"", "e": b""}, tmp_path)
    done = put({"pkg/a/d.py": b""}, tmp_path)
    assert done.emptied == ("pkg/a/b",)
    assert not (tmp_path / "pkg/a/b").exists()
    assert put({}, tmp_path).emptied == ("pkg/a", "pkg")
    assert sorted(snapshot(tmp_path)) == [".specpress", MANIFEST_PATH, "unrelated"]


def test_a_folder_that_gets_other_files_stays(tmp_path: Path) -> None:
    put({"pkg/a.py": b""}, tmp_path)
    cache = tmp_path / "pkg" / "__pycache__"
    cache.mkdir()
    (cache / "a.cpython-311.pyc").write_bytes(b"x")
    assert put({"pkg/b.py": b""}, tmp_path).emptied == ()
    assert cache.exists()


def test_bytecode_without_a_source_does_not_keep_a_folder(tmp_path: Path) -> None:
    put(A, tmp_path)
    cache = tmp_path / "pkg" / "__pycache__"
    cache.mkdir()
    (cache / "a.cpython-311.pyc").write_bytes(b"x")
    put({}, tmp_path)
    assert not (tmp_path / "pkg").exists()


@pytest.mark.parametrize("name", ["notes.txt", "sub.pyc/a.pyc"])
def test_a_cache_that_holds_more_than_bytecode_stays(tmp_path: Path, name: str) -> None:
    put(A, tmp_path)
    mine = tmp_path / "pkg" / "__pycache__" / name
    mine.parent.mkdir(parents=True)
    mine.write_bytes(b"x")
    put({}, tmp_path)
    assert mine.exists()


def test_bytecode_stays_with_a_foreign_source(tmp_path: Path) -> None:
    put(A, tmp_path)
    cache = tmp_path / "pkg" / "__pycache__"
    cache.mkdir()
    (cache / "mine.cpython-311.pyc").write_bytes(b"x")
    (tmp_path / "pkg" / "mine.py").write_bytes(b"")
    put({}, tmp_path)
    assert sorted(path.name for path in (tmp_path / "pkg").iterdir()) == [
        "__pycache__",
        "mine.py",
    ]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ({"a": b"1"}, {"a/b": b"2"}),
        ({"a/b": b"1", "a/c/d": b"2"}, {"a": b"3"}),
        ({"a/b/c": b"1"}, {"a/b": b"1"}),
    ],
)
def test_a_file_becomes_a_folder_and_the_other_way(
    tmp_path: Path, one: Tree, two: Tree
) -> None:
    put(one, tmp_path)
    put(two, tmp_path)
    assert files(tmp_path) == written(two)
    put(one, tmp_path)
    assert files(tmp_path) == written(one)


def test_a_name_that_changes_its_case_only(tmp_path: Path) -> None:
    put({"Name.py": b"1"}, tmp_path)
    done = put({"name.py": b"1"}, tmp_path)
    assert (done.created, done.deleted) == (("name.py",), ("Name.py",))
    assert files(tmp_path) == written({"name.py": b"1"})


def test_a_name_that_changes_its_case_where_case_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put({"Name.py": b"1", "a": b""}, tmp_path)
    os.link(tmp_path / "Name.py", tmp_path / "name.py")  # as such a system shows it
    done = plan({"name.py": b"2", "a": b""}, of({"name.py": b"2", "a": b""}), tmp_path)
    assert (done.created, done.deleted) == (("name.py",), ("Name.py",))
    assert done.unchanged == ("a",)


# -- what is refused


def test_a_foreign_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pkg").mkdir()
    (tmp_path / "pkg/a.py").write_bytes(b"mine")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_bytes(b"mine")
    assert refused(A, tmp_path) == ["file-not-ours"] * 2
    put(A, tmp_path, force=True)
    assert files(tmp_path) == written(A)


def test_a_foreign_file_of_the_same_content_is_adopted(tmp_path: Path) -> None:
    (tmp_path / "pkg").mkdir()
    (tmp_path / "pkg/a.py").write_bytes(A["pkg/a.py"])
    assert put(A, tmp_path).unchanged == ("pkg/a.py",)
    put(B, tmp_path)
    assert files(tmp_path) == written(B)


def test_edited_files_are_refused_also_where_they_would_go(tmp_path: Path) -> None:
    put(A, tmp_path)
    (tmp_path / "pkg/a.py").write_bytes(b"edited")
    (tmp_path / "docs/index.md").write_bytes(b"edited")
    (tmp_path / "pkg/b.py").write_bytes(b"foreign")
    codes = refused(B, tmp_path)
    assert codes == ["file-edited", "file-edited", "file-not-ours"]
    put(B, tmp_path, force=True)
    assert files(tmp_path) == written(B)


def test_an_edit_is_refused_also_where_nothing_else_changes(tmp_path: Path) -> None:
    put(A, tmp_path)
    (tmp_path / "pkg/a.py").write_bytes(b"edited")
    assert refused(A, tmp_path) == ["file-edited"]


def test_an_edit_to_what_is_wanted_now_is_no_edit(tmp_path: Path) -> None:
    put(A, tmp_path)
    (tmp_path / "pkg/a.py").write_bytes(B["pkg/a.py"])
    done = put(B, tmp_path)
    assert "pkg/a.py" in done.unchanged


def test_line_ends_as_git_makes_them_are_no_edit(tmp_path: Path) -> None:
    put(A, tmp_path)
    for path in ("pkg/a.py", "docs/index.md", MANIFEST_PATH):
        file = tmp_path / path
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    put(B, tmp_path)
    assert files(tmp_path) == written(B)


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"\xff", of({"../x": b""}).to_bytes(), of({"/etc/x": b""}).to_bytes()],
)
def test_a_broken_manifest_is_refused(tmp_path: Path, content: bytes) -> None:
    folder = tmp_path / "out"
    put(A, folder)
    (tmp_path / "x").write_bytes(b"")
    (folder / MANIFEST_PATH).write_bytes(content)
    assert refused(B, folder) == ["manifest-unreadable"]
    put(B, folder, force=True)
    assert files(folder) == written(B, {"docs/index.md": A["docs/index.md"]})
    assert (tmp_path / "x").exists()


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("part", ["pkg", "pkg/a.py", ".specpress", MANIFEST_PATH])
def test_links_are_refused_also_with_force(
    tmp_path: Path, part: str, *, force: bool
) -> None:
    folder, outside = tmp_path / "out", tmp_path / "outside"
    put(A, folder)
    (folder / part).rename(outside)
    (folder / part).symlink_to(outside)
    before = snapshot(tmp_path)
    assert "symlink-in-the-way" in refused(B, folder, force=force)
    assert snapshot(tmp_path) == before


def test_links_are_refused_also_where_a_file_would_go(tmp_path: Path) -> None:
    put(A, tmp_path / "out")
    (tmp_path / "out/docs").rename(tmp_path / "outside")
    (tmp_path / "out/docs").symlink_to(tmp_path / "outside")
    assert refused(B, tmp_path / "out", force=True) == ["symlink-in-the-way"]
    (tmp_path / "outside/index.md").unlink()
    put(B, tmp_path / "out")


def test_a_link_to_nowhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pkg").symlink_to("nowhere")
    assert refused(A, tmp_path) == ["symlink-in-the-way"]


def test_a_junction_is_a_link() -> None:
    def info(**fields: int) -> os.stat_result:
        return cast("os.stat_result", SimpleNamespace(**fields))

    assert disk.is_link(info(st_mode=stat.S_IFDIR, st_reparse_tag=0xA0000003))
    assert disk.is_link(info(st_mode=stat.S_IFLNK, st_reparse_tag=0))
    assert not disk.is_link(info(st_mode=stat.S_IFREG, st_reparse_tag=0x9000001A))
    assert not disk.is_link(info(st_mode=stat.S_IFDIR))


@pytest.mark.parametrize("force", [False, True])
def test_what_is_no_file_is_refused(tmp_path: Path, *, force: bool) -> None:
    (tmp_path / "pkg/a.py").mkdir(parents=True)
    if sys.platform == "win32":
        (tmp_path / "pkg/__init__.py").mkdir()
    else:
        os.mkfifo(tmp_path / "pkg/__init__.py")
    (tmp_path / "docs").write_bytes(b"")
    codes = refused(A, tmp_path, force=force)
    assert codes == ["not-a-folder", "not-a-regular-file", "not-a-regular-file"]


def test_what_is_no_file_is_refused_where_a_file_would_go(tmp_path: Path) -> None:
    put(A, tmp_path)
    (tmp_path / "docs/index.md").unlink()
    (tmp_path / "docs/index.md").mkdir()
    assert refused(B, tmp_path, force=True) == ["not-a-regular-file"]


def test_all_refusals_are_reported_at_once(tmp_path: Path) -> None:
    put(A, tmp_path)
    (tmp_path / "pkg/a.py").write_bytes(b"edited")
    (tmp_path / "pkg/b.py").write_bytes(b"foreign")
    (tmp_path / "x").symlink_to("pkg")
    codes = refused({**B, "x/y": b"", "x/z": b""}, tmp_path)
    assert codes == ["symlink-in-the-way", "file-edited", "file-not-ours"]


@pytest.mark.parametrize(
    "tree",
    [
        {"../a": b""},
        {"/a": b""},
        {".specpress/manifest.json": b""},
        {"a": b"", "A": b""},
    ],
)
def test_a_tree_that_leads_out_is_an_internal_error(tmp_path: Path, tree: Tree) -> None:
    for act in (plan, write):
        with pytest.raises(Failure) as caught:
            act(tree, of(tree), tmp_path / "out", force=True)
        assert {d.code for d in caught.value.diagnostics} == {"internal-error"}
        assert caught.value.exit_code == ExitCode.INVALID
    assert snapshot(tmp_path) == {}


def test_a_manifest_of_another_tree_is_an_internal_error(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="internal-error"):
        write(A, of(B), tmp_path)


# -- what cannot be done


@pytest.mark.parametrize("name", ["file", "file/below", "nowhere", "a\0b", "x" * 300])
def test_a_folder_that_cannot_be_is_a_clear_failure(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "nowhere").symlink_to("missing/there")
    before = snapshot(tmp_path)
    with pytest.raises(Failure) as caught:
        write(A, of(A), tmp_path / name)
    (problem,) = caught.value.diagnostics
    assert problem.code == "cannot-write"
    assert str(tmp_path / name) in problem.message
    assert caught.value.exit_code == ExitCode.INVALID
    assert snapshot(tmp_path) == before
    if name == "file":
        assert problem.message.endswith("file: not a folder")
    if name != "nowhere":
        with pytest.raises(Failure, match="cannot-write"):
            plan(A, of(A), tmp_path / name)


def test_two_writers_at_once_are_refused(tmp_path: Path) -> None:
    put(A, tmp_path)
    with lock.locked(tmp_path), pytest.raises(Failure, match="another run") as caught:
        write(B, of(B), tmp_path)
    assert caught.value.exit_code == ExitCode.INVALID
    assert files(tmp_path) == written(A)
    put(B, tmp_path)


def test_a_lock_file_of_a_killed_run_blocks_nobody(tmp_path: Path) -> None:
    put(A, tmp_path)
    (tmp_path / ".specpress/lock").write_bytes(b"")
    put(B, tmp_path)
    assert files(tmp_path) == written(B)
    (tmp_path / ".specpress/lock").write_bytes(b"")
    assert write(B, of(B), tmp_path).empty
    assert files(tmp_path) == written(B)


def test_a_lock_file_that_the_last_run_just_removed_is_no_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(A, tmp_path)
    real = lock.try_lock

    def fake(descriptor: int) -> bool:
        monkeypatch.undo()
        (tmp_path / lock.LOCK_PATH).unlink()
        return real(descriptor)

    monkeypatch.setattr(lock, "try_lock", fake)
    with lock.locked(tmp_path), pytest.raises(Failure, match="another run"):
        write(B, of(B), tmp_path)
    assert files(tmp_path) == written(A)


def test_a_lock_that_is_a_link_is_refused(tmp_path: Path) -> None:
    put(A, tmp_path / "out")
    (tmp_path / "out/.specpress/lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Failure, match="symlink-in-the-way"):
        write(B, of(B), tmp_path / "out")
    assert not (tmp_path / "elsewhere").exists()


def test_there_is_nothing_to_recover_after_a_write(tmp_path: Path) -> None:
    assert not recover(tmp_path / "missing")
    put(A, tmp_path)
    assert not recover(tmp_path)


# -- what a plan looks like


def test_a_diff(tmp_path: Path) -> None:
    put({"a": b"1\n2\n", "b": b"x", "e": b"", "g": b"\xff", "h": b""}, tmp_path)
    tree = {"a": b"1\n3", "c": b"\x0cnew\r\n", "d": b"", "g": b"", "h": b"\0"}
    shown = "".join(unified_diff(plan(tree, of(tree), tmp_path)))
    head, rest = shown.split("--- a/a\n")
    assert head.startswith(f"--- a/{MANIFEST_PATH}\n+++ b/{MANIFEST_PATH}\n@@ ")
    assert rest == (
        "+++ b/a\n@@ -1,2 +1,2 @@\n 1\n-2\n+3\n\\ No newline at end of file\n"
        "--- a/b\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n\\ No newline at end of file\n"
        "--- /dev/null\n+++ b/c\n@@ -0,0 +1 @@\n+\x0cnew\r\n"
        "--- /dev/null\n+++ b/d\n"
        "--- a/e\n+++ /dev/null\n"
        "Binary files a/g and b/g differ\n"
        "Binary files a/h and b/h differ\n"
    )


def test_an_empty_plan_has_no_diff(tmp_path: Path) -> None:
    assert list(unified_diff(put(A, tmp_path)))
    assert list(unified_diff(put(A, tmp_path))) == []


# -- any tree after any other

PATHS = st.lists(
    st.sampled_from(["a", "b", "c.py", "__init__.py"]), min_size=1, max_size=3
).map("/".join)


@st.composite
def trees(draw: st.DrawFn) -> dict[str, bytes]:
    """A sound tree: no path is also a folder of another."""
    paths = draw(st.sets(PATHS, max_size=6))
    above = {parent for path in paths for parent in folders(path)}
    content = st.sampled_from([b"", b"1", b"2\n", b"\xff\x00"])
    return {path: draw(content) for path in sorted(paths - above)}


def clash(path: str, foreign: str) -> bool:
    return f"{path}/".startswith(f"{foreign}/") or f"{foreign}/".startswith(f"{path}/")


@settings(max_examples=150, deadline=None)
@given(st.lists(trees(), min_size=1, max_size=4), trees())
def test_any_tree_after_any_other(
    tmp_path_factory: pytest.TempPathFactory,
    sequence: list[dict[str, bytes]],
    around: dict[str, bytes],
) -> None:
    folder = tmp_path_factory.mktemp("any")
    now: dict[str, bytes] = {}
    foreign: dict[str, bytes] = {}
    for tree in sequence:
        in_the_way = [f for f in foreign for path in tree if clash(path, f)]
        if in_the_way and any(tree.get(f) != foreign[f] for f in in_the_way):
            assert refused(tree, folder)
            continue
        put(tree, folder)
        now = tree
        foreign = {path: c for path, c in foreign.items() if path not in tree}
        assert files(folder) == written(now, foreign)
        assert {p for p, c in snapshot(folder).items() if c is None} == {
            parent for path in written(now, foreign) for parent in folders(path)
        }
        for path, content in around.items():
            if not any(clash(path, other) for other in (*now, *foreign)):
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(content)
                foreign[path] = content
