"""`ir.Type` + Names -> Annotation: how a type is written in Python, and what that imports.

Knows Python's and pydantic's spelling of types. Does not know where an annotation stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from specpress import ir
from specpress.literals import Code, python_string, python_value
from specpress.names import Names


@dataclass(frozen=True, slots=True, order=True)
class Import:
    """`from module import name`; `import module`, where there is no name."""

    module: str
    name: str


@dataclass(frozen=True, slots=True)
class Annotation:
    """A type as Python text, with the imports that it needs and the models it refers to."""

    text: Code
    imports: frozenset[Import] = frozenset()
    targets: frozenset[ir.TypeId] = frozenset()

    def wrapped(self, before: str, after: str, *imports: Import) -> Annotation:
        """Another annotation around this one."""
        text = Code(f"{before}{self.text}{after}")
        return Annotation(text, self.imports | frozenset(imports), self.targets)


_RUNTIME = ".._runtime"


@dataclass(frozen=True, slots=True)
class Style:
    """How annotations are written in one kind of place."""

    names: Names
    models: str = ""
    """What stands before the name of a model: `models.`, or nothing inside a model module."""
    own: frozenset[ir.TypeId] = frozenset()
    """Models that stand in the same module, and so have nothing before their names."""
    runtime: str = _RUNTIME
    """Where the runtime is imported from; empty for plain types, as parameters have them."""


_SCALARS = {
    ir.ScalarKind.STRING: "str",
    ir.ScalarKind.INTEGER: "int",
    ir.ScalarKind.NUMBER: "float",
    ir.ScalarKind.BOOLEAN: "bool",
    ir.ScalarKind.NULL: "None",
}
_RICH: Mapping[ir.ScalarKind, tuple[Import, Import]] = {
    # kind: the runtime's type, which knows the wire, and what it is to a reader
    ir.ScalarKind.DATE_TIME: (
        Import("datetimes", "DateTime"),
        Import("datetime", "datetime"),
    ),
    ir.ScalarKind.DATE: (Import("dates", "Date"), Import("datetime", "date")),
    ir.ScalarKind.TIME: (Import("times", "Time"), Import("datetime", "time")),
    ir.ScalarKind.DURATION: (
        Import("durations", "Duration"),
        Import("datetime", "timedelta"),
    ),
    ir.ScalarKind.UUID: (Import("uuids", "Uuid"), Import("uuid", "UUID")),
    ir.ScalarKind.DECIMAL: (
        Import("decimals", "DecimalText"),
        Import("decimal", "Decimal"),
    ),
    ir.ScalarKind.DECIMAL_NUMBER: (
        Import("decimals", "DecimalNumber"),
        Import("decimal", "Decimal"),
    ),
    ir.ScalarKind.BASE64: (Import("base64s", "Base64"), Import("", "bytes")),
    ir.ScalarKind.BINARY: (Import("files", "File"), Import("", "bytes")),
    ir.ScalarKind.NUMBER: (Import("numbers", "Number"), Import("", "float")),
    ir.ScalarKind.WHOLE_NUMBER: (Import("numbers", "Integer"), Import("", "int")),
}
_LIMITS = {
    "minimum": "ge",
    "exclusive_minimum": "gt",
    "maximum": "le",
    "exclusive_maximum": "lt",
    "multiple_of": "multiple_of",
    "min_length": "min_length",
    "max_length": "max_length",
    "pattern": "pattern",
}
_ITEMS = {"min_items": "min_length", "max_items": "max_length"}
_PROPERTIES = {"min_properties": "min_length", "max_properties": "max_length"}
_LIMITED = frozenset(
    {
        ir.ScalarKind.STRING,
        ir.ScalarKind.INTEGER,
        ir.ScalarKind.WHOLE_NUMBER,
        ir.ScalarKind.NUMBER,
        ir.ScalarKind.DECIMAL_NUMBER,
    }
)
"""Kinds whose limits are checked."""
_GROUP = 200
"""How many variants stand in one expression."""


def annotation(  # noqa: C901 - an arm a kind
    type_: ir.Type, style: Style
) -> Annotation:
    """How `type_` is written."""
    match type_:
        case ir.Scalar(kind, constraints):
            return _limited_scalar(kind, constraints, style)
        case ir.Literal(values):
            text = ", ".join(python_value(value) for value in values)
            return Annotation(Code(f"Literal[{text}]"), _typing("Literal"))
        case ir.ListOf(item, constraints, contains):
            inner = annotation(item, style).wrapped("list[", "]")
            checks = _list_checks(constraints, contains, style)
            return _limited(inner, _fields(constraints, _ITEMS), style, checks)
        case ir.TupleOf(items):
            return _joined([annotation(item, style) for item in items], ", ").wrapped(
                "tuple[", "]"
            )
        case ir.MapOf(value, key, constraints):
            names = _limited(Annotation(Code("str")), _fields(key, _LIMITS), style)
            both = _joined([names, annotation(value, style)], ", ")
            sizes = _fields(constraints, _PROPERTIES)
            return _limited(both.wrapped("dict[", "]"), sizes, style)
        case ir.Nullable(inner):
            return optional(annotation(inner, style))
        case ir.Union():
            return _union(type_, style)
        case ir.Named(target):
            home = "" if target in style.own else style.models
            name = Code(home + style.names.classes[target])
            return Annotation(name, targets=frozenset({target}))
        case ir.Anything():
            return Annotation(Code("Any"), _typing("Any"))
        case ir.Nothing():
            if not style.runtime:
                return Annotation(Code("Never"), _typing("Never"))
            nothing = Import(f"{style.runtime}.nothing", "Nothing")
            return Annotation(Code("Nothing"), frozenset({nothing}))
        case _:
            assert_never(type_)


_LIST = re.compile(r'("(?:[^"\\]|\\.)*")|(?<![\w.])list\b')


def without_list(found: Annotation) -> Annotation:
    """`found` where something else is called `list`."""
    text = Code(_LIST.sub(lambda match: match[1] or "builtins.list", found.text))
    more = {Import("builtins", "")} if text != found.text else set[Import]()
    return Annotation(text, found.imports | more, found.targets)


def optional(inner: Annotation) -> Annotation:
    """`inner`, or None."""
    is_so = inner.text in ("Any", "None") or inner.text.endswith(" | None")
    return inner if is_so else inner.wrapped("", " | None")


def _scalar(kind: ir.ScalarKind, style: Style) -> Annotation:
    if kind not in _RICH:
        return Annotation(Code(_SCALARS[kind]))
    rich, plain = _RICH[kind]
    if style.runtime:
        rich = Import(f"{style.runtime}.{rich.module}", rich.name)
        return Annotation(Code(rich.name), frozenset({rich}))
    needed = frozenset({plain}) if plain.module else frozenset[Import]()
    found = Annotation(Code(plain.name), needed)
    # a duration of months has no length
    is_loose = kind is ir.ScalarKind.DURATION
    return found.wrapped("", " | str") if is_loose else found


def _limited_scalar(
    kind: ir.ScalarKind, constraints: ir.Constraints, style: Style
) -> Annotation:
    inner = _scalar(kind, style)
    if kind not in _LIMITED:
        return inner
    checks: list[Annotation] = []
    step = constraints.multiple_of
    if step is not None and kind is not ir.ScalarKind.INTEGER:
        # pydantic's own check is one of binary fractions
        marker = Import(f"{style.runtime}.checks", "MultipleOf")
        text = Code(f"MultipleOf({python_value(step)})")
        checks.append(Annotation(text, frozenset({marker})))
        constraints = replace(constraints, multiple_of=None)
    if kind is ir.ScalarKind.DECIMAL_NUMBER:
        return _limited_decimal(inner, constraints, style, checks)
    return _limited(inner, _fields(constraints, _LIMITS), style, checks)


def _limited_decimal(
    inner: Annotation,
    constraints: ir.Constraints,
    style: Style,
    checks: Sequence[Annotation],
) -> Annotation:
    """Decimals are compared with decimals: 0.1 is less than the double of that name."""
    limits = [
        f'{spelled}=Decimal("{limit!r}")'
        for name, spelled in _LIMITS.items()
        if (limit := getattr(constraints, name)) is not None
    ]
    needed = (
        frozenset({Import("decimal", "Decimal")}) if limits else frozenset[Import]()
    )
    found = replace(inner, imports=inner.imports | needed) if style.runtime else inner
    return _limited(found, ", ".join(limits), style, checks)


def _union(union: ir.Union, style: Style) -> Annotation:
    variants = [annotation(each.type, style) for each in union.variants]
    if union.tag is None:
        return _either(_different(variants))
    if union.other is None:
        unknown = Import(f"{style.runtime or _RUNTIME}.unions", "UnknownVariant")
        other = Annotation(Code(unknown.name), frozenset({unknown}))
    else:
        other = annotation(union.other, style)
    different = _different([*variants, other])
    if not style.runtime:
        return _either(different)
    tags = ", ".join(
        f"{python_value(tag)}: {variant.text}"
        for each, variant in zip(union.variants, variants, strict=True)
        for tag in each.tags
    )
    keyword = "default=" if union.is_default else ""
    last = f", {keyword}{other.text}" if union.other is not None else ""
    marker = Annotation(
        Code(f"Tagged({python_string(union.tag)}, {{{tags}}}{last})"),
        frozenset({Import(f"{style.runtime}.unions", "Tagged")}),
    )
    both = _joined([_either(different), marker], ", ")
    return both.wrapped("Annotated[", "]", *_typing("Annotated"))


def _different(variants: Sequence[Annotation]) -> list[Annotation]:
    return list({each.text: each for each in variants}.values())


def either(variants: Sequence[str]) -> Code:
    """A union of `variants`; of many, those behind the first stand in groups.

    Each `|` is a level deeper for pyright, which reads 256 levels.
    """
    first, *others = (
        " | ".join(variants[start : start + _GROUP])
        for start in range(0, len(variants), _GROUP)
    )
    return Code(" | ".join([first, *(f"({each})" for each in others)]))


def _either(variants: Sequence[Annotation]) -> Annotation:
    text = either([each.text for each in variants])
    return replace(_joined(variants, ""), text=text)


def _joined(parts: Sequence[Annotation], between: str) -> Annotation:
    return Annotation(
        Code(between.join(each.text for each in parts)),
        frozenset[Import]().union(*(each.imports for each in parts)),
        frozenset[ir.TypeId]().union(*(each.targets for each in parts)),
    )


def _typing(name: str) -> frozenset[Import]:
    return frozenset({Import("typing", name)})


def _list_checks(
    constraints: ir.Constraints, contains: ir.Contains | None, style: Style
) -> tuple[Annotation, ...]:
    """What the runtime checks of a list beside its length."""
    module = f"{style.runtime}.checks"
    found: list[Annotation] = []
    if constraints.unique_items:
        unique = Import(module, "UniqueItems")
        found.append(Annotation(Code("UniqueItems()"), frozenset({unique})))
    if contains is not None:
        inner = annotation(contains.type, style)
        limits = f", {contains.minimum}, {contains.maximum}"
        limits = "" if limits == ", 1, None" else limits
        found.append(
            inner.wrapped("Contains(", f"{limits})", Import(module, "Contains"))
        )
    return tuple(found)


def _fields(constraints: ir.Constraints, spelled: Mapping[str, str]) -> str:
    """The limits as arguments of pydantic's `Field`."""
    limits = {
        spelled[name]: limit
        for name in spelled
        if (limit := getattr(constraints, name)) is not None
    }
    return ", ".join(f"{name}={python_value(limits[name])}" for name in limits)


def _limited(
    inner: Annotation,
    limits: str,
    style: Style,
    checks: Sequence[Annotation] = (),
) -> Annotation:
    """`inner` with what a model checks and a parameter's type leaves out."""
    if not style.runtime or not (limits or checks):
        return inner
    parts = [inner, *checks]
    if limits:
        field = frozenset({Import("pydantic", "Field")})
        parts.insert(1, Annotation(Code(f"Field({limits})"), field))
    return _joined(parts, ", ").wrapped("Annotated[", "]", *_typing("Annotated"))
