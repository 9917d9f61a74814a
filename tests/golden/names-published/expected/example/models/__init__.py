"""The models, each imported on first use."""

from __future__ import annotations

from .._runtime.former import with_former_names
from .._runtime.lazy import lazy_names

__getattr__, __dir__, __all__ = lazy_names(
    __name__,
    {
        "address": ("Address",),
        "base": ("Base", "BaseKind"),
        "customer": ("Customer__a5d2",),
        "customer__1235": ("Customer",),
        "invoice": ("Invoice",),
    },
)
__getattr__ = with_former_names(
    __name__,
    __getattr__,
    {
        "Bill": "Invoice",
        "CustomerAddress": "Address",
        "CustomerKind": "BaseKind",
    },
)
