"""What the verbs that lower schemas share: the document, the shapes, what is declared.

Knows none of the verbs: `schema` puts them together.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence

from specpress import ir
from specpress.grammar import join
from specpress.lower.identity import COMBINED, home, name_path
from specpress.lower.reading import Context, docs
from specpress.lower.shapes import Shape, Shapes, Site
from specpress.nodes import Map


class Lowering(ABC):
    """The state of one document's lowering, and the way back to the start of it."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.shapes = Shapes(context)
        self.declarations: dict[ir.TypeId, ir.Declaration] = {}
        self._waiting: list[Callable[[], None]] = []

    def later(self, step: Callable[[], None]) -> None:
        """Carry out `step` when the type at hand is known."""
        self._waiting.append(step)

    def finish(self) -> None:
        """Carry out all that waits, and all that comes of it."""
        while self._waiting:
            self._waiting.pop()()

    @abstractmethod
    def type_at(self, site: Site) -> ir.Type:
        """The type of the values that the schema at `site` allows."""

    @abstractmethod
    def type_of_shape(self, shape: Shape, site: Site) -> ir.Type:
        """The type of `shape`, declared (if it has to be) as the schema at `site`."""

    def type_of_all(self, sites: Sequence[Site], pointer: str) -> ir.Type:
        """The type of what satisfies all of `sites`; it stands at `pointer`."""
        different = {self.shapes.follow(site).pointer: site for site in sites}
        first, *others = different.values()
        if not others:
            return self.type_at(first)
        shape = self.shapes.of(first)
        for other in others:
            shape = shape.plus(self.shapes.of(other))
        if len(shape.atoms) == 1 and not shape.choices and not shape.is_empty:
            return self.type_at(shape.atoms[0])
        return self.type_of_shape(shape, Site(first.node, join(pointer, COMBINED)))

    def named(self, site: Site) -> ir.NamePath:
        """What the schema at `site` is called after."""
        return name_path(site.pointer, self.context.root)

    def home_of(self, site: Site) -> ir.TypeId:
        """The schema whose module the one at `site` lives in."""
        return home(site.pointer)


def owner(site: Site, context: Context) -> Map:
    """The object at `site`; one without keys where a boolean stands there."""
    return site.node if isinstance(site.node, Map) else Map.at(context.root, {})


def docs_of(site: Site) -> ir.Docs:
    """What the document says of the schema at `site`."""
    return docs(site.node) if isinstance(site.node, Map) else ir.Docs()
