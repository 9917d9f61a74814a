"""The same document gives the same bytes: however it is ordered, spelled, named or read."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any, cast

import pytest
import yaml
from regenerate.plain import shuffled
from specpress.config import Client
from specpress.files import Folder
from specpress.pipeline import Result, generate
from specpress.published import Published
from specpress.source import Document, parse
from specpress.tree import MANIFEST_PATH, NAMES_PATH

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "specs" / "metronome"
SMALL = ROOT / "spec" / "metronome.yaml"
PAGE = ROOT / "spec" / "get-a-customer.md"
LARGE = SHARED / "customers.yaml"
GOLDEN = sorted((ROOT / "tests" / "golden").glob("*/spec.yaml"))
# What sets are made of on the way: names that no schema describes, tags, statuses, models.
SETS = """
openapi: 3.1.0
info: {title: Sets, version: "1"}
paths:
  /a:
    get:
      tags: [zebra]
      parameters: [{name: q, in: query, schema: {type: array, items: {type: string}}}]
      responses: {default: {$ref: '#/components/responses/R'}, 4XX: {description: a}}
  /b: {get: {tags: [ape], responses: {}}, put: {tags: [cat], responses: {}}}
components:
  responses:
    R: {description: r, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}
  schemas:
    A: {type: object, required: [z, y, x, w, v, u], properties: {b: {$ref: '#/components/schemas/B'}}}
    B:
      type: object
      properties:
        a: {$ref: '#/components/schemas/A'}
        c: {$ref: '#/components/schemas/C'}
        d: {type: string, format: uuid}
        e: {type: string, format: date-time}
        f-g: {type: integer, minimum: 1}
        fG: {}
        f g: {const: a}
    C: {type: string, enum: [a-b, a_b, A b]}
"""
needs_shared = pytest.mark.skipif(
    not SHARED.is_dir() and not os.environ.get("CI"), reason=f"{SHARED} is not here"
)
SPECS = [
    pytest.param(SMALL, id="metronome"),
    pytest.param(LARGE, id="customers", marks=needs_shared),
]
Json = dict[str, Any]


def tree(
    data: bytes, name: str = "spec", folder: Folder | None = None
) -> dict[str, bytes]:
    return dict(made(data, name, folder).tree)


def made(data: bytes, name: str = "spec", folder: Folder | None = None) -> Result:
    document = parse(data, name, folder=folder)
    return generate(document, Client(name, package="metronome"))


@pytest.fixture(scope="module")
def expected() -> dict[Path, dict[str, bytes]]:
    """What each document gives, generated once."""
    return {spec: tree(spec.read_bytes()) for spec in (SMALL, LARGE) if spec.exists()}


def plain(document: Document) -> Json:
    """A document without places, as JSON has it."""
    return cast("Json", json.loads(json.dumps(document.root)))


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The paths at which two trees are not the same."""
    return [path for path in sorted({*one, *other}) if one.get(path) != other.get(path)]


@pytest.mark.parametrize("spec", SPECS)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_keys_means_nothing(
    expected: dict[Path, dict[str, bytes]], spec: Path, seed: int
) -> None:
    content = plain(parse(spec.read_bytes(), "spec"))
    other = shuffled(content, random.Random(seed))
    data = json.dumps(other).encode()
    assert data != json.dumps(content).encode()
    assert differing(tree(data), expected[spec]) == []


@pytest.mark.parametrize("spec", GOLDEN, ids=lambda path: path.parent.name)
def test_the_order_of_keys_means_nothing_whatever_the_feature(spec: Path) -> None:
    document = parse(spec.read_bytes(), "spec")
    other = json.dumps(shuffled(plain(document), random.Random(4))).encode()
    folder = Folder.around(str(spec))
    one, another = (tree(each, folder=folder) for each in (other, spec.read_bytes()))
    assert differing(one, another) == []


@pytest.mark.parametrize("spec", SPECS)
def test_json_and_yaml_are_the_same(
    expected: dict[Path, dict[str, bytes]], spec: Path
) -> None:
    content = plain(parse(spec.read_bytes(), "spec"))
    as_json = json.dumps(content, indent=1, ensure_ascii=False).encode()
    assert differing(tree(as_json), expected[spec]) == []
    flow = yaml.safe_dump(content, default_flow_style=True, width=10**9).encode()
    assert differing(tree(flow), expected[spec]) == []


@pytest.mark.parametrize("spec", SPECS)
def test_line_ends_of_the_document_mean_nothing(
    expected: dict[Path, dict[str, bytes]], spec: Path
) -> None:
    data = spec.read_bytes()
    assert b"\r" not in data
    assert differing(tree(data.replace(b"\n", b"\r\n")), expected[spec]) == []


@pytest.mark.parametrize("spec", SPECS)
def test_the_name_of_the_file_means_nothing(
    expected: dict[Path, dict[str, bytes]], spec: Path
) -> None:
    other = tree(spec.read_bytes(), "/home/somebody/2026-01-01/other.json")
    assert differing(other, expected[spec]) == []


def test_a_byte_order_mark_means_nothing(
    expected: dict[Path, dict[str, bytes]],
) -> None:
    data = SMALL.read_bytes()
    assert differing(tree(b"\xef\xbb\xbf" + data), expected[SMALL]) == []
    assert differing(tree(data.decode().encode("utf-16")), expected[SMALL]) == []


def test_the_docs_page_gives_the_same_client() -> None:
    page, document = made(PAGE.read_bytes()), made(SMALL.read_bytes())
    assert differing(dict(page.tree), dict(document.tree)) == []
    assert page.manifest.files == document.manifest.files
    assert page.manifest.version == document.manifest.version
    assert page.manifest.source != document.manifest.source


def test_what_is_committed_is_what_is_generated() -> None:
    client = Client("x", package="metronome")
    result = generate(parse(SMALL.read_bytes(), "x"), client, Published())
    assert result.names is not None
    own = {MANIFEST_PATH: result.manifest.to_bytes(), NAMES_PATH: result.names}
    files = {**result.tree, **own}
    generated = ROOT / "generated"
    committed = {
        path.relative_to(generated).as_posix(): path.read_bytes()
        for path in generated.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert differing(committed, files) == []


def generated_by_a_process(
    spec: Path, folder: Path, **environment: str
) -> dict[str, bytes]:
    """The output of the command, manifest included, run in `folder`."""
    folder.mkdir(parents=True)
    subprocess.run(
        [
            *(sys.executable, "-m", "specpress", "generate", spec, "--quiet"),
            *("-o", "out", "--package", "metronome"),
        ],
        cwd=folder,
        env={**os.environ, **environment},
        check=True,
        timeout=60,
    )
    out = folder / "out"
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("spec", SPECS)
def test_seed_folder_clock_and_locale_mean_nothing(
    expected: dict[Path, dict[str, bytes]], spec: Path, tmp_path: Path
) -> None:
    one = generated_by_a_process(spec, tmp_path / "one", PYTHONHASHSEED="1")
    other = generated_by_a_process(
        spec,
        tmp_path / "somewhere" / "else",
        PYTHONHASHSEED="4242",
        TZ="Asia/Kathmandu",
        LC_ALL="C",
        USER="somebody",
        HOME=str(tmp_path),
        PYTHONUTF8="0",
    )
    assert differing(one, other) == []
    beside = {MANIFEST_PATH, NAMES_PATH}
    own = {path: data for path, data in one.items() if path not in beside}
    assert differing(own, expected[spec]) == []


def test_sets_leave_no_trace(tmp_path: Path) -> None:
    spec = tmp_path / "sets.yaml"
    spec.write_text(SETS)
    trees = [
        generated_by_a_process(spec, tmp_path / seed, PYTHONHASHSEED=seed)
        for seed in ("1", "2", "3")
    ]
    assert differing(trees[0], trees[1]) == []
    assert differing(trees[0], trees[2]) == []


def test_a_change_of_the_document_changes_the_output() -> None:
    # else the tests above would show nothing
    data = SMALL.read_bytes()
    one = tree(data)
    assert differing(tree(data.replace(b"getCustomer-v1", b"getClient-v1")), one)
    assert shuffled({"a": 1, "b": [2, 1]}, random.Random(0)) == {"a": 1, "b": [2, 1]}
    keys = list(cast("Json", shuffled(dict.fromkeys("abcdefgh"), random.Random(1))))
    assert keys != list("abcdefgh")
