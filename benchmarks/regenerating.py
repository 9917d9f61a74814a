"""What a run costs on documents that you name: the first, with nothing to do, after a change.

    python benchmarks/regenerating.py --python VENV/bin/python [--runs 5] SPEC...

The interpreter must have specpress installed, not editable: in a checkout the program itself
may have changed, so nothing of an earlier run is taken as done. Elapsed and CPU seconds
(user + system, of all processes) and the largest process, medians with the range in brackets;
with all processors that there are, and with one. A SPEC may be packed (`.gz`).
"""

from __future__ import annotations

import argparse
import gzip
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

_DESCRIPTION = re.compile(rb'description"?: "?(?=[A-Za-z])')

_GENERATE = (
    *("-m", "specpress", "generate", "-q", "--lenient"),
    *("-o", "out", "--package", "client"),
)


class Cost(NamedTuple):
    """Of one run."""

    elapsed: float
    cpu: float
    megabytes: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", required=True, metavar="PATH")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("specs", nargs="+", metavar="SPEC", type=Path)
    options = parser.parse_args()
    cores = sorted(os.sched_getaffinity(0))
    print("| document | run | processors | elapsed, s | CPU, s | MB |")
    print("| --- | --- | --- | --- | --- | --- |")
    for spec in options.specs:
        for used in (cores[:1], cores):
            measure(spec, options.python, used, options.runs)


def measure(spec: Path, python: str, cores: Sequence[int], runs: int) -> None:
    """One row for each kind of run."""
    name = spec.name.removesuffix(".gz")
    content = spec.read_bytes()
    if spec.suffix == ".gz":
        content = gzip.decompress(content)
    changed = with_a_change(content)
    found: dict[str, list[Cost]] = {"first": [], "nothing to do": [], "changed": []}
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            document = Path(folder, name)
            for kind, text in zip(found, (content, content, changed), strict=True):
                document.write_bytes(text)
                found[kind].append(cost((python, *_GENERATE, name), folder, cores))
    for kind, costs in found.items():
        figures = " | ".join(shown(each) for each in zip(*costs, strict=True))
        print(f"| {name} | {kind} | {len(cores)} | {figures} |", flush=True)


def with_a_change(content: bytes) -> bytes:
    """The document with another word in the description in its middle."""
    places = [each.end() for each in _DESCRIPTION.finditer(content)]
    at = places[len(places) // 2]
    return content[:at] + b"Changed " + content[at:]


def cost(command: Sequence[str], folder: str, cores: Sequence[int]) -> Cost:
    """Of one child process, and of those that it starts."""
    taskset = shutil.which("taskset") or sys.exit("this needs taskset")
    pinned = (taskset, "-c", ",".join(map(str, cores)), *command)
    start = time.perf_counter()
    child = subprocess.Popen(pinned, cwd=folder, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    elapsed = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"{' '.join(command)}: exit code {os.waitstatus_to_exitcode(status)}")
    return Cost(elapsed, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def shown(values: Sequence[float]) -> str:
    """The median, and the range."""
    middle, digits = statistics.median(values), 0 if max(values) > 50 else 2
    low, high = min(values), max(values)
    return f"{middle:.{digits}f} ({low:.{digits}f}-{high:.{digits}f})"


if __name__ == "__main__":
    main()
