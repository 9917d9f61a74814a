from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.events import Event, events_body
from .._runtime.json_bodies import json_body
from .._runtime.json_lines import json_lines, json_sequence
from .._runtime.json_requests import json_content
from .._runtime.raw_bodies import no_body, text_body
from .._runtime.requests import Request, RequestOptions
from .._runtime.streaming import AsyncStream, Stream

if TYPE_CHECKING:
    from .. import dicts


def chat_request(
    body: models.ChatRequest | dicts.ChatRequest,
) -> Request[models.ChatResponse]:
    """The request of `Default.chat`."""
    return Request(
        operation="chat",
        method="POST",
        path=("/chat",),
        content=json_content(models.ChatRequest, body),
        responses={
            200: json_body(models.ChatResponse),
        },
    )


def chat_stream_request(
    body: models.ChatRequest | dicts.ChatRequest,
) -> Request[list[Event[models.ChatTextEventStreamResponse]]]:
    """The request of `Default.chat_stream`."""
    return Request(
        operation="chat#stream",
        method="POST",
        path=("/chat",),
        headers={
            "Accept": "text/event-stream",
        },
        content=json_content(models.ChatRequest, body),
        responses={
            200: events_body(models.ChatTextEventStreamResponse),
        },
    )


def read_log_request() -> Request[list[models.Price]]:
    """The request of `Default.read_log`."""
    return Request(
        operation="readLog",
        method="GET",
        path=("/log",),
        headers={
            "Accept": "application/jsonl",
        },
        responses={
            200: json_lines(models.Price),
        },
    )


def read_news_request() -> Request[list[Event[str]]]:
    """The request of `Default.read_news`."""
    return Request(
        operation="readNews",
        method="GET",
        path=("/news",),
        headers={
            "Accept": "text/event-stream",
        },
        responses={
            200: events_body(str),
        },
    )


def watch_prices_request() -> Request[list[Event[models.Price]] | None]:
    """The request of `Default.watch_prices`."""
    return Request(
        operation="watchPrices",
        method="GET",
        path=("/prices",),
        headers={
            "Accept": "text/event-stream",
        },
        responses={
            200: events_body(models.Price),
            204: no_body,
        },
        errors={
            "4XX": text_body,
        },
    )


def read_records_request() -> Request[list[int]]:
    """The request of `Default.read_records`."""
    return Request(
        operation="readRecords",
        method="GET",
        path=("/records",),
        headers={
            "Accept": "application/json-seq",
        },
        responses={
            200: json_sequence(int),
        },
    )


class Default:
    """Operations without a tag."""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def chat(
        self,
        body: models.ChatRequest | dicts.ChatRequest,
        *,
        options: RequestOptions | None = None,
    ) -> models.ChatResponse:
        """POST /chat"""
        request = chat_request(body)
        return self._client.send(request, options).parsed

    def chat_stream(
        self,
        body: models.ChatRequest | dicts.ChatRequest,
        *,
        options: RequestOptions | None = None,
    ) -> Stream[Event[models.ChatTextEventStreamResponse]]:
        """POST /chat"""
        request = chat_stream_request(body)
        return Stream(self._client, request, options)

    def read_log(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> Stream[models.Price]:
        """GET /log"""
        request = read_log_request()
        return Stream(self._client, request, options)

    def read_news(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> Stream[Event[str]]:
        """GET /news"""
        request = read_news_request()
        return Stream(self._client, request, options)

    def watch_prices(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> Stream[Event[models.Price]]:
        """GET /prices

        Raises:
            APIStatusError: No.
        """
        request = watch_prices_request()
        return Stream(self._client, request, options)

    def read_records(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> Stream[int]:
        """GET /records"""
        request = read_records_request()
        return Stream(self._client, request, options)


class AsyncDefault:
    """Operations without a tag."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def chat(
        self,
        body: models.ChatRequest | dicts.ChatRequest,
        *,
        options: RequestOptions | None = None,
    ) -> models.ChatResponse:
        """POST /chat"""
        request = chat_request(body)
        return (await self._client.send(request, options)).parsed

    def chat_stream(
        self,
        body: models.ChatRequest | dicts.ChatRequest,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncStream[Event[models.ChatTextEventStreamResponse]]:
        """POST /chat"""
        request = chat_stream_request(body)
        return AsyncStream(self._client, request, options)

    def read_log(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncStream[models.Price]:
        """GET /log"""
        request = read_log_request()
        return AsyncStream(self._client, request, options)

    def read_news(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncStream[Event[str]]:
        """GET /news"""
        request = read_news_request()
        return AsyncStream(self._client, request, options)

    def watch_prices(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncStream[Event[models.Price]]:
        """GET /prices

        Raises:
            APIStatusError: No.
        """
        request = watch_prices_request()
        return AsyncStream(self._client, request, options)

    def read_records(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncStream[int]:
        """GET /records"""
        request = read_records_request()
        return AsyncStream(self._client, request, options)
