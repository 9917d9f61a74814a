"""What a schema says once `allOf` and the siblings of `$ref` are put together.

Knows which keywords assert something and how parts combine. Does not know types: nothing is
lowered here, so schemas may refer to each other in any circle.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from specpress.diagnostics import warning
from specpress.grammar import join
from specpress.lower.reading import Context, strings
from specpress.nodes import Map, Seq, Value

ANNOTATIONS = frozenset(
    {
        "$anchor",
        "$comment",
        "$defs",
        "$dynamicAnchor",
        "$id",
        "$schema",
        "$vocabulary",
        "contentMediaType",
        "contentSchema",
        "default",
        "definitions",
        "deprecated",
        "description",
        "discriminator",
        "example",
        "examples",
        "externalDocs",
        "nullable",  # a keyword of OpenAPI 3.0, and unknown to JSON Schema
        "readOnly",
        "summary",
        "title",
        "writeOnly",
        "xml",
    }
)
"""Keywords that say something about a schema and nothing about its values."""
_STRUCTURE = frozenset({"$ref", "allOf"})


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """A schema and where it stands: the pointer is its identity."""

    node: Value
    pointer: str

    def child(self, *path: str) -> Site:
        """The schema at `path` within this one."""
        node: Value = self.node
        for token in path:
            if isinstance(node, Map):
                node = node[token]
            else:
                assert isinstance(node, Seq)
                node = node[int(token)]
        return Site(node, join(self.pointer, *path))


@dataclass(frozen=True, slots=True)
class Choice:
    """An `anyOf` or `oneOf`: the schema that has it, and what there is to choose from."""

    keyword: str
    owner: Site
    branches: tuple[Site, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """All that one schema asserts: every atom has to hold, and a branch of every choice."""

    atoms: tuple[Site, ...]
    """Schemas read without their `$ref` and `allOf`; each has an object as node."""
    choices: tuple[Choice, ...] = ()
    is_empty: bool = False
    """Whether a part is `false`: no value satisfies it."""

    @property
    def nodes(self) -> Iterator[Map]:
        """The atoms' objects."""
        return (atom.node for atom in self.atoms if isinstance(atom.node, Map))

    def properties(self) -> Mapping[str, tuple[Site, ...]]:
        """Every property with all schemas that it has to satisfy."""
        found: dict[str, tuple[Site, ...]] = {}
        for atom in self.atoms:
            listed = atom.node.get("properties") if isinstance(atom.node, Map) else None
            if isinstance(listed, Map):
                for name in listed:
                    site = atom.child("properties", name)
                    found[name] = (*found.get(name, ()), site)
        return found

    def required(self) -> frozenset[str]:
        """The properties that must be there."""
        return frozenset(
            name for node in self.nodes for name in strings(node, "required")
        )

    @property
    def identity(self) -> frozenset[str]:
        """What is the same for shapes that assert the same."""
        choices = (f"{each.owner.pointer} {each.keyword}" for each in self.choices)
        return frozenset((*(atom.pointer for atom in self.atoms), *choices))

    def without(self, choice: Choice) -> Shape:
        """The same less one of its choices."""
        rest = tuple(each for each in self.choices if each is not choice)
        return replace(self, choices=rest)

    def plus(self, other: Shape) -> Shape:
        """What satisfies both."""
        known = {atom.pointer for atom in self.atoms}
        new = tuple(atom for atom in other.atoms if atom.pointer not in known)
        owners = {(each.owner.pointer, each.keyword) for each in self.choices}
        choices = tuple(
            each
            for each in other.choices
            if (each.owner.pointer, each.keyword) not in owners
        )
        return Shape(
            (*self.atoms, *new),
            (*self.choices, *choices),
            self.is_empty or other.is_empty,
        )


def asserts(node: Map) -> frozenset[str]:
    """The keywords of `node` that restrict values by themselves."""
    return frozenset(
        key
        for key in node
        if key not in ANNOTATIONS and key not in _STRUCTURE and not key.startswith("x-")
    )


def tells(node: Value) -> bool:
    """Whether a schema says anything of values, by itself or by what it refers to."""
    return not isinstance(node, Map) or bool(asserts(node) or _STRUCTURE & node.keys())


class Shapes:
    """The shapes of one document, each put together once."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._known: dict[str, Shape] = {}

    def follow(self, site: Site) -> Site:
        """What a schema that is nothing but a reference refers to; else itself."""
        node, pointer = site.node, site.pointer
        while isinstance(node, Map) and "$ref" in node and not asserts(node):
            if "allOf" in node:
                break
            node, pointer = self._context.references.target(node)
        return Site(node, pointer)

    def of(self, site: Site) -> Shape:
        """All that the schema at `site` asserts."""
        site = self.follow(site)
        known = self._known.get(site.pointer)
        if known is None:
            known = self._put_together(site)
            self._known[site.pointer] = known
        return known

    def parts(self, site: Site) -> tuple[Site, ...]:
        """The schemas beside its own keywords that have to hold: `$ref` and `allOf`."""
        node = site.node
        if not isinstance(node, Map):
            return ()
        found: list[Site] = []
        if "$ref" in node:
            found.append(Site(*self._context.references.target(node)))
        all_of = node.get("allOf")
        if isinstance(all_of, Seq):
            found += [site.child("allOf", str(index)) for index in range(len(all_of))]
        return tuple(found)

    def remarks(self, site: Site) -> tuple[Map, ...]:
        """The parts of its `allOf` that say something about it, and nothing of its values."""
        parts = site.node.get("allOf") if isinstance(site.node, Map) else ()
        return tuple(
            part
            for part in (parts if isinstance(parts, Seq) else ())
            if isinstance(part, Map) and not tells(part)
        )

    def _put_together(self, site: Site) -> Shape:
        shape = Shape(())
        inside: set[str] = set()
        stack = [site]
        while stack:
            each = self.follow(stack.pop())
            if each.pointer in inside:
                if each.pointer == site.pointer:
                    self._report_circle(site)
                continue
            inside.add(each.pointer)
            shape = shape.plus(self._own(each))
            stack.extend(reversed(self.parts(each)))
        # what is itself a branch of a base's choice has chosen already
        choices = tuple(
            choice
            for choice in shape.choices
            if not any(
                self.follow(branch).pointer == site.pointer
                for branch in choice.branches
            )
        )
        return replace(shape, choices=choices)

    def _own(self, site: Site) -> Shape:
        if not isinstance(site.node, Map):
            return Shape((), is_empty=site.node is False)
        choices = tuple(
            Choice(key, site, branches)
            for key in ("oneOf", "anyOf")
            if (branches := _branches(site, key))
        )
        is_atom = bool(asserts(site.node) - {"oneOf", "anyOf"})
        return Shape((site,) if is_atom else (), choices)

    def _report_circle(self, site: Site) -> None:
        node = site.node
        assert isinstance(node, Map)
        message = "this schema is a part of itself by allOf"
        self._context.report.add(
            warning("circular-allof", node.where("allOf"), message)
        )


def _branches(site: Site, key: str) -> tuple[Site, ...]:
    node = site.node
    listed = node.get(key) if isinstance(node, Map) else None
    if not isinstance(listed, Seq):
        return ()
    return tuple(site.child(key, str(index)) for index in range(len(listed)))
