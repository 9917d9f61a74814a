"""Models that models of other modules extend."""

from __future__ import annotations

import sys
from typing import Any

from pydantic import BaseModel, GetCoreSchemaHandler
from pydantic_core import CoreSchema

from .models import Model


class ExtendedModel(Model):
    """An object that others extend."""

    @classmethod
    def model_rebuild(cls, **settings: Any) -> bool | None:
        """Build the model, with what the annotations that it inherits name."""
        _inherit_names(cls)
        return super().model_rebuild(**settings)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[BaseModel], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        _inherit_names(cls)
        return handler(source)


def _inherit_names(model: type[ExtendedModel]) -> None:
    """Inherited annotations are read with the names of the class that inherits."""
    names = vars(sys.modules[model.__module__])
    for base in model.__mro__[: model.__mro__.index(ExtendedModel)]:
        for name, value in vars(sys.modules[base.__module__]).items():
            names.setdefault(name, value)
