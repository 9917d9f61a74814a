"""The HTTP library, imported in one place."""

from __future__ import annotations

import httpx2 as httpx

__all__ = ["httpx"]
