"""Bytes as base64, in the spelling they came in."""

from __future__ import annotations

import base64
import copy
import json
import pickle
from collections.abc import Callable

import pytest
from _runtime.base64s import Base64, SpelledBytes, encode, parse
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

BYTES: TypeAdapter[bytes] = TypeAdapter(Base64)


@pytest.mark.parametrize(  # RFC 4648, section 10
    ("value", "text"),
    [
        (b"", ""),
        (b"f", "Zg=="),
        (b"fo", "Zm8="),
        (b"foo", "Zm9v"),
        (b"foob", "Zm9vYg=="),
        (b"fooba", "Zm9vYmE="),
        (b"foobar", "Zm9vYmFy"),
    ],
)
def test_vectors(value: bytes, text: str) -> None:
    read = BYTES.validate_json(json.dumps(text), strict=True)
    assert type(read) is bytes
    assert read == value
    assert BYTES.dump_json(value) == json.dumps(text).encode()


def url_safe(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).decode()


def bare(value: bytes) -> str:
    return url_safe(value).rstrip("=")


def wrapped(value: bytes) -> str:
    return base64.encodebytes(value).decode()


def mime(value: bytes) -> str:
    return base64.encodebytes(value).decode().replace("\n", "\r\n")


@given(st.binary(max_size=200), st.sampled_from([url_safe, bare, wrapped, mime]))
def test_every_spelling_comes_back_to_the_letter(
    value: bytes, spelled: Callable[[bytes], str]
) -> None:
    text = json.dumps(spelled(value))
    read = BYTES.validate_json(text, strict=True)
    assert read == value
    assert hash(read) == hash(value)
    assert json.loads(BYTES.dump_json(read)) == spelled(value)


def test_bits_that_mean_nothing_come_back_too() -> None:
    read = BYTES.validate_json('"Zh=="', strict=True)
    assert read == b"f"
    assert BYTES.dump_json(read) == b'"Zh=="'


@pytest.mark.parametrize(
    "text",
    ["Z", "Zg=", "Zg===", "Zm9v=", "Zm9vY", "Z=g=", "=", "Zg==Zg==", "Z*==", "Zgé="],
)
def test_other_text_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="RFC 4648"):
        BYTES.validate_json(json.dumps(text), strict=True)
    with pytest.raises(ValidationError, match="RFC 4648"):
        BYTES.validate_python(text)


@pytest.mark.parametrize("value", [1, True, None, [], [1]])
def test_other_types_are_refused(value: object) -> None:
    with pytest.raises(ValidationError):
        BYTES.validate_python(value)


def pickled(value: bytes) -> bytes:
    again: bytes = pickle.loads(pickle.dumps(value))
    return again


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, pickled])
@pytest.mark.parametrize("text", ["Zg==", "Zg", "Zm9v\n"])
def test_copies_keep_the_text(again: Callable[[bytes], bytes], text: str) -> None:
    read = parse(text)
    assert again(read) == read
    assert encode(again(read)) == text


def test_computed_values_forget_the_text() -> None:
    assert isinstance(parse("Zg"), SpelledBytes)
    assert encode(parse("Zg") + b"oo") == "Zm9v"


def test_bytes_of_the_callers_own_are_taken_and_kept_in_python() -> None:
    assert BYTES.validate_python(b"\xff") == b"\xff"
    assert BYTES.dump_python(b"\xff") == b"\xff"
