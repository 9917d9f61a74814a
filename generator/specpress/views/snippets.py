"""Requests that run: the same call as curl, and by both clients.

Knows how a shell and Python spell values. Does not know where the values come from.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast
from urllib.parse import quote, urlencode

from specpress import ir
from specpress.literals import Code, Text, python_json
from specpress.markdown import json_text
from specpress.names import Names
from specpress.pytypes import Style, annotation
from specpress.views.resource import encoded_path
from specpress.views.samples import sample


@dataclass(frozen=True, slots=True)
class Snippets:
    package: Code
    client: Code
    call: Code
    imports_models: bool
    arguments: tuple[Code, ...]
    async_arguments: tuple[Code, ...]
    curl_url: Code
    curl_lines: tuple[Code, ...]
    is_synthetic: bool
    """Whether a value was made up because the document gives no example."""


def snippets(operation: ir.Operation, api: ir.Api, names: Names) -> Snippets:
    """The snippets of one operation, with what is required of its parameters."""
    given = {each: _value(each, api) for each in operation.parameters if each.required}
    body = operation.body if operation.body and operation.body.required else None
    resource = names.resources[operation.tag]
    return Snippets(
        package=names.package,
        client=names.client,
        call=Code(f"client.{resource.module}.{names.methods[operation.id]}"),
        imports_models=body is not None and isinstance(body.type, ir.Named),
        arguments=tuple(_arguments(given, body, api, names, indent=8)),
        async_arguments=tuple(_arguments(given, body, api, names, indent=12)),
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


def _url(
    operation: ir.Operation, api: ir.Api, given: Mapping[ir.Parameter, object]
) -> str:
    in_path = {
        each.wire_name: quote(_text(value), safe="")
        for each, value in given.items()
        if each.location is ir.Location.PATH
    }
    path = "".join(
        (
            encoded_path(part).reveal()
            if isinstance(part, Text)
            else in_path[part.wire_name]
        )
        for part in operation.path
    )
    pairs = [
        (each.wire_name.reveal(), _text(item))
        for each, value in given.items()
        if each.location is ir.Location.QUERY
        for item in _items(value)
    ]
    query = f"?{urlencode(pairs, quote_via=quote)}" if pairs else ""
    return (api.server.reveal() or "https://localhost") + path + query


def _items(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else [value]


def _curl_lines(
    operation: ir.Operation,
    api: ir.Api,
    names: Names,
    given: Mapping[ir.Parameter, object],
    body: ir.Body | None,
) -> Iterator[Code]:
    if operation.method != "GET":
        yield Code(f"--request {operation.method}")
    if operation.credentials is not ir.Credentials.NONE:
        variable = f"{names.package.upper()}_BEARER_TOKEN"
        yield Code(f'--header "Authorization: Bearer ${variable}"')
    for each, value in given.items():
        if each.location is ir.Location.HEADER:
            header = f"{each.wire_name.reveal()}: {_text(value)}"
            yield Code(f"--header {_word(header)}")
    if body is not None:
        media_type = _word(f"Content-Type: {body.media_type.reveal()}")
        yield Code(f"--header {media_type}")
        yield Code(f"--data {shlex.quote(json_text(_body_value(body, api)))}")


def _word(header: str) -> str:
    """A header as a shell word. It has one line, and no control characters."""
    line = " ".join(header.split())
    return shlex.quote("".join(char for char in line if char.isprintable()))


def _text(value: object) -> str:
    return value if isinstance(value, str) else json_text(value)
