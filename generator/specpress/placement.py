"""Where in the bundle the things stand that a document refers to in other places.

Knows the sections for components of each version. A thing stands in the section of its kind,
under a name that is read off its own place: the last token of the pointer, or the name of
the file; more of the way to it where another thing has that name. What has no section
stands where it is first used.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from specpress.grammar import join, sections, tokens
from specpress.nodes import Map, Value
from specpress.resolve import Spot
from specpress.survey import LEFT_OUT, Survey

# A path item is best read where it is used.
_NOT_COMPONENTS = frozenset({"PathItem", "MediaType"})
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


class Places:
    """The pointer in the bundle of every place in the survey."""

    def __init__(self, survey: Survey, root: Map, version: str) -> None:
        self._survey = survey
        self._is_2_0 = version == "2.0"
        self._gaps = _gaps(survey)
        self._places: dict[Spot, str] = {}
        self.inline: dict[Spot, Spot] = {}
        """The references that give way to what they lead to, and what that is."""
        self.added: dict[tuple[str, ...], dict[str, Spot]] = {}
        """By section and name, what stands there besides what the document has."""
        homeless = [
            each for each, kind in survey.targets.items() if self._section(kind) is None
        ]
        self.inline |= {survey.first_use[target]: target for target in homeless}
        self._homes = {target: spot for spot, target in self.inline.items()}
        self._move_into_components()
        self._name_the_rest(root)

    def final(self, spot: Spot) -> str:
        """The pointer in the bundle of a place in any file."""
        pointer, rest = spot.pointer, ""
        while True:
            outer = Spot(spot.file, pointer)
            if outer in self._places:
                return self._places[outer] + rest
            if outer in self._homes:
                place = self.final(self._homes[outer])
                self._places[outer] = place
                return place + rest
            if pointer == "#":
                return f"#{rest}"
            pointer, _, token = pointer.rpartition("/")
            rest = f"/{self._moved_up(Spot(spot.file, pointer), token)}{rest}"

    def _moved_up(self, parent: Spot, token: str) -> str:
        """The key or index of a part, with those before it gone that are left out."""
        gone = self._gaps.get(parent)
        if not gone or not token.isdecimal():
            return token
        return str(int(token) - sum(index < int(token) for index in gone))

    def _section(self, kind: str) -> tuple[str, ...] | None:
        """Where components of `kind` stand, if there is such a place."""
        if kind in _NOT_COMPONENTS:
            return None
        found = [each for each in sections(kind) if (len(each) == 1) == self._is_2_0]
        return found[0] if found else None

    def _move_into_components(self) -> None:
        """Where a component is nothing but a `$ref` elsewhere, what that leads to moves there."""
        survey = self._survey
        candidates: dict[Spot, list[Spot]] = {}
        for spot, target in survey.leads.items():
            section = self._section(survey.targets.get(target, ""))
            if (
                section
                and self._is_component(spot, section)
                and spot not in survey.mappings
                and spot not in survey.defaults
            ):
                candidates.setdefault(target, []).append(spot)
        for target in sorted(candidates):
            name = next(_names(target))
            home = min(
                candidates[target],
                key=lambda spot: (tokens(spot.pointer)[-1] != name, spot),
            )
            self.inline[home] = target
            self._homes[target] = home

    def _is_component(self, spot: Spot, section: tuple[str, ...]) -> bool:
        if spot.file and not self._is_part_of_root(spot):
            return False
        path = tokens(self.final(spot))
        return len(path) == len(section) + 1 and tuple(path[:-1]) == section

    def _is_part_of_root(self, spot: Spot) -> bool:
        """Whether a place in another file is inside of something that stands where it is used."""
        parent = Spot(spot.file, spot.pointer.rpartition("/")[0] or "#")
        return parent in self._homes

    def _name_the_rest(self, root: Map) -> None:
        by_section: dict[tuple[str, ...], list[Spot]] = {}
        for target, kind in sorted(self._survey.targets.items()):
            if target not in self._homes:
                section = self._section(kind)
                assert section is not None  # what has none is at home elsewhere
                by_section.setdefault(section, []).append(target)
        for section, targets in by_section.items():
            named = _distinct(targets, self._taken(root, section))
            self.added[section] = dict(sorted(named.items()))
            for name, target in named.items():
                self._places[target] = join("#", *section, name)

    def _taken(self, root: Map, section: tuple[str, ...]) -> set[str]:
        """The names that the document itself has in a section."""
        found = {
            tokens(self.final(spot))[-1]
            for spot in self._survey.kinds
            if self._is_component_of(spot, section)
        }
        value: Value = root
        for key in section:
            value = value.get(key) if isinstance(value, Map) else None
        return found | (set(value) if isinstance(value, Map) else set())

    def _is_component_of(self, spot: Spot, section: tuple[str, ...]) -> bool:
        """Whether a place of another file becomes a component with its section."""
        return (
            bool(spot.file)
            and self._is_part_of_root(spot)
            and self._is_component(spot, section)
        )


def _gaps(survey: Survey) -> Mapping[Spot, set[int]]:
    """The indices of what is left out, by the place of what may be a list of them."""
    found: dict[Spot, set[int]] = {}
    for spot in survey.broken:
        parent, _, token = spot.pointer.rpartition("/")
        if (
            survey.kinds[spot] in LEFT_OUT
            and token.isdecimal()
            and parent.endswith("/parameters")
        ):
            found.setdefault(Spot(spot.file, parent), set()).add(int(token))
    return found


def _distinct(targets: list[Spot], taken: set[str]) -> Mapping[str, Spot]:
    """A name for each of `targets`: the shortest that no other one has."""
    named: dict[str, Spot] = {}
    left = {target: _names(target) for target in targets}
    while left:
        proposed = {target: next(names, "") for target, names in left.items()}
        counts = Counter(proposed.values())
        for target, name in proposed.items():
            if name and (counts[name] > 1 or name in taken):
                continue
            # where all of the way says no more, they are numbered
            chosen = name or _numbered(target, taken)
            named[chosen] = target
            taken.add(chosen)
            del left[target]
    return named


def _numbered(target: Spot, taken: set[str]) -> str:
    name, number = list(_names(target))[-1], 2
    while f"{name}_{number}" in taken:
        number += 1
    return f"{name}_{number}"


def _names(target: Spot) -> Iterator[str]:
    """Names for what stands at `target`, ever longer."""
    path = tokens(target.pointer)
    *folders, file = target.file.split("/")
    stem = file.rpartition(".")[0] or file
    way = [part for part in (*folders, stem, *path) if part not in ("", "..")]
    start = len(way) - 1
    while start > 0 and way[start].isdecimal():
        start -= 1
    for first in range(start, -1, -1):
        name = _UNSAFE.sub("_", "_".join(way[first:])).strip("_")
        if name:
            yield name
