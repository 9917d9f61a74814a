"""What the tests of the emitted client share."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from behaviour.driver import Clock, Driver, documented_example

RUNTIME = "metronome._runtime"
ENVIRONMENT = (
    "METRONOME_BEARER_TOKEN",
    "METRONOME_BASE_URL",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "ALL_PROXY",
    "http_proxy",
    "https_proxy",
    "all_proxy",
)


def _longest(_low: float, high: float) -> float:
    return high


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Nothing sleeps: the waits are written down, each the longest that jitter allows."""
    clock = Clock()
    monkeypatch.setattr(f"{RUNTIME}.client.time", SimpleNamespace(sleep=clock.sleep))
    monkeypatch.setattr("anyio.sleep", clock.async_sleep)
    monkeypatch.setattr(f"{RUNTIME}.exchange.monotonic", clock.monotonic)
    jitter = SimpleNamespace(uniform=_longest)
    monkeypatch.setattr(f"{RUNTIME}.retries.random", jitter)
    return clock


@pytest.fixture(params=["sync", "async"])
def drive(request: pytest.FixtureRequest, clock: Clock) -> Driver:
    """Runs a test body once with each client."""
    return Driver(request.param)


@pytest.fixture
def example() -> dict[str, Any]:
    """The body that the document shows, a new one for each test."""
    return documented_example()
