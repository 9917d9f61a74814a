"""Views -> text: templates filled.

Knows Jinja. Refuses everything that is not `Code`: text of a document cannot
reach a file but through `literals`.
"""

from __future__ import annotations

import traceback
from pathlib import Path

import jinja2

from specpress.diagnostics import Diagnostic, Failure, Place, error
from specpress.literals import Code
from specpress.overrides import NO_OVERRIDES, Overrides


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


class Templates:
    """The templates of a run: ours, and those that take the place of some."""

    def __init__(self, folder: Path, overrides: Overrides = NO_OVERRIDES) -> None:
        self._folder = folder
        self._overrides = overrides
        self._env = environment(folder, overrides)

    def filled(self, name: str, view: object) -> str:
        """What a template makes of its view.

        Raises:
            Failure: an override cannot be filled.
        """
        try:
            return self._env.get_template(name).render(view=view)
        except (
            Exception
        ) as problem:  # a template may raise anything; ours is raised again
            found = self._fault_of(problem)
            if found is None:
                raise
            raise Failure(found) from None

    def copied(self, name: str) -> bytes:
        """A file that is the same in every client."""
        if own := self._overrides.files.get(name):
            # the first line is said of the override
            return own.text.partition("\n")[2].encode()
        return (self._folder / name).read_bytes().replace(b"\r\n", b"\n")

    def _fault_of(self, problem: Exception) -> Diagnostic | None:
        """What is wrong in an override that cannot be filled; None where it is not its fault."""
        if isinstance(problem, jinja2.TemplateSyntaxError):
            places = [(problem.filename or "", problem.lineno)]
        else:
            frames = traceback.extract_tb(problem.__traceback__)
            places = [(frame.filename, frame.lineno or 1) for frame in reversed(frames)]
        message = str(problem)
        if isinstance(problem, jinja2.TemplateNotFound):
            message = f"there is no template {problem.name!r}"
        for path, line in places:
            if path in self._overrides.paths:
                return error("bad-template", Place(path, line, 1), message)
        return None
