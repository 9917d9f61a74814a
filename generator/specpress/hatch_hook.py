"""A build hook of Hatch: the client is generated when the package is built.

Knows Hatch's interface, and that its table has the keys of a client's configuration. Imported
by Hatch alone, which brings what this module needs.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.plugin import hookimpl

from specpress import configuration
from specpress.run import run


class SpecpressBuildHook(BuildHookInterface[Any]):
    """`[tool.hatch.build.hooks.specpress]`"""

    PLUGIN_NAME = "specpress"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Generate, before Hatch collects the files of a wheel or an sdist."""
        del version
        root = Path(self.root)
        keys = {key: each for key, each in self.config.items() if key not in _HATCHS}
        client = configuration.client_of(root / "pyproject.toml", _TABLE, keys)
        run(client)
        # what version control ignores is left out otherwise
        output = Path(client.output).absolute().relative_to(root.absolute())
        build_data["artifacts"].append(f"/{output.as_posix()}/")


_TABLE = "tool.hatch.build.hooks.specpress"
_HATCHS = frozenset(
    {
        "dependencies",
        "enable-by-default",
        "require-runtime-dependencies",
        "require-runtime-features",
        "path",
    }
)
"""Keys of every hook, which are Hatch's own."""


@hookimpl
def hatch_register_build_hook() -> type[SpecpressBuildHook]:
    """Tell Hatch of the hook."""
    return SpecpressBuildHook
