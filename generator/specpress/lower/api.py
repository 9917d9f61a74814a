"""A whole document into `ir.Api`.

Knows the order in which the other verbs are called, and which operations there are.
"""

from __future__ import annotations

from collections.abc import Iterator

from specpress import ir
from specpress.diagnostics import Report, error, warning
from specpress.grammar import METHODS, join
from specpress.literals import Text
from specpress.lower.body import request_body, responses
from specpress.lower.circles import mark_circles
from specpress.lower.identity import operation_name
from specpress.lower.parameter import InexpressibleError, parameters, path_parts
from specpress.lower.reading import Context, docs, items, mapping, string, strings
from specpress.lower.schema import Schemas
from specpress.lower.security import Security
from specpress.lower.server import server
from specpress.nodes import Map
from specpress.refs import References
from specpress.source import Document


def lower(
    document: Document, references: References, report: Report, *, exact: bool = False
) -> ir.Api:
    """What `document`, in the one dialect, says. Findings go to `report`.

    With `exact`, schemas mean what JSON Schema says to the letter.
    """
    context = Context(document.root, references, report, exact)
    schemas = Schemas(context)
    security = Security(context)
    components = mapping(document.root, "components", report)
    named = mapping(components, "schemas", report)
    for name in sorted(named):
        schemas.type_of(named[name], join("#", "components", "schemas", name))
    operations = tuple(_operations(context, schemas, security))
    info = mapping(document.root, "info", report)
    paths = document.root.get("paths")
    if paths and not isinstance(paths, Map):
        where = document.root.where("paths")
        report.add(error("wrong-shape", where, "'paths' is not an object"))
    return ir.Api(
        title=Text(string(info, "title").strip()),
        version=Text(string(info, "version").strip()),
        docs=docs(info),
        server=server(context),
        bearer=security.bearer,
        tags=_tags(context, operations),
        operations=tuple(sorted(operations, key=lambda each: each.id.split()[::-1])),
        declarations=mark_circles(dict(sorted(schemas.declarations.items()))),
    )


def _operations(
    context: Context, schemas: Schemas, security: Security
) -> Iterator[ir.Operation]:
    paths = mapping(context.root, "paths", context.report)
    for template in paths:
        if template.startswith("x-"):
            continue
        item, item_at = context.follow(paths[template], join("#", "paths", template))
        for key in item:
            if key in ("query", "additionalOperations"):
                message = f"{key!r} operations are left out"
                context.unsupported("method", item, key, message)
            node = item[key]
            if key in METHODS and isinstance(node, Map):
                try:
                    yield _Reader(context, schemas, security).operation(
                        template, key, (item, item_at), node
                    )
                except InexpressibleError:
                    name = operation_name(template, key, node)
                    message = f"{name!r} is left out: see the warnings about its parts"
                    context.unsupported("operation", item, key, message)
    webhooks = mapping(context.root, "webhooks", context.report)
    if webhooks:
        context.unsupported(
            "webhooks", context.root, "webhooks", "webhooks are left out"
        )


class _Reader:
    """Lowers one operation."""

    def __init__(self, context: Context, schemas: Schemas, security: Security) -> None:
        self._context = context
        self._schemas = schemas
        self._security = security

    def operation(
        self, template: str, method: str, item: tuple[Map, str], node: Map
    ) -> ir.Operation:
        pointer = join(item[1], method)
        if "servers" in node or "servers" in item[0]:
            message = "servers of single operations are not used"
            self._context.unsupported("servers", node, "servers", message)
        if "callbacks" in node:
            message = "callbacks are left out"
            self._context.unsupported("callbacks", node, "callbacks", message)
        described = parameters((item, (node, pointer)), self._context, self._schemas)
        path, implied = path_parts(template, described, node, self._context)
        placed = {part.wire_name for part in path if isinstance(part, ir.PathParameter)}
        tags = strings(node, "tags")
        return ir.Operation(
            id=f"{method.upper()} {template}",
            operation_id=Text(operation_name(template, method, node)),
            method=method.upper(),
            path=path,
            tag=Text(tags[0] if tags else ""),
            parameters=tuple(
                each
                for each in (*described, *implied)
                if each.location is not ir.Location.PATH or self._placed(each, placed)
            ),
            body=request_body(node, pointer, self._context, self._schemas),
            responses=responses(node, pointer, self._context, self._schemas),
            credentials=self._security.credentials(node),
            docs=docs(node),
            where=node.where(),
        )

    def _placed(self, parameter: ir.Parameter, placed: set[Text]) -> bool:
        """Whether the path has a place for a path parameter."""
        if parameter.wire_name in placed:
            return True
        message = f"the path has no {{{parameter.wire_name.reveal()}}}"
        self._context.report.add(warning("unused-parameter", parameter.where, message))
        return False


def _tags(context: Context, operations: tuple[ir.Operation, ...]) -> tuple[ir.Tag, ...]:
    """The tags that operations have: those that the document lists first, in its order."""
    used = {operation.tag for operation in operations}
    listed = {
        Text(string(node, "name")): docs(node)
        for _, node in items(context.root, "tags", context.report)
    }
    order = [*(name for name in listed if name in used), *sorted(used - listed.keys())]
    return tuple(ir.Tag(name, listed.get(name, ir.Docs())) for name in order)
