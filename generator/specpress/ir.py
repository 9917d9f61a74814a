"""The data between reading and writing: what an API is, apart from any document or language.

Invariants:
- Everything is frozen. Sums are union aliases, taken apart by `match` with `assert_never`.
- Types refer to declarations by id (`Named`), never by holding them: recursion is ordinary.
- "May be absent" (`Field.required`) and "may be null" (`Nullable`) are two facts.
- Every string of the document is a `Text`. Everything knows the place it came from.
- Order in a sequence is the document's where it means something to readers (fields,
  parameters, enum values), else it is sorted.

Imports nothing but the two leaf types, and knows no Python syntax.
"""

from __future__ import annotations

from collections.abc import Mapping
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
    NUMBER = "number"
    BOOLEAN = "boolean"
    NULL = "null"
    DATE_TIME = "date-time"
    UUID = "uuid"
    BINARY = "binary"
    """Bytes outside JSON: a whole body."""


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
    min_items: int | None = None
    max_items: int | None = None


@dataclass(frozen=True, slots=True)
class Scalar:
    kind: ScalarKind
    constraints: Constraints = Constraints()


@dataclass(frozen=True, slots=True)
class Literal:
    """One of a few constant values that have no names."""

    values: tuple[JsonScalar, ...]


@dataclass(frozen=True, slots=True)
class ListOf:
    item: Type
    constraints: Constraints = Constraints()


@dataclass(frozen=True, slots=True)
class MapOf:
    """An object whose property names are data."""

    value: Type


@dataclass(frozen=True, slots=True)
class Nullable:
    inner: Type


@dataclass(frozen=True, slots=True)
class Named:
    target: TypeId


@dataclass(frozen=True, slots=True)
class Anything:
    """Any JSON value."""


Type = Scalar | Literal | ListOf | MapOf | Nullable | Named | Anything


@dataclass(frozen=True, slots=True)
class Docs:
    """What the document says of a thing, in its own words."""

    summary: Text = Text("")
    description: Text = Text("")
    deprecated: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    wire_name: Text
    type: Type
    required: bool
    docs: Docs
    where: Place


@dataclass(frozen=True, slots=True)
class NamePath:
    """What a declaration is called after, outermost first: `("Customer", "status")`."""

    parts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Object:
    id: TypeId
    name: NamePath
    home: TypeId
    """The declaration whose module this one lives in: itself, or what it is part of."""
    fields: tuple[Field, ...]
    docs: Docs
    where: Place


@dataclass(frozen=True, slots=True)
class EnumValue:
    value: Text
    name: Text
    """What it is called after: its value, or `x-enum-varnames`."""


@dataclass(frozen=True, slots=True)
class Enum:
    """Strings of which some are known."""

    id: TypeId
    name: NamePath
    home: TypeId
    values: tuple[EnumValue, ...]
    docs: Docs
    where: Place


Declaration = Object | Enum


class Location(PyEnum):
    """Where a parameter is sent."""

    PATH = "path"
    QUERY = "query"
    HEADER = "header"


@dataclass(frozen=True, slots=True)
class Parameter:
    wire_name: Text
    location: Location
    type: Type
    required: bool
    explode: bool
    docs: Docs
    example: Example | None
    where: Place


@dataclass(frozen=True, slots=True)
class Example:
    """A JSON value that the document gives as an example."""

    value: object = field(hash=False)


class BodyKind(PyEnum):
    """How the bytes of a body are read."""

    JSON = "json"
    TEXT = "text"
    BINARY = "binary"


@dataclass(frozen=True, slots=True)
class Body:
    media_type: Text
    kind: BodyKind
    type: Type
    required: bool
    docs: Docs
    example: Example | None
    where: Place


@dataclass(frozen=True, slots=True)
class ResponseCase:
    """What comes with one status."""

    status: str
    """`404`, a range as `4XX`, or `default`."""
    is_success: bool
    body: Body | None
    docs: Docs
    where: Place


@dataclass(frozen=True, slots=True)
class PathParameter:
    """The place of a parameter within a path."""

    wire_name: Text


PathPart = Text | PathParameter


class Credentials(PyEnum):
    """Whether an operation is called with credentials."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Operation:
    id: str
    """Identity: method and path template."""
    operation_id: Text
    method: str
    path: tuple[PathPart, ...]
    tag: Text
    parameters: tuple[Parameter, ...]
    body: Body | None
    responses: tuple[ResponseCase, ...]
    credentials: Credentials
    docs: Docs
    where: Place


@dataclass(frozen=True, slots=True)
class Tag:
    name: Text
    docs: Docs


@dataclass(frozen=True, slots=True)
class BearerScheme:
    """HTTP bearer authentication (RFC 6750)."""

    name: Text
    docs: Docs


@dataclass(frozen=True, slots=True)
class Api:
    title: Text
    version: Text
    docs: Docs
    server: Text
    """The URL that all paths start with; empty where the document names none."""
    bearer: BearerScheme | None
    tags: tuple[Tag, ...]
    operations: tuple[Operation, ...]
    declarations: Mapping[TypeId, Declaration]
