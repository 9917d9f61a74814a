"""Parameters that are more than one text: lists and objects in the styles of OpenAPI.

The functions here wrap a value; None, which stands for "absent", stays None. Where OpenAPI
leaves the wire form open, it is jQuery's: `name[]=…` for a list in a `deepObject`, an index
where its items are lists or objects. Inside any other style, those are JSON text.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Literal, cast
from urllib.parse import quote

from pydantic import BaseModel
from pydantic_core import to_jsonable_python

from .finite import only_finite
from .query import Pair, Styled, pairs
from .requests import parameter_text

Plain = str | list[str] | dict[str, str]

# RFC 6570, section 3.2.3: what is reserved, or encoded already, stays as it is; apart from
# what would end the value (&), the query (#) or mean a blank (+), and from brackets, which
# no query may hold (RFC 3986, section 3.4).
_RESERVED = "/?:@!$'()*,;="
_ENCODED = re.compile(r"(%[0-9A-Fa-f]{2})")


def _styled(
    value: object, found: Callable[[str], Iterable[tuple[str, Sequence[str]]]]
) -> Styled | None:
    """A value as pairs of a name and texts."""

    def pairs(name: str) -> Iterator[Pair]:
        for key, texts in found(name):
            yield Pair(key, tuple(texts))

    return None if value is None else Styled(pairs)


def _each(value: object, change: Callable[[Pair], Pair]) -> Styled | None:
    """A value whose pairs are changed."""
    return (
        None if value is None else Styled(lambda name: map(change, pairs(name, value)))
    )


def form_exploded(value: object) -> Styled | None:
    """Style `form` with `explode`: a pair an item, or a pair a property."""

    def found(name: str) -> Iterator[tuple[str, Sequence[str]]]:
        match plain(name, value):
            case str(text):
                yield name, [text]
            case list(texts):
                yield from ((name, [text]) for text in texts)
            case properties:
                yield from ((key, [text]) for key, text in properties.items())

    return _styled(value, found)


def form_property(value: object) -> Styled | None:
    """A property of a form: a list is a pair an item, an object JSON text."""
    if isinstance(value, Mapping):
        return json_text(cast("object", value))
    return form_exploded(value)


def form_properties(value: object) -> Styled | None:
    """A form that is the whole query: the pairs of all its properties."""

    def found(name: str) -> Iterator[Pair]:
        given = jsonable(name, value)
        if isinstance(given, dict):
            for key, each in cast("dict[str, object]", given).items():
                yield from pairs(key, form_property(each))
        else:
            yield from pairs(name, form_exploded(given))

    return None if value is None else Styled(found)


def comma_separated(value: object) -> Styled | None:
    """Style `form` without `explode`, and `simple`: `a,b` or `key,a,key,b`."""

    def found(name: str) -> Iterator[tuple[str, Sequence[str]]]:
        texts = plain(name, value)
        if isinstance(texts, dict):
            texts = [text for entry in texts.items() for text in entry]
        if texts != []:  # an empty list is nothing (RFC 6570, section 2.3)
            yield name, [texts] if isinstance(texts, str) else texts

    return _styled(value, found)


def space_separated(value: object) -> Styled | None:
    """Style `spaceDelimited`: `comma_separated` with blanks."""
    return _each(comma_separated(value), lambda pair: replace(pair, delimiter="%20"))


def pipe_separated(value: object) -> Styled | None:
    """Style `pipeDelimited`: `comma_separated` with `|`."""
    return _each(comma_separated(value), lambda pair: replace(pair, delimiter="%7C"))


def key_value_list(value: object) -> Styled | None:
    """Style `simple` with `explode`, of an object: `key=a,key=b`."""

    def found(name: str) -> Iterator[tuple[str, Sequence[str]]]:
        texts = plain(name, value)
        if isinstance(texts, dict):
            texts = [f"{key}={text}" for key, text in texts.items()]
        if texts != []:
            yield name, [texts] if isinstance(texts, str) else texts

    return _styled(value, found)


def deep_object(value: object) -> Styled | None:
    """Style `deepObject`: `name[key]=a`."""

    def found(name: str) -> Iterator[tuple[str, Sequence[str]]]:
        return ((key, [text]) for key, text in _deep(name, jsonable(name, value)))

    return _styled(value, found)


def json_text(value: object) -> Styled | None:
    """JSON in one piece, in ASCII."""
    return _styled(value, lambda name: [(name, [_json(name, value)])])


def with_reserved(value: object) -> Styled | None:
    """A value whose reserved characters (RFC 3986, section 2.2) are sent as they are."""
    return _each(value, lambda pair: replace(pair, escape=_reserved))


def whole_query(value: object) -> Styled | None:
    """A value that is the whole query, without a name."""
    return _each(value, lambda pair: replace(pair, name=None))


def path_value(
    name: str,
    value: object,
    *,
    style: Literal["simple", "label", "matrix", "json"] = "simple",
    explode: bool = False,
    reserved: bool = False,
) -> str:
    """A path parameter in one of its styles, percent-encoded.

    Raises:
        ValueError: an empty value, or one that is a step to another path.
    """

    def escape(text: str) -> str:
        # RFC 3986, section 3.3: what may stand in a segment of a path
        return quote(text, safe=":@!$&'()*+,;=" if reserved else "")

    if value is None:
        raise ValueError(f"{name}: None cannot be sent")
    found = _json(name, value) if style == "json" else plain(name, value)
    match style:
        case "json" | "simple":
            text = ",".join(_items(found, escape, explode=explode))
        case "label":
            delimiter = "." if explode else ","
            text = "." + delimiter.join(_items(found, escape, explode=explode))
        case "matrix":
            text = "".join(_matrix(name, found, escape, explode=explode))
    if text in ("", ".", ".."):
        raise ValueError(f"{name}: {text!r} cannot be a path segment")
    return text


def plain(name: str, value: object) -> Plain:
    """A value as a text, or as a list or object of texts; what is null is left out."""
    found = jsonable(name, value)
    if isinstance(found, dict):
        entries = cast("dict[str, object]", found).items()
        return {key: _text(name, each) for key, each in entries if each is not None}
    if isinstance(found, list):
        return [_text(name, item) for item in cast("list[object]", found)]
    return _text(name, found)


def jsonable(name: str, value: object) -> object:
    """A value as objects and lists, with models as they are sent: what was not set is absent."""
    if isinstance(value, BaseModel):
        only_finite(value.model_dump(by_alias=True, exclude_unset=True), name)
        return value.model_dump(
            mode="json", by_alias=True, exclude_unset=True, warnings="error"
        )
    if isinstance(value, Mapping):
        found = cast("Mapping[str, object]", value)
        return {str(key): jsonable(name, inner) for key, inner in found.items()}
    if isinstance(value, bytes):
        return b64encode(value).decode()  # RFC 4648, section 4
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [jsonable(name, item) for item in cast("Sequence[object]", value)]
    return value


def _text(name: str, value: object) -> str:
    if isinstance(value, dict | list):
        return _json(name, cast("object", value))
    if isinstance(value, timedelta):
        value = to_jsonable_python(value)  # ISO 8601
    return parameter_text(name, value)


def _json(name: str, value: object) -> str:
    found = jsonable(name, value)
    try:
        return json.dumps(
            to_jsonable_python(found), separators=(",", ":"), allow_nan=False
        )
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from None


def _deep(name: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in cast("dict[str, object]", value).items():
            yield from _deep(f"{name}[{key}]", inner)
    elif isinstance(value, list):
        for index, item in enumerate(cast("list[object]", value)):
            is_nested = isinstance(item, dict | list)
            yield from _deep(f"{name}[{index if is_nested else ''}]", item)
    elif value is not None:
        yield name, _text(name, value)


def _reserved(text: str) -> str:
    pieces = _ENCODED.split(text)
    pieces[::2] = [quote(piece, safe=_RESERVED) for piece in pieces[::2]]
    return "".join(pieces)


def _items(found: Plain, escape: Callable[[str], str], *, explode: bool) -> list[str]:
    """The parts of a path parameter, between which a style puts its delimiter."""
    if isinstance(found, str):
        return [escape(found)]
    if isinstance(found, list):
        return [escape(text) for text in found]
    if explode:
        return [f"{escape(key)}={escape(text)}" for key, text in found.items()]
    return [escape(text) for entry in found.items() for text in entry]


def _matrix(
    name: str, found: Plain, escape: Callable[[str], str], *, explode: bool
) -> Iterator[str]:
    """The parts of style `matrix`: `;name=value`, without `=` where that is empty."""
    named = [(name, ",".join(_items(found, escape, explode=False)))]
    if explode and isinstance(found, list):
        named = [(name, escape(text)) for text in found]
    elif explode and isinstance(found, dict):
        named = [(key, escape(text)) for key, text in found.items()]
    for key, text in named if found or found == "" else ():
        yield f";{escape(key)}={text}" if text else f";{escape(key)}"
