"""What must be true of a tree that came of a hostile document.

The payload is an import of `hostile_marker`, or a call: neither may be code anywhere. It may
be a constant, a comment or a docstring.
"""

from __future__ import annotations

import ast
import importlib
import multiprocessing
import os
import re
import sys
import traceback
from collections.abc import Iterator, Mapping
from multiprocessing.process import BaseProcess
from pathlib import Path

RUNTIME = Path(__file__).parents[2] / "templates" / "client" / "_runtime"
FORBIDDEN_CALLS = frozenset({"__import__", "eval", "exec", "compile"})
# Controls, line breaks that are not seen as such, and characters that show a text in another
# order than it is read (Trojan Source), or not at all.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)
_FENCE = re.compile(r"(`{3,})[^`]*|(~{3,}).*")
_SPAN = re.compile(r"(?<![\\`])(`+)(?!`)(.*?)(?<!`)\1(?!`)")
_HTML = re.compile(r"(?<!\\)<(?!https?://)[A-Za-z/!?]")
_SCRIPT_LINK = re.compile(
    r"(?:(?<!\\)\]\(|(?<!\\)\]:)\s*<?\s*(?:java|vb)script:", re.IGNORECASE
)


def python_problems(source: str) -> Iterator[str]:
    """What of an emitted module may be the document's code."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError) as problem:
        yield f"does not parse: {problem}"
        return
    for node in ast.walk(tree):
        match node:
            case ast.Name(id="hostile_marker") | ast.Attribute(attr="hostile_marker"):
                yield f"line {node.lineno}: the name hostile_marker"
            case ast.Import(names) | ast.ImportFrom(names=names):
                named = {getattr(node, "module", ""), *(each.name for each in names)}
                if "hostile_marker" in named:
                    yield f"line {node.lineno}: import of hostile_marker"
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
                if name in FORBIDDEN_CALLS:
                    yield f"line {node.lineno}: a call of {name}"
            case ast.JoinedStr():
                yield f"line {node.lineno}: an f-string"
            case _:
                pass


def markdown_problems(source: str) -> Iterator[str]:
    """Live HTML and links to scripts, outside code; cells of a table are texts of their own."""
    for number, line in enumerate(_prose_lines(source), 1):
        cells = re.findall(r"(?:\\.|[^|\\])+", line) if line.startswith("|") else [line]
        for cell in cells:
            prose = _SPAN.sub("", cell)
            for pattern in (_HTML, _SCRIPT_LINK):
                if found := pattern.search(prose):
                    yield f"line {number}: {prose[found.start() :][:40]!r}"


def _prose_lines(source: str) -> Iterator[str]:
    """The lines outside fenced blocks; an empty line for one inside."""
    fence = ""
    for line in source.split("\n"):
        opening = None if fence else _FENCE.fullmatch(line)
        if opening:
            fence = opening[1] or opening[2]
        elif fence:
            closing = re.fullmatch(r" {0,3}(`+|~+) *", line)
            fence = "" if closing and closing[1].startswith(fence) else fence
        else:
            yield line
            continue
        yield ""


def _file_problems(path: str, text: str) -> Iterator[str]:
    folder, _, name = path.rpartition("/")
    if folder.endswith("/_runtime"):
        if text != (RUNTIME / name).read_text(encoding="utf-8"):
            yield "not the runtime that every client has"
    elif name.endswith((".py", ".pyi")):
        yield from python_problems(text)
    elif name.endswith((".md", ".txt")):
        yield from markdown_problems(text)


def tree_problems(tree: Mapping[str, bytes]) -> list[str]:
    """What is wrong with the files of a tree."""
    found: list[str] = []
    spellings = {path.casefold() for path in tree}
    if len(spellings) < len(tree):
        found.append("two paths are one where case does not count")
    for path, content in tree.items():
        text = content.decode()
        found += [f"{path}: {each}" for each in _file_problems(path, text)]
        if hidden := _HIDDEN.search(text):
            found.append(f"{path}: a raw U+{ord(hidden[0]):04X}")
        if any(part in ("", ".", "..") or len(part) > 255 for part in path.split("/")):
            found.append(f"{path}: a bad path")
    return found


def read_tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def _forked() -> type[BaseProcess]:
    """Processes that have pydantic loaded already, where the system can do that."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn").Process
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pydantic", "httpx2", "typing_extensions"])
    return context.Process


def import_everything(folder: Path, *more_paths: Path, marker: Path) -> str:
    """Import each module of the client and build each model, in another process.

    The answer is what went wrong.
    """
    report = folder.parent / f"{folder.name}.report"
    paths = [str(folder), *map(str, more_paths)]
    process = _forked()(target=_import_all, args=(folder, paths, str(marker), report))
    process.start()
    process.join(60)
    found = report.read_text(encoding="utf-8")
    report.unlink()
    return "" if process.exitcode == 0 and found == "done" else found or "no answer"


def _import_all(folder: Path, paths: list[str], marker: str, report: Path) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == "hostile"]:
        del sys.modules[name]  # this very package, which is called like the client
    sys.path[:0] = paths
    sys.dont_write_bytecode = True
    os.environ["HOSTILE_MARKER"] = marker
    report.write_text("it ended without a word")
    try:
        for path in sorted((folder / "hostile").rglob("*.py")):
            parts = path.relative_to(folder).with_suffix("").parts
            name = ".".join(parts).removesuffix(".__init__")
            module = importlib.import_module(name)
            if not str(module.__file__).startswith(str(folder)):
                problem = f"{name} came from {module.__file__}"
                raise ImportError(problem)  # noqa: TRY301 - reported as others are
            for value in list(vars(module).values()):
                if getattr(value, "__module__", "") == module.__name__:
                    getattr(value, "model_rebuild", int)()
    except BaseException:  # noqa: BLE001 - the payload may raise anything
        report.write_text(traceback.format_exc())
    else:
        report.write_text("done")
