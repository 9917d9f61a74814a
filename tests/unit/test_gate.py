"""The gate: code that no template writes is refused, whatever brought it there."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from specpress.gate import problems
from specpress.literals import Quoted, Text, docstring, python_string


@dataclass(frozen=True)
class View:
    texts: tuple[Quoted, ...] = ()


HEAD = "from __future__ import annotations\n\nfrom .._runtime.models import Model\n\n\n"


@pytest.mark.parametrize(
    "source",
    [
        HEAD + 'class A(Model):\n    """Doc"""\n\n    a: int\n',
        "from typing import Annotated\n\nfrom pydantic import Field\n\nx: Annotated[int, Field(ge=-1)]\n",
        "class A:\n    def f(self, a: str) -> str:\n        return a\n",
        "import builtins\n\nx: builtins.list[int]\n",
    ],
)
def test_what_templates_write_passes(source: str) -> None:
    assert list(problems(source, View())) == []


@pytest.mark.parametrize(
    "payload",
    [
        "import os",
        "from os import system",
        "from builtins import eval",
        "import builtins\n\nx = builtins.eval",
        "import builtins\n\nx = builtins.list(y)",
        "import hostile_marker",
        "__import__('hostile_marker')",
        "x = __import__('os')",
        "x = eval('1')",
        "x = open('f')",
        "x = getattr(Model, 'y')",
        "x = Model.__subclasses__()",
        "x = Model.mro()",
        "x = Model().a.b()",
        "Model()",
        "Model",
        "for x in Model: pass",
        "while Model: pass",
        "try:\n    pass\nexcept Model:\n    pass",
        "with Model: pass",
        "del Model",
        "global x",
        "assert Model",
        "raise Model",
        "x = lambda: Model",
        "x = [Model for Model in Model]",
        "x = f'{Model}'",
        "x = (y := Model)",
        "x = Model if Model else Model",
        "x = unknown",
        "def eval(): pass\nx = eval()",
        "x = (",
        "x = '\x00'",
    ],
)
def test_what_templates_never_write_is_refused(payload: str) -> None:
    assert list(problems(f"{HEAD}{payload}\n", View()))


def test_a_literal_must_stand_in_the_module() -> None:
    quoted = python_string(Text('a "quoted" text'))
    assert list(problems(f"x = {quoted}\n", View((quoted,)))) == []
    assert list(problems("x = 'another'\n", View((quoted,))))


def test_a_docstring_must_stand_in_the_module_whole() -> None:
    quoted = docstring(Text('Ends here """\nimport os'))
    assert list(problems(f"{quoted}\n", View((quoted,)))) == []
    assert list(problems('"""Ends here """\n', View((quoted,))))
