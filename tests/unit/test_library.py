"""Builds call specpress: the library, runs with nothing to do, and rules for make."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import get_type_hints

import pytest
import specpress
from specpress import freshness, pipeline, templates
from specpress.cli import main
from specpress.config import Client, fingerprint
from specpress.depfile import rule

DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "Example", "version": "1"},
    "paths": {},
    "components": {"schemas": {"Pet": {"$ref": "parts/pet.json"}}},
}
PET = {"type": "object", "properties": {"name": {"type": "string"}}}


@pytest.fixture
def spec(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A document in two files, seen from the current folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts/pet.json").write_text(json.dumps(PET))
    (tmp_path / "api.json").write_text(json.dumps(DOCUMENT))
    return "api.json"


def test_generate_says_what_it_did(spec: str, tmp_path: Path) -> None:
    first = specpress.generate(spec, "out")
    assert "example/models/pet.py" in first.created
    names = "out/.specpress/names.toml"
    assert first.inputs == ("api.json", "parts/pet.json", names)
    assert not first.is_current
    assert (tmp_path / "out/example/models/pet.py").is_file()
    assert specpress.generate(spec, "out").is_current
    (tmp_path / "parts/pet.json").write_text(json.dumps({**PET, "description": "A."}))
    would = specpress.generate(spec, "out", check=True)
    assert "example/models/pet.py" in would.changed
    assert specpress.generate(spec, "out", check=True) == would


def test_what_cannot_be_used_is_a_failure_with_an_exit_code(
    spec: str, tmp_path: Path
) -> None:
    with pytest.raises(specpress.Failure) as caught:
        specpress.generate("none.json")
    assert caught.value.exit_code == 2
    assert [each.code for each in caught.value.diagnostics] == ["not-found"]
    (tmp_path / "out/example").mkdir(parents=True)
    (tmp_path / "out/example/client.py").write_text("mine")
    with pytest.raises(specpress.Failure) as caught:
        specpress.generate(spec, "out")
    assert caught.value.exit_code == 3
    specpress.generate(spec, "out", force=True)


def test_a_project_is_all_that_it_configures(spec: str, tmp_path: Path) -> None:
    tables = "".join(
        f'[clients.{name}]\nspec = "{spec}"\noutput = "{name}"\n' for name in "ab"
    )
    with pytest.raises(specpress.Failure):
        specpress.generate_project()
    (tmp_path / "specpress.toml").write_text(tables)
    inner = tmp_path / "inner"
    inner.mkdir()
    assert sorted(specpress.generate_project(inner)) == ["a", "b"]
    assert (tmp_path / "a/example").is_dir()


def test_importing_specpress_costs_next_to_nothing() -> None:
    code = "import sys, specpress; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    heavy = {"jinja2", "yaml", "black", "jsonschema", "openapi_spec_validator"}
    assert not heavy & set(done.stdout.split())


OVERLAY = """\
overlay: 1.0.0
info: {title: O, version: 1.0.0}
actions: [{target: $, update: {paths: {/pets: {get: {operationId: ID, responses: {}}}}}}]
"""


def test_overlays_are_inputs(spec: str, tmp_path: Path) -> None:
    for name in ("first", "second"):
        (tmp_path / f"{name}.yaml").write_text(OVERLAY.replace("ID", name))
    overlays: list[str | Path] = ["first.yaml", tmp_path / "second.yaml"]
    done = specpress.generate(spec, "out", overlays=overlays)
    second = str(tmp_path / "second.yaml")
    assert done.inputs[:4] == (spec, "parts/pet.json", "first.yaml", second)
    assert "def second(" in "".join(
        each.read_text() for each in (tmp_path / "out/example/resources").iterdir()
    )
    turned = specpress.generate(spec, "out", overlays=overlays[::-1], check=True)
    assert not turned.is_current


def test_every_setting_is_an_argument() -> None:
    known = {each.name for each in fields(Client)}
    assert set(get_type_hints(specpress.Settings)) == known - {"spec", "output"}


def test_settings_mean_what_they_mean_in_a_configuration(spec: str) -> None:
    with pytest.raises(specpress.Failure, match="there is no operation 'GET /no'"):
        specpress.generate(spec, "out", operations={"GET /no": {"retries": 1}})
    with pytest.raises(specpress.Failure, match=r"settings\.renamed"):
        specpress.generate(spec, "out", renamed={"GET /a": "b"})
    with pytest.raises(specpress.Failure, match=r"did you mean 'lenient'\?"):
        specpress.generate(spec, "out", lenint=True)  # type: ignore[call-arg]  # so it is


# -- a run with nothing to do ----------------------------------------------------------


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if from a release: in a checkout the program itself may have changed."""
    monkeypatch.setattr(templates, "are_installed", lambda: True)


@pytest.mark.usefixtures("installed")
def test_nothing_to_do_is_found_out_without_a_run(
    spec: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = specpress.generate(spec, "out")
    monkeypatch.setattr(pipeline, "generate", None)
    again = specpress.generate(spec, "out")
    assert again.is_current
    assert again.inputs == first.inputs


def _touch(path: str, text: str = "{}") -> Callable[[Path], object]:
    return lambda folder: (folder / path).write_text(text)


CHANGES: dict[str, Callable[[Path], object]] = {
    "the document": lambda folder: (folder / "api.json").write_text(
        json.dumps({**DOCUMENT, "x-y": 1})
    ),
    "a part of it": _touch("parts/pet.json"),
    "a part that is gone": lambda folder: (folder / "parts/pet.json").unlink(),
    "a file of ours": _touch("out/example/models/pet.py"),
    "a file of ours that is gone": lambda folder: (
        folder / "out/example/client.py"
    ).unlink(),
    "the manifest": _touch("out/.specpress/manifest.json"),
    "a run that was killed": lambda folder: (folder / "out/.specpress/staging").mkdir(),
}


@pytest.mark.usefixtures("installed")
def test_a_run_is_needed_where_an_overlay_changed(spec: str, tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).write_text(OVERLAY.replace("ID", name))
    client = Client(spec, "out", overlays=("a", "b"))
    specpress.generate(spec, "out", overlays=["a", "b"])
    assert freshness.current(client) is not None
    assert freshness.current(replace(client, overlays=("b", "a"))) is None
    assert freshness.current(replace(client, overlays=("a",))) is None
    (tmp_path / "b").write_text(OVERLAY.replace("ID", "c"))
    assert freshness.current(client) is None


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize("what", CHANGES)
def test_a_run_is_needed_where_something_changed(
    what: str, spec: str, tmp_path: Path
) -> None:
    specpress.generate(spec, "out")
    client = Client(spec, "out")
    assert freshness.current(client) is not None
    CHANGES[what](tmp_path)
    assert freshness.current(client) is None


@pytest.mark.usefixtures("installed")
def test_a_run_is_needed_where_a_setting_changed(spec: str) -> None:
    specpress.generate(spec, "out")
    assert freshness.current(Client(spec, "out", http_library="httpx")) is None
    assert freshness.current(Client("-", "out")) is None


def test_a_checkout_always_runs(spec: str) -> None:
    specpress.generate(spec, "out")
    assert freshness.current(Client(spec, "out")) is None


def test_the_fingerprint_is_of_settings_and_not_of_places() -> None:
    assert fingerprint(Client("a", "b")) == fingerprint(Client("c", "d"))
    assert fingerprint(Client("a")) != fingerprint(Client("a", strict=True))


# -- rules for make and ninja ----------------------------------------------------------


def test_a_rule_names_every_input() -> None:
    """GNU make manual, 4.3 (`$$`) and 4.2 (backslash before blanks and `#`)."""
    assert rule("out", ("a.json", "b c#d$.json")) == (
        "out/.specpress/manifest.json: a.json b\\ c\\#d$$.json\n"
    )


def test_the_command_writes_the_rules(spec: str, tmp_path: Path) -> None:
    assert main(["generate", "-q", spec, "-o", "out", "--depfile", "api.d"]) == 0
    assert (tmp_path / "api.d").read_text() == (
        "out/.specpress/manifest.json: api.json parts/pet.json"
        " out/.specpress/names.toml\n"
    )
    assert main(["generate", "-q", spec, "--depfile", "none/api.d"]) == 2
    assert main(["generate", "-q", spec, "-o", "new", "--exit-code"]) == 1
    assert main(["generate", "-q", spec, "-o", "new", "--exit-code"]) == 0
    (tmp_path / "specpress.toml").write_text(f'[clients.a]\nspec = "{spec}"\n')
    assert main(["generate", "-q", "--depfile", "all.d"]) == 0
    names = "generated/.specpress/names.toml"
    line = f"parts/pet.json {names} specpress.toml\n"
    assert (tmp_path / "all.d").read_text().endswith(line)
