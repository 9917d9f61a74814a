"""What methods are called after, where that is method and path alone, as people name by hand.

Knows the usual words for methods of HTTP, and which words are verbs. Does not know what else
the API has: a name depends on its own path only.

`GET /v1/customers/{id}` is `customers.get`, `GET /v1/customers/{id}/invoices` is
`customers.invoices.list`, `POST /v2/contracts/archive` is `contracts.archive_v2`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from specpress import ir
from specpress.literals import Text
from specpress.naming import snake, words

_VERSION = re.compile(r"v[0-9]+(?:(?:alpha|beta)[0-9]*)?")
_FIRST = "v1"
"""The version that goes without saying."""
_ROOT = "root"
"""The resource of what belongs to none."""
_DEEPEST = 6
"""How many resources stand in each other; a longer path has several parts in the last."""
_USUAL = {"post": "create", "put": "replace", "patch": "update"}
_VERBS = frozenset(words("""
    accept activate add amend apply approve archive assign attempt attach block cancel
    check clear clone close complete confirm connect convert copy count create
    deactivate delete deny detach disable disconnect download duplicate edit enable end
    execute export fetch find finalize generate get grant import ingest invite issue
    join leave link list lock log login logout lookup mark merge move notify open pause
    pay preview publish query read refresh refund regenerate register reject release
    remove rename reopen replace reset resolve restart restore resume retry revoke
    rotate run save schedule search send set share sign start stop submit subscribe
    suspend sync test transfer trigger unarchive unassign unblock unlink unlock
    unsubscribe update upgrade upload upsert validate verify void withdraw
    """))
"""First words of a path's last part that say what is done, not to what."""


def named_by_path(api: ir.Api) -> ir.Api:
    """`api`, its operations called after their paths, in resources that stand in each other."""
    known = {
        snake(each.name.reveal(), default=""): each
        for each in api.tags
        if "/" not in each.name.reveal()
    }
    found: dict[Text, ir.Tag] = {}
    operations: list[ir.Operation] = []
    for each in api.operations:
        resources, name = _names(each.id)
        tag: ir.Tag | None = None
        for resource in resources:
            tag = _tag(resource, tag, known)
            found.setdefault(tag.name, tag)
        assert tag is not None
        operations.append(replace(each, tag=tag.name, name=Text(name)))
    listed = {each.name: each for each in api.tags if each.name in found}
    return replace(
        api, operations=tuple(operations), tags=tuple({**listed, **found}.values())
    )


def _tag(resource: str, parent: ir.Tag | None, known: Mapping[str, ir.Tag]) -> ir.Tag:
    """The tag of `resource`, with what the document says of one of that name."""
    plain = ir.Tag(Text(resource), ir.Docs())
    tag = known.get(snake(resource, default=""), plain)
    if parent is None:
        return tag
    name = Text(f"{parent.name.reveal()}/{resource}")
    return replace(tag, name=name, parent=parent.name)


def _names(id_: str) -> tuple[list[str], str]:
    """The resources that lead to the operation `id_`, and its method."""
    method, _, template = id_.partition(" ")
    parts = [each for each in template.partition("?")[0].split("/") if each]
    versions = [each for each in parts if _VERSION.fullmatch(each)]
    resources = [
        each for each in parts if not each.startswith("{") and each not in versions
    ]
    if not resources or (len(resources) == 1 and _is_verb(resources[0])):
        resources.insert(0, _ROOT)
    is_item = bool(parts) and parts[-1].startswith("{")
    is_action = not is_item and len(resources) > 1 and _is_verb(resources[-1])
    action = (
        resources.pop()
        if is_action
        else _verb(method.lower(), resources[-1], is_item=is_item)
    )
    later = [each for each in versions if each != _FIRST]
    outer, deep = resources[: _DEEPEST - 1], resources[_DEEPEST - 1 :]
    return [*outer, *filter(None, ["-".join(deep)])], "_".join((action, *later))


def _verb(method: str, last: str, *, is_item: bool) -> str:
    if method == "get":
        return "get" if is_item or not last.endswith("s") else "list"
    return _USUAL.get(method, method)


def _is_verb(part: str) -> bool:
    return next(iter(words(part)), "") in _VERBS
