"""`enum` and `const` into enumerations and literals.

Knows which JSON values can be told apart by a type. Does not know how they are named in
Python.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from specpress import ir
from specpress.diagnostics import note, warning
from specpress.literals import Text
from specpress.lower.kinds import Kinds
from specpress.lower.lowering import Lowering, docs_of, owner
from specpress.lower.reading import strings
from specpress.lower.shapes import Shape, Site
from specpress.nodes import Map, Seq, Value

Scalar = str | int | float | bool | None

_WHOLE = re.compile(r"-?[0-9]{1,18}")


def listed(shape: Shape) -> list[Value] | None:
    """The values that all `enum` and `const` of a shape allow; None where there are none."""
    found: list[Value] | None = None
    for node in shape.nodes:
        values = [node["const"]] if "const" in node else node.get("enum")
        if not isinstance(values, list):
            continue
        keys = {_key(value) for value in values}
        unique = {_key(value): value for value in (values if found is None else found)}
        found = [value for key, value in unique.items() if key in keys]
    return found


def type_of_values(
    values: Sequence[Value], kinds: Kinds, shape: Shape, site: Site, lowering: Lowering
) -> ir.Type | None:
    """The type of a shape that lists its values; None where it says no more than `kinds`."""
    fitting = [_fitted(value, kinds) for value in values]
    scalars = [value for value in fitting if not isinstance(value, Map | Seq)]
    source = _source(shape)
    if source is not None:
        _report_unfit(values, kinds, source, lowering)
    if len(scalars) < len(fitting) or any(isinstance(each, float) for each in scalars):
        _report_unchecked(source or owner(site, lowering.context), lowering)
        return None
    known = [value for value in scalars if value is not None and _fits(value, kinds)]
    is_nullable = None in scalars and "null" in kinds
    if not known:
        return ir.Scalar(ir.ScalarKind.NULL) if is_nullable else None
    inner = _known(known, shape, site, lowering)
    return ir.Nullable(inner) if is_nullable else inner


def kinds_of_values(values: Sequence[Value], kinds: Kinds) -> Kinds:
    """The types that some of `values` have, of `kinds`."""
    return frozenset(
        kind for kind in kinds if any(_is_of(value, kind) for value in values)
    )


def _is_of(value: Value, kind: str) -> bool:
    match value:
        case Map():
            return kind == "object"
        case Seq():
            return kind == "array"
        case _:
            return _fits(value, frozenset({kind}))


def _known(
    values: Sequence[Scalar], shape: Shape, site: Site, lowering: Lowering
) -> ir.Type:
    is_constant = any("const" in node for node in shape.nodes)
    texts = [value for value in values if isinstance(value, str)]
    numbers = [
        value
        for value in values
        if isinstance(value, int) and not isinstance(value, bool)
    ]
    if set(values) == {True, False} and not texts and len(numbers) == 0:
        return ir.Scalar(ir.ScalarKind.BOOLEAN)
    if not is_constant and len(values) in (len(texts), len(numbers)):
        return _declared(texts or numbers, shape, site, lowering)
    return ir.Literal(
        tuple(
            Text(value) if isinstance(value, str) else value
            for value in values
            if not isinstance(value, float)
        )
    )


def _declared(
    values: Sequence[str | int], shape: Shape, site: Site, lowering: Lowering
) -> ir.Type:
    id_ = ir.TypeId(site.pointer)
    source = _source(shape) or owner(site, lowering.context)
    names = _names(source, values)
    described = _descriptions(source, values)
    lowering.declarations[id_] = ir.Enum(
        id=id_,
        name=lowering.named(site),
        home=lowering.home_of(site),
        values=tuple(
            ir.EnumValue(
                Text(value) if isinstance(value, str) else value,
                Text(names.get(value, str(value))),
                Text(described.get(value, "")),
            )
            for value in values
        ),
        docs=docs_of(site),
        where=owner(site, lowering.context).where(),
    )
    return ir.Named(id_)


def _names(node: Map, values: Sequence[str | int]) -> Mapping[str | int, str]:
    """`x-enum-varnames` or `x-enumNames`: a name for each value."""
    for key in ("x-enum-varnames", "x-enumNames", "x-enum-names"):
        names = strings(node, key)
        if names and len(names) == len(values):
            return dict(zip(values, names, strict=True))
    return {}


def _descriptions(node: Map, values: Sequence[str | int]) -> Mapping[str | int, str]:
    """`x-enum-descriptions`: a list beside the values, or a map from them."""
    for key in ("x-enum-descriptions", "x-enumDescriptions"):
        given = node.get(key)
        if isinstance(given, Map):
            return {
                value: text
                for value in values
                if isinstance(text := given.get(str(value)), str)
            }
        texts = strings(node, key)
        if texts and len(texts) == len(values):
            return dict(zip(values, texts, strict=True))
    return {}


def _source(shape: Shape) -> Map | None:
    """The schema that lists the values."""
    return next(
        (node for node in shape.nodes if "enum" in node or "const" in node), None
    )


def _fitted(value: Value, kinds: Kinds) -> Value:
    """`value` as the declared type spells it: YAML reads `enum: [1, yes]` its own way."""
    if kinds - {"null"} == frozenset({"string"}) and isinstance(value, int | float):
        return str(value).lower() if isinstance(value, bool) else str(value)
    if kinds - {"null"} == frozenset({"integer"}) and isinstance(value, str):
        return int(value) if _WHOLE.fullmatch(value) else value
    if isinstance(value, float) and abs(value) < 2**53 and value.is_integer():
        return int(value)
    return value


def _fits(value: Scalar, kinds: Kinds) -> bool:
    match value:
        case bool():
            return "boolean" in kinds
        case str():
            return "string" in kinds
        case None:
            return "null" in kinds
        case _:
            return bool({"integer", "number"} & kinds)


def _report_unfit(
    values: Iterable[Value], kinds: Kinds, node: Map, lowering: Lowering
) -> None:
    for value in values:
        if isinstance(value, Map | Seq) or value is None or _fits(value, kinds):
            continue
        message = f"{str(value)[:40]!r} is not of the type that is declared"
        where = node.where("const" if "const" in node else "enum")
        lowering.context.report.add(warning("enum-not-of-type", where, message))


def _report_unchecked(node: Map, lowering: Lowering) -> None:
    key = "const" if "const" in node else "enum"
    message = f"{key!r} of numbers with fractions, lists or objects is not checked"
    lowering.context.report.add(note("unchecked-keyword", node.where(key), message))


def _key(value: Value) -> tuple[str, object]:
    """What is the same for equal JSON values: 1 and 1.0 are, 1 and true are not."""
    match value:
        case bool():
            return ("boolean", value)
        case int() | float():
            return ("number", value)
        case Map():
            return (
                "object",
                tuple(sorted((key, _key(each)) for key, each in value.items())),
            )
        case Seq():
            return ("array", tuple(map(_key, value)))
        case _:
            return (type(value).__name__, value)
