"""Operations that are walked page by page: those that are told so, and those that show it.

Knows which of the two counts, and what is said of it. Does not know how either is read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from specpress import ir
from specpress.diagnostics import Report, error, note
from specpress.lower.pages import Declarations
from specpress.lower.paging_signs import recognised
from specpress.lower.paging_told import Unfit, told


def with_paging(
    operations: Iterable[ir.Operation], declared: Declarations, report: Report
) -> tuple[ir.Operation, ...]:
    """`operations`, of which those that are walked page by page say so."""
    return tuple(
        replace(each, paging=_paging(each, declared, report)) for each in operations
    )


def _paging(
    operation: ir.Operation, declared: Declarations, report: Report
) -> ir.Paging | None:
    settings = operation.settings.paging
    if settings is False:
        return None
    if settings is not None:
        try:
            return told(operation, settings, declared)
        except Unfit as unfit:
            message = f"{operation.id} cannot be walked page by page: {unfit}"
            where = operation.settings.where or operation.where
            report.add(error("bad-paging", where, message))
            return None
    found = recognised(operation, declared)
    if found is None:
        return None
    message = f"{operation.id} is walked page by page: {found.signs}"
    hint = "with `paging = false` it is one request a call"
    report.add(note("paged", operation.where, message, hint))
    return found.paging
