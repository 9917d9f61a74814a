from __future__ import annotations

from collections.abc import Sequence

from .._runtime.client import AsyncClient, SyncClient
from .._runtime.json_bodies import json_body
from .._runtime.query import header_values, query_values
from .._runtime.requests import Request, RequestOptions, path_segment


def found_request(
    id: str,
    *,
    id_query: str | None = None,
    id_header: str | None = None,
    list_: Sequence[str] | None = None,
    json_body_: str | None = None,
    found_request_: str | None = None,
    self_: str | None = None,
    request_: str | None = None,
    lambda_: str | None = None,
) -> Request[list[str]]:
    """The request of `Close.found`."""
    return Request(
        operation="found",
        method="GET",
        path=(
            "/parameters/",
            path_segment("id", id),
        ),
        query=query_values(
            {
                "id": id_query,
                "list": list_,
                "json_body": json_body_,
                "found_request": found_request_,
                "self": self_,
                "request": request_,
                "lambda": lambda_,
            },
        ),
        headers=header_values(
            {
                "ID": id_header,
            },
        ),
        responses={
            200: json_body(list[str]),
        },
    )


class Close:
    """close"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def found(
        self,
        id: str,
        *,
        id_query: str | None = None,
        id_header: str | None = None,
        list_: Sequence[str] | None = None,
        json_body_: str | None = None,
        found_request_: str | None = None,
        self_: str | None = None,
        request_: str | None = None,
        lambda_: str | None = None,
        options: RequestOptions | None = None,
    ) -> list[str]:
        """GET /parameters/{id}"""
        request = found_request(
            id,
            id_query=id_query,
            id_header=id_header,
            list_=list_,
            json_body_=json_body_,
            found_request_=found_request_,
            self_=self_,
            request_=request_,
            lambda_=lambda_,
        )
        return self._client.send(request, options).parsed


class AsyncClose:
    """close"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def found(
        self,
        id: str,
        *,
        id_query: str | None = None,
        id_header: str | None = None,
        list_: Sequence[str] | None = None,
        json_body_: str | None = None,
        found_request_: str | None = None,
        self_: str | None = None,
        request_: str | None = None,
        lambda_: str | None = None,
        options: RequestOptions | None = None,
    ) -> list[str]:
        """GET /parameters/{id}"""
        request = found_request(
            id,
            id_query=id_query,
            id_header=id_header,
            list_=list_,
            json_body_=json_body_,
            found_request_=found_request_,
            self_=self_,
            request_=request_,
            lambda_=lambda_,
        )
        return (await self._client.send(request, options)).parsed
