"""Where things are, seen from the tests."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
"""Test data beside the checkout, never part of it."""
