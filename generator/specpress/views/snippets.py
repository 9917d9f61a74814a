"""Requests that run: the same call as curl, and by both clients.

Knows how Python spells values. Does not know how curl does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from specpress import ir
from specpress.literals import Code, Text, python_json
from specpress.names import Names
from specpress.pytypes import Style, annotation
from specpress.views import curl
from specpress.views.answers import streamed
from specpress.views.arguments import constant
from specpress.views.credentials import first_taken
from specpress.views.samples import sample
from specpress.views.servers import operation_url


@dataclass(frozen=True, slots=True)
class Snippets:
    package: Code
    client: Code
    call: Code
    awaited_call: Code
    result: Code
    """What it is called: a page is no result yet, and not awaited."""
    imports_models: bool
    arguments: tuple[Code, ...]
    async_arguments: tuple[Code, ...]
    curl_url: Code
    curl_lines: tuple[Code, ...]
    is_synthetic: bool
    """Whether a value was made up because the document gives no example."""


def _result(operation: ir.Operation) -> Code:
    """What a snippet calls what it gets."""
    if operation.paging is not None:
        return Code("pages")
    return Code("stream" if streamed(operation) else "result")


def snippets(operation: ir.Operation, api: ir.Api, names: Names) -> Snippets:
    """The snippets of one operation, with what is required of its parameters."""
    given = {each: _value(each, api) for each in operation.parameters if each.required}
    body = operation.body if operation.body and operation.body.required else None
    resource = names.resources[operation.tag]
    told = {
        each: value
        for each, value in given.items()
        if constant(each, api.declarations) is None
    }
    is_lazy = operation.paging is not None or bool(streamed(operation))
    call = Code(f"client.{resource.path}.{names.methods[operation.id]}")
    return Snippets(
        package=names.package,
        client=names.client,
        call=call,
        awaited_call=call if is_lazy else Code(f"await {call}"),
        result=_result(operation),
        imports_models=body is not None and isinstance(body.type, ir.Named),
        arguments=tuple(_arguments(told, body, api, names, indent=8)),
        async_arguments=tuple(_arguments(told, body, api, names, indent=12)),
        curl_url=curl.url(operation, operation_url(operation, api), given),
        curl_lines=tuple(_curl_lines(operation, api, names, given, body)),
        is_synthetic=any(each.example is None for each in told)
        or (body is not None and body.example is None),
    )


def _value(parameter: ir.Parameter, api: ir.Api) -> object:
    if parameter.example is not None:
        return parameter.example.value
    return sample(parameter.type, api)


def _body_value(body: ir.Body, api: ir.Api) -> object:
    return sample(body.type, api) if body.example is None else body.example.value


def _arguments(
    given: Mapping[ir.Parameter, object],
    body: ir.Body | None,
    api: ir.Api,
    names: Names,
    *,
    indent: int,
) -> Iterator[Code]:
    for value in given.values():
        yield python_json(value, indent)
    if body is not None:
        value = python_json(_body_value(body, api), indent)
        if isinstance(body.type, ir.Named):
            model = annotation(body.type, Style(names, models="models.")).text
            value = Code(f"{model}.model_validate({value})")
        yield value


def _curl_lines(
    operation: ir.Operation,
    api: ir.Api,
    names: Names,
    given: Mapping[ir.Parameter, object],
    body: ir.Body | None,
) -> Iterator[Code]:
    if operation.method != "GET":
        yield Code(f"--request {curl.word(Text(operation.method))}")
    for kind, variables in first_taken(operation, api, names):
        yield from curl.credentials(kind, variables)
    yield from curl.headers(given)
    if body is not None:
        yield from curl.body_lines(body, _body_value(body, api))
