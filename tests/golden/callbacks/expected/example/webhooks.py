from __future__ import annotations

from . import models
from ._runtime.json_bodies import json_body
from ._runtime.numbers import Number
from ._runtime.webhooks import Receiver


class Webhooks(Receiver):
    """What the API sends of its own accord: webhooks and callbacks.

    Nothing proves that the API sent it.
    """

    def parse_start_export_done(self, body: bytes) -> models.StartExportDonePayload:
        """The export is there.

        Raises:
            WebhookPayloadError: it is not what the document says.
        """
        decoder = json_body(models.StartExportDonePayload)
        return self._read(decoder, body)

    def parse_start_export_progress_put(self, body: bytes) -> float:
        """PUT {$request.query.url}

        Raises:
            WebhookPayloadError: it is not what the document says.
        """
        decoder = json_body(Number)
        return self._read(decoder, body)
