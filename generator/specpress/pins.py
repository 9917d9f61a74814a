"""`specpress.lock`: what the documents held that were fetched, so that they cannot change unseen.

Knows the file, which stands beside the project's configuration or else in the current folder.
Does not know how anything is fetched. It is written after the output, and read before.
"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path

from specpress import configuration
from specpress.diagnostics import Failure, Place, error
from specpress.tree import string_map

FILE = "specpress.lock"
_HEADER = (
    "# What documents held when they were fetched; written by specpress, and to be committed.\n"
    "# `specpress generate --update-lock` takes what they hold now.\n"
)


def lock_path() -> Path:
    """Where the lock of this project is, or would be."""
    known = configuration.find(Path.cwd())
    folder = Path.cwd() if known is None else known.parent
    return Path(configuration.relative(folder / FILE))


def pinned(url: str) -> str | None:
    """SHA-256 of what `url` is to hold; None where it was never fetched.

    Raises:
        Failure: the lock cannot be read.
    """
    return _read(lock_path()).get(url)


def require_pinned(url: str, sha256: str) -> None:
    """Refuse a document that is not the one that was fetched before.

    Raises:
        Failure: it is another one.
    """
    known = pinned(url)
    if known is not None and known != sha256:
        message = f"its content is not the one in {lock_path()}"
        hint = "look at it with `specpress diff`, and take it with `generate --update-lock`"
        raise Failure(error("locked", Place(url), message, hint))


def pin(url: str, sha256: str) -> None:
    """Write down what `url` held, where that is not known.

    Raises:
        Failure: the lock cannot be read or written.
    """
    path = lock_path()
    known = _read(path)
    if known.get(url) == sha256:
        return
    lines = [
        f"{json.dumps(key)} = {json.dumps(value)}\n"
        for key, value in sorted({**known, url: sha256}.items())
    ]
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        try:
            draft.write_text(_HEADER + "".join(lines), encoding="utf-8", newline="\n")
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as problem:
        message = f"{path}: {problem.strerror or problem}"
        raise Failure(error("cannot-write", None, message)) from None


def _read(path: Path) -> Mapping[str, str]:
    try:
        found = string_map(tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as problem:
        raise Failure(
            error("bad-lock", Place(str(path)), f"cannot be read: {problem}")
        ) from None
    if found is None:
        message, hint = "not a table of strings", "restore it from version control"
        raise Failure(error("bad-lock", Place(str(path)), message, hint))
    return found
