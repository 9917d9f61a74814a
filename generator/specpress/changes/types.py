"""Two versions of a type compared, by what values they allow.

Knows that names mean nothing on the wire: an inline schema and a reference to the same, a
plain object and an `allOf` of its parts, are equal. Does not know operations.
"""

from __future__ import annotations

import operator
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from specpress import graph, ir
from specpress.changes.change import Change, Side
from specpress.changes.place import Spot, component, spot
from specpress.changes.words import keyword, limit, spelled, word
from specpress.diagnostics import Place
from specpress.literals import Text

Declarations = Mapping[ir.TypeId, ir.Declaration]
Pair = tuple[ir.TypeId, ir.TypeId]

_WIDER = {
    (ir.ScalarKind.INTEGER, ir.ScalarKind.NUMBER),
    (ir.ScalarKind.INTEGER, ir.ScalarKind.WHOLE_NUMBER),
    (ir.ScalarKind.WHOLE_NUMBER, ir.ScalarKind.NUMBER),
}
"""What a program reads without a change where it read the other."""
_LEAST = frozenset(
    {"minimum", "exclusive_minimum", "min_length", "min_items", "min_properties"}
)
"""Limits of which a greater one allows less."""


class Comparison:
    """What was found between two versions of an API's types."""

    def __init__(self, old: Declarations, new: Declarations) -> None:
        self._old = old
        self._new = new
        self.found: list[Change] = []
        self.pairs: dict[Pair, str] = {}
        """Declarations that stand for each other, and where that was seen first."""
        self._seen: set[tuple[Pair, Side]] = set()

    def types(self, old: ir.Type, new: ir.Type, at: Spot, side: Side) -> None:
        """Compare what is allowed at one place."""
        if old == new and not (_names(old) or _names(new)):
            return
        old, was_nullable = self._plain(old, self._old)
        new, is_nullable = self._plain(new, self._new)
        if was_nullable != is_nullable:
            code = "became-nullable" if is_nullable else "became-not-nullable"
            self._add(code, at, side)
        match old, new:
            case ir.Named(first), ir.Named(second):
                self._declared(first, second, at, side)
            case ir.ListOf(), ir.ListOf():
                self.types(old.item, new.item, at.within("[]"), side)
                self._limits(old.constraints, new.constraints, at, side)
            case ir.MapOf(), ir.MapOf():
                self.types(old.value, new.value, at.within("{}"), side)
                self._limits(old.constraints, new.constraints, at, side)
            case (ir.Union(), _) | (_, ir.Union()):
                self._variants(old, new, at, side)
            case _:
                self._flat(old, new, at, side)

    def _flat(self, old: ir.Type, new: ir.Type, at: Spot, side: Side) -> None:
        match old, new:
            case ir.TupleOf(), ir.TupleOf() if len(old.items) == len(new.items):
                for index, pair in enumerate(zip(old.items, new.items, strict=True)):
                    self.types(*pair, at.within(f"[{index}]"), side)
            case ir.Scalar(), ir.Scalar() if old.kind is new.kind:
                self._limits(old.constraints, new.constraints, at, side)
            case ir.Literal(), ir.Literal():
                self._values(old.values, new.values, at, side)
            case _ if old != new:
                self._replaced(old, new, at, side)
            case _:
                pass

    def _plain(self, type_: ir.Type, declared: Declarations) -> tuple[ir.Type, bool]:
        """`type_` without null and without names for other types."""
        is_nullable = False
        for _ in range(len(declared) + 1):
            if isinstance(type_, ir.Nullable):
                is_nullable, type_ = True, type_.inner
            alias = declared.get(type_.target) if isinstance(type_, ir.Named) else None
            if not isinstance(alias, ir.Alias) or alias.is_recursive:
                break
            type_ = alias.type
        return type_, is_nullable

    def _declared(self, old: ir.TypeId, new: ir.TypeId, at: Spot, side: Side) -> None:
        pair = (old, new)
        self.pairs.setdefault(pair, str(at))
        if (pair, side) in self._seen:
            return
        self._seen.add((pair, side))
        name = component(new)
        if name is not None and component(old) == name:
            at = spot(name)
        first, second = self._old[old], self._new[new]
        match first, second:
            case ir.Object(), ir.Object():
                self._objects(first, second, at, side)
            case ir.Enum(), ir.Enum():
                values = [each.value for each in first.values]
                others = [each.value for each in second.values]
                self._values(values, others, at, side)
            case ir.Alias(), ir.Alias():
                self.types(first.type, second.type, at, side)
            case _:
                self._add("type-changed", at, side, (word(first), word(second)))
                return
        if first.docs.description != second.docs.description:
            self._add("description-changed", at, side)

    # -- objects -----------------------------------------------------------------------

    def _objects(self, old: ir.Object, new: ir.Object, at: Spot, side: Side) -> None:
        before = _properties(old, self._old, side)
        after = _properties(new, self._new, side)
        for name in sorted(before.keys() | after.keys(), key=Text.reveal):
            spot_ = at.property(name)
            if name not in after:
                where = before[name].where
                self._add("property-removed", spot_, side, places=(where, new.where))
            elif name not in before:
                is_forced = after[name].required and side is Side.REQUEST
                code = "required-property-added" if is_forced else "property-added"
                self._add(code, spot_, side, places=(old.where, after[name].where))
            else:
                self._property(before[name], after[name], spot_, side)
        self.types(old.extra, new.extra, at.within("{}"), side)

    def _property(self, old: ir.Field, new: ir.Field, at: Spot, side: Side) -> None:
        places = (old.where, new.where)
        if old.required != new.required:
            word = "required" if new.required else "optional"
            self._add(f"property-became-{word}", at, side, places=places)
        if old.default != new.default:
            self._add("default-changed", at, side, places=places)
        if old.docs.description != new.docs.description:
            self._add("description-changed", at, side, places=places)
        self.types(old.type, new.type, at, side)

    # -- values ------------------------------------------------------------------------

    def _values(
        self,
        old: Iterable[ir.JsonScalar],
        new: Iterable[ir.JsonScalar],
        at: Spot,
        side: Side,
    ) -> None:
        before = {spelled(each) for each in old}
        after = {spelled(each) for each in new}
        for value in sorted(before - after):
            self._add("enum-value-removed", at, side, (value, ""))
        for value in sorted(after - before):
            self._add("enum-value-added", at, side, ("", value))

    def _variants(self, old: ir.Type, new: ir.Type, at: Spot, side: Side) -> None:
        if isinstance(old, ir.Union) and isinstance(new, ir.Union):
            self._tags(old, new, at, side)
        gone, come = list(_alternatives(old)), list(_alternatives(new))
        # each stands for one other: the very same, if it is there
        for is_alike in (operator.eq, self._is_same_thing):
            for first in tuple(gone):
                second = next((each for each in come if is_alike(first, each)), None)
                if second is not None:
                    gone.remove(first)
                    come.remove(second)
                    self.types(first, second, at, side)
        if len(gone) == len(come) == 1:
            self.types(gone[0], come[0], at, side)
            return
        for each in gone:
            self._add("variant-removed", at, side, (self._shown(each, self._old), ""))
        for each in come:
            self._add("variant-added", at, side, ("", self._shown(each, self._new)))

    def _tags(self, old: ir.Union, new: ir.Union, at: Spot, side: Side) -> None:
        """What tells variants apart."""
        if old.tag is None or new.tag is None:
            return
        if old.tag != new.tag:
            words = (spelled(old.tag), spelled(new.tag))
            self._add("variant-tag-changed", at, side, words)
            return
        after = {each.type: each for each in new.variants}
        for first in old.variants:
            if first.type in after:
                self._tags_of(first, after[first.type], old.tag, at, side)
        pairs = ((old, self._old), (new, self._new))
        was, is_ = (of.other and self._shown(of.other, all_) for of, all_ in pairs)
        if (was, old.is_default) != (is_, new.is_default):
            self._add("variant-default-changed", at, side, (was or "", is_ or ""))

    def _tags_of(
        self, old: ir.Variant, new: ir.Variant, tag: Text, at: Spot, side: Side
    ) -> None:
        """Which values mean a variant; what changed in its own property is told there."""
        before, after = ({spelled(each) for each in of.tags} for of in (old, new))
        was = _listed(old.type, tag, self._old, side)
        is_ = _listed(new.type, tag, self._new, side)
        name = self._shown(old.type, self._old)
        for value in sorted(before - after - (was - is_)):
            self._add("variant-value-removed", at, side, (f"{value} means {name}", ""))
        for value in sorted(after - before - (is_ - was)):
            self._add("variant-value-added", at, side, ("", f"{value} means {name}"))

    def _is_same_thing(self, old: ir.Type, new: ir.Type) -> bool:
        if isinstance(old, ir.Named) and isinstance(new, ir.Named):
            return old.target == new.target
        return type(old) is type(new) and (
            not isinstance(old, ir.Scalar)
            or (isinstance(new, ir.Scalar) and old.kind is new.kind)
        )

    def _replaced(self, old: ir.Type, new: ir.Type, at: Spot, side: Side) -> None:
        code = "type-changed"
        if isinstance(new, ir.Anything) or _is_wider(old, new, self._old):
            code = "type-widened"
        elif isinstance(old, ir.Anything) or _is_wider(new, old, self._new):
            code = "type-narrowed"
        words = (self._shown(old, self._old), self._shown(new, self._new))
        self._add(code, at, side, words)

    def _limits(
        self, old: ir.Constraints, new: ir.Constraints, at: Spot, side: Side
    ) -> None:
        for each in fields(ir.Constraints):
            before, after = getattr(old, each.name), getattr(new, each.name)
            if before != after:
                code = f"constraint-{_direction(each.name, before, after)}"
                spot_ = at.within(f" {keyword(each.name)}")
                self._add(code, spot_, side, (limit(before), limit(after)))

    def _shown(self, type_: ir.Type, declared: Declarations) -> str:
        match type_:
            case ir.Named(target):
                return component(target) or word(declared[target])
            case _:
                return word(type_)

    def _add(
        self,
        code: str,
        at: Spot,
        side: Side,
        words: tuple[str, str] = ("", ""),
        places: tuple[Place | None, Place | None] = (None, None),
    ) -> None:
        change = Change(code, str(at), frozenset({side}), *words, *places)
        self.found.append(change)


def _names(type_: ir.Type) -> bool:
    return bool(graph.targets(type_))


def _alternatives(type_: ir.Type) -> list[ir.Type]:
    if isinstance(type_, ir.Union):
        return [each.type for each in type_.variants]
    return [type_]


def _listed(type_: ir.Type, tag: Text, declared: Declarations, side: Side) -> set[str]:
    """The values of the tag that a variant's own property lists."""
    found = declared.get(type_.target) if isinstance(type_, ir.Named) else None
    if not isinstance(found, ir.Object):
        return set()
    property_ = _properties(found, declared, side).get(tag)
    match property_ and property_.type:
        case ir.Literal(values):
            return {spelled(each) for each in values}
        case ir.Named(target) if isinstance(enum := declared.get(target), ir.Enum):
            return {spelled(each.value) for each in enum.values}
        case _:
            return set()


def _properties(
    of: ir.Object, declared: Declarations, side: Side
) -> dict[Text, ir.Field]:
    """All that one side sees of an object, with what it inherits."""
    other = ir.Access.READ if side is Side.REQUEST else ir.Access.WRITE
    found: dict[Text, ir.Field] = {}
    known = {of.id}
    while True:
        inherited = {
            each.wire_name: each for each in of.fields if each.access is not other
        }
        found = {**inherited, **found}
        base = declared.get(of.base) if of.base is not None else None
        if not isinstance(base, ir.Object) or base.id in known:
            return found
        known.add(base.id)
        of = base


def _is_wider(old: ir.Type, new: ir.Type, declared: Declarations) -> bool:
    """Whether `new` allows all that `old` does, and more."""
    text = ir.ScalarKind.STRING
    match old, new:
        case ir.Scalar(first), ir.Scalar(second):
            return (first, second) in _WIDER
        case ir.Named(target), ir.Scalar(kind, limits):
            enum = declared[target]
            is_text = isinstance(enum, ir.Enum) and ir.is_text(enum)
            return is_text and kind is text and limits == ir.Constraints()
        case ir.Literal(values), ir.Scalar(kind, limits):
            are_texts = all(isinstance(each, Text) for each in values)
            return are_texts and kind is text and limits == ir.Constraints()
        case _:
            return False


def _direction(name: str, before: Any, after: Any) -> str:
    """Whether a limit became tighter or looser; a change of its kind is tighter."""
    if after is None or after is False:
        return "loosened"
    if before is None or before is False:
        return "tightened"
    if name == "multiple_of":
        return "loosened" if before % after == 0 else "tightened"
    if name == "pattern":
        return "tightened"
    is_more = after > before
    return "tightened" if is_more == (name in _LEAST) else "loosened"
