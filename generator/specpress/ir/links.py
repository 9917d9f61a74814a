"""What responses link to: requests made of what was sent and of what came.

A part of the IR. Knows the runtime expressions of OpenAPI. Does not know how one is evaluated.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from specpress.diagnostics import Place
from specpress.ir.schema import Docs
from specpress.ir.transport import Location
from specpress.literals import Text


class Origin(Enum):
    """What a runtime expression reads (OpenAPI, "Runtime Expressions")."""

    URL = "$url"
    METHOD = "$method"
    STATUS = "$statusCode"
    REQUEST_PATH = "$request.path"
    REQUEST_QUERY = "$request.query"
    REQUEST_HEADER = "$request.header"
    REQUEST_BODY = "$request.body"
    RESPONSE_HEADER = "$response.header"
    RESPONSE_BODY = "$response.body"


@dataclass(frozen=True, slots=True)
class Expression:
    origin: Origin
    name: Text = Text("")
    """The name of a parameter or header, or the JSON pointer into a body."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """A text with expressions in it."""

    parts: tuple[Text | Expression, ...]


@dataclass(frozen=True, slots=True)
class Constant:
    value: object = field(hash=False)


LinkValue = Expression | Embedded | Constant


@dataclass(frozen=True, slots=True)
class LinkArgument:
    """What a parameter of the target is given."""

    location: Location
    wire_name: Text
    value: LinkValue


@dataclass(frozen=True, slots=True)
class Link:
    name: Text
    source: str
    """The id of the operation whose response it belongs to."""
    status: str
    target: str
    """The id of the operation that it leads to."""
    arguments: tuple[LinkArgument, ...]
    body: LinkValue | None
    docs: Docs
    where: Place

    @property
    def id(self) -> tuple[str, str, Text]:
        """Identity: its operation, status and name."""
        return self.source, self.status, self.name

    @property
    def reads_request(self) -> bool:
        """Whether it takes something from the request that was answered."""
        values = [each.value for each in self.arguments]
        return any(
            part.origin is Origin.METHOD or part.origin.value.startswith("$request.")
            for value in (*values, self.body)
            for part in (value.parts if isinstance(value, Embedded) else (value,))
            if isinstance(part, Expression)
        )
