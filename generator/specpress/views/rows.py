"""Rows of the tables in `docs/`: parameters and fields, with their types and limits.

Knows how a type and its limits are told to a reader. Does not know which pages there are.
"""

from __future__ import annotations

from dataclasses import dataclass

from specpress import graph, ir
from specpress.literals import Code, Text
from specpress.markdown import json_text, md_cell, md_code_cell
from specpress.names import Names
from specpress.pytypes import Style, annotation


@dataclass(frozen=True, slots=True)
class Row:
    """A parameter or field in a table."""

    name: Code
    """With its name on the wire, where that is another."""
    place: Code
    type: Code
    presence: Code
    text: Code


def model_path(home: ir.TypeId, names: Names) -> Code:
    """The page of a module of models, below `docs`."""
    return Code(f"models/{names.modules[home]}.md")


def named(name: Code, wire_name: Text) -> Code:
    """A name in Python, with its name on the wire where that is another."""
    shown = md_code_cell(name)
    return (
        shown
        if name == wire_name.reveal()
        else Code(f"{shown} ({md_code_cell(wire_name)})")
    )


def type_text(type_: ir.Type, api: ir.Api, names: Names, folder: str) -> Code:
    """A type as a reader of Python sees it, leading to the model that it names."""
    text = md_code_cell(annotation(type_, Style(names, runtime="")).text)
    found = sorted(graph.targets(type_))
    if not found:
        return Code(text)
    target = api.declarations[found[0]]
    anchor = names.classes[target.id].lower()
    return Code(f"[{text}]({folder}{names.modules[target.home]}.md#{anchor})")


def words(docs: ir.Docs, type_: ir.Type) -> Code:
    """What is said of a thing in a table: its description, and limits that are numbers."""
    parts = [md_cell(docs.description)] if docs.description else []
    if docs.deprecated:
        parts.insert(0, Code("**Deprecated.**"))
    limits = _limits(type_)
    return Code(" ".join([*parts, f"({limits})"] if limits else parts))


def presence(
    *notes: str, type_: ir.Type, is_required: bool, default: ir.Example | None = None
) -> Code:
    """Whether a thing may be absent, and what a document says of its value in code.

    Code stands in a column of its own: a description may end within an open span.
    """
    parts = ["required" if is_required else "optional", *notes]
    inner = type_.inner if isinstance(type_, ir.Nullable) else type_
    if isinstance(inner, ir.Scalar) and inner.constraints.pattern is not None:
        parts.append(f"pattern {md_code_cell(inner.constraints.pattern)}")
    if default is not None:
        shown = md_code_cell(Text(json_text(default.value, indent=None)))
        parts.append(f"default {shown}")
    return Code(", ".join(parts))


def _limits(type_: ir.Type) -> str:
    inner = type_.inner if isinstance(type_, ir.Nullable) else type_
    if not isinstance(inner, ir.Scalar | ir.ListOf | ir.MapOf):
        return ""
    limits = inner.constraints
    shown = {
        "at least": limits.minimum,
        "more than": limits.exclusive_minimum,
        "at most": limits.maximum,
        "less than": limits.exclusive_maximum,
        "a multiple of": limits.multiple_of,
        "min. length": limits.min_length,
        "max. length": limits.max_length,
        "min. items": limits.min_items,
        "max. items": limits.max_items,
        "min. properties": limits.min_properties,
        "max. properties": limits.max_properties,
    }
    parts = [f"{what} {value}" for what, value in shown.items() if value is not None]
    if limits.unique_items:
        parts.append("no item twice")
    return ", ".join(parts)
