"""What a project has of its own that goes into a client: templates, and a module in the package.

Knows where they are found. Does not know what is made of them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from specpress.config import Client
from specpress.custom import MODULE, read_custom
from specpress.literals import Code
from specpress.overrides import NO_OVERRIDES, Overrides, read_overrides
from specpress.tree import digest


@dataclass(frozen=True, slots=True)
class Project:
    """All of it."""

    overrides: Overrides = NO_OVERRIDES
    custom: Mapping[str, tuple[Code, ...]] = field(
        default_factory=dict[str, tuple[Code, ...]]
    )
    """The names that the project's own module adds, by package."""

    @property
    def sha256(self) -> str:
        """One digest for all; empty where there is nothing."""
        if not (self.overrides or self.custom):
            return ""
        both = [self.overrides.sha256, self.custom]
        return digest(json.dumps(both, sort_keys=True).encode())

    def paths(self, output: str) -> tuple[str, ...]:
        """Where the files are, in a project that generates into `output`."""
        modules = (f"{output}/{package}/{MODULE}.py" for package in self.custom)
        return (*self.overrides.paths, *modules)


NO_PROJECT = Project()


def read_project(client: Client) -> Project:
    """What there is for `client`.

    Raises:
        Failure: some of it cannot be used.
    """
    overrides = read_overrides(client.templates)
    return Project(overrides, read_custom(Path(client.output)))
