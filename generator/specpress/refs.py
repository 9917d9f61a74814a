"""What a `$ref` stands for, in a document that is one file and sound (`bundle`).

Knows JSON pointers. Does not check anything.
"""

from __future__ import annotations

from specpress.grammar import join, tokens
from specpress.nodes import Map, Seq, Value
from specpress.source import Document


class References:
    """The references of one document."""

    def __init__(self, document: Document) -> None:
        self._root = document.root

    def follow(self, node: Value, pointer: str) -> tuple[Value, str]:
        """What `node` stands for, and the pointer of that: itself, unless it is a `$ref`."""
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
        value: Value = self._root
        for token in tokens(target):
            if isinstance(value, Map):
                value = value[token]
            else:
                assert isinstance(value, Seq)  # the bundle has no other
                value = value[int(token)]
        return value


def canonical(target: str) -> str:
    """A pointer in the one spelling that identities have."""
    return join("#", *tokens(target))
