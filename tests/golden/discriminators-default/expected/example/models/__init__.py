"""The models, each imported on first use."""

from __future__ import annotations

from .._runtime.lazy import lazy_names

__getattr__, __dir__, __all__ = lazy_names(
    __name__,
    {
        "any_pet": ("AnyPet",),
        "cat": ("Cat",),
        "circle": ("Circle",),
        "dog": ("Dog",),
        "outline": ("Outline",),
        "pet": ("Pet",),
        "scene": ("Scene",),
        "shape": ("Shape",),
        "square": ("Square",),
    },
)
