"""JSON that breaks the document: decoded as far as it goes, the rest kept as it came.

Loaded with the first such body.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError, ValidatorFunctionWrapHandler
from pydantic_core import CoreSchema, SchemaValidator, core_schema, from_json

from .misfits import Misfit

T = TypeVar("T")
Path = tuple[int | str, ...]


def decoded(
    kind: TypeAdapter[T],
    content: bytes,
    error: ValidationError,
    misfits: list[Misfit] | None,
) -> T:
    """The value of `content`, which `error` refuses; adds to `misfits` why.

    A required field that is missing is None, and is not in `model_fields_set`.

    Raises:
        ValueError: there are no `misfits` to add to, or `content` is not JSON, or of
            another kind altogether. The message shows no value, which may be private.
    """
    try:
        body = from_json(content, allow_inf_nan=False)
    except ValueError:
        body = misfits = None
    found = list(_misfits(error, body))
    if misfits is not None:
        try:
            value: T = _validator(kind).validate_json(
                content, strict=True, by_name=False
            )
        except ValidationError:
            pass  # no part of it can be read
        else:
            misfits += found
            return value
    more = [f"and {len(found) - 3} more"] * (len(found) > 3)
    raise ValueError("; ".join([*map(str, found[:3]), *more]))


def _misfits(error: ValidationError, body: Any) -> Iterator[Misfit]:
    problems = error.errors(
        include_url=False, include_context=False, include_input=False
    )
    places: dict[Path, tuple[dict[str, None], object]] = {}
    for problem in problems:
        if not problem["msg"]:  # another part of a union was meant
            continue
        path, got = _place(problem["loc"], body)
        places.setdefault(path, ({}, got))[0][problem["msg"]] = None
    for path, (expected, got) in places.items():
        yield Misfit(path, ", or ".join(expected), got)


def _place(location: Sequence[int | str], value: Any) -> tuple[Path, Any]:
    """The way to a misfit, and what is there: up to where a union's labels begin."""
    path: list[int | str] = []
    steps = iter(location)
    for step in steps:
        if step == "(tag)":
            next(steps, None)
            continue
        if _is(value, dict) and (step in value or step == location[-1]):
            value = value.get(step)
        elif _is(value, list) and isinstance(step, int):
            value = value[step] if step < len(value) else None
        else:
            break
        path.append(step)
    return tuple(path), value


def _is(value: Any, kind: type) -> bool:
    """Whether it is of that kind; its parts remain unknown to type checkers."""
    return isinstance(value, kind)


@cache
def _validator(kind: TypeAdapter[Any]) -> SchemaValidator:
    # else pydantic takes the validators of the classes in it, which are not tolerant
    return SchemaValidator(_tolerant(kind.core_schema), _use_prebuilt=False)


def _tolerant(schema: Any) -> Any:
    """`schema`, each part of which takes what it was not meant for."""
    found = dict(schema)
    for name, part in found.items():
        match name:
            case "schema" | "json_schema" | "definitions" | "steps":
                found[name] = _each(part, _tolerant)
            case "extras_schema" | "items_schema" | "keys_schema" | "values_schema":
                found[name] = _each(part, _open)
            case "fields":
                found[name] = {key: _field(each) for key, each in part.items()}
            case "choices" if _is(part, dict):
                found[name] = {tag: _tolerant(each) for tag, each in part.items()}
            case "choices":
                found[name] = _each(part, _choice)
            case _:
                pass
    return found


def _each(part: Any, change: Callable[[Any], Any]) -> Any:
    return [*map(change, part)] if _is(part, list) else change(part)


def _choice(choice: Any) -> Any:
    """Where no tag tells which part of a union is meant, it is taken as a whole."""
    if _is(choice, tuple) and choice[0]["type"] == "tagged-union":
        return _tolerant(choice[0]), choice[1]
    return choice


def _field(field: dict[str, Any]) -> dict[str, Any]:
    schema = field["schema"]
    if schema["type"] == "default":
        return {**field, "schema": {**schema, "schema": _open(schema["schema"])}}
    missing = core_schema.with_default_schema(_open(schema), default=None)
    return {**field, "schema": missing}


def _open(schema: Any) -> CoreSchema:
    return core_schema.no_info_wrap_validator_function(_as_it_came, _tolerant(schema))


def _as_it_came(value: Any, handler: ValidatorFunctionWrapHandler) -> Any:
    try:
        return handler(value)
    except ValidationError:
        return value
