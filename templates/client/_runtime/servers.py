"""The servers that the API's document names, with what a caller chooses of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping


def server_values(given: Mapping[str, tuple[str | None, str, str]]) -> dict[str, str]:
    """The variables of servers: each an argument, else from the environment, else its default."""
    return {
        name: argument or os.environ.get(variable) or default
        for name, (argument, variable, default) in given.items()
    }


def chosen_server(
    name: str | None,
    servers: Mapping[str, str],
    values: Mapping[str, str],
    *,
    variable: str,
) -> str:
    """The URL of the server with this name, else of the first.

    Raises:
        ValueError: there is none of this name.
    """
    name = name or os.environ.get(variable) or next(iter(servers))
    if name not in servers:
        raise ValueError(f"server: {name!r} is none of {', '.join(servers)}")
    return _filled(servers[name], values)


def own_server(
    base_url: str | None, values: Mapping[str, str], *, variable: str
) -> Callable[[str], str] | None:
    """Where operations go that have servers of their own: nowhere else than to a `base_url`."""
    if base_url is not None or os.environ.get(variable):
        return None
    return lambda url: _filled(url, values)


def _filled(url: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        url = url.replace(f"{{{name}}}", value)
    return url
