"""One call from request to response, without I/O: that is left to a client.

It is one coroutine for the sync and the async client, so both behave the same.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, fields, replace
from functools import cached_property, lru_cache
from time import monotonic
from typing import Any, TypeVar
from urllib.parse import quote, unquote, urlencode

from ._http import httpx
from .errors import (
    APIConnectionError,
    APIError,
    APITimeoutError,
    ResponseDecodeError,
    ResponseTooLargeError,
    UnauthorizedError,
    error_body,
    status_error,
)
from .misfits import Misfit, report
from .redaction import without
from .requests import Request, RequestOptions, Response, by_status, header
from .retries import IDEMPOTENT, is_retryable, wait_before

T = TypeVar("T")
Secrets = tuple[str, ...]
Signed = tuple[Request[Any], Secrets]
"""A request with its credentials, and what no text may show of them."""
Auth = Callable[[Request[Any], Secrets, Any], Awaitable[Signed]]
"""Credentials for a request of a client: others than those that the server rejected."""

TRANSPORT_ERRORS = (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, TimeoutError)

_log = logging.getLogger(__name__.partition("._runtime")[0])
_PHASES = ("connect", "read", "write", "pool")
# Parsing a URL takes as long as sending it, and many operations have one URL.
_parsed = lru_cache(maxsize=128)(httpx.URL)
_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
# Another try would meet the same: the request itself, or the proxy, is refused.
_PERMANENT = (
    httpx.InvalidURL,
    httpx.LocalProtocolError,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a client knows about all its calls."""

    base_url: str
    auth: Auth | None = None
    own_server: Callable[[str], str] | None = None
    """The URL of an operation with a server of its own; without this it goes to base_url."""
    timeout: float = 30.0
    deadline: float = 120.0
    max_retries: int = 2
    max_response_bytes: int = 32 * 2**20
    strict_responses: bool = False
    idempotency_key: str | None = None
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    query: dict[str, str] = field(default_factory=dict[str, str])

    def with_options(self, options: RequestOptions | None) -> Settings:
        """These settings, changed by what `options` names."""
        if options is None:
            return self
        given = {each.name: getattr(options, each.name) for each in fields(options)}
        given["headers"] = (*self.headers, *options.headers.items())
        given["query"] = {**self.query, **options.query}
        return replace(self, **{k: v for k, v in given.items() if v is not None})


@dataclass(slots=True)
class Attempt:
    """What a client is to send once: a Reply comes of it, or an error."""

    request: Request[Any]
    url: str = field(repr=False)
    headers: list[tuple[str, str]] = field(repr=False)
    """The later ones win, whatever the case of a name (RFC 9110, section 5.1)."""
    timeout: float
    max_bytes: int
    started: float

    def built(
        self, http: httpx.Client | httpx.AsyncClient, **extensions: object
    ) -> httpx.Request:
        """The request as `http` sends it, with the fields that go with all its requests."""
        url = _parsed(self.url)
        fields = {b"host": (b"Host", url.netloc)}
        own = [(name.encode(), text.encode()) for name, text in self.headers]
        for pair in (*http.headers.raw, *own):
            fields[pair[0].lower()] = pair
        _, content = self.request.content or ("", b"")
        return httpx.Request(
            self.request.method,
            url,
            headers=list(fields.values()),
            cookies=http.cookies,
            stream=httpx.ByteStream(content),
            extensions={"timeout": dict.fromkeys(_PHASES, self.timeout), **extensions},
        )

    def failed(self, error: Exception, reply: Reply | None) -> Reply | APIError:
        """`error` of the HTTP library as one of ours; a status that came still counts."""
        if reply is not None and not reply.is_success:
            return reply
        if reply is not None and isinstance(error, httpx.DecodingError):
            message = f"{self.request}: the body cannot be decompressed"
            response = reply.response(None)
            return ResponseDecodeError(message, request=self.request, response=response)
        timed_out = isinstance(error, (httpx.TimeoutException, TimeoutError))
        kind = APITimeoutError if timed_out else APIConnectionError
        what = f"no response in {self.timeout:.3g} s" if timed_out else "no connection"
        message = f"{self.request}: {what} ({type(error).__name__})"
        failure = kind(message, request=self.request)
        failure.may_have_arrived = not isinstance(error, _NEVER_SENT)
        failure.is_transient = not isinstance(error, _PERMANENT)
        failure.__cause__ = error
        return failure


class Reply:
    """A response while its body is read, under the limits of its attempt."""

    def __init__(self, attempt: Attempt, response: httpx.Response) -> None:
        self._attempt = attempt
        self._chunks: list[bytes] = []
        self._size = 0
        self._elapsed = monotonic() - attempt.started
        self.status_code = response.status_code
        self.headers = response.headers
        self.misfits: list[Misfit] | None = []
        self.is_success = 200 <= response.status_code <= 299

    def add(self, chunk: bytes) -> None:
        """A part of the body came, decompressed."""
        self._elapsed = monotonic() - self._attempt.started
        if self._elapsed > self._attempt.timeout:
            raise TimeoutError
        self._chunks.append(chunk)
        self._size += len(chunk)
        if self._size > self._attempt.max_bytes:
            request, limit = self._attempt.request, self._attempt.max_bytes
            message = f"{request}: the body has more than {limit} bytes"
            response = self.response(None)
            raise ResponseTooLargeError(message, request=request, response=response)

    @cached_property
    def content(self) -> bytes:
        """What came of the body, once no more is to come."""
        return b"".join(self._chunks)

    def response(self, parsed: T, retries: int = 0) -> Response[T]:
        report(self._attempt.request.operation, self.misfits or ())
        return Response(
            url=self._attempt.url,
            status_code=self.status_code,
            headers=self.headers,
            content=self.content,
            parsed=parsed,
            elapsed=self._elapsed,
            retries=retries,
            misfits=tuple(self.misfits or ()),
        )


async def awaited(value: Any) -> Any:
    """What comes of `value`: an async client gives awaitables, a sync one what they give."""
    return await value if hasattr(value, "__await__") else value


async def exchange(
    request: Request[T], client: Any, options: RequestOptions | None
) -> Response[T]:
    """Carry `request` out by `client`; with a sync one, nothing ever waits."""
    settings: Settings = client._settings
    settings = settings.with_options(request.options).with_options(options)
    give_up = monotonic() + settings.deadline
    signed: Signed = (request, ())
    retries, is_renewed = 0, False
    if settings.auth is not None:
        signed = await settings.auth(request, (), client)
    while True:
        started = monotonic()
        timeout = max(min(settings.timeout, give_up - started), 0.001)
        limit = settings.max_response_bytes
        sent, secrets = signed
        url, headers = _url(sent, settings), _headers(sent, settings)
        attempt = Attempt(request, url, headers, timeout, limit, started)
        outcome = await awaited(client._try(attempt))
        if isinstance(outcome, Reply):
            if outcome.is_success:
                if settings.strict_responses:
                    outcome.misfits = None
                return _success(request, outcome, retries, secrets)
            parsed = error_body(request, outcome.response(None), outcome.misfits)
            response = outcome.response(parsed, retries)
            error: APIError = status_error(request, response, secrets)
        else:
            error = outcome
        if isinstance(error, UnauthorizedError) and settings.auth and not is_renewed:
            signed = await settings.auth(request, secrets, client)
            is_renewed = True
        names = {name.lower() for name, _ in headers}
        is_safe = sent.method in IDEMPOTENT or sent.idempotency_header.lower() in names
        may_help = signed[0] != sent or is_retryable(error, is_safe=is_safe)
        if retries >= settings.max_retries or not may_help:
            raise error
        retries += 1
        seconds = wait_before(retries, error)
        if monotonic() + seconds >= give_up:
            raise error
        _log.info("%s, retry %d in %.2f s", error, retries, seconds)
        await awaited(client._wait(seconds))


def _url(request: Request[Any], settings: Settings) -> str:
    url = settings.base_url
    if request.server is not None and settings.own_server is not None:
        url = settings.own_server(request.server)
    url += "".join(request.path)
    query, own = [*request.query], settings.query
    if own:
        query = [pair for pair in query if unquote(pair.split("=")[0]) not in own]
        query.append(urlencode(own, quote_via=quote))
    return f"{url}?{'&'.join(query)}" if query else url


def _headers(request: Request[Any], settings: Settings) -> list[tuple[str, str]]:
    sent = {"Accept": "application/json"}
    if request.content is not None:
        kind, content = request.content
        sent |= {"Content-Type": kind, "Content-Length": str(len(content))}
    elif request.method in ("POST", "PUT", "PATCH", "QUERY"):  # RFC 9110, section 8.6
        sent["Content-Length"] = "0"
    sent |= request.headers
    if settings.idempotency_key is not None:
        sent[request.idempotency_header] = settings.idempotency_key
    return [header(*each) for each in (*sent.items(), *settings.headers)]


def _success(
    request: Request[T], reply: Reply, retries: int, secrets: Secrets
) -> Response[T]:
    decoder = by_status(request.responses, reply.status_code)
    if decoder is None:
        expected = ", ".join(map(str, request.responses)) or "no success"
        problem = f"{reply.status_code} is not documented, only {expected}"
    else:
        try:
            parsed = decoder(reply.content, reply.headers, reply.misfits)
            return reply.response(parsed, retries)
        except ValueError as error:
            kind = reply.headers.get("content-type", "no content type")
            problem = f"the {kind} body does not fit the document: {error}"
    message = f"{request}: {without(secrets, problem)}"
    response = reply.response(None, retries)
    raise ResponseDecodeError(message, request=request, response=response)
