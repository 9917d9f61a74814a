"""Walking pages: what is asked for, what comes of it, and what ends a walk, by both clients."""

from __future__ import annotations

import asyncio
import json
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from behaviour.made import Json, client_of, document

TEXT: Json = {"type": "string"}
NUMBER: Json = {"type": "integer"}
FLAG: Json = {"type": "boolean"}
ITEM: Json = {"type": "object", "required": ["id"], "properties": {"id": TEXT}}
PACKAGE = "paging_client"


def page(**fields: Json) -> Json:
    items = {"type": "array", "items": {"$ref": "#/components/schemas/Item"}}
    return {"type": "object", "properties": {"data": items, **fields}}


def operation(
    schema: Json, paging: Json | None = None, *parameters: str, body: Json | None = None
) -> Json:
    found: Json = {
        "tags": ["calls"],
        "parameters": [
            {"name": each, "in": "query", "schema": TEXT} for each in parameters
        ],
        "responses": {
            "200": {
                "description": "ok",
                "content": {"application/json": {"schema": schema}},
            }
        },
    }
    if paging is not None:
        found["x-specpress"] = {"paging": paging}
    if body is not None:
        found["requestBody"] = {"content": {"application/json": {"schema": body}}}
    return found


CURSOR = page(next_cursor=TEXT)
OPERATIONS: dict[str, tuple[str, Json]] = {
    "cursor": ("get", operation(CURSOR, None, "cursor", "q")),
    "cursor_more": (
        "get",
        operation(page(next_cursor=TEXT, has_more=FLAG), None, "cursor"),
    ),
    "body": (
        "post",
        operation(
            CURSOR,
            None,
            body={"type": "object", "properties": {"cursor": TEXT, "q": NUMBER}},
        ),
    ),
    "last": ("get", operation(page(has_more=FLAG), None, "starting_after")),
    "offset": (
        "get",
        operation(
            page(total=NUMBER),
            {"style": "offset", "parameter": "offset", "total": "/total"},
            "offset",
        ),
    ),
    "number": (
        "get",
        operation(page(), {"style": "page", "parameter": "page"}, "page"),
    ),
    "url": ("get", operation(page(next_url=TEXT))),
    "link": (
        "get",
        operation({"type": "array", "items": TEXT}, {"style": "link"}, "page"),
    ),
}
Ask = tuple[str, str, bytes]
"""Method, path with query, and body of a request."""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    paths = {
        f"/{name}": {method: {"operationId": name, **described}}
        for name, (method, described) in OPERATIONS.items()
    }
    made = document({"Item": ITEM}, paths)
    made["servers"] = [{"url": "https://made.test/api"}]
    with client_of(made, PACKAGE, tmp_path_factory.mktemp("paging")) as found:
        yield found


class Server:
    """Answers with one page after the other, and keeps what it was asked."""

    def __init__(self, *pages: Any, headers: tuple[str, ...] = ()) -> None:
        self._pages: list[Any] = list(pages)
        self._links = list(headers)
        self.asked: list[Ask] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        target = request.url.raw_path.decode().removeprefix("/api")
        self.asked.append((request.method, target, request.content))
        found: Any = self._pages.pop(0) if self._pages else {}
        if isinstance(found, int):
            return httpx2.Response(found, headers={"Retry-After": "0"})
        link = self._links.pop(0) if self._links else ""
        headers = {
            "Content-Type": "application/json",
            **({"Link": link} if link else {}),
        }
        return httpx2.Response(200, content=json.dumps(found), headers=headers)

    @property
    def targets(self) -> list[str]:
        return [target for _, target, _ in self.asked]


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


def data(*ids: str, **fields: Any) -> Json:
    return {"data": [{"id": each} for each in ids], **fields}


def ids(items: Any) -> list[str]:
    return [each.id for each in items]


def test_iterating_walks_all_items(package: Any, run: Any) -> None:
    server = Server(data("1", "2", next_cursor="a b&c"), data("3", next_cursor=""))
    assert ids(run(package, server, "cursor", "items", q="x")) == ["1", "2", "3"]
    # RFC 3986, section 2.1: the cursor is one value, whatever stands in it
    assert server.targets == ["/cursor?q=x", "/cursor?q=x&cursor=a%20b%26c"]


def test_a_walk_begins_where_a_cursor_says(package: Any, run: Any) -> None:
    server = Server(data("3", next_cursor="c"), data("4"))
    assert ids(run(package, server, "cursor", "items", cursor="b")) == ["3", "4"]
    assert server.targets == ["/cursor?cursor=b", "/cursor?cursor=c"]


def test_the_first_page_is_one_request(package: Any, run: Any) -> None:
    server = Server(data("1", next_cursor="a"), data("2"))
    page = run(package, server, "cursor", "first")
    assert server.targets == ["/cursor"]
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
    assert server.targets == ["/cursor", "/cursor?cursor=a", "/cursor?cursor=b"]


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


def test_an_empty_page_is_not_the_last_where_a_cursor_follows(
    package: Any, run: Any
) -> None:
    server = Server(data(next_cursor="a"), data("1"))
    assert ids(run(package, server, "cursor", "items")) == ["1"]


@pytest.mark.parametrize(
    ("name", "pages", "message"),
    [
        (
            "cursor",
            [data("1", next_cursor="a"), data("2", next_cursor="a")],
            "leads back",
        ),
        (
            "cursor",
            [
                data("1", next_cursor="a"),
                data("2", next_cursor="b"),
                data("3", next_cursor="a"),
            ],
            "a page leads back to one that was there before",
        ),
        (
            "cursor_more",
            [data("1", has_more=True)],
            "says that there are more, but not",
        ),
        ("last", [data(has_more=True)], "says that there are more, but has none"),
        ("url", [data("1", next_url="/api/url")], "leads back"),
        ("url", [data("1", next_url="https://evil.test/api/url")], "another server"),
        ("url", [data("1", next_url="http://made.test/api/url?p=2")], "another server"),
        (
            "url",
            [data("1", next_url="https://made.test:8443/api/url")],
            "another server",
        ),
        (
            "url",
            [data("1", next_url="https://u:p@made.test/api/url")],
            "another server",
        ),
        ("url", [data("1", next_url="//evil.test/api/url")], "another server"),
        ("url", [data("1", next_url="\\\\evil.test/api")], "the next URL is no URL"),
        ("url", [data("1", next_url="https://made.test/other")], "leads out of"),
        ("url", [data("1", next_url="../admin")], "leads out of"),
        ("url", [data("1", next_url="/api/%2e%2e/admin")], "leads out of"),
        ("url", [data("1", next_url="https://made.test/apix")], "leads out of"),
        ("url", [data("1", next_url="https://made.test:x/")], "the next URL is no URL"),
    ],
)
def test_a_page_that_leads_astray_is_an_error(
    package: Any, run: Any, name: str, pages: list[Json], message: str
) -> None:
    server = Server(*pages)
    with pytest.raises(package.PagingError, match=message) as error:
        run(package, server, name, "items")
    assert isinstance(error.value, package.APIError)
    assert error.value.response.status_code == 200
    assert len(server.asked) == len(pages)


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
    assert server.targets == ["/cursor"] + ["/cursor?cursor=a"] * 3


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


WALKS: list[tuple[str, str, Json, list[Any], list[str], list[Ask]]] = [
    (
        "a cursor in the query, until it is absent",
        "cursor",
        {},
        [data("1", next_cursor="a"), data("2")],
        ["1", "2"],
        [("GET", "/cursor", b""), ("GET", "/cursor?cursor=a", b"")],
    ),
    (
        "has_more is false, whatever the cursor says",
        "cursor_more",
        {},
        [data("1", next_cursor="a", has_more=False)],
        ["1"],
        [("GET", "/cursor_more", b"")],
    ),
    (
        "a cursor in a body that was left out",
        "body",
        {},
        [data("1", next_cursor='"é'), data("2")],
        ["1", "2"],
        [("POST", "/body", b""), ("POST", "/body", '{"cursor":"\\"é"}'.encode())],
    ),
    (
        "a cursor in a body: all else stays as it is",
        "body",
        {"body": {"cursor": "old", "q": 123456789012345678901234567890}},
        [data("1", next_cursor="a"), data("2", next_cursor="b"), data("3")],
        ["1", "2", "3"],
        [
            ("POST", "/body", b'{"cursor":"old","q":123456789012345678901234567890}'),
            ("POST", "/body", b'{"cursor":"a","q":123456789012345678901234567890}'),
            ("POST", "/body", b'{"cursor":"b","q":123456789012345678901234567890}'),
        ],
    ),
    (
        "the id of the last item, while there are more",
        "last",
        {},
        [data("1", "2", has_more=True), data("3", has_more=False)],
        ["1", "2", "3"],
        [("GET", "/last", b""), ("GET", "/last?starting_after=2", b"")],
    ),
    (
        "an offset, until the total is reached",
        "offset",
        {},
        [data("1", "2", total=3), data("3", total=3)],
        ["1", "2", "3"],
        [("GET", "/offset", b""), ("GET", "/offset?offset=2", b"")],
    ),
    (
        "an offset, from where the caller says, until a page is empty",
        "offset",
        {"offset": "5"},
        [data("6"), data()],
        ["6"],
        [("GET", "/offset?offset=5", b""), ("GET", "/offset?offset=6", b"")],
    ),
    (
        "the number of the page, until one is empty",
        "number",
        {},
        [data("1"), data("2"), data()],
        ["1", "2"],
        [
            ("GET", "/number", b""),
            ("GET", "/number?page=2", b""),
            ("GET", "/number?page=3", b""),
        ],
    ),
    (
        "RFC 3986, section 5.2: an absolute URL",
        "url",
        {},
        [data("1", next_url="https://made.test/api/url?a=%20&b"), data("2")],
        ["1", "2"],
        [("GET", "/url", b""), ("GET", "/url?a=%20&b", b"")],
    ),
    (
        "RFC 3986, section 5.2: a path, a query, a name; a fragment is not sent",
        "url",
        {},
        [
            data("1", next_url="/api/other/url?p=2"),
            data("2", next_url="?p=3#x"),
            data("3", next_url="last"),
            data("4", next_url=""),
        ],
        ["1", "2", "3", "4"],
        [
            ("GET", "/url", b""),
            ("GET", "/other/url?p=2", b""),
            ("GET", "/other/url?p=3", b""),
            ("GET", "/other/last", b""),
        ],
    ),
    (
        "RFC 3986, section 6.2.2: case of scheme and host, and the usual port, are no other server",
        "url",
        {},
        [data("1", next_url="HTTPS://Made.Test:443/api/url?p=2"), data("2")],
        ["1", "2"],
        [("GET", "/url", b""), ("GET", "/url?p=2", b"")],
    ),
]


@pytest.mark.parametrize("walk", WALKS, ids=[each[0] for each in WALKS])
def test_what_a_walk_asks_for(package: Any, run: Any, walk: Any) -> None:
    _, name, given, pages, found, asked = walk
    if "body" in given:
        given = {"body": package.models.BodyRequest(**given["body"])}
    server = Server(*pages)
    assert ids(run(package, server, name, "items", **given)) == found
    assert server.asked == asked


LINKS = [
    ("RFC 8288, section 3", '<https://made.test/api/link?page=2>; rel="next"', True),
    ("RFC 8288, section 3: a token", "</api/link?page=2>; rel=next", True),
    ("RFC 8288, section 3.3: several relations", '<?page=2>; rel="last next"', True),
    ("RFC 8288, section 3.3: case does not matter", '<?page=2>; REL="NEXT"', True),
    (
        "RFC 8288, section 3.3: the first rel counts",
        "<?page=2>; rel=prev; rel=next",
        False,
    ),
    (
        "RFC 8288, section 3.2: another anchor",
        '<?page=2>; rel=next; anchor="#a"',
        False,
    ),
    (
        "RFC 8288, section 3: several links",
        '<?page=1>; rel="prev", <?page=2>; rel="next"',
        True,
    ),
    (
        "RFC 9110, section 5.6.4: a comma, and a quote, in a quoted string",
        '<?page=1>; title="a, \\"b"; rel=prev, <?page=2>; rel=next',
        True,
    ),
    (
        "RFC 3986, section 2.2: a comma, and a semicolon, in a URL",
        "<?page=2&x=a,b;c>; rel=next",
        True,
    ),
    ("no next", '<?page=2>; rel="last"', False),
    ("a name that only begins so", "<?page=2>; rel=next-archive", False),
    ("RFC 8288, appendix B: no link", "page=2; rel=next", False),
    ("blanks around all of it", '  <?page=2> ; rel = "next" ', True),
]


@pytest.mark.parametrize(
    ("rule", "link", "is_next"), LINKS, ids=[each[0] for each in LINKS]
)
def test_a_link_header(
    package: Any, run: Any, rule: str, link: str, is_next: bool  # noqa: FBT001
) -> None:
    server = Server(["1"], ["2"], headers=(link,))
    items = run(package, server, "link", "items")
    assert items == (["1", "2"] if is_next else ["1"]), rule
    query = "?page=2&x=a,b;c" if "a,b;c" in link else "?page=2"
    assert server.targets == ["/link", f"/link{query}"][: 1 + is_next]


def test_a_link_to_another_server_is_refused(package: Any, run: Any) -> None:
    server = Server(["1"], headers=('<https://evil.test/api/link>; rel="next"',))
    with pytest.raises(package.PagingError, match="leads to another server"):
        run(package, server, "link", "items")
    assert len(server.asked) == 1


def test_a_client_gets_the_parts_that_it_needs(tmp_path: Path) -> None:
    method, described = OPERATIONS["cursor"]
    paths = {"/cursor": {method: {"operationId": "cursor", **described}}}
    with client_of(document({"Item": ITEM}, paths), "few_pages", tmp_path) as found:
        folder = Path(found.__file__).parent / "_runtime"
        parts = {path.stem for path in folder.glob("paging*.py")}
    assert parts == {"paging", "paging_query", "paging_cursors"}
