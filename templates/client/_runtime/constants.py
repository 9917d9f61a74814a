"""Models with fields that have one value only."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic_core import PydanticUndefined

from .models import Model


class ModelWithConstants(Model):
    """An object with required fields of one value: callers need not give them."""

    _constants: ClassVar[dict[str, tuple[str | None, Any]]] = {}
    """The alias and the value of each."""

    def __init__(self, /, **data: Any) -> None:
        for name, (alias, value) in self._constants.items():
            if name not in data and alias not in data:
                data[name] = value
        super().__init__(**data)

    # for callers only: values are decoded without it, and as fast as without it
    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined]  # its mark

    @classmethod
    def __pydantic_init_subclass__(cls, **settings: Any) -> None:
        """Keep the values for callers; on the wire the fields are required."""
        super().__pydantic_init_subclass__(**settings)
        cls._constants = dict(cls._constants)
        for name, field in cls.__pydantic_fields__.items():
            if not field.is_required() and field.default is not None:
                cls._constants[name] = field.alias, field.default
                field.default = PydanticUndefined
