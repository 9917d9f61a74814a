"""Targets -> Tree: each file by itself, from its view to the proof.

Knows the order of the steps of one file. Does not know what any file is about.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from specpress.beside import shared
from specpress.diagnostics import Failure, Place, error
from specpress.formatting import black_written
from specpress.gate import check
from specpress.overrides import Overrides
from specpress.render import Templates
from specpress.shape import difference, plain
from specpress.targets import Copy, Emit, Target
from specpress.templates import folder
from specpress.tree import Tree


def make(
    targets: Iterable[Target], overrides: Overrides, proven: Tree, processes: int
) -> Tree:
    """All files. A module that is the same in `proven` is not proven again to hold no code.

    Raises:
        Failure: an override cannot be filled, or makes code of the document's text.
    """
    found = list(targets)
    templates = Templates(folder(), overrides)
    if overrides:
        made = [_by_override(each, templates, overrides) for each in found]
    else:
        ours = partial(_made, templates=templates, proven=proven)
        made = shared(ours, found, processes)
    return {each.path: content for each, content in zip(found, made, strict=True)}


def _made(target: Target, templates: Templates, proven: Tree) -> bytes:
    if isinstance(target, Copy):
        return templates.copied(target.source)
    view = target.view()
    text = templates.filled(target.template, view)
    if not _is_python(target):
        return text.encode()
    module = _written(text, target)
    content = module.encode()
    if proven.get(target.path) != content:
        check(target.path, module, view)
    return content


def _by_override(target: Target, templates: Templates, overrides: Overrides) -> bytes:
    """As above, for templates that may hold any code: filled twice, in one shape."""
    if isinstance(target, Copy):
        return templates.copied(target.source)
    view = target.view()
    text = templates.filled(target.template, view)
    if not _is_python(target):
        return text.encode()
    problem = difference(text, templates.filled(target.template, plain(view)))
    if problem:
        own = overrides.files.get(target.template)
        where = Place(own.path) if own else None
        raise Failure(error("bad-template", where, f"{target.path}: {problem}"))
    return _written(text, target).encode()


def _written(text: str, target: Emit) -> str:
    return black_written(text, is_stub=target.path.endswith(".pyi"))


def _is_python(target: Emit) -> bool:
    return target.path.endswith((".py", ".pyi"))
