"""Only what black may change is given to black: black is the oracle."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import black.mode
import pytest
import specpress.formatting
from hypothesis import given, settings
from hypothesis import strategies as st
from paths import ROOT
from specpress.formatting import black_written
from specpress.literals import Text, docstring, python_string

BLACK = black.mode.Mode(target_versions={black.mode.TargetVersion.PY311})
NAMES = st.integers(1, 60).map(lambda length: "N" + "a" * length)
TEXTS = st.text(st.sampled_from(["a", " ", "-", "é", "日", "\n", "'", '"', "(", "\\"]))
CONSTANTS = st.one_of(
    TEXTS,
    st.integers(40, 100).map(lambda length: "x" * length),
    st.integers(20, 60).map(lambda length: "日" * length),
).map(lambda raw: python_string(Text(raw)))
TYPES = st.recursive(
    st.one_of(NAMES, NAMES.map(lambda name: f"models.{name}")),
    lambda inner: st.one_of(
        inner.map(lambda each: f"list[{each}]"),
        st.lists(inner, min_size=2, max_size=4).map(" | ".join),
        st.tuples(inner, CONSTANTS).map(lambda pair: f"Alias[{pair[0]}, F({pair[1]})]"),
    ),
    max_leaves=4,
)


def check(source: str) -> None:
    written = black_written(source, is_stub=False)
    assert written == black.format_str(source, mode=BLACK)
    assert black_written(written, is_stub=False) == written


@settings(max_examples=300)
@given(NAMES, TEXTS, st.lists(st.tuples(NAMES, TYPES, TEXTS), min_size=1, max_size=3))
def test_classes(name: str, doc: str, fields: list[tuple[str, str, str]]) -> None:
    lines = [f"class {name}(Model):", f"    {docstring(Text(doc), indent=4)}", ""]
    for field, type_, words in fields:
        lines += [f"    {field}: {type_} = None"]
        lines += [f"    {docstring(Text(words), indent=4)}"] if words else []
    check("\n".join([*lines, ""]))


@settings(max_examples=300)
@given(st.lists(st.tuples(NAMES, CONSTANTS), min_size=1, max_size=3))
def test_members(members: list[tuple[str, str]]) -> None:
    lines = [f"    {name} = {value}" for name, value in members]
    check("\n".join(["class A(OpenStrEnum):", *lines, ""]))


@settings(max_examples=300)
@given(NAMES, st.lists(st.tuples(NAMES, CONSTANTS), max_size=3), TYPES, CONSTANTS)
def test_functions(
    name: str, values: list[tuple[str, str]], type_: str, constant: str
) -> None:
    lines = [f"def {name}() -> {type_}:", f'    """{"x" * len(name)}"""']
    lines += ["    return Request(", f"        operation={constant},"]
    if values:
        lines += ["        query=query_values(", "            {"]
        lines += [f"                {key}: {value}," for value, key in values]
        lines += ["            },", "        ),"]
    check("\n".join([*lines, "    )", ""]))


@given(NAMES, NAMES)
def test_imports(module: str, name: str) -> None:
    check(f"from .{module} import {name}\n")
    check(f"if TYPE_CHECKING:\n    from .{module} import {name}\n")


STATEMENT = f"x: {'A' * 50} | {'B' * 50}\n"


def test_statements_beside_a_doubtful_one_stay_as_they_are() -> None:
    # `y` is not as black writes it, which shows that black never saw it
    source = f"y = [1,2]\n\n\n@final\nclass A:\n    {STATEMENT}\n\nz = [1,2]\n"
    written = black_written(source, is_stub=False)
    assert written.startswith("y = [1,2]\n\n\n@final\nclass A:\n    x: (\n        AAA")
    assert written.endswith("    )\n\n\nz = [1,2]\n")


def test_members_beside_a_doubtful_one_stay_as_they_are() -> None:
    call = f"x = {'f' * 60}({'a' * 20})"
    source = f"""\
class A:
    y = [1,2]

    @final
    def f(self) -> None:
        {call}

    {STATEMENT}
    z = [1,2]
"""
    assert black_written(source, is_stub=False) == f"""\
class A:
    y = [1,2]

    @final
    def f(self) -> None:
        x = {"f" * 60}(
            {"a" * 20}
        )

    x: (
        {"A" * 50}
        | {"B" * 50}
    )

    z = [1,2]
"""


def test_a_doubtful_line_that_is_no_member_s_is_of_the_class() -> None:
    bases = f"{'B' * 50}, {'C' * 50}"
    check(f"class A({bases}):\n    x = 1\n\n    {STATEMENT}")


@given(st.lists(NAMES, min_size=1, max_size=3), st.integers(82, 99))
def test_lists_behind_a_long_line_stay_open(names: list[str], length: int) -> None:
    module = "m" * length
    entries = [f"{name}," for name in names]
    lines = [f"from .{module} import (", *(f"    {each}" for each in entries), ")"]
    lines += ["", "X = f(", "    {", f'        "{module}": (']
    lines += [
        *(f'            "{name}",' for name in names),
        "        ),",
        "    },",
        ")",
    ]
    check("\n".join([*lines, ""]))


@pytest.mark.parametrize(
    "source",
    [
        "x = 1\n\n\n\ny = 2\n",
        "\nx = 1\n",
        "x = 1\n\n",
        "x = 1",
        "x = f(\n)\n",
        "x = f(\n    1\n)\n",
        "x = f(\n        1,\n)\n",
        "x = 1 \n",
        "if x:\n\ty\n",
    ],
)
def test_what_templates_could_get_wrong_is_given_to_black(source: str) -> None:
    assert black_written(source, is_stub=False) != source
    check(source)


def test_text_that_does_not_parse_is_left_to_the_gate() -> None:
    assert black_written(f"{STATEMENT})\n", is_stub=False) == f"{STATEMENT})\n"


def test_stubs_are_written_as_stubs() -> None:
    source = f"{STATEMENT}\n\n\n\nclass A: ...\nclass B: ...\n"
    mode = black.mode.Mode(BLACK.target_versions, is_pyi=True)
    expected = black.format_str(source, mode=mode)
    assert black_written(source, is_stub=True) == expected


def test_an_ordinary_document_needs_no_black(tmp_path: Path) -> None:
    script = """
import sys
from specpress.cli import main
main(["generate", sys.argv[1], "-q", "-o", sys.argv[2]])
sys.exit("black" in sys.modules)
"""
    spec = str(ROOT / "spec/metronome.yaml")
    subprocess.run([sys.executable, "-c", script, spec, str(tmp_path)], check=True)


def test_docstrings_are_not_given_to_black(monkeypatch: pytest.MonkeyPatch) -> None:
    def by_black(text: str, *, is_stub: bool) -> str:
        return ""

    monkeypatch.setattr(specpress.formatting, "_by_black", by_black)
    source = f'x: int\n"""{"é" * 100}\n\nlong {"y" * 100}\n    f(\n    1\n"""\n'
    assert black_written(source, is_stub=False) == source
