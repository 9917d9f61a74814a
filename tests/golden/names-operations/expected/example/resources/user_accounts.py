from __future__ import annotations

from .._runtime.client import AsyncClient, SyncClient
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions


def users_list_request() -> Request[None]:
    """The request of `UserAccounts.users_list`."""
    return Request(
        operation="users/list",
        method="GET",
        path=("/users",),
        responses={
            200: no_body,
        },
    )


class UserAccounts:
    """User Accounts"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def users_list(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /users"""
        request = users_list_request()
        return self._client.send(request, options).parsed


class AsyncUserAccounts:
    """User Accounts"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def users_list(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /users"""
        request = users_list_request()
        return (await self._client.send(request, options)).parsed
