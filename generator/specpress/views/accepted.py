"""What a caller may pass for a value of a type: more than what a document says.

Text for what is spelled as text, any sequence for a list, a mapping for an object: of any
kind in parameters, and in bodies a `TypedDict` with the fields of the model, its *twin*.
Knows which objects have one. Does not know where a type stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from specpress import graph, ir
from specpress.layout import members
from specpress.literals import Code
from specpress.names import Names
from specpress.pytypes import (
    Annotation,
    Import,
    Style,
    annotation,
    either,
    optional,
)

_MAPPING = Import("collections.abc", "Mapping")
_ANY = Import("typing", "Any")
_SEQUENCE = Import("collections.abc", "Sequence")
DICTS = Import("..", "dicts")
# What JSON spells as a text, which does as well.
_SPELLED = frozenset(
    {
        ir.ScalarKind.DATE_TIME,
        ir.ScalarKind.DATE,
        ir.ScalarKind.TIME,
        ir.ScalarKind.DECIMAL,
    }
)


def twins(api: ir.Api) -> frozenset[ir.TypeId]:
    """The objects of request bodies whose fields a `TypedDict` can list."""
    found: set[ir.TypeId] = set()
    waiting = [
        target
        for operation in api.operations
        for body in operation.bodies
        for target in graph.targets(body.type)
    ]
    while waiting:
        id_ = waiting.pop()
        if id_ in found:
            continue
        found.add(id_)
        match api.declarations[id_]:
            case ir.Object() as declared:
                for field in sent_fields(declared, api):
                    waiting += graph.targets(field.type)
            case ir.Alias(type=type_):
                waiting += graph.targets(type_)
            case ir.Enum():
                pass
    return frozenset(each for each in found if _is_listable(api.declarations[each]))


def _is_listable(declared: ir.Declaration) -> bool:
    """Whether all there is to an object are fields: others would need a type of theirs."""
    return isinstance(declared, ir.Object) and isinstance(
        declared.extra, ir.Anything | ir.Nothing
    )


def sent_fields(declared: ir.Object, api: ir.Api) -> Iterator[ir.Field]:
    """The fields of an object that a request may have, those of its base first."""
    own = {each.wire_name for each in declared.fields}
    base = api.declarations[declared.base] if declared.base else None
    if isinstance(base, ir.Object):
        for field in sent_fields(base, api):
            if field.wire_name not in own:
                yield field
    for field in declared.fields:
        if field.access is not ir.Access.READ:
            yield field


@dataclass(frozen=True, slots=True)
class Accepted:
    """What is accepted in one kind of place."""

    api: ir.Api
    names: Names
    twins: frozenset[ir.TypeId] = frozenset()
    """The objects for which there is a `TypedDict`."""
    dicts: str = ""
    """What stands before the name of one: `dicts.`, or nothing inside their module."""
    models: str = "models."
    """What stands before the name of a model."""
    runtime: str = ""
    """Where the runtime is imported from, whose types no field hides by its name."""

    def of(self, type_: ir.Type) -> Annotation:
        """What may be passed for a value of `type_`."""
        plain = Style(self.names, models=self.models, runtime=self.runtime)
        match type_:
            case ir.Nullable(inner):
                return self.of(inner)
            case ir.ListOf(item):
                return self._inner(item).wrapped("Sequence[", "]", _SEQUENCE)
            case ir.MapOf(value):
                of_value = self._inner(value)
                return of_value.wrapped("Mapping[str, ", "]", _MAPPING)
            case ir.Union(variants):
                return self._union(type_, [self.of(each.type) for each in variants])
            case ir.Named(target):
                return self._more(target, annotation(type_, plain))
            case ir.Scalar(kind):
                found = annotation(ir.Scalar(kind), plain)
                return found.wrapped("", " | str") if self._has_text(kind) else found
            case ir.Literal() | ir.TupleOf() | ir.Anything() | ir.Nothing():
                return annotation(type_, plain)
            case _:
                assert_never(type_)

    def _inner(self, type_: ir.Type) -> Annotation:
        """What may be within a list or a map; in bodies, also null."""
        found = self.of(type_)
        is_null = isinstance(type_, ir.Nullable) and self.twins
        return optional(found) if is_null else found

    def _has_text(self, kind: ir.ScalarKind) -> bool:
        return kind is ir.ScalarKind.UUID or (bool(self.twins) and kind in _SPELLED)

    def _more(self, target: ir.TypeId, found: Annotation) -> Annotation:
        """The type of a declaration, and what says the same without it."""
        match self.api.declarations[target]:
            case ir.Enum(values=values):
                is_text = any(not isinstance(each.value, int) for each in values)
                return found.wrapped("", " | str" if is_text else " | int")
            case ir.Object() if target in self.twins:
                return found.wrapped("", f" | {self.twin(target)}", *self._imported())
            case ir.Object():
                return found.wrapped("", " | Mapping[str, Any]", _MAPPING, _ANY)
            case ir.Alias(type=type_, is_recursive=False) if self.twins:
                if not isinstance(type_, ir.Union | ir.Nullable):
                    return self.of(type_)
                variants = sorted(graph.targets(type_) & self.twins)
                named = [self.twin(each) for each in variants]
                text = either([found.text, *named])
                return replace(found, text=text).wrapped("", "", *self._imported())
            case ir.Alias():
                return found

    def twin(self, target: ir.TypeId) -> Code:
        """What the `TypedDict` of an object is called."""
        return Code(f"{self.dicts}{self.names.classes[target]}")

    def _imported(self) -> tuple[Import, ...]:
        return (DICTS,) if self.dicts else ()

    def _union(self, union: ir.Union, found: list[Annotation]) -> Annotation:
        """One of several types, each named once."""
        if self.twins and union.tag is not None and union.other is None:
            module = f"{self.runtime or '.._runtime'}.unions"
            unknown = Import(module, "UnknownVariant")
            found.append(Annotation(Code(unknown.name), frozenset({unknown})))
        texts = dict.fromkeys(text for each in found for text in members(each.text))
        if "Any" in texts:
            texts = {"Any": None}
        return Annotation(
            either(list(texts)),
            frozenset[Import]().union(*(each.imports for each in found)),
            frozenset[ir.TypeId]().union(*(each.targets for each in found)),
        )
