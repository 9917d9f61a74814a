"""How webhooks are signed, as a document says itself: `x-specpress` at its root.

Knows where that stands. Does not know the keys of a scheme.
"""

from __future__ import annotations

from specpress import ir
from specpress.diagnostics import error, warning
from specpress.lower.reading import Context, mapping
from specpress.lower.settings import EXTENSION
from specpress.settings import nearest
from specpress.signatures import read_signature


def signature(context: Context) -> ir.Signature | None:
    """The scheme of the document, if it names one.

    A scheme that cannot be used is an error: without it, forgeries would be taken as real.
    """
    said = mapping(context.root, EXTENSION, context.report)
    webhooks = mapping(said, "webhooks", context.report)
    for node, known in ((said, {"webhooks"}), (webhooks, {"signature"})):
        for key in node.keys() - known:
            message = f"{EXTENSION}: unknown key {key}; it is not used"
            hint = nearest(key, known)
            context.report.add(warning("bad-setting", node.where(key), message, hint))
    if "signature" not in webhooks:
        return None
    reading = read_signature(webhooks["signature"], is_trusted=False)
    where = webhooks.where("signature")
    for each in reading.problems:
        message = f"{EXTENSION}.webhooks.signature: {each.message}"
        context.report.add(error("bad-signature", where, message, each.hint))
    return reading.signature
