"""What a schema is called after, and in which module it lives: read off its JSON pointer.

Knows which keyword leads to which part of a schema. Does not know Python's names.
Names depend on the way to a thing alone, never on its siblings, so adding or reordering
renames nothing.
"""

from __future__ import annotations

from http import HTTPStatus

from specpress import ir
from specpress.grammar import child_shape, join, tokens
from specpress.literals import Text
from specpress.nodes import Map, Seq

# Keywords that lead to a part of a schema, and what that part is called.
_PART = {
    "items": "item",
    "additionalProperties": "value",
    "propertyNames": "key",
    "contains": "item",
    "not": "not",
    "if": "condition",
    "then": "then",
    "else": "else",
    "unevaluatedItems": "item",
    "unevaluatedProperties": "value",
    "contentSchema": "content",
}
# Keywords that lead to lists or maps of schemas, and what precedes the index or name.
_PARTS = {
    "properties": "",
    "patternProperties": "",
    "dependentSchemas": "",
    "$defs": "",
    "allOf": "part",
    "anyOf": "variant",
    "oneOf": "variant",
    "prefixItems": "item",
}
_COMPONENT = {"responses": "response", "requestBodies": "request", "headers": "header"}


def name_path(pointer: str, root: Map) -> ir.NamePath:
    """What the schema at `pointer` is called after."""
    path = tokens(pointer)
    start = _home_length(path)
    return ir.NamePath(
        tuple(
            Text(part) for part in (*_owner(path[:start], root), *_within(path[start:]))
        )
    )


def home(pointer: str) -> ir.TypeId:
    """The schema whose module the one at `pointer` lives in: the outermost around it."""
    path = tokens(pointer)
    return ir.TypeId(join("#", *path[: _home_length(path)]))


def operation_name(path: str, method: str, node: Map) -> str:
    """`operationId`, or method and path where there is none."""
    declared = node.get("operationId")
    return declared if isinstance(declared, str) and declared else f"{method} {path}"


def _home_length(path: list[str]) -> int:
    """How many tokens of `path` lead to the first schema on it."""
    shape = "OpenAPI"
    for length, token in enumerate(path, 1):
        shape = child_shape(shape, token)
        if shape == "Schema":
            return length
    return len(path)


def _owner(path: list[str], root: Map) -> list[str]:
    """What the outermost schema is called after."""
    match path:
        case ["components", "schemas", name]:
            return [name]
        case ["components", section, name, *rest]:
            return [name, *_media(rest), _COMPONENT.get(section, "")]
        case ["paths", template, "parameters", index, *_]:
            return [template, _parameter(_find(root, "paths", template), index)]
        case ["paths", template, method, *rest]:
            node = _find(root, "paths", template, method)
            named = operation_name(template, method, node)
            return [named, *_of_operation(rest, node)]
        case _:
            return path


def _find(root: Map, *path: str) -> Map:
    """The object at `path`; one without keys where there is none."""
    node = root
    for token in path:
        value = node.get(token)
        node = value if isinstance(value, Map) else Map.at(root, {})
    return node


def _of_operation(path: list[str], node: Map) -> list[str]:
    match path:
        case ["requestBody", *rest]:
            return [*_media(rest), "request"]
        case ["responses", status, *rest]:
            return [_reason(status), *_media(rest), "response"]
        case ["parameters", index, *_]:
            return [_parameter(node, index)]
        case _:
            return [token for token in path if token not in ("schema", "content")]


def _parameter(owner: Map, index: str) -> str:
    """The name of one of `owner`'s parameters."""
    found = owner.get("parameters")
    item = found[int(index)] if isinstance(found, Seq) and index.isdecimal() else None
    name = item.get("name") if isinstance(item, Map) else None
    return name if isinstance(name, str) else f"parameter {index}"


def _media(path: list[str]) -> list[str]:
    """The media type in `path`, unless it is the usual one."""
    return [each for each in path if "/" in each and each != "application/json"]


def _reason(status: str) -> str:
    """The status in words (RFC 9110, section 15); nothing for 200, the usual one."""
    if status == "200":
        return ""
    try:
        return HTTPStatus(int(status)).phrase
    except ValueError:
        return status


def _within(path: list[str]) -> list[str]:
    """The steps from a schema to one inside it."""
    named: list[str] = []
    rest = iter(path)
    for token in rest:
        if token in _PARTS:
            named += [_PARTS[token], next(rest, "")]
        else:
            named.append(_PART.get(token, token))
    return named
