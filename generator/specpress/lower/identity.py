"""What a schema is called after, and in which module it lives: read off its JSON pointer.

Knows which keyword leads to which part of a schema. Does not know Python's names.
Names depend on the way to a thing alone, never on its siblings, so adding or reordering
renames nothing.
"""

from __future__ import annotations

from specpress import ir
from specpress.grammar import child_shape, join, tokens
from specpress.literals import Text
from specpress.lower.media import essence
from specpress.nodes import Map, Origin, Seq, Value

COMBINED = "&"
"""The token behind the pointer of a schema that is combined with others at its place."""
AS_OBJECT = "&object"
"""The token behind the pointer of a schema that allows objects beside values of other types."""


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
    AS_OBJECT: "object",
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
_LONGEST_TITLE = 40
"""Characters of a title that is a name rather than a sentence."""

# The words of RFC 9110, section 15, and its extensions, by status: a table, since those of
# the standard library changed with Python 3.13.
_REASONS = {
    "100": "Continue",
    "101": "Switching Protocols",
    "102": "Processing",
    "103": "Early Hints",
    "200": "",  # the usual one
    "201": "Created",
    "202": "Accepted",
    "203": "Non-Authoritative Information",
    "204": "No Content",
    "205": "Reset Content",
    "206": "Partial Content",
    "207": "Multi-Status",
    "208": "Already Reported",
    "226": "IM Used",
    "300": "Multiple Choices",
    "301": "Moved Permanently",
    "302": "Found",
    "303": "See Other",
    "304": "Not Modified",
    "305": "Use Proxy",
    "307": "Temporary Redirect",
    "308": "Permanent Redirect",
    "400": "Bad Request",
    "401": "Unauthorized",
    "402": "Payment Required",
    "403": "Forbidden",
    "404": "Not Found",
    "405": "Method Not Allowed",
    "406": "Not Acceptable",
    "407": "Proxy Authentication Required",
    "408": "Request Timeout",
    "409": "Conflict",
    "410": "Gone",
    "411": "Length Required",
    "412": "Precondition Failed",
    "413": "Content Too Large",
    "414": "URI Too Long",
    "415": "Unsupported Media Type",
    "416": "Range Not Satisfiable",
    "417": "Expectation Failed",
    "418": "I'm a Teapot",
    "421": "Misdirected Request",
    "422": "Unprocessable Entity",
    "423": "Locked",
    "424": "Failed Dependency",
    "425": "Too Early",
    "426": "Upgrade Required",
    "428": "Precondition Required",
    "429": "Too Many Requests",
    "431": "Request Header Fields Too Large",
    "451": "Unavailable For Legal Reasons",
    "500": "Internal Server Error",
    "501": "Not Implemented",
    "502": "Bad Gateway",
    "503": "Service Unavailable",
    "504": "Gateway Timeout",
    "505": "HTTP Version Not Supported",
    "506": "Variant Also Negotiates",
    "507": "Insufficient Storage",
    "508": "Loop Detected",
    "510": "Not Extended",
    "511": "Network Authentication Required",
}


def name_path(pointer: str, root: Map) -> ir.NamePath:
    """What the schema at `pointer` is called after."""
    path = tokens(pointer)
    start = _home_length(path)
    owner = [part for part in _owner(path[:start], root) if part]
    schema = _at(root, path[:start])
    within = [part for part in _within(path[start:], schema) if part]
    return ir.NamePath(tuple(map(Text, (*owner, *within))), outer=len(owner))


def home(pointer: str) -> ir.TypeId:
    """The schema whose module the one at `pointer` lives in: the outermost around it."""
    path = tokens(pointer)
    return ir.TypeId(join("#", *path[: _home_length(path)]))


def operation_name(path: str, method: str, node: Map) -> str:
    """`operationId`, or method and path where there is none."""
    declared = node.get("operationId")
    return declared if isinstance(declared, str) and declared else f"{method} {path}"


def unusual_method(method: str) -> list[str]:
    """What a method adds to the name of a webhook: nearly all of them are POST requests."""
    return [] if method.lower() == "post" else [method.lower()]


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
        case ["components", "pathItems", name, *rest]:
            return _in_path_item(rest, _at(root, path[:3]), name)
        case ["components", "callbacks", name, _, *rest]:
            return [name, *_of_webhook(rest, _at(root, path[:4]))]
        case ["components", "responses", name, "headers"]:
            return [name, "headers"]
        case ["components", section, name, *rest]:
            return [name, *_media(rest), _COMPONENT.get(section, "")]
        case ["paths", name, *rest]:
            return _in_path_item(rest, _at(root, path[:2]), name)
        case ["webhooks" | "x-webhooks", name, *rest]:
            return [name, *_of_webhook(rest, _at(root, path[:2]))]
        case ["webhooks"]:  # all of them together
            return ["webhook", "payload"]
        case _:
            return [token for token in path if token not in _UNSPOKEN]


_UNSPOKEN = frozenset({"schema", "content", "components", "callbacks"})


def _in_path_item(path: list[str], item: Map, name: str) -> list[str]:
    """What a schema is called after that `path` leads to from a path item of that name."""
    match path:
        case ["parameters", index, *_]:
            return [name, _parameter(item, index)]
        case ["additionalOperations", method, *rest]:
            node = _at(item, path[:2])
        case [method, *rest]:
            node = _at(item, path[:1])
        case _:
            return [name]
    return [operation_name(name, method, node), *_of_operation(rest, node)]


def _of_operation(path: list[str], node: Map) -> list[str]:
    match path:
        case ["requestBody", *rest]:
            return [*_media(rest), "request"]
        case ["responses", status, "headers"]:
            return [_reason(status), "headers"]
        case ["responses", status, "headers", header, *_]:
            return [_reason(status), header, "header"]
        case ["responses", status, *rest]:
            return [_reason(status), *_media(rest), "response"]
        case ["parameters", index, *_]:
            return [_parameter(node, index)]
        case ["callbacks", name, _, *rest]:
            return [name, *_of_webhook(rest, _at(node, path[:3]))]
        case _:
            return [token for token in path if token not in _UNSPOKEN]


def _of_webhook(path: list[str], item: Map) -> list[str]:
    """The steps from a webhook, or a callback, to a schema: its body is a payload."""
    match path:
        case ["parameters", index, *_]:
            return [_parameter(item, index)]
        case ["additionalOperations", method, *rest]:
            node = _at(item, path[:2])
        case [method, *rest]:
            node = _at(item, path[:1])
        case _:
            return []
    found = _of_operation(rest, node)
    last = {"request": "payload", "response": "answer"}
    return [
        *unusual_method(method),
        *found[:-1],
        *(last.get(each, each) for each in found[-1:]),
    ]


def _parameter(owner: Map, index: str) -> str:
    """The name of one of `owner`'s parameters."""
    item = _child(owner.get("parameters"), index)
    name = item.get("name") if isinstance(item, Map) else None
    return name if isinstance(name, str) else f"parameter {index}"


def _media(path: list[str]) -> list[str]:
    """The media type in `path`, unless it is a usual one; forms have short names."""
    return [
        _SHORT.get(essence(each), each)
        for each in path
        if "/" in each and essence(each) not in _USUAL
    ]


_USUAL = frozenset({"application/json", "*/*"})
_SHORT = {
    "application/x-www-form-urlencoded": "form",
    "multipart/form-data": "multipart",
}


def _reason(status: str) -> str:
    """The status in words; nothing for 200, the usual one."""
    return _REASONS.get(status, status)


def _within(path: list[str], schema: Map) -> list[str]:
    """The steps from `schema` to one inside it."""
    named: list[str] = []
    node, rest = schema, list(path)
    while rest:
        keyword = rest[0]
        if keyword == COMBINED:  # at the same place
            rest = rest[1:]
            continue
        if keyword not in _PARTS or len(rest) == 1:
            named.append(_PART.get(keyword, keyword))
            node, rest = _at(node, rest[:1]), rest[1:]
            continue
        part = _at(node, rest[:2])
        if keyword in ("anyOf", "oneOf"):
            if not _is_nullable(node[keyword]):
                named += _variant(part, node, rest[1])
        elif keyword != "allOf" or len(rest) <= 2:  # what is in a part is in the whole
            named += [_PARTS[keyword], rest[1]]
        node, rest = part, rest[2:]
    return named


def _is_nullable(union: Value) -> bool:
    """Whether it is one schema or null: that a value may be null names nothing."""
    parts = union if isinstance(union, Seq) else ()
    null = [isinstance(each, Map) and each.get("type") == "null" for each in parts]
    return sorted(null) == [False, True]


def _variant(variant: Map, union: Map, index: str) -> list[str]:
    """What tells a variant from others: its title, the value of its tag, or its index."""
    referred = variant.get("$ref")
    if isinstance(referred, str):
        return tokens(referred)[-1:]
    title = variant.get("title")
    if isinstance(title, str) and 0 < len(title.strip()) <= _LONGEST_TITLE:
        return [title.strip()]
    properties = variant.get("properties")
    if isinstance(properties, Map):
        discriminator = _child(union.get("discriminator"), "propertyName")
        for name in sorted(properties, key=lambda each: (each != discriminator, each)):
            value = _only_value(properties[name])
            if value:
                return [value]
    return [_PARTS["oneOf"], index]


def _only_value(schema: Value) -> str:
    """The one string that a schema allows; empty where it allows none or others."""
    values = _child(schema, "enum")
    alone = values[0] if isinstance(values, Seq) and len(values) == 1 else None
    value = _child(schema, "const") or alone
    return value if isinstance(value, str) else ""


def _at(node: Value, path: list[str]) -> Map:
    """The object at `path` below `node`; one without keys where there is none."""
    for token in path:
        node = _child(node, token)
    return node if isinstance(node, Map) else _NOTHING


def _child(node: Value, token: str) -> Value:
    if isinstance(node, Map):
        return node.get(token)
    if isinstance(node, Seq) and token.isdecimal() and int(token) < len(node):
        return node[int(token)]
    return None


_NOTHING = Map(Origin("", ""), 0)
