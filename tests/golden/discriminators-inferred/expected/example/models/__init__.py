"""The models, each imported on first use."""

from __future__ import annotations

from .._runtime.lazy import lazy_names

__getattr__, __dir__, __all__ = lazy_names(
    __name__,
    {
        "any": ("Any_",),
        "created": ("Created",),
        "ended": ("Ended",),
        "event": ("Event",),
        "log": ("Log",),
        "other": ("Other",),
        "run": ("Run", "RunOp"),
        "step": ("Step",),
        "versioned": ("Versioned", "VersionedVariant0", "VersionedVariant1"),
        "wait": ("Wait", "WaitOp"),
    },
)
