"""The headers of a response into `ir.Headers`.

Knows which headers count. Does not know how the value of one is described: as a parameter.
"""

from __future__ import annotations

from specpress import ir
from specpress.diagnostics import warning
from specpress.grammar import TOKEN, join
from specpress.lower.identity import name_path
from specpress.lower.parameter import header
from specpress.lower.reading import Context, mapping
from specpress.lower.schema import Schemas
from specpress.nodes import Map


def headers(
    response: tuple[Map, str], context: Context, schemas: Schemas
) -> ir.Headers | None:
    """The headers of a response, sorted; None where it has none."""
    node, pointer = response
    declared = mapping(node, "headers", context.report)
    at = join(pointer, "headers")
    found: list[ir.Parameter] = []
    for name in sorted(declared):
        if name.lower() == "content-type":  # OpenAPI, "Response Object": ignored
            continue
        if not TOKEN.fullmatch(name):
            message = f"{name!r} can be no header (RFC 9110, section 5.1): left out"
            where = declared.where(name)
            context.report.add(warning("bad-parameter", where, message))
            continue
        described = context.follow(declared[name], join(at, name))
        found.append(header(described, name, context, schemas))
    if not found:
        return None
    where = node.where("headers")
    return ir.Headers(pointer, name_path(at, context.root), tuple(found), where)
