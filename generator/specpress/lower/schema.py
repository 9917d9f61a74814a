"""Schemas into types and declarations: the start of every other verb here.

Knows JSON Schema 2020-12. Objects with fields, enumerations and named unions become
declarations, referred to by id; any other schema is a type where it is used.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from specpress import graph, ir
from specpress.diagnostics import note, warning
from specpress.grammar import join
from specpress.lower.constraints import limits
from specpress.lower.identity import AS_OBJECT
from specpress.lower.kinds import (
    ALL,
    FORMATS,
    Kinds,
    kinds,
    report_contradiction,
)
from specpress.lower.lists import list_type
from specpress.lower.lowering import Lowering, docs_of, owner
from specpress.lower.media import is_binary
from specpress.lower.objects import object_type
from specpress.lower.reading import Context
from specpress.lower.shapes import Choice, Shape, Site, asserts, tells
from specpress.lower.unions import is_condition, nullable, union, union_type
from specpress.lower.values import kinds_of_values, listed, type_of_values
from specpress.nodes import Map, Seq, Value

# Keywords that are not expressed in a type: a value that breaks them is not noticed.
_UNCHECKED = frozenset(
    {
        "dependentRequired",
        "dependentSchemas",
        "if",
        "not",
        "unevaluatedItems",
        "unevaluatedProperties",
    }
)
_PLAIN = {
    "boolean": ir.ScalarKind.BOOLEAN,
    "integer": ir.ScalarKind.INTEGER,
    "null": ir.ScalarKind.NULL,
    "number": ir.ScalarKind.NUMBER,
}


MAX_COMBINED = 20_000
"""Combinations of schemas: more than any real document has, fewer than a hostile one asks."""


class Schemas(Lowering):
    """The types of one document, each schema lowered once."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._known: dict[str, ir.Type] = {}
        # The schemas being lowered, outermost first, and whether each needs a name: one
        # that is met again inside itself with no class in between.
        self._open: dict[str, bool] = {}
        self._combined: dict[frozenset[str], Site] = {}

    def type_of(self, schema: Value, pointer: str) -> ir.Type:
        """The type of the values that `schema`, at `pointer`, allows."""
        found = self.type_at(Site(schema, pointer))
        self.finish()
        return found

    def type_at(self, site: Site) -> ir.Type:
        """The type of the values that the schema at `site` allows."""
        site = self.shapes.follow(site)
        if not isinstance(site.node, Map):
            return ir.Nothing() if site.node is False else ir.Anything()
        return self._once(site, None)

    def type_of_shape(self, shape: Shape, site: Site) -> ir.Type:
        """The type of `shape`, declared (if it has to be) as the schema at `site`."""
        # what combines the same schemas is the same: else a circle of them has no end
        first = self._combined.setdefault(shape.identity, site)
        if len(self._combined) > MAX_COMBINED:
            message = "too many schemas are combined with one another"
            node = owner(site, self.context)
            self.context.unsupported("combination", node, "", message)
            return ir.Anything()
        return self._once(first, shape)

    def _once(self, site: Site, shape: Shape | None) -> ir.Type:
        pointer = site.pointer
        if pointer in self._known:
            return self._known[pointer]
        if pointer in self._open:
            self._name_circle(pointer)
            return ir.Named(ir.TypeId(pointer))
        self._open[pointer] = False
        found = self._lowered(site, shape)
        is_named = self._open.pop(pointer) or self._deserves_name(site, found)
        if is_named and ir.TypeId(pointer) not in self.declarations:
            found = self._alias(site, found)
        self._known[pointer] = found
        return found

    def _name_circle(self, pointer: str) -> None:
        """Everything with a name of its own on the way around a circle gets an alias."""
        way = list(self._open)
        for each in way[way.index(pointer) :]:
            if each == pointer or self.home_of(Site(None, each)) == each:
                self._open[each] = True

    def _deserves_name(self, site: Site, found: ir.Type) -> bool:
        inner = found.inner if isinstance(found, ir.Nullable) else found
        if not isinstance(inner, ir.Union):
            return False
        home = self.home_of(site)
        # a tag's table names classes that may stand below: so does an alias, above none
        is_within = all(
            self.home_of(Site(None, each)) == home for each in graph.targets(inner)
        )
        return home == site.pointer or (inner.tag is not None and is_within)

    def _alias(self, site: Site, type_: ir.Type) -> ir.Type:
        id_ = ir.TypeId(site.pointer)
        is_recursive = id_ in graph.targets(type_)
        inner = type_
        if isinstance(type_, ir.Nullable) and not is_recursive:
            inner = type_.inner
        self.declarations[id_] = ir.Alias(
            id=id_,
            name=self.named(site),
            home=self.home_of(site),
            type=inner,
            docs=docs_of(site),
            where=owner(site, self.context).where(),
        )
        return ir.Named(id_) if inner is type_ else ir.Nullable(ir.Named(id_))

    def _lowered(self, site: Site, shape: Shape | None) -> ir.Type:
        if shape is None:
            parts = self._parts(site)
            if len(parts) == 1 and not asserts(owner(site, self.context)):
                return self.type_at(parts[0])
            shape = self.shapes.of(site)
        self._note_unchecked(shape)
        if shape.is_empty:
            return ir.Nothing()
        choices = [each for each in shape.choices if not self._is_condition(each)]
        if not choices:
            plain = replace(shape, choices=())
            return self._of_kinds(plain, kinds(plain, self.context), site)
        for other in choices[1:]:
            self._note_choice(other, "another choice beside it is the type")
        chosen = replace(shape, choices=(choices[0],))
        return union_type(chosen, choices[0], self)

    def _parts(self, site: Site) -> Sequence[Site]:
        """What is combined at `site`; a reference with remarks is the reference alone.

        A schema with a name of its own is told from what it refers to.
        """
        parts = self.shapes.parts(site)
        if len(parts) < 2 or self.home_of(site) == site.pointer:
            return parts
        match telling := [each for each in parts if tells(each.node)]:
            case [Site(Map() as node)] if "$ref" in node:
                return telling
            case _:
                return parts

    def _is_condition(self, choice: Choice) -> bool:
        if not is_condition(choice, self):
            return False
        self._note_choice(choice, "it only sets conditions")
        return True

    def _note_choice(self, choice: Choice, reason: str) -> None:
        node = owner(choice.owner, self.context)
        message = f"{choice.keyword!r} is not checked: {reason}"
        self.context.report.add(
            note("unchecked-keyword", node.where(choice.keyword), message)
        )

    def _of_kinds(self, shape: Shape, allowed: Kinds, site: Site) -> ir.Type:
        if not allowed:
            report_contradiction(shape, owner(site, self.context), self.context)
            return ir.Anything()
        values = listed(shape)
        if values == []:
            if self.context.exact:
                return ir.Nothing()
            self._report_no_value(shape)
        elif values is not None:
            found = type_of_values(values, allowed, shape, site, self)
            if found is not None:
                return found
            allowed = kinds_of_values(values, allowed) or allowed
        if not shape.atoms or (allowed == ALL and not self._restricts(shape)):
            return ir.Anything()
        if len(allowed - {"null"}) > 1:  # the place itself is that of the union
            site = Site(site.node, join(site.pointer, AS_OBJECT))
        types = [
            self._of_kind(shape, kind, site) for kind in sorted(allowed - {"null"})
        ]
        found = union([ir.Variant(each) for each in types])
        return nullable(found) if "null" in allowed else found

    def _report_no_value(self, shape: Shape) -> None:
        """A real document that lists no value has lost them; to the letter there is none."""
        message = (
            "no value is among those that all lists here have: they are not checked"
        )
        for node in shape.nodes:
            if "enum" in node or "const" in node:
                where = node.where("const" if "const" in node else "enum")
                self.context.report.add(warning("contradiction", where, message))

    def _restricts(self, shape: Shape) -> bool:
        """Whether values of any one type have to satisfy something."""
        return self.context.exact and any(
            asserts(node) - _UNCHECKED - {"enum", "const", "format"}
            for node in shape.nodes
        )

    def _of_kind(self, shape: Shape, kind: str, site: Site) -> ir.Type:
        if kind == "object":
            return object_type(shape, site, self)
        if kind == "array":
            return list_type(shape, site, self)
        scalar = self._scalar(shape, kind)
        return ir.Scalar(scalar, limits(shape.nodes, kind, self.context.report, scalar))

    def _scalar(self, shape: Shape, kind: str) -> ir.ScalarKind:
        formats = [
            format_
            for node in shape.nodes
            if isinstance(format_ := node.get("format"), str)
        ]
        if self.context.exact:
            formats = []
        if kind == "number":
            is_decimal = "decimal" in formats
            return ir.ScalarKind.DECIMAL_NUMBER if is_decimal else _PLAIN[kind]
        if kind == "integer" and self.context.exact:
            return ir.ScalarKind.WHOLE_NUMBER
        if kind != "string":
            return _PLAIN[kind]
        if any(node.get("contentEncoding") == "base64" for node in shape.nodes):
            return ir.ScalarKind.STRING if self.context.exact else ir.ScalarKind.BASE64
        known = [FORMATS[each] for each in formats if each in FORMATS]
        if not known and not self.context.exact and any(map(is_binary, shape.nodes)):
            return ir.ScalarKind.BINARY
        return known[0] if known else ir.ScalarKind.STRING

    def _note_unchecked(self, shape: Shape) -> None:
        for node in shape.nodes:
            if isinstance(node.get("items"), Seq):
                message = "'items' is a list of schemas: nothing is typed by it"
                hint = "prefixItems gives each place a schema, anyOf is a choice"
                report = self.context.report
                report.add(warning("wrong-shape", node.where("items"), message, hint))
            for key in sorted(_UNCHECKED & node.keys()):
                message = f"{key!r} is not checked"
                self.context.report.add(
                    note("unchecked-keyword", node.where(key), message)
                )
