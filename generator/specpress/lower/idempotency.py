"""Whether a key makes an operation safe to send twice, and which header holds it.

Knows what documents call such a header, and what settings say. Does not know how keys are made.
"""

from __future__ import annotations

from collections.abc import Iterable

from specpress import ir
from specpress.literals import Text

# draft-ietf-httpapi-idempotency-key-header, and how it was called before
_NAMES = ("idempotency-key", "x-idempotency-key")
# RFC 9110, section 9.2.2, and RFC 10008: these need no key
_IDEMPOTENT = frozenset({"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "QUERY"})
_KEY_LENGTH = 36
_TEXTS = frozenset({ir.ScalarKind.STRING, ir.ScalarKind.UUID})


def idempotency(
    method: str, parameters: Iterable[ir.Parameter], settings: ir.OperationSettings
) -> ir.Idempotency | None:
    """What is known of keys for an operation; None where nothing is."""
    said = settings.idempotency_key
    if said is False:
        return ir.Idempotency(Text(""), makes_key=False)
    headers = {
        each.wire_name.reveal().lower(): each
        for each in parameters
        if each.location is ir.Location.HEADER
    }
    names = [said.reveal().lower()] if said else _NAMES
    described = next((headers[name] for name in names if name in headers), None)
    if said is None and described is None:
        return None
    name = said or (described.wire_name if described else Text(""))
    fits = described is None or (not described.required and _takes_key(described.type))
    return ir.Idempotency(name, makes_key=fits and method not in _IDEMPOTENT)


def _takes_key(type_: ir.Type) -> bool:
    """Whether a UUID (RFC 9562), as text, is a value of the type."""
    match type_:
        case ir.Scalar(kind, limits) if kind in _TEXTS:
            longest = limits.max_length
            return not limits.pattern and (longest is None or longest >= _KEY_LENGTH)
        case ir.Nullable(inner):
            return _takes_key(inner)
        case _:
            return False
