"""Each document of ../shared/hostile, by the command, as somebody would run it."""

from __future__ import annotations

import contextlib
import json
import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hostile.checks import import_everything, read_tree, tree_problems

FOLDER = Path(__file__).parents[3] / "shared" / "hostile"
PORT = 18999  # the one that the documents point at
SECONDS = 30
MEMORY = 1 << 30
# `python -m specpress` with no more memory than that, where the system can tell.
COMMAND = f"""
import runpy, sys
if sys.platform == "linux":
    import resource
    resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
runpy.run_module("specpress", run_name="__main__", alter_sys=True)
"""
# Documents that a rule of the manifest lets through in another way than its word `expect`.
BY_WARNING = {
    "name-opid-dup": "manifest: error, or distinct names plus a warning",
}
# The file alone where it is the matter as a whole.
_PLACED = re.compile(
    r"^.+?\.(?:json|yaml)(?::\d+:\d+)?: error: [a-z-]+: .+", re.MULTILINE
)
_ERROR = re.compile(r"^.*\berror: .*$", re.MULTILINE)

if not FOLDER.is_dir() and not os.environ.get("CI"):
    pytest.skip(f"{FOLDER} is not here", allow_module_level=True)


@dataclass(frozen=True, slots=True)
class Case:
    id: str
    file: str
    expect: str


CASES = [
    Case(each["id"], each["file"], each["expect"])
    for each in json.loads((FOLDER / "manifest.json").read_text())["specs"]
]


@dataclass(frozen=True, slots=True)
class Run:
    code: int
    output: str
    folder: Path
    marker: Path


def listener() -> socket.socket:
    """A server on the port, once another run of these tests has left it."""
    for _ in range(300):
        with contextlib.suppress(OSError):
            return socket.create_server(("127.0.0.1", PORT))
        time.sleep(1)
    raise TimeoutError(f"port {PORT} stays taken")


@pytest.fixture(scope="module")
def callers() -> Iterator[list[str]]:
    """Who connected to the port that the documents point at."""
    found: list[str] = []
    with listener() as server:

        def accept() -> None:
            while True:
                try:
                    connection, address = server.accept()
                except OSError:
                    return
                found.append(str(address))
                connection.close()

        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        yield found
        server.shutdown(socket.SHUT_RDWR)
        thread.join(5)


def run(case: Case, folder: Path) -> Run:
    """`specpress generate` as a process of its own, which may import the payload."""
    marker = folder / "marker"
    process = subprocess.run(
        [
            *(sys.executable, "-c", COMMAND, "generate", FOLDER / case.file),
            *("-o", folder / "out", "--package", "hostile"),
        ],
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(
                [str(FOLDER), *filter(None, [os.environ.get("PYTHONPATH")])]
            ),
            "HOSTILE_MARKER": str(marker),
            "PYTHONDONTWRITEBYTECODE": "1",
            "HOME": str(folder),
        },
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    return Run(process.returncode, process.stdout, folder, marker)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_hostile_document(case: Case, tmp_path: Path, callers: list[str]) -> None:
    done = run(case, tmp_path)
    assert "Traceback" not in done.output
    assert "internal error" not in done.output
    assert callers == []
    assert done.code in allowed(case), done.output
    if done.code == 0:
        assert_harmless(done)
    else:
        assert_nothing_written(done)
    assert not done.marker.exists()
    if case.id in BY_WARNING and done.code == 0:
        assert_told_apart(done)


def allowed(case: Case) -> set[int]:
    codes = {"safe": {0}, "error": {2}, "either": {0, 2}}[case.expect]
    return codes | ({0} if case.id in BY_WARNING else set())


def assert_harmless(done: Run) -> None:
    """The output is only what templates say, all inside its folder, and it imports."""
    assert [path.name for path in done.folder.iterdir()] == ["out"]
    tree = read_tree(done.folder / "out")
    assert {path.split("/")[0] for path in tree} == {".specpress", "docs", "hostile"}
    assert tree_problems(tree) == []
    assert import_everything(done.folder / "out", FOLDER, marker=done.marker) == ""


def assert_nothing_written(done: Run) -> None:
    """Nothing is left behind, and each error says where it is."""
    assert list(done.folder.iterdir()) == []
    errors = _ERROR.findall(done.output)
    assert errors
    assert all(_PLACED.fullmatch(each) for each in errors), done.output
    assert "root:" not in done.output  # a line of /etc/passwd


def assert_told_apart(done: Run) -> None:
    """`name-opid-dup`: both operations are there, and the warning names them."""
    assert re.search(r"warning: .*getCustomer.*not unique", done.output)
    (module,) = (done.folder / "out" / "hostile" / "resources").glob("cust*.py")
    assert len(re.findall(r'operation="getCustomer"', module.read_text())) == 2


def test_the_wire_names_of_a_document_are_kept(tmp_path: Path) -> None:
    """`name-snake`: five spellings of one name are five fields, each with its own alias."""
    (case,) = (each for each in CASES if each.id == "name-snake")
    run(case, tmp_path)
    module = (tmp_path / "out" / "hostile" / "models" / "customer.py").read_text()
    for wire_name in ("fooBar", "foo-bar", "FooBar", "foo bar"):
        assert module.count(f'alias="{wire_name}"') == 1
    assert re.search(r"^    foo_bar: ", module, re.MULTILINE)


def test_text_of_templates_stays_text(tmp_path: Path) -> None:
    """`inj-jinja`: `{{ 7*7 }}` is never 49."""
    (case,) = (each for each in CASES if each.id == "inj-jinja")
    run(case, tmp_path)
    tree = read_tree(tmp_path / "out")
    own = b"".join(data for path, data in tree.items() if "/_runtime/" not in path)
    assert b"{{ 7*7 }}" in own
    hashes = tree[".specpress/manifest.json"]
    assert b"49" not in own.replace(hashes, b"")


def test_the_listener_hears(callers: list[str]) -> None:
    """Else the check above would show nothing; last, since it adds to the list."""
    with socket.create_connection(("127.0.0.1", PORT), timeout=5) as connection:
        assert connection.recv(1) == b""  # accepted, and closed
    assert callers
