"""Path templates, methods, and queries that a template or one parameter holds."""

from __future__ import annotations

from behaviour.wire.case import TEXT, Case, Json


def _named(name: str, where: str = "path", schema: Json = TEXT) -> Json:
    required = {"required": True} if where == "path" else {}
    return {"name": name, "in": where, "schema": schema, **required}


TEMPLATES = (
    Case("Paths Object", {}, "/a/", path="/a/"),
    Case("Paths Object", {}, "", path=""),
    Case("Google API verbs", {"id": "7"}, "/7:cancel", path="/{id}:cancel"),
    Case(
        "Path templating",
        {"a": "x", "b": "y.z"},
        "/x.y.z",
        path="/{a}.{b}",
        parameters=(_named("a"), _named("b")),
    ),
    Case(
        "Path templating",
        {"a": "x", "b": "y"},
        "/xy",
        path="/{a}{b}",
        parameters=(_named("a"), _named("b")),
    ),
    Case(
        "Path templating: one parameter in two places",
        {"a": "x"},
        "/x/x",
        path="/{a}/{a}",
        parameters=(_named("a"),),
    ),
    Case("RFC 3986, 3.3: what cannot stand in a path", {}, "/a%20b%7B", path="/a b{"),
    Case("RFC 3986, 2.1: encoded already", {}, "/a%20b", path="/a%20b"),
    Case("RFC 3986, 3.5: a fragment is not sent", {}, "/a", path="/a#copy"),
    Case(
        "RFC 3986, 3.4: a query in the path",
        {},
        "/a?x=1&y=a%20b",
        path="/a?x=1&y=a%20b",
    ),
    Case(
        "RFC 3986, 3.4: a query in the path",
        {"x": "1", "z": "2"},
        "/a?y=3&x=1&z=2",
        path="/a?x={x}&y=3",
        parameters=(_named("x", "query"), _named("z", "query")),
    ),
    Case(
        "RFC 3986, 3.4: a query in the path",
        {"v": "1 2"},
        "/a?v=1%202",
        path="/a?v={x}",
        parameters=(_named("x"),),
    ),
    Case(
        "RFC 3986, 3.4: a query in the path",
        {},
        "/a?x=1&x=2",
        path="/a?x=1&x=2",
    ),
    Case(
        "RFC 6570, 3.2.8",
        {"x": "1", "y": "2"},
        "/a?x=1&y=2",
        path="/a{?x,y}",
        parameters=(_named("x", "query"), _named("y", "query")),
    ),
    Case("RFC 6570, 3.2.8, undescribed", {"x": "1"}, "/a?x=1", path="/a{?x}"),
    Case("an undescribed parameter is a string", {"id": "a b"}, "/a%20b", path="/{id}"),
    Case(
        "same name in several places",
        {"id": "1", "id_query": "2", "id_header": "3"},
        "/1?id=2",
        headers={"id": "3"},
        path="/{id}",
        parameters=(_named("id"), _named("id", "query"), _named("id", "header")),
    ),
    Case(
        "Parameter Object: these three headers are ignored",
        {},
        "",
        absent=("authorization",),
        parameters=(
            _named("Authorization", "header"),
            _named("Accept", "header"),
            _named("Content-Type", "header"),
        ),
    ),
)

ONLY: Json = {"const": "a b"}
CONSTANTS = (
    Case(
        "Parameter Object: what is required is sent, and has one value",
        {},
        "/a%20b?q=7",
        headers={"h": "true", "Cookie": "c=x"},
        path="/{p}",
        parameters=(
            _named("p", "path", ONLY),
            {**_named("q", "query", {"enum": [7]}), "required": True},
            {**_named("h", "header", {"const": True}), "required": True},
            {**_named("c", "cookie", {"enum": ["x"]}), "required": True},
        ),
    ),
    Case(
        "JSON Schema, const: only what is given is sent where it is not required",
        {},
        "",
        parameters=(_named("q", "query", ONLY),),
    ),
    Case(
        "a constant may be given",
        {"q": "a b"},
        "?q=a%20b",
        parameters=({**_named("q", "query", ONLY), "required": True},),
    ),
    Case(
        "RFC 6265, 5.4: one header Cookie",
        {"c": "x"},
        "",
        headers={"Cookie": "c=x"},
        parameters=(_named("c", "cookie"), _named("Cookie", "header")),
    ),
)

METHODS = tuple(
    Case("Path Item Object", {}, "", method=method)
    for method in ("get", "put", "post", "delete", "options", "head", "patch", "trace")
)

FORM: Json = {"application/x-www-form-urlencoded": {"schema": {"type": "object"}}}
QUERYSTRING = (
    Case(
        "OpenAPI 3.2, in: querystring; a form as in a body (Encoding Object)",
        {"q": {"a": "1 2", "b": ["x", "y"], "c": {"d": 1}, "e": None, "f": []}},
        "?a=1%202&b=x&b=y&c=%7B%22d%22%3A1%7D",
        parameters=({"name": "q", "in": "querystring", "content": FORM},),
    ),
    Case(
        "OpenAPI 3.2, in: querystring",
        {"q": {"a": [1]}},
        "?%7B%22a%22%3A%5B1%5D%7D",
        parameters=(
            {
                "name": "q",
                "in": "querystring",
                "content": {"application/json": {"schema": {"type": "object"}}},
            },
        ),
    ),
    Case(
        "OpenAPI 3.2, in: querystring",
        {"q": "$.a[0]"},
        "?%24.a%5B0%5D",
        parameters=(
            {
                "name": "q",
                "in": "querystring",
                "content": {"text/plain": {"schema": TEXT}},
            },
        ),
    ),
)

CASES = (*TEMPLATES, *CONSTANTS, *METHODS, *QUERYSTRING)
