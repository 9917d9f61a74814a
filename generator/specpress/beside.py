"""Work in processes beside this one, where that is safe and there are processors for it.

A child is a fork: it has all that this process has, and sends back nothing but the result.
What a child cannot do, or fails in, is done here, so that results and errors are those of one
process. Knows processes. Does not know what is done in them.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from typing import BinaryIO, Generic, NoReturn, TypeVar, cast

T = TypeVar("T")
R = TypeVar("R")

_MOST = 4
"""More do not pay: what is shared out is less than half of the work."""
_FEWEST = 100
"""Fewer items are made sooner than a process is started."""
_KILL = 9
"""`signal.SIGKILL`, which Windows has not."""


def processors() -> int:
    """How many processes pay here: 1 where they cannot be forked safely.

    macOS can fork, but its libraries do not survive it.
    """
    allowed = 1
    if sys.platform == "linux":
        allowed = len(os.sched_getaffinity(0))
    return min(allowed, _MOST)


@contextmanager
def beside(make: Callable[[], T], processes: int) -> Generator[Callable[[], T]]:
    """Start `make` in a process of its own; what is given waits for its result.

    With one process it is called at once, and here.
    """
    child = _forked(make) if processes > 1 else None
    if child is None:
        value = make()
        yield lambda: value
        return
    try:
        yield partial(child.result, make)
    finally:
        child.end()


def shared(make: Callable[[T], R], items: Sequence[T], processes: int) -> list[R]:
    """`make` of all `items`, in their order, which several processes share."""
    if processes < 2 or len(items) < _FEWEST:
        return list(map(make, items))
    shares = [items[first::processes] for first in range(processes)]
    made = [partial(_all, make, share) for share in shares]
    with ExitStack() as stack:
        others = [stack.enter_context(beside(each, processes)) for each in made[1:]]
        done = [made[0](), *(other() for other in others)]
    return [done[at % processes][at // processes] for at in range(len(items))]


def _all(make: Callable[[T], R], items: Sequence[T]) -> list[R]:
    return list(map(make, items))


class _Child(Generic[T]):
    """A process that makes one thing."""

    def __init__(self, pid: int, answer: BinaryIO) -> None:
        self._pid = pid
        self._answer = answer

    def result(self, make: Callable[[], T]) -> T:
        """What it made; or what `make` does, where it came to no end."""
        try:
            with self._answer:
                found = pickle.load(self._answer)  # noqa: S301 - our own fork sent it
            return cast("T", found)
        except (EOFError, OSError, pickle.UnpicklingError):
            return make()

    def end(self) -> None:
        """Let it go, whether it is done or not."""
        self._answer.close()
        # whoever embeds us may ignore the end of children: then it is gone already
        with suppress(ProcessLookupError, ChildProcessError):
            os.kill(self._pid, _KILL)
            os.waitpid(self._pid, 0)


def _forked(make: Callable[[], T]) -> _Child[T] | None:
    """A child at work on `make`; None where there can be none."""
    # other threads may hold locks, which would stay shut in a child
    if sys.platform != "win32" and threading.active_count() == 1:
        with suppress(OSError):  # too many files, or processes
            reading, writing = os.pipe()
            try:
                pid = os.fork()
            except OSError:
                os.close(reading)
                os.close(writing)
                raise
            if not pid:
                _work(make, writing)
            os.close(writing)
            return _Child(pid, os.fdopen(reading, "rb"))
    return None


def _work(make: Callable[[], T], writing: int) -> NoReturn:
    """In the child: send what `make` makes, if it does, and end without a word."""
    try:
        gc.disable()  # it would copy all memory that is shared with the parent
        silent = os.open(os.devnull, os.O_RDWR)
        # whoever reads what the parent writes shall not wait for a child
        for standard in range(3):
            os.dup2(silent, standard)
        with os.fdopen(writing, "wb") as answer:
            pickle.dump(make(), answer, pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)
