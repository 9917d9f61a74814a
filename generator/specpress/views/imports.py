"""Import statements, computed from what annotations need.

Knows the order that isort keeps. Does not know why anything is imported.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from specpress.layout import imported
from specpress.literals import Code
from specpress.pytypes import Import

Natural = tuple[list[str | tuple[int, str]], str]


def statements(imports: Iterable[Import], *, indent: int = 0) -> tuple[Code, ...]:
    """One statement a module: far modules first, in the order that isort keeps.

    What is imported under another name (`name as other`) has a statement of its own.
    """
    found: dict[tuple[str, str], list[str]] = {}
    for each in set(imports):
        alone = each.name if " as " in each.name else ""
        found.setdefault((each.module, alone), []).append(each.name)
    lines = [
        (module, sorted(names, key=_isort)) for (module, _), names in found.items()
    ]
    lines.sort(key=lambda each: (any(each[1]), _distance(each[0]), _isort(each[1][0])))
    return tuple(imported(module, names, indent=indent) for module, names in lines)


def _isort(name: str) -> tuple[int, Natural]:
    """Constants, then classes, then functions."""
    kind = 0 if len(name) > 1 and name.isupper() else 1 if name[:1].isupper() else 2
    return kind, natural(name)


def _distance(module: str) -> tuple[int, Natural]:
    dots = len(module) - len(module.lstrip("."))
    return -dots, natural(module)


def natural(name: str) -> Natural:
    """A key that sorts names as isort does: without case, numbers by their value.

    What begins with a zero is no number, but a fraction: it comes first, digit by digit.
    """
    runs = re.split(r"(\d+)", name.lower())
    parts: list[str | tuple[int, str]] = list(runs)
    parts[1::2] = [(int(run) * (run[0] != "0"), run) for run in runs[1::2]]
    return parts, name


def grouped(imports: Iterable[Import]) -> tuple[tuple[Code, ...], ...]:
    """Statements in isort's sections: standard library, others, this package."""
    found = set(imports)
    sections = (
        {each for each in found if each.module in _STANDARD},
        {
            each
            for each in found
            if each.module not in _STANDARD and not each.module.startswith(".")
        },
        {each for each in found if each.module.startswith(".")},
    )
    return tuple(statements(section) for section in sections if section)


_STANDARD = frozenset(
    {"builtins", "collections.abc", "datetime", "decimal", "typing", "uuid"}
)
