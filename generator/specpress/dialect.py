"""Every supported version of OpenAPI becomes one: 3.1, with JSON Schema 2020-12 meaning.

Knows how the versions differ. After this pass nobody else does. Positions are kept. The
document is one file and sound (`bundle`), and so is the result.
"""

from __future__ import annotations

import re
from dataclasses import replace

from specpress.diagnostics import Failure, Report, error, note
from specpress.draft4 import modern_schema, repaired
from specpress.grammar import rewrite
from specpress.nodes import Map, in_order
from specpress.source import Document
from specpress.swagger2 import from_2_0

_KNOWN_DIALECTS = re.compile(
    r"https?://(json-schema\.org/draft/2020-12/schema"
    r"|spec\.openapis\.org/oas/3\.[12]/dialect/.+)#?"
)


def version_of(document: Document) -> str:
    """The minor version that the document is written in: "2.0", "3.0", "3.1" or "3.2".

    Raises:
        Failure: another version, or none.
    """
    root = document.root
    key = "openapi" if "openapi" in root else "swagger"
    declared = root.get(key)
    known = r"(3\.[012])(\.\d+)?(-.+)?" if key == "openapi" else r"(2\.0)"
    match = re.fullmatch(known, str(declared))
    if match and isinstance(declared, str | float):
        return match[1]
    name = "OpenAPI" if key == "openapi" else "Swagger"
    message = f"{name} version {str(declared)[:40]!r} is not known"
    hint = "specpress reads Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2"
    raise Failure(error("unknown-version", root.where(key), message, hint))


def normalise(document: Document, report: Report) -> Document:
    """The document in the one dialect that the later passes know, and in one order.

    What is found first counts in places (classes that combine the same schemas are one, called
    after its first), so the order in which a document is written must not.
    """
    root = in_order(_in_one_dialect(document, report))
    assert isinstance(root, Map)
    return replace(document, root=root)


def _in_one_dialect(document: Document, report: Report) -> Map:
    match version_of(document):
        case "2.0":
            return repaired(from_2_0(document.root, report))
        case "3.0":
            new = rewrite(document.root, "OpenAPI", _from_3_0)
            assert isinstance(new, Map)
            return repaired(new)
        case _:
            _check_dialect(document.root, report)
            return document.root


def _from_3_0(node: Map, kind: str) -> Map:
    return modern_schema(node) if kind == "Schema" else node


def _check_dialect(root: Map, report: Report) -> None:
    declared = root.get("jsonSchemaDialect")
    if isinstance(declared, str) and not _KNOWN_DIALECTS.fullmatch(declared):
        message = f"schemas are read as JSON Schema 2020-12, not as {declared[:80]!r}"
        report.add(note("other-dialect", root.where("jsonSchemaDialect"), message))
