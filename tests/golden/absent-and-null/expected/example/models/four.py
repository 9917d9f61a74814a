from __future__ import annotations

from .._runtime.models import Model, Omittable


class Four(Model):
    optional: Omittable[str] = None
    optional_nullable: str | None = None
    required: str
    required_nullable: str | None
    wrapped: str | None = None
