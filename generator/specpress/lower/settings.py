"""What is said of single operations: the configuration's words over those of `x-specpress`.

Knows how an operation is found by its name. Does not know what the settings mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from specpress import ir
from specpress.diagnostics import error, warning
from specpress.lower.reading import Context
from specpress.nodes import Map
from specpress.settings import nearest, read_settings

EXTENSION = "x-specpress"
_NAMES = tuple(each.name for each in fields(ir.OperationSettings))


def operation_settings(
    node: Map,
    names: Iterable[str],
    given: Mapping[str, ir.OperationSettings],
    context: Context,
) -> ir.OperationSettings:
    """The settings of the operation at `node`, which `given` calls by one of `names`."""
    found: dict[str, Any] = {}
    said = [given[name] for name in names if name in given]
    for source in (_extension(node, context), *said):
        values = {name: getattr(source, name) for name in _NAMES}
        found |= {name: value for name, value in values.items() if value is not None}
    return ir.OperationSettings(**found)


def check_operations(
    given: Mapping[str, ir.OperationSettings],
    operations: Iterable[ir.Operation],
    context: Context,
) -> None:
    """Report each name in `given` that is not the name of exactly one operation."""
    ids = [each.id for each in operations]
    by_id = [each.operation_id.reveal() for each in operations]
    for name, settings in given.items():
        where = settings.where
        count = ids.count(name) or by_id.count(name)
        if count == 0:
            message = f"there is no operation {name!r}"
            hint = nearest(name, [*ids, *by_id])
            context.report.add(error("unknown-operation", where, message, hint))
        elif count > 1:
            message = f"{count} operations are called {name!r}"
            hint = "name them by method and path, as 'GET /path'"
            context.report.add(error("unknown-operation", where, message, hint))


def _extension(node: Map, context: Context) -> ir.OperationSettings:
    """What the document itself says; what of it cannot be used is reported."""
    if EXTENSION not in node:
        return ir.OperationSettings()
    table = node[EXTENSION]
    if not isinstance(table, Map):
        message = f"{EXTENSION!r} is not an object"
        context.report.add(warning("wrong-shape", node.where(EXTENSION), message))
        return ir.OperationSettings()
    reading = read_settings(table, table.where())
    for problem in reading.problems:
        at: Map = table
        *above, key = problem.keys
        for step in above:
            inner = at.get(step)
            at = inner if isinstance(inner, Map) else at
        message = f"{EXTENSION}: {problem.message}; it is not used"
        context.report.add(warning("bad-setting", at.where(key), message, problem.hint))
    return reading.settings
