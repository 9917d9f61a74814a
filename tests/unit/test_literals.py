"""The door for spec text: whatever comes in, what goes out is nothing but a literal."""

from __future__ import annotations

import ast

import black.mode
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from specpress.literals import (
    Code,
    Text,
    docstring,
    python_json,
    python_string,
)

# Everything that JSON and YAML can hold: no lone surrogates, which the reader refuses.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
BLACK = black.mode.Mode(target_versions={black.mode.TargetVersion.PY311})


@given(TEXTS)
@example('"')
@example("'")
@example("\"'")
@example("\\")
@example("\\N{DIGIT ONE}\\x41\\u0041")
@example("\r\n\t\v\f\x85\u2028\u2029\x00\x1b\u202e\ufeff")
def test_python_string_is_the_constant_it_was_made_from(raw: str) -> None:
    assert ast.literal_eval(python_string(Text(raw))) == raw


@given(TEXTS)
@example('it\'s "quoted"')
@example('"""')
def test_python_string_is_as_black_writes_it(raw: str) -> None:
    line = f"x = {python_string(Text(raw))}\n"
    assert black.format_str(line, mode=BLACK) == line or len(line) > 88


@given(TEXTS)
def test_no_hidden_character_reaches_the_file(raw: str) -> None:
    code = python_string(Text(raw))
    assert code.isprintable()


@given(st.lists(TEXTS, min_size=1, max_size=3), st.sampled_from([0, 4, 8]))
@example(['"""\nimport os\n"""'], 4)
@example(['ends with a quote"'], 4)
@example(['"starts with one'], 0)
@example(["ends with \\"], 8)
@example(["x" * 200], 4)
@example(["word " * 16 + "a"], 4)
@example(["- a\n- b\n\n```\n code\n```\n\nend"], 4)
def test_docstring_is_one_constant_with_the_same_words(
    paragraphs: list[str], indent: int
) -> None:
    made = docstring(*map(Text, paragraphs), indent=indent)
    body = f"def f() -> None:\n{' ' * 4}{made}\n" if indent == 4 else made
    module = ast.parse(body if indent == 4 else f"{made}\n")
    found = [n.value for n in ast.walk(module) if isinstance(n, ast.Constant)]
    (text,) = [value for value in found if isinstance(value, str)]
    wanted = "".join("".join(each.split()) for each in paragraphs)
    assert "".join(text.split()) == (wanted or "-")
    assert "".join(made.value.split()) == "".join(text.split())


@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_docstring_is_as_black_writes_it(paragraphs: list[str]) -> None:
    made = docstring(*map(Text, paragraphs), indent=4)
    source = f"class A:\n    {made}\n\n    x: int\n"
    assert black.format_str(source, mode=BLACK) == source


def test_docstring_wraps_prose_and_keeps_lists() -> None:
    prose = "word " * 30
    made = docstring(Text(f"{prose}\n\n- one\n- two"), indent=4)
    lines = made.splitlines()
    assert all(len(line) <= 88 for line in lines)
    assert "    - one" in lines
    assert "    - two" in lines


def test_docstring_sections() -> None:
    entries: list[tuple[str, Text | str]] = [
        ("limit", Text("How many.")),
        ("since", ""),
    ]
    made = docstring(Text("Summary"), sections=[("Args:", entries)], indent=0)
    assert made == '"""Summary\n\nArgs:\n    limit: How many.\n    since\n"""'


def test_docstring_has_no_empty_section() -> None:
    assert docstring(Text("Summary"), sections=[("Args:", [])]) == '"""Summary"""'


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS,
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


@given(JSON)
def test_python_json_evaluates_to_the_value(value: object) -> None:
    assert ast.literal_eval(python_json(value, 0)) == value


@pytest.mark.parametrize(
    "use", [str, repr, format, "{}".format, "%s".__mod__, "a".__add__]
)
def test_text_cannot_be_formatted_by_accident(use: object) -> None:
    assert callable(use)
    if use is repr:
        assert repr(Text("a")) == "Text('a')"
        return
    with pytest.raises(TypeError):
        use(Text("a"))


@given(TEXTS)
def test_everything_that_leaves_is_code(raw: str) -> None:
    for made in (python_string(Text(raw)), docstring(Text(raw)), python_json(raw, 0)):
        assert isinstance(made, Code)
