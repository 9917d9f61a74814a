"""A project's own templates: used by name, held to the version of ours, and never a way in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from specpress.cli import main
from specpress.overrides import names, original, starter, version_of
from specpress.tree import parse_manifest

CLIENT = "client/client.py.j2"
RETRIES = "client/_runtime/retries.py"
EVIL = ['" + __import__("os").system("id") + "', "'''\nimport os\n'''", "{os}"]


def document(words: str = "A shop.") -> dict[str, object]:
    return {
        "openapi": "3.1.0",
        "info": {"title": "Shop", "version": "1", "description": words},
        "servers": [{"url": "https://shop.example"}],
        "paths": {
            "/orders": {
                "get": {
                    "operationId": "listOrders",
                    "description": words,
                    "responses": {"204": {"description": words}},
                }
            }
        },
        "components": {
            "schemas": {
                "Order": {
                    "type": "object",
                    "description": words,
                    "properties": {
                        "kind": {"const": words},
                        "state": {"enum": [words, "b"], "description": words},
                        words: {"type": "string", "default": words},
                    },
                }
            }
        },
    }


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(document())
    return tmp_path


def write(content: Mapping[str, object]) -> None:
    Path("shop.json").write_text(json.dumps(content), encoding="utf-8")


def override(name: str, text: str) -> None:
    path = Path("own", name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def generate(*arguments: str) -> int:
    return main(["generate", "shop.json", "-q", "--templates", "own", *arguments])


def test_an_override_takes_the_place_of_ours_and_no_other_file_differs(
    folder: Path,
) -> None:
    assert main(["generate", "shop.json", "-q", "-o", "ours"]) == 0
    line = 'SUPPORTED_BY = "billing@example.com"'
    override(CLIENT, f"{starter(CLIENT)}\n\n{line}\n")
    assert generate("-o", "theirs") == 0
    ours, theirs = (
        {
            path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
            for path in root.rglob("*")
            if path.is_file() and path.name != "manifest.json"
        }
        for root in (folder / "ours", folder / "theirs")
    )
    assert [path for path in ours if ours[path] != theirs[path]] == ["shop/client.py"]
    assert theirs["shop/client.py"].endswith(f"\n\n\n{line}\n")


@pytest.mark.parametrize("name", [CLIENT, "client/_partials/request.j2", RETRIES])
def test_an_override_that_changes_nothing_changes_nothing(
    folder: Path, name: str
) -> None:
    assert main(["generate", "shop.json", "-q"]) == 0
    override(name, starter(name))
    assert generate() == 0
    tree = Path("generated/.specpress/manifest.json")
    before = parse_manifest(tree.read_bytes())
    assert main(["generate", "shop.json", "-q"]) == 0
    after = parse_manifest(tree.read_bytes())
    assert before
    assert after
    assert before.files == after.files


def test_code_that_ours_never_has_is_the_projects_own_business(folder: Path) -> None:
    override(RETRIES, f"{starter(RETRIES)}\nprint('imported')\n")
    override(CLIENT, f"{starter(CLIENT)}\nfor _ in [1]:\n    print(_)\n")
    assert generate() == 0
    text = Path("generated/shop/_runtime/retries.py").read_text(encoding="utf-8")
    assert text == f"{original(RETRIES)}\nprint('imported')\n"
    assert "for _ in [1]:" in Path("generated/shop/client.py").read_text("utf-8")


@pytest.mark.parametrize("words", EVIL)
@pytest.mark.parametrize(
    "line",
    [
        "x = {{ view.doc }}",
        'x = "{{ view.doc }}"',
        "x = '{{ view.doc }}'",
        "x = f{{ view.doc }}",
        "# {{ view.doc }}",
        'x = """{{ view.doc }}"""',
    ],
)
def test_no_override_makes_code_of_the_document(
    folder: Path, words: str, line: str
) -> None:
    """Whatever an override does with a text: the module has no code of it, or none is written."""
    write(document(words))
    override(CLIENT, f"{starter(CLIENT)}\n{line}\n")
    if generate() == 0:
        text = Path("generated/shop/client.py").read_text(encoding="utf-8")
        own: dict[str, object] = {"os": "the name that the text has"}
        tail = text[text.index("x = ") :] if "\nx = " in text else ""
        exec(tail, {"__builtins__": {}}, own)
        assert own.keys() <= {"os", "x"}
    else:
        assert not Path("generated").exists()


def test_what_is_behind_quotes_of_the_template_is_refused_with_its_place(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(document(EVIL[0]))
    override(CLIENT, f'{starter(CLIENT)}\nx = "{{{{ view.doc }}}}"\n')
    assert generate() == 2
    said = capsys.readouterr().err
    assert f"own/{CLIENT}: error: bad-template: shop/client.py: " in said


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("client/clint.py.j2", "x", "no template 'client/clint.py.j2' (did you mean"),
        (CLIENT, "x = 1\n", f"{CLIENT}:1:1: error: stale-template"),
        (CLIENT, "{# based on 000000000000 -#}\n", "has changed since"),
        (CLIENT, f"{starter(CLIENT)}{{% if %}}\n", "error: bad-template: Expected an"),
        (CLIENT, f"{starter(CLIENT)}{{{{ view.nothing }}}}\n", "has no attribute"),
        (
            CLIENT,
            f"{starter(CLIENT)}{{{{ 1 }}}}\n",
            "was given int where it needs Code",
        ),
        (CLIENT, f"{starter(CLIENT)}\nx = (\n", "shop/client.py: it does not parse"),
        (
            CLIENT,
            f"{starter(CLIENT)}{{% include 'a.j2' %}}",
            "there is no template 'a.j2'",
        ),
    ],
)
def test_what_cannot_be_used_is_said_with_its_place(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, said: str
) -> None:
    override(name, text)
    assert generate() == 2
    found = capsys.readouterr().err
    assert said in found
    assert f"own/{name}" in found
    assert not Path("generated").exists()


def test_a_place_is_the_line_of_the_override(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = f"{starter(CLIENT)}{{{{ view.nothing }}}}\n"
    override(CLIENT, text)
    assert generate() == 2
    assert f"own/{CLIENT}:{text.count(chr(10))}:1: error:" in capsys.readouterr().err


def test_a_missing_folder_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert generate() == 2
    assert (
        "own: error: bad-template: there is no such folder" in capsys.readouterr().err
    )


def test_the_folder_may_lie_anywhere(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hidden files in it are nobody's; where it lies means nothing."""
    override(CLIENT, f"{starter(CLIENT)}\n\nTHEIRS = 1\n")
    override(".notes/x.j2", "none of ours")
    Path("own").rename(".own")
    Path("work").mkdir()
    monkeypatch.chdir("work")
    spec = ["generate", "../shop.json", "-q", "--templates", "../.own"]
    assert main(spec) == 0
    assert "THEIRS = 1" in Path("generated/shop/client.py").read_text("utf-8")


def test_the_command_lists_templates_and_prints_a_start(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["templates"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert f"{version_of(CLIENT)} {CLIENT}" in lines
    assert [line.split()[1] for line in lines] == names()
    assert main(["templates", CLIENT]) == 0
    first, _, rest = capsys.readouterr().out.partition("\n")
    assert version_of(CLIENT) in first
    assert rest == original(CLIENT)
    assert main(["templates", "client/clint.py.j2"]) == 2
    assert f"did you mean {CLIENT!r}?" in capsys.readouterr().err
