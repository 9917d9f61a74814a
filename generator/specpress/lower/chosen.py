"""Which operations and webhooks of a document the settings choose.

Knows where tags, names and extensions stand. Does not know what becomes of the others.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from specpress.diagnostics import warning
from specpress.grammar import join
from specpress.lower.path_item import methods, path_operations
from specpress.lower.reading import Context, mapping, strings
from specpress.nodes import Map, Seq, Value
from specpress.selection import Filter, matches_path
from specpress.settings import nearest

WEBHOOKS = ("webhooks", "x-webhooks")
"""Where webhooks stand; documents for old and new readers have both."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An operation or a webhook, by what filters see of it."""

    id: str
    path: str
    """Empty for a webhook."""
    names: tuple[str, ...]
    tags: tuple[str, ...]
    extensions: Mapping[str, Value]

    def values(self, key: str) -> tuple[str, ...]:
        """What may stand under `key` of a filter that matches it."""
        match key:
            case "tags":
                return self.tags
            case "paths":
                return (self.path,) if self.path else ()
            case "operations":
                return self.names
            case _:
                present = self.extensions.items()
                return tuple(name for name, value in present if value is not False)

    def matches(self, key: str, wanted: str) -> bool:
        """Whether a filter that lists `wanted` under `key` matches it."""
        if key == "paths":
            return bool(self.path) and matches_path(wanted, self.path)
        name, sign, text = wanted.partition("=")
        if key == "extensions" and sign:
            value = self.extensions.get(name)
            values = value if isinstance(value, Seq) else [value]
            return name in self.extensions and text in map(_shown, values)
        return wanted in self.values(key)


def chosen(context: Context, include: Filter, exclude: Filter) -> frozenset[str] | None:
    """The ids of what is chosen; None where that is everything.

    It is what `include` matches (all, where that lists nothing) and `exclude` does not.
    """
    if not include and not exclude:
        return None
    candidates = [*_operations(context), *_webhooks(context)]
    found = {each.id for each in candidates if not include}
    for key, wanted in include.items():
        found |= _matching(context, candidates, include, (key, wanted))
    for key, wanted in exclude.items():
        found -= _matching(context, candidates, exclude, (key, wanted))
    return frozenset(found)


def _matching(
    context: Context,
    candidates: list[_Candidate],
    given: Filter,
    item: tuple[str, str],
) -> set[str]:
    key, wanted = item
    found = {each.id for each in candidates if each.matches(key, wanted)}
    if not found:
        known = sorted({value for each in candidates for value in each.values(key)})
        message = f"no operation and no webhook has {wanted!r} among its {key}"
        context.report.add(
            warning("idle-filter", given.where, message, nearest(wanted, known))
        )
    return found


def _operations(context: Context) -> Iterator[_Candidate]:
    for each in path_operations(context):
        yield _candidate(each.id, each.template, (), each.item[0], each.node)


def _webhooks(context: Context) -> Iterator[_Candidate]:
    for key in WEBHOOKS:
        named = mapping(context.root, key, context.report)
        for name in named:
            item = context.follow(named[name], join("#", key, name))
            for method, node, _ in methods(*item, context):
                yield _candidate(f"{name} {method}", "", (name,), item[0], node)


def _candidate(
    id_: str, path: str, names: tuple[str, ...], item: Map, node: Map
) -> _Candidate:
    called = node.get("operationId")
    both = {**item, **node}
    return _Candidate(
        id=id_,
        path=path,
        names=(id_, *names, *((called,) if isinstance(called, str) else ())),
        tags=strings(node, "tags"),
        extensions={key: both[key] for key in both if key.startswith("x-")},
    )


def _shown(value: Value) -> str:
    return value if isinstance(value, str) else json.dumps(value)
