"""Webhooks and callbacks into `ir.Received`: the requests that the API sends.

Knows where they stand and what they are called after. A payload is read as a response is:
whoever sends it owns the resource. Does not know how anybody proves who sent it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from specpress import ir
from specpress.grammar import join
from specpress.literals import Text
from specpress.lower.body import received_body
from specpress.lower.chosen import WEBHOOKS
from specpress.lower.identity import operation_name, unusual_method
from specpress.lower.parameter import parameters
from specpress.lower.path_item import PathOperation, methods, path_operations
from specpress.lower.reading import Context, docs, mapping
from specpress.lower.responses import responses
from specpress.lower.schema import Schemas
from specpress.lower.signature import signature
from specpress.nodes import Map, Seq


@dataclass(frozen=True, slots=True)
class _Item:
    """A path item, and what the webhooks in it share."""

    key: str
    name: Sequence[str]
    operation: str
    url: str
    node: Map
    pointer: str


class Received:
    """Reads the webhooks and callbacks of one document."""

    def __init__(
        self, context: Context, schemas: Schemas, chosen: frozenset[str] | None
    ) -> None:
        self._context = context
        self._chosen = chosen
        self._schemas = schemas
        self._payloads: list[str] = []
        """Pointers of the schemas of webhooks that are chosen."""

    def all(self) -> ir.Received:
        """All of them, sorted: callbacks behind webhooks."""
        found = [each for item in self._items() for each in self._in_item(item)]
        found.sort(key=lambda each: (each.operation, each.id))
        return ir.Received(tuple(found), self._payload(), signature(self._context))

    def _items(self) -> Iterator[_Item]:
        context = self._context
        seen: set[str] = set()
        for key in WEBHOOKS:
            named = mapping(context.root, key, context.report)
            for name in named:
                if name not in seen:  # documents for old and new readers have both keys
                    found = context.follow(named[name], join("#", key, name))
                    yield _Item(name, [name], "", "", *found)
            seen |= named.keys()
        for each in path_operations(context):
            yield from self._callbacks(each)

    def _callbacks(self, operation: PathOperation) -> Iterator[_Item]:
        context = self._context
        named = mapping(operation.node, "callbacks", context.report)
        method = operation.method.lower()
        owner = operation_name(operation.template, method, operation.node)
        for name in named:
            place = join(operation.pointer, "callbacks", name)
            callback, at = context.follow(named[name], place)
            for url in callback:
                if not url.startswith("x-"):
                    found = context.follow(callback[url], join(at, url))
                    yield _Item(name, [owner, name], operation.id, url, *found)

    def _in_item(self, item: _Item) -> Iterator[ir.Webhook]:
        context, schemas = self._context, self._schemas
        for method, node, pointer in methods(item.node, item.pointer, context):
            if "callbacks" in node:
                message = "callbacks of what the API itself sends are left out"
                context.unsupported("callbacks", node, "callbacks", message)
            body, schema = received_body(node, pointer, context, schemas)
            is_chosen = self._chosen is None or f"{item.key} {method}" in self._chosen
            if schema and not item.operation and is_chosen:
                self._payloads.append(schema)
            both = ((item.node, item.pointer), (node, pointer))
            is_answered = bool(node.get("responses"))
            yield ir.Webhook(
                id=" ".join(filter(None, (item.operation, item.key, item.url, method))),
                name=tuple(map(Text, (*item.name, *unusual_method(method)))),
                key=Text(" ".join((item.key, *unusual_method(method)))),
                method=method,
                operation=item.operation,
                url=Text(item.url),
                parameters=parameters(both, context, schemas),
                body=body,
                answers=(
                    responses(node, pointer, context, schemas) if is_answered else ()
                ),
                docs=docs(node),
                where=node.where(),
            )

    def _payload(self) -> ir.Type | None:
        """The union of all that webhooks bring as JSON; None where there is no choice."""
        if len(self._payloads) < 2:
            return None
        root = self._context.root
        places = sorted(set(self._payloads))
        branches = [Map.at(root, {"$ref": each}) for each in places]
        union = Map.at(root, {"oneOf": Seq.at(root, branches)})
        return self._schemas.type_of(union, "#/webhooks")
