"""Where the templates are: the only path logic there is.

Installed they lie inside the package; in a checkout, beside `generator/`. Does not know what
they hold.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def folder() -> Path:
    """The folder of templates."""
    installed = _PACKAGE / "templates"
    return installed if installed.is_dir() else _PACKAGE.parent.parent / "templates"


def are_installed() -> bool:
    """Whether they are those of a release, which never change."""
    return (_PACKAGE / "templates").is_dir()
