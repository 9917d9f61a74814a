"""Walking pages, by both clients: the table in `wire/paging.py`, and what it cannot say."""

from __future__ import annotations

import asyncio
import importlib
import json
import pickle
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx2
import pytest
from behaviour.made import client_of, document
from behaviour.wire.paging import OPERATIONS, SCHEMAS, WALKS, Walk, data

PACKAGE = "paging_client"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    paths = {
        f"/{name}": {method: {"operationId": name, **described}}
        for name, (method, described) in OPERATIONS.items()
    }
    made = document(SCHEMAS, paths)
    made["servers"] = [{"url": "https://made.test/api"}]
    with client_of(made, PACKAGE, tmp_path_factory.mktemp("paging")) as found:
        yield found


class Server:
    """Answers with one page after the other, and keeps what it was asked."""

    def __init__(self, *pages: Any, links: tuple[str, ...] = ()) -> None:
        self._pages: list[Any] = list(pages)
        self._links = list(links)
        self.asked: list[str] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        target = request.url.raw_path.decode().removeprefix("/api")
        self.asked.append(f"{target} {request.content.decode()}".strip())
        found: Any = self._pages.pop(0)
        if isinstance(found, int):
            return httpx2.Response(found, headers={"Retry-After": "0"})
        link = {"Link": self._links.pop(0)} if self._links else {}
        headers = {"Content-Type": "application/json", **link}
        return httpx2.Response(200, content=json.dumps(found), headers=headers)


def run_sync(package: Any, server: Server, name: str, use: str, **given: Any) -> Any:
    with httpx2.Client(transport=httpx2.MockTransport(server)) as http:
        pages = getattr(package.PagingClient(http_client=http).calls, name)(**given)
        match use:
            case "items":
                return list(pages)
            case "pages":
                return list(pages.pages())
            case _:
                return pages.first()


def run_async(package: Any, server: Server, name: str, use: str, **given: Any) -> Any:
    async def main() -> Any:
        transport = httpx2.MockTransport(server)
        async with httpx2.AsyncClient(transport=transport) as http:
            client = package.AsyncPagingClient(http_client=http)
            pages = getattr(client.calls, name)(**given)
            match use:
                case "items":
                    return [item async for item in pages]
                case "pages":
                    return [page async for page in pages.pages()]
                case _:
                    return await pages.first()

    return asyncio.run(main())


@pytest.fixture(params=[run_sync, run_async], ids=["sync", "async"])
def run(request: pytest.FixtureRequest) -> Any:
    return request.param


def ids(items: Any) -> list[Any]:
    return [getattr(each, "id", each) for each in items]


@pytest.mark.parametrize("walk", WALKS, ids=[each.rule for each in WALKS])
def test_a_walk_asks_and_gives_what_the_rules_say(
    package: Any, run: Any, walk: Walk
) -> None:
    given = dict(walk.arguments)
    if "body" in given:
        model = f"{walk.operation.title()}Request"
        given["body"] = getattr(package.models, model).model_validate(given["body"])
    server = Server(*walk.pages, links=walk.links)
    if walk.refused:
        with pytest.raises(package.PagingError, match=walk.refused) as error:
            run(package, server, walk.operation, "items", **given)
        assert isinstance(error.value, package.APIError)
        assert error.value.response.status_code == 200
    else:
        assert ids(run(package, server, walk.operation, "items", **given)) == [
            *walk.items
        ]
    assert server.asked == [*walk.asked], walk.rule


def test_pages_are_walked_one_by_one(package: Any, run: Any) -> None:
    server = Server(data("1", "2", next_cursor="a"), data("3"))
    first, second = run(package, server, "cursor", "pages")
    assert (ids(first.items), ids(second.items)) == (["1", "2"], ["3"])
    assert first.next_request is not None
    assert second.next_request is None


def test_the_first_page_is_one_request(package: Any, run: Any) -> None:
    server = Server(data("1", next_cursor="a"), data("2"))
    page = run(package, server, "cursor", "first")
    assert server.asked == ["/cursor"]
    assert ids(page.items) == ["1"]
    assert page.parsed.next_cursor == "a"
    assert page.response.status_code == 200
    assert page.next_request.query == ("cursor=a",)


def test_a_walk_goes_on_from_a_request_that_was_kept(package: Any) -> None:
    server = Server(data("1", next_cursor="a"), data("2", next_cursor="b"), data("3"))
    with httpx2.Client(transport=httpx2.MockTransport(server)) as http:
        client = package.PagingClient(http_client=http)
        page = client.calls.cursor().first()
        kept = pickle.loads(pickle.dumps(page.next_request))
        assert kept == page.next_request
        assert ids(package.Pages(client, kept)) == ["2", "3"]
    assert server.asked == ["/cursor", "/cursor?cursor=a", "/cursor?cursor=b"]


@pytest.mark.parametrize("body", [{"data": {}}, {"data": "x"}, {}])
def test_a_page_without_a_list_of_items_is_an_error(package: Any, body: Any) -> None:
    """Decoding would have refused these bodies; one that is kept as it came must not pass."""
    runtime = sys.modules[f"{PACKAGE}._runtime.paging"]
    resources = importlib.import_module(f"{PACKAGE}.resources.calls")
    response = package.Response(
        url="https://made.test/api/cursor",
        status_code=200,
        headers=httpx2.Headers(),
        content=b"",
        parsed=SimpleNamespace(**body),
        elapsed=0.0,
    )
    with pytest.raises(package.PagingError):
        runtime.page_of(resources.cursor_request(), response)


def test_pages_are_fetched_when_they_are_needed(package: Any) -> None:
    server = Server(data("1", next_cursor="a"), data("2"))
    with httpx2.Client(transport=httpx2.MockTransport(server)) as http:
        items = iter(package.PagingClient(http_client=http).calls.cursor())
        assert not server.asked
        next(items)
        assert len(server.asked) == 1
        next(items)
        assert len(server.asked) == 2


def test_a_pager_can_be_walked_again(package: Any) -> None:
    server = Server(data("1"), data("2"))
    with httpx2.Client(transport=httpx2.MockTransport(server)) as http:
        pages = package.PagingClient(http_client=http).calls.cursor()
        assert (ids(pages), ids(pages)) == (["1"], ["2"])


def test_the_items_before_an_error_have_come(package: Any) -> None:
    server = Server(data("1", next_cursor="a"), data("2", next_cursor="a"))
    seen: list[str] = []
    with httpx2.Client(transport=httpx2.MockTransport(server)) as http:
        pages = package.PagingClient(http_client=http).calls.cursor()
        with pytest.raises(package.PagingError):
            seen.extend(item.id for item in pages)
    assert seen == ["1", "2"]


def test_each_page_is_retried(package: Any, run: Any) -> None:
    server = Server(data("1", next_cursor="a"), 503, 503, data("2"))
    assert ids(run(package, server, "cursor", "items")) == ["1", "2"]
    assert server.asked == ["/cursor"] + ["/cursor?cursor=a"] * 3


def test_a_page_that_does_not_come_ends_the_walk(package: Any, run: Any) -> None:
    server = Server(data("1", next_cursor="a"), 404)
    with pytest.raises(package.NotFoundError):
        run(package, server, "cursor", "items")


def test_the_limit_on_a_body_is_one_of_a_page(package: Any, run: Any) -> None:
    options = package.RequestOptions(max_response_bytes=60)
    short = [data(str(n), next_cursor=str(n)) for n in range(5)]
    assert (
        len(run(package, Server(*short, data()), "cursor", "items", options=options))
        == 5
    )
    long = data(*"123456789")
    with pytest.raises(package.ResponseTooLargeError):
        run(package, Server(short[0], long), "cursor", "items", options=options)


def test_a_client_gets_the_parts_that_it_needs(tmp_path: Path) -> None:
    method, described = OPERATIONS["cursor"]
    paths = {"/cursor": {method: {"operationId": "cursor", **described}}}
    with client_of(document(SCHEMAS, paths), "few_pages", tmp_path) as found:
        folder = Path(found.__file__).parent / "_runtime"
        parts = {path.stem for path in folder.glob("paging*.py")}
    assert parts == {"paging", "paging_query", "paging_cursors"}
