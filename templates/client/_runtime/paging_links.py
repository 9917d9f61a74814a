"""Pages that hold the URL of the next one: in their body, or in a `Link` header."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import unquote

from ._http import httpx
from .paging import R, attribute
from .requests import Response

_LINK = re.compile(r"[\s,]*<([^>]*)>")
_PARAMETER = re.compile(
    r"""\s*;\s*(?:([^\s;,="]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*)))?)?"""
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NextUrl:
    """A page holds the URL of the next one: nothing, or an empty text, on the last."""

    next: tuple[str, ...]

    def __call__(
        self, request: R, response: Response[Any], _: Sequence[Any], /
    ) -> R | None:
        url = attribute(response.parsed, self.next)
        if url is None or url == "":
            return None
        if isinstance(url, str):
            return at_url(request, response, url)
        raise ValueError("the next URL is no text")


@dataclass(frozen=True, slots=True)
class NextLink:
    """A `Link` header names the next page (RFC 8288); without one, a page is the last."""

    def __call__(
        self, request: R, response: Response[Any], _: Sequence[Any], /
    ) -> R | None:
        for url, parameters in links(response.headers.get("link", "")):
            relations = parameters.get("rel", "").lower().split()
            if "next" in relations and "anchor" not in parameters:
                return at_url(request, response, url)
        return None


def links(header: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The links of a `Link` header: where they lead, and their parameters."""
    at = 0
    while link := _LINK.match(header, at):
        at = link.end()
        parameters: dict[str, str] = {}
        while found := _PARAMETER.match(header, at):
            at = found.end()
            name, quoted, plain = found.groups()
            value = re.sub(r"\\(.)", r"\1", quoted) if quoted is not None else plain
            # RFC 8288, section 3: of each parameter, the first one counts
            parameters.setdefault((name or "").lower(), value or "")
        yield link[1], parameters


def at_url(request: R, response: Response[Any], reference: str) -> R:
    """`request` at the URL that `reference` names, as seen from `response`.

    Raises:
        ValueError: it is not below the server's URL, where alone credentials may go.
    """
    path = "".join(request.path)
    base = httpx.URL(response.url.partition("?")[0].removesuffix(path))
    try:
        url = httpx.URL(response.url).join(reference)
    except httpx.InvalidURL:
        raise ValueError("the next URL is no URL") from None
    if "\\" in reference:  # which some servers take for a slash
        raise ValueError("the next URL is no URL")
    if (url.scheme, url.host, url.port, url.userinfo) != (
        base.scheme,
        base.host,
        base.port,
        base.userinfo,
    ):
        raise ValueError("the next URL leads to another server")
    found, _, query = url.raw_path.decode().partition("?")
    root = base.raw_path.decode().rstrip("/")
    steps = set(re.split(r"[/\\]", unquote(found)))
    if not found.startswith(f"{root}/") or steps & {".", ".."}:
        raise ValueError("the next URL leads out of the server's URL")
    return replace(
        request,
        path=(found.removeprefix(root),),
        query=tuple(query.split("&")) if query else (),
    )
