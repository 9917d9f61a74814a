"""The views of `models/`: one module a schema, and the package that lists them.

Knows which modules import each other. Does not know how values are read or checked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from specpress import ir
from specpress.layout import annotated, assigned, fits, imported
from specpress.literals import Code, Quoted, docstring, python_string
from specpress.names import Names
from specpress.pytypes import Annotation, Import, Style, annotation
from specpress.views.imports import grouped, natural, statements


@dataclass(frozen=True, slots=True)
class FieldView:
    declaration: Code
    """`name: type = default`"""
    doc: Quoted | None


@dataclass(frozen=True, slots=True)
class ObjectView:
    name: Code
    doc: Quoted | None
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class MemberView:
    assignment: Code
    """`NAME = value`"""
    value: Quoted


@dataclass(frozen=True, slots=True)
class EnumView:
    name: Code
    doc: Quoted | None
    members: tuple[MemberView, ...]


@dataclass(frozen=True, slots=True)
class DeclarationView:
    """One of the two."""

    object: ObjectView | None
    enum: EnumView | None


@dataclass(frozen=True, slots=True)
class ModelModule:
    """`models/<name>.py`"""

    imports: tuple[tuple[Code, ...], ...]
    declarations: tuple[DeclarationView, ...]
    late_imports: tuple[Code, ...]
    """Imports of modules that import this one: below the classes, so that both load."""


@dataclass(frozen=True, slots=True)
class ModelNames:
    """The classes of one module of models."""

    module: Code
    names: tuple[Code, ...]
    entry: Code
    """Module and names on one line, where `is_short`."""
    is_short: bool
    exports: tuple[Code, ...]
    """The statements that a type checker reads."""


@dataclass(frozen=True, slots=True)
class ModelsPackage:
    """`models/__init__.py` and its stub."""

    modules: tuple[ModelNames, ...]


def model_modules(api: ir.Api, names: Names) -> Mapping[ir.TypeId, ModelModule]:
    """The module of every home."""
    members = by_home(api)
    links = {home: _links(each, api) for home, each in members.items()}
    return {
        home: _module(home, declared, api, names, _cyclic(home, links))
        for home, declared in members.items()
    }


def by_home(api: ir.Api) -> Mapping[ir.TypeId, list[ir.Declaration]]:
    """The declarations of every module, the outermost first."""
    members: dict[ir.TypeId, list[ir.Declaration]] = {}
    for each in sorted(api.declarations.values(), key=lambda each: each.id):
        members.setdefault(each.home, []).append(each)
    return members


def _links(declared: Iterable[ir.Declaration], api: ir.Api) -> frozenset[ir.TypeId]:
    """The homes that these declarations refer to."""
    return frozenset(
        api.declarations[target].home
        for each in declared
        if isinstance(each, ir.Object)
        for field in each.fields
        for target in targets(field.type)
    )


def targets(type_: ir.Type) -> frozenset[ir.TypeId]:
    """The declarations that a type refers to."""
    match type_:
        case ir.Named(target):
            return frozenset({target})
        case ir.ListOf(inner) | ir.MapOf(inner) | ir.Nullable(inner):
            return targets(inner)
        case _:
            return frozenset()


def _cyclic(
    home: ir.TypeId, links: Mapping[ir.TypeId, frozenset[ir.TypeId]]
) -> frozenset[ir.TypeId]:
    """The homes that `home` refers to and that lead back to it."""

    def leads_back(start: ir.TypeId) -> bool:
        seen: set[ir.TypeId] = set()
        stack = [start]
        while stack:
            each = stack.pop()
            if each == home:
                return True
            if each not in seen:
                seen.add(each)
                stack.extend(links[each])
        return False

    return frozenset(each for each in links[home] - {home} if leads_back(each))


def _module(
    home: ir.TypeId,
    declared: Iterable[ir.Declaration],
    api: ir.Api,
    names: Names,
    cyclic: frozenset[ir.TypeId],
) -> ModelModule:
    style = Style(names)
    used: list[Annotation] = []
    imports: set[Import] = set()
    views: list[DeclarationView] = []
    for each in declared:
        match each:
            case ir.Object():
                imports.add(Import(".._runtime.models", "Model"))
                fields = [_field(each, field, names, style) for field in each.fields]
                used += [type_ for _, type_ in fields]
                view = _object(each, names, tuple(field for field, _ in fields))
                views.append(DeclarationView(view, None))
            case ir.Enum():
                imports.add(Import(".._runtime.enums", "OpenStrEnum"))
                views.append(DeclarationView(None, _enum(each, names)))
    late: set[Import] = set()
    for type_ in used:
        imports |= type_.imports
        for target in type_.targets:
            other = api.declarations[target].home
            if other != home:
                needed = Import(f".{names.modules[other]}", names.classes[target])
                (late if other in cyclic else imports).add(needed)
    return ModelModule(grouped(imports), tuple(views), statements(late))


def _object(
    declared: ir.Object, names: Names, fields: tuple[FieldView, ...]
) -> ObjectView:
    doc = doc_of(declared.docs, indent=4)
    return ObjectView(names.classes[declared.id], doc, fields)


def doc_of(docs: ir.Docs, *, indent: int) -> Quoted | None:
    """The docstring of a thing; None where the document says nothing of it."""
    parts = [docs.summary, docs.description] if docs.summary else [docs.description]
    if docs.deprecated:
        return docstring(*parts, "Deprecated.", indent=indent)
    return docstring(*parts, indent=indent) if any(parts) else None


def _field(
    owner: ir.Object, field: ir.Field, names: Names, style: Style
) -> tuple[FieldView, Annotation]:
    name = names.fields[owner.id, field.wire_name]
    type_ = field_type(field, style)
    if name != field.wire_name.reveal():
        alias = python_string(field.wire_name)
        type_ = type_.wrapped(
            "Annotated[",
            f", Field(alias={alias})]",
            Import("typing", "Annotated"),
            Import("pydantic", "Field"),
        )
    default = "" if field.required else "None"
    line = annotated(name, type_.text, default, indent=4)
    return FieldView(line, doc_of(field.docs, indent=4)), type_


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


def _enum(declared: ir.Enum, names: Names) -> EnumView:
    members = tuple(
        _member(names.members[declared.id, each.value], python_string(each.value))
        for each in declared.values
    )
    return EnumView(
        names.classes[declared.id], doc_of(declared.docs, indent=4), members
    )


def _member(name: Code, value: Quoted) -> MemberView:
    return MemberView(assigned(name, value, indent=4), value)


def models_package(api: ir.Api, names: Names) -> ModelsPackage:
    """The list of all models."""
    modules: list[ModelNames] = []
    for home, declared in by_home(api).items():
        module = names.modules[home]
        classes = sorted((names.classes[each.id] for each in declared), key=natural)
        listed = ", ".join(f'"{name}"' for name in classes) + (
            "," * (len(classes) == 1)
        )
        entry = Code(f'"{module}": ({listed}),')
        exports = tuple(
            imported(f".{module}", [f"{name} as {name}"]) for name in classes
        )
        modules.append(
            ModelNames(module, tuple(classes), entry, fits(entry, 8), exports)
        )
    return ModelsPackage(tuple(sorted(modules, key=lambda each: natural(each.module))))
