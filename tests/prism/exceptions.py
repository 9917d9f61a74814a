"""The operations that do not pass, each with what comes of it and whose fault that is.

`test_faults_of_prism` shows those of Prism with requests that were written by hand.
"""

from __future__ import annotations

from prism.calls import Outcome

AS_TEXT = (
    "Prism's: what a text/plain body says is a text to it, never a number or boolean"
)
BINARY = "Prism's: it writes JSON, XML and text alone (prism-http-server, serialize.js)"
ANY_TYPE = "Prism's: it answers `*/*` with text/plain, and writes no object as that"
REPEATED = "Prism's: of a form's fields with one name it keeps the last one (body.js)"
SIBLING = (
    "Prism's: it heeds `nullable` beside a `$ref`, where OpenAPI 3.0.3 (Reference Object) "
    "says that it shall be ignored, and answers null"
)
IMPOSSIBLE = (
    "the document's: nothing is valid by an allOf whose parts have additionalProperties: "
    "false and properties of their own, its example least of all"
)
NO_RESPONSES = "the document's: it names no response, and OpenAPI demands one"
OVERLAP = "the document's: what is valid by one schema of its oneOf is by another"

Exceptions = dict[str, tuple[Outcome, str]]
"""By the operation."""


def _all(outcome: Outcome, reason: str, *operations: str) -> Exceptions:
    return dict.fromkeys(operations, (outcome, reason))


EXCEPTIONS: dict[str, Exceptions] = {
    "full-2026-05": {
        "POST /v1/customer-alerts/list": (Outcome.NO_ANSWER, SIBLING),
        "GET /v1/customers/{customer_id}/invoices/{invoice_id}/pdf": (
            Outcome.NO_ANSWER,
            BINARY,
        ),
        "POST /v2/notifications/edit": (Outcome.NO_ANSWER, OVERLAP),
    },
    "meilisearch": {
        **_all(
            *(Outcome.REFUSED, AS_TEXT),
            "PUT /indexes/{indexUid}/settings/facet-search",
            "DELETE /indexes/{indexUid}/settings/facet-search",
            "PUT /indexes/{indexUid}/settings/search-cutoff-ms",
            "DELETE /indexes/{indexUid}/settings/search-cutoff-ms",
        ),
        **_all(
            *(Outcome.NO_ANSWER, IMPOSSIBLE),
            *("GET /batches/{batchUid}", "GET /tasks", "GET /tasks/{taskUid}"),
        ),
    },
    "od-elevenlabs.io": {
        **_all(
            *(Outcome.NO_ANSWER, BINARY),
            "GET /v1/history/{history_item_id}/audio",
            "POST /v1/text-to-speech/{voice_id}",
            "GET /v1/voices/{voice_id}/samples/{sample_id}/audio",
        ),
        **_all(
            *(Outcome.REFUSED, REPEATED),
            *("POST /v1/voices/add", "POST /v1/voices/{voice_id}/edit"),
        ),
    },
    "od-listennotes.com": _all(
        *(Outcome.NO_ANSWER, OVERLAP), *("GET /playlists/{id}", "GET /search")
    ),
    "od-mercure.local": _all(Outcome.REFUSED, REPEATED, "POST /.well-known/mercure"),
    "od-presalytics.io_story": _all(
        *(Outcome.REFUSED, REPEATED), *("POST /file", "POST /{id}/file")
    ),
    "od-xkcd.com": _all(
        *(Outcome.NO_ANSWER, ANY_TYPE),
        *("GET /info.0.json", "GET /{comicId}/info.0.json"),
    ),
    "oxide-buildomat": _all(
        *(Outcome.NO_ANSWER, NO_RESPONSES),
        "GET /v1/tasks/{task}/outputs/{output}",
    ),
    "typesense": _all(
        *(Outcome.NO_ANSWER, OVERLAP),
        *("GET /presets", "GET /presets/{presetId}", "PUT /presets/{presetId}"),
    ),
}
