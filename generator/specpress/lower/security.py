"""Security requirements into what an operation sends along.

Knows HTTP bearer authentication. Other schemes are reported: a request is then sent without
credentials, and the server refuses it.
"""

from __future__ import annotations

from specpress import ir
from specpress.literals import Text
from specpress.lower.reading import Context, docs, mapping
from specpress.nodes import Map, Seq


class Security:
    """The security of one document."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._default = context.root.get("security")
        self._used = False
        self._bearers: dict[str, Map] = {}
        components = mapping(context.root, "components", context.report)
        schemes = mapping(components, "securitySchemes", context.report)
        for name in sorted(schemes):
            node, _ = context.follow(schemes[name], "")
            kind = str(node.get("type"))
            if kind == "http" and str(node.get("scheme")).lower() == "bearer":
                self._bearers[name] = node
            else:
                message = f"credentials of type {kind!r} ({name}) cannot be sent yet"
                context.unsupported("security", node, "type", message)

    def credentials(self, operation: Map) -> ir.Credentials:
        """Whether the bearer token goes along with the operation."""
        declared = operation.get("security", self._default)
        if not isinstance(declared, Seq):
            return ir.Credentials.NONE
        alternatives = [each for each in declared if isinstance(each, Map)]
        if not any(name in self._bearers for each in alternatives for name in each):
            return ir.Credentials.NONE
        self._used = True
        return (
            ir.Credentials.OPTIONAL if {} in alternatives else ir.Credentials.REQUIRED
        )

    @property
    def bearer(self) -> ir.BearerScheme | None:
        """The scheme that operations use."""
        if not self._used or not self._bearers:
            return None
        name, node = next(iter(self._bearers.items()))
        return ir.BearerScheme(Text(name), docs(node))
