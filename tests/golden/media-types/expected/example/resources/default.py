from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .._runtime.choices import chosen_content
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.events import Event, events_body
from .._runtime.files import FileContent, file_content
from .._runtime.json_bodies import json_body
from .._runtime.json_requests import optional_json_content
from .._runtime.raw_bodies import bytes_body, no_body, text_body
from .._runtime.requests import Request, RequestOptions
from .._runtime.streaming import AsyncStream, Stream
from .._runtime.text_requests import optional_text_content, text_content


def put_any_request(
    body: str | None = None,
    *,
    json: Sequence[str] | None = None,
) -> Request[str]:
    """The request of `Default.put_any`."""
    return Request(
        operation="putAny",
        method="PUT",
        path=("/any",),
        headers={
            "Accept": "*/*",
        },
        content=chosen_content(
            body=optional_text_content(body, media_type="text/csv"),
            json=optional_json_content(list[str], json),
        ),
        responses={
            200: text_body,
        },
    )


def get_events_request() -> Request[list[Event[dict[str, Any]]]]:
    """The request of `Default.get_events`."""
    return Request(
        operation="getEvents",
        method="GET",
        path=("/events",),
        headers={
            "Accept": "text/event-stream",
        },
        responses={
            200: events_body(dict[str, Any]),
        },
    )


def put_image_request(
    body: FileContent,
) -> Request[bytes]:
    """The request of `Default.put_image`."""
    return Request(
        operation="putImage",
        method="PUT",
        path=("/image",),
        headers={
            "Accept": "image/png",
        },
        content=file_content(body),
        responses={
            200: bytes_body,
        },
        errors={
            "4XX": json_body(Any),
        },
    )


def get_nothing_request() -> Request[None]:
    """The request of `Default.get_nothing`."""
    return Request(
        operation="getNothing",
        method="GET",
        path=("/nothing",),
        responses={
            "2XX": no_body,
        },
    )


def head_nothing_request() -> Request[None]:
    """The request of `Default.head_nothing`."""
    return Request(
        operation="headNothing",
        method="HEAD",
        path=("/nothing",),
        responses={
            200: no_body,
        },
    )


def put_text_request(
    body: str,
) -> Request[int]:
    """The request of `Default.put_text`."""
    return Request(
        operation="putText",
        method="PUT",
        path=("/text",),
        headers={
            "Accept": "application/vnd.example+json; version=1",
        },
        content=text_content(body),
        responses={
            200: json_body(int),
        },
    )


def put_xml_request(
    *,
    body: str | None = None,
) -> Request[str]:
    """The request of `Default.put_xml`."""
    return Request(
        operation="putXml",
        method="PUT",
        path=("/xml",),
        headers={
            "Accept": "application/xml",
        },
        content=optional_text_content(body, media_type="application/xml"),
        responses={
            200: text_body,
        },
    )


class Default:
    """Operations without a tag."""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def put_any(
        self,
        body: str | None = None,
        *,
        json: Sequence[str] | None = None,
        options: RequestOptions | None = None,
    ) -> str:
        """PUT /any

        Args:
            body: As text/csv. One of the bodies is sent.
            json: As application/json. One of the bodies is sent.

        Raises:
            APIStatusError: no
        """
        request = put_any_request(body, json=json)
        return self._client.send(request, options).parsed

    def get_events(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> Stream[Event[dict[str, Any]]]:
        """GET /events"""
        request = get_events_request()
        return Stream(self._client, request, options)

    def put_image(
        self,
        body: FileContent,
        *,
        options: RequestOptions | None = None,
    ) -> bytes:
        """PUT /image

        Raises:
            APIStatusError: no
        """
        request = put_image_request(body)
        return self._client.send(request, options).parsed

    def get_nothing(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /nothing"""
        request = get_nothing_request()
        return self._client.send(request, options).parsed

    def head_nothing(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """HEAD /nothing"""
        request = head_nothing_request()
        return self._client.send(request, options).parsed

    def put_text(
        self,
        body: str,
        *,
        options: RequestOptions | None = None,
    ) -> int:
        """PUT /text"""
        request = put_text_request(body)
        return self._client.send(request, options).parsed

    def put_xml(
        self,
        *,
        body: str | None = None,
        options: RequestOptions | None = None,
    ) -> str:
        """PUT /xml"""
        request = put_xml_request(body=body)
        return self._client.send(request, options).parsed


class AsyncDefault:
    """Operations without a tag."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def put_any(
        self,
        body: str | None = None,
        *,
        json: Sequence[str] | None = None,
        options: RequestOptions | None = None,
    ) -> str:
        """PUT /any

        Args:
            body: As text/csv. One of the bodies is sent.
            json: As application/json. One of the bodies is sent.

        Raises:
            APIStatusError: no
        """
        request = put_any_request(body, json=json)
        return (await self._client.send(request, options)).parsed

    def get_events(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncStream[Event[dict[str, Any]]]:
        """GET /events"""
        request = get_events_request()
        return AsyncStream(self._client, request, options)

    async def put_image(
        self,
        body: FileContent,
        *,
        options: RequestOptions | None = None,
    ) -> bytes:
        """PUT /image

        Raises:
            APIStatusError: no
        """
        request = put_image_request(body)
        return (await self._client.send(request, options)).parsed

    async def get_nothing(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /nothing"""
        request = get_nothing_request()
        return (await self._client.send(request, options)).parsed

    async def head_nothing(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """HEAD /nothing"""
        request = head_nothing_request()
        return (await self._client.send(request, options)).parsed

    async def put_text(
        self,
        body: str,
        *,
        options: RequestOptions | None = None,
    ) -> int:
        """PUT /text"""
        request = put_text_request(body)
        return (await self._client.send(request, options)).parsed

    async def put_xml(
        self,
        *,
        body: str | None = None,
        options: RequestOptions | None = None,
    ) -> str:
        """PUT /xml"""
        request = put_xml_request(body=body)
        return (await self._client.send(request, options)).parsed
