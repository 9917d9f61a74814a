from __future__ import annotations

from .._runtime.subclasses import ExtendedModel


class Animal(ExtendedModel):
    species: str
