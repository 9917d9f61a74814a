"""What openapi-spec-validator says of a document.

Knows what must be kept from it. Does not know what the findings mean for the output.

The validator only ever sees a copy with nothing but `#/` references, since it would read
files and the network, and without the patterns and values that it would run against each
other. Its findings are warnings, or errors if asked: a quarter of real documents have some.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, cast

from specpress.diagnostics import Diagnostic, Place, Severity
from specpress.grammar import rewrite
from specpress.nodes import Map, Seq, Value
from specpress.parts import Part, taken_apart
from specpress.source import Document

if TYPE_CHECKING:
    from jsonschema.protocols import Validator
    from openapi_spec_validator.validation.validators import SpecValidator

MAX_FINDINGS = 50
# Values that the validator would evaluate, an exponential `pattern` on a `default` included.
_NOT_RUN = {
    "Schema": ("pattern", "default", "example", "examples"),
    "Parameter": ("example", "examples"),
    "Header": ("example", "examples"),
    "SwaggerParameter": ("pattern", "default"),
    "MediaType": ("example", "examples"),
}


def validate(
    document: Document, version: str, *, strict: bool
) -> tuple[Diagnostic, ...]:
    """The validator's findings on `document`, which is written in `version`."""
    severity = Severity.ERROR if strict else Severity.WARNING
    kind = "Swagger" if version == "2.0" else "OpenAPI"
    plain = rewrite(document.root, kind, _without_values)
    assert isinstance(plain, Map)
    return tuple(
        Diagnostic("invalid-openapi", severity, place, message)
        for place, message in islice(_findings(document, plain, version), MAX_FINDINGS)
    )


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
    if not version.startswith("3"):
        for path, message in _errors(plain, version):
            yield _place(document.root, path), message
        return
    rest, parts = taken_apart(plain)
    for path, message in _errors(rest, version):
        yield _place(document.root, path), message
    dialect = plain.get("jsonSchemaDialect")
    if any(_errors(_document_of(parts, version, dialect), version)):
        for part in parts:
            for path, message in _errors(
                _document_of([part], version, dialect), version
            ):
                inner = path[3:] if path[:2] == ["components", part.section] else path
                for node in part.nodes:
                    yield _place(node, inner), message


def _document_of(parts: Iterable[Part], version: str, dialect: Value) -> dict[str, Any]:
    """A document of nothing but `parts`, each where a component of its kind stands."""
    components: dict[str, dict[str, Map]] = {}
    for number, part in enumerate(parts):
        components.setdefault(part.section, {})[f"part{number}"] = part.nodes[0]
    return {
        "openapi": f"{version}.0",
        "info": {"title": "", "version": ""},
        **({} if dialect is None else {"jsonSchemaDialect": dialect}),
        "paths": {},
        "components": components,
    }


def _errors(
    content: Map | dict[str, Any], version: str
) -> Iterator[tuple[list[str], str]]:
    """Path and message of what the validator finds."""
    try:
        validator = _validators()[version](content)
        validator.schema_validator = _schema_validator(version)
        for finding in validator.iter_errors():
            yield [str(part) for part in finding.absolute_path], _short(finding.message)
    except Exception as fault:  # noqa: BLE001 - any fault of the library is its own
        yield [], f"the validator gave up: {_short(str(fault))}"


def _validators() -> dict[str, type[SpecValidator]]:
    import openapi_spec_validator as osv  # noqa: PLC0415 - half a second of start-up

    return {
        "2.0": osv.OpenAPIV2SpecValidator,
        "3.0": osv.OpenAPIV30SpecValidator,
        "3.1": osv.OpenAPIV31SpecValidator,
        "3.2": osv.OpenAPIV32SpecValidator,
    }


@cache
def _schema_validator(version: str) -> Validator:
    """The validator's own for a version's schema, which has found all anchors already.

    Where it has not it looks for them again at every `$dynamicRef`, which takes longer
    than all else; and nothing it finds depends on what else is installed.
    """
    from jsonschema.validators import validator_for  # noqa: PLC0415 - as above
    from referencing import Registry, Resource  # noqa: PLC0415 - as above

    content: object = _validators()[version].schema_validator.schema
    schema = cast("dict[str, object]", content)
    resource: Resource[Any] = Resource.from_contents(schema)
    registry: Registry[Any] = Registry()
    crawled = registry.with_resource(resource.id() or "", resource).crawl()
    return validator_for(schema)(schema, registry=crawled)


def _place(start: Map, path: list[str]) -> Place:
    node: Value = start
    place = start.where()
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
