"""The command: what it prints, what it writes, and what it answers."""

from __future__ import annotations

import io
import re
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from command import SMALL, Run

SPEC = Path(__file__).parents[2] / "spec" / "metronome.yaml"


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file with its content and time."""
    return {
        path.relative_to(folder).as_posix(): (
            path.read_bytes(),
            path.stat().st_mtime_ns,
        )
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def spec() -> str:
    Path("api.yaml").write_text(SMALL)
    return "api.yaml"


# -- help


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"specpress {version('specpress')}\n", "")


def test_help_names_the_commands_and_the_exit_codes(run: Run) -> None:
    code, out, err = run("--help")
    assert (code, err) == (0, "")
    assert "generate" in out
    assert "validate" in out
    assert "Exit codes: 0 done" in " ".join(out.split())


def test_help_of_a_command_names_its_options(run: Run) -> None:
    code, out, _ = run("generate", "--help")
    assert code == 0
    for option in ("--output", "--package", "--check", "--diff", "--force", "--quiet"):
        assert option in out


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ([], "COMMAND"),
        (["frobnicate"], "frobnicate"),
        (["generate", "--frobnicate"], "--frobnicate"),
        (["generate", "--pack", "x"], "--pack"),  # no abbreviations
        (["generate", "a", "b"], "b"),
        (["generate", "--http-library", "requests"], "requests"),
        (["validate"], "SPEC"),
    ],
)
def test_bad_usage_is_told(run: Run, arguments: list[str], named: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert named in err.splitlines()[-1]
    assert list(Path().iterdir()) == []


# -- generate


def test_a_new_folder_is_filled(run: Run, spec: str) -> None:
    code, out, err = run("generate", spec, "-o", "out")
    assert (code, out) == (0, "")
    assert {path.name for path in Path("out").iterdir()} == {
        ".specpress",
        "docs",
        "pets",
    }
    written = len(snapshot(Path("out")))
    assert err == f"out: {written} created, 0 changed, 0 deleted\n"


def test_a_second_run_touches_nothing_and_says_so(run: Run, spec: str) -> None:
    run("generate", spec, "-o", "out")
    before = snapshot(Path("out"))
    folders = {path: path.stat().st_mtime_ns for path in Path("out").rglob("*")}
    assert run("generate", spec, "-o", "out") == (0, "", "out: nothing to do\n")
    assert snapshot(Path("out")) == before
    assert {path: path.stat().st_mtime_ns for path in Path("out").rglob("*")} == folders


def test_the_package_can_be_named(run: Run, spec: str) -> None:
    assert run("generate", spec, "-o", "out", "--package", "zoo")[0] == 0
    assert Path("out/zoo/client.py").is_file()


@pytest.mark.parametrize(
    ("title", "package"),
    [
        ("Calendar API", "calendar_client"),  # Python's own
        ("HTTPX", "httpx_client"),  # the client's own
        ("Docs", "docs_client"),  # beside the package
        ("Import", "import_"),  # a keyword
        ("CON", "con_client"),  # a device on Windows
    ],
)
def test_a_package_hides_nothing(run: Run, spec: str, title: str, package: str) -> None:
    Path(spec).write_text(SMALL.replace("title: Pets", f"title: {title}"))
    assert run("generate", spec, "-o", "out")[0] == 0
    assert Path(f"out/{package}/client.py").is_file()


def test_check_lists_what_would_change_and_writes_nothing(run: Run, spec: str) -> None:
    code, out, _ = run("generate", spec, "-o", "out", "--check")
    assert code == 1
    assert "would create pets/client.py" in out.splitlines()
    assert not Path("out").exists()
    run("generate", spec, "-o", "out")
    assert run("generate", spec, "-o", "out", "--check")[0] == 0
    Path(spec).write_text(SMALL.replace("listPets", "allPets"))
    before = snapshot(Path("out"))
    code, out, _ = run("generate", spec, "-o", "out", "--check")
    assert code == 1
    assert "would change pets/resources/pets.py" in out.splitlines()
    assert "would create docs/operations/pets/all_pets.md" in out.splitlines()
    assert "would delete docs/operations/pets/list_pets.md" in out.splitlines()
    assert snapshot(Path("out")) == before


def test_diff_shows_what_changes(run: Run, spec: str) -> None:
    run("generate", spec, "-o", "out")
    Path(spec).write_text(SMALL.replace("listPets", "allPets"))
    code, out, _ = run("generate", spec, "-o", "out", "--check", "--diff")
    assert code == 1
    lines = out.splitlines()
    assert "--- a/pets/resources/pets.py" in lines
    assert "+++ b/pets/resources/pets.py" in lines
    assert "-    def list_pets(" in lines
    assert "+    def all_pets(" in lines
    assert "+++ /dev/null" in lines
    code, applied, _ = run("generate", spec, "-o", "out", "--diff")
    assert code == 0
    assert "+    def all_pets(" in applied.splitlines()
    assert "def all_pets(" in Path("out/pets/resources/pets.py").read_text()


def test_an_edited_file_is_kept_unless_forced(run: Run, spec: str) -> None:
    run("generate", spec, "-o", "out")
    edited = Path("out/pets/client.py")
    edited.write_text("# mine\n")
    before = snapshot(Path("out"))
    code, _, err = run("generate", spec, "-o", "out")
    assert code == 3
    assert re.fullmatch(r"error: file-edited: .*client\.py .*--force\)\n", err)
    assert snapshot(Path("out")) == before
    assert run("generate", spec, "-o", "out", "--force")[0] == 0
    assert edited.read_text() != "# mine\n"


def test_a_foreign_file_in_the_way_is_kept(run: Run, spec: str) -> None:
    Path("out/pets").mkdir(parents=True)
    Path("out/pets/client.py").write_text("# theirs\n")
    Path("out/notes.txt").write_text("keep")
    before = snapshot(Path("out"))
    code, _, err = run("generate", spec, "-o", "out")
    assert code == 3
    assert re.fullmatch(r"error: file-not-ours: .*client\.py .*--force\)\n", err)
    assert snapshot(Path("out")) == before
    assert run("generate", spec, "-o", "out", "--force")[0] == 0
    assert Path("out/notes.txt").read_text() == "keep"


def test_files_beside_ours_are_left_alone(run: Run, spec: str) -> None:
    run("generate", spec, "-o", "out")
    Path("out/pets/mine.py").write_text("x = 1\n")
    Path(spec).write_text(SMALL.replace("Pets", "Zoo").replace("/pets", "/zoo"))
    assert run("generate", spec, "-o", "out")[0] == 0
    assert Path("out/pets/mine.py").read_text() == "x = 1\n"
    assert not Path("out/pets/client.py").exists()


def test_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(SMALL.encode()))
    monkeypatch.setattr(sys, "stdin", stream)
    assert run("generate", "-", "-o", "out")[0] == 0
    assert Path("out/pets/client.py").is_file()


def test_quiet_says_nothing_but_errors(run: Run, spec: str) -> None:
    loud = SMALL.replace("get:", "parameters: 5\n    get:")
    Path(spec).write_text(loud)
    assert "warning:" in run("generate", spec, "-o", "loud")[2]
    assert run("generate", spec, "-o", "out", "--quiet") == (0, "", "")
    Path(spec).write_text("")
    assert "error:" in run("generate", spec, "--quiet")[2]


def test_validate_prints_findings_as_results(run: Run, spec: str) -> None:
    assert run("validate", spec) == (0, "", "")
    Path(spec).write_text(SMALL.replace('"200"', '"2000"'))
    code, out, err = run("validate", spec)
    assert (code, err) == (0, "")
    assert re.search(r"^api\.yaml:10:9: warning: ", out, re.MULTILINE)
    code, out, err = run("validate", spec, "--strict")
    assert (code, err) == (2, "")  # what is asked for goes to standard output
    assert re.search(r"^api\.yaml:\d+:\d+: error: invalid-openapi: ", out, re.MULTILINE)
    assert list(Path().iterdir()) == [Path(spec)]
