"""Keys that a document describes twice: as a security scheme, and as a parameter."""

from __future__ import annotations

from pathlib import Path

import httpx2
from behaviour.made import Json, client_of, document

KEY: Json = {"type": "apiKey", "in": "query", "name": "api-key"}
OWN: Json = {"name": "api-key", "in": "query", "schema": {"type": "string"}}
SCHEMAS: Json = {"Found": {"type": "object", "properties": {"a": {}}}}
OTHER: Json = {"name": "q", "in": "query", "schema": {"type": "string"}}


def test_a_key_in_the_query_is_sent_once(tmp_path: Path) -> None:
    """Else a server would see a list; nytimes.com's document is such a one."""
    operation: Json = {
        "operationId": "search",
        "parameters": [OWN, OTHER],
        "security": [{"key": []}],
        "responses": {
            "200": {
                "description": "ok",
                "content": {
                    "application/json": {
                        "schema": {"$ref": "#/components/schemas/Found"}
                    }
                },
            }
        },
    }
    made = document(SCHEMAS, {"/search": {"get": operation}})
    made["components"]["securitySchemes"] = {"key": KEY}
    sent: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        sent.append(request)
        return httpx2.Response(200, json={})

    http = httpx2.Client(transport=httpx2.MockTransport(answer))
    with client_of(made, "keyed", tmp_path) as package, http:
        client = package.Keyed(key="a b", http_client=http)
        client.default.search(api_key="mine", q="x")
    assert sent[0].url.raw_path == b"/search?q=x&api-key=a%20b"
