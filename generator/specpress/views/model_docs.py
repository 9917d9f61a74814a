"""The views of `docs/models/`: a page a module of models.

Knows what a reader needs of a model. Does not know how Markdown is made safe.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from specpress import ir
from specpress.literals import Code, Text
from specpress.markdown import md_block, md_cell, md_code, md_code_cell
from specpress.names import Names
from specpress.views.rows import Row, named, presence, type_text, words


@dataclass(frozen=True, slots=True)
class ValueRow:
    name: Code
    value: Code
    text: Code


@dataclass(frozen=True, slots=True)
class ModelSection:
    name: Code
    text: Code
    is_deprecated: bool
    is_nested: bool
    fields: tuple[Row, ...]
    values: tuple[ValueRow, ...]
    kind: Code
    """What the values are, where there are some."""
    is_described: bool
    """Whether the document says something of one of the values."""
    extra: Code
    """The type of fields that are not listed, where the document gives one; else empty."""
    left_out: Code
    """The fields of the other direction; else empty."""
    access: Code
    """What those are: `read` or `write`."""
    base: Code
    """The model that this one extends, with a link; else empty."""
    stands_for: Code
    """The type that an alias stands for; else empty."""


@dataclass(frozen=True, slots=True)
class ModelPage:
    """`docs/models/<module>.md`"""

    main: ModelSection
    package: Code
    sections: tuple[ModelSection, ...]


def model_page(
    declared: Iterable[ir.Declaration], api: ir.Api, names: Names
) -> ModelPage:
    """The page of one module of models."""
    sections = tuple(_section(each, api, names) for each in declared)
    return ModelPage(sections[0], names.package, sections)


def _section(declared: ir.Declaration, api: ir.Api, names: Names) -> ModelSection:
    fields: tuple[Row, ...] = ()
    values: tuple[ValueRow, ...] = ()
    kind = base = stands_for = extra = left_out = access = Code("")
    match declared:
        case ir.Object():
            fields = tuple(
                _field(declared, field, api, names) for field in declared.fields
            )
            if declared.left_out:
                access = Code(declared.left_out[0].access.value)
            left_out = Code(
                ", ".join(md_code(each.wire_name) for each in declared.left_out)
            )
            if declared.base is not None:
                base = type_text(ir.Named(declared.base), api, names, "")
            if not isinstance(declared.extra, ir.Anything):
                extra = type_text(declared.extra, api, names, "")
        case ir.Enum():
            is_text = ir.is_text(declared)
            kind = Code("strings" if is_text else "integers")
            values = tuple(_value(declared, each, names) for each in declared.values)
        case ir.Alias():
            stands_for = type_text(declared.type, api, names, "")
        case _:
            assert_never(declared)
    return ModelSection(
        name=names.classes[declared.id],
        text=md_block(declared.docs.description),
        is_deprecated=declared.docs.deprecated,
        is_nested=declared.id != declared.home,
        fields=fields,
        values=values,
        kind=kind,
        is_described=any(each.text for each in values),
        extra=extra,
        left_out=left_out,
        access=access,
        base=base,
        stands_for=stands_for,
    )


def _value(owner: ir.Enum, value: ir.EnumValue, names: Names) -> ValueRow:
    shown = value.value if isinstance(value.value, Text) else str(value.value)
    return ValueRow(
        name=md_code(names.members[owner.id, value.value]),
        value=md_code_cell(shown),
        text=md_cell(value.description),
    )


def _field(owner: ir.Object, field: ir.Field, api: ir.Api, names: Names) -> Row:
    notes = {
        "nullable": isinstance(field.type, ir.Nullable),
        "read-only": field.access is ir.Access.READ,
        "write-only": field.access is ir.Access.WRITE,
    }
    return Row(
        name=named(names.fields[owner.id, field.wire_name], field.wire_name),
        place=Code(""),
        type=type_text(field.type, api, names, ""),
        presence=presence(
            *(note for note in notes if notes[note]),
            type_=field.type,
            is_required=field.required,
            default=field.default,
        ),
        text=words(field.docs, field.type),
    )
