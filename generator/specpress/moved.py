"""Where a schema went that is no longer where it was: its old pointer followed by meaning.

Knows that a property may be inherited now, and that an inline schema may have become a
reference. Does not know names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from specpress import ir
from specpress.grammar import join, tokens
from specpress.literals import Text
from specpress.lower.access import INPUT
from specpress.lower.identity import AS_OBJECT, COMBINED

_SAME_PLACE = frozenset({COMBINED, AS_OBJECT, INPUT})
"""Tokens that lead to another view of a schema, not to a part of it."""


class Moves:
    """Finds what old pointers stand for in an API.

    `renamed` says where things went that nobody could tell: operations as `GET /path`, schemas
    by their pointers.
    """

    def __init__(self, api: ir.Api, renamed: Mapping[str, str]) -> None:
        self._declared = api.declarations
        self._operations = {each.id: each for each in api.operations}
        self._renamed = [
            (tokens(_pointer(old)), tokens(_pointer(new)))
            for old, new in renamed.items()
        ]
        self._targets = renamed.values()

    def unknown(self) -> list[str]:
        """The new places of `renamed` that the API does not have."""
        known = self._operations.keys() | self._declared.keys()
        return sorted(set(self._targets) - known)

    def of(self, id_: str) -> ir.TypeId | None:
        """The declaration that is now what the one at `id_` was; None where none is."""
        path = self._followed(tokens(id_))
        type_ = self._at(path)
        while isinstance(type_, ir.Nullable):
            type_ = type_.inner
        if not isinstance(type_, ir.Named) or type_.target not in self._declared:
            return None
        return self._side(type_.target, path)

    def _followed(self, path: list[str]) -> list[str]:
        for old, new in self._renamed:
            if path[: len(old)] == old:
                return new + path[len(old) :]
        return path

    def _side(self, found: ir.TypeId, path: list[str]) -> ir.TypeId:
        """`found`, as requests send it where that was meant."""
        sent = ir.TypeId(join(found, INPUT))
        return sent if path[-1:] == [INPUT] and sent in self._declared else found

    def _at(self, path: list[str]) -> ir.Type | None:
        match path:
            case ["components", "schemas", name, *rest]:
                start = join("#", "components", "schemas", name)
                return self._within(ir.Named(ir.TypeId(start)), rest)
            case ["paths", template, method, *rest]:
                operation = self._operations.get(f"{method.upper()} {template}")
                return None if operation is None else self._in(operation, rest)
            case _:
                return None

    def _in(self, operation: ir.Operation, path: list[str]) -> ir.Type | None:
        match path:
            case ["requestBody", "content", media, "schema", *rest]:
                return self._body(operation.bodies, media, rest)
            case ["responses", status, "content", media, "schema", *rest]:
                cases = [each for each in operation.responses if each.status == status]
                found = [each.body for each in cases if each.body is not None]
                return self._body(found, media, rest)
            case _:
                return None

    def _body(
        self, bodies: Iterable[ir.Body], media: str, path: list[str]
    ) -> ir.Type | None:
        for body in bodies:
            if body.media_type == Text(media):
                return self._within(body.type, path)
        return None

    def _within(self, type_: ir.Type | None, path: list[str]) -> ir.Type | None:
        """What is at `path` below a type; None where there is no such thing."""
        rest = [each for each in path if each not in _SAME_PLACE]
        while rest and type_ is not None:
            type_ = self._plain(type_)
            match rest:
                case ["properties", name, *rest]:
                    type_ = self._property(type_, name)
                case ["allOf", _, *rest]:
                    pass  # a part of the same
                case ["items", *rest]:
                    type_ = type_.item if isinstance(type_, ir.ListOf) else None
                case ["additionalProperties", *rest]:
                    type_ = self._value(type_)
                case _:
                    return None
        return type_

    def _plain(self, type_: ir.Type) -> ir.Type:
        """`type_` without null and without names for other types."""
        for _ in range(len(self._declared) + 1):
            if isinstance(type_, ir.Nullable):
                type_ = type_.inner
            declared = self._declaration(type_)
            if not isinstance(declared, ir.Alias):
                break
            type_ = declared.type
        return type_

    def _declaration(self, type_: ir.Type) -> ir.Declaration | None:
        return self._declared.get(type_.target) if isinstance(type_, ir.Named) else None

    def _property(self, type_: ir.Type, name: str) -> ir.Type | None:
        owner = self._declaration(type_)
        seen: set[ir.TypeId] = set()
        while isinstance(owner, ir.Object) and owner.id not in seen:
            seen.add(owner.id)
            for each in (*owner.fields, *owner.left_out):
                if each.wire_name == Text(name):
                    return each.type
            owner = None if owner.base is None else self._declared.get(owner.base)
        return None

    def _value(self, type_: ir.Type) -> ir.Type | None:
        if isinstance(type_, ir.MapOf):
            return type_.value
        declared = self._declaration(type_)
        return declared.extra if isinstance(declared, ir.Object) else None


def _pointer(thing: str) -> str:
    """The pointer of a schema, or of an operation that is named as `GET /path`."""
    method, blank, template = thing.partition(" ")
    return join("#", "paths", template, method.lower()) if blank else thing
