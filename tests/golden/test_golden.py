"""Golden trees: a case is a folder with a document and the tree that must come of it.

Read the cases to learn what each feature becomes. `pytest --update-golden` rewrites them.
The runtime is left out of the trees: it is the same bytes everywhere (see `paths.txt`).
"""

from __future__ import annotations

import difflib
import shutil
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
from paths import ROOT
from specpress.config import Client
from specpress.configuration import load, read_client
from specpress.diagnostics import Place
from specpress.files import Folder
from specpress.pipeline import Result, generate
from specpress.published import Published, parse_published
from specpress.source import parse
from specpress.tree import MANIFEST_PATH, NAMES_PATH, OWN_FOLDER

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in HERE.glob("*/spec.yaml"))
# spec.yaml first: it is the one that rewrites the tree, twins only compare
SPECS = sorted(
    HERE.glob("*/spec*.yaml"), key=lambda path: (path.parent, len(path.name))
)
UPDATE = "pytest --update-golden tests/golden"


def client_of(case: Path) -> Client:
    config = case / "config.toml"
    settings = tomllib.loads(config.read_text()) if config.exists() else {}
    given = {"spec": "spec.yaml", "package": "example", **settings}
    return read_client(Path("config.toml"), "clients.example", given)


def generated(spec: Path) -> Result:
    # with the folder, for documents of several files; named as from within it
    folder = Folder.around(str(spec), "")
    document = parse(spec.read_bytes(), spec.name, folder=folder)
    return generate(document, client_of(spec.parent), published(spec.parent))


def published(folder: Path) -> Published | None:
    """The names of a case that has some."""
    names = folder / "names.toml"
    if not names.exists():
        return None
    return parse_published(names.read_bytes(), Place(names.name))


def expected_files(result: Result) -> dict[str, bytes]:
    """What a case stores: the tree but for the runtime, all paths, and the diagnostics."""
    stored = {
        path: data for path, data in result.tree.items() if "/_runtime/" not in path
    }
    if result.names is not None:
        stored["names.toml"] = result.names
    stored["paths.txt"] = "".join(f"{path}\n" for path in sorted(result.tree)).encode()
    if result.diagnostics:
        lines = "".join(f"{each}\n" for each in result.diagnostics)
        stored["diagnostics.txt"] = lines.encode()
    return stored


def read_tree(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def compare(
    actual: Mapping[str, bytes], expected: Mapping[str, bytes], how: str
) -> None:
    assert sorted(actual) == sorted(
        expected
    ), f"other files than expected; {how} updates"
    for path, data in actual.items():
        if data != expected[path]:
            diff = difflib.unified_diff(
                expected[path].decode().splitlines(),
                data.decode().splitlines(),
                f"expected/{path}",
                f"generated/{path}",
                lineterm="",
            )
            pytest.fail("\n".join([*diff, f"{how} updates"]))


@pytest.mark.parametrize("spec", SPECS, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_document_gives_expected_tree(
    spec: Path, request: pytest.FixtureRequest
) -> None:
    actual = expected_files(generated(spec))
    expected = spec.parent / "expected"
    if request.config.getoption("--update-golden") and spec.name == "spec.yaml":
        shutil.rmtree(expected, ignore_errors=True)
        for path, data in actual.items():
            (expected / path).parent.mkdir(parents=True, exist_ok=True)
            (expected / path).write_bytes(data)
    wanted = read_tree(expected)
    if spec.name != "spec.yaml":  # a twin says the same in other places
        actual.pop("diagnostics.txt", None)
        wanted.pop("diagnostics.txt", None)
    compare(actual, wanted, UPDATE)


def test_generated_is_the_customer_endpoint() -> None:
    """`generated/` is the first golden tree."""
    client = next(iter(load(ROOT / "pyproject.toml").values()))
    source = (ROOT / "spec/metronome.yaml").read_bytes()
    known = published(ROOT / "generated" / OWN_FOLDER)
    result = generate(parse(source, "metronome.yaml"), client, known or Published())
    assert result.names is not None
    own = {MANIFEST_PATH: result.manifest.to_bytes(), NAMES_PATH: result.names}
    tree = {**result.tree, **own}
    compare(tree, read_tree(ROOT / "generated"), "specpress generate")
