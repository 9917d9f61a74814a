from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ._runtime.json_bodies import json_body
from ._runtime.signatures import Signature, SignedReceiver
from ._runtime.webhooks import MAX_BODY_BYTES

SIGNATURE = Signature(
    header="Users-Signature",
    signed="{timestamp}\n{body}",
    algorithm="sha512",
    timestamp_header="X-Metronome-Date",
    tolerance=60,
)
"""How the API signs what it sends."""


class Webhooks(SignedReceiver):
    """What the API sends of its own accord: webhooks and callbacks.

    Args:
        secret: by default the environment's USERS_KEY.
        max_body_bytes: how long a body may be.

    Raises:
        ValueError: there is no secret, or it is none.
    """

    def __init__(
        self,
        secret: str | None = None,
        *,
        max_body_bytes: int = MAX_BODY_BYTES,
    ) -> None:
        super().__init__(
            SIGNATURE,
            secret,
            variable="USERS_KEY",
            max_body_bytes=max_body_bytes,
        )

    def parse(self, body: bytes, headers: Mapping[str, str]) -> Any:
        """Whatever webhook it is.

        Raises:
            WebhookPayloadError: it is not what the document says.
            WebhookSignatureError: it is not proven to be the API's.
        """
        decoder = json_body(Any)
        return self._read_signed(decoder, body, headers)
