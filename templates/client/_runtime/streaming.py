"""Answers that are read while they come: as typed items, as bytes, or into a file.

They are opened by `with`, and closed at its end, however little of them was read.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from pathlib import Path
from secrets import token_hex
from typing import Any, Generic, Self, TypeVar, cast

import anyio

from ._http import httpx
from .client import AsyncClient, SyncClient
from .errors import APIError, ResponseDecodeError, ResponseTooLargeError
from .exchange import TRANSPORT_ERRORS, Attempt, Reply, Settings
from .misfits import Misfit, report
from .pieces import ItemReader, TooLargeError
from .requests import Request, RequestOptions, Response, by_status

T = TypeVar("T")


class _Held:
    """A success that stays open, and shows no body to who would read it now."""

    def __init__(self, response: httpx.Response) -> None:
        self.status_code = response.status_code
        self.headers = response.headers

    def iter_bytes(self) -> Iterator[bytes]:
        return iter(())

    async def aiter_bytes(self) -> AsyncIterator[bytes]:
        for chunk in self.iter_bytes():
            yield chunk

    def close(self) -> None:
        pass

    async def aclose(self) -> None:
        pass


class _Http:
    """An HTTP client whose successes are held."""

    def __init__(self, http: Any) -> None:
        self._http = http
        self.attempt: Attempt | None = None
        self.held: httpx.Response | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._http, name)

    def hold(self, response: httpx.Response) -> Any:
        if not response.is_success:
            return response
        self.held = response
        return _Held(response)


class _SyncHttp(_Http):
    def send(self, request: httpx.Request, **how: Any) -> Any:
        return self.hold(self._http.send(request, **how))


class _AsyncHttp(_Http):
    async def send(self, request: httpx.Request, **how: Any) -> Any:
        return self.hold(await self._http.send(request, **how))


class _SyncOpener(SyncClient):
    """Sends one request; what has to be sent before that goes by the client."""

    def __init__(self, client: SyncClient, request: Request[Any]) -> None:
        self.http = _SyncHttp(client._http)
        super().__init__(client._settings, cast("httpx.Client", self.http))
        self.settings = client._settings
        self._client = client
        self._request = request

    def send(
        self, request: Request[T], options: RequestOptions | None = None
    ) -> Response[T]:
        if request is not self._request:
            return self._client.send(request, options)
        return super().send(request, options)

    def _try(self, attempt: Attempt) -> Reply | APIError:
        self.http.attempt = attempt
        return super()._try(attempt)


class _AsyncOpener(AsyncClient):
    """Sends one request; what has to be sent before that goes by the client."""

    def __init__(self, client: AsyncClient, request: Request[Any]) -> None:
        self.http = _AsyncHttp(client._http)
        super().__init__(client._settings, cast("httpx.AsyncClient", self.http))
        self.settings = client._settings
        self._client = client
        self._request = request

    async def send(
        self, request: Request[T], options: RequestOptions | None = None
    ) -> Response[T]:
        if request is not self._request:
            return await self._client.send(request, options)
        return await super().send(request, options)

    async def _try(self, attempt: Attempt) -> Reply | APIError:
        self.http.attempt = attempt
        return await super()._try(attempt)


def _left_alone(_content: bytes, /, *_: object) -> None:
    """The body is read later."""


class _Opening:
    """What is known of a success while it is open."""

    def __init__(self, request: Request[Any], options: RequestOptions | None) -> None:
        self._request = request
        self._options = options
        responses = dict.fromkeys(request.responses, _left_alone)
        self._sent: Request[None] = replace(request, responses=responses)
        self._response: Response[None] | None = None

    def _opened_by(self, http: _Http, settings: Settings) -> None:
        self._http = http
        self._settings = settings.with_options(self._options)

    @property
    def response(self) -> Response[None]:
        """Status and headers of the answer."""
        if self._response is None:
            raise RuntimeError("it is opened by `with`")
        return self._response

    def _held(self) -> httpx.Response:
        if self._http.held is None:
            raise RuntimeError("it is opened by `with`")
        return self._http.held

    def _failed(self, error: Exception) -> APIError:
        assert self._http.attempt
        failed = self._http.attempt.failed(error, None)
        assert isinstance(failed, APIError)
        return failed

    def _reader(self) -> ItemReader[Any] | None:
        """What reads the items; None where this status has no body."""
        status = self.response.status_code
        decoder = by_status(self._request.responses, status)
        reader: Callable[..., ItemReader[Any]] | None
        reader = getattr(decoder, "reader", None)
        limit = self._settings.max_response_bytes
        try:
            return reader(self.response.headers, limit) if reader else None
        except ValueError as error:
            raise self._unread(error) from None

    def _items(self, reader: Any, chunk: bytes | None) -> Iterator[Any]:
        """The items that end in `chunk`, or with the body."""
        misfits = None if self._settings.strict_responses else list[Misfit]()
        found = reader.end(misfits) if chunk is None else reader.feed(chunk, misfits)
        try:
            for item in found:
                report(self._request.operation, misfits or ())
                yield item
        except ValueError as error:
            raise self._unread(error) from None

    def _unread(self, error: ValueError) -> APIError:
        is_large = isinstance(error, TooLargeError)
        kind = ResponseTooLargeError if is_large else ResponseDecodeError
        message = f"{self._request}: {error}"
        return kind(message, request=self._request, response=self.response)


class _Opened(_Opening):
    def __init__(
        self,
        client: SyncClient,
        request: Request[Any],
        options: RequestOptions | None = None,
    ) -> None:
        super().__init__(request, options)
        self._opener = _SyncOpener(client, self._sent)
        self._opened_by(self._opener.http, self._opener.settings)

    def __enter__(self) -> Self:
        try:
            self._response = self._opener.send(self._sent, self._options)
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Leave what has not been read."""
        if self._http.held is not None:
            self._http.held.close()

    def _chunks(self) -> Iterator[bytes]:
        try:
            yield from self._held().iter_bytes()
        except TRANSPORT_ERRORS as error:
            raise self._failed(error) from error
        finally:
            self.close()


class Stream(_Opened, Generic[T]):
    """The items of an answer, each as soon as it came.

    `timeout` bounds the wait for each part of it, `max_response_bytes` the size of an item.
    """

    def __init__(
        self,
        client: SyncClient,
        request: Request[list[T]] | Request[list[T] | None],
        options: RequestOptions | None = None,
    ) -> None:
        super().__init__(client, request, options)

    def __iter__(self) -> Iterator[T]:
        reader = self._reader()
        if reader is not None:
            for chunk in self._chunks():
                yield from self._items(reader, chunk)
            yield from self._items(reader, None)


class ByteStream(_Opened):
    """The bytes of an answer, each part as soon as it came."""

    def __iter__(self) -> Iterator[bytes]:
        return self._chunks()

    def to_file(self, path: str | Path) -> int:
        """Write them to `path`, which appears once all have come; how many they were."""
        part = _part_of(Path(path))
        size = 0
        try:
            with part.open("xb") as file:
                for chunk in self:
                    size += file.write(chunk)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        return size


class _AsyncOpened(_Opening):
    def __init__(
        self,
        client: AsyncClient,
        request: Request[Any],
        options: RequestOptions | None = None,
    ) -> None:
        super().__init__(request, options)
        self._opener = _AsyncOpener(client, self._sent)
        self._opened_by(self._opener.http, self._opener.settings)

    async def __aenter__(self) -> Self:
        try:
            self._response = await self._opener.send(self._sent, self._options)
        except BaseException:
            await self.aclose()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Leave what has not been read."""
        if self._http.held is not None:
            with anyio.CancelScope(shield=True):
                await self._http.held.aclose()

    async def _chunks(self) -> AsyncIterator[bytes]:
        try:
            async for chunk in self._held().aiter_bytes():
                yield chunk
        except TRANSPORT_ERRORS as error:
            raise self._failed(error) from error


class AsyncStream(_AsyncOpened, Generic[T]):
    """The items of an answer, each as soon as it came.

    `timeout` bounds the wait for each part of it, `max_response_bytes` the size of an item.
    """

    def __init__(
        self,
        client: AsyncClient,
        request: Request[list[T]] | Request[list[T] | None],
        options: RequestOptions | None = None,
    ) -> None:
        super().__init__(client, request, options)

    async def __aiter__(self) -> AsyncIterator[T]:
        reader = self._reader()
        if reader is not None:
            async for chunk in self._chunks():
                for item in self._items(reader, chunk):
                    yield item
            for item in self._items(reader, None):
                yield item


class AsyncByteStream(_AsyncOpened):
    """The bytes of an answer, each part as soon as it came."""

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._chunks()

    async def to_file(self, path: str | Path) -> int:
        """Write them to `path`, which appears once all have come; how many they were."""
        part = _part_of(Path(path))
        size = 0
        try:
            async with await anyio.open_file(part, "xb") as file:
                async for chunk in self:
                    size += await file.write(chunk)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        return size


def _part_of(path: Path) -> Path:
    """A file beside `path`, for as long as that is not whole."""
    return path.with_name(f".{path.name}.{token_hex(4)}.part")
