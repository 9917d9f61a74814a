from __future__ import annotations

from .._runtime.models import Model, Omittable


class Contact(Model):
    email: Omittable[str] = None
    phone: Omittable[str] = None
