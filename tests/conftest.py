"""What all tests share: the option that rewrites golden trees, and the shared folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from command import Run, runner
from hypothesis import settings
from paths import SHARED

# No test is timed; in CI the same examples are tried every time.
settings.register_profile(
    "specpress", deadline=None, derandomize=bool(os.environ.get("CI"))
)
settings.load_profile("specpress")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="rewrite the expected trees under tests/golden; read the diff before you commit",
    )


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Leave the long tests out, unless they are asked for by `-m`."""
    if config.option.markexpr:
        return
    chosen = [item for item in items if item.get_closest_marker("full") is None]
    left_out = [item for item in items if item.get_closest_marker("full") is not None]
    config.hook.pytest_deselected(items=left_out)
    items[:] = chosen


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of test data beside the repository."""
    if not SHARED.is_dir():
        message = "../shared is not beside this checkout"
        if os.environ.get("CI"):
            pytest.fail(f"{message}, and CI must have it")
        pytest.skip(message)
    return SHARED


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command."""
    return runner(capsys)
