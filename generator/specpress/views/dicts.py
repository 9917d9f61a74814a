"""The view of `dicts.py`: what request bodies are made of, as dictionaries with known keys.

Knows which fields a caller may leave out. Does not know what may be passed for a type.
"""

from __future__ import annotations

from dataclasses import dataclass

from specpress import ir
from specpress.layout import annotated
from specpress.literals import Code, Quoted, docstring
from specpress.names import Names
from specpress.pytypes import Annotation, Import, optional
from specpress.views.accepted import Accepted, sent_fields
from specpress.views.imports import grouped, natural


@dataclass(frozen=True, slots=True)
class DictView:
    name: Code
    doc: Quoted
    fields: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class DictsModule:
    """`dicts.py`"""

    imports: tuple[tuple[Code, ...], ...]
    dicts: tuple[DictView, ...]


def dicts_module(api: ir.Api, names: Names, twins: frozenset[ir.TypeId]) -> DictsModule:
    """The dictionaries that stand in for the models `twins`."""
    accepted = Accepted(api, names, twins, models="_models.", runtime="._runtime")
    imports = {Import("typing", "TypedDict")}
    found: list[DictView] = []
    for id_ in sorted(twins, key=lambda each: natural(names.classes[each])):
        declared = api.declarations[id_]
        assert isinstance(declared, ir.Object)
        name = names.classes[id_]
        fields = [
            _field(each, names.fields[id_, each.wire_name], accepted, imports)
            for each in sent_fields(declared, api)
        ]
        doc = docstring(f"The fields of `models.{name}`.", indent=4)
        found.append(DictView(name, doc, tuple(fields)))
    return DictsModule(grouped(imports), tuple(found))


def _field(
    field: ir.Field, name: Code, accepted: Accepted, imports: set[Import]
) -> Code:
    type_ = _type(field.type, accepted)
    if not field.required:
        needed = Import("typing", "NotRequired")
        type_ = type_.wrapped("NotRequired[", "]", needed)
    imports |= type_.imports
    if type_.targets:
        # no field begins with an underscore, and so none hides it
        imports.add(Import(".", "models as _models"))
    return annotated(name, type_.text, indent=4)


def _type(type_: ir.Type, accepted: Accepted) -> Annotation:
    match type_:
        case ir.Nullable(inner):
            return optional(_type(inner, accepted))
        case _:
            return accepted.of(type_)
