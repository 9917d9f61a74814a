"""What requests and pages are made of, as far as walking them needs to know.

Knows fields, through names and nulls, and the types that cursors can have. Does not know
which of them leads to another page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from specpress import ir

Declarations = Mapping[ir.TypeId, ir.Declaration]


def plain(type_: ir.Type, declared: Declarations) -> ir.Type:
    """`type_` without null, and what stands behind a name that is no class."""
    seen: set[ir.TypeId] = set()
    while True:
        match type_:
            case ir.Nullable(inner):
                type_ = inner
            case ir.Named(target) if target not in seen:
                seen.add(target)
                found = declared[target]
                if not isinstance(found, ir.Alias):
                    return type_
                type_ = found.type
            case _:
                return type_


def fields(type_: ir.Type, declared: Declarations) -> dict[ir.Member, ir.Field]:
    """The fields of an object, those of its base first; none of anything else."""
    named = plain(type_, declared)
    if not isinstance(named, ir.Named):
        return {}
    found: list[ir.Object] = []
    at: ir.TypeId | None = named.target
    while at is not None and isinstance(each := declared[at], ir.Object):
        found.append(each)
        at = each.base if len(found) <= len(declared) else None
    by_name = {field.wire_name: field for each in found[::-1] for field in each.fields}
    return {ir.Member(named.target, name): field for name, field in by_name.items()}


@dataclass(frozen=True, slots=True)
class Found:
    """A part of a body: the fields that lead to it, and its type as it stands there."""

    members: ir.Members
    type: ir.Type


def at(type_: ir.Type, path: ir.Path, declared: Declarations) -> Found | None:
    """The part of `type_` that `path` leads to, if its type says that there is one."""
    members: list[ir.Member] = []
    for name in path:
        found = fields(type_, declared)
        member = next((each for each in found if each.wire_name == name), None)
        if member is None:
            return None
        members.append(member)
        type_ = found[member].type
    return Found(tuple(members), type_)


def lists(type_: ir.Type, declared: Declarations) -> tuple[Found, ...]:
    """The lists of a page: itself, or those that its fields are."""
    if item_type(type_, declared) is not None:
        return (Found((), type_),)
    return tuple(
        Found((member,), field.type)
        for member, field in fields(type_, declared).items()
        if item_type(field.type, declared) is not None
    )


def is_absentable(field: ir.Field, declared: Declarations) -> bool:
    """Whether a field can be missing, or null."""
    return not field.required or _is_nullable(field.type, declared)


def _is_nullable(type_: ir.Type, declared: Declarations) -> bool:
    match type_:
        case ir.Nullable():
            return True
        case ir.Named(target):
            found = declared[target]
            return isinstance(found, ir.Alias) and isinstance(found.type, ir.Nullable)
        case _:
            return False


def item_type(type_: ir.Type, declared: Declarations) -> ir.Type | None:
    """The type of the items, where `type_` is that of lists."""
    found = plain(type_, declared)
    return found.item if isinstance(found, ir.ListOf) else None


def is_key(type_: ir.Type, declared: Declarations) -> bool:
    """Whether values can be cursors, or identify something: texts and whole numbers."""
    return is_text(type_, declared) or is_whole(type_, declared)


def is_text(type_: ir.Type, declared: Declarations) -> bool:
    """Whether values are texts of any content, or UUIDs."""
    match plain(type_, declared):
        case ir.Scalar(ir.ScalarKind.STRING | ir.ScalarKind.UUID):
            return True
        case _:
            return False


def is_whole(type_: ir.Type, declared: Declarations) -> bool:
    """Whether values are whole numbers."""
    match plain(type_, declared):
        case ir.Scalar(ir.ScalarKind.INTEGER | ir.ScalarKind.WHOLE_NUMBER):
            return True
        case _:
            return False


def is_boolean(type_: ir.Type, declared: Declarations) -> bool:
    """Whether values are true or false."""
    match plain(type_, declared):
        case ir.Scalar(ir.ScalarKind.BOOLEAN):
            return True
        case _:
            return False


def json_body(operation: ir.Operation) -> ir.Body | None:
    """The body of a request, where that can be nothing but JSON."""
    is_json = [each.kind is ir.BodyKind.JSON for each in operation.bodies]
    return operation.body if is_json == [True] else None


def page_type(operation: ir.Operation) -> ir.Type | None:
    """The type of what an operation answers, where that is JSON of one type."""
    successes = [case for case in operation.responses if case.is_success]
    if len(successes) != 1:
        return None
    body = successes[0].body
    return body.type if body and body.kind is ir.BodyKind.JSON else None
