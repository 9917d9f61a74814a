"""Targets -> Tree: templates filled, Python formatted.

Knows Jinja. Refuses everything that is not `Code`: text of a document cannot
reach a file but through `literals`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import jinja2

from specpress.formatting import black_written
from specpress.literals import Code
from specpress.targets import Copy, Emit, Target
from specpress.tree import Tree


def environment(folder: Path) -> jinja2.Environment:
    """Jinja as the templates need it: strict, and without any function."""
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        undefined=jinja2.StrictUndefined,
        finalize=_only_code,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - no HTML; escaping is done by `literals`
    )
    env.globals.clear()
    return env


def _only_code(value: object) -> Code:
    if isinstance(value, Code):
        return value
    raise TypeError(f"a template was given {type(value).__name__} where it needs Code")


def render(targets: Iterable[Target], folder: Path) -> Tree:
    """The content of every target, before formatting."""
    return dict(_rendered(targets, folder))


def _rendered(targets: Iterable[Target], folder: Path) -> Iterator[tuple[str, bytes]]:
    env = environment(folder)
    for target in targets:
        match target:
            case Copy(path, source):
                yield path, (folder / source).read_bytes().replace(b"\r\n", b"\n")
            case Emit(path, template, view):
                yield path, env.get_template(template).render(view=view).encode()


def formatted(targets: Iterable[Target], tree: Tree) -> Tree:
    """`tree` with the Python of templates as black writes it."""
    result = dict(tree)
    for target in targets:
        if isinstance(target, Emit) and target.path.endswith((".py", ".pyi")):
            text = tree[target.path].decode()
            is_stub = target.path.endswith("i")
            result[target.path] = black_written(text, is_stub=is_stub).encode()
    return result
