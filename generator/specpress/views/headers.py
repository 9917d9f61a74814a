"""The view of `headers.py`: a class a response whose headers are documented.

Knows what each attribute is. Does not know how a text becomes JSON.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from specpress import ir
from specpress.header_names import documented
from specpress.layout import expression
from specpress.literals import Code, Quoted, docstring, python_string
from specpress.names import Names
from specpress.pytypes import Import, Style, annotation
from specpress.views.errors import reason
from specpress.views.header_forms import form
from specpress.views.imports import grouped
from specpress.views.model import doc_of

_RUNTIME = "._runtime"


@dataclass(frozen=True, slots=True)
class HeaderView:
    declaration: Code
    """`name = header(…)`"""
    quoted: tuple[Quoted, ...]
    """The texts of the document in it."""
    doc: Quoted | None


@dataclass(frozen=True, slots=True)
class HeadersView:
    """The class of one response."""

    name: Code
    doc: Quoted
    headers: tuple[HeaderView, ...]


@dataclass(frozen=True, slots=True)
class HeadersModule:
    """`headers.py`"""

    imports: tuple[tuple[Code, ...], ...]
    classes: tuple[HeadersView, ...]


def has_headers(api: ir.Api) -> bool:
    """Whether a response has documented headers."""
    return bool(documented(api.operations))


def uses_forms(api: ir.Api) -> bool:
    """Whether one of them is more than a text."""
    return any(
        form(field, api.declarations).text
        for each in documented(api.operations).values()
        for field in each.fields
    )


def headers_module(api: ir.Api, names: Names) -> HeadersModule:
    """The module of all documented headers."""
    imports = {Import(f"{_RUNTIME}.headers", "ResponseHeaders")}
    classes = sorted(
        (
            _class(each, api, names, imports)
            for each in documented(api.operations).values()
        ),
        key=lambda view: view.name,
    )
    return HeadersModule(grouped(imports), tuple(classes))


def _class(
    headers: ir.Headers, api: ir.Api, names: Names, imports: set[Import]
) -> HeadersView:
    used = list(_used(headers, api))
    status = ", ".join(sorted({reason(case.status) for _, case in used}))
    owner = ""
    if len(used) == 1:
        operation = used[0][0]
        resource = names.resources[operation.tag].class_name
        owner = f" of `{resource}.{names.methods[operation.id]}`"
    return HeadersView(
        name=names.headers[headers.id],
        doc=docstring(f"What comes with {status}{owner}.", indent=4),
        headers=tuple(
            _header(headers, each, api, names, imports) for each in headers.fields
        ),
    )


def _used(
    headers: ir.Headers, api: ir.Api
) -> Iterator[tuple[ir.Operation, ir.ResponseCase]]:
    for operation in api.operations:
        for case in operation.responses:
            if case.headers == headers:
                yield operation, case


def _header(
    owner: ir.Headers,
    header: ir.Parameter,
    api: ir.Api,
    names: Names,
    imports: set[Import],
) -> HeaderView:
    name = names.header_fields[owner.id, header.wire_name]
    wire_name = python_string(header.wire_name)
    function = "required_header" if header.required else "header"
    type_ = annotation(header.type, Style(names, models="models.", runtime=_RUNTIME))
    read = form(header, api.declarations)
    imports.add(Import(f"{_RUNTIME}.headers", function))
    imports |= {Import(f"{_RUNTIME}.header_forms", each) for each in read.functions}
    imports |= type_.imports
    if type_.targets:
        imports.add(Import(".", "models"))
    given = ", ".join(filter(None, (wire_name, type_.text, read.text)))
    value = expression(f"{function}({given})", indent=4, around=len(f"{name} = "))
    return HeaderView(
        declaration=Code(f"{name} = {value}"),
        quoted=(wire_name, *read.quoted),
        doc=doc_of(header.docs, indent=4),
    )
