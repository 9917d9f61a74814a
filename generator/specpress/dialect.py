"""Every supported version of OpenAPI becomes one: 3.1, with JSON Schema 2020-12 meaning.

Knows how the versions differ. After this pass nobody else does. Positions are kept.
"""

from __future__ import annotations

import re

from specpress.diagnostics import Failure, error
from specpress.grammar import rewrite
from specpress.nodes import Map, Seq, Value
from specpress.source import Document


def version_of(document: Document) -> str:
    """The minor version of OpenAPI that the document is written in: "3.0", "3.1" or "3.2".

    Raises:
        Failure: another version, or none.
    """
    root = document.root
    declared = root.get("openapi")
    match = re.fullmatch(r"(3\.[012])(\.\d+)?(-.+)?", str(declared))
    if match and isinstance(declared, str | float):
        return match[1]
    if "openapi" in root:
        raise Failure(
            error(
                "unknown-version",
                root.where("openapi"),
                f"OpenAPI version {str(declared)[:40]!r} is not known",
                "specpress reads 3.0, 3.1 and 3.2",
            )
        )
    raise Failure(
        error(
            "unsupported-version",
            root.where("swagger"),
            "Swagger 2.0 is not supported yet",
            "convert the document to OpenAPI 3, for example with swagger2openapi",
        )
    )


def normalise(document: Document) -> Document:
    """The document in the one dialect that the later passes know."""
    if version_of(document) != "3.0":
        return document
    root = rewrite(document.root, "OpenAPI", _from_3_0)
    assert isinstance(root, Map)
    return Document(document.name, root, document.sha256)


def _from_3_0(node: Map, kind: str) -> Map:
    if kind == "Schema":
        return _schema_from_3_0(node)
    if "$ref" in node and kind not in ("PathItem", "Paths", "Responses", "Callback"):
        # OpenAPI 3.0, "Reference Object": what stands beside a $ref is ignored
        return node.replaced({"$ref": node["$ref"]})
    return node


def _schema_from_3_0(node: Map) -> Map:
    if isinstance(node.get("$ref"), str):
        return node.replaced({"$ref": node["$ref"]})
    new: dict[str, Value] = dict(node)
    for bound in ("minimum", "maximum"):
        exclusive = f"exclusive{bound.capitalize()}"
        if isinstance(new.get(exclusive), bool) and new.pop(exclusive) and bound in new:
            new[exclusive] = new.pop(bound)
    if "example" in new and "examples" not in new:
        new["examples"] = Seq.at(node, [new.pop("example")])
    if new.pop("nullable", False) is True:
        new = _nullable(node, new)
    return node if new == node else node.replaced(new)


def _nullable(node: Map, new: dict[str, Value]) -> dict[str, Value]:
    """`nullable: true` as a type array; as a union where there is no type to extend.

    OpenAPI 3.0.3 gives it a meaning beside `type` only. Documents use it beside `allOf` and
    others as well, and mean the same.
    """
    declared = new.get("type")
    if isinstance(declared, str):
        new["type"] = Seq.at(node, [declared, "null"])
        values = new.get("enum")
        if isinstance(values, Seq) and None not in values:
            new["enum"] = Seq.at(node, [*values, None])
        return new
    if not {"allOf", "anyOf", "oneOf"} & new.keys():
        return new  # no type: null is allowed anyway
    shown: dict[str, Value] = {
        key: new.pop(key) for key in ("description", "deprecated") if key in new
    }
    null = node.replaced({"type": "null"})
    return {**shown, "anyOf": Seq.at(node, [node.replaced(new), null])}
