"""Work in processes beside this one: the same results and errors as in one."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Generator

import pytest
from specpress.beside import beside, processors, shared

HERE = os.getpid()
pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no fork: all is done in one process"
)


@pytest.fixture(autouse=True)
def _no_child_is_left(monkeypatch: pytest.MonkeyPatch) -> Generator[None]:
    """Not even as an entry that nobody asked for; other tests may have children of their own."""
    children: list[int] = []
    fork = os.fork

    def noted() -> int:
        children.append(fork())
        return children[-1]

    monkeypatch.setattr(os, "fork", noted)
    yield
    for child in children:
        with pytest.raises(ChildProcessError):
            os.waitpid(child, os.WNOHANG)


@pytest.mark.parametrize("processes", [1, 2, 3, 4])
@pytest.mark.parametrize("count", [0, 1, 99, 100, 101, 250])
def test_results_come_in_the_order_of_the_items(processes: int, count: int) -> None:
    items = range(count)
    assert shared(lambda each: each * 2, items, processes) == [2 * at for at in items]


def test_the_items_are_shared_by_all_processes() -> None:
    found = shared(lambda _: os.getpid(), range(300), 3)
    assert {found.count(each) for each in found} == {100}
    assert HERE in found
    assert len(set(found)) == 3


def test_a_few_items_are_made_here() -> None:
    assert set(shared(lambda _: os.getpid(), range(99), 4)) == {HERE}


def test_one_process_is_this_one_and_at_once() -> None:
    called: list[int] = []
    with beside(lambda: called.append(os.getpid()), 1) as result:
        assert called == [HERE]
        result()
    assert called == [HERE]


def test_another_process_works_while_this_one_does() -> None:
    reading, writing = os.pipe()
    with beside(lambda: os.read(reading, 1), 2) as result:
        os.write(writing, b"x")  # it would wait for ever in one process
        assert result() == b"x"
    os.close(reading)
    os.close(writing)


def test_a_result_may_be_large() -> None:
    with beside(lambda: b"x" * 20_000_000, 2) as result:
        assert len(result()) == 20_000_000


def _failing() -> int:
    raise LookupError("both in the child and here")


def _killed() -> int:
    if os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGKILL)
    return os.getpid()


def _not_to_be_sent() -> object:
    return os.getpid, lambda: 1


def test_an_error_is_that_of_one_process() -> None:
    with (
        beside(_failing, 2) as result,
        pytest.raises(LookupError, match="both in the child and here"),
    ):
        result()
    with pytest.raises(LookupError, match="both"):
        shared(lambda each: _failing() if each == 101 else each, range(200), 2)


@pytest.mark.parametrize("make", [_killed, _not_to_be_sent])
def test_what_a_child_cannot_do_is_done_here(make: Callable[[], object]) -> None:
    with beside(make, 2) as result:
        assert result() in (HERE, _not_to_be_sent()) or make is _not_to_be_sent


def test_a_child_that_nobody_waits_for_is_ended() -> None:
    with (
        pytest.raises(KeyboardInterrupt),
        beside(lambda: threading.Event().wait(60), 2),
    ):
        raise KeyboardInterrupt


def test_a_child_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    def loud() -> int:
        os.write(1, b"out")
        os.write(2, b"err")
        return os.getpid()

    with beside(loud, 2) as result:
        assert result() != HERE
    assert capfd.readouterr() == ("", "")


def test_threads_forbid_it() -> None:
    """A lock that one of them holds would stay shut in a child."""
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        with beside(os.getpid, 2) as result:
            assert result() == HERE
    finally:
        done.set()
        other.join()


@pytest.mark.parametrize("call", ["fork", "pipe"])
def test_a_system_without_room_forbids_it(
    call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, call, refused)
    assert shared(lambda _: os.getpid(), range(200), 2) == [HERE] * 200


@pytest.mark.parametrize(("allowed", "expected"), [(1, 1), (2, 2), (64, 4)])
def test_as_many_as_this_process_may_use(
    allowed: int, expected: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def affinity(_: int) -> set[int]:
        return set(range(allowed))

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "sched_getaffinity", affinity, raising=False)
    assert processors() == expected


def test_one_where_a_fork_is_not_safe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert processors() == 1
