"""What openapi-spec-validator says of a document.

Knows what must be kept from it. Does not know what the findings mean for the output.

The validator only ever sees a copy with nothing but `#/` references, since it would read
files and the network, and without the patterns and values that it would run against each
other. Its findings are warnings, or errors if asked: a quarter of real documents have some.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from specpress.diagnostics import Diagnostic, Place, Report, Severity
from specpress.grammar import rewrite
from specpress.nodes import Map, Seq, Value
from specpress.source import Document

MAX_FINDINGS = 50
# Values that the validator would evaluate, an exponential `pattern` on a `default` included.
_NOT_RUN = {
    "Schema": ("pattern", "default", "example", "examples"),
    "Parameter": ("example", "examples"),
    "Header": ("example", "examples"),
    "MediaType": ("example", "examples"),
}


def validate(document: Document, version: str, report: Report, *, strict: bool) -> None:
    """Add the validator's findings on `document`, written in `version`, to `report`."""
    severity = Severity.ERROR if strict else Severity.WARNING
    plain = rewrite(document.root, "OpenAPI", _without_values)
    assert isinstance(plain, Map)
    for place, message in islice(_findings(document, plain, version), MAX_FINDINGS):
        report.add(Diagnostic("invalid-openapi", severity, place, message))


def _without_values(node: Map, kind: str) -> Map:
    dropped = _NOT_RUN.get(kind, ())
    if kind == "Schema":
        # the validator walks every path through allOf, 2^n of them where n schemas refer to
        # the next one twice; what a $ref leads to is validated where it stands
        dropped = (*dropped, "$ref", *(("required",) if "allOf" in node else ()))
    if not any(key in node for key in dropped):
        return node
    return node.replaced({key: node[key] for key in node if key not in dropped})


def _findings(
    document: Document, plain: Map, version: str
) -> Iterator[tuple[Place, str]]:
    import openapi_spec_validator as osv  # noqa: PLC0415 - half a second of start-up

    validators = {
        "3.0": osv.OpenAPIV30SpecValidator,
        "3.1": osv.OpenAPIV31SpecValidator,
        "3.2": osv.OpenAPIV32SpecValidator,
    }
    try:
        for finding in validators[version](plain).iter_errors():
            yield (
                _place(document, [str(part) for part in finding.absolute_path]),
                _short(finding.message),
            )
    except Exception as fault:  # noqa: BLE001 - any fault of the library is its own
        yield document.root.where(), f"the validator gave up: {_short(str(fault))}"


def _place(document: Document, path: list[str]) -> Place:
    node: Value = document.root
    place = document.root.where()
    for part in path:
        if isinstance(node, Map) and part in node:
            place, node = node.where(part), node[part]
        elif isinstance(node, Seq) and part.isdecimal() and int(part) < len(node):
            place, node = node.where(int(part)), node[int(part)]
        else:
            break
    return place


def _short(message: str) -> str:
    line = " ".join(message.split())
    return line if len(line) <= 200 else f"{line[:150]} … {line[-40:]}"
