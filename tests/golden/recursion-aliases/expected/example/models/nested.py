from __future__ import annotations

from typing_extensions import TypeAliasType

Nested = TypeAliasType("Nested", "list[Nested]")
