"""What a call can raise. The root is APIError; no other class of the HTTP library leaves."""

from __future__ import annotations

import json
from http.client import responses as reasons
from typing import Any, cast

from .misfits import Misfit
from .redaction import without
from .requests import Request, Response, by_status


class APIError(Exception):
    """A call failed. Secrets never stand in its text."""

    def __init__(self, message: str, *, request: Request[Any] | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.request = request


class MissingCredentialsError(APIError):
    """The operation needs credentials, and the client has none. Nothing was sent."""


class APIConnectionError(APIError):
    """No response came: the connection could not be made, or broke."""

    may_have_arrived: bool = True
    """Whether the server may have received, and acted on, the request."""
    is_transient: bool = True
    """Whether another try may succeed."""


class APITimeoutError(APIConnectionError):
    """No complete response came in time."""


class APIResponseError(APIError):
    """A response came, and it is not a success that the document describes."""

    response: Response[Any]
    """The response; its `parsed` is the error body, decoded as far as it can be."""

    def __init__(
        self,
        message: str,
        *,
        request: Request[Any] | None = None,
        response: Response[Any] | None = None,
    ) -> None:
        super().__init__(message, request=request)
        if response is not None:  # an error that is made by hand has none
            self.response = response

    @property
    def status_code(self) -> int:
        return self.response.status_code

    @property
    def request_id(self) -> str | None:
        """The server's name for this exchange, from its `X-Request-Id` header."""
        return self.response.request_id

    @property
    def body(self) -> Any:
        """The error body: the documented model, else JSON, else text, else None."""
        return self.response.parsed


class ResponseDecodeError(APIResponseError):
    """A success came whose body or status is not what the document says."""


class ResponseTooLargeError(APIResponseError):
    """The body is larger than `max_response_bytes`; it was not read to its end."""


class APIStatusError(APIResponseError):
    """The server answered with a status that is no success."""


class BadRequestError(APIStatusError):
    """400 Bad Request"""


class UnauthorizedError(APIStatusError):
    """401 Unauthorized: the credentials are missing or not accepted."""


class ForbiddenError(APIStatusError):
    """403 Forbidden"""


class NotFoundError(APIStatusError):
    """404 Not Found"""


class ConflictError(APIStatusError):
    """409 Conflict. It is never retried."""


class UnprocessableEntityError(APIStatusError):
    """422 Unprocessable Content"""


class RateLimitError(APIStatusError):
    """429 Too Many Requests, still so after all retries."""


class InternalServerError(APIStatusError):
    """500 and above, still so after all retries."""


_BY_STATUS = {
    400: BadRequestError,
    401: UnauthorizedError,
    403: ForbiddenError,
    404: NotFoundError,
    409: ConflictError,
    422: UnprocessableEntityError,
    429: RateLimitError,
}


def status_error(
    request: Request[Any], response: Response[Any], secrets: tuple[str, ...]
) -> APIStatusError:
    """The error for a response that is no success."""
    status = response.status_code
    default = InternalServerError if status >= 500 else APIStatusError
    message = f"{request}: {status} {reasons.get(status, '')}".rstrip()
    detail = without(secrets, _detail(response.parsed))[:200]
    if detail:
        message += f": {detail}"
    if response.request_id:
        message += f" (request {without(secrets, response.request_id)})"
    return _BY_STATUS.get(status, default)(message, request=request, response=response)


def error_body(
    request: Request[Any], response: Response[None], misfits: list[Misfit] | None
) -> Any:
    """The body of an error, decoded as far as it can be."""
    content = response.content
    decoder = by_status(request.errors, response.status_code)
    if decoder is not None:
        try:
            return decoder(content, response.headers, misfits)
        except ValueError:
            pass  # the server broke its document; what it said still matters
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return content.decode(errors="replace") or None


def _detail(body: Any) -> str:
    """What an error body says for people: its `message`, `detail`, `title` or `error`."""
    if isinstance(body, str):
        return body
    fields = cast(
        "dict[str, object]",
        body if isinstance(body, dict) else getattr(body, "__dict__", {}),
    )
    for name in ("message", "detail", "title", "error"):
        text = fields.get(name)
        if isinstance(text, str):
            return text
    return ""
