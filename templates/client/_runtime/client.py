"""What the sync and the async client are made of: sending a request, options, closing."""

from __future__ import annotations

import copy
import os
import re
import time
from contextlib import aclosing, closing
from dataclasses import replace
from http.cookiejar import CookieJar, DefaultCookiePolicy
from math import inf
from typing import Self, TypeVar

import anyio

from ._http import httpx
from .deadlines import bound, limit
from .errors import APIError
from .exchange import TRANSPORT_ERRORS, Attempt, Reply, Settings, exchange
from .requests import Request, RequestOptions, Response

T = TypeVar("T")

_Http = httpx.Client | httpx.AsyncClient
_SERVER_URL = re.compile(r"https?://[^\s/?#@\\]+(/[^\s?#\\]*)?", re.IGNORECASE)


def server_url(argument: str | None, *, variable: str, default: str) -> str:
    """The URL that all paths start with: an argument, else the environment, else `default`.

    Raises:
        ValueError: it is not an absolute http or https URL without user, query and
            fragment. The message does not repeat it, since it may hold a secret.
    """
    source, text = "base_url", argument
    if text is None:
        source, text = variable, os.environ.get(variable) or default
    if not _SERVER_URL.fullmatch(text) or not has_good_host(text):
        raise ValueError(
            f"{source}: not an absolute http(s) URL without user, query and fragment"
        )
    return text.rstrip("/")


def has_good_host(url: str) -> bool:
    """Whether a socket can do something with the host of `url`, and its port."""
    try:
        at = httpx.URL(url)
        return bool(at.raw_host.decode().encode("idna")) and (at.port or 0) <= 65535
    except (httpx.InvalidURL, UnicodeError):
        return False


def _no_cookies() -> CookieJar:
    """A jar that stays empty: one caller's session must not become another's."""
    return CookieJar(DefaultCookiePolicy(allowed_domains=[]))


class _Client:
    """What both clients share: their settings."""

    def __init__(self, settings: Settings, http: _Http, *, owns_http: bool) -> None:
        is_signed = http.auth is not None  # by a scheme of the caller's own
        self._settings = replace(settings, auth=None) if is_signed else settings
        self._owns_http = owns_http

    def with_options(self, options: RequestOptions) -> Self:
        """A client with other settings, over the connections of this one."""
        other = copy.copy(self)
        other._settings = self._settings.with_options(options)
        other._owns_http = False
        return other


class SyncClient(_Client):
    """Sends requests, and waits for what comes."""

    def __init__(self, settings: Settings, http_client: httpx.Client | None) -> None:
        self._http = http_client or httpx.Client(cookies=_no_cookies())
        super().__init__(settings, self._http, owns_http=http_client is None)

    def send(
        self, request: Request[T], options: RequestOptions | None = None
    ) -> Response[T]:
        """Send `request`, and again where that is safe and may help.

        Raises:
            APIError: no success came; its subclasses say why.
        """
        steps = exchange(request, self, options)
        try:
            steps.send(None)
        except StopIteration as end:
            response: Response[T] = end.value
            return response
        steps.close()
        raise TypeError(f"{request}: only the async client can await credentials")

    def _wait(self, seconds: float) -> None:
        time.sleep(seconds)

    def _try(self, attempt: Attempt) -> Reply | APIError:
        reply, http = None, self._http
        limit.end = attempt.started + attempt.timeout
        try:
            request = attempt.built(http, trace=bound)
            response = http.send(request, stream=True, follow_redirects=False)
            with closing(response):
                reply = Reply(attempt, response)
                for chunk in response.iter_bytes():
                    reply.add(chunk)
        except TRANSPORT_ERRORS as error:
            return attempt.failed(error, reply)
        except APIError as error:
            return error
        finally:
            limit.end = inf
        return reply

    def close(self) -> None:
        """Close the connections, unless they belong to an `http_client` that was given."""
        if self._owns_http:
            self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncClient(_Client):
    """Sends requests, and awaits what comes; for asyncio and trio."""

    def __init__(
        self, settings: Settings, http_client: httpx.AsyncClient | None
    ) -> None:
        self._http = http_client or httpx.AsyncClient(cookies=_no_cookies())
        super().__init__(settings, self._http, owns_http=http_client is None)

    async def send(
        self, request: Request[T], options: RequestOptions | None = None
    ) -> Response[T]:
        """Send `request`, and again where that is safe and may help.

        Raises:
            APIError: no success came; its subclasses say why.
        """
        return await exchange(request, self, options)

    async def _wait(self, seconds: float) -> None:
        await anyio.sleep(seconds)

    async def _try(self, attempt: Attempt) -> Reply | APIError:
        reply, http = None, self._http
        try:
            with anyio.fail_after(attempt.timeout):
                request = attempt.built(http)
                response = await http.send(request, stream=True, follow_redirects=False)
                async with aclosing(response):
                    reply = Reply(attempt, response)
                    async for chunk in response.aiter_bytes():
                        reply.add(chunk)
        except TRANSPORT_ERRORS as error:
            return attempt.failed(error, reply)
        except APIError as error:
            return error
        return reply

    async def aclose(self) -> None:
        """Close the connections, unless they belong to an `http_client` that was given."""
        if self._owns_http:
            await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()
