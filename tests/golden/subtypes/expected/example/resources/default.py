from __future__ import annotations

from .. import models
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.json_bodies import json_body
from .._runtime.requests import Request, RequestOptions


def list_pets_request() -> Request[list[models.AnyPet]]:
    """The request of `Default.list_pets`."""
    return Request(
        operation="listPets",
        method="GET",
        path=("/pets",),
        responses={
            200: json_body(list[models.AnyPet]),
        },
    )


class Default:
    """Operations without a tag."""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def list_pets(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> list[models.AnyPet]:
        """GET /pets"""
        request = list_pets_request()
        return self._client.send(request, options).parsed


class AsyncDefault:
    """Operations without a tag."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def list_pets(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> list[models.AnyPet]:
        """GET /pets"""
        request = list_pets_request()
        return (await self._client.send(request, options)).parsed
