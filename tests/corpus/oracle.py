"""Whether a value is valid by a document's own schemas, as `jsonschema` says.

Knows how schemas of OpenAPI 2.0 and 3.0 differ from JSON Schema 2020-12 (OpenAPI 3.0.3,
"Schema Object"; 3.1 has none). Knows nothing of specpress.
"""

from __future__ import annotations

import copy
import re
from base64 import b64decode
from decimal import Decimal, InvalidOperation
from typing import Any

from corpus.json_values import is_object
from corpus.places import Places
from corpus.reading import Files, Spot
from jsonschema import (
    Draft202012Validator,
    FormatChecker,
    ValidationError,
)
from referencing import Registry
from referencing.jsonschema import DRAFT202012

_DURATION = re.compile(
    r"P(?!$)(\d+W|(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+([.,]\d+)?S)?)?)"
)


def _is_duration(value: object) -> bool:
    return not isinstance(value, str) or bool(_DURATION.fullmatch(value))


def _is_base64(value: object) -> bool:
    return not isinstance(value, str) or len(b64decode(value, validate=True)) >= 0


def _is_decimal(value: object) -> bool:
    return not isinstance(value, str) or Decimal(value).is_finite()


def _formats() -> FormatChecker:
    """Those that a type may say more of than `str`; jsonschema's own where it has them."""
    checker = FormatChecker(formats=("date", "date-time", "time", "uuid"))
    checker.checks("duration")(_is_duration)
    checker.checks("byte", raises=ValueError)(_is_base64)
    checker.checks("decimal", raises=InvalidOperation)(_is_decimal)
    return checker


_FORMATS = _formats()


class Oracle:
    """The schemas of one document, as JSON Schema 2020-12."""

    def __init__(self, files: Files) -> None:
        schemas = [spot for kind, spot in Places(files).walk() if kind == "schema"]
        copies = copy.deepcopy(files.loaded)
        if files.is_old:
            for spot in schemas:
                found = copies[spot.file]
                for key in spot.path:
                    found = found[key]
                if is_object(found):
                    _modernise(found)
        self._registry: Registry[Any] = Registry[Any]().with_resources(
            (path.as_uri(), DRAFT202012.create_resource(value))
            for path, value in copies.items()
        )

    def accepts(self, schema: Spot, value: Any) -> bool | None:
        """Whether `value` is valid; None where that cannot be told."""
        tokens = (str(key).replace("~", "~0").replace("/", "~1") for key in schema.path)
        pointer = "".join(f"/{_escaped(token)}" for token in tokens)
        validator: Any = Draft202012Validator(
            {"$ref": f"{schema.file.as_uri()}#{pointer}"},
            registry=self._registry,
            format_checker=_FORMATS,
        )
        try:
            validator.validate(
                value
            )  # pyright: ignore[reportUnknownMemberType]  # untyped
        except ValidationError:
            return False
        except Exception:  # noqa: BLE001 - a broken schema, pattern or reference
            return None
        return True


def _escaped(token: str) -> str:
    return token.replace("%", "%25").replace("#", "%23").replace("?", "%3F")


def _modernise(schema: dict[str, Any]) -> None:
    """Turn a schema of 2.0 or 3.0, in place, into one of JSON Schema 2020-12."""
    if isinstance(schema.get("$ref"), str):
        for key in schema.keys() - {"$ref"}:
            del schema[key]  # "Any sibling elements of a $ref are ignored"
        return
    nullable = schema.pop("nullable", None) or schema.pop("x-nullable", None)
    if nullable is True and isinstance(schema.get("type"), str):
        schema["type"] = [schema["type"], "null"]
    for limit in ("minimum", "maximum"):
        exclusive = f"exclusive{limit.capitalize()}"
        is_old = isinstance(schema.get(exclusive), bool)
        if is_old and schema.pop(exclusive) and limit in schema:
            schema[exclusive] = schema.pop(limit)
    for key in ("$id", "$anchor", "$defs", "const", "if", "then", "else", "contains"):
        schema.pop(key, None)  # not of these versions
