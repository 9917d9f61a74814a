"""Walks over pages: what a server answers in turn, what it must be asked, what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from behaviour.wire.case import TEXT, Json

NUMBER: Json = {"type": "integer"}
FLAG: Json = {"type": "boolean"}
SCHEMAS: Json = {
    "Item": {"type": "object", "required": ["id"], "properties": {"id": TEXT}},
    "Row": {"type": "object", "required": ["id"], "properties": {"id": NUMBER}},
}


@dataclass(frozen=True)
class Walk:
    """One walk from the first page to the last, or to where it is refused."""

    rule: str
    """Where it is written that this must be so."""
    operation: str
    pages: tuple[Any, ...]
    """The bodies that come, one after the other; a number is a status."""
    asked: tuple[str, ...]
    """Path and query of each request, and its body after a blank."""
    items: tuple[Any, ...] = ()
    """What the walk gives: the items, or their ids."""
    arguments: Mapping[str, Any] = field(default_factory=dict[str, Any])
    refused: str = ""
    """What the message says, where a page leads astray."""
    links: tuple[str, ...] = ()
    """The `Link` headers that come."""


def _page(item: str = "Item", **fields: Json) -> Json:
    items = {"type": "array", "items": {"$ref": f"#/components/schemas/{item}"}}
    return {"type": "object", "properties": {"data": items, **fields}}


def _operation(
    schema: Json,
    paging: Json | None = None,
    *,
    query: tuple[str, ...] = (),
    body: Json | None = None,
) -> Json:
    found: Json = {
        "tags": ["calls"],
        "parameters": [{"name": name, "in": "query", "schema": TEXT} for name in query],
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


_CURSOR = _page(next_cursor=TEXT)
_HELD: Json = {"type": "object", "properties": {"next_cursor": TEXT, "has_more": FLAG}}
_FILTER: Json = {
    "type": "object",
    "properties": {
        "at": {"type": "object", "properties": {"page": NUMBER}},
        "n": NUMBER,
    },
}
OPERATIONS: Mapping[str, tuple[str, Json]] = {
    "cursor": ("get", _operation(_CURSOR, query=("cursor", "q"))),
    "cursor_more": (
        "get",
        _operation(_page(next_cursor=TEXT, has_more=FLAG), query=("cursor",)),
    ),
    "held": ("get", _operation(_page(paging=_HELD), query=("cursor",))),
    "numeric": (
        "get",
        _operation(
            _page(next=NUMBER),
            {"style": "cursor", "parameter": "from", "next": "/next"},
            query=("from",),
        ),
    ),
    "odd_name": (
        "get",
        _operation(
            _page(next=TEXT),
            {"style": "cursor", "parameter": "page[after]", "next": "/next"},
            query=("page[after]",),
        ),
    ),
    "body": (
        "post",
        _operation(
            _CURSOR,
            body={"type": "object", "properties": {"cursor": TEXT, "n": NUMBER}},
        ),
    ),
    "nested": (
        "post",
        _operation(_page(), {"style": "page", "body": "/at/page"}, body=_FILTER),
    ),
    "last": (
        "get",
        _operation(_page(has_more=FLAG), query=("starting_after",)),
    ),
    "last_row": (
        "get",
        _operation(
            _page("Row"),
            {"style": "last-item", "parameter": "since", "item": "/id"},
            query=("since",),
        ),
    ),
    "offset": (
        "get",
        _operation(
            _page(total=NUMBER),
            {"style": "offset", "parameter": "offset", "total": "/total"},
            query=("q", "offset"),
        ),
    ),
    "offset_more": (
        "get",
        _operation(
            _page(more=FLAG),
            {"style": "offset", "parameter": "skip", "more": "/more"},
            query=("skip",),
        ),
    ),
    "number": (
        "get",
        _operation(_page(), {"style": "page", "parameter": "page"}, query=("page",)),
    ),
    "number_zero": (
        "get",
        _operation(
            _page(pages=NUMBER),
            {"style": "page", "parameter": "page", "first": 0, "total": "/pages"},
            query=("page",),
        ),
    ),
    "number_said": (
        "get",
        _operation(
            _page(at=NUMBER, pages=NUMBER),
            {
                "style": "page",
                "parameter": "page",
                "number": "/at",
                "total": "/pages",
            },
            query=("page",),
        ),
    ),
    "url": ("get", _operation(_page(next_url=TEXT), query=("q", "limit"))),
    "link": (
        "get",
        _operation(
            {"type": "array", "items": TEXT}, {"style": "link"}, query=("page",)
        ),
    ),
}


def data(*ids: Any, **fields: Any) -> Json:
    """A page with these items."""
    return {"data": [{"id": each} for each in ids], **fields}


CURSORS = (
    Walk(
        "a cursor in the query, until the page has none",
        "cursor",
        (data("1", "2", next_cursor="a"), data("3")),
        ("/cursor", "/cursor?cursor=a"),
        ("1", "2", "3"),
    ),
    Walk(
        "an empty text is no cursor",
        "cursor",
        (data("1", next_cursor=""),),
        ("/cursor",),
        ("1",),
    ),
    Walk(
        "RFC 3986, section 2.1: a cursor is one value, whatever stands in it",
        "cursor",
        (data(next_cursor="a b&c=d/é+%"), data("1")),
        ("/cursor", "/cursor?cursor=a%20b%26c%3Dd%2F%C3%A9%2B%25"),
        ("1",),
    ),
    Walk(
        "what else was asked for is asked again",
        "cursor",
        (data(next_cursor="a"), data(next_cursor="b"), data("1")),
        ("/cursor?q=x%20y", "/cursor?q=x%20y&cursor=a", "/cursor?q=x%20y&cursor=b"),
        ("1",),
        arguments={"q": "x y"},
    ),
    Walk(
        "a walk begins where a cursor says",
        "cursor",
        (data("7", next_cursor="c"), data("8")),
        ("/cursor?cursor=b", "/cursor?cursor=c"),
        ("7", "8"),
        arguments={"cursor": "b"},
    ),
    Walk(
        "a page may be empty before the last one",
        "cursor",
        (data(next_cursor="a"), {"next_cursor": "b"}, data("1")),
        ("/cursor", "/cursor?cursor=a", "/cursor?cursor=b"),
        ("1",),
    ),
    Walk(
        "has_more is false, whatever the cursor says",
        "cursor_more",
        (data("1", next_cursor="a", has_more=False),),
        ("/cursor_more",),
        ("1",),
    ),
    Walk(
        "has_more is true",
        "cursor_more",
        (data("1", next_cursor="a", has_more=True), data("2", has_more=False)),
        ("/cursor_more", "/cursor_more?cursor=a"),
        ("1", "2"),
    ),
    Walk(
        "a cursor within an object of the page",
        "held",
        (data("1", paging={"next_cursor": "a"}), data("2")),
        ("/held", "/held?cursor=a"),
        ("1", "2"),
    ),
    Walk(
        "a cursor that is a number, and 0 is one",
        "numeric",
        (data("1", next=0), data("2", next=20), data("3")),
        ("/numeric", "/numeric?from=0", "/numeric?from=20"),
        ("1", "2", "3"),
    ),
    Walk(
        "RFC 3986, section 3.4: brackets in the name of a parameter",
        "odd_name",
        (data("1", next="a"), data("2", next="b"), data("3")),
        ("/odd_name", "/odd_name?page%5Bafter%5D=a", "/odd_name?page%5Bafter%5D=b"),
        ("1", "2", "3"),
    ),
    Walk(
        "RFC 8259, section 7: a cursor in a body that was left out",
        "body",
        (data("1", next_cursor='"é\\'), data("2")),
        ("/body", '/body {"cursor":"\\"é\\\\"}'),
        ("1", "2"),
    ),
    Walk(
        "RFC 8259, section 6: all else in a body stays as it is",
        "body",
        (data("1", next_cursor="a"), data("2", next_cursor="b"), data("3")),
        (
            '/body {"cursor":"old","n":123456789012345678901234567890}',
            '/body {"cursor":"a","n":123456789012345678901234567890}',
            '/body {"cursor":"b","n":123456789012345678901234567890}',
        ),
        ("1", "2", "3"),
        arguments={"body": {"cursor": "old", "n": 123456789012345678901234567890}},
    ),
    Walk(
        "a cursor in a body that holds other things",
        "body",
        (data("1", next_cursor="a"), data("2")),
        ('/body {"n":1}', '/body {"n":1,"cursor":"a"}'),
        ("1", "2"),
        arguments={"body": {"n": 1}},
    ),
)

COUNTED = (
    Walk(
        "the id of the last item, while there are more",
        "last",
        (data("1", "2", has_more=True), data("3", has_more=False)),
        ("/last", "/last?starting_after=2"),
        ("1", "2", "3"),
    ),
    Walk(
        "the id of the last item, until a page is empty",
        "last_row",
        (data(5, 7), data(9), data()),
        ("/last_row", "/last_row?since=7", "/last_row?since=9"),
        (5, 7, 9),
    ),
    Walk(
        "an offset, until the total is reached",
        "offset",
        (data("1", "2", total=3), data("3", total=3)),
        ("/offset", "/offset?offset=2"),
        ("1", "2", "3"),
    ),
    Walk(
        "an offset from where the caller says, until a page is empty",
        "offset",
        (data("6"), data()),
        ("/offset?q=9&offset=5", "/offset?q=9&offset=6"),
        ("6",),
        arguments={"q": "9", "offset": "5"},
    ),
    Walk(
        "an offset, while there are more",
        "offset_more",
        (data("1", more=True), data("2", "3", more=True), data(more=False)),
        ("/offset_more", "/offset_more?skip=1", "/offset_more?skip=3"),
        ("1", "2", "3"),
    ),
    Walk(
        "the number of a page, until one is empty",
        "number",
        (data("1"), data("2"), data()),
        ("/number", "/number?page=2", "/number?page=3"),
        ("1", "2"),
    ),
    Walk(
        "the number of a page, from where the caller says",
        "number",
        (data("1"), data()),
        ("/number?page=41", "/number?page=42"),
        ("1",),
        arguments={"page": "41"},
    ),
    Walk(
        "pages that are counted from 0, of which there are 2",
        "number_zero",
        (data("1", pages=2), data("2", pages=2)),
        ("/number_zero", "/number_zero?page=1"),
        ("1", "2"),
    ),
    Walk(
        "a page that says its own number",
        "number_said",
        (data("1", at=3, pages=4), data("2", at=4, pages=4)),
        ("/number_said", "/number_said?page=4"),
        ("1", "2"),
    ),
    Walk(
        "the number of a page within a body",
        "nested",
        (data("1"), data("2"), data()),
        (
            '/nested {"n":7}',
            '/nested {"n":7,"at":{"page":2}}',
            '/nested {"n":7,"at":{"page":3}}',
        ),
        ("1", "2"),
        arguments={"body": {"n": 7}},
    ),
    Walk(
        "the number of a page within a body, from where the caller says",
        "nested",
        (data("1"), data()),
        ('/nested {"at":{"page":4},"n":7}', '/nested {"at":{"page":5},"n":7}'),
        ("1",),
        arguments={"body": {"at": {"page": 4}, "n": 7}},
    ),
)

URLS = (
    Walk(
        "RFC 3986, section 5.2: an absolute URL",
        "url",
        (data("1", next_url="https://made.test/api/url?a=%20&b"), data("2")),
        ("/url?q=1", "/url?a=%20&b"),
        ("1", "2"),
        arguments={"q": "1"},
    ),
    Walk(
        "RFC 3986, section 5.2: a path, a query, a name; a fragment is not sent",
        "url",
        (
            data("1", next_url="/api/other/url?p=2"),
            data("2", next_url="?p=3#x"),
            data("3", next_url="last"),
            data("4", next_url=""),
        ),
        ("/url", "/other/url?p=2", "/other/url?p=3", "/other/last"),
        ("1", "2", "3", "4"),
    ),
    Walk(
        "RFC 3986, section 6.2.2.1 and 6.2.3: case of scheme and host, and the usual port",
        "url",
        (data("1", next_url="HTTPS://Made.Test:443/api/url?p=2"), data("2")),
        ("/url", "/url?p=2"),
        ("1", "2"),
    ),
)


def _link(rule: str, link: str, query: str | None = "?page=2") -> Walk:
    """A page of which `link` names the next one, at `query`, or none."""
    if query is None:
        return Walk(rule, "link", (["1"],), ("/link",), ("1",), links=(link,))
    asked = ("/link", f"/link{query}")
    return Walk(rule, "link", (["1"], ["2"]), asked, ("1", "2"), links=(link,))


LINKS = (
    _link("RFC 8288, section 3", '<https://made.test/api/link?page=2>; rel="next"'),
    _link("RFC 8288, section 3: a token", "</api/link?page=2>; rel=next"),
    _link("RFC 8288, section 3.3: several relations", '<?page=2>; rel="last next"'),
    _link("RFC 8288, section 2.1: case does not matter", '<?page=2>; REL="NEXT"'),
    _link(
        "RFC 8288, section 3.3: the first rel", "<?page=2>; rel=prev; rel=next", None
    ),
    _link("RFC 8288, section 3.2", '<?page=2>; rel=next; anchor="#a"', None),
    _link("RFC 8288, section 3", '<?page=1>; rel="prev", <?page=2>; rel="next"'),
    _link(
        "RFC 9110, section 5.6.4: quoted strings",
        '<?page=1>; title="a, \\"<b>\\""; rel=prev, <?page=2>; rel=next',
    ),
    _link(
        "RFC 3986, section 2.2: a comma and a semicolon in a URL",
        "<?page=2&x=a,b;c>; rel=next",
        "?page=2&x=a,b;c",
    ),
    _link("RFC 8288, section 3: a parameter without a value", "<?page=2>; x; rel=next"),
    _link("RFC 9110, section 5.6.1: empty elements", ", ,<?page=2>; rel=next,"),
    _link("RFC 9110, section 5.6.3: blanks", '<?page=2>  ;  rel = "next" '),
    _link("no next page", '<?page=2>; rel="last"', None),
    _link("a relation that only begins so", "<?page=2>; rel=next-archive", None),
    _link("no link at all", "page=2; rel=next", None),
    _link("a link that is not closed", "<?page=2; rel=next", None),
)


def _astray(url: str, refused: str) -> Walk:
    return Walk(
        "emitted-client.md: credentials never leave the configured origin",
        "url",
        (data("1", next_url=url),),
        ("/url",),
        refused=refused,
    )


REFUSED = (
    Walk(
        "a walk ends: the same cursor twice",
        "cursor",
        (data("1", next_cursor="a"), data("2", next_cursor="a")),
        ("/cursor", "/cursor?cursor=a"),
        refused="a page leads back to one that was there before",
    ),
    Walk(
        "a walk ends: a circle of cursors",
        "cursor",
        (data(next_cursor="a"), data(next_cursor="b"), data(next_cursor="a")),
        ("/cursor", "/cursor?cursor=a", "/cursor?cursor=b"),
        refused="a page leads back to one that was there before",
    ),
    Walk(
        "a walk ends: the cursor that it began with",
        "body",
        (data("1", next_cursor="a"),),
        ('/body {"cursor":"a"}',),
        arguments={"body": {"cursor": "a"}},
        refused="a page leads back to one that was there before",
    ),
    Walk(
        "a walk ends: a URL that is its own next one",
        "url",
        (data("1", next_url="/api/url"),),
        ("/url",),
        refused="a page leads back to one that was there before",
    ),
    Walk(
        "nothing is left out in silence: more, but no cursor",
        "cursor_more",
        (data("1", has_more=True),),
        ("/cursor_more",),
        refused="the page says that there are more, but not where",
    ),
    Walk(
        "nothing is left out in silence: more, but no item to go on from",
        "last",
        (data(has_more=True),),
        ("/last",),
        refused="the page says that there are more, but has none",
    ),
    Walk(
        "nothing is left out in silence: more, but nothing to count",
        "offset_more",
        (data("1", more=True), data(more=True)),
        ("/offset_more", "/offset_more?skip=1"),
        refused="a page leads back to one that was there before",
    ),
    _astray("https://evil.test/api/url", "leads to another server"),
    _astray("//evil.test/api/url", "leads to another server"),
    _astray("http://made.test/api/url?p=2", "leads to another server"),
    _astray("https://made.test:8443/api/url", "leads to another server"),
    _astray("https://user:pass@made.test/api/url", "leads to another server"),
    _astray("https://made.test.evil.test/api/url", "leads to another server"),
    _astray("https://evil.test\\@made.test/api/url", "the next URL"),
    _astray("\\\\evil.test/api", "the next URL is no URL"),
    _astray("https://made.test:x/", "the next URL is no URL"),
    _astray("javascript:alert(1)", "leads to another server"),
    _astray("https://made.test/other", "leads out of the server's URL"),
    _astray("https://made.test/apix/url", "leads out of the server's URL"),
    _astray("../admin", "leads out of the server's URL"),
    _astray("/api/%2e%2e/admin", "leads out of the server's URL"),
    _astray("/api/x/..%2f..%2fadmin", "leads out of the server's URL"),
    _astray("/api/x/..%5C..%5Cadmin", "leads out of the server's URL"),
    Walk(
        "emitted-client.md: credentials never leave the configured origin",
        "link",
        (["1"],),
        ("/link",),
        links=('<https://evil.test/api/link>; rel="next"',),
        refused="leads to another server",
    ),
)

WALKS = (*CURSORS, *COUNTED, *URLS, *LINKS, *REFUSED)
