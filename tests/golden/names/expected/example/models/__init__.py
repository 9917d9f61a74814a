"""The models, each imported on first use."""

from __future__ import annotations

from .._runtime.lazy import lazy_names

__getattr__, __dir__, __all__ = lazy_names(
    __name__,
    {
        "com_example_v1_thing": ("ComExampleV1Thing",),
        "con_": ("Con",),
        "id": ("Id",),
        "id__b366": ("ID",),
        "model": ("Model_",),
        "snake_case": ("SnakeCase",),
        "spelling": ("Spelling",),
    },
)
