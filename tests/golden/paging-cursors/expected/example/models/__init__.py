"""The models, each imported on first use."""

from __future__ import annotations

from .._runtime.lazy import lazy_names

__getattr__, __dir__, __all__ = lazy_names(
    __name__,
    {
        "held": ("Held", "HeldPaging"),
        "in_body_request": ("InBodyRequest",),
        "item": ("Item",),
        "items": ("Items",),
        "linked": ("Linked",),
        "more": ("More",),
        "numbered": ("Numbered",),
        "one": ("One", "OneLinks"),
    },
)
