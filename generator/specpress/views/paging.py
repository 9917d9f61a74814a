"""How an operation that is walked page by page is written: its rule, and what it returns.

Knows the runtime's rules and walkers. Does not know how they walk.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never

from specpress import ir
from specpress.literals import Code, python_string
from specpress.names import Names
from specpress.pytypes import Annotation, Import, Style, annotation

_PAGING = ".._runtime.paging"
_MODULES = {
    "Cursor": f"{_PAGING}_cursors",
    "InBody": f"{_PAGING}_body",
    "InQuery": f"{_PAGING}_query",
    "LastItem": f"{_PAGING}_cursors",
    "NextLink": f"{_PAGING}_links",
    "NextUrl": f"{_PAGING}_links",
    "Offset": f"{_PAGING}_numbers",
    "PageNumber": f"{_PAGING}_numbers",
}
"""Where the runtime has its rules."""


@dataclass(frozen=True, slots=True)
class RuleArgument:
    name: Code
    value: Code


@dataclass(frozen=True, slots=True)
class PagingView:
    """What a request says of the pages that follow."""

    items: Code
    rule: Code
    arguments: tuple[RuleArgument, ...]
    imports: frozenset[Import]


def paging_view(paging: ir.Paging, names: Names) -> PagingView:
    """How requests say `paging`."""
    arguments = tuple(_arguments(paging.step, names))
    rule = type(paging.step).__name__
    used = {rule, *(each.value.partition("(")[0] for each in arguments)} & set(_MODULES)
    return PagingView(
        items=_path(paging.items, names),
        rule=Code(rule),
        arguments=arguments,
        imports=frozenset(Import(_MODULES[each], each) for each in used),
    )


def paged(paging: ir.Paging, page: Annotation, kind: str, names: Names) -> Annotation:
    """`kind`, one of the runtime's classes, of the items of `paging` and of its pages."""
    item = annotation(paging.item, Style(names, models="models.", runtime=""))
    return Annotation(
        Code(f"{kind}[{item.text}, {page.text}]"),
        item.imports | page.imports | {Import(_PAGING, kind)},
        item.targets | page.targets,
    )


def paging_parts(api: ir.Api) -> frozenset[str]:
    """The modules of the runtime that walk what `api` has in pages."""
    steps = [each.paging.step for each in api.operations if each.paging]
    used = {type(each).__name__ for step in steps for each in (step, _sent_by(step))}
    modules = {_MODULES[each] for each in used & _MODULES.keys()}
    modules |= {_PAGING} if steps else set()
    return frozenset(each.removeprefix(".._runtime.") for each in modules)


def _sent_by(step: ir.Step) -> ir.Sent | None:
    return None if isinstance(step, ir.NextUrl | ir.NextLink) else step.sent


def _arguments(step: ir.Step, names: Names) -> Iterator[RuleArgument]:
    """The arguments of a rule: called as in the IR."""
    if sent := _sent_by(step):
        yield RuleArgument(Code("sent"), _sent(sent))
    if isinstance(step, ir.PageNumber) and step.first != 1:
        yield RuleArgument(Code("first"), Code(str(step.first)))
    for name, path in _paths(step).items():
        if path is not None:
            yield RuleArgument(Code(name), _path(path, names))


def _paths(step: ir.Step) -> Mapping[str, ir.Members | None]:
    match step:
        case ir.Cursor():
            return {"next": step.next, "more": step.more}
        case ir.LastItem():
            return {"item": step.item, "more": step.more}
        case ir.Offset():
            return {"total": step.total, "more": step.more}
        case ir.PageNumber():
            return {"number": step.number, "total": step.total, "more": step.more}
        case ir.NextUrl():
            return {"next": step.next}
        case ir.NextLink():
            return {}
        case _:
            assert_never(step)


def _sent(sent: ir.Sent) -> Code:
    match sent:
        case ir.InQuery(name):
            return Code(f"InQuery({python_string(name)})")
        case ir.InBody(path):
            return Code(f"InBody({_tuple([python_string(each) for each in path])})")
        case _:
            assert_never(sent)


def _path(members: ir.Members, names: Names) -> Code:
    """The attributes that lead over `members`."""
    return _tuple([f'"{names.fields[each.owner, each.wire_name]}"' for each in members])


def _tuple(items: list[str]) -> Code:
    return Code(f"({', '.join(items)}{',' if len(items) == 1 else ''})")
