"""Overlays (OpenAPI Overlay Specification 1.0 and 1.1): what a file of them asks for.

Knows the fields of an overlay and of its actions. Does not know what actions do (`overlaying`).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from specpress.diagnostics import Failure, Place, error
from specpress.jsonpath import NotAQuery, Query
from specpress.nodes import Map, Seq, Value, excerpt
from specpress.settings import nearest
from specpress.source import Part

Scalar = TypeVar("Scalar", str, bool)


@dataclass(frozen=True, slots=True)
class Update:
    """Merge what stands at `update` of an action into each node."""

    action: Map

    @property
    def value(self) -> Value:
        """What is merged."""
        return self.action["update"]


@dataclass(frozen=True, slots=True)
class Copy:
    """Merge the one node that `source` selects into each node."""

    source: Query


@dataclass(frozen=True, slots=True)
class Remove:
    """Take each node out of what holds it."""


Change: TypeAlias = Update | Copy | Remove


@dataclass(frozen=True, slots=True)
class Action:
    """What is done to the nodes that `target` selects."""

    target: Query
    change: Change | None
    """None where the action says none that counts."""
    node: Map

    def where(self, key: str) -> Place:
        """The place of one of its fields."""
        return self.node.where(key)


@dataclass(frozen=True, slots=True)
class Overlay:
    """A file of actions, in their order."""

    name: str
    root: Map
    extends: str
    """The document that it was made for, as a URI reference; "" where it does not say."""
    actions: tuple[Action, ...]


_VERSION = re.compile(r"1\.([01])\.\d+")
_FIELDS = ("overlay", "info", "extends", "actions")
_ACTION = ("target", "description", "update", "remove")


def overlay_in(part: Part) -> Overlay:
    """The overlay that the file `part` is.

    Raises:
        Failure: it is none.
    """
    root = part.root
    if not isinstance(root, Map) or "overlay" not in root:
        where = root.where() if isinstance(root, Map | Seq) else Place(part.name)
        hint = "`overlay: 1.0.0` at its top says that it is one"
        raise Failure(error("bad-overlay", where, "this is not an overlay", hint))
    version = _VERSION.fullmatch(str(root["overlay"]))
    if version is None:
        message = f"overlay is {excerpt(str(root['overlay']))}"
        raise _bad(root, "overlay", message, "specpress knows 1.0.0 and 1.1.0")
    _check_keys(root, _FIELDS)
    info = root.get("info")
    if not isinstance(info, Map):
        raise _bad(root, "info", "an overlay has an object `info`")
    for key in ("title", "version"):
        _field(info, key, str)
    actions = root.get("actions")
    if not isinstance(actions, Seq) or not actions:
        raise _bad(root, "actions", "an overlay has a list of actions")
    known = (*_ACTION, "copy") if version[1] == "1" else _ACTION
    return Overlay(
        name=part.name,
        root=root,
        extends=_field(root, "extends", str) if "extends" in root else "",
        actions=tuple(
            _action(actions, index, each, known) for index, each in enumerate(actions)
        ),
    )


def _action(actions: Seq, index: int, node: Value, known: Collection[str]) -> Action:
    if not isinstance(node, Map):
        where = actions.where(index)
        raise Failure(error("bad-overlay", where, "an action is an object"))
    _check_keys(node, known)
    if "description" in node:
        _field(node, "description", str)
    return Action(_query(node, "target"), _change(node), node)


def _change(node: Map) -> Change | None:
    if "remove" in node and _field(node, "remove", bool):
        return Remove()
    match "update" in node, "copy" in node:
        case True, False:
            return Update(node)
        case False, True:
            return Copy(_query(node, "copy"))
        case _:  # with both, neither has an impact (1.1.0, "Action Object")
            return None


def _query(node: Map, key: str) -> Query:
    text = _field(node, key, str)
    try:
        return Query.of(text)
    except NotAQuery as problem:
        message = f"{key} is no JSONPath (RFC 9535): {problem}"
        raise _bad(node, key, message) from None


def _field(node: Map, key: str, kind: type[Scalar]) -> Scalar:
    value = node.get(key)
    if isinstance(value, kind):
        return value
    wanted = "true or false" if kind is bool else "a string"
    message = f"{key} is not {wanted}" if key in node else f"there is no {key}"
    raise _bad(node, key, message)


def _check_keys(node: Map, known: Collection[str]) -> None:
    for key in node:
        if key not in known and not key.startswith("x-"):
            raise _bad(node, key, f"unknown field {excerpt(key)}", nearest(key, known))


def _bad(node: Map, key: str, message: str, hint: str = "") -> Failure:
    return Failure(error("bad-overlay", node.where(key), message, hint))
