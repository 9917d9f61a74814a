from __future__ import annotations

from .._runtime.models import Omittable
from .base import Base


class Customer__a5d2(Base):
    name: Omittable[str] = None
