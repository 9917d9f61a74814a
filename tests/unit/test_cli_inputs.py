"""Bad input: one error line with place and hint, exit code 2, nothing written."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from specpress import cli

SMALL = """\
openapi: 3.1.0
info: {title: Pets, version: "1"}
servers: [{url: https://api.example.com}]
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        "200":
          description: ok
          content: {application/json: {schema: SCHEMA}}
components:
  schemas:
    Pet: {type: object, properties: {id: {type: string}}}
"""
Failing = Callable[..., str]


def document(schema: str) -> str:
    return SMALL.replace("SCHEMA", schema)


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def failing(capsys: pytest.CaptureFixture[str]) -> Failing:
    """Runs a command that must fail as users are promised; gives its one error line."""

    def run(*arguments: str) -> str:
        before = sorted(Path().rglob("*"))
        code = cli.main(arguments)
        out, err = capsys.readouterr()
        assert (code, out) == (2, "")
        assert "Traceback" not in err
        assert sorted(Path().rglob("*")) == before
        errors = [line for line in err.splitlines() if "error:" in line]
        assert len(errors) == 1, err
        return errors[0]

    return run


DOCUMENTS = {
    "not YAML": ("a: [1\nb: 2", r"api\.yaml:2:2: error: not-yaml: .*line 1.*"),
    "not JSON": ('{"openapi": ', r"api\.yaml:1:\d+: error: not-json: .*\(the file may be tr.*\)"),
    "not OpenAPI": ("a: 1\n", r"api\.yaml:1:1: error: not-openapi: .*`openapi`.*"),
    "a list": ("- 1\n", r"api\.yaml:1:1: error: not-openapi: .*list.*"),
    "another format": (
        "asyncapi: 3.0.0\n",
        r"api\.yaml:1:1: error: not-openapi: .*AsyncAPI.*",
    ),
    "empty": ("", r"api\.yaml:1:1: error: empty-document: .*"),
    "a page without a document": (
        "# Title\n\n[link](x)\n\n```sh\nls\n```\n",
        r"api\.yaml:6:1: error: no-openapi-block: .*\(looked for .*\)",
    ),
    "unknown version": (
        "openapi: 4.0.0\npaths: {}\n",
        r"api\.yaml:1:1: error: unknown-version: .*'4\.0\.0'.*\(.*3\.0, 3\.1 and 3\.2\)",
    ),
    "Swagger 1.2": (
        'swagger: "1.2"\npaths: {}\n',
        r"api\.yaml:1:1: error: unknown-version: Swagger version '1\.2'.*\(.*2\.0.*\)",
    ),
    "a dangling $ref": (
        document("{$ref: '#/components/schemas/Pett'}"),
        r"api\.yaml:11:\d+: error: dangling-ref: .*\(did you mean 'Pet'\?\)",
    ),
    "a circular $ref": (
        document("{}") + "    A: {$ref: '#/components/schemas/A'}\n",
        r"api\.yaml:15:\d+: error: circular-ref: .*\(.*\)",
    ),
    "an external $ref": (
        document("{$ref: 'other.yaml#/Pet'}"),
        r"api\.yaml:11:\d+: error: dangling-ref: 'other\.yaml#/Pet': no such file",
    ),
    "a $ref to the network": (
        document("{$ref: 'http://127.0.0.1:1/x'}"),
        r"api\.yaml:11:\d+: error: external-ref: .*\(.*bundle.*\)",
    ),
    "a $ref that is no string": (
        document("{$ref: 5}"),
        r"api\.yaml:11:\d+: error: bad-ref: \$ref is not a string",
    ),
    "a $ref that is no pointer": (
        document("{$ref: '#Nothing'}"),
        r"api\.yaml:11:\d+: error: dangling-ref: '#Nothing': there is no \$anchor 'Nothing'",
    ),
    "a duplicate key": (
        "openapi: 3.1.0\npaths: {}\npaths: {}\n",
        r"api\.yaml:3:1: error: duplicate-key: .*'paths'.*\(.*line 2, column 1\)",
    ),
    "paths that are a list": (
        "openapi: 3.1.0\ninfo: {title: a, version: b}\npaths: [1]\n",
        r"api\.yaml:3:1: error: wrong-shape: 'paths' .*",
    ),
    "a title without a name": (
        document("{}").replace("title: Pets", "title: '!'").replace("'!'", "''"),
        r"api\.yaml:2:1: error: no-package-name: .*\(pass --package NAME\)",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_bad_document(failing: Failing, name: str) -> None:
    text, expected = DOCUMENTS[name]
    Path("api.yaml").write_text(text)
    line = failing("generate", "api.yaml", "-o", "out")
    assert re.fullmatch(expected, line), line


def test_a_folder(failing: Failing) -> None:
    Path("docs").mkdir()
    line = failing("generate", "docs", "-o", "out")
    assert line.startswith("docs: error: no-pages: none of the pages here ")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs here")
def test_a_pipe_and_a_device(failing: Failing) -> None:
    os.mkfifo("pipe")
    for name in ("pipe", "/dev/null", "/dev/zero"):
        line = failing("generate", name, "-o", "out")
        assert line.startswith(f"{name}: error: not-a-file: ")
        assert "(use - to read standard input)" in line


def test_a_missing_file(failing: Failing) -> None:
    Path("metronome.yaml").write_text("")
    line = failing("generate", "metronom.yaml", "-o", "out")
    assert line == (
        "metronom.yaml: error: not-found: no such file (did you mean metronome.yaml?)"
    )


def test_an_address(failing: Failing) -> None:
    line = failing("generate", "http://127.0.0.1:1/openapi.json", "-o", "out")
    assert line.startswith("http://127.0.0.1:1/openapi.json: error: not-fetched: ")


@pytest.mark.parametrize("output", ["taken", "taken/below"])
def test_a_file_in_place_of_the_output_folder(failing: Failing, output: str) -> None:
    Path("api.yaml").write_text(document("{}"))
    Path("taken").write_text("a file")
    line = failing("generate", "api.yaml", "-o", output)
    assert re.match(r"error: cannot-write: taken\b", line), line
    assert Path("taken").read_text() == "a file"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"
)
def test_a_folder_that_cannot_be_written(failing: Failing) -> None:
    Path("api.yaml").write_text(document("{}"))
    Path("out").mkdir(mode=0o555)
    assert re.match(
        r"error: cannot-write: out", failing("generate", "api.yaml", "-o", "out")
    )


@pytest.mark.parametrize(
    "name",
    [
        "Pets",
        "my-pets",
        "1pets",
        "json",
        "os",
        "docs",
        "httpx",
        "con",
        "a b",
        "../x",
        "a" * 80,
        "class",
        "import",
        "specpress\n",
    ],
)
def test_a_bad_package_name(failing: Failing, name: str) -> None:
    Path("api.yaml").write_text(document("{}"))
    line = failing("generate", "api.yaml", "-o", "out", "--package", name)
    assert re.match(r"error: bad-package-name: .*\(lower-case letters.*\)", line)


def test_no_document_at_all(failing: Failing) -> None:
    line = failing("generate")
    assert re.match(r"error: no-spec: .*\(specpress generate SPEC, or .*\)", line)


def test_messages_escape_what_a_terminal_obeys(failing: Failing) -> None:
    hostile = "\x1b]0;x\x07\u202e\x9b31m"
    escaped = '"#/\\e]0;x\\a\\u202e\\x9B31m"'
    Path("api.yaml").write_text(document(f"{{$ref: {escaped}}}"))
    line = failing("generate", "api.yaml", "-o", "out")
    assert not set(line) & set(hostile) - set("]0;x31m")
    assert "\\x1b" in line
    assert "\\u202e" in line


def test_a_file_name_is_escaped_too(failing: Failing) -> None:
    line = failing("generate", "a\x1b[31m\n.yaml", "-o", "out")
    assert line.startswith("a\\x1b[31m\\n.yaml: error: not-found: ")


def test_no_text_of_another_file_reaches_a_message(failing: Failing) -> None:
    Path("secret.yaml").write_text("password: hunter2\n")
    Path("apis").mkdir()
    Path("apis/api.yaml").write_text(document("{$ref: '../secret.yaml'}"))
    assert "hunter2" not in failing("generate", "apis/api.yaml", "-o", "out")
    Path("page.yaml").write_text("password: hunter2\n")
    assert "hunter2" not in failing("generate", "page.yaml", "-o", "out")
