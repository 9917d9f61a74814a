"""A document and all that it refers to -> one document, each `$ref` of which is a JSON pointer.

Knows how the parts are put together. After this pass every `$ref` that is not data starts
with "#/", leads straight to an object of its kind (never through another `$ref`), and the
files, identifiers and dynamic references it was written with are gone. Cycles are legal.
With `lenient`, what leads nowhere allows anything, or is left out.
"""

from __future__ import annotations

from dataclasses import replace

from specpress.diagnostics import Diagnostic, Failure, Report, Severity, error
from specpress.dialect import version_of
from specpress.grammar import REFERABLE, children, is_reference, join
from specpress.nodes import MAX_DEPTH, MAX_NODES, Map, Origin, Seq, Value
from specpress.placement import Places
from specpress.resolve import ROOT, Resolver, Spot
from specpress.source import Document
from specpress.survey import LEFT_OUT, Survey, Surveyor
from specpress.tree import digest_of_all

_IDENTIFIERS = frozenset(
    {
        *("$id", "$anchor", "$dynamicAnchor", "$dynamicRef", "$schema"),
        *("$recursiveAnchor", "$recursiveRef"),
    }
)
_LEFT_OUT = Map(Origin("", ""), 0)
"""Stands for a part that is not in the bundle."""


def bundle(document: Document, report: Report, *, lenient: bool = False) -> Document:
    """`document` with all that it refers to.

    References that lead nowhere are reported.

    Raises:
        Failure: a limit is passed, or the version is not known.
    """
    version = version_of(document)
    report.add(*document.found)
    if not isinstance(document.root.get("paths"), Map | None):
        severity = Severity.WARNING if lenient else Severity.ERROR
        where, message = document.root.where("paths"), "'paths' is not an object"
        report.add(Diagnostic("wrong-shape", severity, where, message))
    kind = "Swagger" if version == "2.0" else "OpenAPI"
    is_newer = version not in ("2.0", "3.0")
    resolver = Resolver(document, has_ids=is_newer, lenient=lenient)
    surveyor = Surveyor(document, resolver, report, lenient=lenient)
    survey = surveyor.run(kind, has_siblings=is_newer)
    report.add(*resolver.found)
    report.stop_on_errors()
    places = Places(survey, document.root, version)
    builder = _Builder(document, resolver, survey, places, has_siblings=is_newer)
    return replace(
        document,
        root=builder.root(kind),
        sha256=digest_of_all(document.sha256, resolver.hashes),
        folder=None,
        found=(),
        parts=tuple(sorted(resolver.hashes)),
    )


class _Builder:
    """Puts the bundle together; recurses as deep as it is: MAX_DEPTH."""

    def __init__(
        self,
        document: Document,
        resolver: Resolver,
        survey: Survey,
        places: Places,
        *,
        has_siblings: bool,
    ) -> None:
        self._document = document
        self._resolver = resolver
        self._survey = survey
        self._places = places
        self._has_siblings = has_siblings
        self._copies = 0

    def root(self, kind: str) -> Map:
        """The root of the bundle."""
        root = self._built(self._document.root, kind, ROOT, 1)
        assert isinstance(root, Map)
        if "$self" in root and self._has_siblings:
            root = root.replaced({key: root[key] for key in root if key != "$self"})
        for section, named in sorted(self._places.added.items()):
            added = {
                name: self._built(
                    self._resolver.value(spot), self._survey.targets[spot], spot, 1
                )
                for name, spot in named.items()
            }
            root = _with_section(root, section, added)
        return root

    # -- what stands where it stands -----------------------------------------------------

    def _built(self, value: Value, kind: str, spot: Spot, depth: int) -> Value:
        """What stands at `spot`, with all references final."""
        if depth > MAX_DEPTH:
            message = f"more than {MAX_DEPTH} mappings and lists inside one another, with references"
            raise Failure(error("too-deep", self._document.root.where(), message))
        if isinstance(value, Map) and is_reference(value, kind):
            return self._reference(value, kind, spot, depth)
        new = self._children(value, kind, spot, depth)
        if isinstance(value, Map):
            return self._finished(value, new, kind, spot)
        if isinstance(value, Seq) and new:
            return _without_gaps(value, new)
        return value

    def _children(
        self, value: Value, kind: str, spot: Spot, depth: int
    ) -> dict[str, Value]:
        """The parts of `value` that are not data; those left out are `_LeftOut`."""
        return {
            key: self._part(
                child, inner, Spot(spot.file, join(spot.pointer, key)), depth + 1
            )
            for key, child, inner in children(value, kind)
        }

    def _part(self, value: Value, kind: str, spot: Spot, depth: int) -> Value:
        if self._survey.targets.get(spot) == kind and isinstance(value, Map | Seq):
            return self._alias(value, kind, spot)  # it stands elsewhere
        return self._built(value, kind, spot, depth)

    def _finished(
        self, node: Map, parts: dict[str, Value], kind: str, spot: Spot
    ) -> Map:
        """`node` with other parts; the same one if they are not."""
        new: dict[str, Value] = {**node, **parts}
        for key in [key for key, value in parts.items() if value is _LEFT_OUT]:
            del new[key]
        if kind == "Schema":
            self._without_identifiers(node, new, spot)
        same = len(new) == len(node) and all(new[key] is node.get(key) for key in new)
        return node if same else node.replaced(new)

    def _without_identifiers(
        self, node: Map, new: dict[str, Value], spot: Spot
    ) -> None:
        if self._has_siblings and _IDENTIFIERS & new.keys():
            target = self._survey.dynamic.get(spot)
            for key in _IDENTIFIERS & new.keys():
                del new[key]
            if target is not None:
                reference = Map.at(node, {"$ref": self._places.final(target)})
                if "$ref" not in new:
                    new.update(reference)
                else:
                    parts = new.get("allOf")
                    others = parts if isinstance(parts, Seq) else ()
                    new["allOf"] = Seq.at(node, [*others, reference])
        discriminator = node.get("discriminator")
        if isinstance(discriminator, Map):
            new["discriminator"] = self._discriminator(discriminator, spot)

    def _discriminator(self, node: Map, spot: Spot) -> Map:
        """`node` with references in place of what its mapping and its default say."""
        new = dict(node)
        leads = self._survey.mappings.get(spot)
        default = self._survey.defaults.get(spot)
        mapping = node.get("mapping")
        if leads and isinstance(mapping, Map):
            final = {name: self._places.final(leads[name]) for name in leads}
            new["mapping"] = mapping.replaced({**mapping, **final})
        if default is not None:
            new["defaultMapping"] = self._places.final(default)
        return node.replaced(new)

    # -- references ----------------------------------------------------------------------

    def _reference(self, node: Map, kind: str, spot: Spot, depth: int) -> Value:
        if spot in self._survey.broken:
            return self._degraded(node, kind, spot, depth)
        target = self._survey.leads[spot]
        is_schema = kind == "Schema" and self._has_siblings
        beside = self._beside(node, kind, spot, depth)
        if self._places.inline.get(spot) == target:
            value = self._resolver.value(target)
            here = self._built(value, kind, target, depth)
            return self._overlaid(node, here, beside) if beside else here
        may_refer = kind in REFERABLE or kind.endswith("PathItem")
        if not may_refer or (beside and not is_schema):
            value = self._resolver.value(target)
            return self._overlaid(node, self._copy(value, kind, target), beside)
        new = {**beside, "$ref": self._places.final(target)}
        if is_schema:
            finished: dict[str, Value] = {key: new[key] for key in node if key in new}
            self._without_identifiers(node, finished, spot)
            new = finished
        return node if new == node else node.replaced(new)

    def _beside(self, node: Map, kind: str, spot: Spot, depth: int) -> dict[str, Value]:
        """What counts of that which stands beside a `$ref`."""
        if kind in REFERABLE and not self._has_siblings:
            return {}
        keys = node.keys() - {"$ref"}
        if kind in REFERABLE and kind != "Schema":
            keys &= {"summary", "description"}  # OpenAPI 3.1, "Reference Object"
        parts = self._children(node, kind, spot, depth)
        return {
            key: parts.get(key, node[key])
            for key in node
            if key in keys and parts.get(key) is not _LEFT_OUT
        }

    def _overlaid(self, node: Map, below: Value, above: dict[str, Value]) -> Value:
        """What a `$ref` stands for, with what stands beside it."""
        if not isinstance(below, Map) or not above:
            return below
        return node.replaced({**below, **above})

    def _alias(self, value: Value, kind: str, spot: Spot) -> Value:
        """Something that stands for what is at `spot`: a `$ref`, or a shallow copy of them."""
        self._copies += 1
        if self._copies > MAX_NODES:
            message = (
                f"references to maps and lists stand for more than {MAX_NODES:,} values"
            )
            raise Failure(error("too-many-nodes", self._document.root.where(), message))
        if kind in REFERABLE or kind.endswith("PathItem"):
            if not isinstance(value, Map):
                return value
            return Map.at(value, {"$ref": self._places.final(spot)})
        return self._copy(value, kind, spot)

    def _copy(self, value: Value, kind: str, spot: Spot) -> Value:
        """A copy of what is at `spot` whose parts refer to those there."""
        if isinstance(value, Map) and is_reference(value, kind):
            target = self._survey.leads.get(spot)
            if target is None:
                return Map.at(value, {})
            return self._copy(self._resolver.value(target), kind, target)
        at = {
            key: self._alias(child, inner, Spot(spot.file, join(spot.pointer, key)))
            for key, child, inner in children(value, kind)
        }
        if isinstance(value, Map):
            return value.replaced({**value, **at})
        if isinstance(value, Seq):
            return value.replaced(list(at.values()))
        return value

    # -- what leads nowhere --------------------------------------------------------------

    def _degraded(self, node: Map, kind: str, spot: Spot, depth: int) -> Value:
        """What stands for a reference that leads nowhere."""
        match kind:
            case "Schema" if self._has_siblings:
                beside = self._beside(node, kind, spot, depth)
                self._without_identifiers(node, beside, spot)
                return node.replaced(beside)
            case "Schema" | "MediaType" | "Header":
                return Map.at(node, {})
            case "Response" | "RequestBody":
                content = Map.at(node, {"application/json": Map.at(node, {})})
                return Map.at(node, {"description": "", "content": content})
            case "SwaggerResponse":
                schema = Map.at(node, {})
                return Map.at(node, {"description": "", "schema": schema})
            case _ if kind in LEFT_OUT:
                return _LEFT_OUT
            case _ if kind[:1] == "[":
                return Seq.at(node, [])
            case _:
                beside = self._beside(node, kind, spot, depth)
                return node.replaced(beside)


def _without_gaps(node: Seq, parts: dict[str, Value]) -> Seq:
    kept = [int(index) for index, part in parts.items() if part is not _LEFT_OUT]
    if len(kept) == len(node) and all(parts[str(at)] is node[at] for at in kept):
        return node
    return node.replaced([parts[str(index)] for index in kept], kept)


def _with_section(root: Map, section: tuple[str, ...], added: dict[str, Value]) -> Map:
    """`root` with more in the map at `section`."""
    key, *inner = section
    old = root.get(key)
    below = old if isinstance(old, Map) else Map.at(root, {})
    if inner:
        return root.replaced({**root, key: _with_section(below, tuple(inner), added)})
    return root.replaced({**root, key: below.replaced({**below, **added})})
