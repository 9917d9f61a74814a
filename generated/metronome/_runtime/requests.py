"""Requests and responses as values: what to send, how to read the answer, what came."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, Protocol, Self, TypeVar
from urllib.parse import quote

from ._http import httpx
from .misfits import Misfit

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

Status = int | str
"""A status code, a range of them as "4XX", or "default" for all others."""

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_FIELD_VALUE = re.compile(r"[!-~]([\t -~]*[!-~])?|")
_UNSPELLED = {"None", "nan", "inf", "-inf", "NaN", "Infinity", "-Infinity"}


class Decoder(Protocol[T_co]):
    """Reads the body of a response; raises ValueError where it is not what it should be.

    With a list of misfits, it reads what it can, and adds to them what does not fit.
    """

    def __call__(
        self,
        content: bytes,
        headers: Mapping[str, str] = ...,
        misfits: list[Misfit] | None = None,
        /,
    ) -> T_co: ...


@dataclass(frozen=True, kw_only=True)
class Request(Generic[T]):
    """One call of an operation, before it is sent.

    It can be inspected, tested without a network, and sent by `client.send(request)`.
    """

    operation: str
    """The operation's `operationId`, or its method and path where it has none."""
    method: str
    path: tuple[str, ...]
    """The pieces of the path below the server's URL, each percent-encoded."""
    responses: Mapping[Status, Decoder[T]]
    """How to read each documented success."""
    errors: Mapping[Status, Decoder[object]] = field(
        default_factory=dict[Status, Decoder[object]]
    )
    """How to read each documented error."""
    query: tuple[str, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    content: tuple[str, bytes] | None = None
    """The media type of the body, and the body."""
    security: tuple[tuple[str, ...], ...] | None = None
    """Sets of credentials; the first that the client has goes along. None: as usual."""
    server: str | None = None
    """Where the path starts, if not at the client's URL; variables stand in braces."""
    idempotency_header: str = "Idempotency-Key"
    """Where a key stands by which the server knows a request that it had already."""
    options: RequestOptions | None = None
    """Settings of this operation, where they differ from the client's."""

    def with_header(self, name: str, text: str) -> Self:
        """The request with one more header; `dataclasses.replace` takes long."""
        other = object.__new__(type(self))
        vars(other).update(vars(self), headers={**self.headers, name: text})
        return other

    def __str__(self) -> str:
        return f"{self.method} {''.join(self.path)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Response(Generic[T]):
    """What came back: `parsed` is the decoded body, `content` the body as it came."""

    url: str = field(repr=False)
    status_code: int
    headers: httpx.Headers = field(repr=False)
    content: bytes = field(repr=False)
    parsed: T = field(repr=False)
    elapsed: float
    """Seconds from sending the last try to the end of the body."""
    retries: int = 0
    """How often the request was sent again before this response came."""
    misfits: tuple[Misfit, ...] = ()
    """What in the body is not as documented."""

    @property
    def request_id(self) -> str | None:
        """The server's name for this exchange, from its `X-Request-Id` header."""
        found: str | None = self.headers.get("x-request-id")
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestOptions:
    """Settings of one call; None leaves the client's own.

    `headers` and `query` are added to what the operation sends, and win over it.
    """

    timeout: float | None = None
    """Seconds that one try may take, from connecting to the last byte of the body."""
    deadline: float | None = None
    """Seconds that the call may take, with all its tries and the waits between them."""
    max_retries: int | None = None
    max_response_bytes: int | None = None
    strict_responses: bool | None = None
    """Whether a body with misfits is a ResponseDecodeError."""
    idempotency_key: str | None = None
    """Makes a call safe to send again, whatever its method: each call needs its own."""
    headers: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    query: Mapping[str, str] = field(default_factory=dict[str, str])


def by_status(decoders: Mapping[Status, Decoder[T]], status: int) -> Decoder[T] | None:
    """What the document says of a status: its own entry, else its range's, else default."""
    of_range = f"{status // 100}XX"
    return decoders.get(status) or decoders.get(of_range) or decoders.get("default")


def parameter_text(name: str, value: object) -> str:
    """A parameter's value as text, as JSON and RFC 3339 spell it.

    Raises:
        ValueError: None, no number, a datetime without a zone, or text that is not Unicode.
    """
    if not isinstance(value, str) and str(value) in _UNSPELLED:
        raise ValueError(f"{name}: {value} cannot be sent")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError(f"{name}: a datetime needs a time zone")
        return value.isoformat().replace("+00:00", "Z")
    text = str(value)
    if not text.isascii() and any("\ud800" <= char <= "\udfff" for char in text):
        raise ValueError(f"{name}: {text!r} is not Unicode text")
    return text


def path_segment(name: str, value: object) -> str:
    """`value` as one percent-encoded segment of a path (RFC 3986, section 3.3).

    Raises:
        ValueError: an empty value, "." or ".." would reach another URL than is meant.
    """
    text = parameter_text(name, value)
    if text in ("", ".", ".."):
        raise ValueError(f"{name}: {text!r} cannot be a path segment")
    return quote(text, safe="")


def header(name: str, value: str) -> tuple[str, str]:
    """A header field, checked (RFC 9110, sections 5.1 and 5.5).

    Raises:
        ValueError: it has other characters. The message leaves the value out: a secret?
    """
    if not _TOKEN.fullmatch(name):
        raise ValueError(f"{name!r} is not a header name")
    if not _FIELD_VALUE.fullmatch(value):
        raise ValueError(f"{name}: only visible ASCII and inner blanks can be sent")
    return name, value
