"""Every payload in every place of a document where text may stand.

Generation gives output that is harmless (see `checks`), or says that the document cannot be
used. In-process, so that it is fast; what is imported at last has a payload in all places.
"""

from __future__ import annotations

import contextlib
import copy
import functools
import json
from pathlib import Path

import black.mode
import black.report
import pytest
from hostile.checks import import_everything, markdown_problems, tree_problems
from hostile.places import BASE, PAYLOADS, PLACES, Document
from specpress import pipeline, render
from specpress.config import Client
from specpress.diagnostics import ExitCode, Failure
from specpress.pipeline import generate
from specpress.source import parse

ENVIRONMENT = functools.cache(render.environment)


@functools.cache
def formatted(text: str, *, fast: bool, mode: black.mode.Mode) -> str:
    """Most modules are the same whichever place a payload stands in."""
    with contextlib.suppress(black.report.NothingChanged):
        return BLACK(text, fast=fast, mode=mode)
    return text


BLACK = black.format_file_contents


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """2,000 documents: templates compiled once, each module formatted once."""
    monkeypatch.setattr(render, "environment", ENVIRONMENT)
    monkeypatch.setattr(black, "format_file_contents", formatted)


def no_findings(*_: object, **__: object) -> tuple[()]:
    """In place of openapi-spec-validator."""
    return ()


def output(document: Document) -> dict[str, bytes] | None:
    """The tree of a document; None where it cannot be used."""
    data = json.dumps(document).encode()
    try:
        result = generate(
            parse(data, "spec.json"), Client("spec.json", package="hostile")
        )
    except Failure as failure:
        problem = failure
    else:
        return dict(result.tree)
    assert problem.exit_code is ExitCode.INVALID
    assert all(each.where for each in problem.diagnostics)
    assert all(str(each).isprintable() for each in problem.diagnostics)
    return None


def with_payload(*places: str, text: str) -> Document:
    document = copy.deepcopy(BASE)
    for place in places:
        PLACES[place](document, text)
    return document


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_is_harmless_in_every_place(
    payload: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: dict[str, list[str]] = {}
    usable: list[str] = []
    with monkeypatch.context() as context:
        # openapi-spec-validator only adds warnings; it sees all places at once below
        context.setattr(pipeline, "validate", no_findings)
        for place in PLACES:
            tree = output(with_payload(place, text=PAYLOADS[payload]))
            if tree is not None:
                usable.append(place)
                found[place] = tree_problems(tree)
    assert {place: problems for place, problems in found.items() if problems} == {}
    assert_imports(usable, PAYLOADS[payload], tmp_path)


def assert_imports(places: list[str], text: str, folder: Path) -> None:
    """With the payload in all of `places` at once, every module imports."""
    tree = output(with_payload(*_together(places), text=text))
    assert tree is not None
    assert tree_problems(tree) == []
    for path, content in tree.items():
        file = folder / "out" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    assert import_everything(folder / "out", marker=folder / "marker") == ""
    assert not (folder / "marker").exists()


def _together(places: list[str]) -> list[str]:
    """Those of `places` that do not undo one another; names last, since others go by them."""
    no_room = {"type", "path parameter", "media type", "media type of a response"}
    later = {"name of a schema", "property", "const", "path"}
    first = [place for place in places if place not in no_room | later]
    return first + [place for place in places if place in later]


def test_the_document_is_usable_without_payloads() -> None:
    tree = output(BASE)
    assert tree is not None
    assert tree_problems(tree) == []
    assert "hostile/resources/customers.py" in tree


@pytest.mark.parametrize("place", PLACES)
def test_each_place_takes_a_harmless_word(place: str) -> None:
    # else the matrix would show nothing of that place
    document = with_payload(place, text="word")
    assert document != BASE
    if place not in ("server", "type", "status"):
        assert output(document) is not None


@pytest.mark.parametrize(
    "markdown",
    [
        "<script>x</script>",
        "a <b onclick=x>",
        "| a | `b|<b>` |",
        "\\`<b>\\`",
        "a ~~~ <b> ~~~",
        "```\n\n```\n<b>",
        "[x](javascript:y)",
        "[x]: JavaScript:y",
        "<!-- x -->",
    ],
)
def test_live_markup_is_noticed(markdown: str) -> None:
    assert list(markdown_problems(markdown))


@pytest.mark.parametrize(
    "markdown",
    ["`<b>`", "```\n<b>\n```", "a &lt;b>", "\\<b>", "<https://a.example>", "1 < 2"],
)
def test_shown_markup_passes(markdown: str) -> None:
    assert not list(markdown_problems(markdown))
