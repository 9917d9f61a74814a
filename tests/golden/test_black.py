"""What is emitted is what black writes, module by module; black itself is the oracle.

`formatting` gives black only what it may change. These tests give it everything.
"""

from __future__ import annotations

import gzip
from pathlib import Path

import black.mode
import pytest
from golden.test_golden import CASES, client_of, compare
from paths import ROOT
from specpress.config import Client
from specpress.diagnostics import Failure
from specpress.gate import check
from specpress.names import assign_names
from specpress.pipeline import generate, read_api
from specpress.render import Templates
from specpress.source import parse, read
from specpress.targets import Copy, targets
from specpress.templates import folder
from specpress.tree import Tree

# Small ones; one has text in another alphabet and wide characters.
SAMPLE = ("museum.yaml", "od-notion.com.json", "od-telegram.org.json")


def by_black(tree: Tree) -> Tree:
    """`tree` with every emitted module as black writes it."""
    return {
        path: (
            black_of(path, content)
            if path.endswith((".py", ".pyi")) and "/_runtime/" not in path
            else content
        )
        for path, content in tree.items()
    }


def black_of(path: str, content: bytes) -> bytes:
    version = {black.mode.TargetVersion.PY311}
    mode = black.mode.Mode(target_versions=version, is_pyi=path.endswith("i"))
    return black.format_str(content.decode(), mode=mode).encode()


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_templates_render_what_black_would_write(case: Path) -> None:
    is_black_stable(case / "spec.yaml", client_of(case))


def test_templates_render_the_first_api_as_black_would(shared: Path) -> None:
    is_black_stable(ROOT / "spec/metronome.yaml", Client("", package="metronome"))
    customers = shared / "specs/metronome/customers.yaml"
    is_black_stable(customers, Client("", package="customers"))


def is_black_stable(spec: Path, client: Client) -> None:
    """What the templates render of `spec` is what black makes of it, and passes the gate."""
    api, _ = read_api(read(str(spec)), client)
    found = list(targets(api, assign_names(api, client.package), client.http_library))
    templates = Templates(folder())
    rendered: dict[str, bytes] = {}
    for each in found:
        if isinstance(each, Copy):
            rendered[each.path] = templates.copied(each.source)
            continue
        view = each.view()
        text = templates.filled(each.template, view)
        rendered[each.path] = text.encode()
        if each.path.endswith((".py", ".pyi")):
            check(each.path, text, view)
    compare(rendered, by_black(rendered), "mend the template or layout, no command")


@pytest.mark.parametrize("name", SAMPLE)
def test_real_documents_become_what_black_would_write(name: str, shared: Path) -> None:
    is_written_as_by_black(shared / "specs/corpus" / name)


@pytest.mark.full
def test_the_corpus_becomes_what_black_would_write(shared: Path) -> None:
    specs = [each for each in (shared / "specs/corpus").iterdir() if each.is_file()]
    for spec in sorted(specs):
        if spec.name != "manifest.json":
            is_written_as_by_black(spec)


def is_written_as_by_black(spec: Path) -> None:
    content = spec.read_bytes()
    content = gzip.decompress(content) if spec.suffix == ".gz" else content
    try:
        tree = generate(parse(content, spec.name), Client("", package="example")).tree
    except Failure:  # refused, which tests/corpus looks at
        return
    compare(tree, by_black(tree), f"{spec.name}: mend `formatting`, no command")
