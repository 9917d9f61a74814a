"""An API's operations as its document, its client and its vendor's SDK have them.

Knows a document of OpenAPI 3.0 by its own words, a client by its IR, and an SDK by
`surface.json`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from corpus.facts import Facts, Operations, Seen, Taken
from corpus.reading import Files, Spot
from specpress import ir

_METHODS = ("get", "put", "post", "delete", "patch")
_KINDS = {
    ir.ScalarKind.INTEGER: "integer",
    ir.ScalarKind.NUMBER: "number",
    ir.ScalarKind.DECIMAL_NUMBER: "number",
    ir.ScalarKind.BOOLEAN: "boolean",
    ir.ScalarKind.NULL: "null",
    ir.ScalarKind.BINARY: "binary",
}


@dataclass(frozen=True, slots=True)
class _Plain(Seen):
    """A type of which no more is known than its kind."""

    name: str

    @property
    def kind(self) -> str:
        return self.name

    @property
    def identity(self) -> object:
        return self.name


# -- a document ------------------------------------------------------------------------


class _OfDocument(Seen):
    def __init__(self, spot: Spot, files: Files) -> None:
        self._files = files
        self._parts = list(self._flat(spot))

    def _flat(self, spot: Spot) -> Iterator[Spot]:
        """The schema with all that its `allOf` adds to it."""
        found = self._files.follow(spot)
        yield found
        for key in ("allOf", "anyOf", "oneOf"):
            parts = list(found.part(key).parts()) if key in found.value else []
            for each in parts if key == "allOf" or len(parts) == 1 else ():
                yield from self._flat(each)

    def _get(self, key: str) -> Any:
        return next(
            (each.value[key] for each in self._parts if key in each.value), None
        )

    @property
    def identity(self) -> object:
        return id(self._parts[0].value)

    @property
    def kind(self) -> str:
        if len(self._get("oneOf") or self._get("anyOf") or ()) > 1:
            return "union"
        if self._get("format") in ("date-time", "binary"):
            return str(self._get("format"))
        implied = "object" if self._get("properties") else "any"
        return str(self._get("type") or implied)

    @property
    def values(self) -> frozenset[str]:
        return frozenset(each for each in self._get("enum") or () if each is not None)

    @property
    def is_nullable(self) -> bool:
        return self._get("nullable") is True or None in (self._get("enum") or ())

    @property
    def item(self) -> Seen | None:
        key = "items" if self.kind == "array" else "additionalProperties"
        for each in self._parts:
            if isinstance(each.value.get(key), dict):
                return _OfDocument(each.part(key), self._files)
        return None

    @property
    def fields(self) -> Mapping[str, tuple[bool | None, Seen]]:
        required = {
            name for each in self._parts for name in each.value.get("required", ())
        }
        listed = {
            str(found.path[-1]): (
                found.path[-1] in required,
                _OfDocument(found, self._files),
            )
            for each in self._parts
            if "properties" in each.value
            for found in each.part("properties").parts()
        }
        unlisted = _Plain("any")
        return {**dict.fromkeys(required, (True, unlisted)), **listed}


def of_document(files: Files) -> Operations:
    """What a document of OpenAPI 3.0 says."""
    found: dict[tuple[str, str], Facts] = {}
    for item in files.section(files.root, "paths").parts():
        for method in _METHODS:
            if method in item.value:
                key = (method.upper(), str(item.path[-1]))
                found[key] = _operation_facts(item, item.part(method), files)
    return found


def _operation_facts(item: Spot, operation: Spot, files: Files) -> Facts:
    taken: dict[tuple[str, str], Taken] = {}
    for holder in (item, operation):
        for each in (
            holder.part("parameters").parts() if "parameters" in holder.value else ()
        ):
            parameter = files.follow(each)
            at = (parameter.value["in"], parameter.value["name"])
            type_ = _OfDocument(parameter.part("schema"), files)
            taken[at] = Taken(parameter.value.get("required") is True, type_)
    body = files.section(operation, "requestBody")
    if body.value:
        taken |= _body_fields(
            _content(body, files), is_required=body.value.get("required") is True
        )
    responses = files.section(operation, "responses")
    for status in sorted(responses.value):
        if status.startswith("2"):
            response = files.follow(responses.part(status))
            return Facts(taken, _content(response, files))
    return Facts(taken, None)


def _content(holder: Spot, files: Files) -> Seen | None:
    for media in files.section(holder, "content").parts():
        if "json" not in str(media.path[-1]):
            return _Plain("binary")
        if "schema" in media.value:
            return _OfDocument(media.part("schema"), files)
    return None


def _body_fields(
    type_: Seen | None, *, is_required: bool
) -> dict[tuple[str, str], Taken]:
    if type_ is None:
        return {}
    if type_.kind != "object" or not type_.fields:
        return {("body_root", ""): Taken(is_required, type_)}
    return {
        ("body", name): Taken(bool(required), inner)
        for name, (required, inner) in type_.fields.items()
    }


# -- a client --------------------------------------------------------------------------


class _OfClient(Seen):
    def __init__(self, type_: ir.Type, api: ir.Api) -> None:
        self._api = api
        self._nullable = isinstance(type_, ir.Nullable)
        self._type = type_.inner if isinstance(type_, ir.Nullable) else type_
        self._declared: ir.Declaration | None = None
        while isinstance(self._type, ir.Named):
            self._declared = api.declarations[self._type.target]
            if not isinstance(self._declared, ir.Alias):
                break
            self._type = self._declared.type

    @property
    def identity(self) -> object:
        return self._type

    @property
    def kind(self) -> str:
        match self._type, self._declared:
            case (_, ir.Object()) | (ir.MapOf(), _):
                return "object"
            case (_, ir.Enum()) | (ir.Literal(), _):
                return "string"
            case (ir.ListOf(), _):
                return "array"
            case (ir.Scalar(ir.ScalarKind.DATE_TIME), _):
                return "date-time"
            case (ir.Scalar(kind), _):
                return _KINDS.get(kind, "string")
            case (ir.Union(), _):
                return "union"
            case _:
                return "any"

    @property
    def values(self) -> frozenset[str]:
        if isinstance(self._type, ir.Literal):
            return frozenset(map(_revealed, self._type.values))
        if isinstance(self._declared, ir.Enum):
            return frozenset(_revealed(each.value) for each in self._declared.values)
        return frozenset()

    @property
    def is_nullable(self) -> bool:
        return self._nullable

    @property
    def item(self) -> Seen | None:
        match self._type:
            case ir.ListOf(inner):
                return _OfClient(inner, self._api)
            case ir.MapOf(inner) if not isinstance(inner, ir.Anything):
                return _OfClient(inner, self._api)
            case _:
                return None

    @property
    def fields(self) -> Mapping[str, tuple[bool | None, Seen]]:
        found: dict[str, tuple[bool | None, Seen]] = {}
        declared = self._declared
        while isinstance(declared, ir.Object):
            for each in declared.fields:
                own = (each.required, _OfClient(each.type, self._api))
                found.setdefault(each.wire_name.reveal(), own)
            declared = self._api.declarations[declared.base] if declared.base else None
        return found


def _revealed(value: object) -> str:
    reveal = getattr(value, "reveal", None)
    return str(reveal() if reveal else value)


def of_client(api: ir.Api) -> Operations:
    """What the client of an `ir.Api` has."""
    return {
        (each.method, each.id.partition(" ")[2]): _client_facts(each, api)
        for each in api.operations
    }


def _client_facts(operation: ir.Operation, api: ir.Api) -> Facts:
    taken: dict[tuple[str, str], Taken] = {
        (each.location.value, each.wire_name.reveal()): Taken(
            each.required, _OfClient(each.type, api)
        )
        for each in operation.parameters
    }
    if operation.body is not None:
        type_ = _OfClient(operation.body.type, api)
        taken |= _body_fields(type_, is_required=operation.body.required)
    bodies = [
        each.body for each in operation.responses if each.is_success and each.body
    ]
    return Facts(taken, _OfClient(bodies[0].type, api) if bodies else None)


# -- a vendor's SDK --------------------------------------------------------------------


class _OfVendor(Seen):
    def __init__(self, said: Mapping[str, Any], schemas: Mapping[str, Any]) -> None:
        self._said = said
        self._schemas = schemas

    @property
    def identity(self) -> object:
        return self._said.get("ref") or id(self._said)

    @property
    def kind(self) -> str:
        if "anyOf" in self._said:
            return "union"
        if self._said.get("format") in ("date-time", "iso8601"):
            return "date-time"
        if self._said.get("binary"):
            return "binary"
        implied = "object" if "ref" in self._said else "any"
        return str(self._said.get("type", implied))

    @property
    def values(self) -> frozenset[str]:
        return frozenset(self._said.get("enum", ()))

    @property
    def item(self) -> Seen | None:
        inner = self._said.get("items") or self._said.get("additionalProperties")
        return _OfVendor(inner, self._schemas) if inner else None

    @property
    def fields(self) -> Mapping[str, tuple[bool | None, Seen]]:
        schema = self._schemas.get(self._said.get("ref", ""))
        if schema is None:
            return {}
        is_told = schema["kind"] == "response"  # a TypedDict's keys were not looked at
        return {
            name: (
                each["required"] if is_told else None,
                _OfVendor(each, self._schemas),
            )
            for name, each in schema["fields"].items()
        }


def of_vendor(surface: Mapping[str, Any]) -> Operations:
    """What `surface.json` says of a vendor's SDK; of a page only its items are known."""
    schemas = surface["schemas"]
    found: dict[tuple[str, str], Facts] = {}
    for each in surface["operations"].values():
        taken = {
            (said["in"], _wire_name(name, said)): Taken(
                said["required"], _OfVendor(said, schemas)
            )
            for name, said in each["params"].items()
        }
        answer = each["response"]
        known = answer.get("item") or (None if "empty" in answer else answer)
        found[each["method"], each["path"]] = Facts(
            taken,
            _OfVendor(known, schemas) if known else None,
            is_page="item" in answer,
        )
    return found


def _wire_name(name: str, said: Mapping[str, Any]) -> str:
    return "" if said["in"] == "body_root" else str(said.get("wire_name", name))
