"""The properties of an object that is sent as a form."""

from __future__ import annotations

from typing import Any, cast

from pydantic import BaseModel
from typing_extensions import TypeForm

from .files import AS_UPLOADS, Upload, is_file
from .finite import only_finite
from .given import checked


def properties(type_: TypeForm[Any], value: object) -> dict[str, object]:
    """The properties of `value`, of type `type_`, as JSON has them; files as `Upload`.

    Raises:
        ValueError: it is not of that type, or JSON has no such number.
    """
    kind, value = checked(type_, value)
    given: dict[str, object] = kind.dump_python(
        value, by_alias=True, exclude_unset=True, warnings="error", context=AS_UPLOADS
    )
    only_finite(given)
    known = _known(value)
    files = {
        name: upload
        for name, each in given.items()
        if (upload := _upload(each, is_known=name in known)) is not None
    }
    rest: dict[str, object] = kind.dump_python(
        value,
        mode="json",
        by_alias=True,
        exclude_unset=True,
        warnings="error",
        exclude={known.get(name, name) for name in files},
    )
    return {name: files.get(name, rest.get(name)) for name in given}


def _known(value: object) -> dict[str, str]:
    """The names of a model's fields, by their names on the wire."""
    if not isinstance(value, BaseModel):
        return {}
    fields = type(value).model_fields
    return {field.alias or name: name for name, field in fields.items()}


def _upload(value: object, *, is_known: bool) -> Upload | list[Upload] | None:
    """A file, or a list of them; where no field says so, the value itself does."""
    if isinstance(value, Upload):
        return value
    if isinstance(value, list):
        items = cast("list[object]", value)
        found = [_upload(item, is_known=is_known) for item in items]
        uploads = [each for each in found if isinstance(each, Upload)]
        return uploads if uploads and len(uploads) == len(items) else None
    return Upload(value) if not is_known and is_file(value) else None
