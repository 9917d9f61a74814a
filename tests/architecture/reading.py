"""What the architecture tests share: the project's modules as text and as syntax trees."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
GENERATOR = ROOT / "generator"
TEMPLATES = ROOT / "templates"
GENERATED = ROOT / "generated"


@dataclass(frozen=True, slots=True)
class Module:
    name: str
    """Below `specpress`: `lower.api`, and "specpress" for the package itself."""
    source: str

    @property
    def tree(self) -> ast.Module:
        return ast.parse(self.source)


def modules() -> dict[str, Module]:
    """Every module of the generator, by name."""
    found: dict[str, Module] = {}
    for path in sorted((GENERATOR / "specpress").rglob("*.py")):
        parts = path.relative_to(GENERATOR / "specpress").with_suffix("").parts
        name = ".".join(parts).removesuffix("__init__").rstrip(".") or "specpress"
        found[name] = Module(name, path.read_text(encoding="utf-8"))
    return found


def of(prefix: str) -> list[Module]:
    """The modules of one package, or the one module of that name."""
    return [
        each
        for name, each in modules().items()
        if name == prefix or name.startswith(f"{prefix}.")
    ]


def functions(
    tree: ast.AST,
) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method, nested ones too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def calls(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """What is called, by its last name, and in which line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Name(name) | ast.Attribute(attr=name):
                    yield name, node.lineno
                case _:
                    pass
