"""Pages that differ in a query parameter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import unquote

from .paging import R
from .query import query_values
from .requests import Request


@dataclass(frozen=True, slots=True)
class InQuery:
    """A query parameter."""

    name: str

    def read(self, request: Request[Any], /) -> object:
        """Its value as text, if it is sent."""
        for part in request.query:
            name, _, value = part.partition("=")
            if unquote(name) == self.name:
                return unquote(value)
        return None

    def write(self, request: R, value: object, /) -> R:
        """`request` with another value."""
        others = (
            part
            for part in request.query
            if unquote(part.partition("=")[0]) != self.name
        )
        return replace(request, query=(*others, *query_values({self.name: value})))
