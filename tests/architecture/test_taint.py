"""Rule 6: one door for the text of documents."""

from __future__ import annotations

import ast
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from architecture.reading import Module, calls, modules
from markupsafe import escape
from specpress.literals import Code, Text

# Who may call `Text.reveal`, and why. Add a module only where none of these can do it.
MAY_REVEAL = {
    "literals": "is the door to Python",
    "markdown": "is the door to docs",
    "names": "makes identifiers, by way of `naming`, which keeps letters and digits only",
    "claims": "ranks how a text is spelled",
    "call_names": "makes identifiers, likewise",
    "kept": "writes what the document called an operation, as a string of TOML",
    "path_names": "makes identifiers, by way of `naming`, likewise",
    "pipeline": "makes the package's name of the title, likewise",
    "config": "makes a digest of the settings",
    "changes.links": "says what a link is called; the report escapes it",
    "changes.operations": "says what differs, likewise",
    "changes.place": "says where, likewise",
    "changes.python": "compares names, likewise",
    "changes.types": "sorts by names",
    "changes.words": "says values, likewise",
    "client_names": "makes identifiers, by way of `naming`, likewise",
    "header_names": "makes identifiers, by way of `naming`, likewise",
    "explain.finder": "compares values of enumerations; emits nothing",
    "explain.symbols": "names operations; the answer escapes what it prints",
    "link_names": "makes identifiers, by way of `naming`, likewise",
    "resource_names": "makes identifiers, by way of `naming`, likewise",
    "lower.server": "fills in the variables of URLs",
    "lower.security": "names a scheme in a diagnostic",
    "lower.idempotency": "compares names of headers",
    "lower.path": "joins constants of a path",
    "lower.parameter": "names a parameter in a diagnostic",
    "lower.api": "names a parameter in a diagnostic, which escapes what it prints",
    "lower.paging_signs": "compares names, and says them in a note",
    "lower.settings": "compares names with those that the configuration says",
    "lower.streams": "names the twin of an operation",
    "views.credentials": "adds a blank to the name of a scheme of HTTP, a token",
    "views.docs": "joins and cuts texts into new texts; compares names",
    "views.model": "compares a field's name with its name on the wire",
    "views.resource": "joins the template of a path",
    "views.wire": "percent-encodes a path, and joins media types",
    "views.curl": "makes URLs and shell words, percent-encoded and shell-quoted",
    "views.rows": "compares names",
    "signatures": "compares what is signed with the places that it may have",
    "views.webhooks": "joins a method and a name into a new text",
    "views.servers": "fills in the variables of a URL",
    "views.samples": "makes JSON, which `literals` then quotes",
}
# Who may say that a string is safe to be emitted, and why.
MAY_MAKE_CODE = {
    "literals": "quotes texts",
    "markdown": "escapes texts",
    "claims": "adds suffixes to identifiers",
    "client_names": "makes the name of the client",
    "custom": "has identifiers of the project's own module",
    "kept": "has identifiers that `published` checked",
    "layout": "breaks lines of what is Code already",
    "names": "makes identifiers",
    "pytypes": "writes types: identifiers and numbers",
    "resource_names": "joins identifiers",
    "shape": "has the same text in place of all",
    "views.client": "joins identifiers and own words",
    "views.credentials": "joins identifiers, quoted texts and own words",
    "views.docs": "joins identifiers, own words and what `markdown` made",
    "views.servers": "joins identifiers and quoted texts",
    "views.errors": "has a table of class names",
    "views.header_forms": "joins own words and quoted texts",
    "views.headers": "joins identifiers and quoted texts",
    "views.inner": "joins identifiers and own words",
    "views.keyword_bodies": "joins identifiers",
    "views.links": "joins identifiers and quoted texts",
    "views.model": "joins identifiers",
    "views.models_package": "joins identifiers",
    "views.model_docs": "joins identifiers and what `markdown` made",
    "views.resource": "joins identifiers",
    "views.accepted": "joins identifiers",
    "views.repeating": "writes numbers",
    "views.answers": "joins identifiers and statuses",
    "views.arguments": "joins identifiers",
    "views.paging": "joins identifiers and quoted texts",
    "views.content": "joins identifiers and quoted texts",
    "views.wire": "joins identifiers and quoted texts",
    "views.curl": "quotes shell words",
    "views.rows": "joins own words and what `markdown` made",
    "views.webhook_docs": "joins identifiers and what `markdown` made",
    "views.webhooks": "joins identifiers and quoted texts",
    "views.snippets": "joins identifiers and shell words",
}


def revealing(module: Module) -> Iterator[int]:
    """The lines that read what is inside a Text."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and node.attr in ("reveal", "_raw"):
            yield node.lineno
        elif isinstance(node, ast.Constant) and node.value in ("reveal", "_raw"):
            yield node.lineno  # getattr(text, "reveal")


def making(module: Module, name: str) -> list[int]:
    """The lines that call the class `name`, or rename it."""
    renamed = [
        node.lineno
        for node in ast.walk(module.tree)
        if isinstance(node, ast.alias) and node.name == name and node.asname
    ]
    return renamed + [line for called, line in calls(module.tree) if called == name]


def test_few_modules_reveal_text() -> None:
    found = {name for name, each in modules().items() if any(revealing(each))}
    assert found == set(MAY_REVEAL)


def test_few_modules_make_code() -> None:
    found = {name for name, each in modules().items() if making(each, "Code")}
    assert found == set(MAY_MAKE_CODE)


def test_one_module_makes_quoted_text() -> None:
    # `gate` proves of each Quoted that it stands in the output as it was quoted
    found = {name for name, each in modules().items() if making(each, "Quoted")}
    assert found == {"literals"}


def test_gate_and_renderer_take_no_text() -> None:
    for name in ("gate", "render", "targets", "tree", "write", "plan"):
        assert "Text" not in {
            node.id
            for node in ast.walk(modules()[name].tree)
            if isinstance(node, ast.Name)
        }


@pytest.mark.parametrize(
    "source",
    ["x.reveal()", "f = x.reveal", "x._raw", "getattr(x, 'reveal')()"],
)
def test_a_revealing_module_is_noticed(source: str) -> None:
    assert list(revealing(Module("m", f"\n{source}"))) == [2]


@pytest.mark.parametrize(
    "source",
    ["Code('x')", "literals.Code('x')", "from specpress.literals import Code as C"],
)
def test_a_module_that_makes_code_is_noticed(source: str) -> None:
    assert making(Module("m", f"\n{source}"), "Code") == [2]


FORMATTERS: dict[str, Callable[[Any], object]] = {
    "str()": str,
    "format()": format,
    "f-string": lambda text: f"{text}",
    "f-string with a width": lambda text: f"{text:>3}",
    "%s": lambda text: "%s" % text,  # noqa: UP031 - the very thing
    "str.format": "{}".format,
    "text + str": lambda text: text + "b",
    "str + text": lambda text: "b" + text,
    "join": lambda text: ",".join(iter([text])),
    "Code()": Code,
    "markupsafe": escape,
    "json": json.dumps,
    "bytes": bytes,
    "iteration": iter,
    "index": lambda text: text[0],
    "print": print,
}


@pytest.mark.parametrize("way", FORMATTERS)
def test_text_cannot_be_formatted_by_accident(way: str) -> None:
    with pytest.raises(TypeError):
        FORMATTERS[way](Text("secret"))


def test_text_still_shows_in_a_debugger() -> None:
    assert repr(Text('a"\n')) == """Text('a"\\n')"""
    assert f"{Text('a')!r}" == "Text('a')"


def test_text_compares_as_a_value() -> None:
    assert Text("a") == Text("a") != Text("b")
    assert len({Text("a"), Text("a")}) == 1
    assert sorted([Text("b"), Text("a")]) == [Text("a"), Text("b")]
    assert not Text("")
    assert Text("a") != "a"
