"""Careful access to a document whose shape nobody has proven.

Knows how to take a value of a certain kind out of a node, and to report one that is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from specpress import ir
from specpress.diagnostics import Report, warning
from specpress.literals import Text
from specpress.nodes import Map, Seq, Value
from specpress.refs import References


@dataclass(frozen=True, slots=True)
class Context:
    """What every verb of lowering needs: the document's references, and where to report."""

    root: Map
    references: References
    report: Report
    exact: bool = False
    """Whether schemas mean what JSON Schema says to the letter: no type is implied."""

    def unsupported(self, code: str, node: Map, key: str, message: str) -> None:
        """Say that `node[key]` is not expressed."""
        self.report.add(
            warning(f"unsupported-{code}", node.where(key), message, _LATER)
        )

    def follow(self, value: Value, pointer: str) -> tuple[Map, str]:
        """The object that `value` stands for, and its pointer."""
        node, pointer = self.references.follow(value, pointer)
        if isinstance(node, Map):
            return node, pointer
        return Map.at(self.root, {}), pointer


_LATER = "see docs/diagnostics.md"


def mapping(node: Map, key: str, report: Report) -> Map:
    """The mapping under `key`; an empty one where there is none."""
    value = node.get(key)
    if isinstance(value, Map):
        return value
    if value is not None:
        report.add(warning("wrong-shape", node.where(key), f"{key!r} is not an object"))
    return Map.at(node, {}, key)


def items(node: Map, key: str, report: Report) -> Iterator[tuple[int, Map]]:
    """The objects of the list under `key`, with their index."""
    value = node.get(key)
    if isinstance(value, Seq):
        for index, item in enumerate(value):
            if isinstance(item, Map):
                yield index, item
            else:
                message = "this item is not an object"
                report.add(warning("wrong-shape", value.where(index), message))
    elif value is not None:
        report.add(warning("wrong-shape", node.where(key), f"{key!r} is not a list"))


def strings(node: Map, key: str) -> tuple[str, ...]:
    """The strings of the list under `key`."""
    value = node.get(key)
    return (
        tuple(item for item in value if isinstance(item, str))
        if isinstance(value, Seq)
        else ()
    )


def string(node: Map, key: str) -> str:
    """The string under `key`; numbers that YAML made of one are turned back."""
    value = node.get(key)
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) else ""


def docs(node: Map) -> ir.Docs:
    """What the document says of `node`."""
    return ir.Docs(
        summary=Text(string(node, "summary").strip()),
        description=Text(string(node, "description").strip()),
        deprecated=node.get("deprecated") is True,
    )


def example(node: Map, context: Context, pointer: str) -> ir.Example | None:
    """The first example that `node` (a parameter or media type) gives."""
    if "example" in node:
        return ir.Example(node["example"])
    examples = node.get("examples")
    if isinstance(examples, Map):
        for name in sorted(examples):
            named, _ = context.follow(examples[name], pointer)
            for key in ("value", "dataValue"):  # the latter since OpenAPI 3.2
                if key in named:
                    return ir.Example(named[key])
    return None
