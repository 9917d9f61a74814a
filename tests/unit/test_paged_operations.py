"""Paging in a document: what is recognised, what is left alone, and what is told wrongly."""

from __future__ import annotations

import json
from typing import Any

import pytest
from specpress import ir
from specpress.config import Client
from specpress.diagnostics import Failure
from specpress.pipeline import read_api
from specpress.source import parse

Json = dict[str, Any]
TEXT: Json = {"type": "string"}
NUMBER: Json = {"type": "integer"}
FLAG: Json = {"type": "boolean"}
LIST: Json = {"type": "array", "items": {"$ref": "#/components/schemas/Item"}}
ITEM: Json = {"type": "object", "required": ["id"], "properties": {"id": TEXT}}


def query(**parameters: Json) -> list[Json]:
    return [
        {"name": name, "in": "query", "schema": schema}
        for name, schema in parameters.items()
    ]


def page(*required: str, **properties: Json) -> Json:
    return {"type": "object", "required": [*required], "properties": properties}


def read(
    answer: Json, parameters: list[Json] | None = None, method: str = "get", **more: Any
) -> tuple[ir.Paging | None, list[str]]:
    """The paging of an operation with that answer, and what was found."""
    headers = more.pop("headers", {})
    success = {"description": "ok", "content": {"application/json": {"schema": answer}}}
    operation = {
        "operationId": "list",
        "parameters": parameters or [],
        "responses": {"200": {**success, "headers": headers}},
        **more,
    }
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Pages", "version": "1"},
        "servers": [{"url": "https://pages.test"}],
        "paths": {"/list": {method: operation}},
        "components": {"schemas": {"Item": ITEM}},
    }
    source = parse(json.dumps(document).encode(), "pages.json")
    api, report = read_api(source, Client("-"))
    return api.operations[0].paging, [each.code for each in report.sorted()]


def body(schema: Json) -> Json:
    return {"content": {"application/json": {"schema": schema}}}


NULLABLE: Json = {"type": ["string", "null"]}
LINKS: Json = {"Link": {"schema": TEXT}}

SURE: dict[str, tuple[Json, list[Json], Json]] = {
    "optional": (page("data", data=LIST, next_cursor=TEXT), query(cursor=TEXT), {}),
    "nullable": (
        page("data", "next_page", data=LIST, next_page=NULLABLE),
        query(next_page=TEXT),
        {},
    ),
    "camel case": (page(items=LIST, nextPageToken=TEXT), query(pageToken=TEXT), {}),
    "kebab case": (
        page(items=LIST, **{"next-token": TEXT}),
        query(**{"page-token": TEXT}),
        {},
    ),
    "in an object": (
        page(data=LIST, meta=page(next_cursor=TEXT)),
        query(cursor=TEXT),
        {},
    ),
    "same name": (page(data=LIST, cursor=NULLABLE), query(cursor=TEXT), {}),
    "numbers": (page(data=LIST, next_page=NUMBER), query(page=NUMBER), {}),
    "of two, the same name": (
        page(data=LIST, next_page=TEXT),
        query(next_page=TEXT, after=TEXT),
        {},
    ),
    "last_id": (
        page("last_id", data=LIST, last_id=TEXT, has_more=FLAG),
        query(after_id=TEXT),
        {},
    ),
    "Stripe": (page(data=LIST, has_more=FLAG), query(starting_after=TEXT), {}),
    "in a body": (
        page(data=LIST, next_page=TEXT),
        [],
        {"method": "post", "requestBody": body(page(cursor=TEXT))},
    ),
    "page of pages": (
        page(data=LIST, page=NUMBER, total_pages=NUMBER),
        query(page=NUMBER),
        {},
    ),
    "Laravel": (
        page(data=LIST, meta=page(current_page=NUMBER, last_page=NUMBER)),
        query(page=NUMBER),
        {},
    ),
    "next URL": (page(data=LIST, next_url=NULLABLE), query(limit=NUMBER), {}),
    "JSON:API": (
        page(data=LIST, links=page(next=NULLABLE)),
        query(**{"page[size]": NUMBER}),
        {},
    ),
    "Link": (LIST, query(per_page=NUMBER), {"headers": LINKS}),
}


@pytest.mark.parametrize("name", SURE)
def test_both_sides_show_it(name: str) -> None:
    answer, parameters, more = SURE[name]
    paging, found = read(answer, parameters, **more)
    assert paging is not None
    assert paging.item == ir.Named(ir.TypeId("#/components/schemas/Item"))
    assert found == ["paged"]


UNSURE: dict[str, tuple[Json, list[Json], Json]] = {
    "no parameter": (page(data=LIST, next_cursor=TEXT), [], {}),
    "no next cursor": (page(data=LIST), query(cursor=TEXT), {}),
    "a next cursor that never ends": (
        page("next_cursor", data=LIST, next_cursor=TEXT),
        query(cursor=TEXT),
        {},
    ),
    "a cursor of the same name that never ends": (
        page("cursor", data=LIST, cursor=TEXT),
        query(cursor=TEXT),
        {},
    ),
    "a number and a total of different things": (
        page(data=LIST, page=NUMBER, meta=page(pages=NUMBER)),
        query(page=NUMBER),
        {},
    ),
    "a required property of a body": (
        page(data=LIST, next_page=TEXT),
        [],
        {"method": "post", "requestBody": body(page("cursor", cursor=TEXT))},
    ),
    "items whose id can be missing": (
        page(data={"type": "array", "items": page(id=TEXT)}, has_more=FLAG),
        query(starting_after=TEXT),
        {},
    ),
    "no list": (page(data=page(), next_cursor=TEXT), query(cursor=TEXT), {}),
    "two lists": (
        page(data=LIST, more=LIST, next_cursor=TEXT),
        query(cursor=TEXT),
        {},
    ),
    "two cursors": (
        page(data=LIST, next_cursor=TEXT, next_page=TEXT),
        query(cursor=TEXT),
        {},
    ),
    "two parameters": (
        page(data=LIST, next_cursor=TEXT),
        query(after=TEXT, marker=TEXT),
        {},
    ),
    "a required parameter": (
        page(data=LIST, next_cursor=TEXT),
        [{**query(cursor=TEXT)[0], "required": True}],
        {},
    ),
    "another type": (page(data=LIST, next_page=TEXT), query(page=NUMBER), {}),
    "an object as cursor": (
        page(data=LIST, next_cursor=page(a=TEXT)),
        query(cursor=TEXT),
        {},
    ),
    "an offset alone": (page(data=LIST, total=NUMBER), query(offset=NUMBER), {}),
    "a page alone": (page(data=LIST), query(page=NUMBER), {}),
    "a page and a total of items": (
        page(data=LIST, page=NUMBER, total=NUMBER),
        query(page=NUMBER),
        {},
    ),
    "has_more alone": (page(data=LIST, has_more=FLAG), query(after=TEXT), {}),
    "items without an id": (
        page(data={"type": "array", "items": TEXT}, has_more=FLAG),
        query(starting_after=TEXT),
        {},
    ),
    "next, which may be anything": (
        page(data=LIST, next=TEXT),
        query(limit=NUMBER),
        {},
    ),
    "a URL of a POST": (
        page(data=LIST, next_url=TEXT),
        query(limit=NUMBER),
        {"method": "post"},
    ),
    "a Link of what is no list": (
        page(a=TEXT),
        query(per_page=NUMBER),
        {"headers": LINKS},
    ),
    "a Link that has nothing to do with pages": (
        LIST,
        query(color=TEXT),
        {"headers": LINKS},
    ),
    "what comes along": (
        page(data=page(), included=LIST, links=page(next=TEXT)),
        query(**{"page[size]": NUMBER}),
        {},
    ),
    "a form": (
        page(data=LIST, next_cursor=TEXT),
        [],
        {
            "method": "post",
            "requestBody": {
                "content": {
                    "application/x-www-form-urlencoded": {"schema": page(cursor=TEXT)}
                }
            },
        },
    ),
    "a header": (
        page(data=LIST, next_cursor=TEXT),
        [{**query(cursor=TEXT)[0], "in": "header"}],
        {},
    ),
    "switched off": (
        page(data=LIST, next_cursor=TEXT),
        query(cursor=TEXT),
        {"x-specpress": {"paging": False}},
    ),
}


@pytest.mark.parametrize("name", UNSURE)
def test_what_may_mean_something_else_is_left_alone(name: str) -> None:
    answer, parameters, more = UNSURE[name]
    paging, found = read(answer, parameters, **more)
    assert paging is None
    assert "paged" not in found


CURSOR = {"style": "cursor", "parameter": "at", "next": "/next"}


@pytest.mark.parametrize(
    ("answer", "told", "message"),
    [
        (TEXT, CURSOR, "items leads to no list in a page"),
        (page(data=LIST), CURSOR, "next leads to nothing that the document describes"),
        (
            page(data=LIST, next=page()),
            CURSOR,
            "next leads to a value of another kind",
        ),
        (page(a=LIST, b=LIST), CURSOR, "a page has 2 lists, and items names none"),
        (page(a=TEXT), CURSOR, "a page has 0 lists, and items names none"),
        (page(a=LIST), {**CURSOR, "items": "/b"}, "items leads to nothing in a page"),
        (
            page(a=LIST, next=TEXT),
            {**CURSOR, "parameter": "no"},
            "it has no query parameter of that name",
        ),
        (
            page(a=LIST),
            {"style": "page", "body": "/at"},
            "its request has no body that is always JSON",
        ),
        (
            page(a=LIST),
            {"style": "last-item", "parameter": "at", "item": "/no"},
            "item leads to nothing that the document describes",
        ),
        (
            page(a=LIST, total=TEXT),
            {"style": "offset", "parameter": "at", "total": "/total"},
            "total leads to a value of another kind",
        ),
        (
            page(a=LIST, more=TEXT),
            {"style": "offset", "parameter": "at", "more": "/more"},
            "more leads to a value of another kind",
        ),
    ],
)
def test_what_is_told_must_fit(answer: Json, told: Json, message: str) -> None:
    if answer == TEXT:
        told = {**told, "items": ""}
    more: Json = {"x-specpress": {"paging": told}}
    with pytest.raises(Failure) as failure:
        read(answer, query(at=TEXT), **more)
    text = str(failure.value)
    assert "error: bad-paging: GET /list cannot be walked page by page: " in text
    assert message in text
    assert text.startswith("pages.json:")
