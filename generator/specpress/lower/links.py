"""Links of responses into `ir.Link`: what they lead to, and what is given to it.

Knows Link objects. Does not know the grammar of expressions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from specpress import ir
from specpress.diagnostics import warning
from specpress.grammar import STATUS, join, tokens
from specpress.literals import Text
from specpress.lower.expressions import link_value
from specpress.lower.path_item import path_operations
from specpress.lower.reading import Context, docs, mapping, string
from specpress.nodes import Map


def links(operations: Iterable[ir.Operation], context: Context) -> tuple[ir.Link, ...]:
    """The links of all responses that lead to a request, sorted."""
    found = _Links({each.id: each for each in operations}, context).all()
    return tuple(sorted(found, key=lambda each: (each.source, each.status, each.name)))


class _Links:
    """Reads the links of one document."""

    def __init__(
        self, operations: Mapping[str, ir.Operation], context: Context
    ) -> None:
        self._operations = operations
        self._context = context
        self._by_name = {each.operation_id: each for each in operations.values()}

    def all(self) -> Iterator[ir.Link]:
        for each in path_operations(self._context):
            source = self._operations[each.id]
            yield from self._of_operation(source, each.node, each.pointer)

    def _of_operation(
        self, source: ir.Operation, node: Map, pointer: str
    ) -> Iterator[ir.Link]:
        context = self._context
        responses = mapping(node, "responses", context.report)
        for status in filter(STATUS.fullmatch, responses):
            at = join(pointer, "responses", status)
            response, at = context.follow(responses[status], at)
            named = mapping(response, "links", context.report)
            for name in named:
                link, _ = context.follow(named[name], join(at, "links", name))
                target = self._target(name, link)
                if target is not None:
                    yield self._link((name, status), source, target, link)

    def _target(self, name: str, link: Map) -> ir.Operation | None:
        """The operation that a link leads to; of None, it is said why."""
        called, reference = string(link, "operationId"), string(link, "operationRef")
        if not called and reference and not reference.startswith("#"):
            message = f"the link {name!r} leads to another document: left out"
            self._context.unsupported("links", link, "operationRef", message)
            return None
        target = self._by_name.get(Text(called))
        match tokens(reference):
            case ["paths", template, method] if not called:
                target = self._operations.get(f"{method.upper()} {template}")
            case _:
                pass
        if target is None:
            self._bad(link, f"the link {name!r} leads to no operation: left out")
        return target

    def _link(
        self,
        name: tuple[str, str],
        source: ir.Operation,
        target: ir.Operation,
        link: Map,
    ) -> ir.Link:
        if "server" in link:
            message = f"the link {name[0]!r} goes where its operation does"
            self._context.unsupported("links", link, "server", message)
        body = None
        if "requestBody" in link:
            body = self._value("requestBody", link, source)
            if target.body is None:
                self._bad(link, "its operation takes no body", "requestBody")
                body = None
        return ir.Link(
            name=Text(name[0]),
            source=source.id,
            status=name[1],
            target=target.id,
            arguments=tuple(self._arguments(link, source, target)),
            body=body,
            docs=docs(link),
            where=link.where(),
        )

    def _arguments(
        self, link: Map, source: ir.Operation, target: ir.Operation
    ) -> Iterator[ir.LinkArgument]:
        given = mapping(link, "parameters", self._context.report)
        for key in given:
            place, _, name = key.partition(".")
            found = [
                each
                for each in target.parameters
                if each.wire_name == Text(key)
                or (each.location.value, each.wire_name) == (place, Text(name))
            ]
            value = self._value(key, given, source)
            if len(found) != 1:
                number = "several parameters" if found else "no parameter"
                self._bad(given, f"its operation has {number} {key!r}", key)
            elif value is not None:
                yield ir.LinkArgument(found[0].location, found[0].wire_name, value)

    def _value(self, key: str, node: Map, source: ir.Operation) -> ir.LinkValue | None:
        value = link_value(node[key])
        parts = value.parts if isinstance(value, ir.Embedded) else (value,)
        for part in parts:
            if isinstance(part, ir.Expression) and not _is_readable(part, source):
                value = None
        if value is None:
            self._bad(node, f"what {key!r} is given cannot be evaluated", key)
        return value

    def _bad(self, node: Map, message: str, key: str | None = None) -> None:
        self._context.report.add(warning("bad-link", node.where(key), message))


def _is_readable(expression: ir.Expression, source: ir.Operation) -> bool:
    """Whether a request has what is read of it: a whole segment of its path."""
    if expression.origin is not ir.Origin.REQUEST_PATH:
        return True
    return any(
        each.location is ir.Location.PATH
        and each.wire_name == expression.name
        and each.style is ir.ValueStyle.SIMPLE
        for each in source.parameters
    )
