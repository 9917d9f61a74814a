"""How a parameter of a function is written, in the two places where it stands.

Knows margins. Does not know what is a parameter.
"""

from __future__ import annotations

from dataclasses import dataclass

from specpress.layout import annotated
from specpress.literals import Code


@dataclass(frozen=True, slots=True)
class ParameterView:
    """`name: type`, and a default where it may be left out."""

    in_request: Code
    in_method: Code


def parameter(name: Code, type_: Code, default: str = "") -> ParameterView:
    """The parameter `name`; where its lines break depends on the margin."""
    return ParameterView(
        in_request=annotated(name, type_, default, indent=4, end=","),
        in_method=annotated(name, type_, default, indent=8, end=","),
    )
