"""Signatures of what an API sends: HMAC (RFC 2104) over headers and the body as it came."""

from __future__ import annotations

import base64
import hmac
import os
import re
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Literal, TypeVar

from .requests import Decoder
from .webhooks import MAX_BODY_BYTES, Receiver, WebhookError

T = TypeVar("T")

_PLACE = re.compile(r"\{([^{}]+)\}")


class WebhookSignatureError(WebhookError):
    """It is not proven that the API sent this, and sent it just now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """How requests are signed."""

    header: str
    """The header that holds the signature."""
    signed: str
    """What is signed: `{body}`, `{timestamp}`, other headers by name, and text between."""
    algorithm: Literal["sha1", "sha256", "sha512"] = "sha256"
    encoding: Literal["hex", "base64"] = "hex"
    prefix: str = ""
    """What stands before a signature."""
    separator: str = ""
    """What stands between several signatures; empty where there is just one."""
    timestamp_header: str = ""
    timestamp_prefix: str = ""
    """What stands before the timestamp, where it is among the signatures."""
    tolerance: int = 300
    """Seconds that the timestamp may differ from the clock, either way."""
    key_encoding: Literal["text", "base64"] = "text"
    key_prefix: str = ""
    """What a secret may begin with that is no part of the key."""


class SignedReceiver(Receiver):
    """Reads what the API sends, once its signature is found good.

    A good signature does not tell a first delivery from a second one: who must not act on
    one twice remembers what came, by the id that the API gives it.
    """

    def __init__(
        self,
        signature: Signature,
        secret: str | None,
        *,
        variable: str,
        max_body_bytes: int = MAX_BODY_BYTES,
    ) -> None:
        super().__init__(max_body_bytes=max_body_bytes)
        self._signature = signature
        self._key = _key(signature, secret, variable)

    def verify(self, body: bytes, headers: Mapping[str, str]) -> None:
        """Check the signature of `body`, which is the very bytes that came.

        Raises:
            WebhookSignatureError: it is missing or wrong, or was made at another time.
            WebhookPayloadError: the body is too large.
        """
        self._check_size(body)
        verify(self._signature, self._key, body, headers)

    def _read_signed(
        self, decoder: Decoder[T], body: bytes, headers: Mapping[str, str]
    ) -> T:
        self.verify(body, headers)
        return self._read(decoder, body)


def _key(signature: Signature, secret: str | None, variable: str) -> bytes:
    """The key that a secret stands for; no message repeats the secret.

    Raises:
        ValueError: there is none, or it is not of its form.
    """
    source = "secret"
    if secret is None:
        source, secret = variable, os.environ.get(variable, "")
    text = secret.removeprefix(signature.key_prefix)
    try:
        is_text = signature.key_encoding == "text"
        key = text.encode() if is_text else base64.b64decode(text, validate=True)
    except ValueError:
        raise ValueError(f"{source}: not {signature.key_encoding}") from None
    if not key:  # anybody could sign with it
        raise ValueError(f"no secret of webhooks: pass `secret` or set {variable}")
    return key


def verify(
    signature: Signature, key: bytes, body: bytes, headers: Mapping[str, str]
) -> None:
    """Check that `body` and `headers` are signed with `key`, and were so just now.

    Raises:
        WebhookSignatureError: they are not.
    """
    header = _header(headers, signature.header)
    parts = header.split(signature.separator) if signature.separator else [header]
    parts = [each.strip(" ") for each in parts]
    timestamp = ""
    if signature.timestamp_header:
        timestamp = _header(headers, signature.timestamp_header)
    elif signature.timestamp_prefix:
        timestamp = _only(parts, signature)
    message = bytearray()
    for index, piece in enumerate(_PLACE.split(signature.signed)):
        if index % 2 == 0:
            message += piece.encode()
        elif piece == "body":
            message += body
        elif piece == "timestamp":
            message += timestamp.encode()
        else:
            message += _header(headers, piece).encode()
    expected = _written(hmac.digest(key, message, signature.algorithm), signature)
    given = [each.encode() for each in parts if each.startswith(signature.prefix)]
    if not any(hmac.compare_digest(each, expected) for each in given):
        raise WebhookSignatureError(f"{signature.header}: the signature is wrong")
    if timestamp:
        distance = time.time() - _seconds(timestamp)
        if not abs(distance) <= signature.tolerance:
            way = "past" if distance > 0 else "future"
            text = f"signed {abs(distance):.0f} seconds in the {way}"
            raise WebhookSignatureError(text)


def _header(headers: Mapping[str, str], name: str) -> str:
    """The one header of that name, in whatever case the server hands it on."""
    found = [value for key, value in headers.items() if key.lower() == name.lower()]
    if len(found) != 1:
        problem = "stands there more than once" if found else "is missing"
        raise WebhookSignatureError(f"{name} {problem}")
    if not (found[0] and found[0].isascii() and found[0].isprintable()):
        raise WebhookSignatureError(f"{name}: only visible ASCII and blanks are read")
    return found[0]


def _only(parts: list[str], signature: Signature) -> str:
    """The one timestamp among the signatures."""
    prefix = signature.timestamp_prefix
    found = [each.removeprefix(prefix) for each in parts if each.startswith(prefix)]
    if len(found) != 1 or not found[0]:
        raise WebhookSignatureError(f"{signature.header}: one {prefix!r} is needed")
    return found[0]


def _written(digest: bytes, signature: Signature) -> bytes:
    """A signature as the header has it."""
    is_hex = signature.encoding == "hex"
    text = digest.hex() if is_hex else base64.b64encode(digest).decode()
    return f"{signature.prefix}{text}".encode()


def _seconds(timestamp: str) -> float:
    """A time as seconds since 1970, from such, RFC 3339 or an HTTP date (RFC 9110)."""
    if timestamp.isdecimal():
        return float(timestamp)
    found: datetime | None = None
    with suppress(ValueError, OverflowError, IndexError, TypeError):
        is_date = timestamp[:4].isdecimal()
        parse = datetime.fromisoformat if is_date else parsedate_to_datetime
        found = parse(timestamp)
    if found is None or found.tzinfo is None:
        raise WebhookSignatureError("the timestamp is no time")
    return found.timestamp()
