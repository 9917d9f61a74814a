"""The views of `docs/`: an index, a page an operation, a page a module of models.

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
from specpress.pytypes import Style, annotation
from specpress.views.errors import error_class, reason
from specpress.views.model import by_home, targets
from specpress.views.resource import endpoint
from specpress.views.snippets import Snippets, snippets


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
    token_variable: Code
    """Empty where no token is needed."""
    base_url_variable: Code
    sections: tuple[Section, ...]
    models: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A parameter or field in a table."""

    name: Code
    """With its name on the wire, where that is another."""
    place: Code
    type: Code
    presence: Code
    text: Code


@dataclass(frozen=True, slots=True)
class ValueRow:
    name: Code
    value: Code


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
class OperationPage:
    """`docs/operations/<tag>/<method>.md`"""

    title: Code
    is_deprecated: bool
    call: Code
    endpoint: Code
    text: Code
    auth: Code
    """Empty where no token is sent."""
    operation: Code
    parameters: tuple[Row, ...]
    snippets: Snippets
    responses: tuple[ResponseRow, ...]
    errors: tuple[ResponseRow, ...]
    examples: tuple[ExampleView, ...]


@dataclass(frozen=True, slots=True)
class ModelSection:
    name: Code
    text: Code
    is_deprecated: bool
    is_nested: bool
    fields: tuple[Row, ...]
    values: tuple[ValueRow, ...]


@dataclass(frozen=True, slots=True)
class ModelPage:
    """`docs/models/<module>.md`"""

    main: ModelSection
    package: Code
    sections: tuple[ModelSection, ...]


def operation_path(operation: ir.Operation, names: Names) -> Code:
    """The page of an operation, below `docs`."""
    resource = names.resources[operation.tag]
    return Code(f"operations/{resource.module}/{names.methods[operation.id]}.md")


def model_path(home: ir.TypeId, names: Names) -> Code:
    """The page of a module of models, below `docs`."""
    return Code(f"models/{names.modules[home]}.md")


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
        token_variable=Code(f"{prefix}_BEARER_TOKEN" if api.bearer else ""),
        base_url_variable=Code(f"{prefix}_BASE_URL"),
        sections=tuple(_section(tag, api, names) for tag in api.tags),
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


def _call(operation: ir.Operation, names: Names) -> Code:
    resource = names.resources[operation.tag]
    return Code(f"client.{resource.module}.{names.methods[operation.id]}")


def _title(operation: ir.Operation) -> Code:
    return md_text(operation.docs.summary or operation.operation_id)


def _about(declared: ir.Declaration) -> Code:
    return md_cell(_first_paragraph(declared.docs.description))


def _first_paragraph(text: Text) -> Text:
    return Text(text.reveal().split("\n\n")[0])


def operation_page(operation: ir.Operation, api: ir.Api, names: Names) -> OperationPage:
    """The page of one operation."""
    successes = [case for case in operation.responses if case.is_success]
    errors = [case for case in operation.responses if not case.is_success]
    return OperationPage(
        title=_title(operation),
        is_deprecated=operation.docs.deprecated,
        call=_call(operation, names),
        endpoint=md_code(endpoint(operation)),
        text=md_block(operation.docs.description),
        auth=_auth(operation, names),
        operation=md_code(operation.operation_id),
        parameters=tuple(_parameter_rows(operation, api, names)),
        snippets=snippets(operation, api, names),
        responses=tuple(_response_row(each, api, names) for each in successes),
        errors=tuple(_response_row(each, api, names) for each in errors),
        examples=tuple(_examples(operation.responses)),
    )


def _auth(operation: ir.Operation, names: Names) -> Code:
    if operation.credentials is ir.Credentials.NONE:
        return Code("")
    return Code(f"{names.package.upper()}_BEARER_TOKEN")


def _parameter_rows(
    operation: ir.Operation, api: ir.Api, names: Names
) -> Iterator[Row]:
    for each in operation.parameters:
        name = names.parameters[operation.id, each.location, each.wire_name]
        yield Row(
            name=_named(name, each.wire_name),
            place=Code(each.location.value),
            type=_type(each.type, api, names, "../../models/"),
            presence=Code("required" if each.required else "optional"),
            text=_words(each.docs, each.type),
        )
    body = operation.body
    if body is not None:
        yield Row(
            name=md_code("body"),
            place=Code("body"),
            type=_type(body.type, api, names, "../../models/"),
            presence=Code("required" if body.required else "optional"),
            text=_words(body.docs, body.type),
        )


def _named(name: Code, wire_name: Text) -> Code:
    shown = md_code_cell(name)
    return (
        shown
        if name == wire_name.reveal()
        else Code(f"{shown} ({md_code_cell(wire_name)})")
    )


def _response_row(case: ir.ResponseCase, api: ir.Api, names: Names) -> ResponseRow:
    no_body = md_code("None") if case.is_success else Code("")
    return ResponseRow(
        status=md_text(reason(case.status)),
        type=(
            _type(case.body.type, api, names, "../../models/") if case.body else no_body
        ),
        error=md_code(error_class(case.status)),
        text=md_cell(case.docs.description),
    )


def _examples(cases: Iterable[ir.ResponseCase]) -> Iterator[ExampleView]:
    for case in cases:
        if case.body is not None and case.body.example is not None:
            shown = md_fence(json_text(case.body.example.value), "json")
            yield ExampleView(md_text(reason(case.status)), shown)


def _type(type_: ir.Type, api: ir.Api, names: Names, folder: str) -> Code:
    """A type as a reader of Python sees it, leading to the model that it names."""
    text = md_code_cell(annotation(type_, Style(names, runtime="")).text)
    found = sorted(targets(type_))
    if not found:
        return Code(text)
    target = api.declarations[found[0]]
    anchor = names.classes[target.id].lower()
    return Code(f"[{text}]({folder}{names.modules[target.home]}.md#{anchor})")


def _words(docs: ir.Docs, type_: ir.Type) -> Code:
    """What is said of a thing in a table: its description, and its limits."""
    parts = [md_cell(docs.description)] if docs.description else []
    if docs.deprecated:
        parts.insert(0, Code("**Deprecated.**"))
    limits = _limits(type_)
    return Code(" ".join([*parts, f"({limits})"] if limits else parts))


def _limits(type_: ir.Type) -> str:
    inner = type_.inner if isinstance(type_, ir.Nullable) else type_
    if not isinstance(inner, ir.Scalar | ir.ListOf):
        return ""
    limits = inner.constraints
    shown = {
        "at least": limits.minimum,
        "more than": limits.exclusive_minimum,
        "at most": limits.maximum,
        "less than": limits.exclusive_maximum,
        "a multiple of": limits.multiple_of,
        "min. length": limits.min_length,
        "max. length": limits.max_length,
        "min. items": limits.min_items,
        "max. items": limits.max_items,
    }
    return ", ".join(
        f"{what} {value}" for what, value in shown.items() if value is not None
    )


def model_page(
    declared: Iterable[ir.Declaration], api: ir.Api, names: Names
) -> ModelPage:
    """The page of one module of models."""
    sections = tuple(_model(each, api, names) for each in declared)
    return ModelPage(sections[0], names.package, sections)


def _model(declared: ir.Declaration, api: ir.Api, names: Names) -> ModelSection:
    fields: tuple[Row, ...] = ()
    values: tuple[ValueRow, ...] = ()
    match declared:
        case ir.Object():
            fields = tuple(
                _field(declared, field, api, names) for field in declared.fields
            )
        case ir.Enum():
            values = tuple(
                ValueRow(
                    md_code(names.members[declared.id, each.value]),
                    md_code_cell(each.value),
                )
                for each in declared.values
            )
    return ModelSection(
        name=names.classes[declared.id],
        text=md_block(declared.docs.description),
        is_deprecated=declared.docs.deprecated,
        is_nested=declared.id != declared.home,
        fields=fields,
        values=values,
    )


def _field(owner: ir.Object, field: ir.Field, api: ir.Api, names: Names) -> Row:
    nullable = isinstance(field.type, ir.Nullable)
    presence = "required" if field.required else "optional"
    return Row(
        name=_named(names.fields[owner.id, field.wire_name], field.wire_name),
        place=Code(""),
        type=_type(field.type, api, names, ""),
        presence=Code(f"{presence}, nullable" if nullable else presence),
        text=_words(field.docs, field.type),
    )
