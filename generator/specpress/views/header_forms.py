"""How the text of a header becomes JSON: by the style `simple`, and by its type.

Knows the runtime's functions for it. Does not know how a call of one is laid out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from specpress import ir
from specpress.literals import Code, Quoted, Text, python_string

Declarations = Mapping[ir.TypeId, ir.Declaration]

# Kinds that JSON does not write as strings.
_BARE = frozenset(
    {
        ir.ScalarKind.INTEGER,
        ir.ScalarKind.WHOLE_NUMBER,
        ir.ScalarKind.NUMBER,
        ir.ScalarKind.DECIMAL_NUMBER,
        ir.ScalarKind.BOOLEAN,
        ir.ScalarKind.NULL,
    }
)


@dataclass(frozen=True, slots=True)
class Form:
    """An expression that makes a function; without any text, where none is needed."""

    text: Code = Code("")
    functions: frozenset[str] = frozenset()
    """Of the runtime, that it calls."""
    quoted: tuple[Quoted, ...] = ()
    """The texts of the document in it."""


_TEXT = Form()
_SCALAR = Form(Code("header_scalar"), frozenset({"header_scalar"}))
_JSON = Form(Code("header_json"), frozenset({"header_json"}))


def form(header: ir.Parameter, declared: Declarations) -> Form:
    """How the text of `header` is read."""
    if header.style is ir.ValueStyle.JSON:
        return _JSON
    return _whole(header.type, declared, explode=header.explode)


def _whole(type_: ir.Type, declared: Declarations, *, explode: bool) -> Form:
    match _itself(type_, declared):
        case ir.ListOf(item):
            return _list([_inner(item, declared)])
        case ir.TupleOf(items):
            return _list([_inner(each, declared) for each in items])
        case ir.MapOf(value):
            return _object({}, _inner(value, declared), explode=explode)
        case ir.Union(variants):
            found = {_whole(each.type, declared, explode=explode) for each in variants}
            return found.pop() if len(found) == 1 else _inner(type_, declared)
        case ir.Named(target) if isinstance(owner := declared[target], ir.Object):
            forms = dict(_fields(owner, declared))
            return _object(forms, _inner(owner.extra, declared), explode=explode)
        case _:
            return _inner(type_, declared)


def _itself(type_: ir.Type, declared: Declarations) -> ir.Type:
    """What a type is apart from null and from names for it."""
    while True:
        match type_:
            case ir.Nullable(inner):
                type_ = inner
            case ir.Named(target):
                named = declared[target]
                if not isinstance(named, ir.Alias) or named.is_recursive:
                    return type_
                type_ = named.type
            case _:
                return type_


def _inner(type_: ir.Type, declared: Declarations) -> Form:
    """The form of what is inside a list or an object: JSON, where it is more than a text."""
    match _itself(type_, declared):
        case ir.Scalar(kind):
            return _SCALAR if kind in _BARE else _TEXT
        case ir.Literal(values):
            return _TEXT if all(isinstance(each, Text) for each in values) else _SCALAR
        case ir.Union(variants):
            found = {_inner(each.type, declared) for each in variants}
            return next(each for each in (_JSON, _SCALAR, _TEXT) if each in found)
        case ir.Named(target) if isinstance(named := declared[target], ir.Enum):
            return _TEXT if ir.is_text(named) else _SCALAR
        case ir.Anything() | ir.Nothing():
            return _TEXT
        case _:
            return _JSON


def _fields(owner: ir.Object, declared: Declarations) -> Iterator[tuple[Text, Form]]:
    base = declared[owner.base] if owner.base else None
    if isinstance(base, ir.Object):
        yield from _fields(base, declared)
    for field in owner.fields:
        yield field.wire_name, _inner(field.type, declared)


def _list(items: list[Form]) -> Form:
    while len(items) > 1 and items[-1] == items[-2]:
        items.pop()  # the last stands for all that follow
    given = [each.text or "header_text" for each in items]
    return _call("header_list", [] if items == [_TEXT] else given, items)


def _object(forms: dict[Text, Form], other: Form, *, explode: bool) -> Form:
    named = {python_string(name): each for name, each in forms.items() if each != other}
    pairs = [f"{name}: {each.text or 'header_text'}" for name, each in named.items()]
    given = [f"{{{', '.join(pairs)}}}"] if pairs or other.text else []
    given += [other.text] if other.text else []
    function = "header_properties" if explode else "header_pairs"
    return _call(function, given, [*forms.values(), other], tuple(named))


def _call(
    function: str,
    arguments: list[str],
    inner: list[Form],
    quoted: tuple[Quoted, ...] = (),
) -> Form:
    text = Code(f"{function}({', '.join(arguments)})")
    used = frozenset({function}).union(*(each.functions for each in inner))
    if "header_text" in text:
        used |= {"header_text"}
    return Form(text, used, quoted)
