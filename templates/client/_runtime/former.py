"""Names that a package gave up: they still work, and say what to use instead."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping


def with_former_names(
    package: str, get: Callable[[str], object], now: Mapping[str, str]
) -> Callable[[str], object]:
    """`get`, the `__getattr__` of `package`, for former names as well."""

    def get_any(name: str) -> object:
        if name not in now:
            return get(name)
        message = f"{package}.{name} is called {now[name]} now"
        warnings.warn(message, DeprecationWarning, stacklevel=2)
        return get(now[name])

    return get_any
