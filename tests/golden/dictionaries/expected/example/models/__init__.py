"""The models, each imported on first use."""

from __future__ import annotations

from .._runtime.lazy import lazy_names

__getattr__, __dir__, __all__ = lazy_names(
    __name__,
    {
        "card": ("Card",),
        "line": ("Line",),
        "order": ("Order", "OrderState"),
        "payment": ("Payment",),
        "priced": ("Priced",),
        "receipt": ("Receipt",),
        "tags": ("Tags",),
        "transfer": ("Transfer",),
    },
)
