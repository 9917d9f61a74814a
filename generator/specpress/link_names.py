"""What the functions for links are called: after their operation, and after themselves.

Knows which of them share a scope. Does not know what they lead to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from specpress import ir
from specpress.claims import Rank, Scope, Want, settle
from specpress.diagnostics import Report
from specpress.literals import Code, Text
from specpress.naming import snake
from specpress.reserved import IN_LINKS


def link_names(
    links: Sequence[ir.Link],
    methods: Mapping[str, Code],
    requests: Mapping[str, Code],
    report: Report,
) -> Mapping[tuple[str, str, Text], Code]:
    """The function for each link; `methods` and `requests` are those of operations."""
    wants = {each.id: _want(each, methods[each.source]) for each in links}
    held = frozenset(requests[each.target] for each in links)
    scope = Scope("link", IN_LINKS, held, "a request function")
    return settle(wants, scope, report)


def _want(link: ir.Link, method: Code) -> Want:
    owner, called = method.rstrip("_"), link.name.reveal()
    return Want(
        name=snake(owner, called, default="link"),
        identity=f"{link.source} {link.status} {called}",
        rank=Rank.DERIVED,
        label=called,
        where=link.where,
        second=snake(owner, link.status, called, default="link"),
    )
