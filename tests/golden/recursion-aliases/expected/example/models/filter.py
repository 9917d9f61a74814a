from __future__ import annotations

from typing import TypeAlias

from .and_ import And
from .is_ import Is

Filter: TypeAlias = And | Is
