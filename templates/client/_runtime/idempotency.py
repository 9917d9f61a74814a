"""Keys by which a server knows a request that it had already."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar
from uuid import uuid4

from .requests import Request

T = TypeVar("T")


def with_key(request: Request[T]) -> Request[T]:
    """`request` with a key of its own, so that it can be sent again; one that it has stays."""
    name = request.idempotency_header
    if name.lower() in map(str.lower, request.headers):
        return request
    return replace(request, headers={**request.headers, name: str(uuid4())})
