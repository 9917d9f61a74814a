"""`docs/templates.md` lists all that may be overridden, and all that a template may read."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from dataclasses import is_dataclass
from importlib import import_module
from pkgutil import iter_modules

import pytest
from paths import ROOT
from specpress import views
from specpress.overrides import names, original

PAGE = ROOT / "docs/templates.md"
HEAD = "## Reference\n"
_VIEW = re.compile(r"\{# view: (specpress\.views\.\w+)\.(\w+) -#\}")


def view_classes() -> dict[str, type]:
    """All dataclasses of views, by name; two of one name would be one too many for readers."""
    found: dict[str, type] = {}
    for module in iter_modules(views.__path__, "specpress.views."):
        for name, each in inspect.getmembers(import_module(module.name), is_dataclass):
            if each.__module__ == module.name and isinstance(each, type):
                found[f"{module.name.rpartition('.')[2]}.{name}"] = each
    return found


def fields_of(view: type) -> Iterator[tuple[str, str, str]]:
    """Name, type and words of each field, as the class says them."""
    (class_,) = ast.parse(inspect.cleandoc(inspect.getsource(view))).body
    assert isinstance(class_, ast.ClassDef)
    for node, after in zip(class_.body, [*class_.body[1:], None], strict=True):
        match node, after:
            case ast.AnnAssign(ast.Name(name), type_), ast.Expr(
                ast.Constant(str(words))
            ):
                yield name, ast.unparse(type_), " ".join(words.split())
            case ast.AnnAssign(ast.Name(name), type_), _:
                yield name, ast.unparse(type_), ""
            case _:
                pass


def read_by_templates() -> tuple[list[str], list[str]]:
    """Lines for all templates, and the views that these read, those within included."""
    classes = view_classes()
    short = {name.partition(".")[2]: name for name in classes}
    lines: list[str] = []
    pending: list[str] = []
    for name in names():
        match = _VIEW.match(original(name))
        view = f"{match[1].rpartition('.')[2]}.{match[2]}" if match else ""
        if view:
            pending.append(view)
        if not name.startswith("client/_runtime"):
            lines.append(f"| `{name}` | {f'`{view}`' if view else 'part of others'} |")
    seen: set[str] = set()
    while pending:
        view = pending.pop()
        if view in seen:
            continue
        seen.add(view)
        for _, type_, _ in fields_of(classes[view]):
            home = view.partition(".")[0]
            for word in re.findall(r"\w+", type_):
                if f"{home}.{word}" in classes:
                    pending.append(f"{home}.{word}")
                elif word in short:
                    pending.append(short[word])
    return lines, sorted(seen)


def reference() -> str:
    """The last part of the page."""
    lines, found = read_by_templates()
    classes = view_classes()
    text = [HEAD, "| template | view |", "| --- | --- |", *lines]
    text += ["", "Modules of the runtime: `specpress templates` lists them.", ""]
    for name in found:
        words = inspect.getdoc(classes[name]) or ""
        is_own = not words.startswith(f"{classes[name].__name__}(")  # made by dataclass
        text += [f"### `{name}`", ""]
        text += [words, ""] if is_own else []
        for field, type_, about in fields_of(classes[name]):
            text.append(f"- `{field}: {type_}`{f' - {about}' if about else ''}")
        text.append("")
    return "\n".join(text).rstrip() + "\n"


def test_the_page_lists_templates_and_views(request: pytest.FixtureRequest) -> None:
    page = PAGE.read_text(encoding="utf-8")
    before = page.partition(HEAD)[0]
    if request.config.getoption("--update-golden"):
        PAGE.write_text(before + reference(), encoding="utf-8")
    else:
        hint = "pytest tests/unit/test_templates_page.py --update-golden"
        assert page == before + reference(), hint


def test_what_the_page_shows_is_so() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for name in re.findall(r"templates (client/\S+\.j2)", page):
        assert name in names()
