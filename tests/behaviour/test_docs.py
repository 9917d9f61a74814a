"""The documentation: its programs run, its links lead somewhere."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from behaviour.driver import CUSTOMER, TOKEN
from behaviour.sockets import answering_json, serving

GENERATED = Path(__file__).parents[2] / "generated"
DOCS = GENERATED / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
OPERATION = DOCS / "operations" / "customers" / "get_customer_v1.md"
ORIGIN = "https://api.metronome.com"

_FENCED = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def fenced(page: Path, language: str) -> list[str]:
    text = page.read_text(encoding="utf-8")
    return [body for found, body in _FENCED.findall(text) if found == language]


def name_of(page: Path) -> str:
    return page.relative_to(DOCS).as_posix()


def python_blocks() -> Iterator[Any]:
    for page in PAGES:
        for number, code in enumerate(fenced(page, "python")):
            yield pytest.param(code, id=f"{name_of(page)}-{number}")


def run(command: list[str], url: str) -> str:
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(GENERATED),
        "METRONOME_BASE_URL": url,
        "METRONOME_BEARER_TOKEN": TOKEN,
    }
    done = subprocess.run(
        command,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize("code", list(python_blocks()))
def test_python_blocks_compile_and_import_what_there_is(code: str) -> None:
    compile(code, "docs", "exec")
    imports = re.findall(r"^from (metronome\S*) import (.+)$", code, re.MULTILINE)
    for module, names in imports:
        exec(f"from {module} import {names}", {})


def test_the_operation_has_a_snippet_of_each_kind() -> None:
    sync, for_async = fenced(OPERATION, "python")
    assert "Metronome()" in sync
    assert "AsyncMetronome()" in for_async
    assert len(fenced(OPERATION, "sh")) == 1


def assert_the_operation_was_called(head: str) -> None:
    first, *lines = head.splitlines()
    fields = dict(line.split(": ", 1) for line in lines)
    assert first == f"GET /v1/customers/{CUSTOMER} HTTP/1.1"
    assert fields["Authorization"] == f"Bearer {TOKEN}"


@pytest.mark.parametrize("number", [0, 1], ids=["sync", "async"])
def test_the_python_snippets_make_the_call(
    example: dict[str, Any], number: int
) -> None:
    code = fenced(OPERATION, "python")[number]
    with serving(answering_json(example)) as served:
        shown = run([sys.executable, "-W", "error", "-c", code], served.url)
    (head,) = served.heads
    assert_the_operation_was_called(head)
    assert "Example, Inc." in shown
    assert TOKEN not in shown


def test_the_curl_snippet_makes_the_call(example: dict[str, Any]) -> None:
    if shutil.which("curl") is None:
        pytest.skip("there is no curl")
    (code,) = fenced(OPERATION, "sh")
    assert ORIGIN in code
    with serving(answering_json(example)) as served:
        local = code.replace(ORIGIN, served.url).replace("curl ", "curl --silent ", 1)
        shown = run(["sh", "-c", local], served.url)
    (head,) = served.heads
    assert_the_operation_was_called(head)
    assert json.loads(shown) == example


def test_the_example_on_the_page_is_the_documents_own(example: dict[str, Any]) -> None:
    (shown,) = fenced(OPERATION, "json")
    assert json.loads(shown) == example


# Links


def links() -> Iterator[Any]:
    for page in [*PAGES, DOCS / "llms.txt"]:
        text = _FENCED.sub("", page.read_text(encoding="utf-8"))
        for target in sorted(set(_LINK.findall(text))):
            yield pytest.param(page, target, id=f"{name_of(page)}-{target}")


def anchors(page: Path) -> set[str]:
    """The anchors of headings, as GitHub makes them."""
    text = _FENCED.sub("", page.read_text(encoding="utf-8"))
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    kept = [re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings]
    return {heading.strip().replace(" ", "-") for heading in kept}


@pytest.mark.parametrize(("page", "target"), list(links()))
def test_links_lead_to_files_and_headings(page: Path, target: str) -> None:
    if target.startswith(("http://", "https://")):
        return
    path, _, anchor = target.partition("#")
    found = (page.parent / path).resolve() if path else page
    assert found.is_relative_to(DOCS)
    assert found.is_file()
    assert not anchor or anchor in anchors(found)


def test_every_page_is_reached_from_the_index_and_from_llms_txt() -> None:
    for start in (DOCS / "index.md", DOCS / "llms.txt"):
        reached: set[Path] = set()
        todo = [start]
        while todo:
            page = todo.pop()
            reached.add(page)
            targets = _LINK.findall(page.read_text(encoding="utf-8"))
            local = [each.partition("#")[0] for each in targets if "://" not in each]
            found = {(page.parent / each).resolve() for each in local if each}
            todo += found - reached
        assert set(PAGES) <= reached


def test_the_index_names_the_errors_that_there_are() -> None:
    import metronome

    text = (DOCS / "index.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `(\w+Error)` \|", text, re.MULTILINE))
    exported = {name for name in dir(metronome) if name.endswith("Error")}
    # APIError, the root, is named above the table; the two are said by their subclasses
    assert exported - documented <= {
        "APIError",
        "APIResponseError",
        "MissingCredentialsError",
    }
    assert documented <= exported
