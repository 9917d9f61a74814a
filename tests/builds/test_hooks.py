"""The pre-commit hooks and the action, installed and carried out without GitHub."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from paths import ROOT

PROGRAMS = Path(sys.executable).parent
CLEAN = {
    key: value
    for key, value in os.environ.items()
    if not key.startswith(("PYTHON", "GIT_", "VIRTUAL_ENV"))
}


def sh(folder: Path, *command: str | Path, code: int = 0, **variables: str) -> str:
    done = subprocess.run(
        command,
        cwd=folder,
        env={**CLEAN, **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    return sh(folder, "git", *who, *arguments)


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with specpress as it is here, tagged as the examples name it."""
    copy = tmp_path_factory.mktemp("release") / "specpress"
    copy.mkdir()
    kept = ("generator", "templates", "pyproject.toml", "README.md", "LICENSE")
    for name in (*kept, ".pre-commit-hooks.yaml", "action.yml"):
        source = ROOT / name
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, copy / name, ignore=ignored)
        else:
            shutil.copy(source, copy / name)
    git(copy, "init", "-q")
    git(copy, "add", ".")
    git(copy, "commit", "-q", "-m", "release")
    git(copy, "tag", "v0.1.0")
    return copy


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with the example's document and configuration."""
    copy = tmp_path / "project"
    shutil.copytree(ROOT / "examples/pre-commit", copy)
    git(copy, "init", "-q")
    git(copy, "add", ".")
    git(copy, "commit", "-q", "-m", "first")
    return copy


def test_precommit(project: Path, release: Path, tmp_path: Path) -> None:
    settings = project / ".pre-commit-config.yaml"
    text = settings.read_text()
    settings.write_text(re.sub(r"https://\S+", release.as_uri(), text))
    git(project, "add", ".")
    run = (PROGRAMS / "pre-commit", "run", "--all-files")
    home = str(tmp_path / "home")
    said = sh(project, *run, code=1, PRE_COMMIT_HOME=home)
    assert "created" in said
    assert (project / "generated/petstore/client.py").is_file()
    git(project, "add", ".")
    assert "Passed" in sh(project, *run, PRE_COMMIT_HOME=home)


def steps(action: dict[str, Any], inputs: dict[str, str], where: Path) -> list[Any]:
    """The steps of a composite action with its expressions filled in, as GitHub does."""
    defaults = {key: each["default"] for key, each in action["inputs"].items()}
    given = {**defaults, **inputs}

    def value(expression: str) -> str:
        for name in expression.split("||"):
            known = name.strip().removeprefix("inputs.")
            found = str(where) if known == "github.action_path" else given[known]
            if found:
                return found
        return ""

    def filled(text: str) -> str:
        return re.sub(r"\$\{\{(.*?)\}\}", lambda match: value(match[1].strip()), text)

    return [
        {
            "run": each["run"],
            "env": {key: filled(text) for key, text in each.get("env", {}).items()},
        }
        for each in action["runs"]["steps"]
        if "if" not in each or value(each["if"].partition("!=")[0].strip())
    ]


def test_action(project: Path, release: Path, tmp_path: Path) -> None:
    action = yaml.safe_load((release / "action.yml").read_text())
    assert all(each["shell"] == "bash" for each in action["runs"]["steps"])
    sh(tmp_path, sys.executable, "-m", "venv", "venv")
    path = os.pathsep.join((str(tmp_path / "venv/bin"), CLEAN["PATH"]))
    summary = tmp_path / "summary.md"

    def carry_out(inputs: dict[str, str]) -> tuple[int, str]:
        said = ""
        for step in steps(action, inputs, release):
            variables = {"PATH": path, "GITHUB_STEP_SUMMARY": str(summary)}
            done = subprocess.run(
                ["bash", "-e", "-o", "pipefail", "-c", step["run"]],
                cwd=project,
                env={**CLEAN, **variables, **step["env"]},
                capture_output=True,
                text=True,
                check=False,
            )
            said += done.stdout + done.stderr
            if done.returncode:
                return done.returncode, said
        return 0, said

    code, said = carry_out({})
    assert code == 1, said
    assert "would create petstore/client.py" in said
    sh(project, tmp_path / "venv/bin/specpress", "generate")
    document = project / "api.yaml"
    comparing = {"compare-from": "HEAD", "documents": "api.yaml\n"}
    code, said = carry_out(comparing)
    assert code == 0, said
    assert "no change for callers" in summary.read_text()
    document.write_text(document.read_text().replace("required: [name]", ""))
    sh(project, tmp_path / "venv/bin/specpress", "generate")
    code, said = carry_out({**comparing, "fail-on": "breaking"})
    assert code == 1, said
    assert "a property may be absent now" in summary.read_text()
