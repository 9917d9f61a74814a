"""Unions whose variants a property, the tag, tells apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .models import Model


class UnknownVariant(Model):
    """An object whose tag is not in the document: kept, and sent back, as it came.

    All that it holds is in `model_extra`.
    """


class Tagged:
    """Chooses the variant of an object by its tag, the property `name` on the wire.

    A tag that no variant has gives an object of the type `other`. Objects without the tag
    are of the type `default`, which is `other` as well, or else what fits them best.
    """

    def __init__(
        self,
        name: str,
        variants: Mapping[str | int, Any],
        other: Any = UnknownVariant,
        *,
        default: Any = None,
    ) -> None:
        self._name = name
        self._variants = variants
        self._other = other if default is None else default
        self._has_default = default is not None

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        schemas = {
            tag: handler.generate_schema(variant)
            for tag, variant in self._variants.items()
        }
        other = handler.generate_schema(self._other)
        choices: list[Any] = [] if self._has_default else [*schemas.values()]
        if self._other is not UnknownVariant:
            choices.append(other)
        untagged = core_schema.no_info_before_validator_function(
            self._without_tag, core_schema.union_schema(choices)
        )
        unknown = core_schema.no_info_before_validator_function(
            self._with_unknown_tag, other
        )
        tagged = core_schema.tagged_union_schema(
            cast("dict[Any, CoreSchema]", schemas), discriminator=self._name
        )
        return core_schema.union_schema(
            [(tagged, _LABEL), (untagged, _LABEL), (unknown, _LABEL)],
            mode="left_to_right",
        )

    def _without_tag(self, value: Any) -> Any:
        if self._tag(value) is not _MISSING:
            raise PydanticCustomError("has_tag", _ASIDE)
        return value

    def _with_unknown_tag(self, value: Any) -> Any:
        tag = self._tag(value)
        if not isinstance(value, UnknownVariant) and (
            tag is _MISSING or tag in self._variants
        ):
            raise PydanticCustomError("no_unknown_tag", _ASIDE)
        return value

    def _tag(self, value: object) -> object:
        if not isinstance(value, Mapping):
            return _MISSING
        return cast("Mapping[str, object]", value).get(self._name, _MISSING)


_LABEL = "(tag)"
"""What errors call a union's parts: no part of a place in JSON (see `json_bodies`)."""
_ASIDE = ""
"""Why a part was not tried is no problem: nothing is told of it."""
_MISSING = object()
