"""Values of every kind in every place, and characters that have another meaning there."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any
from uuid import UUID

from behaviour.wire.case import LIST, OBJECT, TEXT, Case, Json, given, made, parameter

NUMBER: Json = {"type": "number"}
INTEGER: Json = {"type": "integer"}
BOOLEAN: Json = {"type": "boolean"}
ANY_OBJECT: Json = {"type": "object"}
DEEP: Json = {"style": "deepObject", "explode": True}
FORM = "application/x-www-form-urlencoded"


def _format(name: str) -> Json:
    return {"type": "string", "format": name}


def _query(schema: Json, value: Any, sent: str, rule: str, **more: Any) -> Case:
    described = parameter(schema, **more)
    return Case(rule, {"color": value}, f"?{sent}", parameters=(described,))


def _path(schema: Json, value: Any, sent: str, rule: str, **more: Any) -> Case:
    described = parameter(schema, "path", **more)
    given = {"color": value}
    return Case(rule, given, f"/{sent}", path="/{color}", parameters=(described,))


def _field(where: str, schema: Json, value: Any, sent: str, rule: str) -> Case:
    name, text = ("color", sent) if where == "header" else ("Cookie", f"color={sent}")
    described = parameter(schema, where)
    return Case(
        rule, {"color": value}, "", headers={name: text}, parameters=(described,)
    )


SPELLING = "RFC 8259, 3 and 6: as JSON spells it"
RFC3339 = "RFC 3339, 5.6"
EAST = timezone(timedelta(hours=2))
SCALARS = (
    (BOOLEAN, True, "true", SPELLING),
    (BOOLEAN, False, "false", SPELLING),
    (INTEGER, 0, "0", SPELLING),
    (INTEGER, 2**70, "1180591620717411303424", SPELLING),
    (NUMBER, -0.5, "-0.5", SPELLING),
    (_format("date"), date(2024, 2, 29), "2024-02-29", RFC3339),
    (_format("uuid"), UUID(int=1), "00000000-0000-0000-0000-000000000001", "RFC 9562"),
    (_format("decimal"), Decimal("1.10"), "1.10", "the digits that there are"),
    ({"type": "string", "enum": ["a"]}, "b", "b", "an enumeration is open"),
)
IN_EVERY_PLACE = tuple(
    case
    for schema, value, sent, rule in SCALARS
    for case in (
        _query(schema, value, f"color={sent}", rule),
        _path(schema, value, sent, rule),
        _field("header", schema, value, sent, rule),
        _field("cookie", schema, value, sent, rule),
    )
)

TIMES = (
    _query(
        _format("date-time"),
        datetime(2024, 1, 1, 12, tzinfo=UTC),
        "color=2024-01-01T12%3A00%3A00Z",
        RFC3339,
    ),
    _query(
        _format("date-time"),
        datetime(2024, 1, 1, 12, tzinfo=EAST),
        "color=2024-01-01T12%3A00%3A00%2B02%3A00",
        RFC3339,
    ),
    _field(
        "header",
        _format("date-time"),
        datetime(2024, 1, 1, 12, tzinfo=UTC),
        "2024-01-01T12:00:00Z",
        RFC3339,
    ),
    _query(_format("duration"), timedelta(hours=1), "color=PT1H", "RFC 3339, A"),
    _query(
        _format("duration"), "P1M", "color=P1M", "RFC 3339, A: months have no length"
    ),
    _query(_format("byte"), b"\xff\xfe", "color=%2F%2F4%3D", "RFC 4648, 4"),
    _query(
        {"type": "array", "items": _format("date")},
        [date(2024, 1, 1), date(2024, 1, 2)],
        "color=2024-01-01&color=2024-01-02",
        RFC3339,
    ),
)

RFC3986 = "RFC 3986, 2.1 and 2.4"
CHARACTERS = (
    _query(TEXT, "a+b", "color=a%2Bb", RFC3986),
    _query(TEXT, "100%", "color=100%25", RFC3986),
    _query(TEXT, "nan", "color=nan", "a text is a text"),
    _query(TEXT, "None", "color=None", "a text is a text"),
    _query(TEXT, "%41", "color=%2541", "RFC 3986, 2.4: never decoded twice"),
    _query(TEXT, "a\r\nb\0", "color=a%0D%0Ab%00", RFC3986),
    _query(TEXT, "\N{GRINNING FACE}", "color=%F0%9F%98%80", "RFC 3629, 3"),
    _query(TEXT, "e\u0301", "color=e%CC%81", "no normalization"),
    _query(LIST, ["", ""], "color=&color=", "RFC 6570, 3.2.8"),
    _query(LIST, ["", ""], "color=,", "RFC 6570, 3.2.8", explode=False),
    _query(OBJECT, {"ü&": 1, "b=c": 2}, "%C3%BC%26=1&b%3Dc=2", "RFC 6570, 3.2.8"),
    _query(OBJECT, {"a,b": 1}, "color=a%2Cb,1", "RFC 6570, 3.2.8", explode=False),
    _query(
        LIST,
        ["a b", "c%20d"],
        "color=a%20b%20c%2520d",
        "OpenAPI 3.1.1, E: delimiters in values",
        style="spaceDelimited",
        explode=False,
    ),
    _path(TEXT, "%2e%2e", "%252e%252e", "RFC 3986, 2.4: no step to another URL"),
    _path(TEXT, "..%2f", "..%252f", "RFC 3986, 2.4: no step to another URL"),
    _path(TEXT, "../x", "..%2Fx", "RFC 3986, 3.3: no step to another URL"),
    _path(TEXT, "...", "...", "RFC 3986, 3.3: only one dot and two are steps"),
    _path(TEXT, "a\\b", "a%5Cb", RFC3986),
    _path(TEXT, "a b;c,d", "a%20b%3Bc%2Cd", "RFC 6570, 3.2.2"),
    _path(
        LIST, ["ü", "/"], ".%C3%BC.%2F", "RFC 6570, 3.2.5", style="label", explode=True
    ),
    _path(
        OBJECT, {"a/b": 1}, ";a%2Fb=1", "RFC 6570, 3.2.7", style="matrix", explode=True
    ),
    _path(
        LIST,
        ["", "a"],
        ";color;color=a",
        "RFC 6570, 3.2.7",
        style="matrix",
        explode=True,
    ),
    _field("cookie", TEXT, "a=b&c", "a%3Db%26c", "RFC 6570, 3.2.8: form"),
    _field("header", LIST, ["a", ""], "a,", "RFC 6570, 3.2.2: simple"),
    _field("header", TEXT, "a\tb", "a\tb", "RFC 9110, 5.5: a tab within"),
)

JQUERY = "OpenAPI 3.1.1, Style Examples; inside of it as jQuery.param"
NESTED = (
    _query(
        ANY_OBJECT,
        {"a": {"b": {"c": 1}}},
        "color%5Ba%5D%5Bb%5D%5Bc%5D=1",
        JQUERY,
        **DEEP,
    ),
    _query(ANY_OBJECT, {"a b": "c&d"}, "color%5Ba%20b%5D=c%26d", JQUERY, **DEEP),
    _query(
        ANY_OBJECT,
        {"a": True, "b": "ü"},
        "color%5Ba%5D=true&color%5Bb%5D=%C3%BC",
        JQUERY,
        **DEEP,
    ),
    _query(ANY_OBJECT, {"a[]": 1}, "color%5Ba%5B%5D%5D=1", JQUERY, **DEEP),
    Case(
        "RFC 6570, 2.3", {"color": {}}, "", parameters=(parameter(ANY_OBJECT, **DEEP),)
    ),
)


def _content(kind: str, schema: Json, value: Any, sent: str) -> Case:
    described = {"name": "color", "in": "query", "content": {kind: {"schema": schema}}}
    rule = "OpenAPI 3.1.1, Parameter Object: content"
    return Case(rule, {"color": value}, f"?color={sent}", parameters=(described,))


CONTENT = (
    _content("application/json", BOOLEAN, value=True, sent="true"),
    _content("application/json", NUMBER, 1.5, "1.5"),
    _content("application/json", TEXT, 'a"b', "%22a%5C%22b%22"),
    _content("application/json", LIST, [], "%5B%5D"),
    _content("application/json", ANY_OBJECT, {}, "%7B%7D"),
    _content("application/json", ANY_OBJECT, {"a": None}, "%7B%22a%22%3Anull%7D"),
    _content("text/plain", TEXT, "a b", "a%20b"),
    Case(
        "OpenAPI 3.2, in: querystring: nothing is sent",
        {},
        "",
        parameters=(
            {
                "name": "q",
                "in": "querystring",
                "content": {FORM: {"schema": ANY_OBJECT}},
            },
        ),
    ),
)


def _refused(schema: Json, value: Any, rule: str, where: str = "query") -> Case:
    path = "/{color}" if where == "path" else ""
    described = parameter(schema, where)
    return Case(
        rule, {"color": value}, refused="color:", path=path, parameters=(described,)
    )


NAIVE = datetime(2024, 1, 1)  # noqa: DTZ001 - which is what is refused
INF = float("inf")
NO_NUMBER = "RFC 8259, 6: JSON has no such number"
FILTER: Json = {"$ref": "#/components/schemas/Filter"}
AS_JSON: Json = {"application/json": {"schema": {}}}
NOT_FINITE: tuple[tuple[Json, Any], ...] = (
    (parameter({}), INF),
    (parameter(ANY_OBJECT), {"a": [INF]}),
    (parameter(ANY_OBJECT, **DEEP), {"a": {"b": -INF}}),
    (parameter(FILTER), made(lambda m: m.Filter(x=INF))),
    (parameter(FILTER, "header"), made(lambda m: m.Filter(x=INF))),
    (parameter({"type": "array"}, "cookie"), [1, INF]),
    ({"name": "color", "in": "query", "content": AS_JSON}, {"a": [INF]}),
    (
        {"name": "color", "in": "header", "content": AS_JSON},
        made(lambda m: m.Filter(x=[INF])),
    ),
)
REFUSED = (
    *(_refused(NUMBER, float(text), NO_NUMBER) for text in ("nan", "inf", "-inf")),
    *(
        _refused(NUMBER, float("nan"), NO_NUMBER, where)
        for where in ("path", "header", "cookie")
    ),
    *(
        _refused(_format("date-time"), NAIVE, "RFC 3339, 4.4", where)
        for where in ("query", "path", "header", "cookie")
    ),
    _refused(_format("decimal"), Decimal("NaN"), NO_NUMBER),
    *(
        Case(
            NO_NUMBER,
            given("color", value),
            refused="color",
            parameters=(described,),
        )
        for described, value in NOT_FINITE
    ),
    _refused(TEXT, None, "a path has no null", "path"),
    _refused(TEXT, " a", "RFC 9110, 5.5: no blank at an end", "header"),
    _refused(TEXT, "a\N{DELETE}", "RFC 9110, 5.5: no control character", "header"),
    _refused({"type": "object"}, {"a": "\ud800"}, "RFC 3629, 3: no surrogates"),
)

CASES = (*IN_EVERY_PLACE, *TIMES, *CHARACTERS, *NESTED, *CONTENT, *REFUSED)
