"""Rule 1: modules import what lies below them, never what lies above (or beside) them."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping

import pytest
from architecture.reading import Module, modules, of

# Low to high. Modules of one layer know nothing of each other. Whoever adds a module puts it
# here, as low as its imports allow.
LAYERS: tuple[tuple[str, ...], ...] = (
    (
        "changes",
        "commands",
        "explain",
        "lower",
        "views",
    ),  # packages without code of their own
    (
        "beside",
        "diagnostics",
        "literals",
        "naming",
        "builtin_classes",
        "reserved",
        "templates",
        "ir.transport",
        "tree",
    ),
    ("ir.schema", "operation_settings", "signing"),
    ("ir.links", "ir.paging", "ir.security", "ir.servers"),
    ("ir.operations",),
    ("disk", "files", "formatting", "ir", "layout", "markdown", "nodes"),
    (
        "claims",
        "graph",
        "grammar",
        "json_source",
        "jsonpath",
        "lock",
        "nesting",
        "page",
        "plan",
        "published",
        "selection",
    ),
    (
        "call_names",
        "client_names",
        "header_names",
        "link_names",
        "resource_names",
        "yaml_scalars",
    ),
    ("starter",),
    ("draft4", "names", "parts", "path_names", "settings"),
    ("custom", "overrides", "pytypes", "signatures", "write", "yaml_source"),
    ("config",),
    (
        "configuration",
        "configuration_schema",
        "depfile",
        "project",
        "recognition",
        "revisions",
        "splitting",
        "yaml_text",
    ),
    ("collection", "fetch", "merging", "page_text", "pins", "swagger2_parts"),
    ("inputs",),
    ("source",),
    ("overlay", "refs", "resolve", "swagger2_bodies", "validate"),
    ("overlaying", "survey", "swagger2"),
    ("dialect", "located", "placement"),
    ("bundle", "lower.media"),
    (
        "lower.access",
        "lower.circles",
        "lower.identity",
        "lower.outline",
        "lower.pages",
        "lower.pattern_classes",
        "lower.reading",
        "lower.rewriting",
    ),
    ("lower.patterns", "moved"),
    (
        "kept",
        "lower.constraints",
        "lower.encoding",
        "lower.expressions",
        "lower.idempotency",
        "lower.paging_signs",
        "lower.paging_told",
        "lower.path",
        "lower.security",
        "lower.server",
        "lower.settings",
        "lower.shapes",
        "lower.uploads",
    ),
    ("lower.kinds", "lower.lowering", "lower.paging", "shaking"),
    ("lower.values",),
    ("lower.unions",),
    ("lower.lists", "lower.objects", "lower.subtypes"),
    ("lower.schema",),
    ("lower.parameter",),
    ("lower.content", "lower.headers"),
    ("lower.body", "lower.path_item", "lower.streams"),
    ("lower.chosen",),
    ("lower.links", "lower.responses"),
    ("lower.signature",),
    ("lower.webhooks",),
    ("lower.api",),
    (
        "views.absence",
        "views.credentials",
        "views.errors",
        "views.features",
        "views.header_forms",
        "views.imports",
        "views.paging",
        "views.parameters",
        "views.repeating",
        "views.rows",
        "views.samples",
        "views.servers",
        "views.styles",
    ),
    ("views.accepted", "views.answers", "views.inner", "views.sending"),
    ("views.arguments", "views.dicts"),
    ("views.content",),
    ("views.wire",),
    ("views.keyword_bodies",),
    ("views.model", "views.model_docs", "views.resource", "views.webhooks"),
    ("views.headers", "views.links"),
    ("views.models_package",),
    ("views.client",),
    ("views.curl",),
    ("views.snippets", "views.webhook_docs"),
    ("views.docs",),
    ("changes.change", "changes.place", "changes.words"),
    ("changes.links", "changes.report", "changes.types"),
    ("changes.operations", "changes.python"),
    ("changes.compare",),
    ("targets",),
    ("gate", "render", "shape"),
    ("making",),
    ("freshness", "pipeline"),
    ("run",),
    ("history",),
    ("hatch_hook", "library"),
    ("explain.answer", "explain.query", "explain.symbols"),
    ("explain.emitted", "explain.places", "explain.remembered"),
    ("explain.finder",),
    ("explain.workspace",),
    ("specpress",),
    ("commands.console", "commands.options"),
    (
        "commands.diff",
        "commands.explain",
        "commands.extract",
        "commands.generate",
        "commands.init",
        "commands.split",
        "commands.templates",
        "commands.validate",
    ),
    ("cli",),
    ("__main__",),
)
LEVELS = {name: level for level, layer in enumerate(LAYERS) for name in layer}


def imported(module: Module, known: Collection[str]) -> Iterator[tuple[str, int]]:
    """The project's modules that `module` imports anywhere, and in which line.

    Imports inside functions and under TYPE_CHECKING count like any other.
    """
    for node in ast.walk(module.tree):
        match node:
            case ast.Import(names):
                found = [alias.name for alias in names]
            case ast.ImportFrom(module=None | "", level=level) | ast.ImportFrom(
                level=level
            ) if level:
                found = ["." * level]  # relative: refused, so that all are seen here
            case ast.ImportFrom(module=str(base), names=names):
                found = [f"{base}.{alias.name}" for alias in names]
            case _:
                continue
        for name in found:
            yield from _own(name, node.lineno, known)


def _own(name: str, line: int, known: Collection[str]) -> Iterator[tuple[str, int]]:
    if name.startswith((".", "generator")):
        yield name, line
    elif name == "specpress" or name.startswith("specpress."):
        below = name.removeprefix("specpress").lstrip(".")
        while below and below not in known:  # a name inside a module
            below = below.rpartition(".")[0]
        yield below or "specpress", line


def problems(module: Module, levels: Mapping[str, int]) -> list[str]:
    """What is wrong with the imports of `module`."""
    if module.name not in levels:
        return [f"{module.name} is in no layer"]
    found: list[str] = []
    # what stands in the folder is known as well, so that an unlisted module is seen
    known = {*levels, *modules()}
    for name, line in imported(module, known):
        at = f"{module.name}:{line} imports {name}"
        if name not in levels:
            found.append(f"{at}, which is in no layer")
        elif name != "specpress" and levels[name] >= levels[module.name]:
            found.append(f"{at}, which is not below it")
    return found


@pytest.mark.parametrize("module", modules().values(), ids=lambda each: each.name)
def test_a_module_imports_only_what_is_below_it(module: Module) -> None:
    assert problems(module, LEVELS) == []


def test_the_layers_name_every_module_once_and_no_other() -> None:
    listed = [name for layer in LAYERS for name in layer]
    assert sorted(listed) == sorted(modules())


def test_packages_hold_no_code() -> None:
    for name in ("changes", "commands", "explain", "lower", "views"):
        (docstring,) = modules()[name].tree.body
        assert isinstance(docstring, ast.Expr), name


def test_the_ir_imports_only_leaf_types() -> None:
    found = {name for each in of("ir") for name, _ in imported(each, modules())}
    beside = {each.name for each in of("ir")}
    settings = {"operation_settings", "signing"}
    assert found - beside == {"diagnostics", "literals", *settings}
    others = {
        name
        for each in of("ir")
        for node in ast.walk(each.tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [str(node.module)]
            if isinstance(node, ast.ImportFrom)
            else [alias.name for alias in node.names]
        )
    }
    standard = {"__future__", "collections.abc", "dataclasses", "enum", "typing"}
    assert {
        each for each in others - standard if not each.startswith("specpress.")
    } == set()


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("from specpress.cli import main", "ir:1 imports cli, which is not below it"),
        ("import specpress.pipeline", "ir:1 imports pipeline, which is not below it"),
        ("from specpress import render", "ir:1 imports render, which is not below it"),
        ("from specpress.ir import Api", "ir:1 imports ir, which is not below it"),
        (
            "from specpress.plan import Plan",
            "ir:1 imports plan, which is not below it",
        ),
        (
            "if TYPE_CHECKING:\n    from specpress.gate import check",
            "ir:2 imports gate, which is not below it",
        ),
        (
            "def f() -> None:\n    import specpress.write",
            "ir:2 imports write, which is not below it",
        ),
        (
            "from generator.specpress import tree",
            "ir:1 imports generator.specpress.tree, which is in no layer",
        ),
        (
            "import generator.specpress",
            "ir:1 imports generator.specpress, which is in no layer",
        ),
        ("from . import tree", "ir:1 imports ., which is in no layer"),
        ("from .tree import Tree", "ir:1 imports ., which is in no layer"),
    ],
)
def test_a_bad_import_is_noticed(source: str, complaint: str) -> None:
    assert problems(Module("ir", source), LEVELS) == [complaint]


def test_an_unlisted_module_is_noticed() -> None:
    assert problems(Module("utils", ""), LEVELS) == ["utils is in no layer"]
    without = {name: level for name, level in LEVELS.items() if name != "tree"}
    user = Module("plan", "from specpress.tree import Tree")
    assert problems(user, without) == ["plan:1 imports tree, which is in no layer"]


def test_good_imports_pass() -> None:
    source = "import json\nfrom specpress.literals import Text\nimport jinja2\n"
    assert problems(Module("ir", source), LEVELS) == []
