"""Path items into their operations.

Knows under which keys operations stand, whatever they are: those of a path, of a webhook or
of a callback.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from specpress.diagnostics import warning
from specpress.grammar import METHODS, TOKEN, join
from specpress.lower.reading import Context, mapping
from specpress.nodes import Map


@dataclass(frozen=True, slots=True)
class PathOperation:
    """An operation in the document's paths, as it stands there."""

    template: str
    method: str
    item: tuple[Map, str]
    """The path item, and its pointer."""
    node: Map
    pointer: str

    @property
    def id(self) -> str:
        """That of the `ir.Operation` which it becomes."""
        return f"{self.method} {self.template}"


def path_operations(context: Context) -> Iterator[PathOperation]:
    """All operations of the document's paths."""
    paths = mapping(context.root, "paths", context.report)
    for template in paths:
        if template.startswith("x-"):
            continue
        item = context.follow(paths[template], join("#", "paths", template))
        for method, node, pointer in methods(*item, context):
            yield PathOperation(template, method, item, node, pointer)


def methods(
    item: Map, pointer: str, context: Context
) -> Iterator[tuple[str, Map, str]]:
    """The operations of a path item: method, object and pointer."""
    for key in (*METHODS, "query"):
        node = item.get(key)
        if isinstance(node, Map):
            yield key.upper(), node, join(pointer, key)
        elif node is not None:
            message = f"{key!r} is not an object"
            context.report.add(warning("wrong-shape", item.where(key), message))
    others = mapping(item, "additionalOperations", context.report)
    for method in others:
        node = others[method]
        where = others.where(method)
        if not TOKEN.fullmatch(method) or not isinstance(node, Map):
            message = f"{method!r} is no method (RFC 9110, section 9.1): left out"
            context.report.add(warning("bad-method", where, message))
        elif method.lower() in item and method.isupper():
            message = f"{method!r} stands here twice: the first is used"
            context.report.add(warning("bad-method", where, message))
        else:
            yield method, node, join(pointer, "additionalOperations", method)
