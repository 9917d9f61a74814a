from __future__ import annotations

from typing import TypeAlias

FindItemsEither: TypeAlias = int | list[str]
