"""The views of `docs/`: an index, and a page an operation.

Knows what a reader needs, and where each page is. Does not know how Markdown is made safe.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from specpress import ir
from specpress.literals import Code, Text
from specpress.markdown import (
    json_text,
    md_block,
    md_cell,
    md_code,
    md_code_cell,
    md_fence,
    md_text,
)
from specpress.names import Names
from specpress.views.absence import tells_absent_from_null
from specpress.views.answers import streamed
from specpress.views.arguments import body_name, constant
from specpress.views.credentials import Given, given, taken
from specpress.views.errors import error_class, reason
from specpress.views.features import has_choice
from specpress.views.keyword_bodies import body_fields
from specpress.views.model import by_home
from specpress.views.resource import endpoint
from specpress.views.rows import Row, model_path, named, presence, type_text, words
from specpress.views.snippets import Snippets, snippets
from specpress.views.webhook_docs import webhook_path, webhook_title
from specpress.views.webhooks import parser_name, secret_variable, sent


@dataclass(frozen=True, slots=True)
class Link:
    title: Code
    path: Code
    summary: Code
    call: Code = Code("")


@dataclass(frozen=True, slots=True)
class Section:
    title: Code
    text: Code
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """`docs/index.md` and `docs/llms.txt`"""

    title: Code
    version: Code
    text: Code
    summary: Code
    """One line of `text`."""
    package: Code
    client: Code
    server: Code
    settings: tuple[Given, ...]
    """The secrets that a caller gives."""
    base_url_variable: Code
    webhook_secret: Code
    """The environment variable; empty where webhooks are not signed."""
    sections: tuple[Section, ...]
    webhooks: tuple[Link, ...]
    models: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ResponseRow:
    status: Code
    type: Code
    error: Code
    text: Code


@dataclass(frozen=True, slots=True)
class ExampleView:
    status: Code
    json: Code


@dataclass(frozen=True, slots=True)
class HeadersTable:
    """The documented headers of one response."""

    name: Code
    """The class that reads them."""
    status: Code
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class LinkRow:
    function: Code
    status: Code
    target: Code
    text: Code


@dataclass(frozen=True, slots=True)
class OperationPage:
    """`docs/operations/<tag>/<method>.md`"""

    title: Code
    is_deprecated: bool
    call: Code
    endpoint: Code
    text: Code
    auth: Code
    """What goes along."""
    operation: Code
    parameters: tuple[Row, ...]
    snippets: Snippets
    item: Code
    """The type of one of many items; empty where an operation has no pages."""
    is_stream: bool
    responses: tuple[ResponseRow, ...]
    errors: tuple[ResponseRow, ...]
    examples: tuple[ExampleView, ...]
    package: Code
    headers: tuple[HeadersTable, ...]
    links: tuple[LinkRow, ...]


def operation_path(operation: ir.Operation, names: Names) -> Code:
    """The page of an operation, below `docs`."""
    resource = names.resources[operation.tag]
    return Code(f"operations/{resource.module}/{names.methods[operation.id]}.md")


def index(api: ir.Api, names: Names) -> Index:
    """The first page."""
    words = api.docs.description or api.docs.summary
    prefix = names.package.upper()
    return Index(
        title=md_text(api.title or Text("API")),
        version=md_text(api.version),
        text=md_block(words),
        summary=md_cell(_first_paragraph(words)),
        package=names.package,
        client=names.client,
        server=md_code(api.server) if api.server else Code(""),
        settings=tuple(given(api.schemes, names)),
        base_url_variable=Code(f"{prefix}_BASE_URL"),
        webhook_secret=_webhook_secret(api, names),
        sections=tuple(
            _section(tag, api, names)
            for tag in api.tags
            if any(each.tag == tag.name for each in api.operations)
        ),
        webhooks=tuple(_webhook(each, names) for each in api.received.webhooks),
        models=tuple(
            Link(
                names.classes[members[0].id],
                model_path(home, names),
                _about(members[0]),
            )
            for home, members in sorted(
                by_home(api).items(), key=lambda item: names.modules[item[0]]
            )
        ),
    )


def _section(tag: ir.Tag, api: ir.Api, names: Names) -> Section:
    return Section(
        title=md_text(tag.name or Text("Operations")),
        text=md_block(tag.docs.description),
        links=tuple(
            Link(
                title=_title(each),
                path=operation_path(each, names),
                summary=md_code_cell(endpoint(each)),
                call=_call(each, names),
            )
            for each in api.operations
            if each.tag == tag.name
        ),
    )


def _webhook_secret(api: ir.Api, names: Names) -> Code:
    signature = api.received.signature
    if signature is None:
        return Code("")
    return md_code_cell(secret_variable(signature, names))


def _webhook(webhook: ir.Webhook, names: Names) -> Link:
    path = webhook_path(webhook, names)
    summary = md_code_cell(sent(webhook))
    parser = Code(f"Webhooks.{parser_name(webhook, names)}")
    return Link(webhook_title(webhook), path, summary, parser)


def _call(operation: ir.Operation, names: Names) -> Code:
    resource = names.resources[operation.tag]
    return Code(f"client.{resource.path}.{names.methods[operation.id]}")


def _title(operation: ir.Operation) -> Code:
    return md_text(operation.docs.summary or operation.operation_id)


def _about(declared: ir.Declaration) -> Code:
    return md_cell(_first_paragraph(declared.docs.description))


def _first_paragraph(text: Text) -> Text:
    return Text(text.reveal().split("\n\n")[0])


def operation_page(
    operation: ir.Operation, api: ir.Api, names: Names, twins: frozenset[ir.TypeId]
) -> OperationPage:
    """The page of one operation; `twins` are the objects with a TypedDict."""
    successes = [case for case in operation.responses if case.is_success]
    errors = [case for case in operation.responses if not case.is_success]
    return OperationPage(
        title=_title(operation),
        is_deprecated=operation.docs.deprecated,
        call=_call(operation, names),
        endpoint=md_code(endpoint(operation)),
        text=md_block(operation.docs.description),
        auth=taken(operation, api, names),
        operation=md_code(operation.operation_id),
        parameters=tuple(_parameter_rows(operation, api, names, twins)),
        snippets=snippets(operation, api, names),
        item=(
            type_text(operation.paging.item, api, names, "../../models/")
            if operation.paging
            else Code("")
        ),
        is_stream=bool(streamed(operation)),
        responses=tuple(_response_row(each, api, names) for each in successes),
        errors=tuple(_response_row(each, api, names) for each in errors),
        examples=tuple(_examples(operation.responses)),
        package=names.package,
        headers=tuple(_headers(operation, api, names)),
        links=tuple(_links(operation, api, names)),
    )


def _parameter_rows(
    operation: ir.Operation, api: ir.Api, names: Names, twins: frozenset[ir.TypeId]
) -> Iterator[Row]:
    for each in operation.parameters:
        name = names.parameters[operation.id, each.location, each.wire_name]
        yield Row(
            name=named(name, each.wire_name),
            place=Code(each.location.value),
            type=type_text(each.type, api, names, "../../models/"),
            presence=_presence(each, api),
            text=words(each.docs, each.type),
        )
    has_fields = body_fields(operation, api, names, twins) is not None
    for body in operation.bodies:
        yield Row(
            name=md_code(body_name(body, operation, names)),
            place=Code("body"),
            type=type_text(body.type, api, names, "../../models/"),
            presence=presence(
                *_choice(body, operation),
                *_null(body, operation, api),
                *("or its fields as keyword arguments",) * has_fields,
                type_=body.type,
                is_required=body.required and not operation.other_bodies,
            ),
            text=words(body.docs, body.type),
        )


def _choice(body: ir.Body, operation: ir.Operation) -> tuple[str, ...]:
    """What is said of a body that is one of several."""
    if not operation.other_bodies:
        return ()
    number = "one" if body.required else "at most one"
    return (f"{number} of the bodies", f"as {md_code_cell(body.media_type)}")


def _null(body: ir.Body, operation: ir.Operation, api: ir.Api) -> tuple[str, ...]:
    """What is said of a body that may be null, and may be left out."""
    is_told = tells_absent_from_null(body, operation, api.declarations)
    return (f"{md_code_cell('None')} is sent as null",) * is_told


def _presence(parameter: ir.Parameter, api: ir.Api) -> Code:
    only = constant(parameter, api.declarations)
    if only is None:
        return presence(type_=parameter.type, is_required=parameter.required)
    value = only.reveal() if isinstance(only, Text) else only
    default = ir.Example(value)
    return presence(type_=parameter.type, is_required=False, default=default)


def _response_row(case: ir.ResponseCase, api: ir.Api, names: Names) -> ResponseRow:
    no_body = md_code("None") if case.is_success else Code("")
    return ResponseRow(
        status=md_text(reason(case.status)),
        type=_result(case, api, names) if case.bodies else no_body,
        error=md_code(error_class(case.status)),
        text=md_cell(case.docs.description),
    )


def _result(case: ir.ResponseCase, api: ir.Api, names: Names) -> Code:
    """The types of a response's bodies, each with its media type where that matters."""
    shown = [(_body_type(body, api, names), body.media_type) for body in case.bodies]
    if not has_choice(case):
        return shown[0][0]
    return Code(" or ".join(f"{type_} ({md_code_cell(name)})" for type_, name in shown))


def _body_type(body: ir.Body, api: ir.Api, names: Names) -> Code:
    shown = type_text(body.type, api, names, "../../models/")
    if body.stream is None:
        return shown
    what = "events" if body.stream is ir.StreamKind.EVENTS else "items"
    return Code(f"a stream of {what}, each {shown}")


def _examples(cases: Iterable[ir.ResponseCase]) -> Iterator[ExampleView]:
    for case in cases:
        for body in case.bodies:
            if body.example is not None:
                shown = md_fence(json_text(body.example.value), "json")
                yield ExampleView(md_text(reason(case.status)), shown)
                break


def _headers(
    operation: ir.Operation, api: ir.Api, names: Names
) -> Iterator[HeadersTable]:
    for case in operation.responses:
        if case.headers is None:
            continue
        owner = case.headers.id
        rows = tuple(
            Row(
                name=named(names.header_fields[owner, each.wire_name], each.wire_name),
                place=Code("header"),
                type=type_text(each.type, api, names, "../../models/"),
                presence=presence(type_=each.type, is_required=each.required),
                text=words(each.docs, each.type),
            )
            for each in case.headers.fields
        )
        yield HeadersTable(names.headers[owner], md_text(reason(case.status)), rows)


def _links(operation: ir.Operation, api: ir.Api, names: Names) -> Iterator[LinkRow]:
    targets = {each.id: each for each in api.operations}
    for link in api.links:
        if link.source == operation.id:
            yield LinkRow(
                function=md_code_cell(Text(f"links.{names.links[link.id]}")),
                status=md_text(reason(link.status)),
                target=md_code_cell(Text(_call(targets[link.target], names))),
                text=md_cell(link.docs.description),
            )
