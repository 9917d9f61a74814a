from __future__ import annotations

from .._runtime.models import Model, Omittable


class GetCustomerResponse(Model):
    component: Omittable[str] = None
