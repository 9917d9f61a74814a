"""One call from request to response, without I/O: the steps that a client carries out.

The sync and the async client drive the same generator, so both behave the same.
"""

from __future__ import annotations

import logging
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field, replace
from time import monotonic
from typing import Any, Protocol, TypeVar
from urllib.parse import quote, unquote, urlencode

from ._http import httpx
from .errors import (
    APIConnectionError,
    APIError,
    APITimeoutError,
    MissingCredentialsError,
    ResponseDecodeError,
    ResponseTooLargeError,
    error_body,
    status_error,
    without,
)
from .requests import Request, RequestOptions, Response, by_status, header
from .retries import is_retryable, wait_before

T = TypeVar("T")

TRANSPORT_ERRORS = (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError)

_log = logging.getLogger(__name__.partition("._runtime")[0])
_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
# Another try would meet the same: the request itself, or the proxy, is refused.
_PERMANENT = (
    httpx.InvalidURL,
    httpx.LocalProtocolError,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)


class Auth(Protocol):
    """Credentials: how a caller can give them, what to send, and what no text may show."""

    @property
    def hint(self) -> str: ...
    def headers(self) -> dict[str, str] | None: ...
    def secrets(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a client knows about all its calls."""

    base_url: str
    auth: Auth | None = None
    timeout: float = 30.0
    deadline: float = 120.0
    max_retries: int = 2
    max_response_bytes: int = 32 * 2**20
    headers: dict[str, str] = field(default_factory=dict[str, str], repr=False)
    query: dict[str, str] = field(default_factory=dict[str, str])

    def with_options(self, options: RequestOptions | None) -> Settings:
        """These settings, changed by what `options` names."""
        if options is None:
            return self
        limits = {
            name: value
            for name in ("timeout", "deadline", "max_retries", "max_response_bytes")
            if (value := getattr(options, name)) is not None
        }
        return replace(
            self,
            **limits,
            headers=_merged(self.headers, options.headers),
            query={**self.query, **options.query},
        )


@dataclass(frozen=True, slots=True)
class Attempt:
    """A step: send this, and answer with a Reply or with the error that came instead."""

    request: Request[Any]
    url: str
    headers: dict[str, str] = field(repr=False)
    timeout: float
    max_bytes: int
    started: float

    def wire(self) -> dict[str, Any]:
        """The request as the HTTP library takes it."""
        return {
            "method": self.request.method,
            "url": self.url,
            "headers": self.headers,
            "content": self.request.content and self.request.content[1],
            "timeout": self.timeout,
            "follow_redirects": False,  # credentials stay where they were meant for
        }

    def failed(self, error: Exception) -> APIConnectionError:
        """`error` of the HTTP library as one of ours."""
        timed_out = isinstance(error, (httpx.TimeoutException, TimeoutError))
        kind = APITimeoutError if timed_out else APIConnectionError
        what = f"no response in {self.timeout:.3g} s" if timed_out else "no connection"
        message = f"{self.request}: {what} ({type(error).__name__})"
        failure = kind(message, request=self.request)
        failure.may_have_arrived = not isinstance(error, _NEVER_SENT)
        failure.is_transient = not isinstance(error, _PERMANENT)
        failure.__cause__ = error
        return failure


@dataclass(frozen=True, slots=True)
class Wait:
    """A step: sleep."""

    seconds: float


class Reply:
    """A response while its body is read, under the limits of its attempt."""

    def __init__(
        self, attempt: Attempt, status_code: int, headers: httpx.Headers
    ) -> None:
        self._attempt = attempt
        self._chunks: list[bytes] = []
        self._size = 0
        self._elapsed = monotonic() - attempt.started
        self.status_code = status_code
        self.headers = headers

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

    @property
    def content(self) -> bytes:
        return b"".join(self._chunks)

    def response(self, parsed: T, retries: int = 0) -> Response[T]:
        return Response(
            status_code=self.status_code,
            headers=self.headers,
            content=self.content,
            parsed=parsed,
            elapsed=self._elapsed,
            retries=retries,
        )


Exchange = Generator[Attempt | Wait, "Reply | APIError | None", Response[T]]


def exchange(request: Request[T], settings: Settings) -> Exchange[T]:
    """Carry `request` out: yields what to do, is sent what came, returns the response."""
    url = settings.base_url + "".join(request.path)
    own = settings.query
    query = [pair for pair in request.query if unquote(pair.split("=")[0]) not in own]
    query += [urlencode(own, quote_via=quote)] * bool(own)
    if query:
        url += "?" + "&".join(query)
    headers = _headers(request, settings)
    give_up = monotonic() + settings.deadline
    retries = 0
    while True:
        started = monotonic()
        timeout = max(min(settings.timeout, give_up - started), 0.001)
        limit = settings.max_response_bytes
        outcome = yield Attempt(request, url, headers, timeout, limit, started)
        if isinstance(outcome, Reply):
            secrets = settings.auth.secrets() if settings.auth else ()
            if 200 <= outcome.status_code <= 299:
                return _success(request, outcome, retries, secrets)
            parsed = error_body(request, outcome.status_code, outcome.content)
            response = outcome.response(parsed, retries)
            error: APIError = status_error(request, response, secrets)
        else:
            assert outcome is not None
            error = outcome
        if retries >= settings.max_retries or not is_retryable(request.method, error):
            raise error
        retries += 1
        seconds = wait_before(retries, error)
        if monotonic() + seconds >= give_up:
            raise error
        _log.info("%s, retry %d in %.2f s", error, retries, seconds)
        yield Wait(seconds)


def _headers(request: Request[Any], settings: Settings) -> dict[str, str]:
    kind = {"Content-Type": request.content[0]} if request.content else {}
    sent = {"Accept": "application/json", **kind, **request.headers}
    if request.credentials != "none" and settings.auth is not None:
        credentials = settings.auth.headers()
        if credentials is None and request.credentials == "required":
            raise MissingCredentialsError(
                f"{request} needs a token: {settings.auth.hint}", request=request
            )
        sent |= credentials or {}
    return dict(header(*each) for each in _merged(sent, settings.headers).items())


def _merged(first: Mapping[str, str], second: Mapping[str, str]) -> dict[str, str]:
    """The fields of both; the second wins, whatever the case of a name (RFC 9110, 5.1)."""
    replaced = {name.lower() for name in second}
    kept = {name: text for name, text in first.items() if name.lower() not in replaced}
    return {**kept, **second}


def _success(
    request: Request[T], reply: Reply, retries: int, secrets: tuple[str, ...]
) -> Response[T]:
    decoder = by_status(request.responses, reply.status_code)
    if decoder is None:
        expected = ", ".join(map(str, request.responses)) or "no success"
        problem = f"{reply.status_code} is not documented, only {expected}"
    else:
        try:
            return reply.response(decoder(reply.content), retries)
        except ValueError as error:
            kind = reply.headers.get("content-type", "no content type")
            problem = f"the {kind} body does not fit the document: {error}"
    message = f"{request}: {without(secrets, problem)}"
    response = reply.response(None, retries)
    raise ResponseDecodeError(message, request=request, response=response)
