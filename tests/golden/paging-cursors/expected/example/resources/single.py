from __future__ import annotations

from .. import models
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.json_bodies import json_body
from .._runtime.query import query_values
from .._runtime.requests import Request, RequestOptions


def included_request(
    *,
    limit: int | None = None,
) -> Request[models.One]:
    """The request of `Single.included`."""
    return Request(
        operation="included",
        method="GET",
        path=("/included",),
        query=query_values(
            {
                "limit": limit,
            },
        ),
        responses={
            200: json_body(models.One),
        },
    )


def no_field_request(
    *,
    cursor: str | None = None,
) -> Request[models.More]:
    """The request of `Single.no_field`."""
    return Request(
        operation="no_field",
        method="GET",
        path=("/no_field",),
        query=query_values(
            {
                "cursor": cursor,
            },
        ),
        responses={
            200: json_body(models.More),
        },
    )


def no_parameter_request() -> Request[models.Items]:
    """The request of `Single.no_parameter`."""
    return Request(
        operation="no_parameter",
        method="GET",
        path=("/no_parameter",),
        responses={
            200: json_body(models.Items),
        },
    )


def off_request(
    *,
    next_page: str | None = None,
) -> Request[models.Items]:
    """The request of `Single.off`."""
    return Request(
        operation="off",
        method="GET",
        path=("/off",),
        query=query_values(
            {
                "next_page": next_page,
            },
        ),
        responses={
            200: json_body(models.Items),
        },
    )


class Single:
    """single"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def included(
        self,
        *,
        limit: int | None = None,
        options: RequestOptions | None = None,
    ) -> models.One:
        """GET /included"""
        request = included_request(limit=limit)
        return self._client.send(request, options).parsed

    def no_field(
        self,
        *,
        cursor: str | None = None,
        options: RequestOptions | None = None,
    ) -> models.More:
        """GET /no_field"""
        request = no_field_request(cursor=cursor)
        return self._client.send(request, options).parsed

    def no_parameter(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> models.Items:
        """GET /no_parameter"""
        request = no_parameter_request()
        return self._client.send(request, options).parsed

    def off(
        self,
        *,
        next_page: str | None = None,
        options: RequestOptions | None = None,
    ) -> models.Items:
        """GET /off"""
        request = off_request(next_page=next_page)
        return self._client.send(request, options).parsed


class AsyncSingle:
    """single"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def included(
        self,
        *,
        limit: int | None = None,
        options: RequestOptions | None = None,
    ) -> models.One:
        """GET /included"""
        request = included_request(limit=limit)
        return (await self._client.send(request, options)).parsed

    async def no_field(
        self,
        *,
        cursor: str | None = None,
        options: RequestOptions | None = None,
    ) -> models.More:
        """GET /no_field"""
        request = no_field_request(cursor=cursor)
        return (await self._client.send(request, options)).parsed

    async def no_parameter(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> models.Items:
        """GET /no_parameter"""
        request = no_parameter_request()
        return (await self._client.send(request, options)).parsed

    async def off(
        self,
        *,
        next_page: str | None = None,
        options: RequestOptions | None = None,
    ) -> models.Items:
        """GET /off"""
        request = off_request(next_page=next_page)
        return (await self._client.send(request, options)).parsed
