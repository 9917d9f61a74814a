"""The views of the modules in `models/`: one a schema.

Knows which modules import each other. Does not know how values are read or checked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import assert_never

from specpress import graph, ir
from specpress.layout import annotated, assigned, based, expression
from specpress.literals import (
    Code,
    Quoted,
    Text,
    docstring,
    python_string,
    python_value,
)
from specpress.names import Names
from specpress.pytypes import Annotation, Import, Style, annotation
from specpress.views.imports import grouped, statements


@dataclass(frozen=True, slots=True)
class FieldView:
    declaration: Code
    """`name: type = default`"""
    doc: Quoted | None


@dataclass(frozen=True, slots=True)
class ObjectView:
    head: Code
    """`class Name(Base)`"""
    doc: Quoted | None
    fields: tuple[FieldView, ...]
    extra: Code | None
    """The type of properties that are not listed, where it is not any."""
    has_body: bool
    """Whether something stands below the docstring."""
    is_empty: bool
    """Whether there is no docstring either."""


@dataclass(frozen=True, slots=True)
class MemberView:
    assignment: Code
    """`NAME = value`"""
    value: Quoted | None
    """The value, where it is a string."""
    doc: Quoted | None


@dataclass(frozen=True, slots=True)
class EnumView:
    head: Code
    """`class Name(Base)`"""
    doc: Quoted | None
    members: tuple[MemberView, ...]


@dataclass(frozen=True, slots=True)
class AliasView:
    assignment: Code
    """`Name: TypeAlias = type`"""
    doc: Quoted | None
    follows_class: bool


@dataclass(frozen=True, slots=True)
class DeclarationView:
    """One of the three."""

    object: ObjectView | None = None
    enum: EnumView | None = None
    alias: AliasView | None = None


@dataclass(frozen=True, slots=True)
class ModelModule:
    """`models/<name>.py`"""

    imports: tuple[tuple[Code, ...], ...]
    declarations: tuple[DeclarationView, ...]
    typed_imports: tuple[Code, ...]
    """What type checkers have to know before the classes."""
    late_imports: tuple[Code, ...]
    """What may refer to this module; models are imported when they are first used."""


_MODELS = Import("..", "models as _models")
_EXPRESSIONS = {"Contains", "Tagged"}  # name models to a type checker as values


def model_modules(
    api: ir.Api, names: Names
) -> Mapping[ir.TypeId, Callable[[], ModelModule]]:
    """What makes the module of every home."""
    objects = [
        each for each in api.declarations.values() if isinstance(each, ir.Object)
    ]
    extended = frozenset(each.base for each in objects if each.base is not None)
    return {
        home: partial(_module, declared, extended, api, names)
        for home, declared in by_home(api).items()
    }


def by_home(api: ir.Api) -> Mapping[ir.TypeId, list[ir.Declaration]]:
    """The declarations of every module, the outermost first."""
    members: dict[ir.TypeId, list[ir.Declaration]] = {}
    for each in sorted(api.declarations.values(), key=lambda each: each.id):
        members.setdefault(each.home, []).append(each)
    return members


def _module(
    declared: Sequence[ir.Declaration],
    extended: frozenset[ir.TypeId],
    api: ir.Api,
    names: Names,
) -> ModelModule:
    return _Module(declared, extended, api, names).view()


class _Module:
    """Makes the view of one module; collects what it imports."""

    def __init__(
        self,
        declared: Sequence[ir.Declaration],
        extended: frozenset[ir.TypeId],
        api: ir.Api,
        names: Names,
    ) -> None:
        self._declared = declared
        self._extended = extended
        self._api = api
        self._names = names
        self._own = frozenset(each.id for each in declared)
        self._style = Style(names, models="_models.", own=self._own)
        self._imports: set[Import] = set()
        self._late: set[Import] = set()
        self._typed: set[Import] = set()

    def view(self) -> ModelModule:
        ordered = self._ordered(self._declared)
        after = {
            alias.id
            for other, alias in pairwise(ordered)
            if not isinstance(other, ir.Alias)
        }
        views = tuple(
            self._declaration(each, follows_class=each.id in after) for each in ordered
        )
        return ModelModule(
            imports=grouped(self._imports),
            declarations=views,
            typed_imports=statements(self._typed, indent=4),
            late_imports=statements(self._late - self._imports),
        )

    def _ordered(self, declared: Iterable[ir.Declaration]) -> list[ir.Declaration]:
        """Each after what it is made of: its base, or the types that an alias stands for."""
        waiting = {each.id: each for each in declared}
        found: list[ir.Declaration] = []

        def place(each: ir.Declaration) -> None:
            if waiting.pop(each.id, None) is None:
                return
            for needed in sorted(needed_first(each)):
                if needed in waiting:
                    place(waiting[needed])
            found.append(each)

        for each in list(waiting.values()):
            place(each)
        return found

    def _declaration(
        self, declared: ir.Declaration, *, follows_class: bool
    ) -> DeclarationView:
        match declared:
            case ir.Object():
                return DeclarationView(object=self._object(declared))
            case ir.Enum():
                return DeclarationView(enum=self._enum(declared))
            case ir.Alias():
                return DeclarationView(
                    alias=self._alias(declared, follows_class=follows_class)
                )
            case _:
                assert_never(declared)

    def _object(self, declared: ir.Object) -> ObjectView:
        extra = None
        if not isinstance(declared.extra, ir.Anything):
            of_extra = self._used(annotation(declared.extra, self._style))
            type_ = of_extra.wrapped("dict[str, ", "]").text
            extra = annotated("__pydantic_extra__", type_, indent=8)
            self._imports.add(Import("typing", "TYPE_CHECKING"))
        doc = doc_of(declared.docs, left_out(declared), indent=4)
        fields = tuple(self._field(declared, field) for field in declared.fields)
        return ObjectView(
            head=based(self._names.classes[declared.id], self._bases(declared)),
            doc=doc,
            fields=fields,
            extra=extra,
            has_body=bool(fields or extra),
            is_empty=not (doc or fields or extra),
        )

    def _bases(self, declared: ir.Object) -> Code:
        """What a class inherits from: of the runtime's classes, the least that it needs."""
        if declared.base is not None:
            self._imports |= self._imported(declared.base)
            bases = [self._names.classes[declared.base]]
        elif declared.id in self._extended:
            bases = [self._runtime("subclasses", "ExtendedModel")]
        else:
            bases = []
        if any(map(ir.is_constant, declared.fields)):
            bases.append(self._runtime("constants", "ModelWithConstants"))
        return Code(", ".join(bases or [self._runtime("models", "Model")]))

    def _runtime(self, module: str, name: str) -> Code:
        self._imports.add(Import(f".._runtime.{module}", name))
        return Code(name)

    def _field(self, owner: ir.Object, field: ir.Field) -> FieldView:
        name = self._names.fields[owner.id, field.wire_name]
        type_ = field_type(field, self._style)
        if name != field.wire_name.reveal():
            alias = python_string(field.wire_name)
            type_ = type_.wrapped(
                "Annotated[",
                f", Field(alias={alias})]",
                Import("typing", "Annotated"),
                Import("pydantic", "Field"),
            )
        self._used(type_)
        line = annotated(name, type_.text, _default(field), indent=4)
        return FieldView(line, doc_of(field.docs, _ACCESS[field.access], indent=4))

    def _enum(self, declared: ir.Enum) -> EnumView:
        is_text = ir.is_text(declared)
        base = Code("OpenStrEnum" if is_text else "OpenIntEnum")
        module = "enums" if is_text else "int_enums"
        self._imports.add(Import(f".._runtime.{module}", base))
        return EnumView(
            head=based(self._names.classes[declared.id], base),
            doc=doc_of(declared.docs, indent=4),
            members=tuple(self._member(declared, each) for each in declared.values),
        )

    def _member(self, declared: ir.Enum, value: ir.EnumValue) -> MemberView:
        name = self._names.members[declared.id, value.value]
        doc = docstring(value.description, indent=4) if value.description else None
        if isinstance(value.value, int):
            return MemberView(Code(f"{name} = {value.value}"), None, doc)
        quoted = python_string(value.value)
        return MemberView(assigned(name, quoted, indent=4), quoted, doc)

    def _alias(self, declared: ir.Alias, *, follows_class: bool) -> AliasView:
        name = self._names.classes[declared.id]
        type_ = annotation(declared.type, Style(self._names))
        doc = doc_of(declared.docs, indent=0)
        self._imports |= type_.imports
        if declared.is_recursive:
            self._imports.add(Import("typing_extensions", "TypeAliasType"))
            for target in type_.targets:
                self._late |= self._imported(target)
            quoted = python_string(Text(type_.text))
            line = expression(
                f'TypeAliasType("{name}", {quoted})', indent=0, around=3 + len(name)
            )
            return AliasView(Code(f"{name} = {line}"), doc, follows_class)
        self._imports.add(Import("typing", "TypeAlias"))
        for target in type_.targets:
            self._imports |= self._imported(target)
        start = f"{name}: TypeAlias = "
        value = expression(type_.text, indent=0, around=len(start))
        return AliasView(Code(f"{start}{value}"), doc, follows_class)

    def _used(self, found: Annotation) -> Annotation:
        """`found`, with what it imports imported and what it names named."""
        self._imports |= found.imports
        if found.targets - self._own:
            self._late.add(_MODELS)
            if {each.name for each in found.imports} & _EXPRESSIONS:
                self._typed.add(_MODELS)
                self._imports.add(Import("typing", "TYPE_CHECKING"))
        return found

    def _imported(self, target: ir.TypeId) -> frozenset[Import]:
        """How a declaration of another module is imported; nothing for one of this."""
        if target in self._own:
            return frozenset()
        module = f".{self._names.modules[self._api.declarations[target].home]}"
        return frozenset({Import(module, self._names.classes[target])})


def needed_first(declared: ir.Declaration) -> frozenset[ir.TypeId]:
    """What has to be there before a declaration can be carried out."""
    match declared:
        case ir.Object(base=base):
            return frozenset({base} if base else ())
        case ir.Alias(type=type_, is_recursive=False):
            return graph.targets(type_)
        case _:
            return frozenset()


def _default(field: ir.Field) -> str:
    """What stands behind `=`: a constant's only value, or None where it may be absent."""
    if isinstance(field.type, ir.Literal) and ir.is_constant(field):
        return python_value(field.type.values[0])
    return "" if field.required else "None"


def doc_of(docs: ir.Docs, note: str = "", *, indent: int) -> Quoted | None:
    """The docstring of a thing; None where nothing is to be said of it."""
    parts = [docs.summary, docs.description] if docs.summary else [docs.description]
    notes = [each for each in (note, "Deprecated." * docs.deprecated) if each]
    return docstring(*parts, *notes, indent=indent) if any(parts) or notes else None


def left_out(declared: ir.Object) -> str:
    """What is said of fields that only the other side has."""
    if not declared.left_out:
        return ""
    names = ", ".join(each.wire_name.reveal() for each in declared.left_out)
    return f"Without what is {declared.left_out[0].access.value}-only: {names}."


_ACCESS = {
    ir.Access.BOTH: "",
    ir.Access.READ: "Read-only.",
    ir.Access.WRITE: "Write-only.",
}


def field_type(field: ir.Field, style: Style) -> Annotation:
    """The annotation of a field: absent and null are two things.

    An absent field reads as None; only where the document allows null may None be sent.
    """
    type_ = annotation(field.type, style)
    if field.required or isinstance(field.type, ir.Nullable | ir.Anything):
        return type_
    if field.type == ir.Scalar(ir.ScalarKind.NULL):
        return type_
    return type_.wrapped("Omittable[", "]", Import(".._runtime.models", "Omittable"))
