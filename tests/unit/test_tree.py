"""Which paths may stand in a tree, and the manifest there and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from specpress.tree import (
    Manifest,
    fold,
    folders,
    manifest_of,
    parse_manifest,
    path_fault,
    tree_faults,
)

GOOD = ["a", "a/b.py", "pkg/__init__.py", ".gitattributes", "docs/llms.txt", "a b", "é"]
BAD = [
    "",
    "/a",
    "a/",
    "a//b",
    ".",
    "..",
    "a/../b",
    "./a",
    "a\\b",
    "C:/a",
    "c:a",
    "a:stream",
    "a\0b",
    "a\nb",
    "a*",
    "a.",
    "a ",
    "a./b",
    "con",
    "NUL.py",
    "a/aux .txt",
    "com1",
    "CONIN$",
    "\ud800",
    ".specpress",
    ".specpress/manifest.json",
    ".SpecPress/x",
]


@pytest.mark.parametrize("path", GOOD)
def test_a_good_path_has_no_fault(path: str) -> None:
    assert path_fault(path) is None


@pytest.mark.parametrize("path", BAD)
def test_a_bad_path_has_a_fault_and_a_manifest_with_it_is_none(path: str) -> None:
    assert path_fault(path)
    assert tree_faults([path])
    if path != "\ud800":
        assert parse_manifest(Manifest("1", "s", {path: "0"}).to_bytes()) is None


@pytest.mark.parametrize(
    "paths",
    [
        ("a.py", "A.py"),
        ("pkg/a", "PKG/b"),
        ("straße", "STRASSE"),
        ("\u00e9", "e\u0301"),
        ("a", "a/b"),
        ("A", "a/b"),
    ],
)
def test_paths_that_some_system_takes_for_one_are_a_fault(
    paths: tuple[str, ...],
) -> None:
    assert tree_faults(paths)
    assert not any(map(tree_faults, ([path] for path in paths)))


def test_paths_of_one_folder_are_no_fault() -> None:
    assert tree_faults(["a/b", "a/c", "a/d/e", "a.py"]) == []


def test_folders_are_those_above_a_path() -> None:
    assert folders("a") == ()
    assert folders("a/b/c") == ("a", "a/b")


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.dictionaries(st.sampled_from(GOOD), st.binary()))
def test_a_manifest_comes_back_as_it_was(tree: dict[str, bytes]) -> None:
    manifest = manifest_of(tree, version="1.2", source="abc")
    assert parse_manifest(manifest.to_bytes()) == manifest


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"[]",
        b"null",
        b"{}",
        b"[" * 100_000,
        b'{"specpress": "1", "source_sha256": "s"}',
        b'{"specpress": 1, "source_sha256": "s", "files": {}}',
        b'{"specpress": "1", "source_sha256": "s", "files": []}',
        b'{"specpress": "1", "source_sha256": "s", "files": {"a": 1}}',
        b"<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> other\n",
    ],
)
def test_what_is_not_a_manifest_of_ours_is_none(content: bytes) -> None:
    assert parse_manifest(content) is None
