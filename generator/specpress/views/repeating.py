"""What a request says of being sent again: its key, and the settings of its operation.

Knows the names that the runtime gives these. Does not know when anything is sent again.
"""

from __future__ import annotations

from dataclasses import dataclass

from specpress import ir
from specpress.literals import Code, Quoted, Text, python_string
from specpress.pytypes import Import

_USUAL = Text("Idempotency-Key")


@dataclass(frozen=True, slots=True)
class RepeatingView:
    """How an operation differs from the usual."""

    header: Quoted | None
    """What holds the key, where it is not `Idempotency-Key`."""
    options: Code | None
    """The settings of the operation."""
    makes_key: bool
    """Whether the methods make a key where the caller gives none."""

    @property
    def imports(self) -> frozenset[Import]:
        """What the module of the methods needs for it."""
        if not self.makes_key:
            return frozenset()
        return frozenset({Import(".._runtime.idempotency", "with_key")})


def repeating(operation: ir.Operation) -> RepeatingView:
    """What `operation` says of being sent again."""
    key, settings = operation.idempotency, operation.settings
    given = {"max_retries": settings.retries, "timeout": settings.timeout}
    said = [f"{name}={value!r}" for name, value in given.items() if value is not None]
    return RepeatingView(
        header=python_string(key.header) if key and key.header != _USUAL else None,
        options=Code(f"RequestOptions({', '.join(said)})") if said else None,
        makes_key=makes_key(operation),
    )


def makes_key(operation: ir.Operation) -> bool:
    """Whether each call has a key of its own; pages are read, each by a call."""
    key = operation.idempotency
    return key is not None and key.makes_key and operation.paging is None
