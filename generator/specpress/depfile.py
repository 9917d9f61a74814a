"""Which files an output was made of, as make and ninja read it.

Knows how a rule is written. Does not know where files are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from specpress.tree import MANIFEST_PATH

_SPECIAL = re.compile(r"[ #\\]")


def rule(output: str, inputs: Iterable[str]) -> str:
    """The manifest below `output` and the `inputs` that it depends on.

    The manifest is the one file that each run with another input writes.
    """
    names = " ".join(map(_escaped, inputs))
    return f"{_escaped(f'{output}/{MANIFEST_PATH}')}: {names}\n"


def _escaped(path: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", path).replace("$", "$$")
