"""Long lines are broken as black breaks them: black is the oracle."""

from __future__ import annotations

import black.mode
from hypothesis import given, settings
from hypothesis import strategies as st
from specpress.layout import annotated, assigned, based, expression, imported, result

BLACK = black.mode.Mode(target_versions={black.mode.TargetVersion.PY311})
NAMES = st.integers(2, 62).map(lambda length: "N" + "a" * length)
LOWER = st.integers(1, 44).map(lambda length: "a" * length)
TYPES = st.recursive(
    NAMES,
    lambda inner: st.one_of(
        inner.map(lambda each: f"list[{each}]"),
        inner.map(lambda each: f"dict[str, {each}]"),
        inner.map(lambda each: f"Omittable[{each}]"),
        inner.map(lambda each: f"{each} | None"),
        st.tuples(inner, LOWER).map(
            lambda pair: f'Annotated[{pair[0]}, Field(alias="{pair[1]}")]'
        ),
        st.tuples(inner, inner, LOWER).map(
            lambda each: (
                f"Annotated[{each[0]} | {each[1]},"
                f' Tagged("{each[2]}", {{"a": {each[0]}, 2: {each[1]}}})]'
            )
        ),
    ),
    max_leaves=4,
)
# Groups in brackets are for unions that are too long for pyright, let alone for a line.
MANY = st.lists(NAMES, min_size=40, max_size=41).map(" | ".join)
GROUPS = st.lists(MANY, min_size=2, max_size=3).map(
    lambda many: " | ".join([many[0], *(f"({each})" for each in many[1:])])
)


def check(source: str) -> None:
    assert black.format_str(source, mode=BLACK) == source


@settings(max_examples=300)
@given(LOWER, TYPES, st.sampled_from(["", "None"]))
def test_fields(name: str, type_: str, default: str) -> None:
    check(f"class A:\n    {annotated(name, type_, default, indent=4)}\n")


@settings(max_examples=300)
@given(NAMES, TYPES)
def test_aliases(name: str, type_: str) -> None:
    check(f"{annotated(name, 'TypeAlias', type_, indent=0)}\n")


@settings(max_examples=50)
@given(NAMES, GROUPS, st.sampled_from(["{}", "{} | None", "dict[str, {}]"]))
def test_groups(name: str, groups: str, around: str) -> None:
    made = annotated(name, "TypeAlias", around.format(groups), indent=0)
    assert made.count("(\n") >= groups.count("(")
    check(f"{made}\n")


@settings(max_examples=200)
@given(LOWER, TYPES, st.sampled_from(["", "None"]))
def test_parameters(name: str, type_: str, default: str) -> None:
    line = annotated(name, type_, default, indent=4, end=",")
    check(f"def f(\n    {line}\n) -> None:\n    pass\n")


@settings(max_examples=200)
@given(TYPES)
def test_results(type_: str) -> None:
    made = expression(type_, indent=0, around=6)
    check(f"def f(\n    a: int,\n) -> {made}:\n    pass\n")


@given(LOWER, st.integers(0, 100))
def test_assignments(name: str, length: int) -> None:
    value = '"' + "x" * length + '"'
    check(f"class A:\n    {assigned(name, value, indent=4)}\n")


@given(NAMES, NAMES)
def test_class_heads(name: str, base: str) -> None:
    check(f"{based(name, base)}:\n    pass\n")


@given(LOWER, st.lists(NAMES, min_size=1, max_size=4, unique=True))
def test_imports(module: str, names: list[str]) -> None:
    check(f"{imported(f'.{module}', names)}\n")


@settings(max_examples=200)
@given(LOWER, TYPES)
def test_results_without_parameters(name: str, type_: str) -> None:
    made = result(type_, indent=0, around=len(f"def {name}() -> :"))
    source = f"def {name}() -> {made}:\n    pass\n"
    # what is left in one line is black's to break
    if max(map(len, source.split("\n"))) <= BLACK.line_length:
        check(source)
