"""The examples of build steps, carried out as their users would."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from paths import ROOT

PROGRAMS = Path(sys.executable).parent


@pytest.fixture
def example(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of the example that the test is named after."""
    name = request.node.name.removeprefix("test_").partition("_")[0]
    copy = tmp_path / "example"
    shutil.copytree(ROOT / "examples" / name.replace("precommit", "pre-commit"), copy)
    return copy


def run(folder: Path, *command: str | Path, code: int = 0, **variables: str) -> str:
    """What a command prints that ends with `code`."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment(variables),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def environment(more: Mapping[str, str]) -> dict[str, str]:
    path = os.pathsep.join((str(PROGRAMS), os.environ.get("PATH", "")))
    return {**os.environ, "PATH": path, **more}


def imports(folder: Path) -> None:
    """The client in `folder` works."""
    code = "import petstore; petstore.Petstore().pets; petstore.models.Pet(name='a')"
    run(folder, sys.executable, "-c", code)


def built_wheel(example: Path) -> Path:
    """The content of the wheel that the example builds, by way of an sdist."""
    run(example, sys.executable, "-m", "build", "--no-isolation", ".")
    (wheel,) = (example / "dist").glob("*.whl")
    content = example / "content"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(content)
    return content


def test_hatch(example: Path) -> None:
    content = built_wheel(example)
    assert sorted(each.name for each in content.iterdir()) == [
        "petstore",
        "petstore_client-1.0.dist-info",
    ]
    imports(content)


def test_setuptools(example: Path) -> None:
    content = built_wheel(example)
    assert sorted(each.name for each in content.iterdir()) == [
        "petstore",
        "petstore_client-1.0.dist-info",
    ]
    imports(content)


def add_part(example: Path) -> Path:
    """Move the schema of the example into a file that the document refers to."""
    document = example / "api.yaml"
    text = document.read_text()
    part = example / "pet.yaml"
    part.write_text("type: object\nproperties:\n  name: {type: string}\n")
    head, _, _ = text.partition("    Pet:\n")
    document.write_text(f"{head}    Pet: {{$ref: pet.yaml}}\n")
    return part


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make")
def test_make(example: Path) -> None:
    part = add_part(example)
    make = ("make", f"SPECPRESS={sys.executable} -m specpress")
    run(example, *make)
    imports(example / "build")
    assert "Nothing to be done" in run(example, *make)
    part.write_text(part.read_text() + "  tag: {type: string}\n")
    later(part)
    run(example, *make)
    assert "tag" in (example / "build/petstore/models/pet.py").read_text()
    assert "Nothing to be done" in run(example, *make)


def later(path: Path) -> None:
    """Make a file newer than what was built, by more than clocks and disks differ."""
    now = path.stat().st_mtime
    for file in path.parent.rglob("*"):
        os.utime(file, (now - 20, now - 20))
    os.utime(path, (now - 10, now - 10))


def test_ninja(example: Path) -> None:
    part = add_part(example)
    run(example, "ninja")
    imports(example / "build")
    assert "no work to do" in run(example, "ninja")
    part.write_text(part.read_text() + "  tag: {type: string}\n")
    # ninja compares with when the command began, not with what it made
    now = part.stat().st_mtime + 10
    os.utime(part, (now, now))
    assert "client of" in run(example, "ninja")
    assert "tag" in (example / "build/petstore/models/pet.py").read_text()


def test_library(example: Path) -> None:
    assert "created, 0 changed" in run(example, sys.executable, "generate.py")
    imports(example / "build")
    assert "0 created, 0 changed" in run(example, sys.executable, "generate.py")
    (example / "api.yaml").write_text("nonsense")
    run(example, sys.executable, "generate.py", code=1)


AUDIT = """
import os, sys

inputs = {os.path.realpath(each) for each in sys.argv[1].split(os.pathsep)}
output = os.path.realpath(sys.argv[2])
program = tuple(map(os.path.realpath, (sys.prefix, sys.base_prefix, *sys.path[1:])))
# openapi-spec-validator opens its own schema by a file: URL, for which urllib reads this
program += ("/etc/mime.types", os.environ["TEMPLATES"])
found = []
OUTSIDE = ("socket.", "urllib.", "http.", "subprocess.", "os.exec", "ctypes.")


def audit(event, arguments):
    is_file = event == "urllib.Request" and arguments[0].startswith("file:")
    if event.startswith(OUTSIDE) and not is_file:
        found.append(event)
    if event in ("open", "os.listdir", "os.scandir") and arguments[0] is not None:
        if isinstance(arguments[0], int):
            return
        path = os.path.realpath(os.fsdecode(arguments[0]))
        allowed = (output, os.path.dirname(output), os.devnull, "/proc", *program)
        if path not in inputs and not path.startswith(allowed):
            found.append(f"{event}: {path}")


sys.addaudithook(audit)
from specpress.cli import main

code = main(["generate", "--quiet", *sys.argv[3:]])
print(*found, sep="\\n")
sys.exit(code)
"""


def test_bazel(example: Path, tmp_path: Path) -> None:
    """As a sandbox would: no network, nothing read that was not declared, one result."""
    trees: list[dict[str, bytes]] = []
    for name, seed in (("a", "1"), ("b", "2")):
        sandbox = tmp_path / name / "sandbox"
        sandbox.mkdir(parents=True)
        output = sandbox / "out"
        shutil.copy(example / "api.yaml", sandbox / "api.yaml")
        script = sandbox / "audit.py"
        script.write_text(AUDIT)
        done = subprocess.run(
            [
                sys.executable,
                *(script, sandbox / "api.yaml", output),
                *("api.yaml", "--output", "out", "--package", "petstore"),
            ],
            cwd=sandbox,
            env={
                "PYTHONHASHSEED": seed,
                "PYTHONPATH": os.pathsep.join(sys.path),
                "PYTHONDONTWRITEBYTECODE": "1",
                "TEMPLATES": str(ROOT / "templates"),
            },
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout.split() == []
        files = (each for each in output.rglob("*") if each.is_file())
        trees.append({str(f.relative_to(output)): f.read_bytes() for f in files})
    assert trees[0] == trees[1]
    assert "petstore/client.py" in trees[0]
