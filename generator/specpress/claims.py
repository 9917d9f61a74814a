"""Distinct names for things that share a scope, whatever they want to be called.

Knows ranks, suffixes and what to say of a collision. Does not know what the things are, nor
how a wanted name was made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from keyword import iskeyword
from typing import TypeVar

from specpress.diagnostics import Place, Report, note, warning
from specpress.literals import Code, Text
from specpress.naming import short_hash
from specpress.nodes import excerpt

K = TypeVar("K", bound=Hashable)

_DIGITS = (4, 8, 64)
"""Of a suffix: more where two of them meet, which one pair in 65,536 does."""


class Rank(IntEnum):
    """How good a claim to a name is; the lowest number is the best.

    A name that was published ranks before all of these: it is no claim, but kept.
    """

    EXACT = 0
    """The document spells it just so, which no two things of a scope do."""
    USUAL = 1
    """The document spells it in the usual style of such things, and no other does."""
    SPELLED = 2
    """The document has a name for it, in another style."""
    DERIVED = 3
    """It is called after where it stands."""


@dataclass(frozen=True, slots=True)
class Want:
    """One thing that wants a name."""

    name: str
    """As `naming` made it, which puts `_` after a keyword."""
    identity: str
    """What tells it from all others of its scope."""
    rank: Rank
    label: str
    """What messages call it."""
    where: Place | None
    second: str = ""
    """What it is called instead where the name is contested, before a suffix is added."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Where names must differ."""

    kind: str
    """What has a name here, for messages."""
    reserved: frozenset[str] = frozenset()
    """What nothing is called: `_` is added."""
    held: frozenset[str] = frozenset()
    """Names that others have already, which nobody here may take."""
    holder: str = ""
    """What those others are, for messages."""


def settle(
    wants: Mapping[K, Want],
    scope: Scope,
    report: Report,
    kept: Mapping[K, Code] | None = None,
) -> Mapping[K, Code]:
    """A name for each of `wants`, distinct within `scope`; collisions go to `report`.

    What is `kept` keeps its name. Of the others the best claim has it; all else get their
    second name or a suffix of their own. Where there are several best ones, none has it, so
    that a name never passes from one to another of them.
    """
    names = dict(_kept(wants, scope, report, kept or {}))
    holders: dict[str, K] = {name: key for key, name in names.items()}
    contested: dict[str, list[K]] = {}
    for key, want in wants.items():
        if key not in names:
            contested.setdefault(want.name.rstrip("_"), []).append(key)
    beaten: list[tuple[Want, K, Want | None]] = []
    for base, keys in contested.items():
        plain = f"{base}_" if base in scope.reserved else wants[keys[0]].name
        is_free = plain not in scope.held and plain not in holders
        winner = _winner(keys, wants) if is_free else None
        if winner is not None:
            names[winner] = Code(plain)
        for key in keys:
            if key != winner:
                holder = holders.get(plain, winner)
                others = [holder] if holder is not None else keys
                beaten.append((wants[key], key, _rival(key, others, wants)))
    used = scope.held.union(names.values())
    seconds = Counter(want.second for want, _, _ in beaten)
    for want, key, rival in sorted(beaten, key=lambda each: each[0].identity):
        names[key] = _other_name(want, used, seconds)
        used |= {names[key]}
        _say(scope, want, names[key], rival, report)
    return names


def spelled(
    text: Text,
    name: str,
    where: Place | None,
    usual: Callable[[str], str],
    identity: str | None = None,
) -> Want:
    """The claim of what the document calls `text`; `usual` turns `name` into its style."""
    raw, plain = text.reveal(), name.rstrip("_")
    rank = Rank.SPELLED if raw.strip() else Rank.DERIVED
    if raw == plain:
        rank = Rank.EXACT
    elif raw == usual(plain):
        rank = Rank.USUAL
    return Want(name, raw if identity is None else identity, rank, raw, where)


def is_form_of(name: str, want: Want) -> bool:
    """Whether `want` alone may have come to `name`, by whatever else was there."""
    plain = want.name.rstrip("_")
    is_plain = name.rstrip("_") == plain or name.startswith(f"{plain}__")
    return is_plain or name == want.second


def is_usable(name: str, scope: Scope) -> bool:
    """Whether something of `scope` may be called `name`: only what gave way ends with `_`."""
    plain = name.rstrip("_")
    gave_way = plain in scope.reserved or iskeyword(plain)
    return name == f"{plain}{'_' * gave_way}" and name not in scope.held


def _kept(
    wants: Mapping[K, Want], scope: Scope, report: Report, kept: Mapping[K, Code]
) -> Iterator[tuple[K, Code]]:
    """Those of `kept` that can be; of the others it is said."""
    taken: set[Code] = set()
    for key, want in sorted(wants.items(), key=lambda each: each[1].identity):
        if key not in kept:
            continue
        name = kept[key]
        if is_usable(name, scope) and name not in taken:
            taken.add(name)
            yield key, name
        else:
            message = f"{scope.kind} {excerpt(want.label)} cannot be called {name}"
            report.add(warning("name-not-kept", want.where, message, _NOT_KEPT))


_NOT_KEPT = "the name is taken; see docs/decisions/0008-published-names.md"


def _winner(keys: list[K], wants: Mapping[K, Want]) -> K | None:
    """The one with the best claim; None where several have it."""
    if len(keys) == 1:
        return keys[0]
    best = min(wants[key].rank for key in keys)
    first = [key for key in keys if wants[key].rank == best]
    return first[0] if len(first) == 1 else None


def _rival(key: K, others: Iterable[K], wants: Mapping[K, Want]) -> Want | None:
    """The first of `others` by its identity; None where nobody but `key` is there."""
    found = [wants[other] for other in others if other != key]
    return min(found, key=lambda want: want.identity, default=None)


def _other_name(want: Want, used: frozenset[str], seconds: Mapping[str, int]) -> Code:
    base = want.name.rstrip("_")
    is_alone = want.second and seconds[want.second] == 1
    candidates = [want.second] if is_alone else []
    for digits in _DIGITS:
        suffix = short_hash(want.identity, digits=digits)
        candidates.append(f"{base}__{suffix.upper() if base.isupper() else suffix}")
    return Code(next(name for name in candidates if name not in used))


def _say(
    scope: Scope, want: Want, name: Code, rival: Want | None, report: Report
) -> None:
    other = scope.holder if rival is None else excerpt(rival.label)
    if rival is not None and rival.where is not None:
        is_near = want.where is None or want.where.file == rival.where.file
        other += f" (line {rival.where.line})" if is_near else f" ({rival.where})"
    message = (
        f"{scope.kind} {excerpt(want.label)} is called {excerpt(name)}:"
        f" its plain name is also that of {other}"
    )
    report.add(note("name-collision", want.where, message, _HINT))


_HINT = "see docs/decisions/0003-names.md"
