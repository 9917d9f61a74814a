"""Modules of models: each can be imported first, alone, and finds what it names."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from behaviour.made import Json, client_of, document

WHEN = "2024-02-29T12:00:00.000Z"


def ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


# A circle of modules, one of whose arrows is "extends"; constants on both sides of it; and a
# field that is called like what the emitted module imports.
SCHEMAS: Json = {
    "Node": {
        "type": "object",
        "required": ["type"],
        "properties": {
            "type": {"const": "node"},
            "children": {"type": "array", "items": ref("Leaf")},
            "detail": {"type": "object", "properties": {"leaf": ref("Leaf")}},
            "at": {"type": "string", "format": "date-time"},
            "models": {"type": "array", "items": ref("Other")},
        },
    },
    "Leaf": {
        "allOf": [
            ref("Node"),
            {
                "type": "object",
                "required": ["kind"],
                "properties": {"kind": {"const": "leaf"}, "parent": ref("Node")},
            },
        ]
    },
    "Other": {"type": "object", "properties": {"leaf": ref("Leaf")}},
}


@pytest.fixture(params=["node", "leaf", "other"])
def models(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, Any]]:
    """The models, after one of the modules has been imported; and which that is."""
    with client_of(document(SCHEMAS), "circular", tmp_path) as package:
        importlib.import_module(f"circular.models.{request.param}")
        yield request.param, package.models


def test_any_module_can_be_first(models: tuple[str, Any]) -> None:
    first, package = models
    body = {
        "type": "node",
        "kind": "leaf",
        "parent": {"type": "node", "at": WHEN},
        "children": [{"type": "node", "kind": "leaf"}],
        "detail": {"leaf": {"type": "node", "kind": "leaf"}},
        "models": [{"leaf": {"type": "node", "kind": "leaf", "more": 1}}],
    }
    if first == "node":
        body = {"type": "node", "children": [body]}
    elif first == "other":
        body = {"leaf": body}
    class_ = getattr(package, first.title())
    read = class_.model_validate(body, strict=True, by_alias=True, by_name=False)
    assert read.model_dump(mode="json", exclude_unset=True) == body


def test_inherited_fields_are_of_their_types(models: tuple[str, Any]) -> None:
    _, package = models
    leaf = package.Leaf(children=[package.Leaf()], models=[package.Other()], at=WHEN)
    assert type(leaf.children[0]) is package.Leaf
    with pytest.raises(ValueError, match="children"):
        package.Leaf(children=[1])


def test_constants_of_both_classes_are_filled_in_and_required(
    models: tuple[str, Any],
) -> None:
    _, package = models
    leaf = package.Leaf(parent=package.Node())
    assert leaf.model_dump(exclude_unset=True) == {
        "type": "node",
        "kind": "leaf",
        "parent": {"type": "node"},
    }
    for missing in ("type", "kind"):
        body = {"type": "node", "kind": "leaf"}
        del body[missing]
        with pytest.raises(ValueError, match=missing):
            package.Leaf.model_validate(body)


def test_naming_a_model_imports_nothing(tmp_path: Path) -> None:
    import sys

    with client_of(document(SCHEMAS), "circular", tmp_path):
        importlib.import_module("circular.models.other")
        loaded = {name for name in sys.modules if name.startswith("circular.models.")}
        assert loaded == {"circular.models.other"}
