"""The requests that responses link to, made of what came."""

from __future__ import annotations

from typing import Any

from . import models
from ._runtime.links import embedded, needed, request_path, response_body
from ._runtime.links import needed as _needed
from ._runtime.requests import Request, Response
from .resources.orders import create_order_request
from .resources.users import get_status_request, get_user_request


def get_status_again(
    response_: Response[None],
    *,
    response: str,
) -> Request[None]:
    """The request of `Users.get_status` that 200 OK of `get_status` links to."""
    return get_status_request(
        response=response, needed=_needed("needed", response_.status_code)
    )


def create_user_get(
    response: Response[models.User],
    request: Request[Any],
) -> Request[models.User]:
    """The request of `Users.get_user` that 201 Created of `create_user` links to.

    The user as it is then.
    """
    return get_user_request(
        org=needed("org", request_path(request, 1)),
        id=needed("id", response_body(response, "/id")),
        view=embedded("as-", request.method),
    )


def create_user_odd(
    response: Response[models.User],
    *,
    org: str,
    id: int,
) -> Request[models.User]:
    """The request of `Users.get_user` that 201 Created of `create_user` links to."""
    return get_user_request(org=org, id=id)


def create_user_orders(
    response: Response[models.User],
    *,
    urgent: bool,
) -> Request[None]:
    """The request of `Orders.create_order` that 201 Created of `create_user` links
    to.
    """
    return create_order_request(
        urgent=urgent, body=needed("body", response_body(response))
    )
