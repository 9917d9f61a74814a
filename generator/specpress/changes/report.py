"""Changes as text for people, as Markdown for pull requests, and as JSON for machines.

Knows how each reads. Does not know how changes are found.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence

from specpress.changes.change import RULES, Change, Verdict, bump
from specpress.diagnostics import Place, printable
from specpress.markdown import md_code, md_text

_LISTED = 3
"""Operations that are named; of more, the number is."""
_TITLES = {
    Verdict.BREAKING: "Breaking",
    Verdict.ADDITION: "Additions",
    Verdict.FIX: "Fixes",
    Verdict.DOCS: "Docs",
}


def text(changes: Sequence[Change]) -> str:
    """A line a change, and one that sums them up."""
    lines = [_line(each) for each in changes]
    return "".join(f"{line}\n" for line in [*lines, _sum(changes)])


def markdown(changes: Sequence[Change]) -> str:
    """A section a verdict, a bullet a change."""
    lines: list[str] = []
    for verdict, title in _TITLES.items():
        chosen = [each for each in changes if each.verdict is verdict]
        if chosen:
            lines += [f"### {title}", "", *map(_bullet, chosen), ""]
    return "".join(f"{line}\n" for line in [*lines, _sum(changes)])


def as_json(changes: Sequence[Change]) -> str:
    """An object with `bump` and `changes`."""
    whole = {"bump": bump(changes).value, "changes": [*map(_object, changes)]}
    return json.dumps(whole, indent=2) + "\n"


def _sum(changes: Sequence[Change]) -> str:
    if not changes:
        return "no change for callers"
    counts = Counter(each.verdict for each in changes)
    parts = (f"{counts[each]} {each.value}" for each in Verdict if counts[each])
    return f"{', '.join(parts)}: a {bump(changes).value} release"


def _line(change: Change) -> str:
    values = _values(change)
    words = f"{change.verdict.value}: {change.code}: {change.where}{values}"
    return printable(words + "".join(f" ({each})" for each in _asides(change)))


def _bullet(change: Change) -> str:
    quoted = [md_code(each) for each in (change.before, change.after) if each]
    arrow = " → " if change.before and change.after else ""
    values = f" {arrow.join(quoted)}" if quoted else ""
    asides = "".join(f" ({md_text(each)})" for each in _asides(change))
    meaning = RULES[change.code].meaning
    return f"- {md_code(change.where)}: {meaning}{values}{asides}"


def _values(change: Change) -> str:
    if change.before and change.after:
        return f": {change.before} -> {change.after}"
    return f": {change.before or change.after}" if change.before or change.after else ""


def _asides(change: Change) -> Iterator[str]:
    sides = "/".join(sorted(each.value for each in change.sides))
    if sides:
        yield sides
    if change.where.startswith("components.") and change.operations:
        named = ", ".join(change.operations[:_LISTED])
        more = len(change.operations) - _LISTED
        yield f"in {named}" + (f" and {more} more" if more > 0 else "")
    if change.hint:
        yield change.hint


def _object(change: Change) -> dict[str, object]:
    return {
        "code": change.code,
        "where": change.where,
        "verdict": change.verdict.value,
        "on_the_wire": change.is_on_the_wire,
        "directions": sorted(each.value for each in change.sides),
        "before": change.before or None,
        "after": change.after or None,
        "operations": list(change.operations),
        "old": _place(change.old),
        "new": _place(change.new),
        "hint": change.hint or None,
    }


def _place(where: Place | None) -> str | None:
    return None if where is None else str(where)
