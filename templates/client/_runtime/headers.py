"""Headers of responses as typed attributes, read by the names that the document gives."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from types import GenericAlias
from typing import Any, Generic, Never, Self, TypeVar, cast, overload

from typing_extensions import TypeForm

from .errors import ResponseDecodeError
from .json_bodies import json_body
from .misfits import Misfit, report
from .requests import Response

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class ResponseHeaders:
    """The documented headers of one response: those that did not come are None.

    A header that is not as documented is kept as it came, and is in `misfits`.
    """

    misfits: tuple[Misfit, ...]

    def __init__(self, response: Response[Any], *, strict: bool = False) -> None:
        """Reads the headers of `response`: of a success, or of an error's.

        Raises:
            ResponseDecodeError: they have misfits, and `strict` is set.
        """
        found: list[Misfit] = []
        for name, each in vars(type(self)).items():
            if isinstance(each, Header):
                vars(self)[name] = each.read(response.headers, found)
        self.misfits = tuple(found)
        if strict and found:
            message = f"{type(self).__name__}: {'; '.join(map(str, found))}"
            raise ResponseDecodeError(message, response=response)
        report(type(self).__name__, found)


class Header(Generic[T_co]):
    """An attribute of ResponseHeaders: one header, and how it is read."""

    def __init__(
        self, name: str, type_: object, form: Callable[[str], str], *, required: bool
    ) -> None:
        self._wire_name = name
        # in a list: what does not fit at all is kept there as well
        self._read = json_body(cast("TypeForm[list[T_co]]", GenericAlias(list, type_)))
        self._form = form
        self._required = required

    def __set_name__(self, _: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, owner: None, _: type) -> Self: ...
    @overload
    def __get__(self, owner: ResponseHeaders, _: type) -> T_co: ...
    def __get__(self, owner: ResponseHeaders | None, _: type) -> Self | T_co:
        return self if owner is None else cast("T_co", vars(owner)[self._name])

    def __set__(self, _: ResponseHeaders, value: Never) -> Never:
        raise AttributeError(f"{self._name} cannot be set: it is what came")

    def read(self, headers: Mapping[str, str], misfits: list[Misfit]) -> T_co | None:
        """The value in `headers`; adds to `misfits` what is not as it should be."""
        text = headers.get(self._wire_name)
        if text is None:
            if self._required:
                misfits.append(Misfit((self._wire_name,), "Field required", None))
            return None
        found: list[Misfit] = []
        (value,) = self._read(f"[{self._form(text)}]".encode(), {}, found)
        for each in found:
            path = (self._wire_name, *each.path[1:])
            misfits.append(Misfit(path, each.expected, each.got))
        return value


def header(
    name: str, type_: TypeForm[T], form: Callable[[str], str] = json.dumps
) -> Header[T | None]:
    """A header that may be absent; `form` makes JSON of its text."""
    return Header(name, type_, form, required=False)


def required_header(
    name: str, type_: TypeForm[T], form: Callable[[str], str] = json.dumps
) -> Header[T]:
    """A header that always comes."""
    return Header(name, type_, form, required=True)
