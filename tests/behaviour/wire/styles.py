"""Parameters by style (OpenAPI 3.1.1 and 3.2.0, "Style Examples"; RFC 6570 as it says there).

The table's values: string "blue", array ["blue", "black", "brown"], object {R, G, B}.
"""

from __future__ import annotations

from typing import Any

from behaviour.wire.case import LIST, OBJECT, TEXT, Case, Json, parameter

TABLE = "OpenAPI 3.1.1, Style Examples"
COLORS = ["blue", "black", "brown"]
RGB = {"R": 100, "G": 200, "B": 150}


def _query(schema: Json, value: Any, sent: str, rule: str = TABLE, **more: Any) -> Case:
    given = {"color": value}
    return Case(rule, given, f"?{sent}", parameters=(parameter(schema, **more),))


def _path(schema: Json, value: Any, sent: str, rule: str = TABLE, **more: Any) -> Case:
    described = parameter(schema, "path", **more)
    return Case(
        rule, {"color": value}, f"/{sent}", path="/{color}", parameters=(described,)
    )


def _header(schema: Json, value: Any, sent: str, **more: Any) -> Case:
    described = parameter(schema, "header", **more)
    return Case(
        TABLE, {"color": value}, "", headers={"color": sent}, parameters=(described,)
    )


def _cookie(
    schema: Json, value: Any, sent: str, rule: str = TABLE, **more: Any
) -> Case:
    described = parameter(schema, "cookie", **more)
    headers = {"Cookie": sent}
    return Case(rule, {"color": value}, "", headers=headers, parameters=(described,))


DEEP: Json = {"style": "deepObject", "explode": True}
NESTED = {"type": "object"}
ANY_LIST = {"type": "array", "items": {"type": "object"}}

QUERY = (
    _query(TEXT, "blue", "color=blue"),
    _query(TEXT, "", "color="),
    _query(LIST, COLORS, "color=blue&color=black&color=brown"),
    _query(LIST, COLORS, "color=blue,black,brown", explode=False),
    _query(OBJECT, RGB, "R=100&G=200&B=150"),
    _query(OBJECT, RGB, "color=R,100,G,200,B,150", explode=False),
    _query(
        LIST,
        COLORS,
        "color=blue%20black%20brown",
        style="spaceDelimited",
        explode=False,
    ),
    _query(
        OBJECT,
        RGB,
        "color=R%20100%20G%20200%20B%20150",
        style="spaceDelimited",
        explode=False,
    ),
    _query(
        LIST, COLORS, "color=blue%7Cblack%7Cbrown", style="pipeDelimited", explode=False
    ),
    _query(
        OBJECT,
        RGB,
        "color=R%7C100%7CG%7C200%7CB%7C150",
        style="pipeDelimited",
        explode=False,
    ),
    _query(OBJECT, RGB, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150", **DEEP),
    # deepObject has explode false by default, and means the same
    _query(OBJECT, {"R": 1}, "color%5BR%5D=1", style="deepObject"),
    # a delimiter inside a value is percent-encoded, so that it can be told from one between
    _query(LIST, ["a,b", "c"], "color=a%2Cb,c", "RFC 6570, 3.2.8", explode=False),
    _query(LIST, ["a&b", "c=d"], "color=a%26b&color=c%3Dd", "RFC 6570, 3.2.8"),
    _query(TEXT, "ü /?#[]@", "color=%C3%BC%20%2F%3F%23%5B%5D%40", "RFC 6570, 3.2.1"),
    _query(TEXT, "a-b.c_d~e", "color=a-b.c_d~e", "RFC 6570, 1.5: unreserved"),
    _query(LIST, [True], "color=true", "JSON spelling"),
    _query({"type": "number"}, 1.5, "color=1.5", "JSON spelling"),
    _query({"type": "integer"}, -3, "color=-3", "JSON spelling"),
    _query({"type": "integer", "enum": [1, 2]}, 2, "color=2", "JSON spelling"),
    _query({"type": "string", "enum": ["a b"]}, "a b", "color=a%20b"),
    _query(
        {"type": "array", "items": {"type": "string", "enum": ["a", "b"]}},
        ["a", "zzz"],
        "color=a&color=zzz",
    ),
    # None stands for "absent"; an empty list is undefined (RFC 6570, section 2.3)
    Case("RFC 6570, 2.3", {"color": None}, "", parameters=(parameter(TEXT),)),
    Case("RFC 6570, 2.3", {"color": []}, "", parameters=(parameter(LIST),)),
    Case(
        "RFC 6570, 2.3",
        {"color": []},
        "",
        parameters=(parameter(LIST, explode=False),),
    ),
    Case("RFC 6570, 2.3", {"color": {}}, "", parameters=(parameter(OBJECT),)),
    Case(
        "RFC 6570, 2.3: a null member is ignored",
        {"color": {"a": None, "b": 1}},
        "?b=1",
        parameters=(parameter({"type": "object"}),),
    ),
    # what OpenAPI leaves open: docs/diagnostics.md, `undefined-style`
    _query(
        NESTED,
        {"a": {"b": 1}, "c": [1, 2]},
        "color%5Ba%5D%5Bb%5D=1&color%5Bc%5D%5B%5D=1&color%5Bc%5D%5B%5D=2",
        "jQuery.param",
        **DEEP,
    ),
    _query(
        ANY_LIST,
        [{"a": 1, "b": 2}, {"a": 3}],
        "color%5B0%5D%5Ba%5D=1&color%5B0%5D%5Bb%5D=2&color%5B1%5D%5Ba%5D=3",
        "jQuery.param",
        **DEEP,
    ),
    _query(LIST, ["a", "b"], "color%5B%5D=a&color%5B%5D=b", "jQuery.param", **DEEP),
    _query(TEXT, "blue", "color=blue", "as style form", **DEEP),
    _query(
        ANY_LIST,
        [{"a": [1, "ü"]}],
        "color=%7B%22a%22%3A%5B1%2C%22%5Cu00fc%22%5D%7D",
        "JSON text (RFC 8259) inside other styles",
    ),
    _query(
        NESTED,
        {"a": [1, 2], "b": {"c": None}},
        "a=%5B1%2C2%5D&b=%7B%22c%22%3Anull%7D",
        "JSON text (RFC 8259) inside other styles",
    ),
    _query(
        LIST,
        COLORS,
        "color=blue&color=black&color=brown",
        style="pipeDelimited",
        explode=True,
    ),
    # allowReserved: RFC 6570, section 3.2.3, within what a query may hold (RFC 3986, 3.4)
    _query(
        TEXT,
        "/a?b:c@d!$'()*,;=e",
        "color=/a?b:c@d!$'()*,;=e",
        "RFC 6570, 3.2.3",
        allowReserved=True,
    ),
    _query(
        TEXT,
        "a&b#c+d[e] f",
        "color=a%26b%23c%2Bd%5Be%5D%20f",
        "OpenAPI 3.1.1, allowReserved: what has another meaning there is encoded",
        allowReserved=True,
    ),
    _query(
        TEXT,
        "50%25 %",
        "color=50%25%20%25",
        "RFC 6570, 3.2.3: triplets",
        allowReserved=True,
    ),
    _query(
        LIST,
        ["a/b", "c"],
        "color=a/b,c",
        "RFC 6570, 3.2.3",
        allowReserved=True,
        explode=False,
    ),
    # names are percent-encoded as well (RFC 6570, section 2.3: they are literals)
    Case(
        "RFC 3986, 3.4",
        {"a_b_c_d": "x"},
        "?a%5Bb%5D%26c%3Dd=x",
        parameters=({"name": "a[b]&c=d", "in": "query", "schema": TEXT},),
    ),
)

PATH = (
    _path(TEXT, "blue", "blue"),
    _path(LIST, COLORS, "blue,black,brown"),
    _path(LIST, COLORS, "blue,black,brown", explode=True),
    _path(OBJECT, RGB, "R,100,G,200,B,150"),
    _path(OBJECT, RGB, "R=100,G=200,B=150", explode=True),
    _path(TEXT, "blue", ".blue", style="label"),
    _path(LIST, COLORS, ".blue,black,brown", style="label"),
    _path(LIST, COLORS, ".blue.black.brown", style="label", explode=True),
    _path(OBJECT, RGB, ".R,100,G,200,B,150", style="label"),
    _path(OBJECT, RGB, ".R=100.G=200.B=150", style="label", explode=True),
    _path(TEXT, "blue", ";color=blue", style="matrix"),
    _path(TEXT, "", ";color", style="matrix"),
    _path(LIST, COLORS, ";color=blue,black,brown", style="matrix"),
    _path(
        LIST,
        COLORS,
        ";color=blue;color=black;color=brown",
        style="matrix",
        explode=True,
    ),
    _path(OBJECT, RGB, ";color=R,100,G,200,B,150", style="matrix"),
    _path(OBJECT, RGB, ";R=100;G=200;B=150", style="matrix", explode=True),
    _path(TEXT, "a/b", "a%2Fb", "RFC 6570, 3.2.2"),
    _path(TEXT, "ü?#%", "%C3%BC%3F%23%25", "RFC 6570, 3.2.2"),
    _path(TEXT, "a;b=c", ".a%3Bb%3Dc", "RFC 6570, 3.2.5", style="label"),
    _path(LIST, ["a,b", "c/d"], "a%2Cb,c%2Fd", "RFC 6570, 3.2.2"),
    _path(
        TEXT,
        "a:b@c/d?e#f",
        "a:b@c%2Fd%3Fe%23f",
        "OpenAPI 3.2, allowReserved: no slash, question mark or hash in a path",
        allowReserved=True,
    ),
)

HEADER = (
    _header(TEXT, "blue", "blue"),
    _header(LIST, COLORS, "blue,black,brown"),
    _header(LIST, COLORS, "blue,black,brown", explode=True),
    _header(OBJECT, RGB, "R,100,G,200,B,150"),
    _header(OBJECT, RGB, "R=100,G=200,B=150", explode=True),
    # no percent-encoding in headers (OpenAPI 3.1.1, "Appendix D")
    _header(TEXT, "a b%/", "a b%/"),
    Case("absent", {}, absent=("color",), parameters=(parameter(TEXT, "header"),)),
)

COOKIE = (
    _cookie(TEXT, "blue", "color=blue"),
    _cookie(TEXT, "", "color="),
    _cookie(LIST, COLORS, "color=blue,black,brown", explode=False),
    _cookie(OBJECT, RGB, "color=R,100,G,200,B,150", explode=False),
    _cookie(
        LIST,
        ["a", "b"],
        "color=a; color=b",
        "RFC 6265, 4.2.1: pairs are set apart by `; `",
    ),
    _cookie(OBJECT, {"R": 1, "G": 2}, "R=1; G=2", "RFC 6265, 4.2.1"),
    _cookie(TEXT, "a; b=ü", "color=a%3B%20b%3D%C3%BC", "RFC 6570, 3.2.8: form"),
    _cookie(
        TEXT, "a%20b=c", "color=a%20b=c", "OpenAPI 3.2, style cookie", style="cookie"
    ),
    _cookie(
        LIST,
        COLORS,
        "color=blue,black,brown",
        "OpenAPI 3.2, style cookie",
        style="cookie",
        explode=False,
    ),
    _cookie(
        LIST,
        ["a", "b"],
        "color=a; color=b",
        "OpenAPI 3.2, style cookie",
        style="cookie",
    ),
    Case("absent", {}, absent=("cookie",), parameters=(parameter(TEXT, "cookie"),)),
)


def _content(where: str, **schema: Any) -> Json:
    described = parameter({}, where, content={"application/json": {"schema": schema}})
    return {key: value for key, value in described.items() if key != "schema"}


JSON_CONTENT = "OpenAPI 3.1.1, Parameter Object: content"
CONTENT = (
    Case(
        JSON_CONTENT,
        {"color": {"a": 1, "b": [True, None]}},
        "?color=%7B%22a%22%3A1%2C%22b%22%3A%5Btrue%2Cnull%5D%7D",
        parameters=(_content("query", type="object"),),
    ),
    Case(
        JSON_CONTENT,
        {"color": "blue"},
        "?color=%22blue%22",
        parameters=(_content("query", type="string"),),
    ),
    Case(
        JSON_CONTENT,
        {"color": [1, 2]},
        "/%5B1%2C2%5D",
        path="/{color}",
        parameters=(_content("path", type="array", items={"type": "integer"}),),
    ),
    Case(
        JSON_CONTENT,
        {"color": {"a": "ü"}},
        headers={"color": '{"a":"\\u00fc"}'},
        parameters=(_content("header", type="object"),),
    ),
    Case(
        JSON_CONTENT,
        {"color": {"a": 1}},
        headers={"Cookie": "color=%7B%22a%22%3A1%7D"},
        parameters=(_content("cookie", type="object"),),
    ),
    Case(
        JSON_CONTENT,
        lambda models: {"color": models.Filter(a=1)},
        "?color=%7B%22a%22%3A1%7D",
        parameters=(_content("query", **{"$ref": "#/components/schemas/Filter"}),),
    ),
)

STEPS: list[tuple[Json, Any, Json]] = [
    (TEXT, "", {}),
    (TEXT, ".", {}),
    (TEXT, "..", {}),
    (TEXT, "", {"style": "label"}),
    (TEXT, ".", {"style": "label"}),
    (LIST, [], {}),
    (LIST, ["."], {}),
    (LIST, [".."], {"explode": True}),
    (LIST, [], {"style": "label"}),
    (LIST, [], {"style": "matrix"}),
    (OBJECT, {}, {"style": "matrix", "explode": True}),
]
CONTROLS: list[tuple[Json, Any]] = [
    (TEXT, "a\r\nX: y"),
    (TEXT, "a\0"),
    (TEXT, "ü"),
    (LIST, ["a", "b\n"]),
]
REFUSED = (
    *(
        Case(
            "a step to another URL is refused by name",
            {"color": value},
            refused="color:",
            path="/{color}",
            parameters=(parameter(schema, "path", **more),),
        )
        for schema, value, more in STEPS
    ),
    *(
        Case(
            "RFC 9110, 5.5: no control characters, nothing outside ASCII",
            {"color": value},
            refused="color:",
            parameters=(parameter(schema, "header"),),
        )
        for schema, value in CONTROLS
    ),
    *(
        Case(
            "RFC 6265, 4.1.1: cookie-octet",
            {"color": value},
            refused="color:",
            parameters=(parameter(TEXT, "cookie", style="cookie"),),
        )
        for value in ["a b", "a;b", 'a"b', "a,b", "a\\b", "ü", "a\r\nb"]
    ),
    Case(
        "half of a surrogate pair is no text",
        {"color": "\ud800"},
        refused="color:",
        parameters=(parameter(TEXT),),
    ),
    Case(
        "None is no item",
        {"color": ["a", None]},
        refused="color:",
        parameters=(parameter(LIST),),
    ),
)

CASES = (*QUERY, *PATH, *HEADER, *COOKIE, *CONTENT, *REFUSED)
