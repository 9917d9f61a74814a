"""The base class of all models, and the types that their fields share."""

from __future__ import annotations

import builtins
import inspect
import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Annotated, Any, TypeVar, cast

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic_core import CoreSchema

T = TypeVar("T")

_MODELS = f"{__name__.partition('._runtime')[0]}.models"
_ready: set[type[BaseModel]] = set()


class Model(BaseModel):
    """An object of the API.

    Fields that the document does not know are kept: they are found in `model_extra` and
    are sent back. A field that was absent is not in `model_fields_set` and stays absent
    when the model is sent.
    """

    model_config = ConfigDict(
        allow_inf_nan=False,  # JSON has no such numbers (RFC 8259, section 6)
        defer_build=True,  # a model is paid for at its first use
        extra="allow",
        polymorphic_serialization=True,  # what extends a model is sent whole
        protected_namespaces=(),
        serialize_by_alias=True,
        validate_assignment=True,
        validate_by_alias=True,
        validate_by_name=True,
    )

    def __init__(self, /, **data: Any) -> None:
        for name, alias, value in _constants(type(self)):
            if name not in data and alias not in data:
                data[name] = value
        super().__init__(**data)

    # for callers only: values are decoded without it, and as fast as without it
    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined]  # its mark

    @classmethod
    def model_rebuild(cls, **settings: Any) -> bool | None:
        """Build the model, with the other models that its annotations name."""
        _import_names(cls)
        return super().model_rebuild(**settings)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[BaseModel], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        _import_names(cls)
        schema = handler(source)
        fields = cast("dict[str, Any]", schema).get("schema", {}).get("fields", {})
        for name, _, _ in _constants(cls):
            if fields[name]["schema"]["type"] == "default":
                fields[name]["schema"] = fields[name]["schema"]["schema"]
        return schema


@cache
def _constants(model: type[BaseModel]) -> tuple[tuple[str, str | None, Any], ...]:
    """The required fields that have one value only, which callers need not give."""
    fields = model.__pydantic_fields__
    return tuple(
        (name, field.alias, field.default)
        for name, field in fields.items()
        if not field.is_required() and field.default is not None
    )


def _import_names(model: type[BaseModel]) -> None:
    """Import the models that the annotations of `model` name.

    Modules of models name each other for type checkers only, so that they can be imported
    in any order, alone, and in circles. What they name is looked up here, at first use.
    """
    if model in _ready:
        return
    namespace = sys.modules[model.__module__].__dict__
    for base in model.__mro__:
        if not issubclass(base, Model):
            continue
        # pydantic reads inherited annotations with the names of the class that inherits
        known = sys.modules[base.__module__].__dict__
        for name in _names(base):
            if name not in known and hasattr(import_module(_MODELS), name):
                known[name] = getattr(import_module(_MODELS), name)
            if name in known:
                namespace.setdefault(name, known[name])
    _ready.add(model)  # at last: threads may use a model first at once


def _names(model: type[BaseModel]) -> Iterator[str]:
    for text in inspect.get_annotations(model).values():
        if isinstance(text, str):
            names = compile(text, model.__module__, "eval").co_names
            yield from (name for name in names if not hasattr(builtins, name))


class _NotNull:
    """Reads `T | None` as `T`: the None is there for "absent", never for a JSON null."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        schema = handler(source)
        return schema["schema"] if schema["type"] == "nullable" else schema


Omittable = Annotated[T | None, _NotNull()]
"""A field that may be absent (then it is None) but is never null on the wire."""
