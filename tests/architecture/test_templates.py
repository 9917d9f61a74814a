"""Rule 3: templates hold no logic, and read nothing but one view dataclass."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import re
from pathlib import Path

import jinja2
import pytest
from architecture.jinja_rules import Rules, Scope
from architecture.reading import TEMPLATES, modules
from jinja2 import nodes
from specpress.literals import Code, Quoted, Text
from specpress.render import environment

ENVIRONMENT = environment(TEMPLATES)
ALL = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.j2"))
PARTIALS = [name for name in ALL if "/_partials/" in name]
WHOLE = [name for name in ALL if name not in PARTIALS]
_HEADER = re.compile(r"\{# view: (specpress\.views(?:\.\w+)*)\.(\w+) -#\}\n")


@dataclasses.dataclass(frozen=True, slots=True)
class Inner:
    text: Code


@dataclasses.dataclass(frozen=True, slots=True)
class View:
    """What the samples below read."""

    text: Code
    quoted: Quoted
    number: int
    raw: str
    is_short: bool
    inner: Inner | None
    items: tuple[Inner, ...]
    rows: tuple[tuple[Code, ...], ...]


def parsed(name: str) -> nodes.Template:
    return ENVIRONMENT.parse((TEMPLATES / name).read_text(encoding="utf-8"))


def view_class(name: str) -> type:
    """The class that a template's first line names."""
    source = (TEMPLATES / name).read_text(encoding="utf-8")
    match = _HEADER.match(source)
    assert match, f"{name}: no {{# view: specpress.views.x.Class -#}} in its first line"
    found = getattr(importlib.import_module(match[1]), match[2])
    assert isinstance(found, type)
    assert found.__module__ == match[1]
    return found


def problems(source: str) -> list[str]:
    """What is wrong with a sample, as a template of `View`."""
    scope: Scope = {"view": View}
    return Rules(parsed).problems(ENVIRONMENT.parse(source), scope)


@pytest.mark.parametrize("name", WHOLE)
def test_a_template_reads_one_view_and_decides_nothing(name: str) -> None:
    class_ = view_class(name)
    assert dataclasses.is_dataclass(class_)
    assert Rules(parsed).problems(parsed(name), {"view": class_}) == []


def test_there_are_templates() -> None:
    assert len(WHOLE) > 5


def test_every_template_is_used() -> None:
    emitted = {
        str(node.args[1].value)
        for node in ast.walk(modules()["targets"].tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Emit"
        and isinstance(node.args[1], ast.Constant)
    }
    included = {
        str(node.template.value)
        for name in ALL
        for node in parsed(name).find_all(nodes.Include)
        if isinstance(node.template, nodes.Const)
    }
    assert sorted(emitted) == WHOLE
    assert sorted(included) == PARTIALS


def test_every_file_of_the_runtime_is_used() -> None:
    constants = {
        node.value
        for node in ast.walk(modules()["targets"].tree)
        if isinstance(node, ast.Constant)
    }
    for path in (TEMPLATES / "client" / "_runtime").glob("*.py"):
        assert path.stem == "_http" or path.stem in constants, path.name


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("{% set x = view.text %}", "1: a Assign"),
        ("{% set x %}a{% endset %}", "1: a AssignBlock"),
        ("{{ view.number + 1 }}", "1: a Add"),
        ("{{ view.text ~ view.text }}", "1: a Concat"),
        ("{{ view.text if view.is_short }}", "1: a CondExpr"),
        ("{{ view.text | upper }}", "1: a Filter"),
        ("{{ 'constant' }}", "1: a Const"),
        ("{{ view.items[0] }}", "1: a Getitem"),
        ("{{ view.text.upper() }}", "1: a Call"),
        ("{{ range(3) }}", "1: a Call"),
        ("{{ dict }}", "1: 'dict' is not a name of this template"),
        ("{{ loop }}", "1: 'loop' is not a name of this template"),
        ("{% if view.number == 1 %}{% endif %}", "1: if: a Compare"),
        ("{% if not view.is_short %}{% endif %}", "1: if: a Not"),
        ("{% if view.text and view.raw %}{% endif %}", "1: if: a And"),
        ("{% if view.text or view.raw %}{% endif %}", "1: if: a Or"),
        ("{% if view.text is defined %}{% endif %}", "1: if: a Test"),
        ("{% if view.items | length %}{% endif %}", "1: if: a Filter"),
        ("{% if view.x %}{% endif %}", "1: if: View has no 'x'"),
        ("{% for x in view.items if x %}{% endfor %}", "for with a filter"),
        ("{% for x in view.items recursive %}{% endfor %}", "recursion"),
        ("{% for a, b in view.rows %}{% endfor %}", "1: for with several names"),
        ("{% for x in view.items | sort %}{% endfor %}", "1: for: a Filter"),
        ("{% for x in view.text %}{% endfor %}", "1: for over <class"),
        ("{% include view.text %}", "1: a Include"),
        ("{% include 'client/' ~ view.text %}", "1: a Include"),
        ("{% include ['a', 'b'] %}", "1: a Include"),
        ("{% extends 'a' %}", "1: a Extends"),
        ("{% import 'a' as a %}", "1: a Import"),
        ("{% from 'a' import b %}", "1: a FromImport"),
        ("{% block a %}{% endblock %}", "1: a Block"),
        ("{% filter upper %}{% endfilter %}", "1: a FilterBlock"),
        ("{% with x = view %}{% endwith %}", "1: a With"),
        ("{% macro m(a) %}{{ a + 1 }}{% endmacro %}", "1: a Add"),
        ("{% macro m(a=1) %}{% endmacro %}", "1: a macro with defaults"),
        ("{{ view.missing }}", "1: View has no 'missing'"),
        ("{{ view.inner.missing }}", "1: Inner has no 'missing'"),
        ("{% for x in view.items %}\n{{ x.y }}{% endfor %}", "2: Inner has no 'y'"),
        ("{{ view.raw }}", "1: view.raw is <class 'str'>, not Code"),
        ("{{ view.number }}", "1: view.number is <class 'int'>, not Code"),
        ("{{ view.items }}", "1: view.items is tuple["),
        ("{{ view }}", "1: view is <class"),
        ("{{ other.text }}", "1: 'other' is not a name of this template"),
        ("{% include 'client/_partials/call.j2' %}", "'method' is not a name"),
    ],
)
def test_logic_is_noticed(source: str, complaint: str) -> None:
    found, *_ = problems(source)
    assert complaint in found


def test_what_templates_are_for_passes() -> None:
    source = (
        "a{% for x in view.items %}{{ x.text }}{% if x.text %}b{% endif %}{% endfor %}"
        "{% if view.inner %}{{ view.inner.text }}{% elif view.items %}{% else %}c{% endif %}"
        "{% for row in view.rows %}{% for x in row %}{{ x }}{% endfor %}{% endfor %}"
        "{% macro m(a) %}{{ a.text }}{% endmacro %}{{ m(view.inner) }}{{ view.quoted }}"
    )
    assert problems(source) == []


@pytest.mark.parametrize(
    "value", ["a str", Text("a Text"), 1, True, None, b"bytes", ["list"], object()]
)
def test_the_renderer_refuses_all_but_code(value: object) -> None:
    template = ENVIRONMENT.from_string("{{ x }}")
    with pytest.raises(TypeError, match="where it needs Code"):
        template.render(x=value)


def test_the_renderer_takes_code() -> None:
    template = ENVIRONMENT.from_string("{{ x }}{{ y }}")
    assert template.render(x=Code("<a>"), y=Quoted('"b"', "b")) == '<a>"b"'


@pytest.mark.parametrize("source", ["{{ x }}", "{{ x.y }}", "{% if x %}{% endif %}"])
def test_what_a_view_lacks_is_an_error(source: str) -> None:
    with pytest.raises((jinja2.UndefinedError, TypeError)):
        ENVIRONMENT.from_string(source).render()


def test_templates_have_no_functions() -> None:
    assert not ENVIRONMENT.globals


def test_templates_are_found_only_in_their_folder() -> None:
    with pytest.raises(jinja2.TemplateNotFound):
        ENVIRONMENT.get_template(f"../{Path(__file__).parents[1].name}/conftest.py")
