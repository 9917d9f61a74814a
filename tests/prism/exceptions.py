"""The operations that do not pass, each with what comes of it and whose fault that is.

`test_faults_of_prism` shows those of Prism with requests that were written by hand.
"""

from __future__ import annotations

from prism.calls import Outcome

BINARY = "Prism's: it writes JSON, XML and text alone (prism-http-server, serialize.js)"
ANY_TYPE = "Prism's: it answers `*/*` with text/plain, and writes no object as that"
SIBLING = (
    "Prism's: it heeds `nullable` beside a `$ref`, where OpenAPI 3.0.3 (Reference Object) "
    "says that it shall be ignored, and answers null"
)
OVERLAP = (
    "the document's: whatever is valid by the second schema of oneOf is by the first"
)
REPEATED = "Prism's: of a form's fields with one name it keeps the last one (body.js)"

Exceptions = dict[str, tuple[Outcome, str]]
"""By the operation."""

EXCEPTIONS: dict[str, Exceptions] = {
    "full-2026-05": {
        "POST /v1/customer-alerts/list": (Outcome.NO_ANSWER, SIBLING),
        "GET /v1/customers/{customer_id}/invoices/{invoice_id}/pdf": (
            Outcome.NO_ANSWER,
            BINARY,
        ),
        "POST /v2/notifications/edit": (Outcome.NO_ANSWER, OVERLAP),
    },
    "od-xkcd.com": {
        "GET /info.0.json": (Outcome.NO_ANSWER, ANY_TYPE),
        "GET /{comicId}/info.0.json": (Outcome.NO_ANSWER, ANY_TYPE),
    },
    "od-mercure.local": {
        "POST /.well-known/mercure": (Outcome.REFUSED, REPEATED),
    },
}
