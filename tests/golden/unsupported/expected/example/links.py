"""The requests that responses link to, made of what came."""

from __future__ import annotations

from . import models
from ._runtime.requests import Request, Response
from .resources.search import search_request


def upload_found(
    response: Response[None],
) -> Request[models.Hard]:
    """The request of `Search.search` that 200 OK of `upload` links to."""
    return search_request()
