"""Every `$ref` of a document, and where it leads: the first half of bundling.

Knows which places hold references (`grammar`) and follows them from file to file. Does not
know where what they lead to will stand in the bundle (`placement`), and changes nothing.

Levels: first the document, then all that it refers to, then all that those refer to. Within a
level places are in order, so that the order of keys does not show in the result.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from specpress.diagnostics import Diagnostic, Failure, Report, Severity, error, warning
from specpress.grammar import REFERABLE, children, is_reference, join, sections
from specpress.nodes import MAX_NODES, Map, Seq, Value
from specpress.resolve import ROOT, Base, Resolver, Spot, Unresolved
from specpress.source import Document

MAX_REFERENCES = 200_000
_DYNAMIC = ("$dynamicRef", "$recursiveRef")
_DEFAULT = "defaultMapping"
LEFT_OUT = frozenset(
    {
        *("Parameter", "SwaggerParameter", "Example", "Link", "Callback"),
        *("SecurityScheme", "Operation", "SwaggerOperation"),
    }
)
"""The kinds of which nothing is left where a reference leads nowhere."""
# What may stand beside a `$ref` that makes it ignored, and nothing is lost (`type` is there
# for the reader).
_ANNOTATIONS = frozenset(
    {
        *("$ref", "description", "summary", "title", "type"),
        *("example", "examples", "externalDocs"),
    }
)


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found. A place is that of an object; a reference has that of its object."""

    kinds: dict[Spot, str] = field(default_factory=dict[Spot, str])
    """Of every place that holds an object of OpenAPI."""
    targets: dict[Spot, str] = field(default_factory=dict[Spot, str])
    """Kinds of the places outside of what the document itself holds that are referred to."""
    first_use: dict[Spot, Spot] = field(default_factory=dict[Spot, Spot])
    """The reference through which each target was found."""
    leads: dict[Spot, Spot] = field(default_factory=dict[Spot, Spot])
    """Where each `$ref` leads."""
    dynamic: dict[Spot, Spot] = field(default_factory=dict[Spot, Spot])
    """Where each `$dynamicRef` and `$recursiveRef` leads, as far as can be told."""
    mappings: dict[Spot, dict[str, Spot]] = field(
        default_factory=dict[Spot, dict[str, Spot]]
    )
    """Where the values of a discriminator's mapping lead, for each schema that has one."""
    defaults: dict[Spot, Spot] = field(default_factory=dict[Spot, Spot])
    """Where the `defaultMapping` of a discriminator leads."""
    broken: set[Spot] = field(default_factory=set[Spot])
    """The references that lead nowhere."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A reference, yet to be followed."""

    spot: Spot
    node: Map
    kind: str
    base: Base
    key: str
    target: Value


class Surveyor:
    """Walks one document."""

    def __init__(
        self, document: Document, resolver: Resolver, report: Report, *, lenient: bool
    ) -> None:
        self._document = document
        self._resolver = resolver
        self._report = report
        self._severity = Severity.WARNING if lenient else Severity.ERROR
        self._count = 0
        self._references = 0
        self.survey = Survey()

    def run(self, kind: str, *, has_siblings: bool) -> Survey:
        """The survey of the document, whose root is a `kind`."""
        self.survey.kinds[ROOT] = kind
        level = [(ROOT, kind)]
        while level:
            found = [
                each
                for spot, kind_ in level
                for each in self._walk(spot, kind_, has_siblings=has_siblings)
            ]
            self._references += len(found)
            if self._references > MAX_REFERENCES:
                where = self._document.root.where()
                message = f"more than {MAX_REFERENCES:,} references"
                raise Failure(error("too-many-refs", where, message))
            level = sorted(self._follow(found))
        self._find_circles()
        return self.survey

    # -- walking -------------------------------------------------------------------------

    def _walk(self, start: Spot, kind: str, *, has_siblings: bool) -> Iterator[_Found]:
        """The references in what stands at `start`."""
        file = start.file
        base = self._resolver.base_at(start)
        stack = [(self._resolver.value(start), kind, start.pointer, base)]
        survey = self.survey
        while stack:
            value, kind_, pointer, base = stack.pop()
            if isinstance(value, Map):
                spot = Spot(file, pointer)
                if (
                    spot != start
                    and survey.targets.get(spot) == kind_
                    and not self._absorbs(start, spot)
                ):
                    continue
                self._take_down(spot, kind_)
                if kind_ == "Schema":
                    base = self._resolver.inner(base, value, pointer)
                    yield from self._of_schema(spot, value, base)
                if is_reference(value, kind_):
                    yield _Found(spot, value, kind_, base, "$ref", value["$ref"])
                    if kind_ in REFERABLE and not (has_siblings and kind_ == "Schema"):
                        self._note_ignored(value, kind_)
                        continue
            stack += [
                (child, inner, join(pointer, key), base)
                for key, child, inner in children(value, kind_)
            ]

    def _absorbs(self, outer: Spot, inner: Spot) -> bool:
        """Whether the target `inner` is to be part of the target `outer` from now on.

        Only where `outer` has a place of its own: what stands where it is used (`placement`)
        may stand inside of `inner`.
        """
        if outer == ROOT or self.survey.targets.get(outer) != "Schema":
            return False
        self.survey.targets.pop(inner)
        self.survey.first_use.pop(inner)
        return True

    def _take_down(self, spot: Spot, kind: str) -> None:
        self.survey.kinds[spot] = kind
        self._count += 1
        if self._count > MAX_NODES:
            message = f"more than {MAX_NODES:,} objects in all files"
            where = self._document.root.where()
            raise Failure(error("too-many-nodes", where, message))

    def _of_schema(self, spot: Spot, node: Map, base: Base) -> Iterator[_Found]:
        for key in _DYNAMIC:
            if isinstance(node.get(key), str):
                yield _Found(spot, node, "Schema", base, key, node[key])
        discriminator = node.get("discriminator")
        if isinstance(discriminator, Map):
            mapping = discriminator.get("mapping")
            if isinstance(mapping, Map):
                for name, target in mapping.items():
                    yield _Found(spot, mapping, "mapping", base, name, target)
            if _DEFAULT in discriminator:
                target = discriminator[_DEFAULT]
                yield _Found(spot, discriminator, _DEFAULT, base, _DEFAULT, target)

    def _note_ignored(self, node: Map, kind: str) -> None:
        """Say what a schema before OpenAPI 3.1 loses because it has a `$ref`."""
        if kind != "Schema":
            return
        lost = [
            key
            for key in sorted(node.keys() - _ANNOTATIONS)
            if not key.startswith("x-")
        ]
        if lost:
            message = f"{', '.join(map(repr, lost))} beside $ref is ignored, as in every OpenAPI before 3.1"
            hint = "wrap the $ref in allOf"
            where = node.where(lost[0])
            self._report.add(warning("ignored-sibling", where, message, hint))

    # -- following -----------------------------------------------------------------------

    def _follow(self, found: list[_Found]) -> Iterator[tuple[Spot, str]]:
        """Take down where references lead; what is found there for the first time."""
        for each in sorted(found, key=lambda found: (found.spot, found.key)):
            if each.kind in ("mapping", _DEFAULT):
                yield from self._follow_mapping(each)
                continue
            target = self._target(each)
            if target is None:
                if each.key == "$ref":
                    self.survey.broken.add(each.spot)
                continue
            leads = self.survey.leads if each.key == "$ref" else self.survey.dynamic
            leads[each.spot] = target
            yield from self._met(each, target, each.kind)

    def _met(
        self, found: _Found, target: Spot, kind: str
    ) -> Iterator[tuple[Spot, str]]:
        if target not in self.survey.kinds:
            self.survey.kinds[target] = kind
            self.survey.targets[target] = kind
            self.survey.first_use[target] = found.spot
            yield target, kind

    def _target(self, found: _Found) -> Spot | None:
        """Where a reference leads; what it should not lead to is reported."""
        if not isinstance(found.target, str):
            self._complain(found, "bad-ref", f"{found.key} is not a string")
            return None
        try:
            target = self._resolver.lookup(found.target, found.base)
        except Unresolved as problem:
            if found.key in _DYNAMIC:
                return self._dynamic_target(found, None)
            named = self._named(found)
            if named is None:
                self._complain(
                    found, problem.code, problem.message, problem.hint, problem.found
                )
            return named
        if found.key in _DYNAMIC:
            return self._dynamic_target(found, target)
        actual = self.survey.kinds.get(target, found.kind)
        if actual != found.kind:
            message = f"{found.target!r} is {_called(actual)}, where {_called(found.kind)} is meant"
            self._complain(found, "wrong-ref-kind", message)
            return None
        value = self._resolver.value(target)
        wanted = Seq if found.kind[:1] == "[" else Map
        if not isinstance(value, wanted) and not (
            found.kind == "Schema" and isinstance(value, bool)
        ):
            what = "a list" if wanted is Seq else "an object"
            self._complain(found, "wrong-ref-kind", f"{found.target!r} is not {what}")
            return None
        return target

    def _named(self, found: _Found) -> Spot | None:
        """The component that a reference is but the name of, as in Swagger 1.2."""
        name = str(found.target).removeprefix("#")
        for section in sections(found.kind):
            spot = Spot("", join("#", *section, name))
            if self.survey.kinds.get(spot) == found.kind:
                message = f"{found.target!r} is read as {spot.pointer!r}"
                where = found.node.where(found.key)
                self._report.add(warning("bare-ref", where, message))
                return spot
        return None

    def _dynamic_target(self, found: _Found, target: Spot | None) -> Spot | None:
        """The only schema that a dynamic reference can lead to, if there is only one."""
        is_recursive = found.key == "$recursiveRef"
        name = "" if is_recursive else str(found.target).partition("#")[2]
        others = self._resolver.dynamic(name)
        if target is not None and (target not in others or len(others) == 1):
            return target
        if target is None and len(others) == 1:
            return others[0]
        message = f"what {found.key} leads to depends on where it is reached from"
        where = found.node.where(found.key)
        self._report.add(warning("dynamic-ref", where, message, "it allows any value"))
        return None

    def _follow_mapping(self, found: _Found) -> Iterator[tuple[Spot, str]]:
        """A discriminator's mapping holds references, or names of schemas."""
        if not isinstance(found.target, str):
            return
        named = Spot("", join("#", "components", "schemas", found.target))
        target = named
        if self.survey.kinds.get(named) != "Schema":
            try:
                target = self._resolver.lookup(found.target, found.base)
                value = self._resolver.value(target)
            except Unresolved:
                value = None
            is_schema = self.survey.kinds.get(target, "Schema") == "Schema"
            if not isinstance(value, Map) or not is_schema:
                message = f"{found.target!r} is no schema of this document"
                where = found.node.where(found.key)
                self._report.add(warning("bad-mapping", where, message))
                return
        if found.kind == _DEFAULT:
            self.survey.defaults[found.spot] = target
        else:
            self.survey.mappings.setdefault(found.spot, {})[found.key] = target
        yield from self._met(found, target, "Schema")

    def _complain(
        self,
        found: _Found,
        code: str,
        message: str,
        hint: str = "",
        more: tuple[Diagnostic, ...] = (),
    ) -> None:
        if code == "circular-ref":
            hint = "a schema must say something besides referring to itself"
        where = found.node.where(found.key)
        self._report.add(Diagnostic(code, self._severity, where, message, hint))
        for each in more:
            self._report.add(
                Diagnostic(
                    each.code, self._severity, each.where, each.message, each.hint
                )
            )

    def _find_circles(self) -> None:
        """Report the references that lead to themselves."""
        leads = self.survey.leads
        for spot in circles(leads):
            node = self._resolver.value(spot)
            assert isinstance(node, Map)
            target = node["$ref"]
            found = _Found(spot, node, "", Base("", ROOT), "$ref", target)
            self._complain(found, "circular-ref", f"{target!r} leads to itself")
            self.survey.broken.add(spot)
        for spot in self.survey.broken:
            leads.pop(spot, None)
        self._spread()

    def _spread(self) -> None:
        """What leads to a thing that is left out leads nowhere as well."""
        survey = self.survey
        into: dict[Spot, list[Spot]] = {}
        for spot, target in survey.leads.items():
            if survey.kinds[target] in LEFT_OUT:
                into.setdefault(target, []).append(spot)
        todo = list(survey.broken)
        while todo:
            more = into.pop(todo.pop(), [])
            survey.broken.update(more)
            todo += more
        for spot in survey.broken:
            survey.leads.pop(spot, None)


def circles(leads: Mapping[Spot, Spot]) -> list[Spot]:
    """The places from which `leads` leads back to themselves, in order."""
    done: set[Spot] = set()
    found: list[Spot] = []
    for start in leads:
        path: dict[Spot, int] = {}
        spot = start
        while spot in leads and spot not in done and spot not in path:
            path[spot] = len(path)
            spot = leads[spot]
        if spot in path:
            found += list(path)[path[spot] :]
        done |= path.keys()
    return sorted(found)


def _called(kind: str) -> str:
    """A kind in words."""
    name = kind.strip("{[]}").removeprefix("Swagger") or "Swagger"
    if kind[:1] in ("{", "["):
        return f"a {'map' if kind[0] == '{' else 'list'} of {name}s"
    return f"{'an' if name[0] in 'AEIO' else 'a'} {name}"
