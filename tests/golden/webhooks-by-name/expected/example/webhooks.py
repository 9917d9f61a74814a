from __future__ import annotations

from . import models
from ._runtime.json_bodies import json_body
from ._runtime.raw_bodies import no_body, text_body
from ._runtime.requests import Decoder
from ._runtime.webhooks import Receiver, named_decoder


class Webhooks(Receiver):
    """What the API sends of its own accord: webhooks and callbacks.

    Nothing proves that the API sent it.
    """

    def parse(
        self,
        name: str,
        body: bytes,
    ) -> models.WebhookPayload:
        """The webhook that the document calls `name`.

        Raises:
            WebhookPayloadError: it is not what the document says.
        """
        decoder: Decoder[models.WebhookPayload] = named_decoder(
            {
                "build.done": json_body(models.Build),
                "push": json_body(models.Push),
            },
            name,
        )
        return self._read(decoder, body)

    def parse_build_done(self, body: bytes) -> models.Build:
        """POST build.done

        Raises:
            WebhookPayloadError: it is not what the document says.
        """
        decoder = json_body(models.Build)
        return self._read(decoder, body)

    def parse_build_log(self, body: bytes) -> str:
        """What the build printed.

        Raises:
            WebhookPayloadError: it is not what the document says.
        """
        decoder = text_body
        return self._read(decoder, body)

    def parse_ping_get(self, body: bytes) -> None:
        """GET ping

        Raises:
            WebhookPayloadError: it is not what the document says.
        """
        decoder = no_body
        return self._read(decoder, body)

    def parse_push(self, body: bytes) -> models.Push:
        """POST push

        Raises:
            WebhookPayloadError: it is not what the document says.
        """
        decoder = json_body(models.Push)
        return self._read(decoder, body)
