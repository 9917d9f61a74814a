"""JSON values as the arguments of a client's functions, and a client's credentials.

Knows annotations, and that a client reads JSON by pydantic. Does not know documents.
"""

from __future__ import annotations

import inspect
import json
import os
import types
from collections.abc import Iterator
from typing import Any, Union, get_args, get_origin

from pydantic import PydanticUserError, TypeAdapter, ValidationError

_SECRET = "c2VjcmV0OnNlY3JldA"


class UnfitError(Exception):
    """A valid value is not one of the argument's type."""


def converted(hint: Any, value: Any) -> Any:
    """`value` as the type that `hint` names first, and that can have it.

    Raises:
        UnfitError: none can.
    """
    members = list(_members(hint))
    if any(get_origin(each) is os.PathLike for each in members):
        return (value if isinstance(value, str) else json.dumps(value)).encode()
    problems: list[str] = []
    for each in members:
        try:
            return TypeAdapter(each).validate_json(
                json.dumps(value), strict=True, by_alias=True, by_name=False
            )
        except (ValidationError, PydanticUserError) as problem:
            problems.append(" ".join(str(problem).split())[:300])
    raise UnfitError(f"{json.dumps(value)[:300]}: {problems}")


def _members(hint: Any) -> Iterator[Any]:
    """The alternatives of a union but None, the narrow ones first."""
    if get_origin(hint) in (Union, types.UnionType):
        for each in get_args(hint):
            yield from _members(each)
    elif hint is not type(None):
        yield hint


def credentials(client: Any) -> dict[str, Any]:
    """A text for each secret that a client's constructor takes, and for who knows it."""
    return {
        name: _SECRET
        for name, argument in inspect.signature(client).parameters.items()
        if any(each in str(argument.annotation) for each in ("Secret", "Token"))
        or name.endswith("username")
    }
