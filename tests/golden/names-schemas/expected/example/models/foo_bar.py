from __future__ import annotations

from .._runtime.models import Model, Omittable


class FooBar(Model):
    true: Omittable[_models.True_] = None


# Below the names that these modules refer to.
from .. import models as _models
