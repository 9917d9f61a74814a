"""Settings of signatures: the keys of a scheme, what each may hold, and schemes by name.

Knows the table that the configuration (TOML) and a document (`x-specpress`) both hold. Does
not know where a table stands, nor how a signature is checked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, TypeVar, cast

from specpress.grammar import TOKEN
from specpress.literals import Text
from specpress.settings import Problem, nearest
from specpress.signing import Coding, Hash, Signature

E = TypeVar("E", bound=Enum)

PRESETS: Mapping[str, Signature] = {
    # docs.github.com, "Validating webhook deliveries": nothing says when it was sent
    "github": Signature(
        header=Text("X-Hub-Signature-256"),
        signed=Text("{body}"),
        prefix=Text("sha256="),
    ),
    # docs.metronome.com, "Set up webhooks"
    "metronome": Signature(
        header=Text("Metronome-Webhook-Signature"),
        signed=Text("{timestamp}\n{body}"),
        timestamp_header=Text("X-Metronome-Date"),
    ),
    # github.com/standard-webhooks, its specification, symmetric signatures
    "standard-webhooks": Signature(
        header=Text("webhook-signature"),
        signed=Text("{webhook-id}.{timestamp}.{body}"),
        encoding=Coding.BASE64,
        prefix=Text("v1,"),
        separator=Text(" "),
        timestamp_header=Text("webhook-timestamp"),
        key_encoding=Coding.BASE64,
        key_prefix=Text("whsec_"),
    ),
    # docs.stripe.com, "Verify webhook signatures manually"
    "stripe": Signature(
        header=Text("Stripe-Signature"),
        signed=Text("{timestamp}.{body}"),
        prefix=Text("v1="),
        separator=Text(","),
        timestamp_prefix=Text("t="),
    ),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """The scheme that a table describes; None where something is wrong with it."""

    signature: Signature | None
    problems: tuple[Problem, ...] = ()


def read_signature(value: object, *, is_trusted: bool) -> Reading:
    """The scheme that `value` names or describes.

    Only whoever is trusted (no document) says which environment variable holds the secret.
    """
    if isinstance(value, str):
        value = {"preset": value}
    if not isinstance(value, dict):
        message = "signature is neither a table nor the name of a preset"
        return Reading(None, (Problem((), message, _known(PRESETS)),))
    table = cast("dict[str, object]", value)
    problems: list[Problem] = []
    found = _read(table, _READERS if is_trusted else _OF_DOCUMENTS, problems)
    base = _base(table, problems)
    if not problems:
        signature = replace(base, **found)
        problems += _inconsistent(signature)
        if not problems:
            return Reading(signature)
    return Reading(None, tuple(problems))


def _base(table: Mapping[str, object], problems: list[Problem]) -> Signature:
    preset = table.get("preset")
    if preset is None:
        return Signature(Text(""), Text(""))
    if not isinstance(preset, str) or preset not in PRESETS:
        problems.append(Problem(("preset",), "preset is not known", _known(PRESETS)))
        return Signature(Text(""), Text(""))
    return PRESETS[preset]


def _known(presets: Mapping[str, object]) -> str:
    return "one of " + ", ".join(presets)


def _read(
    table: Mapping[str, object],
    readers: Mapping[str, Callable[[object], object]],
    problems: list[Problem],
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in table.items():
        if key == "preset":
            continue
        if key not in readers:
            hint = nearest(key, [*readers, "preset"])
            problems.append(Problem((key,), f"unknown key {key}", hint))
            continue
        try:
            found[key] = readers[key](value)
        except ValueError as unfit:
            problems.append(Problem((key,), f"{key} is not {unfit}"))
    return found


_PLACE = re.compile(r"\{([^{}]*)\}")


def _inconsistent(signature: Signature) -> Iterator[Problem]:
    """What of a scheme does not go together."""
    signed = signature.signed.reveal()
    places = _PLACE.findall(signed)
    has_time = bool(signature.timestamp_header or signature.timestamp_prefix)
    if not signature.header:
        yield Problem(("header",), "signature has no header")
    if "body" not in places:
        yield Problem(("signed",), "signed does not hold {body}", "else all would pass")
    if re.search("[{}]", _PLACE.sub("", signed)):
        yield Problem(("signed",), "signed has a brace without its partner")
    for place in places:
        if place not in ("body", "timestamp") and not TOKEN.fullmatch(place):
            yield Problem(("signed",), f"{{{place}}} is the name of no header")
    if has_time != ("timestamp" in places):
        hint = "what is not signed proves nothing"
        message = "{timestamp} needs timestamp_header or timestamp_prefix, and they it"
        yield Problem(("signed",), message, hint)
    if signature.timestamp_header and signature.timestamp_prefix:
        message = "the timestamp stands either in timestamp_header or at its prefix"
        yield Problem(("timestamp_prefix",), message)
    if signature.timestamp_prefix and not signature.separator:
        message = "timestamp_prefix needs a separator"
        yield Problem(("separator",), message)


# -- what the keys hold ----------------------------------------------------------------


def _header(value: object) -> Text:
    if not isinstance(value, str) or not TOKEN.fullmatch(value):
        raise ValueError("the name of a header")
    return Text(value)


def _text(value: object) -> Text:
    if not isinstance(value, str) or not value.isascii() or len(value) > _LONGEST:
        raise ValueError("a text of ASCII characters")
    return Text(value)


def _seconds(value: object) -> int:
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    if not is_whole or not 0 < cast("int", value) <= _MAX_SECONDS:
        raise ValueError("a whole number of seconds, above 0 and at most a day")
    return cast("int", value)


def _variable(value: object) -> Text:
    if not isinstance(value, str) or not re.fullmatch(
        r"[A-Za-z_]\w{0,99}", value, re.ASCII
    ):
        raise ValueError("the name of an environment variable")
    return Text(value)


def _one_of(*values: E) -> Callable[[object], E]:
    def read(given: object) -> E:
        for each in values:
            if given == each.value:
                return each
        raise ValueError("one of " + ", ".join(str(each.value) for each in values))

    return read


_LONGEST = 200
_MAX_SECONDS = 86_400
_OF_DOCUMENTS: Mapping[str, Callable[[object], object]] = {
    "algorithm": _one_of(*Hash),
    "encoding": _one_of(Coding.HEX, Coding.BASE64),
    "header": _header,
    "key_encoding": _one_of(Coding.TEXT, Coding.BASE64),
    "key_prefix": _text,
    "prefix": _text,
    "separator": _text,
    "signed": _text,
    "timestamp_header": _header,
    "timestamp_prefix": _text,
    "tolerance": _seconds,
}
_READERS = {**_OF_DOCUMENTS, "secret_variable": _variable}
