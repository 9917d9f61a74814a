"""Which error a status becomes; the runtime's own table, read by docs and docstrings.

Knows the classes' names. Does not know when the runtime raises them.
"""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus

from specpress import ir
from specpress.literals import Code, Text

ERRORS = {
    400: "BadRequestError",
    401: "UnauthorizedError",
    403: "ForbiddenError",
    404: "NotFoundError",
    409: "ConflictError",
    422: "UnprocessableEntityError",
    429: "RateLimitError",
}


def error_class(status: str) -> Code:
    """The class of the error that comes with a status, a range or `default`."""
    if status.startswith("5"):
        return Code("InternalServerError")
    return Code(ERRORS.get(int(status) if status.isdecimal() else 0, "APIStatusError"))


def reason(status: str) -> str:
    """The status in words (RFC 9110, section 15)."""
    try:
        return f"{status} {HTTPStatus(int(status)).phrase}"
    except ValueError:
        return "any other status" if status == "default" else status


def raised(operation: ir.Operation) -> Iterator[tuple[str, Text | str]]:
    """The errors that an operation documents, each with its meaning."""
    for case in operation.responses:
        if not case.is_success and case.status[0] in "45d":
            words = case.docs.description
            yield error_class(case.status), words or reason(case.status)
