"""`specpress init` gives a configuration that works, and names every key."""

from __future__ import annotations

import re
import shutil
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest
from paths import ROOT
from specpress import config, configuration
from specpress.cli import main
from specpress.starter import starter


@pytest.mark.parametrize(
    "spec", ["api.yaml", 'a "b"\\c.yaml', "spec/1.json", "ä\u2028.y"]
)
def test_it_is_toml_with_the_document(spec: str) -> None:
    (client,) = tomllib.loads(starter(spec))["clients"].values()
    assert client == {"spec": spec}


def test_all_that_is_commented_out_is_what_a_configuration_takes(
    tmp_path: Path,
) -> None:
    text = re.sub(r"^# (?=[a-z_]+ = |\[)", "", starter("api.yaml"), flags=re.MULTILINE)
    path = tmp_path / "specpress.toml"
    path.write_text(text)
    (client,) = configuration.load(path).values()
    assert client.webhooks.signature is not None
    keys = {each.name for each in fields(config.Client)} - {"operations", "webhooks"}
    assert keys <= set(re.findall(r"^([a-z_]+) = ", text, flags=re.MULTILINE))


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(ROOT / "examples/library/api.yaml", "openapi.yaml")
    assert main(["init"]) == 0
    assert main(["generate", "--quiet"]) == 0
    assert (tmp_path / "generated/petstore/client.py").is_file()
    before = (tmp_path / "specpress.toml").read_bytes()
    assert main(["init", "other.yaml"]) == 3
    assert (tmp_path / "specpress.toml").read_bytes() == before
