from __future__ import annotations

from typing_extensions import deprecated

from . import models
from ._runtime.json_bodies import json_body
from ._runtime.webhooks import Receiver


class Webhooks(Receiver):
    """What the API sends of its own accord: webhooks and callbacks.

    Nothing proves that the API sent it.
    """

    def parse(self, body: bytes) -> models.WebhookPayload:
        """Whatever webhook it is.

        Raises:
            WebhookPayloadError: it is not what the document says.
        """
        decoder = json_body(models.WebhookPayload)
        return self._read(decoder, body)

    def parse_user_created(self, body: bytes) -> models.UserCreated:
        """A user was created.

        Raises:
            WebhookPayloadError: it is not what the document says.
        """
        decoder = json_body(models.UserCreated)
        return self._read(decoder, body)

    @deprecated("This webhook is deprecated.")
    def parse_user_deleted(self, body: bytes) -> models.UserDeletedPayload:
        """POST user.deleted

        Deprecated.

        Raises:
            WebhookPayloadError: it is not what the document says.
        """
        decoder = json_body(models.UserDeletedPayload)
        return self._read(decoder, body)
