"""Whatever a template does with a string of a document: it makes code, or it is found."""

from __future__ import annotations

import ast
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from specpress.literals import Code, Quoted, Text, docstring, python_string
from specpress.shape import difference, plain

HARMFUL = [
    '" + __import__("os").system("id") + "',
    "' + __import__('os').system('id') + '",
    '") or __import__("os").system("id") or ("',
    "\nimport os\n",
    "\\",
    "{__import__('os').system('id')}",
    '"""\nimport os\n"""',
    "# \nimport os",
    '\\""" + __import__(\'os\').system(\'id\') + """',
]
QUOTES = ["x = {}", "def f() -> None:\n    {}", "x = [{}, {}]", "x = f({})"]
BROKEN = ['x = "{}"', "x = '{}'", 'x = """{}"""', "x = f{}", "# {}", 'x = "" {} ""']


@dataclass(frozen=True, slots=True)
class View:
    quoted: Quoted
    type: Code
    inner: tuple[tuple[Code, ...], ...]
    number: int


def filled(template: str, quoted: Code) -> str:
    return template.replace("{}", quoted)


def is_found(template: str, text: str) -> bool:
    quoted = python_string(Text(text))
    other = plain(quoted)
    assert isinstance(other, Code)
    return bool(difference(filled(template, quoted), filled(template, other)))


@pytest.mark.parametrize("template", QUOTES)
@pytest.mark.parametrize("text", HARMFUL)
def test_a_string_where_a_value_belongs_is_in_order(template: str, text: str) -> None:
    assert not is_found(template, text)


@given(st.text(), st.sampled_from(QUOTES))
def test_any_string_is_in_order_there(text: str, template: str) -> None:
    assert not is_found(template, text)
    doc = docstring(Text(text))
    other = plain(doc)
    assert isinstance(other, Code)
    assert not difference(f"def f():\n    {doc}", f"def f():\n    {other}")


@given(st.text() | st.sampled_from(HARMFUL), st.sampled_from(BROKEN))
def test_a_string_makes_no_code_that_is_not_found(text: str, template: str) -> None:
    """Where nothing is found, the module is one assignment of constants, or a comment."""
    if is_found(template, text):
        return
    module = ast.parse(filled(template, python_string(Text(text))))
    nodes = [each for each in ast.walk(module) if isinstance(each, ast.stmt | ast.expr)]
    allowed = (ast.Assign, ast.Name, ast.Constant, ast.JoinedStr)
    assert all(isinstance(each, allowed) for each in nodes)


@pytest.mark.parametrize(
    ("template", "quoted"),
    [
        # as if `literals` had forgotten to escape
        ("x = {}", Quoted(f'"{HARMFUL[0]}"', HARMFUL[0])),
        ("x = {}", Quoted(f"'{HARMFUL[1]}'", HARMFUL[1])),
        ("x = f{}", python_string(Text(HARMFUL[5]))),
        ("# {}\nx = 1", docstring(Text("one\n\nimport os"))),
        ('x: "{}"', Code(f"Literal[{python_string(Text(HARMFUL[0]))}]")),
    ],
)
def test_code_is_found(template: str, quoted: Code) -> None:
    other = plain(quoted)
    assert isinstance(other, Code)
    assert difference(filled(template, quoted), filled(template, other))


def test_all_strings_of_a_view_are_replaced_and_nothing_else() -> None:
    view = View(
        python_string(Text('a"b')),
        Code("""Annotated[str, Field(pattern='"', alias="x")] | Literal[1, b"y"]"""),
        ((Code("name"), Code('{"a": "b"}')),),
        3,
    )
    assert plain(view) == View(
        Code("'text'"),  # type: ignore[arg-type]  # a string, of no text that is looked for
        Code(
            """Annotated[str, Field(pattern='text', alias="text")] | Literal[1, b"text"]"""
        ),
        ((Code("name"), Code('{"text": "text"}')),),
        3,
    )
