"""What links read of a request and of its response (OpenAPI, "Runtime Expressions").

What is not there is None, and not sent.
"""

from __future__ import annotations

import json
from typing import Any, cast
from urllib.parse import unquote

from .errors import APIError
from .requests import Request, Response, parameter_text


class LinkError(APIError):
    """A response does not hold what the request that it links to needs."""


def needed(name: str, value: Any) -> Any:
    """`value`, which the linked request cannot do without.

    Raises:
        LinkError: there is none.
    """
    if value is None:
        raise LinkError(f"the link finds no {name}")
    return value


def constant(value: Any) -> Any:
    """What the document gives as it is."""
    return value


def embedded(*parts: Any) -> str | None:
    """A text with expressions in it; None where one of them finds nothing."""
    if None in parts:
        return None
    return "".join(parameter_text("link", part) for part in parts)


def response_body(response: Response[Any], pointer: str = "") -> Any:
    """`$response.body`: the part of it that a JSON pointer (RFC 6901) leads to."""
    return _at(response.content, pointer)


def response_header(response: Response[Any], name: str) -> Any:
    """`$response.header`"""
    return response.headers.get(name)


def request_body(request: Request[Any], pointer: str = "") -> Any:
    """`$request.body`"""
    _, content = request.content or ("", b"")
    return _at(content, pointer)


def request_header(request: Request[Any], name: str) -> Any:
    """`$request.header`"""
    fields = {key.lower(): text for key, text in request.headers.items()}
    return fields.get(name.lower())


def request_query(request: Request[Any], name: str) -> Any:
    """`$request.query`: a list where it was sent several times."""
    pairs = (pair.partition("=") for pair in request.query)
    texts = [unquote(text) for key, _, text in pairs if unquote(key) == name]
    return texts if len(texts) > 1 else next(iter(texts), None)


def request_path(request: Request[Any], index: int) -> Any:
    """`$request.path`: a piece of the path."""
    return unquote(request.path[index]) if index < len(request.path) else None


def _at(content: bytes, pointer: str) -> Any:
    try:
        value: object = json.loads(content)
    except (ValueError, RecursionError):
        return None
    for token in pointer.split("/")[1:]:
        name = token.replace("~1", "/").replace("~0", "~")
        if isinstance(value, dict):
            value = cast("dict[str, object]", value).get(name)
        elif isinstance(value, list) and name.isdecimal():
            value = dict(enumerate(cast("list[object]", value))).get(int(name))
        else:
            return None
    return value
