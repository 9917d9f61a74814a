from __future__ import annotations

from .._runtime.models import Model, Omittable


class GetCustomerResponse__59ce(Model):
    inline: Omittable[str] = None
