"""Path templates into their parts, and into what they say of the query.

Knows how OpenAPI writes a path, and what documents make of that: a query, a fragment, the
operators of RFC 6570, braces without a partner. Does not know parameters' types.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import unquote_plus

from specpress import ir
from specpress.diagnostics import note, warning
from specpress.literals import Text
from specpress.lower.reading import Context
from specpress.nodes import Map

_EXPRESSION = re.compile(r"(\{[^{}]*\})")
# RFC 6570, sections 2.3 and 2.4: an operator, names, and how much of each is meant
_OPERATED = re.compile(r"([+./;?&#]?)(.*?)(\*|:\d+)?")
_PAIR = re.compile(r"([^={}]*)=\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class PathTemplate:
    """What a key of `paths` says."""

    parts: tuple[ir.PathPart, ...]
    query: tuple[tuple[Text, Text], ...]
    """Constant parts of the query: names and values."""
    in_query: Mapping[str, str]
    """Parameters that stand in the query, and the names that they have there."""


def path_template(
    template: str, described: Collection[str], node: Map, context: Context
) -> PathTemplate:
    """The parts of `template`; `described` are the names of its path parameters."""
    pieces = _EXPRESSION.split(template)
    if any("{" in each or "}" in each for each in pieces[::2]):
        message = f"a brace without its partner in {template!r}: sent as it stands"
        context.report.add(warning("bad-path", node.where(), message))
    path, query = _before_fragment(pieces, node, context)
    parts: list[ir.PathPart] = []
    in_query: dict[str, str] = {}
    for number, piece in enumerate(path):
        if number % 2 == 0:
            parts += [Text(piece)] if piece else []
            continue
        operator, names = _names(piece[1:-1], described, node, context)
        if operator in ("?", "&"):
            in_query |= {name: name for name in names}
        else:
            parts += [ir.PathParameter(Text(name)) for name in names]
    if template and not template.startswith(("/", "?", "#")):
        parts.insert(0, Text("/"))
        message = f"the path {template!r} does not start with a slash: one is put there"
        context.report.add(warning("bad-path", node.where(), message))
    fixed: list[tuple[Text, Text]] = []
    for pair in filter(None, query.split("&")):
        placed = _PAIR.fullmatch(pair)
        if placed:
            in_query[placed[2]] = placed[1]
        else:
            name, _, value = pair.partition("=")
            fixed.append((Text(unquote_plus(name)), Text(unquote_plus(value))))
    return PathTemplate(_joined(parts), tuple(fixed), in_query)


def _before_fragment(
    pieces: list[str], node: Map, context: Context
) -> tuple[list[str], str]:
    """The pieces of the path, and the query as one text; a fragment is never sent."""
    for number in range(0, len(pieces), 2):
        before, mark, fragment = pieces[number].partition("#")
        if mark:
            message = (
                f"'#{fragment}' of the path tells operations apart; it is not sent"
            )
            context.report.add(note("path-fragment", node.where(), message))
            pieces = [*pieces[:number], before]
            break
    for number in range(0, len(pieces), 2):
        before, mark, query = pieces[number].partition("?")
        if mark:
            message = "the query in the path is sent along as it stands"
            context.report.add(note("path-query", node.where(), message))
            return [*pieces[:number], before], query + "".join(pieces[number + 1 :])
    return pieces, ""


def _names(
    expression: str, described: Collection[str], node: Map, context: Context
) -> tuple[str, list[str]]:
    """An expression's operator and names: as OpenAPI reads it, or else RFC 6570."""
    match = _OPERATED.fullmatch(expression)
    if expression in described or match is None or not (match[1] or match[3]):
        return "", [expression]
    message = f"{{{expression}}} is taken as a parameter without an operator"
    hint = "OpenAPI writes that as the parameter's style"
    context.report.add(warning("bad-path", node.where(), message, hint))
    return match[1], match[2].split(",")


def _joined(parts: list[ir.PathPart]) -> tuple[ir.PathPart, ...]:
    """Constants that stand side by side as one."""
    found: list[ir.PathPart] = []
    for part in parts:
        last = found[-1] if found else None
        if isinstance(part, Text) and isinstance(last, Text):
            found[-1] = Text(last.reveal() + part.reveal())
        else:
            found.append(part)
    return tuple(found)
