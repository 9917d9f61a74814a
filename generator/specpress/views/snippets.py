"""Requests that run: the same call as curl, and by both clients."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from specpress import ir
from specpress.literals import Code, Text, json_text, python_json, python_string
from specpress.names import Names
from specpress.pytypes import Style, annotation
from specpress.views.samples import sample


@dataclass(frozen=True, slots=True)
class Argument:
    value: Code
    """`name=value`, or the value alone where it goes by position."""


@dataclass(frozen=True, slots=True)
class Snippets:
    package: Code
    client: Code
    call: Code
    imports_models: bool
    arguments: tuple[Argument, ...]
    curl_url: Code
    curl_lines: tuple[Code, ...]
    is_synthetic: bool
    """Whether a value was made up because the document gives no example."""


def snippets(operation: ir.Operation, api: ir.Api, names: Names) -> Snippets:
    """The snippets of one operation, with what is required of its parameters."""
    given = {each: _value(each, api) for each in operation.parameters if each.required}
    body = operation.body if operation.body and operation.body.required else None
    arguments = [Argument(_python(value)) for value in given.values()]
    if body is not None:
        arguments.append(Argument(_body_argument(body, api, names)))
    resource = names.resources[operation.tag]
    return Snippets(
        package=names.package,
        client=names.client,
        call=Code(f"client.{resource.module}.{names.methods[operation.id]}"),
        imports_models=body is not None and isinstance(body.type, ir.Named),
        arguments=tuple(arguments),
        curl_url=Code(shlex.quote(_url(operation, api, given))),
        curl_lines=tuple(_curl_lines(operation, api, names, given, body)),
        is_synthetic=any(each.example is None for each in given)
        or (body is not None and body.example is None),
    )


def _value(parameter: ir.Parameter, api: ir.Api) -> object:
    if parameter.example is not None:
        return parameter.example.value
    return sample(parameter.type, api)


def _body_value(body: ir.Body, api: ir.Api) -> object:
    return sample(body.type, api) if body.example is None else body.example.value


def _python(value: object) -> Code:
    return python_string(Text(value)) if isinstance(value, str) else python_json(value, 8)


def _body_argument(body: ir.Body, api: ir.Api, names: Names) -> Code:
    value = python_json(_body_value(body, api), 8)
    if isinstance(body.type, ir.Named):
        model = annotation(body.type, Style(names, models="models.")).text
        return Code(f"{model}.model_validate({value})")
    return value


def _url(
    operation: ir.Operation, api: ir.Api, given: dict[ir.Parameter, object]
) -> str:
    in_path = {
        each.wire_name: quote(_text(value), safe="")
        for each, value in given.items()
        if each.location is ir.Location.PATH
    }
    path = "".join(
        part.reveal() if isinstance(part, Text) else in_path[part.wire_name]
        for part in operation.path
    )
    pairs = [
        (each.wire_name.reveal(), _text(item))
        for each, value in given.items()
        if each.location is ir.Location.QUERY
        for item in (value if isinstance(value, list) else [value])
    ]
    query = f"?{urlencode(pairs, quote_via=quote)}" if pairs else ""
    return (api.server.reveal() or "https://localhost") + path + query


def _curl_lines(
    operation: ir.Operation,
    api: ir.Api,
    names: Names,
    given: dict[ir.Parameter, object],
    body: ir.Body | None,
) -> Iterator[Code]:
    if operation.method != "GET":
        yield Code(f"--request {operation.method}")
    if operation.authenticated:
        variable = f"{names.package.upper()}_BEARER_TOKEN"
        yield Code(f'--header "Authorization: Bearer ${variable}"')
    for each, value in given.items():
        if each.location is ir.Location.HEADER:
            header = f"{each.wire_name.reveal()}: {_text(value)}"
            yield Code(f"--header {shlex.quote(header)}")
    if body is not None:
        media_type = shlex.quote(f"Content-Type: {body.media_type.reveal()}")
        yield Code(f"--header {media_type}")
        yield Code(f"--data {shlex.quote(json_text(_body_value(body, api)))}")


def _text(value: object) -> str:
    return value if isinstance(value, str) else json_text(value)
