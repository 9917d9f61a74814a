from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model, Omittable


class Text(Model):
    """ "Starts with a quote. Second line."""

    quo_te: Annotated[Omittable[str], Field(alias='quo"te')] = None
    """Ends with a backslash\\"""
