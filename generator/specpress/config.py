"""Settings: what a project's configuration says, checked and frozen.

Knows the keys of `[tool.specpress]` and of `specpress.toml`, and where they are looked for.
Does not know the command line, which may override them.
"""

from __future__ import annotations

import difflib
import re
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from specpress.diagnostics import Failure, Place, error
from specpress.naming import DEVICES

HTTP_LIBRARIES = ("httpx2", "httpx")
DEFAULT_OUTPUT = "generated"


@dataclass(frozen=True, slots=True)
class Client:
    """One client to generate. Keys of the configuration have the same names."""

    spec: str
    """The document: a path, or `-` for standard input."""
    output: str = DEFAULT_OUTPUT
    """The folder that the package and `docs/` are written into."""
    package: str = ""
    """Name of the package; by default it follows from the document's title."""
    http_library: str = "httpx2"
    """What the client imports: `httpx2` or `httpx`."""
    strict: bool = False
    """Whether what openapi-spec-validator finds is an error."""


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
    """The clients that a configuration file names, by name; paths are made absolute.

    Raises:
        Failure: it is not TOML, or says something that means nothing.
    """
    table = _tool(path).get("specpress") if path.name == "pyproject.toml" else _toml(path)
    if not isinstance(table, dict):
        raise _failure(path, "there is no table [tool.specpress]")
    _known(path, "", table, {"clients"})
    clients = table.get("clients", {})
    if not isinstance(clients, dict) or not clients:
        raise _failure(path, "there is no table clients.NAME")
    return {str(name): _client(path, str(name), clients[name]) for name in sorted(clients)}


def check_client(client: Client, where: Place | None = None) -> Client:
    """`client`, if its settings mean something.

    Raises:
        Failure: they do not.
    """
    if client.http_library not in HTTP_LIBRARIES:
        message = f"http_library is {client.http_library!r}"
        known = " or ".join(HTTP_LIBRARIES)
        raise Failure(error("bad-option", where, message, f"it is {known}"))
    name = client.package
    if name and (not re.fullmatch(r"[a-z][a-z0-9_]{0,60}", name) or name in _TAKEN):
        message = f"{name!r} cannot be the name of the package"
        hint = "lower-case letters, digits and _, and no name that Python has already"
        raise Failure(error("bad-package-name", where, message, hint))
    return client


_TAKEN = DEVICES | sys.stdlib_module_names | {"docs", "httpx", "httpx2", "pydantic", "anyio"}


def _client(path: Path, name: str, table: object) -> Client:
    at = f"clients.{name}"
    if not isinstance(table, dict):
        raise _failure(path, f"{at} is not a table")
    kinds = {each.name: bool if each.name == "strict" else str for each in fields(Client)}
    _known(path, f"{at}.", table, kinds)
    for key, value in table.items():
        if not isinstance(value, kinds[key]):
            wanted = "true or false" if kinds[key] is bool else "a string"
            raise _failure(path, f"{at}.{key} is not {wanted}")
    if "spec" not in table:
        raise _failure(path, f"{at} has no spec")
    client = check_client(Client(**table), Place(str(path)))
    folder = path.parent
    return Client(
        spec=str(folder / client.spec),
        output=str(folder / client.output),
        package=client.package,
        http_library=client.http_library,
        strict=client.strict,
    )


def _known(
    path: Path, prefix: str, table: Mapping[str, object], known: set[str] | dict[str, type]
) -> None:
    for key in table:
        if key not in known:
            near = difflib.get_close_matches(key, known, 1, cutoff=0.0)
            raise _failure(path, f"unknown key {prefix}{key}", f"did you mean {near[0]!r}?")


def _tool(path: Path) -> Mapping[str, object]:
    tool = _toml(path).get("tool")
    return tool if isinstance(tool, dict) else {}


def _toml(path: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as problem:
        raise _failure(path, f"cannot be read: {problem}") from None


def _failure(path: Path, message: str, hint: str = "") -> Failure:
    return Failure(error("bad-config", Place(str(path)), message, hint))
