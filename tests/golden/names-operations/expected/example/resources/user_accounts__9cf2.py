from __future__ import annotations

from .._runtime.client import AsyncClient, SyncClient
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions


def post_users_request() -> Request[None]:
    """The request of `UserAccounts__9cf2.post_users`."""
    return Request(
        operation="users.list",
        method="POST",
        path=("/users",),
        responses={
            200: no_body,
        },
    )


def put_users_request() -> Request[None]:
    """The request of `UserAccounts__9cf2.put_users`."""
    return Request(
        operation="Users_List",
        method="PUT",
        path=("/users",),
        responses={
            200: no_body,
        },
    )


class UserAccounts__9cf2:
    """user-accounts"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def post_users(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """POST /users"""
        request = post_users_request()
        return self._client.send(request, options).parsed

    def put_users(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """PUT /users"""
        request = put_users_request()
        return self._client.send(request, options).parsed


class AsyncUserAccounts__9cf2:
    """user-accounts"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def post_users(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """POST /users"""
        request = post_users_request()
        return (await self._client.send(request, options)).parsed

    async def put_users(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """PUT /users"""
        request = put_users_request()
        return (await self._client.send(request, options)).parsed
