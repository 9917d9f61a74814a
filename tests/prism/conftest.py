"""Prism, installed once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from prism.server import UnavailableError, installed


@pytest.fixture(scope="session")
def prism() -> Path:
    """Prism's program; without Node there is none, but CI must have it."""
    try:
        return installed()
    except UnavailableError as reason:
        if os.environ.get("CI"):
            pytest.fail(f"{reason}, and CI must have it")
        pytest.skip(str(reason))
