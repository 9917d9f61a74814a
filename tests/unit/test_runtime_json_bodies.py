"""JSON bodies into typed values: by the letter, or a ValueError without values."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from _runtime.json_bodies import json_body
from _runtime.models import Model


class Page(Model):
    count: int
    names: list[str]


@pytest.mark.parametrize(
    ("type_", "content", "value"),
    [
        (int, b"1", 1),
        (int, b"123456789012345678901234567890", 123456789012345678901234567890),
        (float, b"1.5", 1.5),
        (float, b"1", 1.0),
        (bool, b"true", True),
        (str, b' "a\\u00e9" ', "aé"),
        (str, '"é"'.encode(), "é"),
        (dict[str, int], b'{"a": 1}', {"a": 1}),
        (Page, b'{"count": 1, "names": []}', Page(count=1, names=[])),
    ],
)
def test_json_of_the_type_is_read(type_: type[Any], content: bytes, value: Any) -> None:
    read = json_body(type_)(content)
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("type_", "content"),
    [
        (int, b'"1"'),
        (int, b"true"),
        (int, b"1.5"),
        (int, b"null"),
        (float, b'"1.5"'),
        (float, b"true"),
        (float, b'"NaN"'),
        (bool, b"1"),
        (bool, b'"true"'),
        (bool, b'"yes"'),
        (str, b"1"),
        (list[int], b"{}"),
        (list[int], b'"12"'),
        (dict[str, int], b"[]"),
        (Page, b'{"count": "1", "names": []}'),
        (Page, b"[]"),
        (Page, b""),
        (Page, b"{"),
        (Page, b"\xff"),
    ],
)
def test_json_of_another_type_is_refused_not_coerced(
    type_: type[Any], content: bytes
) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        json_body(type_)(content)


def test_a_refusal_names_places_and_no_values() -> None:
    content = b'{"count": "v-one", "names": [1, "v-two", {"x": "v-three"}, null, []]}'
    with pytest.raises(ValueError, match="count") as caught:
        json_body(Page)(content)
    text = str(caught.value)
    assert "names.0" in text
    assert "names.2" in text
    assert "2 more" in text
    assert "v-" not in text
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


def test_decoders_of_one_type_are_equal_and_survive_pickling() -> None:
    assert json_body(Page) == json_body(Page)
    other: object = json_body(int)
    assert json_body(Page) != other
    assert pickle.loads(pickle.dumps(json_body(Page))) == json_body(Page)
