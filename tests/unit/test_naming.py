"""Names made of words: identifiers for anything a document can hold."""

from __future__ import annotations

import keyword

import pytest
from hypothesis import given
from hypothesis import strategies as st
from specpress.naming import LONGEST, constant, package_name, pascal, snake, words

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("customFieldsV2", ("custom", "fields", "v2")),
        ("getCustomer-v1", ("get", "customer", "v1")),
        ("HTTPServer", ("http", "server")),
        ("snake_case", ("snake", "case")),
        ("kebab-case", ("kebab", "case")),
        ("com.example.Thing", ("com", "example", "thing")),
        ("Crème brûlée", ("creme", "brulee")),
        ("größe", ("grosse",)),
        ("-1", ("minus", "1")),
        ("+1", ("plus", "1")),
        ("a-1", ("a", "1")),
        ("用户", ("u7528", "u6237")),
        ("", ()),
        (" ", ()),
        ("$", ("dollar", "sign")),
        ("<=", ("less", "than", "or", "equal")),
        ("Etc/GMT+1", ("etc", "gmt", "plus", "1")),
        ("!exists", ("not", "exists")),
        ("-@created", ("minus", "created")),
        ("-created_at", ("minus", "created", "at")),
        ("a--b", ("a", "b")),
        ("customerIDs", ("customer", "ids")),
        ("IPv6Address", ("ipv6", "address")),
        ("OAuth2Client", ("oauth2", "client")),
        ("k8s", ("k8s",)),
        ("S3Bucket", ("s3", "bucket")),
        ("16x16", ("16x16",)),
        ("HTTP2Server", ("http2", "server")),
    ],
)
def test_words(text: str, expected: tuple[str, ...]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "in_snake", "in_pascal", "in_constant"),
    [
        ("customer_id", "customer_id", "CustomerId", "CUSTOMER_ID"),
        ("ID", "id", "ID", "ID"),
        ("Id", "id", "Id", "ID"),
        ("class", "class_", "Class", "CLASS"),
        ("match", "match", "Match", "MATCH"),
        ("none", "none", "None_", "NONE"),
        ("2fa", "field_2fa", "Field2fa", "FIELD_2FA"),
        ("", "field", "Field", "FIELD"),
    ],
)
def test_styles(text: str, in_snake: str, in_pascal: str, in_constant: str) -> None:
    assert snake(text, default="field") == in_snake
    assert pascal(text, default="Field") == in_pascal
    assert constant(text, default="FIELD") == in_constant


@given(TEXTS)
def test_any_text_gives_an_ascii_identifier(text: str) -> None:
    for name in (
        snake(text, default="field"),
        pascal(text, default="Field"),
        constant(text, default="FIELD"),
    ):
        assert name.isascii()
        assert name.isidentifier()
        assert not keyword.iskeyword(name)
        assert not name.startswith("_")


def test_long_names_are_cut_and_still_differ() -> None:
    first, second = (snake("x" * 3000 + end, default="f") for end in "ab")
    assert first != second
    assert len(first) == len(second) <= LONGEST + len("__e220")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Metronome", "metronome"),
        ("Train Travel API", "train_travel"),
        ("API", "api"),
        ("The Example REST API", "the_example"),
        ("con", "con_client"),
        ("Docs", "docs_client"),
        ("", ""),
    ],
)
def test_package_name(title: str, name: str) -> None:
    assert package_name(title) == name
