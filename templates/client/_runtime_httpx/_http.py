"""The HTTP library, imported in one place."""

from __future__ import annotations

import httpx

__all__ = ["httpx"]
