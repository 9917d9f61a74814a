"""`generate` says what changes for callers, where git has the document of before."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from specpress.cli import main

SPEC = """openapi: 3.1.0
info: {title: Shop, version: '1'}
servers: [{url: 'https://shop.example'}]
paths:
  /orders/{id}:
    get:
      operationId: getOrder
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: 'parts.yaml#/Order'}}}}}
"""
PARTS = """Order:
  type: object
  properties:
    id: {type: string}
"""
MORE = f"{PARTS}    total: {{type: integer}}\n"


def git(*arguments: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@b.example")
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., str]:
    """What a run prints to standard error, in a repository where SPEC was committed."""
    (tmp_path / "api").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    git("init", "-q")
    Path("api/shop.yaml").write_text(SPEC, encoding="utf-8")
    Path("api/parts.yaml").write_text(PARTS, encoding="utf-8")

    def run(*arguments: str) -> str:
        main(["generate", "api/shop.yaml", *arguments])
        return capsys.readouterr().err

    run()
    return run


def commit() -> None:
    git("add", "api")
    git("commit", "-qm", "x")


def test_what_the_last_run_was_made_of_is_found_among_the_revisions(
    said: Callable[..., str],
) -> None:
    """The change is in a file that the document refers to, and was committed since."""
    commit()
    Path("api/parts.yaml").write_text(MORE, encoding="utf-8")
    expected = (
        "addition: property-added: components.schemas.Order.properties.total (response)"
        " (in GET /orders/{id})\n"
        "1 addition: a minor release\n"
    )
    assert said("--check").endswith(expected)
    commit()
    Path("api/shop.yaml").write_text(SPEC.replace("ok", "fine"), encoding="utf-8")
    text = said()
    assert "for callers, since " in text
    assert ":api/shop.yaml:\n" in text
    assert expected.splitlines()[0] in text
    assert "nothing to do" in said()
    assert "for callers" not in said()


def test_names_that_were_published_are_those_of_before(
    said: Callable[..., str],
) -> None:
    commit()
    text = SPEC.replace("getOrder", "fetchOrder")
    Path("api/shop.yaml").write_text(text, encoding="utf-8")
    names = "default.get_order -> default.fetch_order"
    assert f"addition: method-renamed: GET /orders/{{id}}: {names}\n" in said()


def test_nothing_is_said_of_callers_where_the_document_is_the_same(
    said: Callable[..., str],
) -> None:
    commit()
    assert "callers" not in said("--http-library", "httpx")


def test_what_the_last_run_was_made_of_may_differ_in_a_part_alone(
    said: Callable[..., str],
) -> None:
    commit()
    Path("api/parts.yaml").write_text(MORE, encoding="utf-8")
    commit()
    said()
    Path("api/parts.yaml").write_text(PARTS, encoding="utf-8")
    assert "breaking: property-removed: " in said()


def test_a_folder_of_pages_is_compared_with_the_one_that_was_committed(
    said: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """However many pages it has, git is asked a few times for each revision."""
    assert main(["split", "api/shop.yaml", "-q", "-o", "api/pages"]) == 0
    for number in range(30):
        Path(f"api/pages/{number}.md").write_text("no paths", encoding="utf-8")
    commit()
    assert main(["generate", "api/pages", "-q"]) == 0
    (page,) = Path("api/pages").glob("*/*.md")
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("getOrder", "fetchOrder"), encoding="utf-8")
    asked: list[object] = []
    run: Any = subprocess.run

    def counted(command: list[str], **more: Any) -> Any:
        asked.append(command)
        return run(command, **more)

    monkeypatch.setattr(subprocess, "run", counted)
    capsys.readouterr()
    main(["generate", "api/pages"])
    err = capsys.readouterr().err
    assert ":api/pages:\n" in err
    assert "addition: method-renamed: GET /orders/{id}: " in err
    assert len(asked) < 10


def test_overlays_are_those_of_the_revision(said: Callable[..., str]) -> None:
    more = (
        "overlay: 1.0.0\ninfo: {title: More, version: '1'}\nactions:\n"
        "- target: $.paths.*.get\n  update: {summary: One order}\n"
    )
    Path("api/more.yaml").write_text(more, encoding="utf-8")
    commit()
    overlay = ("--overlay", "api/more.yaml")
    said(*overlay)
    Path("api/more.yaml").write_text(
        more.replace("One order", "An order"), encoding="utf-8"
    )
    assert "docs: description-changed: GET /orders/{id}" in said(*overlay)


def test_quiet_says_nothing(said: Callable[..., str]) -> None:
    commit()
    Path("api/parts.yaml").write_text(MORE, encoding="utf-8")
    assert said("--quiet") == ""


def test_a_document_that_git_does_not_know(
    said: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("api/parts.yaml").write_text(MORE, encoding="utf-8")
    assert said("--check").endswith(
        "what changes for callers: specpress diff OLD NEW\n"
    )
    monkeypatch.setenv("PATH", "/nowhere")
    assert said().endswith("what changes for callers: specpress diff OLD NEW\n")


def test_diff_takes_the_settings_of_the_client_that_is_configured(
    said: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    """By method and path alone, an operation is called the same under any operationId."""
    commit()
    text = SPEC.replace("getOrder", "fetchOrder")
    Path("api/shop.yaml").write_text(text, encoding="utf-8")
    arguments = ["diff", "HEAD:api/shop.yaml", "./api/shop.yaml"]
    assert main(arguments) == 0
    assert "method-renamed" in capsys.readouterr().out
    Path("specpress.toml").write_text(
        '[clients.shop]\nspec = "api/shop.yaml"\nmethod_names = "path"\n'
    )
    assert main(arguments) == 0
    assert capsys.readouterr().out == "no change for callers\n"
    assert main(["diff", "api/shop.yaml", "HEAD:api/shop.yaml"]) == 0
    assert capsys.readouterr().out == "no change for callers\n"


def test_a_folder_of_pages_of_a_revision(
    said: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    """What is hidden counts as little as in a folder on the disk, and links for nothing."""
    assert main(["split", "api/shop.yaml", "-q", "-o", "api/pages"]) == 0
    Path("api/pages/.old").mkdir()
    Path("api/pages/.old/shop.md").write_text("openapi: none", encoding="utf-8")
    Path("api/pages/link.md").symlink_to("openapi: none")
    commit()
    Path("api/pages/link.md").unlink()
    (page,) = Path("api/pages").glob("[!.]*/*.md")
    text = page.read_text(encoding="utf-8").replace("getOrder", "fetchOrder")
    page.write_text(text, encoding="utf-8")
    for old in ("HEAD:api/pages", "HEAD:api/pages/"):
        assert main(["diff", old, "api/pages", "-q"]) == 0
        out = capsys.readouterr().out
        assert out.startswith("addition: method-renamed: GET /orders/{id}: ")
        assert main(["diff", old, "HEAD:api/shop.yaml", "-q"]) == 0
        assert capsys.readouterr().out == "no change for callers\n"
    assert main(["validate", "HEAD:api/nowhere"]) == 2
    assert "HEAD:api/nowhere: error: not-found: " in capsys.readouterr().out


def test_overlays_are_laid_over_old_and_new(
    said: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Those of the client that is configured: what they bring is no change."""
    commit()
    Path("specpress.toml").write_text(
        '[clients.shop]\nspec = "api/shop.yaml"\noverlays = ["more.yaml"]\n'
    )
    Path("more.yaml").write_text(
        "overlay: 1.0.0\ninfo: {title: More, version: '1'}\nactions:\n"
        "- target: $.paths.*.get\n  update: {summary: One order}\n"
    )
    assert main(["diff", "HEAD:api/shop.yaml", "api/shop.yaml"]) == 0
    assert capsys.readouterr().out == "no change for callers\n"
    text = SPEC.replace("getOrder", "fetchOrder")
    Path("api/shop.yaml").write_text(text, encoding="utf-8")
    assert main(["diff", "HEAD:api/shop.yaml", "api/shop.yaml"]) == 0
    out = capsys.readouterr().out
    assert "method-renamed" in out
    assert "description-changed" not in out
