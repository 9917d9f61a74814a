"""Schemas of Swagger 2.0 and OpenAPI 3.0 -> JSON Schema 2020-12.

Knows what the keywords of those two meant that are gone or mean something else. Does not
know what stands around a schema.
"""

from __future__ import annotations

from collections.abc import Iterator

from specpress.grammar import join, rewrite, tokens, walk
from specpress.nodes import Map, Seq, Value


def modern_schema(node: Map) -> Map:
    """One schema object; those inside of it are modern already."""
    if isinstance(node.get("$ref"), str):
        return node
    new: dict[str, Value] = dict(node)
    for bound in ("minimum", "maximum"):
        exclusive = f"exclusive{bound.capitalize()}"
        if isinstance(new.get(exclusive), bool) and new.pop(exclusive) and bound in new:
            new[exclusive] = new.pop(bound)
    if "example" in new and "examples" not in new:
        new["examples"] = Seq.at(node, [new.pop("example")], "example")
    for part in _remarks(new.get("allOf")):
        said = {key: part[key] for key in _SAID_OF_THE_WHOLE & part.keys()}
        new = {**said, **new, "nullable": True}
    if not _is_remark(node) and new.pop("nullable", False) is True:
        new = _nullable(node, new)
    return node if new == node else node.replaced(new)


def _nullable(node: Map, new: dict[str, Value]) -> dict[str, Value]:
    """`nullable: true` as a type array; as a union where there is no type to extend.

    OpenAPI 3.0.3 gives it a meaning beside `type` only. Documents use it beside `allOf` and
    others as well, and mean the same.
    """
    values = new.get("enum")
    if not _COMBINERS & new.keys():
        if isinstance(new.get("type"), str):
            new["type"] = Seq.at(node, [new["type"], "null"], "type")
        if isinstance(values, Seq) and None not in values:
            new["enum"] = values.replaced([*values, None])
        return new  # without a type null is allowed anyway
    shown = {key: new.pop(key) for key in sorted(_SAID_OF_THE_WHOLE & new.keys())}
    null = node.replaced({"type": "null"})
    return {**shown, "anyOf": Seq.at(node, [node.replaced(new), null])}


def _remarks(parts: Value) -> Iterator[Map]:
    """The parts of an `allOf` that say `nullable`, and nothing else about values.

    By itself that means nothing; documents mean the whole by it.
    """
    for part in parts if isinstance(parts, Seq) else ():
        if isinstance(part, Map) and _is_remark(part):
            yield part


def _is_remark(node: Map) -> bool:
    return node.get("nullable") is True and all(
        key in _REMARKS or key.startswith("x-") for key in node
    )


_SAID_OF_THE_WHOLE = frozenset(
    {"default", "deprecated", "description", "readOnly", "writeOnly"}
)
"""What is said of a value that may be null, whichever of the two it is."""
_REMARKS = _SAID_OF_THE_WHOLE | {"examples", "externalDocs", "nullable", "title", "xml"}
_COMBINERS = frozenset({"allOf", "anyOf", "oneOf"})


def repaired(root: Map) -> Map:
    """The document with the pointers that led into a schema which is a union with null now."""
    moved: dict[str, str] = {}
    for node, _, _ in walk(root, "OpenAPI"):
        target = node.get("$ref")
        if isinstance(target, str) and target.count("/") > _COMPONENT_DEPTH:
            found = _through_unions(root, target)
            if found != target:
                moved[target] = found
    if not moved:
        return root
    new = rewrite(root, "OpenAPI", lambda node, _: _redirected(node, moved))
    assert isinstance(new, Map)
    return new


_COMPONENT_DEPTH = 3


def _redirected(node: Map, moved: dict[str, str]) -> Map:
    target = node.get("$ref")
    if isinstance(target, str) and target in moved:
        return node.replaced({**node, "$ref": moved[target]})
    return node


def _through_unions(root: Map, target: str) -> str:
    value: Value = root
    found = "#"
    for token in tokens(target):
        if isinstance(value, Map) and token not in value:
            union = value.get("anyOf")
            if not isinstance(union, Seq) or not isinstance(union[0], Map):
                return target
            value, found = union[0], join(found, "anyOf", "0")
        if isinstance(value, Map) and token in value:
            value = value[token]
        elif isinstance(value, Seq) and token.isdecimal() and int(token) < len(value):
            value = value[int(token)]
        else:
            return target
        found = join(found, token)
    return found
