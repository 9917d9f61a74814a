"""Settings of signatures: what is read, and what is refused, in both places."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from specpress import ir
from specpress.config import Client
from specpress.configuration import read_client
from specpress.diagnostics import Failure
from specpress.literals import Text
from specpress.pipeline import generate
from specpress.signatures import PRESETS, read_signature
from specpress.source import parse

GOOD: dict[str, Any] = {"header": "X-Sign", "signed": "{X-Id}.{body}"}


def test_a_table_is_read_with_defaults() -> None:
    reading = read_signature(GOOD, is_trusted=False)
    assert reading.problems == ()
    assert reading.signature == ir.Signature(Text("X-Sign"), Text("{X-Id}.{body}"))


@pytest.mark.parametrize("preset", sorted(PRESETS))
def test_presets_are_sound(preset: str) -> None:
    """A preset by its name, in a table, and written out are one."""
    by_name = read_signature(preset, is_trusted=False)
    assert by_name.problems == ()
    assert by_name.signature == PRESETS[preset]
    assert read_signature({"preset": preset}, is_trusted=False) == by_name


def test_a_table_changes_its_preset() -> None:
    found = read_signature({"preset": "stripe", "tolerance": 60}, is_trusted=False)
    assert found.signature is not None
    assert found.signature.tolerance == 60
    assert found.signature.header == PRESETS["stripe"].header


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (None, "neither a table"),
        (5, "neither a table"),
        ("strip", "preset is not known"),
        ({"preset": 5}, "preset is not known"),
        ({}, "no header"),
        ({"header": "X"}, "{body}"),
        ({**GOOD, "signed": "{timestamp}"}, "{body}"),
        ({**GOOD, "signed": "{timestamp}{body}"}, "timestamp_header"),
        ({**GOOD, "timestamp_header": "X-Time"}, "{timestamp}"),
        ({**GOOD, "signed": "{a b}{body}"}, "no header"),
        ({**GOOD, "signed": "{{body}"}, "brace"),
        ({**GOOD, "signed": "{body}}"}, "brace"),
        ({**GOOD, "header": "X Y"}, "header is not"),
        ({**GOOD, "header": "X\n"}, "header is not"),
        ({**GOOD, "algorithm": "md5"}, "sha256"),
        ({**GOOD, "encoding": "text"}, "encoding is not"),
        ({**GOOD, "key_encoding": "hex"}, "key_encoding is not"),
        ({**GOOD, "tolerance": 0}, "tolerance is not"),
        ({**GOOD, "tolerance": True}, "tolerance is not"),
        ({**GOOD, "tolerance": 1e9}, "tolerance is not"),
        ({**GOOD, "prefix": "é"}, "prefix is not"),
        ({**GOOD, "prefx": "x"}, "unknown key prefx"),
        ({"preset": "stripe", "separator": ""}, "separator"),
        ({"preset": "stripe", "timestamp_header": "X"}, "either"),
    ],
)
def test_what_is_no_scheme_is_refused(value: object, message: str) -> None:
    reading = read_signature(value, is_trusted=True)
    assert reading.signature is None
    assert any(message in each.message + each.hint for each in reading.problems)
    table = {"spec": "a", "webhooks": {"signature": value}}
    with pytest.raises(Failure, match="bad-config"):
        read_client(Path("specpress.toml"), "clients.a", table)
    with pytest.raises(Failure, match="bad-signature"):
        generate(signed(value), Client("", package="example"))


def signed(value: object) -> Any:
    """A document that says this of signatures."""
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Example", "version": "1"},
        "paths": {},
        "x-specpress": {"webhooks": {"signature": value}},
    }
    return parse(yaml.safe_dump(document).encode(), "spec.yaml")


def test_no_document_says_where_the_secret_is() -> None:
    """Else it could name a variable whose value is known to everybody."""
    table = {**GOOD, "secret_variable": "PATH"}
    with pytest.raises(Failure, match="unknown key secret_variable"):
        generate(signed(table), Client("", package="example"))
    assert read_signature(table, is_trusted=True).signature is not None
    bad = {**GOOD, "secret_variable": "A B"}
    assert read_signature(bad, is_trusted=True).signature is None


def test_the_configuration_wins_over_the_document() -> None:
    table = {"spec": "-", "package": "example", "webhooks": {"signature": "github"}}
    client = read_client(Path("specpress.toml"), "clients.a", table)
    tree = generate(signed("stripe"), client).tree
    assert b"X-Hub-Signature-256" in tree["example/webhooks.py"]
    assert b"Stripe" not in tree["example/webhooks.py"]


@pytest.mark.parametrize("value", [[], "x", {"signatures": "stripe"}])
def test_other_tables_of_webhooks_are_refused(value: object) -> None:
    with pytest.raises(Failure, match="bad-config"):
        read_client(Path("a.toml"), "clients.a", {"spec": "a", "webhooks": value})
