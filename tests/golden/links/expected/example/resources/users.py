from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.json_bodies import json_body
from .._runtime.json_requests import json_content
from .._runtime.query import query_values
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions, path_segment

if TYPE_CHECKING:
    from .. import dicts


def create_user_request(
    org: str,
    body: models.User | dicts.User,
) -> Request[models.User]:
    """The request of `Users.create_user`."""
    return Request(
        operation="createUser",
        method="POST",
        path=(
            "/orgs/",
            path_segment("org", org),
            "/users",
        ),
        content=json_content(models.User, body),
        responses={
            201: json_body(models.User),
        },
    )


def get_user_request(
    org: str,
    id: int,
    *,
    view: str | None = None,
) -> Request[models.User]:
    """The request of `Users.get_user`."""
    return Request(
        operation="getUser",
        method="GET",
        path=(
            "/orgs/",
            path_segment("org", org),
            "/users/",
            path_segment("id", id),
        ),
        query=query_values(
            {
                "view": view,
            },
        ),
        responses={
            200: json_body(models.User),
        },
    )


def get_status_request(
    response: str,
    needed: str,
) -> Request[None]:
    """The request of `Users.get_status`."""
    return Request(
        operation="getStatus",
        method="GET",
        path=("/status",),
        query=query_values(
            {
                "response": response,
                "needed": needed,
            },
        ),
        responses={
            200: no_body,
        },
    )


class Users:
    """users"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def create_user(
        self,
        org: str,
        body: models.User | dicts.User,
        *,
        options: RequestOptions | None = None,
    ) -> models.User:
        """POST /orgs/{org}/users"""
        request = create_user_request(org, body)
        return self._client.send(request, options).parsed

    def get_user(
        self,
        org: str,
        id: int,
        *,
        view: str | None = None,
        options: RequestOptions | None = None,
    ) -> models.User:
        """GET /orgs/{org}/users/{id}"""
        request = get_user_request(org, id, view=view)
        return self._client.send(request, options).parsed

    def get_status(
        self,
        response: str,
        needed: str,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /status"""
        request = get_status_request(response, needed)
        return self._client.send(request, options).parsed


class AsyncUsers:
    """users"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def create_user(
        self,
        org: str,
        body: models.User | dicts.User,
        *,
        options: RequestOptions | None = None,
    ) -> models.User:
        """POST /orgs/{org}/users"""
        request = create_user_request(org, body)
        return (await self._client.send(request, options)).parsed

    async def get_user(
        self,
        org: str,
        id: int,
        *,
        view: str | None = None,
        options: RequestOptions | None = None,
    ) -> models.User:
        """GET /orgs/{org}/users/{id}"""
        request = get_user_request(org, id, view=view)
        return (await self._client.send(request, options)).parsed

    async def get_status(
        self,
        response: str,
        needed: str,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /status"""
        request = get_status_request(response, needed)
        return (await self._client.send(request, options)).parsed
