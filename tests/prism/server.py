"""Prism as a process: where it is installed, and one server for each document.

Knows npm and Prism's command line. Does not know what is asked of a server.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Generator
from pathlib import Path

from paths import ROOT

_LOCKED = Path(__file__).parent
"""Where `package.json` and `package-lock.json` are, which pin each package by its hash."""
_FOLDER = "SPECPRESS_PRISM"
_SECONDS = 120.0
"""A large document takes Prism a while to read."""


class UnavailableError(Exception):
    """There is no Prism, and here is why."""


def installed() -> Path:
    """Prism's program, installed beside the checkout's own files unless it is there.

    Raises:
        UnavailableError: without Node, or without a registry that npm can reach.
    """
    node, npm = shutil.which("node"), shutil.which("npm")
    if not (node and npm):
        raise UnavailableError("Node with npm is not installed")
    folder = Path(os.environ.get(_FOLDER) or ROOT / ".cache" / "prism")
    program = folder / "node_modules" / ".bin" / "prism"
    lock = (_LOCKED / "package-lock.json").read_bytes()
    done = folder / "installed.json"
    if done.is_file() and done.read_bytes() == lock:
        return program
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(_LOCKED / name, folder / name)
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    answer = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False
    )
    if answer.returncode != 0:
        raise UnavailableError(f"npm ci failed: {answer.stderr[-2000:]}")
    done.write_bytes(lock)
    return program


@contextlib.contextmanager
def serving(program: Path, spec: Path, log: Path) -> Generator[str]:
    """The URL of a Prism that knows the document `spec`, until the block ends."""
    port = _free_port()
    command = [str(program), "mock", str(spec), "--errors", "--cors=false"]
    command += ["--host=127.0.0.1", f"--port={port}", "--seed=1", "-v", "error"]
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output)
    try:
        _wait_for(port, process, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    give_up = time.monotonic() + _SECONDS
    while time.monotonic() < give_up and process.poll() is None:
        with (
            contextlib.suppress(OSError),
            socket.create_connection(("127.0.0.1", port), timeout=1),
        ):
            return
        time.sleep(0.05)
    text = log.read_text(encoding="utf-8", errors="replace")
    raise AssertionError(f"Prism does not serve: {text[-2000:]}")
