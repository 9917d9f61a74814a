"""The JSON Schema of the configuration says what the reader of it does."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from specpress import ir
from specpress.cli import main
from specpress.config import Client
from specpress.configuration import load
from specpress.configuration_schema import schema
from specpress.diagnostics import Failure
from specpress.selection import FILTERS
from specpress.starter import starter

SCHEMA: dict[str, Any] = json.loads(schema())
VALIDATOR: Any = Draft202012Validator(SCHEMA)
DEFS: dict[str, Any] = SCHEMA["$defs"]


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_command_prints_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init", "--schema"]) == 0
    assert capsys.readouterr().out == schema()
    assert list(tmp_path.iterdir()) == []
    # what taplo looks for, in the first line
    assert starter("api.yaml").startswith("#:schema ./specpress.schema.json\n")


# -- keys, types and defaults, both ways -----------------------------------------------


def test_keys() -> None:
    client = {each.name for each in fields(Client)}
    assert DEFS["client"]["properties"].keys() == client
    assert DEFS["client"]["required"] == ["spec"]
    settings = {each.name for each in fields(ir.OperationSettings)} - {"where"}
    assert DEFS["operation"]["properties"].keys() == settings
    assert DEFS["filter"]["properties"].keys() == set(FILTERS)
    paging = {key for each in DEFS["paging"]["anyOf"] for key in each["properties"]}
    assert paging == {each.name for each in fields(ir.PagingSettings)}
    styles = [each["properties"]["style"]["const"] for each in DEFS["paging"]["anyOf"]]
    assert styles == [each.value for each in ir.PagingStyle]
    signature = {each.name for each in fields(ir.Signature)}
    assert DEFS["signature"]["anyOf"][1]["properties"].keys() == signature | {"preset"}


@pytest.mark.parametrize("key", [each.name for each in fields(Client)])
def test_every_key_is_described(key: str) -> None:
    assert DEFS["client"]["properties"][key]["description"].endswith(".")


def test_defaults_and_types() -> None:
    names = {bool: "boolean", str: "string", tuple: "array"}
    usual = Client("")
    for key, said in DEFS["client"]["properties"].items():
        default = getattr(usual, key)
        if key == "spec" or type(default) not in names:
            assert "default" not in said
            continue
        assert said["default"] == (list(default) if default == () else default), key
        assert said.get("type", "string") == names[type(default)], key


# -- verdicts --------------------------------------------------------------------------

GOOD = """\
package = "acme"
package = ""
http_library = "httpx"
strict = true
overlays = []
overlays = ["a.yaml"]
method_names = "path"
include = {}
include = {tags = ["a"], paths = ["/a/**", "**"], operations = ["GET /a"], extensions = ["x-a", "x-a=", "x-a=b c"]}
exclude = {tags = []}
renamed = {"GET /a" = "POST /b", "#/a" = "#/b"}
operations.a = {}
operations."GET /a" = {idempotency_key = "Idempotency-Key", retries = 0, timeout = 0.5, paging = false}
operations.a = {idempotency_key = false, timeout = 86400}
operations.a.paging = {style = "cursor", next = "/next", parameter = "after"}
operations.a.paging = {style = "cursor", next = "", body = "/after", more = "/more", items = "/data"}
operations.a.paging = {style = "last-item", item = "/id", parameter = "after"}
operations.a.paging = {style = "offset", parameter = "o", total = "/total"}
operations.a.paging = {style = "page", body = "/page", first = 0, number = "/n", total = "/t"}
operations.a.paging = {style = "next-url", next = "/next"}
operations.a.paging = {style = "link"}
webhooks = {}
webhooks.signature = "stripe"
webhooks.signature = {preset = "github", tolerance = 60, secret_variable = "KEY"}
webhooks.signature = {header = "S", signed = "{timestamp}.{body}", timestamp_header = "T", algorithm = "sha512", encoding = "base64"}
"""
BAD = """\
unknown = 1
spec = 1
output = false
package = "Acme"
package = "json"
http_library = "requests"
strict = "yes"
strict = 1
overlays = "a.yaml"
overlays = [1]
method_names = ""
keep_names = 0
include = []
include = {tag = ["a"]}
include = {tags = "a"}
include = {tags = [""]}
exclude = {paths = ["a"]}
exclude = {extensions = ["a"]}
exclude = {extensions = ["x-"]}
exclude = {where = "here"}
renamed = {"GET /a" = "#/b"}
renamed = {"#/a" = "GET /b"}
renamed = {a = "b"}
renamed = {"GET /a" = 1}
operations = []
operations.a = 1
operations.a = {retry = 1}
operations.a = {retries = -1}
operations.a = {retries = true}
operations.a = {timeout = 0}
operations.a = {timeout = 86401}
operations.a = {timeout = "1"}
operations.a = {idempotency_key = "a b"}
operations.a = {idempotency_key = true}
operations.a = {paging = true}
operations.a.paging = {}
operations.a.paging = {style = "pages"}
operations.a.paging = {style = "cursor", parameter = "after"}
operations.a.paging = {style = "cursor", next = "/next"}
operations.a.paging = {style = "cursor", next = "/next", parameter = "a", body = "/a"}
operations.a.paging = {style = "cursor", next = "next", parameter = "a"}
operations.a.paging = {style = "cursor", next = "/next", parameter = ""}
operations.a.paging = {style = "cursor", next = "/next", parameter = "a", total = "/t"}
operations.a.paging = {style = "link", next = "/next"}
operations.a.paging = {style = "page", parameter = "a", first = -1}
webhooks = 1
webhooks = {signatures = "stripe"}
webhooks.signature = "strip"
webhooks.signature = {}
webhooks.signature = {preset = "strip"}
webhooks.signature = {header = "S"}
webhooks.signature = {preset = "stripe", tolerance = 0}
webhooks.signature = {preset = "stripe", algorithm = "md5"}
webhooks.signature = {preset = "stripe", encoding = "text"}
webhooks.signature = {preset = "stripe", prefix = "ü"}
webhooks.signature = {preset = "stripe", secret_variable = "1"}
"""
WHOLE = ("", "clients = 1\n", "[clients]\n", "[clients.a]\n", "[clients.a]\nx=1\n")


def is_read(path: Path, text: str) -> bool:
    path.write_text(text)
    try:
        load(path)
    except Failure:
        return False
    return True


def is_valid(text: str) -> bool:
    return bool(VALIDATOR.is_valid(tomllib.loads(text)))


def client(line: str) -> str:
    spec = "" if line.startswith("spec") else 'spec = "api.yaml"\n'
    return f"[clients.a]\n{spec}{line}\n"


@pytest.mark.parametrize("line", GOOD.splitlines())
def test_what_is_read_is_valid(line: str, tmp_path: Path) -> None:
    assert is_read(tmp_path / "specpress.toml", client(line))
    assert is_valid(client(line))


@pytest.mark.parametrize("line", BAD.splitlines())
def test_what_is_not_read_is_not_valid(line: str, tmp_path: Path) -> None:
    assert not is_read(tmp_path / "specpress.toml", client(line))
    assert not is_valid(client(line))


@pytest.mark.parametrize("text", [*WHOLE, client("strict = true\nlenient = true")])
def test_whole_files_that_mean_nothing(text: str, tmp_path: Path) -> None:
    assert not is_read(tmp_path / "specpress.toml", text)
    assert not is_valid(text)


def test_the_first_configuration_is_valid() -> None:
    assert is_valid(starter("api.yaml"))


# -- several documents in one configuration --------------------------------------------

Configured = Callable[..., None]
DOCUMENT = """\
openapi: 3.1.0
info: {title: NAME, version: "1"}
paths: {/x: {get: {operationId: getNAME, responses: {"200": {description: ok}}}}}
"""


@pytest.fixture
def configured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Configured:
    """Writes a configuration of two clients into the current folder."""
    monkeypatch.chdir(tmp_path)

    def write(*outputs: str) -> None:
        tables = ""
        for name, output in zip(("Cats", "Dogs"), outputs, strict=True):
            Path(f"{name}.yaml").write_text(DOCUMENT.replace("NAME", name))
            tables += f'[clients.{name}]\nspec = "{name}.yaml"\noutput = "{output}"\n'
        Path("specpress.toml").write_text(tables)

    return write


@pytest.mark.parametrize("outputs", [("one", "two"), ("one", "one/inner")])
def test_several_documents(outputs: tuple[str, str], configured: Configured) -> None:
    configured(*outputs)
    assert main(["generate", "--quiet"]) == 0
    assert Path(outputs[0], "cats/client.py").is_file()
    assert Path(outputs[1], "dogs/client.py").is_file()
    assert main(["generate", "--check", "--quiet"]) == 0


@pytest.mark.parametrize("outputs", [("one", "one"), ("one", "./x/../one/")])
def test_several_documents_in_one_folder(
    outputs: tuple[str, str],
    configured: Configured,
    capsys: pytest.CaptureFixture[str],
) -> None:
    # each would prune what the other wrote
    configured(*outputs)
    assert main(["generate", "--quiet"]) == 2
    assert (
        "bad-config: clients: Cats and Dogs have one output" in capsys.readouterr().err
    )
    assert not Path("one").exists()
