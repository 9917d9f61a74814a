"""Keys in a header, the query or a cookie (OpenAPI's `apiKey`), and other HTTP schemes."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from ._http import httpx
from .auth import AsyncSecret, Bearer
from .requests import Request

_masked: set[str] = set()
"""Names of queries that are keys."""


def _mask(record: logging.LogRecord) -> bool:
    """Stars for the keys in URLs that the HTTP library logs."""
    if isinstance(record.args, tuple) and _masked:
        keys = rf"([?&](?:{'|'.join(map(re.escape, sorted(_masked)))})=)[^&#]*"
        record.args = tuple(
            (
                re.sub(keys, r"\1***", str(each))
                if isinstance(each, httpx.URL | str)
                else each
            )
            for each in record.args
        )
    return True


logging.getLogger(httpx.__name__).addFilter(_mask)


class HeaderKey(Bearer):
    """The value of a header, or what stands there behind the name of a scheme."""

    grammar = re.compile(r"[!-~]([\t -~]*[!-~])?")
    problem = "only visible ASCII and inner blanks can be sent"

    def __init__(
        self,
        secret: AsyncSecret | None,
        *,
        argument: str,
        variable: str,
        name: str = "Authorization",
        scheme: str = "",
    ) -> None:
        super().__init__(secret, argument=argument, variable=variable)
        self._name = name
        self._scheme = scheme

    def _with(self, request: Request[Any], text: str) -> Request[Any]:
        sent = {**request.headers, self._name: f"{self._scheme}{text}"}
        return replace(request, headers=sent)


class QueryKey(HeaderKey):
    """A parameter of the query, in place of an operation's own of that name."""

    grammar = re.compile(r"[^\ud800-\udfff]+")
    problem = "not Unicode text, or empty"

    def _with(self, request: Request[Any], text: str) -> Request[Any]:
        name = quote(self._name, safe="")
        _masked.add(name)
        others = (each for each in request.query if each.partition("=")[0] != name)
        return replace(request, query=(*others, f"{name}={quote(text, safe='')}"))


class CookieKey(HeaderKey):
    """A cookie beside those of the request, in place of its own of that name."""

    grammar = re.compile(r"[!#-+\--:<-\[\]-~]+")
    problem = "these characters cannot be in a cookie (RFC 6265, section 4.1.1)"

    def _with(self, request: Request[Any], text: str) -> Request[Any]:
        given = request.headers.get("Cookie", "").split("; ")
        others = (
            each for each in given if each and each.partition("=")[0] != self._name
        )
        cookies = "; ".join((*others, f"{self._name}={text}"))
        return replace(request, headers={**request.headers, "Cookie": cookies})
