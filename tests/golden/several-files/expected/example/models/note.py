from __future__ import annotations

from .._runtime.models import Model


class Note(Model):
    author: _models.Author
    text: str


# Below the names that these modules refer to.
from .. import models as _models
