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
    one = partial(_made, templates=templates, overrides=overrides, proven=proven)
    # of several faults in overrides the first one is said, in the order of the files
    made = shared(one, found, 1 if overrides else processes)
    return {each.path: content for each, content in zip(found, made, strict=True)}


def _made(
    target: Target, templates: Templates, overrides: Overrides, proven: Tree
) -> bytes:
    if isinstance(target, Copy):
        return templates.copied(target.source)
    view = target.view()
    text = templates.filled(target.template, view)
    if not target.path.endswith((".py", ".pyi")):
        return text.encode()
    if overrides:
        other = templates.filled(target.template, plain(view))
        _require_one_shape(target, text, other, overrides)
    module = black_written(text, is_stub=target.path.endswith(".pyi"))
    content = module.encode()
    if not overrides and proven.get(target.path) != content:
        check(target.path, module, view)
    return content


def _require_one_shape(
    target: Emit, text: str, other: str, overrides: Overrides
) -> None:
    """Fail where a template that may hold any code made other code of other strings."""
    if problem := difference(text, other):
        own = overrides.files.get(target.template)
        where = Place(own.path) if own else None
        raise Failure(error("bad-template", where, f"{target.path}: {problem}"))
