from __future__ import annotations

from typing import Literal

from .._runtime.models import Model, Omittable


class Entry(Model):
    level: Omittable[models.Level] = None
    maybe: models.Nullable | None = None
    mixed: Literal[1, "one", True] | None = None
    named: Omittable[models.Named] = None
    status: Omittable[models.Status] = None


# Below the names that these modules refer to.
from .. import models
