from __future__ import annotations

from typing import Literal

from .._runtime.models import Model, Omittable


class Entry(Model):
    level: Omittable[_models.Level] = None
    maybe: _models.Nullable | None = None
    mixed: Literal[1, "one", True] | None = None
    named: Omittable[_models.Named] = None
    status: Omittable[_models.Status] = None


# Below the names that these modules refer to.
from .. import models as _models
