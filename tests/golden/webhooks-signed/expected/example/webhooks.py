from __future__ import annotations

from collections.abc import Mapping

from . import models
from ._runtime.json_bodies import json_body
from ._runtime.signatures import Signature, SignedReceiver
from ._runtime.webhooks import MAX_BODY_BYTES

SIGNATURE = Signature(
    header="webhook-signature",
    signed="{webhook-id}.{timestamp}.{body}",
    encoding="base64",
    prefix="v1,",
    separator=" ",
    timestamp_header="webhook-timestamp",
    key_encoding="base64",
    key_prefix="whsec_",
)
"""How the API signs what it sends."""


class Webhooks(SignedReceiver):
    """What the API sends of its own accord: webhooks and callbacks.

    Args:
        secret: by default the environment's EXAMPLE_WEBHOOK_SECRET.
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
            variable="EXAMPLE_WEBHOOK_SECRET",
            max_body_bytes=max_body_bytes,
        )

    def parse_user_created(
        self,
        body: bytes,
        headers: Mapping[str, str],
    ) -> models.UserCreatedPayload:
        """POST user.created

        Raises:
            WebhookPayloadError: it is not what the document says.
            WebhookSignatureError: it is not proven to be the API's.
        """
        decoder = json_body(models.UserCreatedPayload)
        return self._read_signed(decoder, body, headers)
