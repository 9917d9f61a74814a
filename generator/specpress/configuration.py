"""The configuration of a project: clients, as a file describes them.

Knows the keys of `[tool.specpress]` and of `specpress.toml`, and where they are looked for.
Does not know what settings mean together (`config`), nor the command line, which may override
them.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, cast

from specpress.config import Client, Webhooks, check_client
from specpress.diagnostics import Failure, Place, error
from specpress.files import is_url
from specpress.operation_settings import OperationSettings
from specpress.selection import FILTERS, HINTS, Filter, is_filter
from specpress.settings import nearest, read_settings
from specpress.signatures import read_signature
from specpress.tree import string_map


def find(start: Path) -> Path | None:
    """The configuration of the project that `start` is in, if it has one."""
    for folder in (start, *start.parents):
        own = folder / "specpress.toml"
        if own.is_file():
            return own
        shared = folder / "pyproject.toml"
        if shared.is_file() and "specpress" in _tool(shared):
            return shared
    return None


def load(path: Path) -> Mapping[str, Client]:
    """The clients that a configuration file names, by name; paths are seen from the current folder.

    Raises:
        Failure: it is not TOML, or says something that means nothing.
    """
    is_shared = path.name == "pyproject.toml"
    table = _table(_tool(path).get("specpress")) if is_shared else _toml(path)
    if table is None:
        raise _failure(path, "there is no table [tool.specpress]")
    _known(path, "", table, {"clients"})
    clients = _table(table.get("clients"))
    if not clients:
        raise _failure(path, "there is no table clients.NAME")
    found = {
        name: client_of(path, f"clients.{name}", clients[name])
        for name in sorted(clients)
    }
    _check_outputs(path, found)
    return found


def _check_outputs(path: Path, clients: Mapping[str, Client]) -> None:
    """Each client has a folder of its own: the manifest there says which files are its."""
    taken: dict[str, str] = {}
    for name, client in clients.items():
        folder = os.path.normcase(os.path.normpath(client.output))
        if folder in taken:
            message = f"{taken[folder]} and {name} have one output, {client.output}"
            hint = "give each a folder of its own, as generated/NAME"
            raise _failure(path, f"clients: {message}", hint)
        taken[folder] = name


def client_of(path: Path, at: str, given: object) -> Client:
    """The client that the table at `at` of the file `path` describes.

    Its paths are seen from the file's folder in there, from the current folder here.

    Raises:
        Failure: it says something that means nothing.
    """
    table = _table(given)
    if table is None:
        raise _failure(path, f"{at} is not a table")
    if "spec" not in table:
        raise _failure(path, f"{at} has no spec")
    client = read_client(path, at, table)
    folder = path.parent
    return replace(
        client,
        spec=_seen_from(folder, client.spec),
        output=relative(folder / client.output),
        templates=relative(folder / client.templates) if client.templates else "",
        refs_within=(
            relative(folder / client.refs_within) if client.refs_within else ""
        ),
        overlays=tuple(relative(folder / each) for each in client.overlays),
    )


def read_client(path: Path, at: str, table: Mapping[str, object]) -> Client:
    """The client that `table`, which stands at `at` of a file, describes.

    Raises:
        Failure: it says something that means nothing.
    """
    defaults: dict[str, object] = {each.name: each.default for each in fields(Client)}
    _known(path, f"{at}.", table, defaults)
    settings: dict[str, Any] = {
        key: _setting(path, f"{at}.{key}", value, defaults[key])
        for key, value in table.items()
        if key not in _TABLES
    }
    operations = _operations(path, f"{at}.operations", table.get("operations", {}))
    webhooks = _webhooks(path, f"{at}.webhooks", table.get("webhooks", {}))
    renamed = _renamed(path, f"{at}.renamed", table.get("renamed", {}))
    for key in ("include", "exclude"):
        settings[key] = _filter(path, f"{at}.{key}", table.get(key, {}))
    client = Client(
        **settings,
        operations=operations,
        webhooks=webhooks,
        renamed=renamed,
    )
    return check_client(client, Place(str(path)))


_TABLES = ("exclude", "include", "operations", "renamed", "webhooks")


def _setting(path: Path, at: str, value: object, default: object) -> object:
    """`value`, if it is of the kind that `default` is; what has none is a string."""
    if isinstance(default, tuple):
        return _strings(path, at, value)
    is_flag = isinstance(default, bool)
    if not isinstance(value, bool if is_flag else str):
        wanted = "true or false" if is_flag else "a string"
        raise _failure(path, f"{at} is not {wanted}")
    return value


def _strings(path: Path, at: str, value: object) -> tuple[str, ...]:
    items = cast("list[object]", value) if isinstance(value, list) else []
    strings = tuple(each for each in items if isinstance(each, str))
    if not isinstance(value, list) or len(strings) < len(items):
        raise _failure(path, f"{at} is not a list of strings")
    return strings


def _filter(path: Path, at: str, given: object) -> Filter:
    table = _table(given)
    if table is None:
        raise _failure(path, f"{at} is not a table")
    _known(path, f"{at}.", table, FILTERS)
    lists = {key: _strings(path, f"{at}.{key}", value) for key, value in table.items()}
    found = Filter(**lists, where=Place(str(path)))
    for key, value in found.items():
        if not is_filter(key, value):
            raise _failure(path, f"{at}.{key} cannot hold {value!r}", HINTS[key])
    return found


def _renamed(path: Path, at: str, given: object) -> Mapping[str, str]:
    table = string_map(given)
    if table is None:
        raise _failure(path, f"{at} is not a table of strings")
    for old, new in table.items():
        kinds = {bool(_OPERATION.fullmatch(each)) for each in (old, new)}
        if kinds != {True} and not (old.startswith("#/") and new.startswith("#/")):
            hint = '"GET /old" = "GET /new", or two pointers of schemas'
            raise _failure(path, f"{at}.{old!r} cannot be {new!r}", hint)
    return table


_OPERATION = re.compile(r"[A-Z]+ /.*")


def _webhooks(path: Path, at: str, given: object) -> Webhooks:
    table = _table(given)
    if table is None:
        raise _failure(path, f"{at} is not a table")
    _known(path, f"{at}.", table, {"signature"})
    if "signature" not in table:
        return Webhooks()
    reading = read_signature(table["signature"], is_trusted=True)
    here = Place(str(path))
    if reading.problems:
        raise Failure(
            *(
                error("bad-config", here, f"{at}.signature: {each.message}", each.hint)
                for each in reading.problems
            )
        )
    return Webhooks(reading.signature)


def _operations(path: Path, at: str, given: object) -> Mapping[str, OperationSettings]:
    tables = _table(given)
    if tables is None:
        raise _failure(path, f"{at} is not a table")
    found: dict[str, OperationSettings] = {}
    for name in sorted(tables):
        table = _table(tables[name])
        if table is None:
            raise _failure(path, f"{at}.{name!r} is not a table")
        here = Place(str(path))
        reading = read_settings(table, here)
        if reading.problems:
            raise Failure(
                *(
                    error(
                        "bad-config", here, f"{at}.{name!r}: {each.message}", each.hint
                    )
                    for each in reading.problems
                )
            )
        found[name] = reading.settings
    return found


def _seen_from(folder: Path, spec: str) -> str:
    """`spec`, which a file in `folder` names, as it is called from the current folder."""
    return spec if spec == "-" or is_url(spec) else relative(folder / spec)


def relative(path: Path) -> str:
    """`path` as it is best read from the current folder."""
    try:
        return os.path.relpath(path)
    except ValueError:  # another drive
        return str(path)


def _known(
    path: Path, prefix: str, table: Mapping[str, object], known: Collection[str]
) -> None:
    for key in table:
        if key not in known:
            raise _failure(path, f"unknown key {prefix}{key}", nearest(key, known))


def _tool(path: Path) -> dict[str, object]:
    return _table(_toml(path).get("tool")) or {}


def _table(value: object) -> dict[str, object] | None:
    """`value` if it is a TOML table, whose keys are strings."""
    return cast("dict[str, object]", value) if isinstance(value, dict) else None


def _toml(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as problem:
        raise _failure(path, f"cannot be read: {problem}") from None


def _failure(path: Path, message: str, hint: str = "") -> Failure:
    return Failure(error("bad-config", Place(str(path)), message, hint))
