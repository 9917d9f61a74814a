"""What a run makes again, and in how many processes: never to be seen in what comes out."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from specpress import cli, gate, making, pipeline, templates
from specpress.config import Client
from specpress.diagnostics import Failure
from specpress.ir import OperationSettings as Operation
from specpress.run import run
from specpress.source import read
from specpress.tree import MANIFEST_PATH, digest

CLIENT = Client("api.json", "out", package="shop", keep_names=False)


def document(count: int = 3, described: str = "") -> dict[str, object]:
    """An API of `count` operations, with a model each; the first is `described`."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Shop", "version": "1"},
        "paths": {
            f"/things{at}": {
                "get": {
                    "operationId": f"get_thing{at}",
                    "tags": [f"Tag{at}"],
                    "responses": {
                        "200": {
                            "description": "ok",
                            "content": {
                                "application/json": {
                                    "schema": {"$ref": f"#/components/schemas/T{at}"}
                                }
                            },
                        }
                    },
                }
            }
            for at in range(count)
        },
        "components": {
            "schemas": {
                f"T{at}": {
                    "type": "object",
                    "description": described if at == 0 else "",
                    "properties": {"a": {"type": "string"}},
                }
                for at in range(count)
            }
        },
    }


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def written(content: dict[str, object]) -> None:
    Path("api.json").write_text(json.dumps(content))


# -- several processes


def test_several_processes_make_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    content = document(40)
    content["info"] = {"title": "Shop"}  # the validator has something to say
    written(content)
    one = pipeline.generate(read("api.json"), CLIENT)
    forks: list[int] = []
    fork = os.fork

    def counted() -> int:
        forks.append(os.getpid())
        return fork()

    monkeypatch.setattr(os, "fork", counted)
    many = pipeline.generate(read("api.json"), CLIENT, processes=3)
    assert forks == [os.getpid()] * 3  # the validator, and two that share the files
    assert len(many.tree) > 120
    assert (many.tree, many.manifest) == (one.tree, one.manifest)
    assert list(many.tree) == list(one.tree)
    assert [each.code for each in many.diagnostics] == ["invalid-openapi"]
    assert many.diagnostics == one.diagnostics


@pytest.mark.parametrize(
    "client",
    [
        Client("api.json", strict=True),
        Client("api.json", operations={"GET /no": Operation()}),
        Client("api.json", strict=True, operations={"GET /no": Operation()}),
    ],
)
def test_several_processes_find_the_same(client: Client) -> None:
    content = document()
    content["info"] = {"title": "Shop"}
    written(content)
    found: list[tuple[str, ...]] = []
    for processes in (1, 2):
        with pytest.raises(Failure) as caught:
            pipeline.generate(read("api.json"), client, processes=processes)
        found.append(tuple(map(str, caught.value.diagnostics)))
    assert found[0] == found[1]
    assert "invalid-openapi" in "".join(found[0])


# -- a run after a small change


@pytest.fixture
def proofs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The modules that are proven to hold no code of the document, in an installed program."""
    monkeypatch.setattr(templates, "are_installed", lambda: True)
    found: list[str] = []
    check = gate.check

    def counted(path: str, source: str, view: object) -> None:
        found.append(path)
        check(path, source, view)

    monkeypatch.setattr(making, "check", counted)
    return found


def test_only_what_changed_is_proven_and_written(proofs: list[str]) -> None:
    written(document())
    first = run(CLIENT)
    assert sorted(proofs) == [
        path
        for path in first.plan.created
        if path.endswith((".py", ".pyi"))
        and "/_runtime/" not in path
        and path != "shop/resources/__init__.py"
    ]
    proofs.clear()
    written(document(described="The first."))
    again = run(CLIENT)
    assert proofs == ["shop/models/t0.py"]
    assert set(again.plan.changed) == {
        "shop/models/t0.py",
        "docs/models/t0.md",
        "docs/index.md",
        MANIFEST_PATH,
    }


def test_a_check_proves_all(proofs: list[str]) -> None:
    written(document())
    run(CLIENT)
    count = len(proofs)
    proofs.clear()
    assert run(CLIENT, check=True).plan.empty
    assert len(proofs) == count


def tampered() -> None:
    """A module that was changed, and the manifest with it, as by one who hides something."""
    module, manifest = Path("out/shop/models/t0.py"), Path("out") / MANIFEST_PATH
    old = digest(module.read_bytes())
    module.write_text(module.read_text() + "\nimport os\n")
    manifest.write_text(manifest.read_text().replace(old, digest(module.read_bytes())))


@pytest.mark.usefixtures("proofs")
def test_a_check_takes_nothing_on_trust(capsys: pytest.CaptureFixture[str]) -> None:
    written(document())
    command = ["generate", "api.json", "-o", "out", "--package", "shop", "-q"]
    assert cli.main(command) == 0
    assert cli.main([*command, "--check", "--diff"]) == 0
    tampered()
    assert cli.main([*command, "--check", "--diff"]) == 1
    assert "\n-import os\n" in capsys.readouterr().out


def test_what_was_tampered_with_is_made_again(proofs: list[str]) -> None:
    written(document())
    run(CLIENT)
    tampered()
    written(document(described="The first."))
    proofs.clear()
    run(CLIENT)
    assert proofs == ["shop/models/t0.py"]
    assert "import os" not in Path("out/shop/models/t0.py").read_text()


def test_another_version_proves_all(
    proofs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    written(document())
    run(CLIENT)
    count = len(proofs)
    manifest = Path("out") / MANIFEST_PATH
    manifest.write_text(
        manifest.read_text().replace('"specpress": "', '"specpress": "0')
    )
    proofs.clear()
    run(CLIENT)
    assert len(proofs) == count
    monkeypatch.setattr(templates, "are_installed", lambda: False)
    written(document(described="In a checkout."))
    proofs.clear()
    run(CLIENT)
    assert len(proofs) == count
