"""`$ref`: which places refer to which, under a policy. Cycles are legal; nothing is copied.

Knows JSON pointers. Does not read files or the network: what is not in the document is an
error here.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping

from specpress.diagnostics import Diagnostic, Place, Report, error
from specpress.grammar import join, tokens, walk
from specpress.nodes import Map, Seq, Value
from specpress.source import Document

MAX_REFERENCES = 200_000


class References:
    """The references of one document, each checked once."""

    def __init__(self, document: Document) -> None:
        self._root = document.root

    def follow(self, node: Value, pointer: str) -> tuple[Value, str]:
        """What `node` stands for, and the pointer of that: itself, unless it is a `$ref`.

        Only for documents that `check` found no error in.
        """
        while isinstance(node, Map) and isinstance(target := node.get("$ref"), str):
            pointer = canonical(target)
            node = self._find(target)
        return node, pointer

    def target(self, node: Map) -> tuple[Value, str]:
        """What the `$ref` of `node` leads to in one step, and its pointer."""
        reference = node["$ref"]
        assert isinstance(reference, str)
        return self._find(reference), canonical(reference)

    def _find(self, target: str) -> Value:
        """The value that a pointer names.

        Raises:
            KeyError: there is none; its argument is the first token that leads nowhere.
        """
        value: Value = self._root
        for token in tokens(target):
            if isinstance(value, Map) and token in value:
                value = value[token]
            elif (
                isinstance(value, Seq) and token.isdecimal() and int(token) < len(value)
            ):
                value = value[int(token)]
            else:
                raise KeyError(token)
        return value

    def check(self, report: Report) -> None:
        """Report every reference that is dangling, circular, external or of a wrong kind."""
        kinds: dict[str, str] = {}
        found: list[tuple[Map, str]] = []
        for node, kind, pointer in walk(self._root, "OpenAPI"):
            kinds[pointer] = kind
            if "$ref" in node and not kind.startswith("{"):
                found.append((node, kind))
        if len(found) > MAX_REFERENCES:
            report.add(
                error("too-many-refs", self._root.where(), f"{len(found)} $refs")
            )
            return
        for node, kind in found:
            self._check_one(node, kind, kinds, report)

    def _check_one(
        self, node: Map, kind: str, kinds: Mapping[str, str], report: Report
    ) -> None:
        where = node.where("$ref")
        target = node["$ref"]
        if not isinstance(target, str):
            report.add(error("bad-ref", where, "$ref is not a string"))
            return
        if not target.startswith("#/"):
            report.add(_outside(target, where))
            return
        seen: set[str] = set()
        value: Value = node
        while isinstance(value, Map) and isinstance(target := value.get("$ref"), str):
            if target in seen:
                hint = "a schema must say something besides referring to itself"
                report.add(
                    error("circular-ref", where, f"{target!r} leads to itself", hint)
                )
                return
            seen.add(target)
            if not target.startswith("#/"):
                return  # reported where it stands
            try:
                value = self._find(target)
            except KeyError as missing:
                message = f"{target!r} leads nowhere: there is no {missing.args[0]!r}"
                report.add(error("dangling-ref", where, message, self._near(target)))
                return
            actual = kinds.get(canonical(target), kind)
            if actual != kind:
                message = f"{target!r} is a {actual}, where a {kind} is meant"
                report.add(error("wrong-ref-kind", where, message))
                return
        if not isinstance(value, Map | bool):
            report.add(error("wrong-ref-kind", where, f"{target!r} is not an object"))

    def _near(self, target: str) -> str:
        path = tokens(target)
        try:
            parent = self._find("#/" + target.removeprefix("#/").rpartition("/")[0])
        except KeyError:
            return ""
        names = list(parent) if isinstance(parent, Map) else []
        close = difflib.get_close_matches(path[-1], names, 1)
        return f"did you mean {close[0]!r}?" if close else ""


def canonical(target: str) -> str:
    """A pointer in the one spelling that identities have."""
    return join("#", *tokens(target))


def _outside(target: str, where: Place) -> Diagnostic:
    if target.startswith("#"):
        message = f"{target!r} is not a JSON pointer"
        return error("bad-ref", where, message, "it starts with '#/'")
    hint = (
        "references outside of the document are not followed; bundle it into one file"
    )
    return error("external-ref", where, f"{target!r} is not in this document", hint)
