"""What emitted modules use themselves is reserved, so that nothing of a document takes it."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator
from pathlib import Path

import pydantic
import pytest
from architecture.reading import GENERATED, ROOT, TEMPLATES, modules
from specpress import reserved
from specpress.builtin_classes import BUILTIN_CLASSES

RUNTIME = TEMPLATES / "client" / "_runtime"
EMITTED = sorted(
    path
    for folder in (GENERATED, *(ROOT / "tests/golden").glob("*/expected"))
    for path in folder.rglob("*.py")
    if path.parent.name != "_runtime"
)
ASK = "add it to specpress.reserved"


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(tree: ast.AST, *, own: bool = True) -> set[str]:
    """Names that a module imports; its siblings' too, where `own`."""
    return {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module != "__future__"
        for alias in node.names
        if own or node.level != 1
    }


def read_names(tree: ast.AST) -> Iterator[str]:
    """Names that a module reads, but for parameters."""
    parameters = {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Name)
            and isinstance(node.ctx, ast.Load)
            and node.id not in parameters
        ):
            yield node.id


def public(path: Path) -> set[str]:
    """What a module of the runtime defines for others."""
    found: set[str] = set()
    for node in parsed(path).body:
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                found.add(name)
            case ast.Assign(targets=[ast.Name(id=name)]):
                found.add(name)
            case ast.AnnAssign(target=ast.Name(id=name)):
                found.add(name)
            case _:
                pass
    return {name for name in found if not name.startswith("_")}


def spelled_in(module: str) -> set[str]:
    """The strings of a module of the generator that name a thing which others define."""
    known = {name for path in RUNTIME.glob("*.py") for name in public(path)}
    known |= {
        "Annotated",
        "Any",
        "Decimal",
        "Field",
        "Literal",
        "Sequence",
        "TypeAlias",
    }
    known |= {"TypeAliasType", "UUID", "Union", "date", "datetime", "time", "timedelta"}
    return known & {
        node.value
        for node in ast.walk(modules()[module].tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_classes_do_not_hide_what_modules_of_models_import() -> None:
    imports = {
        name
        for path in EMITTED
        if path.parent.name == "models" and path.name != "__init__.py"
        for name in imported(parsed(path), own=False)
    }
    wanted = {name for name in imports | spelled_in("views.model") if name[0].isupper()}
    # the same types for parameters are plain ones, in modules of operations
    plain = reserved.CLASSES_IN_RESOURCE_MODULES - reserved.IN_MODEL_MODULES
    wanted |= {name for name in spelled_in("pytypes") - plain if name[0].isupper()}
    assert wanted <= reserved.IN_MODEL_MODULES, ASK


def test_methods_and_parameters_do_not_hide_what_modules_of_operations_import() -> None:
    imports = {
        name
        for path in EMITTED
        if path.parent.name == "resources"
        for name in imported(parsed(path), own=False)
    } | spelled_in("views.resource")
    lower = {name for name in imports if name[0].islower()}
    assert lower <= reserved.IN_RESOURCE_MODULES, ASK
    classes = reserved.CLASSES_IN_RESOURCE_MODULES | reserved.IN_CLIENT_MODULE
    assert imports - lower <= classes, ASK


def test_resources_do_not_hide_what_the_client_uses() -> None:
    (module,) = [
        path for path in EMITTED if path.parts[-2:] == ("metronome", "client.py")
    ]
    tree = parsed(module)
    resources = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "")[:9] == "resources"
        for alias in node.names
    }
    classes = {name for name in imported(tree) - resources if name[0].isupper()}
    assert classes <= reserved.IN_CLIENT_MODULE, ASK
    attributes = {
        node.name
        for each in parsed(RUNTIME / "client.py").body
        if isinstance(each, ast.ClassDef)
        for node in each.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and not node.name.startswith("_")
    }
    assert attributes <= reserved.CLIENT_ATTRIBUTES, ASK


def test_the_client_is_not_called_like_what_the_package_exports() -> None:
    template = (TEMPLATES / "client/__init__.py.j2").read_text(encoding="utf-8")
    exported = {word for word in template.split('"')[1::2] if word[:1].isupper()}
    assert exported <= reserved.IN_PACKAGE, ASK


@pytest.mark.parametrize("kind", ["models", "resources"])
def test_attributes_do_not_hide_builtins_in_annotations(kind: str) -> None:
    lower = {name for name in dir(builtins) if name[0].islower()}
    used = {
        name
        for path in EMITTED
        if path.parent.name == kind and path.name != "__init__.py"
        for name in read_names(parsed(path))
        if name in lower
    }
    assert used <= reserved.IN_ANNOTATIONS | reserved.IN_RESOURCE_CLASS, ASK


def test_builtin_classes_are_those_of_every_python() -> None:
    here = {name for name in dir(builtins) if name[0].isupper()}
    assert here - {"None", "True", "False"} <= BUILTIN_CLASSES, ASK


def test_fields_do_not_hide_attributes_of_pydantic() -> None:
    found = {*dir(pydantic.BaseModel), *dir(type(pydantic.BaseModel))}
    attributes = {name for name in found if not name.startswith("_")}
    assert attributes <= reserved.MODEL_ATTRIBUTES, ASK
