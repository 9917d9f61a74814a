"""The configuration: where it is found, what it may say, and how errors in it are told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from command import SMALL, Run


@pytest.fixture(autouse=True)
def _in_a_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = tmp_path / "project"
    (project / "sub" / "folder").mkdir(parents=True)
    (project / "api.yaml").write_text(SMALL)
    monkeypatch.chdir(project)


def client(**settings: str) -> str:
    lines = [
        f"{key} = {value!r}" for key, value in {"spec": "api.yaml", **settings}.items()
    ]
    return "[clients.pets]\n" + "\n".join(lines) + "\n"


def test_specpress_toml(run: Run) -> None:
    Path("specpress.toml").write_text(client(output="made", package="zoo"))
    code, out, err = run("generate")
    assert (code, out) == (0, "")
    assert err.startswith("made: ")
    assert Path("made/zoo/client.py").is_file()
    assert run("generate", "--check") == (0, "", "made: nothing to do\n")


def test_pyproject_toml(run: Run) -> None:
    text = client(output="made").replace("[clients", "[tool.specpress.clients")
    Path("pyproject.toml").write_text(f'[project]\nname = "x"\n\n{text}')
    assert run("generate")[0] == 0
    assert Path("made/pets/client.py").is_file()


def test_specpress_toml_goes_first(run: Run) -> None:
    text = client(output="other").replace("[clients", "[tool.specpress.clients")
    Path("pyproject.toml").write_text(text)
    Path("specpress.toml").write_text(client(output="made"))
    assert run("generate")[0] == 0
    assert not Path("other").exists()


def test_the_output_is_generated_by_default(run: Run) -> None:
    Path("specpress.toml").write_text(client())
    assert run("generate")[0] == 0
    assert Path("generated/pets/client.py").is_file()


def test_it_is_found_from_a_folder_below(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("specpress.toml").write_text(client(output="made"))
    monkeypatch.chdir("sub/folder")
    assert run("generate")[0] == 0
    assert Path("../../made/pets/client.py").is_file()
    assert list(Path().iterdir()) == []


def test_a_pyproject_of_others_is_passed_by(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("specpress.toml").write_text(client(output="made"))
    Path("sub/pyproject.toml").write_text('[project]\nname = "sub"\n')
    monkeypatch.chdir("sub")
    assert run("generate")[0] == 0
    assert Path("../made/pets/client.py").is_file()


def test_several_clients(run: Run) -> None:
    text = client(output="one") + client(output="two").replace("pets", "zoo")
    Path("specpress.toml").write_text(text)
    code, _, err = run("generate")
    assert code == 0
    assert [line.split(":")[0] for line in err.splitlines()] == ["one", "two"]
    assert run("generate", "--check")[0] == 0
    Path("two/pets/client.py").unlink()
    code, out, _ = run("generate", "--check")
    assert (code, out) == (1, "would create pets/client.py\n")


def test_several_clients_have_outputs_of_their_own(run: Run) -> None:
    text = client(output="one") + client(output="two").replace("pets", "zoo")
    Path("specpress.toml").write_text(text)
    code, _, err = run("generate", "-o", "three")
    assert code == 2
    assert "error: bad-option: " in err
    assert not Path("three").exists()


def test_the_command_line_goes_before_it(run: Run) -> None:
    Path("specpress.toml").write_text(client(output="made", package="zoo"))
    assert run("generate", "-o", "here", "--package", "ark")[0] == 0
    assert Path("here/ark/client.py").is_file()
    assert not Path("made").exists()


def test_the_http_library(run: Run) -> None:
    Path("specpress.toml").write_text(client(output="made", http_library="httpx"))
    assert run("generate")[0] == 0
    assert "import httpx\n" in Path("made/pets/_runtime/_http.py").read_text()


BAD = {
    "unknown key": (
        client(ouput="x"),
        r"unknown key clients\.pets\.ouput \(did you mean 'output'\?\)",
    ),
    "unknown table": (
        "[client.pets]\nspec = 'x'\n",
        r"unknown key client \(did you mean 'clients'\?\)",
    ),
    "a number": ("[clients.pets]\nspec = 5\n", r"clients\.pets\.spec is not a string"),
    "a word for a truth": (
        client(strict="yes"),
        r"clients\.pets\.strict is not true or false",
    ),
    "a client that is no table": (
        "[clients]\npets = 5\n",
        r"clients\.pets is not a table",
    ),
    "clients that are no table": ("clients = 5\n", r"there is no table clients\.NAME"),
    "no spec": ("[clients.pets]\npackage = 'x'\n", r"clients\.pets has no spec"),
    "nothing": ("", r"there is no table clients\.NAME"),
    "not TOML": ("[clients\n", r"cannot be read: .*line 1.*"),
    "not UTF-8": ("\udcff", r"cannot be read: .*"),
    "a bad package": (client(package="a-b"), r"'a-b' cannot be .* \(lower-case .*\)"),
    "another library": (
        client(http_library="requests"),
        r"http_library is 'requests' \(it is httpx2 or httpx\)",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_configuration(run: Run, name: str) -> None:
    text, expected = BAD[name]
    Path("specpress.toml").write_bytes(text.encode(errors="surrogateescape"))
    before = sorted(Path().rglob("*"))
    code, out, err = run("generate")
    assert (code, out) == (2, "")
    assert re.fullmatch(rf"\S*specpress\.toml: error: [a-z-]+: {expected}\n", err), err
    assert sorted(Path().rglob("*")) == before


def test_a_spec_that_is_not_there(run: Run) -> None:
    Path("specpress.toml").write_text(client(spec="apo.yaml"))
    code, _, err = run("generate")
    assert code == 2
    assert "apo.yaml: error: not-found: no such file (did you mean api.yaml?)" in err


def test_a_configuration_is_not_needed_beside_a_document(run: Run) -> None:
    Path("specpress.toml").write_text("broken")
    assert run("generate", "api.yaml", "-o", "made")[0] == 0


OVERLAY = """\
overlay: 1.0.0
info: {title: O, version: 1.0.0}
actions: [{target: "$.paths['/pets'].get", update: {operationId: KEY}}]
"""


def test_overlays(run: Run) -> None:
    for name in ("one", "two"):
        Path(f"{name}.yaml").write_text(OVERLAY.replace("KEY", name))
    overlays = 'overlays = ["../one.yaml", "../two.yaml"]\n'
    Path("sub/specpress.toml").write_text(
        client(spec="../api.yaml", output="../made") + overlays
    )
    Path("specpress.toml").write_text(
        client(output="made") + overlays.replace("../", "")
    )
    assert run("generate", "--depfile", "dep")[0] == 0
    assert "def two(" in "".join(
        each.read_text() for each in Path("made/pets/resources").iterdir()
    )
    assert "api.yaml one.yaml two.yaml" in Path("dep").read_text()
    # the command line wins
    assert run("generate", "--check", "--overlay", "one.yaml")[0] == 1
    listed = ("--overlay", "two.yaml", "--overlay", "one.yaml")
    assert run("generate", *listed)[0] == 0
    assert "def one(" in "".join(
        each.read_text() for each in Path("made/pets/resources").iterdir()
    )
    assert run("validate", "api.yaml", "--overlay", "no.yaml")[0] == 2
    same = run("diff", "api.yaml", "api.yaml", "--overlay", "one.yaml")
    assert same[:2] == (0, "no change for callers\n")


@pytest.mark.parametrize("value", ['"one.yaml"', "[1]", "true"])
def test_overlays_are_a_list_of_strings(run: Run, value: str) -> None:
    Path("specpress.toml").write_text(client() + f"overlays = {value}\n")
    code, _, err = run("generate")
    assert code == 2
    assert "clients.pets.overlays is not a list of strings" in err
