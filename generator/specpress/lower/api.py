"""A whole document into `ir.Api`.

Knows the order in which the other verbs are called, and which operations there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from specpress import ir
from specpress.diagnostics import Report
from specpress.grammar import join
from specpress.literals import Text
from specpress.lower.access import split_by_direction
from specpress.lower.body import request_bodies
from specpress.lower.chosen import chosen
from specpress.lower.circles import mark_circles
from specpress.lower.idempotency import idempotency
from specpress.lower.identity import operation_name
from specpress.lower.links import links
from specpress.lower.paging import with_paging
from specpress.lower.parameter import parameters, placed
from specpress.lower.path import path_template
from specpress.lower.path_item import PathOperation, path_operations
from specpress.lower.reading import Context, docs, items, mapping, string, strings
from specpress.lower.responses import responses
from specpress.lower.schema import Schemas
from specpress.lower.security import Security
from specpress.lower.server import default_url, own_server, servers
from specpress.lower.settings import check_operations, operation_settings
from specpress.lower.streams import split_streams
from specpress.lower.subtypes import with_subtypes
from specpress.lower.uploads import with_files
from specpress.lower.webhooks import Received
from specpress.refs import References
from specpress.selection import Filter
from specpress.source import Document

_ALL = Filter()


def lower(
    document: Document,
    references: References,
    report: Report,
    *,
    exact: bool = False,
    settings: Mapping[str, ir.OperationSettings] | None = None,
    include: Filter = _ALL,
    exclude: Filter = _ALL,
) -> ir.Api:
    """What `document`, in the one dialect, says. Findings go to `report`.

    With `exact`, schemas mean what JSON Schema says to the letter. `settings` are what the
    configuration says of single operations, by their names. All is read, whatever `include`
    and `exclude` choose: it has to have a name.
    """
    context = Context(document.root, references, report, exact)
    schemas = Schemas(context)
    security = Security(context)
    named = mapping(mapping(document.root, "components", report), "schemas", report)
    for name in sorted(named):
        schemas.type_of(named[name], join("#", "components", "schemas", name))
    reader = _Reader(context, schemas, security, settings or {})
    picked = chosen(context, include, exclude)
    read = list(_operations(context, reader))
    given = (each for _, each in read)
    webhooks = Received(context, schemas, picked).all()
    both_ways = split_by_direction(*with_subtypes(given, webhooks, schemas))
    operations, received, declarations = with_files(*both_ways)
    check_operations(settings or {}, operations, context)
    operations = with_paging(operations, declarations, report)
    info = mapping(document.root, "info", report)
    return ir.Api(
        title=Text(string(info, "title").strip()),
        version=Text(string(info, "version").strip()),
        docs=docs(info),
        servers=reader.servers,
        server=default_url(reader.servers),
        schemes=security.schemes(),
        security=security.usual(operations),
        tags=_tags(context, operations),
        operations=tuple(sorted(operations, key=lambda each: each.id.split()[::-1])),
        declarations=mark_circles(dict(sorted(declarations.items()))),
        received=received,
        links=links(operations, context),
        chosen=_with_streams(picked, read),
    )


def _with_streams(
    picked: frozenset[str] | None, read: Iterable[tuple[str, ir.Operation]]
) -> frozenset[str] | None:
    """What is chosen, with all that was made of it."""
    if picked is None:
        return None
    return picked | {each.id for source, each in read if source in picked}


def _operations(
    context: Context, reader: _Reader
) -> Iterator[tuple[str, ir.Operation]]:
    """All operations, each with the id of what it is made of."""
    for given in path_operations(context):
        found = reader.operation(given)
        yield from ((found.id, each) for each in split_streams(found))


class _Reader:
    """Lowers operations."""

    def __init__(
        self,
        context: Context,
        schemas: Schemas,
        security: Security,
        settings: Mapping[str, ir.OperationSettings],
    ) -> None:
        self._context = context
        self._schemas = schemas
        self._security = security
        self._settings = settings
        self.servers = servers(context)

    def operation(self, given: PathOperation) -> ir.Operation:
        context, schemas = self._context, self._schemas
        method, node, pointer = given.method, given.node, given.pointer
        described = parameters((given.item, (node, pointer)), context, schemas)
        in_path = {
            each.wire_name.reveal()
            for each in described
            if each.location is ir.Location.PATH
        }
        in_query = {
            each.wire_name for each in described if each.location is ir.Location.QUERY
        }
        path = path_template(given.template, in_path, node, context)
        tags = strings(node, "tags")
        bodies = request_bodies(node, pointer, context, schemas)
        name = operation_name(given.template, method.lower(), node)
        settings = operation_settings(node, (name, given.id), self._settings, context)
        return ir.Operation(
            id=given.id,
            operation_id=Text(name),
            method=method,
            path=path.parts,
            query=tuple(each for each in path.query if each[0] not in in_query),
            tag=Text(tags[0] if tags else ""),
            parameters=placed(described, path, node, context),
            body=bodies[0] if bodies else None,
            other_bodies=bodies[1:],
            responses=responses(
                node, pointer, context, schemas, has_content=method != "HEAD"
            ),
            security=self._security.of(node),
            server=own_server((node, given.item[0]), self.servers, context),
            docs=docs(node),
            where=node.where(),
            settings=settings,
            idempotency=idempotency(method, described, settings),
        )


def _tags(context: Context, operations: tuple[ir.Operation, ...]) -> tuple[ir.Tag, ...]:
    """The tags that operations have: those that the document lists first, in its order."""
    used = {operation.tag for operation in operations}
    listed = {
        Text(string(node, "name")): node
        for _, node in items(context.root, "tags", context.report)
    }
    known = [ir.Tag(each, docs(listed[each]), listed[each].where()) for each in listed]
    others = (ir.Tag(each, ir.Docs()) for each in sorted(used - listed.keys()))
    return (*(each for each in known if each.name in used), *others)
