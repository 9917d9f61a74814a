"""Types, declarations and what is said of them: the IR of schemas.

Knows JSON Schema's kinds of values. Does not know HTTP.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum as PyEnum
from typing import NewType

from specpress.diagnostics import Place
from specpress.literals import Text

TypeId = NewType("TypeId", str)
"""Identity of a declaration: the JSON pointer of its schema."""

JsonScalar = Text | bool | int | float | None


class ScalarKind(PyEnum):
    """Atomic values, by what they mean."""

    STRING = "string"
    INTEGER = "integer"
    WHOLE_NUMBER = "whole-number"
    """An integer that may be written with a fraction of zero."""
    NUMBER = "number"
    BOOLEAN = "boolean"
    NULL = "null"
    DATE_TIME = "date-time"
    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    UUID = "uuid"
    DECIMAL = "decimal"
    """A decimal number written as a string."""
    DECIMAL_NUMBER = "decimal-number"
    """A decimal number written as a JSON number."""
    BASE64 = "byte"
    """Bytes that JSON carries as base64 text (RFC 4648)."""
    BINARY = "binary"
    """Bytes outside JSON: a whole body or a part of one."""


@dataclass(frozen=True, slots=True)
class Constraints:
    """Limits of a value (JSON Schema Validation, section 6); None where there is none."""

    minimum: float | None = None
    maximum: float | None = None
    exclusive_minimum: float | None = None
    exclusive_maximum: float | None = None
    multiple_of: float | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: Text | None = None
    """As the runtime's regular expressions spell it, not as the document does."""
    min_items: int | None = None
    max_items: int | None = None
    unique_items: bool = False
    min_properties: int | None = None
    max_properties: int | None = None


@dataclass(frozen=True, slots=True)
class Scalar:
    kind: ScalarKind
    constraints: Constraints = Constraints()


@dataclass(frozen=True, slots=True)
class Literal:
    """One of a few constant values that have no names."""

    values: tuple[JsonScalar, ...]


@dataclass(frozen=True, slots=True)
class Contains:
    """How many items of a list are of a type (JSON Schema Core, section 10.3.1.3)."""

    type: Type
    minimum: int = 1
    maximum: int | None = None


@dataclass(frozen=True, slots=True)
class ListOf:
    item: Type
    constraints: Constraints = Constraints()
    contains: Contains | None = None


@dataclass(frozen=True, slots=True)
class TupleOf:
    """A list of fixed length, each item with a type of its own."""

    items: tuple[Type, ...]


@dataclass(frozen=True, slots=True)
class MapOf:
    """An object whose property names are data."""

    value: Type
    key: Constraints = Constraints()
    constraints: Constraints = Constraints()


@dataclass(frozen=True, slots=True)
class Nullable:
    inner: Type


@dataclass(frozen=True, slots=True)
class Variant:
    """One of a union's types, and the values of the tag that stand for it."""

    type: Type
    tags: tuple[JsonScalar, ...] = ()


@dataclass(frozen=True, slots=True)
class Union:
    """A value of one of several types: told apart by a tag, or else by their content."""

    variants: tuple[Variant, ...]
    tag: Text | None = None
    """The property whose value tells which variant it is."""
    other: Type | None = None
    """What an object with any other value there is; without it, it is kept as it came."""
    is_default: bool = False
    """Whether that is also what an object without the tag is; else what fits it best."""


@dataclass(frozen=True, slots=True)
class Named:
    target: TypeId


@dataclass(frozen=True, slots=True)
class Anything:
    """Any JSON value."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No value at all."""


Type = (
    Scalar
    | Literal
    | ListOf
    | TupleOf
    | MapOf
    | Nullable
    | Union
    | Named
    | Anything
    | Nothing
)


@dataclass(frozen=True, slots=True)
class Docs:
    """What the document says of a thing, in its own words."""

    summary: Text = Text("")
    description: Text = Text("")
    deprecated: bool = False


class Access(PyEnum):
    """In which direction a field is sent."""

    BOTH = "both"
    READ = "read"
    """In responses only."""
    WRITE = "write"
    """In requests only."""


@dataclass(frozen=True, slots=True)
class Example:
    """A JSON value that the document gives as an example or default."""

    value: object = field(hash=False)


@dataclass(frozen=True, slots=True)
class Field:
    wire_name: Text
    type: Type
    required: bool
    docs: Docs
    where: Place
    access: Access = Access.BOTH
    default: Example | None = None
    """What the server takes where the field is absent."""


@dataclass(frozen=True, slots=True)
class NamePath:
    """What a declaration is called after, outermost first: `("Customer", "status")`."""

    parts: tuple[Text, ...]
    outer: int = 1
    """How many of them name the outermost schema, in whose module it lives."""


@dataclass(frozen=True, slots=True)
class Object:
    id: TypeId
    name: NamePath
    home: TypeId
    """The declaration whose module this one lives in: itself, or what it is part of."""
    fields: tuple[Field, ...]
    """Its own: those of `base` come before them."""
    docs: Docs
    where: Place
    base: TypeId | None = None
    """The object that this one extends."""
    extra: Type = Anything()
    """The type of properties that are not listed."""
    left_out: tuple[Field, ...] = ()
    """Fields of the other direction, which this side never sees."""


@dataclass(frozen=True, slots=True)
class EnumValue:
    value: Text | int
    name: Text
    """What it is called after: its value, or `x-enum-varnames`."""
    description: Text = Text("")


@dataclass(frozen=True, slots=True)
class Enum:
    """Strings, or integers, of which some are known."""

    id: TypeId
    name: NamePath
    home: TypeId
    values: tuple[EnumValue, ...]
    docs: Docs
    where: Place


def is_constant(field: Field) -> bool:
    """Whether a field has to be there, with the one value that it can have."""
    is_single = isinstance(field.type, Literal) and len(field.type.values) == 1
    return field.required and is_single


def is_text(enum: Enum) -> bool:
    """Whether an enumeration is one of strings: its values are all of one kind."""
    return isinstance(enum.values[0].value, Text)


@dataclass(frozen=True, slots=True)
class Alias:
    """A name for a type that is no class: a union, or what contains itself."""

    id: TypeId
    name: NamePath
    home: TypeId
    type: Type
    docs: Docs
    where: Place
    is_recursive: bool = False
    """Whether the type refers to this very alias with no class in between."""


Declaration = Object | Enum | Alias
