"""The view of `models/` as a package: which names it has, and where each is.

Knows names and modules. Does not know what a model is made of.
"""

from __future__ import annotations

from dataclasses import dataclass

from specpress import ir
from specpress.layout import fits, imported
from specpress.literals import Code
from specpress.names import Names
from specpress.views.imports import natural
from specpress.views.model import by_home


@dataclass(frozen=True, slots=True)
class ModelNames:
    """The classes of one module of models."""

    module: Code
    names: tuple[Code, ...]
    entry: Code
    """Module and names on one line, where `is_short`."""
    is_short: bool
    exports: tuple[Code, ...]
    """The statements that a type checker reads."""


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name that a class had before."""

    name: Code
    now: Code
    entry: Code
    """Both on one line."""


@dataclass(frozen=True, slots=True)
class ModelsPackage:
    """`models/__init__.py` and its stub."""

    modules: tuple[ModelNames, ...]
    former: tuple[FormerName, ...]


def models_package(api: ir.Api, names: Names) -> ModelsPackage:
    """The list of all models."""
    modules: list[ModelNames] = []
    for home, declared in by_home(api).items():
        module = names.modules[home]
        classes = sorted((names.classes[each.id] for each in declared), key=natural)
        listed = ", ".join(f'"{name}"' for name in classes) + (
            "," * (len(classes) == 1)
        )
        entry = Code(f'"{module}": ({listed}),')
        exports = tuple(
            imported(f".{module}", [f"{name} as {name}"]) for name in classes
        )
        modules.append(
            ModelNames(module, tuple(classes), entry, fits(entry, 8), exports)
        )
    former = tuple(
        FormerName(name, names.classes[id_], Code(f'"{name}": "{names.classes[id_]}",'))
        for name, id_ in names.former.classes.items()
    )
    ordered = sorted(modules, key=lambda each: natural(each.module))
    return ModelsPackage(tuple(ordered), former)
