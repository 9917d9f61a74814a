"""Bodies of which one is sent."""

from __future__ import annotations


def chosen_content(**contents: tuple[str, bytes] | None) -> tuple[str, bytes]:
    """The one body that is there.

    Raises:
        ValueError: there is none, or more than one.
    """
    found = optional_chosen_content(**contents)
    if found is None:
        raise ValueError(f"one of {', '.join(contents)} is needed")
    return found


def optional_chosen_content(
    **contents: tuple[str, bytes] | None,
) -> tuple[str, bytes] | None:
    """`chosen_content` of bodies that may all be left out, as None."""
    given = {name: each for name, each in contents.items() if each is not None}
    if len(given) > 1:
        raise ValueError(f"only one of {', '.join(given)} can be sent")
    return next(iter(given.values()), None)
