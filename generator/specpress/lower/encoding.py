"""Encoding objects into `ir.Encoding`: how the properties of a form are written.

Knows what an Encoding object may say, and for which kind of body that counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from specpress import ir
from specpress.diagnostics import note, warning
from specpress.grammar import join
from specpress.literals import Text
from specpress.lower.media import is_valid, kind_of
from specpress.lower.reading import Context, mapping, string
from specpress.nodes import Map, Seq

_STYLES = {
    each.value: each
    for each in (
        ir.ValueStyle.FORM,
        ir.ValueStyle.SPACES,
        ir.ValueStyle.PIPES,
        ir.ValueStyle.DEEP,
    )
}


def encodings(
    media: Map, pointer: str, kind: ir.BodyKind, context: Context
) -> tuple[ir.Encoding, ...]:
    """What `media`, at `pointer`, says of its properties beyond the usual."""
    declared = mapping(media, "encoding", context.report)
    found: list[ir.Encoding] = []
    for name in sorted(declared):
        node, at = context.follow(declared[name], join(pointer, "encoding", name))
        encoding = _encoding(name, node, at, kind, context)
        if encoding != ir.Encoding(Text(name)):
            found.append(encoding)
    return tuple(found)


def _encoding(
    name: str, node: Map, pointer: str, kind: ir.BodyKind, context: Context
) -> ir.Encoding:
    style, explode = _style(node, context)
    media_type = _media_type(node, context)
    if kind is ir.BodyKind.FORM:
        # a pair has no media type: it decides how the text is written, no more
        is_json = media_type and kind_of(media_type) is ir.BodyKind.JSON
        if style is None and is_json:
            style = ir.ValueStyle.JSON
        return ir.Encoding(Text(name), style=style, explode=explode)
    headers = tuple(_headers(node, pointer, context))
    return ir.Encoding(Text(name), Text(media_type), style, explode, headers)


def _style(node: Map, context: Context) -> tuple[ir.ValueStyle | None, bool]:
    """OpenAPI 3.1.1: a style counts where one of its three keywords is there."""
    if not {"style", "explode", "allowReserved"} & node.keys():
        return None, True
    declared = string(node, "style") or "form"
    if declared not in _STYLES:
        message = f"{declared!r} is no style of a form's property; 'form' is used"
        context.report.add(warning("bad-style", node.where("style"), message))
    style = _STYLES.get(declared, ir.ValueStyle.FORM)
    return style, node.get("explode", style is ir.ValueStyle.FORM) is True


def _media_type(node: Map, context: Context) -> str:
    declared = string(node, "contentType").strip()
    wrong = [each for each in declared.split(",") if not is_valid(each.strip())]
    if declared and wrong:
        message = f"{wrong[0]!r} is no media type, and is left out"
        context.report.add(
            warning("bad-media-type", node.where("contentType"), message)
        )
        return ""
    return declared


def _headers(node: Map, pointer: str, context: Context) -> Iterator[tuple[Text, Text]]:
    """The headers of a part whose value the document gives."""
    declared = mapping(node, "headers", context.report)
    for name in sorted(declared):
        if name.lower() == "content-type":  # OpenAPI: described by `contentType`
            continue
        header, at = context.follow(declared[name], join(pointer, "headers", name))
        schema, _ = context.follow(header.get("schema"), join(at, "schema"))
        value = _constant(schema)
        if is_valid(f"{name}/x") and value.isascii() and value.isprintable() and value:
            yield Text(name), Text(value)
        else:
            message = f"the header {name!r} of a part is left out: it has no one value"
            context.report.add(note("part-header", declared.where(name), message))


def _constant(schema: Map) -> str:
    """The only value that a schema allows, or the one it names as default."""
    values = schema.get("enum")
    only = values[0] if isinstance(values, Seq) and len(values) == 1 else None
    value = schema.get("const", schema.get("default", only))
    return value if isinstance(value, str) else ""
