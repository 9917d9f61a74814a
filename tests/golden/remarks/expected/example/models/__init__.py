"""The models, each imported on first use."""

from __future__ import annotations

from .._runtime.lazy import lazy_names

__getattr__, __dir__, __all__ = lazy_names(
    __name__,
    {
        "holder": ("Holder",),
        "node": ("Node",),
        "same": ("Same",),
    },
)
