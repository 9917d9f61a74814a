"""Schemas into types and declarations.

Knows JSON Schema 2020-12. A schema with properties or with an enumeration of strings becomes
a declaration, referred to by id; any other is a type where it is used.
"""

from __future__ import annotations

from dataclasses import replace

from specpress import ir
from specpress.diagnostics import note
from specpress.grammar import join
from specpress.literals import Text
from specpress.lower.constraints import constraints
from specpress.lower.identity import home, name_path
from specpress.lower.reading import Context, docs, mapping, strings
from specpress.nodes import Map, Seq, Value

_FORMATS = {
    "binary": ir.ScalarKind.BINARY,
    "date-time": ir.ScalarKind.DATE_TIME,
    "uuid": ir.ScalarKind.UUID,
}
_SCALARS = {
    "string": ir.ScalarKind.STRING,
    "integer": ir.ScalarKind.INTEGER,
    "number": ir.ScalarKind.NUMBER,
    "boolean": ir.ScalarKind.BOOLEAN,
    "null": ir.ScalarKind.NULL,
}
# Keywords that are not expressed in a type: a value that breaks them is not noticed.
_UNCHECKED = frozenset(
    {
        "pattern",
        "uniqueItems",
        "minProperties",
        "maxProperties",
        "patternProperties",
        "propertyNames",
        "dependentRequired",
        "dependentSchemas",
        "contains",
        "not",
        "if",
        "unevaluatedItems",
        "unevaluatedProperties",
        "discriminator",
        "prefixItems",
        "readOnly",
        "writeOnly",
    }
)
_COMBINERS = ("allOf", "anyOf", "oneOf")


class Schemas:
    """The types of one document, each schema lowered once."""

    def __init__(self, context: Context) -> None:
        self._context = context
        # the schemas being lowered: an alias inside itself is a cycle
        self._open: set[str] = set()
        self.declarations: dict[ir.TypeId, ir.Declaration] = {}

    def type_of(self, schema: Value, pointer: str) -> ir.Type:
        """The type of the values that `schema`, at `pointer`, allows."""
        node, pointer = self._context.references.follow(schema, pointer)
        if not isinstance(node, Map):
            return ir.Anything()  # a boolean schema
        if pointer in self._open:
            message = "this schema contains itself without an object in between"
            self._context.unsupported("recursion", node, "", message)
            return ir.Anything()
        self._open.add(pointer)
        try:
            return self._type(node, pointer)
        finally:
            self._open.discard(pointer)

    def _type(self, node: Map, pointer: str) -> ir.Type:
        self._note_unchecked(node)
        if "const" in node:
            return self._constant(node)
        types = self._types(node)
        if isinstance(node.get("enum"), Seq):
            return self._enumeration(node, pointer)
        combiners = [key for key in _COMBINERS if isinstance(node.get(key), Seq)]
        if combiners:
            return self._combined(node, combiners, pointer)
        found = [self._of_type(node, name, pointer) for name in types if name != "null"]
        if len(found) > 1:
            self._context.unsupported(
                "type-array", node, "type", "several types at once"
            )
            return ir.Anything()
        if not found:
            return ir.Scalar(ir.ScalarKind.NULL) if types else ir.Anything()
        return ir.Nullable(found[0]) if "null" in types else found[0]

    def _types(self, node: Map) -> tuple[str, ...]:
        """The names in `type`; what the other keywords imply where there is none."""
        declared = node.get("type")
        if isinstance(declared, str):
            return (declared,)
        if isinstance(declared, Seq):
            return strings(node, "type")
        if "properties" in node or isinstance(node.get("additionalProperties"), Map):
            return ("object",)
        if "items" in node:
            return ("array",)
        return ("string",) if "format" in node and node["format"] in _FORMATS else ()

    def _of_type(self, node: Map, name: str, pointer: str) -> ir.Type:
        if name == "object":
            return self._object(node, pointer)
        if name == "array":
            item = self.type_of(node.get("items", True), join(pointer, "items"))
            return ir.ListOf(item, constraints(node, name, self._context.report))
        if name not in _SCALARS:
            message = f"{name!r} is not a type"
            self._context.unsupported("type", node, "type", message)
            return ir.Anything()
        kind = _SCALARS[name]
        if kind is ir.ScalarKind.STRING and isinstance(
            format_ := node.get("format"), str
        ):
            kind = _FORMATS.get(format_, kind)
        return ir.Scalar(kind, constraints(node, name, self._context.report))

    def _object(self, node: Map, pointer: str) -> ir.Type:
        extra = node.get("additionalProperties", True)
        if not node.get("properties"):
            return ir.MapOf(self.type_of(extra, join(pointer, "additionalProperties")))
        id_ = ir.TypeId(pointer)
        if id_ in self.declarations:
            return ir.Named(id_)
        declared = ir.Object(
            id=id_,
            name=name_path(pointer, self._context.root),
            home=home(pointer),
            fields=(),
            docs=docs(node),
            where=node.where(),
        )
        self.declarations[id_] = declared  # before its fields, which may refer to it
        self._open.discard(pointer)  # an object may contain itself
        if isinstance(extra, Map) and extra:
            message = "the types of properties that are not listed are not checked"
            self._context.report.add(
                note("unchecked-keyword", node.where("additionalProperties"), message)
            )
        fields = self._fields(node, pointer)
        self.declarations[id_] = replace(declared, fields=fields)
        return ir.Named(id_)

    def _fields(self, node: Map, pointer: str) -> tuple[ir.Field, ...]:
        properties = mapping(node, "properties", self._context.report)
        required = strings(node, "required")
        at = join(pointer, "properties")
        found = [
            ir.Field(
                wire_name=Text(name),
                type=self.type_of(schema, join(at, name)),
                required=name in required,
                docs=self._field_docs(schema, join(at, name)),
                where=properties.where(name),
            )
            for name, schema in sorted(properties.items())
        ]
        where = node.where("required")
        found += [
            ir.Field(
                Text(name), ir.Anything(), required=True, docs=ir.Docs(), where=where
            )
            for name in set(required) - properties.keys()
        ]
        return tuple(sorted(found, key=lambda each: each.wire_name))

    def _field_docs(self, schema: Value, pointer: str) -> ir.Docs:
        """A field's own words; those of the schema it refers to where that has no class."""
        own = docs(schema) if isinstance(schema, Map) else ir.Docs()
        if own.description:
            return own
        target, at = self._context.follow(schema, pointer)
        inherited = (
            docs(target) if ir.TypeId(at) not in self.declarations else ir.Docs()
        )
        return ir.Docs(
            description=inherited.description,
            deprecated=own.deprecated or docs(target).deprecated,
        )

    def _enumeration(self, node: Map, pointer: str) -> ir.Type:
        values = node["enum"]
        assert isinstance(values, Seq)
        nullable = None in values
        known = [
            value
            for value in dict.fromkeys(map(_hashable, values))
            if value is not None
        ]
        if not known or not all(isinstance(value, str) for value in known):
            message = "only enumerations of strings have known values"
            self._context.unsupported("enum", node, "enum", message)
            plain = node.replaced({key: node[key] for key in node if key != "enum"})
            return self._type(plain, pointer)
        id_ = ir.TypeId(pointer)
        names = strings(node, "x-enum-varnames")
        texts = [value for value in known if isinstance(value, str)]
        self.declarations[id_] = ir.Enum(
            id=id_,
            name=name_path(pointer, self._context.root),
            home=home(pointer),
            values=tuple(
                ir.EnumValue(Text(value), Text(name))
                for value, name in zip(
                    texts, names if len(names) == len(texts) else texts, strict=True
                )
            ),
            docs=docs(node),
            where=node.where(),
        )
        return ir.Nullable(ir.Named(id_)) if nullable else ir.Named(id_)

    def _constant(self, node: Map) -> ir.Type:
        value = node["const"]
        if value is None:
            return ir.Scalar(ir.ScalarKind.NULL)
        if isinstance(value, Map | Seq | float):
            message = "a constant that is no string, integer or boolean is not checked"
            self._context.unsupported("const", node, "const", message)
            return ir.Anything()
        return ir.Literal((Text(value) if isinstance(value, str) else value,))

    def _combined(self, node: Map, combiners: list[str], pointer: str) -> ir.Type:
        """A union with null is nullable, and a single part is itself; no more than that."""
        key = combiners[0]
        parts = node[key]
        assert isinstance(parts, Seq)
        others = [
            (index, part)
            for index, part in enumerate(parts)
            if not (
                isinstance(part, Map) and part.get("type") == "null" and key != "allOf"
            )
        ]
        alone = len(combiners) == 1 and not ({"properties", "items"} & node.keys())
        if alone and len(others) == 1:
            index, part = others[0]
            inner = self.type_of(part, join(pointer, key, str(index)))
            nullable = len(parts) > 1 or {"null"} < set(self._types(node))
            if nullable and not isinstance(inner, ir.Nullable):
                return ir.Nullable(inner)
            return inner
        message = f"{key} of {len(others)} schemas is typed as any value"
        self._context.unsupported("combination", node, key, message)
        return ir.Anything()

    def _note_unchecked(self, node: Map) -> None:
        for key in sorted(_UNCHECKED & node.keys()):
            message = f"{key!r} is not checked"
            self._context.report.add(
                note("unchecked-keyword", node.where(key), message)
            )


def _hashable(value: Value) -> str | int | float | bool | None:
    return repr(value) if isinstance(value, Map | Seq) else value
