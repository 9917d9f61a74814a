"""Import statements, computed from what annotations need."""

from __future__ import annotations

from collections.abc import Iterable

from specpress.layout import imported
from specpress.literals import Code
from specpress.pytypes import Import


def statements(imports: Iterable[Import], *, indent: int = 0) -> tuple[Code, ...]:
    """One statement a module: far modules first, in the order that isort keeps."""
    by_module: dict[str, list[str]] = {}
    for each in sorted(set(imports), key=lambda each: (each.name.lower(), each.name)):
        by_module.setdefault(each.module, []).append(each.name)
    return tuple(
        imported(module, sorted(by_module[module], key=_isort), indent=indent)
        for module in sorted(by_module, key=_distance)
    )


def _isort(name: str) -> tuple[int, str]:
    """Constants, then classes, then functions."""
    if name.isupper():
        return 0, name
    return (1, name) if name[:1].isupper() else (2, name)


def _distance(module: str) -> tuple[int, str]:
    dots = len(module) - len(module.lstrip("."))
    return -dots, module


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


_STANDARD = frozenset({"collections.abc", "datetime", "typing", "uuid"})
