"""What responses link to, compared: a link is a function of the client.

Knows what such a function takes and returns. Does not know how it is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from specpress import ir
from specpress.changes.change import Change


def links(old: ir.Api, new: ir.Api) -> Iterator[Change]:
    """What differs in the links of operations that both versions have."""
    before, after = _Links(old), _Links(new)
    for id_ in sorted(before.by_id.keys() | after.by_id.keys()):
        source, status, name = id_
        if source not in before.operations or source not in after.operations:
            continue
        where = f"{source} {status} link {name.reveal()}"
        first, second = before.by_id.get(id_), after.by_id.get(id_)
        places = first.where if first else None, second.where if second else None
        for code, texts in _differing(before, after, first, second):
            yield Change(code, where, frozenset(), *texts, *places)


class _Links:
    """The links of one version."""

    def __init__(self, api: ir.Api) -> None:
        self.by_id = {each.id: each for each in api.links}
        self.operations: Mapping[str, ir.Operation] = {
            each.id: each for each in api.operations
        }

    def asked(self, link: ir.Link) -> tuple[bool, frozenset[str]]:
        """What the function takes: the request, and what the link does not say."""
        target = self.operations[link.target]
        given = {(each.location, each.wire_name) for each in link.arguments}
        left = {
            f"{each.location.value} {each.wire_name.reveal()}"
            for each in target.parameters
            if each.required and (each.location, each.wire_name) not in given
        }
        if target.body is not None and target.body.required and link.body is None:
            left.add("body")
        return link.reads_request, frozenset(left)


def _differing(
    before: _Links, after: _Links, old: ir.Link | None, new: ir.Link | None
) -> Iterator[tuple[str, tuple[str, str]]]:
    """Codes, each with what was and what is, where there is more to say."""
    nothing = ("", "")
    if old is None or new is None:
        yield "link-removed" if new is None else "link-added", nothing
        return
    if old.docs.description != new.docs.description:
        yield "description-changed", nothing
    if old.target != new.target:
        yield "link-target-changed", (old.target, new.target)
    elif before.asked(old) != after.asked(new):
        yield "link-arguments-changed", nothing
    elif _values(old) != _values(new):
        yield "link-values-changed", nothing


def _values(link: ir.Link) -> object:
    """What the target is given; in which order it stands is the document's."""
    given = {(each.location, each.wire_name): each.value for each in link.arguments}
    return given, link.body
