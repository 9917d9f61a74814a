"""The command when it is interrupted or at fault, and as a process of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from command import SMALL, Run
from specpress import pipeline


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def spec() -> str:
    Path("api.yaml").write_text(SMALL)
    return "api.yaml"


# -- faults


def test_an_interruption_is_no_fault(
    run: Run, spec: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "validate", interrupted)
    code, out, err = run("generate", spec, "-o", "out")
    assert (code, out) == (130, "")
    assert err.splitlines() == ["interrupted; nothing was left half-written"]
    assert not Path("out").exists()


@pytest.mark.parametrize(
    "fault",
    [RuntimeError("a\x1b[31mb\nc"), RecursionError(), MemoryError(), KeyError("k")],
)
def test_a_fault_of_ours_says_how_to_report_it(
    run: Run, spec: str, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(pipeline, "make", broken)
    code, out, err = run("generate", spec, "-o", "out")
    assert (code, out) == (2, "")
    assert re.match(
        rf"internal error at test_cli_faults\.py:\d+: {type(fault).__name__}: ", err
    )
    assert "report" in err
    assert version("specpress") in err
    assert "\x1b" not in err
    assert len(err.splitlines()) == 3
    assert not Path("out").exists()


def test_a_reader_that_went_away_is_no_fault(spec: str) -> None:
    command = (
        f"{sys.executable} -m specpress generate {spec} -o out --check | head -c 1"
    )
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout == "w"
    assert done.stderr == ""


# -- as a process


def test_the_installed_command(spec: str) -> None:
    command = [sys.executable, "-m", "specpress", "generate", spec, "-o", "out"]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("out: ")
    assert Path("out/pets/client.py").is_file()
    again = subprocess.run(
        [*command, "--check"], capture_output=True, timeout=60, check=False
    )
    assert again.returncode == 0


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="no terminals here")
@pytest.mark.parametrize(
    ("no_color", "is_coloured"), [(None, True), ("1", False), ("", True)]
)
def test_colours_are_for_terminals(
    no_color: str | None, *, is_coloured: bool, capfd: pytest.CaptureFixture[str]
) -> None:
    # https://no-color.org: when present and not an empty string
    Path("bad.yaml").write_text("a: 1\n")
    controller, terminal = os.openpty()
    environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    command = [sys.executable, "-m", "specpress", "generate", "bad.yaml"]
    done = subprocess.run(
        command,
        stderr=terminal,
        env=environment | ({} if no_color is None else {"NO_COLOR": no_color}),
        timeout=60,
        check=False,
    )
    os.close(terminal)
    shown = os.read(controller, 10_000)
    os.close(controller)
    assert done.returncode == 2
    assert (b"\x1b[31merror\x1b[0m" in shown) is is_coloured
    assert (b"\x1b" in shown) is is_coloured
    piped = subprocess.run(command, capture_output=True, timeout=60, check=False)
    assert b"\x1b" not in piped.stderr
