"""Templates of a project's own: each takes the place of one of ours, by its name.

An override says in its first line which version of our template it was made from, so that a
release that changed it says so instead of losing what is new. Knows how overrides are found
and whether they are up to date. Does not know how templates are filled.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from specpress import templates
from specpress.diagnostics import Diagnostic, Failure, Place, error
from specpress.settings import nearest
from specpress.tree import digest, digest_of_all

_BASED = re.compile(r"(?:\{#-? |# )based on ([0-9a-f]{12})\b.*\n")


@dataclass(frozen=True, slots=True)
class Override:
    """One file."""

    path: str
    """Where it is, for messages."""
    text: str


@dataclass(frozen=True, slots=True)
class Overrides:
    """All of them, by the names of the templates whose place they take."""

    files: Mapping[str, Override] = field(
        default_factory=dict[str, Override], hash=False
    )

    def __bool__(self) -> bool:
        return bool(self.files)

    def source(self, name: str) -> tuple[str, str, None] | None:
        """The text of an override and where it is, as Jinja asks for it."""
        found = self.files.get(name)
        return (found.text, found.path, None) if found else None

    @property
    def sha256(self) -> str:
        """One digest for all; nothing where there are none."""
        digests = {
            name: digest(each.text.encode()) for name, each in self.files.items()
        }
        return digest_of_all("", digests) if digests else ""

    @property
    def paths(self) -> tuple[str, ...]:
        """Where they are."""
        return tuple(sorted(each.path for each in self.files.values()))


NO_OVERRIDES = Overrides()


def names() -> list[str]:
    """The templates that there are, sorted."""
    folder = templates.folder()
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.suffix in (".j2", ".py") and "__pycache__" not in path.parts
    )


def version_of(name: str) -> str:
    """The version of one of our templates: 12 digits, which change when it changes."""
    return digest(original(name).encode())[:12]


def original(name: str) -> str:
    """One of our templates."""
    return (templates.folder() / name).read_bytes().decode().replace("\r\n", "\n")


def starter(name: str) -> str:
    """An override of `name` that changes nothing yet."""
    words = f"based on {version_of(name)}: {name} of specpress"
    line = f"# {words}\n" if name.endswith(".py") else f"{{# {words} -#}}\n"
    return line + original(name)


def read_overrides(folder: str) -> Overrides:
    """The templates in `folder`; none where it is empty text.

    Raises:
        Failure: there is no such folder, or a file in it is no template of ours or was made
            from another version of it.
    """
    if not folder:
        return Overrides()
    root, known = Path(folder), names()
    if not root.is_dir():
        raise Failure(error("bad-template", Place(folder), "there is no such folder"))
    found: dict[str, Override] = {}
    problems: list[Diagnostic] = []
    for path in sorted(root.rglob("*")):
        within = path.relative_to(root)
        if path.is_dir() or any(part.startswith(".") for part in within.parts):
            continue
        name = within.as_posix()
        text = path.read_bytes().decode(errors="replace").replace("\r\n", "\n")
        override = Override(path.as_posix(), text)
        problem = _problem(name, override, known)
        problems += [problem] if problem else []
        found[name] = override
    if problems:
        raise Failure(*problems)
    return Overrides(found)


def _problem(
    name: str, override: Override, known: Collection[str]
) -> Diagnostic | None:
    if name not in known:
        message = f"there is no template {name!r}"
        return error(
            "bad-template", Place(override.path), message, nearest(name, known)
        )
    based, current = _BASED.match(override.text), version_of(name)
    if based and based[1] == current:
        return None
    hint = f"see `specpress templates {name}`, then write: based on {current}"
    message = "the first line does not say which version it is based on"
    if based:
        message = f"it is based on {based[1]}, and {name} has changed since"
    return error("stale-template", Place(override.path, 1, 1), message, hint)
