"""Rule 9: small modules and functions, typed and explained; a client of few lines."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import inspect
from pathlib import Path

import pytest
from architecture.reading import GENERATED, Module, functions, modules, of

MODULE_LINES = 400
FUNCTION_LINES = 50
# Lines of Python that the customer client may have, as people count who review it.
OWN_LINES = 400
ALL_LINES = 1_828


def size_problems(module: Module) -> list[str]:
    """What is too long in `module`."""
    found = [
        f"{module.name}.{each.name}: {length} lines"
        for each in functions(module.tree)
        if (length := (each.end_lineno or 0) - each.lineno + 1) > FUNCTION_LINES
    ]
    length = len(module.source.splitlines())
    return found + [f"{module.name}: {length} lines"] * (length > MODULE_LINES)


def explains_itself(module: Module) -> bool:
    """Whether the docstring says what the module knows: "knows", "known", "does not know"."""
    return "now" in (ast.get_docstring(module.tree) or "")


def uses_any(module: Module) -> list[int]:
    """The lines of `module` that say `Any`."""
    return [
        node.lineno
        for node in ast.walk(module.tree)
        if (isinstance(node, ast.Name) and node.id == "Any")
        or (isinstance(node, ast.Attribute) and node.attr == "Any")
        or (isinstance(node, ast.alias) and node.name == "Any")
    ]


def soft_dataclasses(*classes: type) -> list[str]:
    """The dataclasses that can be changed, or that take any attribute."""
    return [
        each.__name__
        for each in classes
        if dataclasses.is_dataclass(each)
        and not (_is_frozen(each) and "__slots__" in vars(each))
    ]


def _is_frozen(class_: type) -> bool:
    parameters: object = vars(class_)["__dataclass_params__"]
    return bool(getattr(parameters, "frozen", False))


@pytest.mark.parametrize("module", modules().values(), ids=lambda each: each.name)
def test_modules_and_functions_are_short(module: Module) -> None:
    assert size_problems(module) == []


@pytest.mark.parametrize("module", modules().values(), ids=lambda each: each.name)
def test_every_module_says_what_it_knows(module: Module) -> None:
    if module.name in ("specpress", "__main__"):
        assert ast.get_docstring(module.tree)  # nothing to know in one line
    else:
        assert explains_itself(module)


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    last = {name.rpartition(".")[2] for name in modules()}
    assert not last & {"utils", "util", "helpers", "common", "misc"}


@pytest.mark.parametrize(
    "module", [*of("ir"), *of("views"), *of("render")], ids=lambda each: each.name
)
def test_data_and_views_have_types(module: Module) -> None:
    assert uses_any(module) == []


@pytest.mark.parametrize(
    "module", [*of("ir"), *of("views")], ids=lambda each: each.name
)
def test_data_and_views_are_frozen_and_slotted(module: Module) -> None:
    loaded = importlib.import_module(f"specpress.{module.name}")
    own = [
        each
        for _, each in inspect.getmembers(loaded, inspect.isclass)
        if each.__module__ == loaded.__name__
    ]
    assert soft_dataclasses(*own) == []


def test_the_customer_client_stays_small() -> None:
    client = GENERATED / "metronome"
    own = sum(_lines(path) for path in client.rglob("*.py*") if _is_ours(path))
    assert 0 < own <= OWN_LINES
    runtime = sum(_lines(path) for path in (client / "_runtime").glob("*.py"))
    assert own + runtime <= ALL_LINES


def _is_ours(path: Path) -> bool:
    is_source = path.suffix in (".py", ".pyi")
    return is_source and "_runtime" not in path.parts


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


# -- the checks find what they look for


def test_a_long_function_is_noticed() -> None:
    source = "def f() -> None:\n" + "    pass\n" * FUNCTION_LINES
    assert size_problems(Module("m", source)) == ["m.f: 51 lines"]


def test_a_long_method_is_noticed() -> None:
    source = "class C:\n    async def f(self):\n" + "        pass\n" * FUNCTION_LINES
    assert size_problems(Module("m", source)) == ["m.f: 51 lines"]


def test_a_long_module_is_noticed() -> None:
    assert size_problems(Module("m", "\n" * 401)) == ["m: 401 lines"]


def test_a_docstring_that_says_nothing_is_noticed() -> None:
    assert not explains_itself(Module("m", '"""Helpers."""'))
    assert not explains_itself(Module("m", "x = 1"))
    assert explains_itself(Module("m", '"""Knows trees."""'))


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("from typing import Any", 1),
        ("import typing\nx: typing.Any = 1", 2),
        ("\n\nx: list[Any] = []", 3),
    ],
)
def test_any_is_noticed(source: str, line: int) -> None:
    assert uses_any(Module("m", source)) == [line]


def test_the_word_any_is_not_the_type() -> None:
    assert uses_any(Module("m", "x = any([])\ny = 'Any'\n# Any\n")) == []


def test_soft_dataclasses_are_noticed() -> None:
    @dataclasses.dataclass
    class Mutable:
        x: int

    @dataclasses.dataclass(frozen=True)
    class Open:
        x: int

    @dataclasses.dataclass(slots=True)
    class Slotted:
        x: int

    @dataclasses.dataclass(frozen=True, slots=True)
    class Hard:
        x: int

    assert soft_dataclasses(Mutable, Open, Slotted, Hard) == [
        "Mutable",
        "Open",
        "Slotted",
    ]
