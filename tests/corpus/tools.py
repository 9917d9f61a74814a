"""What the tools of a client's users say of many packages at once.

Knows how mypy, pyright, ruff and black are run on them. Does not know whose packages.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

_MYPY = re.compile(r"^(\w+)/.*?: error: ", re.MULTILINE)
_RUFF = re.compile(r"^(\w+)/.*?:\d+:\d+: ", re.MULTILINE)
_BLACK = re.compile(
    r"^(?:would reformat|error: cannot format) .*?/?(\w+)/", re.MULTILINE
)


def _run(folder: Path, *command: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


def mypy(folder: Path, packages: Sequence[str]) -> tuple[Counter[str], str]:
    """Errors by package with `--strict`, and what was printed."""
    output = _run(folder, "mypy", "--strict", "--config-file=", *packages)
    return Counter(_MYPY.findall(output)), output


def pyright(folder: Path, packages: Sequence[str]) -> tuple[Counter[str], str]:
    """Errors by package in strict mode, and what was printed."""
    settings = {"include": list(packages), "typeCheckingMode": "strict"}
    (folder / "pyrightconfig.json").write_text(json.dumps(settings))
    output = _run(folder, "pyright", "--pythonpath", sys.executable, "--outputjson")
    found = json.loads(output[output.index("{") :])["generalDiagnostics"]
    errors = [each for each in found if each["severity"] == "error"]
    lines = [
        f"{each['file']}:{each['range']['start']['line'] + 1}: {each['message']}"
        for each in errors
    ]
    inside = [Path(each["file"]).relative_to(folder).parts[0] for each in errors]
    return Counter(inside), "\n".join(lines)


def ruff(folder: Path, packages: Sequence[str]) -> tuple[Counter[str], str]:
    """Findings by package with the default rules, and what was printed."""
    output = _run(
        folder,
        *("ruff", "check", "--isolated", "--no-cache", "--target-version=py311"),
        *("--output-format=concise", *packages),
    )
    return Counter(_RUFF.findall(output)), output


def black(folder: Path, packages: Sequence[str]) -> tuple[Counter[str], str]:
    """Files by package that black would change, and what was printed."""
    output = _run(folder, "black", "--check", "--target-version=py311", *packages)
    return Counter(_BLACK.findall(output)), output
