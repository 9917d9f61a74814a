"""Documents from the web: limits, the lock, and what is seen from their URL. Local servers only."""

from __future__ import annotations

import hashlib
from collections.abc import Generator
from pathlib import Path

import pytest
import specpress
from specpress import cli, fetch, templates
from specpress.config import Client
from specpress.configuration import load
from specpress.diagnostics import Failure, Report
from specpress.located import located
from specpress.nodes import Map
from specpress.run import run
from specpress.source import Document, parse, read
from web import Site, served

API = """\
openapi: 3.0.3
info: {title: Shop, version: "1"}
servers: [{url: /v1}]
paths: {/a: {get: {operationId: read_a, responses: {'204': {description: Done}}}}}
"""


@pytest.fixture
def site() -> Generator[Site]:
    with served() as found:
        yield found


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("no_proxy", "*")


def refused(url: str) -> str:
    with pytest.raises(Failure) as raised:
        read(url)
    (found,) = raised.value.diagnostics
    return f"{found.code}: {found.message}"


# -- fetching --------------------------------------------------------------------------


def test_a_url_is_read(site: Site) -> None:
    url = site.put("/api.yaml", API)
    document = read(url)
    assert document.root["openapi"] == "3.0.3"
    assert (document.name, document.url) == (url, url)
    assert document.sha256 == hashlib.sha256(API.encode()).hexdigest()
    assert document.folder is None
    assert document.root.where("info").file == url


def test_a_redirect_is_followed_and_said(site: Site) -> None:
    site.put("/api.yaml", API)
    url = site.put("/old", "", 302, Location="/api.yaml")
    document = read(url)
    ((code, message),) = [(each.code, each.message) for each in document.found]
    assert code == "redirected"
    assert message == f"it was redirected to {site.url}/api.yaml"
    assert document.url == url


@pytest.mark.parametrize("target", ["/loop", "file:///etc/passwd", "ftp://127.0.0.1/x"])
def test_a_redirect_that_is_not_followed(site: Site, target: str) -> None:
    url = site.put("/loop", "", 301, Location=target)
    assert refused(url).startswith("not-fetched: ")
    assert len(site.asked) <= 6


def test_what_is_not_fetched(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refused(f"{site.url}/gone") == "not-fetched: the server answers 404"
    assert refused("http://user:secret@127.0.0.1/x") == (
        "not-fetched: a URL with a password is not fetched"
    )
    assert refused("http:///x").startswith("not-fetched: ")
    assert refused("http://127.0.0.1:1/x").startswith("not-fetched: ")
    monkeypatch.setattr(fetch, "MAX_BYTES", 10)
    assert refused(site.put("/api.yaml", API)).startswith("too-large: ")


def test_a_server_that_takes_too_long(site: Site) -> None:
    with pytest.raises(Failure, match="the server took longer"):
        fetch.fetch(f"{site.url}/slow", 0.2)


def test_a_redirect_must_keep_tls(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(_: object, url: str) -> bytes | str:
        return site.url if url.startswith("https:") else API.encode()

    monkeypatch.setattr(fetch, "_opened", opened)
    assert "without TLS" in refused("https://127.0.0.1/api.yaml")


def test_what_it_refers_to_is_not_fetched(site: Site) -> None:
    site.put("/other.yaml", "type: string")
    reference = "{schema: {$ref: other.yaml}}"
    url = site.put(
        "/api.yaml", API.replace("Done}", f"Done, content: {{a/b: {reference}}}}}")
    )
    assert cli.main(["generate", url, "-o", "out", "-q"]) == 2
    assert site.asked == ["/api.yaml"]
    assert not Path("out").exists()


# -- the lock --------------------------------------------------------------------------


def test_the_lock_holds_what_was_fetched(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    url = site.put("/api.yaml", API)
    assert cli.main(["generate", url, "-o", "out", "--check", "-q"]) == 1
    assert not Path("specpress.lock").exists()
    assert cli.main(["generate", url, "-o", "out", "-q"]) == 0
    lock = Path("specpress.lock").read_text()
    sha = hashlib.sha256(API.encode()).hexdigest()
    assert lock.splitlines()[-1] == f'"{url}" = "{sha}"'
    before = {
        path: path.read_bytes() for path in Path("out").rglob("*") if path.is_file()
    }
    changed = API.replace("Done", "Changed")
    site.put("/api.yaml", changed)
    capsys.readouterr()
    assert cli.main(["generate", url, "-o", "out", "-q"]) == 2
    err = capsys.readouterr().err
    assert f"{url}: error: locked: " in err
    assert "--update-lock" in err
    after = {
        path: path.read_bytes() for path in Path("out").rglob("*") if path.is_file()
    }
    assert after == before
    assert Path("specpress.lock").read_text() == lock
    assert cli.main(["generate", url, "-o", "out", "-q", "--update-lock"]) == 0
    sha = hashlib.sha256(changed.encode()).hexdigest()
    assert Path("specpress.lock").read_text().splitlines()[-1] == f'"{url}" = "{sha}"'
    assert cli.main(["generate", url, "-o", "out", "-q", "--check"]) == 0


def test_the_library_holds_to_the_lock_likewise(site: Site) -> None:
    url = site.put("/api.yaml", API)
    assert not specpress.generate(url, "out", check=True).is_current
    assert not Path("specpress.lock").exists()
    specpress.generate(url, "out")
    site.put("/api.yaml", API.replace("Done", "Changed"))
    lock = Path("specpress.lock").read_text()
    for check in (True, False):
        with pytest.raises(Failure) as caught:
            specpress.generate(url, "out", check=check)
        assert [each.code for each in caught.value.diagnostics] == ["locked"]
    would = specpress.generate(url, "out", check=True, update_lock=True)
    assert would.changed
    assert Path("specpress.lock").read_text() == lock
    assert specpress.generate(url, "out", update_lock=True) == would
    assert Path("specpress.lock").read_text() != lock
    assert specpress.generate(url, "out").is_current


def test_a_project_takes_what_its_urls_hold_now(site: Site) -> None:
    url = site.put("/api.yaml", API)
    Path("specpress.toml").write_text(f'[clients.shop]\nspec = "{url}"\n')
    specpress.generate_project()
    site.put("/api.yaml", API.replace("Done", "Changed"))
    with pytest.raises(Failure):
        specpress.generate_project()
    assert specpress.generate_project(update_lock=True)["shop"].changed
    assert specpress.generate_project()["shop"].is_current


def test_a_document_that_cannot_be_used_is_not_locked(site: Site) -> None:
    url = site.put("/api.yaml", "openapi: 9.0.0")
    assert cli.main(["generate", url, "-o", "out", "-q"]) == 2
    assert not Path("specpress.lock").exists()


def test_a_build_with_nothing_to_do_asks_nobody(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(templates, "are_installed", lambda: True)
    url = site.put("/api.yaml", API)
    client = Client(url, "out", package="shop")
    outcome = run(client)
    assert outcome.inputs[0] == "specpress.lock"
    site.asked.clear()
    assert run(client).plan.empty
    assert site.asked == []
    assert run(client, update_lock=True).plan.empty
    assert site.asked == ["/api.yaml"]
    Path("specpress.lock").unlink()
    assert run(client).plan.empty
    assert len(site.asked) == 2


def test_a_broken_lock(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    url = site.put("/api.yaml", API)
    for text in ("a = 1", "<<<<<<< HEAD", "\udcff"):
        Path("specpress.lock").write_bytes(text.encode(errors="surrogateescape"))
        assert cli.main(["generate", url, "-o", "out", "-q"]) == 2
        assert "specpress.lock: error: bad-lock: " in capsys.readouterr().err
        assert not Path("out").exists()


def test_the_lock_stands_beside_the_configuration(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = site.put("/api.yaml", API)
    Path("specpress.toml").write_text(f'[clients.shop]\nspec = "{url}"\n')
    Path("below").mkdir()
    monkeypatch.chdir("below")
    (client,) = load(Path("../specpress.toml")).values()
    assert client.spec == url
    assert run(client).inputs[0] == "../specpress.lock"
    assert Path("../specpress.lock").is_file()


def test_a_diff_with_a_url_needs_no_lock(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    url = site.put("/api.yaml", API)
    Path("api.yaml").write_text(API.replace("read_a", "read_b"))
    assert cli.main(["diff", "api.yaml", url, "-q"]) == 0
    assert "read_a" in capsys.readouterr().out
    assert not Path("specpress.lock").exists()


# -- servers ---------------------------------------------------------------------------


def at(text: str, url: str) -> tuple[Map, list[str]]:
    document = parse(text.encode(), "x")
    report = Report()
    placed = Document(document.name, document.root, "", url=url)
    return located(placed, report).root, [each.code for each in report.sorted()]


# RFC 3986, 5.4.1: what references are from "http://a/b/c/d;p?q"
@pytest.mark.parametrize(
    ("server", "expected"),
    [
        ("g", "http://a/b/c/g"),
        ("./g", "http://a/b/c/g"),
        ("/g", "http://a/g"),
        ("//g", "http://g"),
        ("../g", "http://a/b/g"),
        ("../..", "http://a/"),
        (".", "http://a/b/c/"),
        ("https://other.example/v1", "https://other.example/v1"),
        ("{scheme}://x", "{scheme}://x"),
        ("/{version}", "http://a/{version}"),
    ],
)
def test_relative_servers(server: str, expected: str) -> None:
    text = f"openapi: 3.0.0\nservers: [{{url: '{server}'}}]\n"
    text += f"paths: {{/a: {{servers: [{{url: '{server}'}}], get: {{servers: [{{url: '{server}'}}]}}}}}}\n"
    root, said = at(text, "http://a/b/c/d;p?q")
    assert said == []
    servers = [{"url": expected}]
    assert root["servers"] == servers
    assert root["paths"] == {"/a": {"servers": servers, "get": {"servers": servers}}}


def test_servers_that_are_not_listed() -> None:
    root, said = at("openapi: 3.0.0\npaths: {}\n", "https://x.example/docs/api.yaml")
    assert root["servers"] == [{"url": "https://x.example/"}]
    assert said == ["assumed-server"]
    old, said = at("swagger: '2.0'\nbasePath: /v1\n", "http://x.example:81/api.yaml")
    assert (old["host"], old["schemes"]) == ("x.example:81", ["http"])
    own, _ = at(
        "swagger: '2.0'\nhost: y.example\nschemes: [https]\n", "http://x.example/a"
    )
    assert (own["host"], own["schemes"]) == ("y.example", ["https"])


def test_a_client_of_a_url_knows_its_server(site: Site) -> None:
    url = site.put("/docs/api.yaml", API)
    assert cli.main(["generate", url, "-o", "out", "--package", "shop", "-q"]) == 0
    assert f"{site.url}/v1" in Path("out/shop/client.py").read_text()
