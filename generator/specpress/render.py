"""Targets -> Tree: templates filled, Python formatted.

Knows Jinja. Refuses everything that is not `Code`: text of a document cannot
reach a file but through `literals`.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterable
from pathlib import Path

import jinja2

from specpress.diagnostics import Diagnostic, Failure, Place, error
from specpress.formatting import black_written
from specpress.literals import Code
from specpress.overrides import NO_OVERRIDES, Overrides
from specpress.targets import Copy, Emit, Target
from specpress.tree import Tree


def environment(
    folder: Path, overrides: Overrides = NO_OVERRIDES
) -> jinja2.Environment:
    """Jinja as the templates need it: strict, and without any function."""
    loaders = [jinja2.FunctionLoader(overrides.source), jinja2.FileSystemLoader(folder)]
    env = jinja2.Environment(
        loader=jinja2.ChoiceLoader(loaders),
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
    if isinstance(value, jinja2.Undefined):
        str(value)  # raises, and says what is undefined
    raise TypeError(f"a template was given {type(value).__name__} where it needs Code")


def render(
    targets: Iterable[Target], folder: Path, overrides: Overrides = NO_OVERRIDES
) -> Tree:
    """The content of every target, before formatting.

    Raises:
        Failure: an override cannot be filled.
    """
    env = environment(folder, overrides)
    try:
        return {each.path: _rendered(each, env, folder, overrides) for each in targets}
    except Exception as problem:  # a template may raise anything; ours is raised again
        found = _fault_of(problem, overrides)
        if found is None:
            raise
        raise Failure(found) from None


def _rendered(
    target: Target, env: jinja2.Environment, folder: Path, overrides: Overrides
) -> bytes:
    match target:
        case Copy(source=source) if source in overrides.files:
            # the first line is said of the override
            return overrides.files[source].text.partition("\n")[2].encode()
        case Copy(source=source):
            return (folder / source).read_bytes().replace(b"\r\n", b"\n")
        case Emit(template=template, view=view):
            return env.get_template(template).render(view=view).encode()


def _fault_of(problem: Exception, overrides: Overrides) -> Diagnostic | None:
    """What is wrong in an override that could not be filled; None where it is not one's fault."""
    if isinstance(problem, jinja2.TemplateSyntaxError):
        places = [(problem.filename or "", problem.lineno)]
    else:
        frames = traceback.extract_tb(problem.__traceback__)
        places = [(frame.filename, frame.lineno or 1) for frame in reversed(frames)]
    message = str(problem)
    if isinstance(problem, jinja2.TemplateNotFound):
        message = f"there is no template {problem.name!r}"
    for path, line in places:
        if path in overrides.paths:
            return error("bad-template", Place(path, line, 1), message)
    return None


def formatted(targets: Iterable[Target], tree: Tree) -> Tree:
    """`tree` with the Python of templates as black writes it."""
    result = dict(tree)
    for target in targets:
        if isinstance(target, Emit) and target.path.endswith((".py", ".pyi")):
            text = tree[target.path].decode()
            is_stub = target.path.endswith("i")
            result[target.path] = black_written(text, is_stub=is_stub).encode()
    return result
