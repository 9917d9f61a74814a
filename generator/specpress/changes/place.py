"""Where a change is: an operation or a schema, and the steps from there to a value.

Knows how a place reads, and which pointers are schemas with a name of their own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from specpress import ir
from specpress.grammar import tokens
from specpress.literals import Text
from specpress.lower.access import INPUT

_COMPONENT = ("components", "schemas")


@dataclass(frozen=True, slots=True)
class Spot:
    """A value in a request, a response or a schema."""

    base: str
    """`POST /v1/customers body`, or `components.schemas.Customer`."""
    steps: str = ""

    def property(self, name: Text) -> Spot:
        """The property of an object."""
        step = f".{name.reveal()}"
        if self.base.startswith("components.") and not self.steps:
            step = f".properties{step}"
        return replace(self, steps=self.steps + step)

    def within(self, step: str) -> Spot:
        """An item (`[]`) of a list, or a value (`{}`) of a map."""
        return replace(self, steps=self.steps + step)

    def __str__(self) -> str:
        return self.base + self.steps


def component(id_: ir.TypeId) -> str | None:
    """What a schema with a name of its own is called; None where it is part of another."""
    path = [each for each in tokens(id_) if each != INPUT]
    if len(path) == len(_COMPONENT) + 1 and tuple(path[:2]) == _COMPONENT:
        return path[2]
    return None


def spot(name: str) -> Spot:
    """The component of that name."""
    return Spot(f"components.schemas.{name}")
