"""A request as curl sends it: the same call as a client makes, as far as it has examples.

Knows how curl and a shell spell requests, and OpenAPI's styles. Does not know where the
values come from.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from typing import cast
from urllib.parse import quote, urlencode

from specpress import ir
from specpress.literals import Code, Text
from specpress.markdown import json_text
from specpress.views.wire import encoded_path

_DELIMITERS = {ir.ValueStyle.SPACES: "%20", ir.ValueStyle.PIPES: "%7C"}
_FILE = "@file"
Values = Mapping[ir.Parameter, object]


def url(operation: ir.Operation, server: Text, given: Values) -> Code:
    """The URL as a shell word."""
    described = {
        each.wire_name: (each, value)
        for each, value in given.items()
        if each.location is ir.Location.PATH
    }
    path = "".join(
        (
            encoded_path(part).reveal()
            if isinstance(part, Text)
            else _in_path(*described[part.wire_name])
        )
        for part in operation.path
    )
    pairs = [
        f"{_quoted(name.reveal())}={_quoted(value.reveal())}"
        for name, value in operation.query
    ]
    for each, value in given.items():
        if each.location in (ir.Location.QUERY, ir.Location.QUERYSTRING):
            pairs += _pairs(each, value)
    query = f"?{'&'.join(pairs)}" if pairs else ""
    return Code(shlex.quote((server.reveal() or "https://localhost") + path + query))


def word(text: Text) -> Code:
    """A text as one word of a shell."""
    return Code(shlex.quote(text.reveal()))


def headers(given: Values) -> Iterator[Code]:
    """The options for headers and cookies that parameters become."""
    cookies: list[str] = []
    for each, value in given.items():
        if each.location is ir.Location.HEADER:
            yield _header(f"{each.wire_name.reveal()}: {_in_header(each, value)}")
        elif each.location is ir.Location.COOKIE:
            cookies += _pairs(each, value)
    if cookies:
        yield _header(f"Cookie: {'; '.join(cookies)}")


def credentials(kind: ir.SchemeKind, variables: Sequence[Code]) -> Iterator[Code]:
    """The options for credentials, out of the environment."""
    if isinstance(kind, ir.Certificate):
        yield Code("--cert client.pem")
        return
    value = ":".join(f"${each}" for each in variables)
    match kind:
        case ir.Basic():
            yield Code(f'--user "{value}"')
        case ir.ApiKey(ir.Location.HEADER, name):
            yield _secret("--header", f"{name.reveal()}: ", value)
        case ir.ApiKey(ir.Location.COOKIE, name):
            yield _secret("--cookie", f"{name.reveal()}=", value)
        case ir.ApiKey(_, name):
            yield _secret("--url-query", f"{_quoted(name.reveal())}=", value)
        case ir.HttpAuth(scheme):
            yield _secret("--header", f"Authorization: {scheme.reveal()} ", value)
        case ir.Bearer() | ir.OAuth2() | ir.OpenId():
            yield _secret("--header", "Authorization: Bearer ", value)


def _secret(option: str, before: str, variable: str) -> Code:
    """An option whose value ends with that of a variable."""
    if re.fullmatch(r"[\w:.= %-]+", before, re.ASCII):
        return Code(f'{option} "{before}{variable}"')
    return Code(f'{option} {shlex.quote(before)}"{variable}"')


def body_lines(body: ir.Body, value: object) -> Iterator[Code]:
    """The options for a body."""
    match body.kind:
        case ir.BodyKind.MULTIPART:
            for name, each in _form(value):
                yield Code(f"--form {shlex.quote(f'{name}={each}')}")
            return
        case ir.BodyKind.FORM:
            pairs = urlencode(_form(value))
            data = f"--data {shlex.quote(pairs)}"
        case ir.BodyKind.JSON:
            data = f"--data {shlex.quote(json_text(_without_files(value)))}"
        case ir.BodyKind.TEXT:
            data = f"--data-raw {shlex.quote(_text(value))}"
        case ir.BodyKind.BINARY:
            data = f"--data-binary {_FILE}"
    yield _header(f"Content-Type: {body.media_type.reveal()}")
    yield Code(data)


def _form(value: object) -> list[tuple[str, str]]:
    """Names and texts of a form, a list being one an item."""
    found = cast("dict[str, object]", value) if isinstance(value, dict) else {}
    return [(name, _text(each)) for name in found for each in _items(found[name])]


def _header(line: str) -> Code:
    """A header as an option. It has one line, and no control characters."""
    shown = "".join(char for char in " ".join(line.split()) if char.isprintable())
    return Code(f"--header {shlex.quote(shown)}")


def _in_path(parameter: ir.Parameter, value: object) -> str:
    name = _quoted(parameter.wire_name.reveal())
    texts = _entries(parameter, value)
    match parameter.style:
        case ir.ValueStyle.LABEL:
            return "." + ("." if parameter.explode else ",").join(texts)
        case ir.ValueStyle.MATRIX if parameter.explode and isinstance(value, dict):
            return "".join(f";{text}" for text in texts)
        case ir.ValueStyle.MATRIX if parameter.explode:
            return "".join(f";{name}={text}" for text in texts)
        case ir.ValueStyle.MATRIX:
            return f";{name}={','.join(texts)}"
        case _:
            return ",".join(texts)


def _in_header(parameter: ir.Parameter, value: object) -> str:
    if parameter.style is ir.ValueStyle.JSON:
        return json_text(value, indent=None)
    if isinstance(value, dict):
        found = cast("dict[str, object]", value)
        between = "=" if parameter.explode else ","
        return ",".join(f"{key}{between}{_text(found[key])}" for key in found)
    return ",".join(map(_text, _items(value)))


def _entries(parameter: ir.Parameter, value: object) -> list[str]:
    """The texts that a style joins, percent-encoded."""
    if parameter.style is ir.ValueStyle.JSON:
        return [_quoted(json_text(value, indent=None))]
    if isinstance(value, dict):
        found = cast("dict[str, object]", value).items()
        if parameter.explode:
            return [f"{_quoted(key)}={_quoted(_text(each))}" for key, each in found]
        return [_quoted(text) for key, each in found for text in (key, _text(each))]
    return [_quoted(_text(item)) for item in _items(value)]


def _pairs(parameter: ir.Parameter, value: object) -> list[str]:
    """`name=value` for each pair that a parameter of query or cookie becomes."""
    if parameter.location is ir.Location.QUERYSTRING:
        return _whole_query(parameter, value)
    name = _quoted(parameter.wire_name.reveal())
    texts = _entries(parameter, value)
    if parameter.style is ir.ValueStyle.DEEP and isinstance(value, dict):
        found = cast("dict[str, object]", value).items()
        return [f"{name}%5B{_quoted(key)}%5D={_quoted(_text(x))}" for key, x in found]
    if parameter.explode and isinstance(value, dict):
        return texts
    if parameter.explode or parameter.style is ir.ValueStyle.DEEP:
        return [f"{name}={text}" for text in texts]
    return [f"{name}={_DELIMITERS.get(parameter.style, ',').join(texts)}"]


def _whole_query(parameter: ir.Parameter, value: object) -> list[str]:
    if parameter.style is ir.ValueStyle.JSON or not isinstance(value, dict):
        return _entries(parameter, value)
    form = _form(cast("object", value))
    return [f"{_quoted(key)}={_quoted(text)}" for key, text in form]


def _items(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else [value]


def _quoted(text: str) -> str:
    return quote(text, safe="")


def _text(value: object) -> str:
    if isinstance(value, bytes):
        return _FILE
    if isinstance(value, str):
        return value
    return json_text(_without_files(value), indent=None)


def _without_files(value: object) -> object:
    """A sample as JSON: a file in it is an empty text."""
    if isinstance(value, dict):
        found = cast("dict[str, object]", value)
        return {key: _without_files(found[key]) for key in found}
    if isinstance(value, list):
        return [_without_files(item) for item in cast("list[object]", value)]
    return "" if isinstance(value, bytes) else value
