"""An end for all that a blocking try reads: sockets bound each read alone, not a slow drip."""

from __future__ import annotations

import threading
from functools import partial
from math import inf
from time import monotonic
from typing import Any

_MADE = ("connect_tcp.complete", "connect_unix_socket.complete", "start_tls.complete")


class _Limit(threading.local):
    end = inf  # when the try that this thread waits for has to end


limit = _Limit()


def bound(event: str, info: dict[str, Any]) -> None:
    """Make a new connection heed the limit of the thread that reads from it."""
    if event.endswith(_MADE):
        stream = info["return_value"]
        stream.read = partial(_read, stream.read)


def _read(read: Any, size: int, timeout: float | None = None) -> Any:
    left = limit.end - monotonic()
    if left <= 0:
        raise TimeoutError
    return read(size, left if timeout is None else min(left, timeout))
