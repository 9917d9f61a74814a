"""What an API sends of its own accord: bodies, checked for their size and decoded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from .errors import APIError
from .requests import Decoder

T = TypeVar("T")

MAX_BODY_BYTES = 32 * 1024 * 1024


class WebhookError(APIError):
    """What came is not accepted as the API's."""


class WebhookPayloadError(WebhookError):
    """The body is too large, or not what the document says."""


class Receiver:
    """Reads what the API sends. Who sent it is not proven."""

    def __init__(self, *, max_body_bytes: int = MAX_BODY_BYTES) -> None:
        self._max_body_bytes = max_body_bytes

    def _read(self, decoder: Decoder[T], body: bytes) -> T:
        self._check_size(body)
        try:
            return decoder(body)
        except ValueError as error:
            raise WebhookPayloadError(f"the body does not fit: {error}") from None

    def _check_size(self, body: bytes) -> None:
        if len(body) > self._max_body_bytes:
            raise WebhookPayloadError(f"more than {self._max_body_bytes} bytes came")


def named_decoder(decoders: Mapping[str, Decoder[Any]], name: str) -> Decoder[Any]:
    """How to read the webhook called `name`.

    Raises:
        WebhookPayloadError: the document has no such webhook.
    """
    if name not in decoders:
        raise WebhookPayloadError(f"no webhook is called {name!r}")
    return decoders[name]
