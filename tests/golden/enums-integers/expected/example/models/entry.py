from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from .._runtime.models import Model, Omittable

if TYPE_CHECKING:
    from .level import Level
    from .named import Named
    from .nullable import Nullable
    from .status import Status


class Entry(Model):
    level: Omittable[Level] = None
    maybe: Nullable | None = None
    mixed: Literal[1, "one", True] | None = None
    named: Omittable[Named] = None
    status: Omittable[Status] = None
