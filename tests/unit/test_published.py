"""The file of published names: readable, sorted, a line a name, and checked before use."""

from __future__ import annotations

import difflib
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from specpress.diagnostics import Failure, Place
from specpress.published import Entry, Published, parse_published

HERE = Place("names.toml")
KEYS = st.text(st.characters(exclude_categories=["Cs"]))
CLASSES = st.from_regex(r"\A[A-Z][A-Za-z0-9_]{0,9}\Z")
METHODS = st.from_regex(r"\A[a-z][a-z0-9_]{0,9}\.[a-z][a-z0-9_]{0,9}\Z")


def entries(names: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, Entry]]:
    former = st.lists(names, max_size=2).map(tuple)
    return st.dictionaries(
        KEYS, st.builds(Entry, names, former, st.none() | KEYS), max_size=4
    )


@given(st.builds(Published, entries(CLASSES), entries(METHODS)))
def test_what_is_written_is_read_again(published: Published) -> None:
    """Whatever a document calls its schemas; tomllib is the oracle of the syntax."""
    content = published.to_bytes()
    assert parse_published(content, HERE) == published
    assert set(tomllib.loads(content.decode())) == {"classes", "methods"}


def test_a_new_name_is_a_new_line() -> None:
    few = {"b": Entry("B"), "d": Entry("D")}
    old = Published(few).to_bytes().decode().splitlines()
    for key in "ace":
        new = Published({**few, key: Entry("X")}).to_bytes().decode().splitlines()
        changed = [each for each in difflib.ndiff(old, new) if each[0] != " "]
        assert changed == [f'+ "{key}" = "X"']


def test_a_person_may_write_a_method_as_a_string() -> None:
    content = b'[methods]\n"GET /a" = "things.get"\n'
    assert parse_published(content, HERE).methods == {"GET /a": Entry("things.get")}


@pytest.mark.parametrize(
    "content",
    [
        b"\xff",
        b"<<<<<<< ours",
        b'[classes]\n"a" = "A"\n"a" = "B"',
        b'[class]\n"a" = "A"',
        b"classes = 1",
        b'[classes]\n"a" = 1',
        b'[classes]\n"a" = "A; import os"',
        b'[classes]\n"a" = "A\\n"',
        b'[classes]\n"a" = "__class__"',
        b'[classes]\n"a" = "str"',
        b'[classes]\n"a" = "\xc3\x84"',
        b'[classes]\n"a" = { name = "A", former = "B" }',
        b'[classes]\n"a" = { name = "A", former = ["B C"] }',
        b'[classes]\n"a" = { name = "A", was = "B" }',
        b'[classes]\n"a" = { former = ["B"] }',
        b'[methods]\n"a" = "get"',
        b'[methods]\n"a" = "a..get"',
        b'[methods]\n"a" = "a.B.get"',
        b'[methods]\n"a" = "things.Get"',
        b'[methods]\n"a" = { name = "a.b", operation_id = 1 }',
        b"a = " + b"[" * 5000,
    ],
)
def test_what_is_no_file_of_names_is_an_error(content: bytes) -> None:
    with pytest.raises(Failure) as caught:
        parse_published(content, HERE)
    assert {each.code for each in caught.value.diagnostics} == {"bad-names"}
    assert {each.where for each in caught.value.diagnostics} == {HERE}
    assert caught.value.exit_code == 2
