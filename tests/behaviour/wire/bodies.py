"""Request bodies by media type.

The boundary of a multipart body is `BOUNDARY` here, whatever it is on the wire.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

from behaviour.wire.case import Case, Json, content, given, made

TEXT: Json = {"type": "string"}
FILE: Json = {"type": "string", "format": "binary"}
ANY_OBJECT: Json = {"type": "object"}
FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"
JSON = "application/json"


def _object(**properties: Json) -> Json:
    return {"type": "object", "properties": properties}


def _body(
    media_type: str,
    schema: Json | None,
    value: Any,
    sent: bytes,
    rule: str,
    *,
    as_type: str = "",
    method: str = "post",
    **more: Any,
) -> Case:
    return Case(
        rule,
        given("body", value),
        "",
        headers={"Content-Type": as_type or media_type},
        body=sent,
        method=method,
        request=content(media_type, schema, **more),
    )


RFC8259 = "RFC 8259"
JSONS = (
    _body(JSON, {}, {"a": None}, b'{"a":null}', RFC8259),
    _body(JSON, None, [1, "x"], b'[1,"x"]', RFC8259),
    _body(JSON, {"type": "array", "items": TEXT}, ["a"], b'["a"]', RFC8259),
    _body(JSON, TEXT, "a", b'"a"', RFC8259),
    _body("application/vnd.a+json", {}, 1, b"1", "RFC 6839, 3.1"),
    _body("application/json; charset=utf-8", {}, "ü", '"ü"'.encode(), "RFC 8259, 8.1"),
    _body("application/*+json", {}, 1, b"1", "a range names no type", as_type=JSON),
    _body("*/*", {"type": "object"}, {}, b"{}", "a range names no type", as_type=JSON),
    _body(JSON, {}, 1, b"1", "a body with GET", method="get"),
    _body(JSON, {}, 1, b"1", "a body with DELETE", method="delete"),
    _body(JSON, {}, 1, b"1", "a body with HEAD", method="head"),
    Case(
        "an absent body has no type",
        {},
        method="post",
        absent=("content-type",),
        request={"content": {JSON: {"schema": {}}}},
    ),
    Case(
        "an optional body",
        {"body": {"a": 1}},
        method="post",
        headers={"Content-Type": JSON},
        body=b'{"a":1}',
        request={"content": {JSON: {"schema": {"type": "object"}}}},
    ),
    Case("no media type", {}, method="post", request={"content": {}}),
)

ORDER: Json = {"$ref": "#/components/schemas/Order"}


def _order(value: Any, sent: bytes, rule: str) -> Case:
    return _body(JSON, ORDER, value, sent, rule)


NOTHING: Json = {}
REFUSED_ORDERS: tuple[tuple[str, Any, str], ...] = (
    ("JSON Schema, required", {}, "lines"),
    ("JSON Schema, type: absent is not null", {"lines": None}, "lines"),
    ("JSON Schema, type", {"lines": [], "note": None}, "note"),
    ("JSON Schema, required", {"lines": [NOTHING]}, "lines.0.sku"),
    ("JSON Schema, type", {"lines": [{"sku": 1}]}, "lines.0.sku"),
    ("JSON Schema, type", {"lines": "a"}, "lines"),
    ("JSON Schema, type", [], "body"),
    ("JSON Schema, type", None, "body"),
)
IN_JSON = "RFC 8259, 3: JSON has no bytes, so text of this format is text"
ABSENT = "JSON Schema, required: a property that is not set is absent"
LINE = b'{"lines":[{"sku":"a"}]}'
MAPPINGS = (
    _order({"lines": [{"sku": "a"}]}, LINE, "a mapping is an object"),
    _order(
        made(lambda m: m.Order(lines=[m.Line(sku="a")])), LINE, "a model is an object"
    ),
    _order(
        made(lambda m: {"lines": [m.Line(sku="a")]}), LINE, "models within a mapping"
    ),
    _order(
        made(lambda m: m.Order(lines=[{"sku": "a"}])), LINE, "mappings within a model"
    ),
    _order({"lines": ({"sku": "a"},)}, LINE, "any sequence is an array"),
    _order({"lines": []}, b'{"lines":[]}', "RFC 8259, 5: an empty array"),
    _order({"lines": [], "due_at": None}, b'{"dueAt":null,"lines":[]}', "null is sent"),
    _order({"lines": [], "dueAt": None}, b'{"dueAt":null,"lines":[]}', "wire names"),
    _order(
        {"lines": [], "due_at": "2024-01-01T00:00:00.50Z"},
        b'{"dueAt":"2024-01-01T00:00:00.50Z","lines":[]}',
        "RFC 3339, 5.6: a timestamp keeps its spelling",
    ),
    _order(
        {"lines": [], "parent": {"lines": [{"sku": "a", "count": 2}]}},
        b'{"lines":[],"parent":{"lines":[{"count":2,"sku":"a"}]}}',
        ABSENT,
    ),
    _order({"lines": [], "x": [1]}, b'{"lines":[],"x":[1]}', "additionalProperties"),
    *(
        _body(JSON, _object(f=FILE), {"f": value}, b'{"f":"eA=="}', IN_JSON)
        for value in ("eA==", b"eA==")
    ),
    *(
        Case(
            rule,
            {"body": value},
            refused=f"{place}:",
            method="post",
            request=content(JSON, ORDER),
        )
        for rule, value, place in REFUSED_ORDERS
    ),
)

URLENCODED = "WHATWG URL, 5.2: application/x-www-form-urlencoded serializing"
ENCODING = "OpenAPI 3.1.1, Encoding Object"
FORMS = (
    _body(FORM, _object(a=TEXT), {"a": "1 2&3=ü"}, b"a=1+2%263%3D%C3%BC", URLENCODED),
    _body(FORM, _object(a=TEXT), {"a": "*-._~"}, b"a=*-._%7E", URLENCODED),
    _body(
        FORM, {"type": "object"}, {"é[]": "\r\n"}, b"%C3%A9%5B%5D=%0D%0A", URLENCODED
    ),
    _body(FORM, None, {"a": True, "b": 1.5, "c": 2}, b"a=true&b=1.5&c=2", URLENCODED),
    _body(
        FORM,
        _object(a={"type": "array", "items": TEXT}),
        {"a": ["x", "y"]},
        b"a=x&a=y",
        f"{ENCODING}: style form",
    ),
    _body(
        FORM,
        _object(a={"type": "object"}),
        {"a": {"b": 1}},
        b"a=%7B%22b%22%3A1%7D",
        f"{ENCODING}: contentType of an object is application/json",
    ),
    _body(
        FORM,
        _object(a={"type": "object"}),
        {"a": {"b": 1, "c": [2]}},
        b"a%5Bb%5D=1&a%5Bc%5D%5B%5D=2",
        f"{ENCODING}: style deepObject",
        encoding={"a": {"style": "deepObject", "explode": True}},
    ),
    _body(
        FORM,
        _object(a={"type": "array", "items": TEXT}),
        {"a": ["x", "y z"]},
        b"a=x,y+z",
        f"{ENCODING}: explode false",
        encoding={"a": {"explode": False}},
    ),
    _body(
        FORM,
        _object(a={"type": "array", "items": TEXT}),
        {"a": ["x", "y"]},
        b"a=x%7Cy",
        f"{ENCODING}: pipeDelimited",
        encoding={"a": {"style": "pipeDelimited", "explode": False}},
    ),
    _body(
        FORM,
        _object(a={"type": "array", "items": {"type": "integer"}}),
        {"a": [1, 2]},
        b"a=%5B1%2C2%5D",
        f"{ENCODING}: contentType",
        encoding={"a": {"contentType": "application/json"}},
    ),
    _body(
        FORM, _object(a=TEXT, b=TEXT), {"a": "x"}, b"a=x", "what is not set is absent"
    ),
    _body(
        FORM,
        _object(at={"type": "string", "format": "date-time"}),
        {"at": "2024-01-01T00:00:00.50Z"},
        b"at=2024-01-01T00%3A00%3A00.50Z",
        "text of a timestamp is kept",
    ),
    Case(
        "an absent form",
        {},
        method="post",
        absent=("content-type",),
        request={"content": {FORM: {"schema": _object(a=TEXT)}}},
    ),
)


def _part(name: str, text: str | bytes, *headers: str, filename: str = "") -> bytes:
    shown = f'; filename="{filename}"' if filename else ""
    lines = [f'Content-Disposition: form-data; name="{name}"{shown}', *headers]
    data = text if isinstance(text, bytes) else text.encode()
    head = "--BOUNDARY\r\n" + "".join(f"{line}\r\n" for line in lines) + "\r\n"
    return head.encode() + data + b"\r\n"


END = b"--BOUNDARY--\r\n"
OCTETS = "Content-Type: application/octet-stream"
RFC7578 = "RFC 7578, 4.2"


def _multipart(
    schema: Json | None,
    value: object | Callable[[Any], object],
    sent: bytes,
    rule: str = RFC7578,
    **more: Any,
) -> Case:
    kind = f"{MULTIPART}; boundary=BOUNDARY"
    return _body(MULTIPART, schema, value, sent + END, rule, as_type=kind, **more)


class _Named(io.BytesIO):
    name = "/tmp/dir/b.txt"


HERE = Path(__file__)
PARTS = (
    _multipart(_object(a=TEXT), {"a": "x y"}, _part("a", "x y")),
    _multipart(
        _object(f=FILE),
        {"f": b"\0\r\n"},
        _part("f", b"\0\r\n", OCTETS, filename="f"),
        "RFC 7578, 4.2 and 4.4: a file has a file name, and a type",
    ),
    _multipart(
        _object(f=FILE),
        {"f": ("a.png", b"x")},
        _part("f", b"x", "Content-Type: image/png", filename="a.png"),
        "RFC 7578, 4.4: the type where it is known",
    ),
    _multipart(
        _object(f=FILE),
        {"f": ("a.png", b"x", "text/x-a; b=c")},
        _part("f", b"x", "Content-Type: text/x-a; b=c", filename="a.png"),
    ),
    _multipart(
        _object(f=FILE),
        {"f": HERE},
        _part(
            "f", HERE.read_bytes(), "Content-Type: text/x-python", filename="bodies.py"
        ),
    ),
    _multipart(
        _object(f=FILE),
        lambda _: {"f": _Named(b"x")},
        _part("f", b"x", "Content-Type: text/plain", filename="b.txt"),
        "RFC 7578, 4.2: no path in a file name",
    ),
    _multipart(
        _object(f=FILE),
        lambda _: {"f": io.BytesIO(b"x")},
        _part("f", b"x", OCTETS, filename="f"),
    ),
    Case(
        "a text may be a path or content",
        {"body": {"f": "a.png"}},
        refused="f: a file must be bytes, a path",
        method="post",
        request=content(MULTIPART, _object(f=FILE)),
    ),
    _multipart(
        _object(f={"type": "array", "items": FILE}),
        {"f": [b"1", ("b", b"2")]},
        _part("f", b"1", OCTETS, filename="f") + _part("f", b"2", OCTETS, filename="b"),
        "RFC 7578, 4.3: several files have the same name",
    ),
    _multipart(
        _object(a={"type": "array", "items": TEXT}),
        {"a": ["x", "y"]},
        _part("a", "x") + _part("a", "y"),
        "RFC 7578, 4.3",
    ),
    _multipart(
        _object(a={"type": "object"}),
        {"a": {"b": "ü"}},
        _part("a", '{"b":"ü"}', "Content-Type: application/json"),
        f"{ENCODING}: contentType of an object",
    ),
    _multipart(
        _object(a={"type": "array", "items": {"type": "object"}}),
        {"a": [{"b": 1}, {}]},
        _part("a", '{"b":1}', "Content-Type: application/json")
        + _part("a", "{}", "Content-Type: application/json"),
        f"{ENCODING}: contentType of an array is that of its items",
    ),
    _multipart(
        _object(a={"type": "array", "items": TEXT}),
        {"a": ["x", "y"]},
        _part("a", '["x","y"]', "Content-Type: application/json"),
        f"{ENCODING}: contentType",
        encoding={"a": {"contentType": "application/json"}},
    ),
    _multipart(
        _object(a=TEXT),
        {"a": "<x/>"},
        _part("a", "<x/>", "Content-Type: text/xml; charset=utf-8"),
        f"{ENCODING}: contentType",
        encoding={"a": {"contentType": "text/xml; charset=utf-8"}},
    ),
    _multipart(
        _object(f=FILE),
        {"f": b"x"},
        _part("f", b"x", "Content-Type: image/png", filename="f"),
        f"{ENCODING}: contentType",
        encoding={"f": {"contentType": "image/png"}},
    ),
    _multipart(
        _object(f=FILE),
        {"f": ("a.jpg", b"x")},
        _part("f", b"x", "Content-Type: image/jpeg", filename="a.jpg"),
        f"{ENCODING}: contentType of a list of types",
        encoding={"f": {"contentType": "image/png, image/jpeg"}},
    ),
    _multipart(
        _object(f=FILE),
        {"f": b"x"},
        _part("f", b"x", OCTETS, "X-Kind: a", filename="f"),
        f"{ENCODING}: headers",
        encoding={"f": {"headers": {"X-Kind": {"schema": {"const": "a"}}}}},
    ),
    _multipart(
        _object(f={"type": "array", "items": FILE}),
        {"f": [b"{}", b"[]"]},
        _part("f", b"{}", "Content-Type: application/json", filename="f")
        + _part("f", b"[]", "Content-Type: application/json", filename="f"),
        f"{ENCODING}: contentType of files",
        encoding={"f": {"contentType": "application/json"}},
    ),
    _multipart(
        _object(a={"type": "object"}),
        {"a": {"b": 1}},
        _part("a[b]", "1"),
        f"{ENCODING}: style",
        encoding={"a": {"style": "deepObject", "explode": True}},
    ),
    _multipart(
        _object(a={"type": "array", "items": TEXT}),
        {"a": ["x", "y"]},
        _part("a", "x y"),
        f"{ENCODING}: style",
        encoding={"a": {"style": "spaceDelimited", "explode": False}},
    ),
    _multipart(
        {"type": "object"},
        {'a"\r\nX: y': "v"},
        _part("a%22%0D%0AX: y", "v"),
        'HTML, "multipart/form-data encoding algorithm"',
    ),
    _multipart(
        _object(f=FILE),
        {"f": ('ü"\r\n.bin', b"x")},
        _part("f", b"x", OCTETS, filename="ü%22%0D%0A.bin"),
        'HTML, "multipart/form-data encoding algorithm"',
    ),
    _multipart(
        None,
        {"a": 1, "f": b"x"},
        _part("a", "1") + _part("f", b"x", OCTETS, filename="f"),
    ),
    _multipart({"type": "object"}, {}, b"", "RFC 2046, 5.1.1: closing boundary"),
    Case(
        "an absent form",
        {},
        method="post",
        absent=("content-type",),
        request={"content": {MULTIPART: {"schema": _object(f=FILE)}}},
    ),
)

RAW = (
    _body("text/plain", TEXT, "ü", "ü".encode(), "RFC 6657: UTF-8"),
    _body("application/xml", {"type": "object"}, "<a/>", b"<a/>", "XML as text"),
    _body("image/svg+xml", None, "<a/>", b"<a/>", "RFC 7303, 4.2"),
    _body("application/octet-stream", FILE, b"\0\xff", b"\0\xff", "bytes as they are"),
    _body("application/octet-stream", None, HERE, HERE.read_bytes(), "a path"),
    _body(
        "image/*",
        FILE,
        b"x",
        b"x",
        "a range names no type",
        as_type="application/octet-stream",
    ),
    _body(
        "text/plain; charset=iso-8859-1",
        TEXT,
        b"\xfc",
        b"\xfc",
        "text in other charsets is bytes",
    ),
    _body(
        "application/x-thing", {"type": "object"}, b"x", b"x", "unknown types are bytes"
    ),
    Case(
        "several media types: JSON is spoken",
        {"body": {"a": "x"}},
        method="post",
        headers={"Content-Type": JSON},
        body=b'{"a":"x"}',
        request={
            "required": True,
            "content": {
                kind: {"schema": {"type": "object"}} for kind in (MULTIPART, FORM, JSON)
            },
        },
    ),
    Case(
        "several media types: files need parts",
        {"body": {"f": ("f", b"x")}},
        method="post",
        headers={"Content-Type": f"{MULTIPART}; boundary=BOUNDARY"},
        body=_part("f", b"x", OCTETS, filename="f") + END,
        request={
            "required": True,
            "content": {
                kind: {"schema": _object(f=FILE)} for kind in (FORM, MULTIPART)
            },
        },
    ),
)

RFC7578_FILE = _part("f", b"x", OCTETS, filename="f") + END
SEVERAL: Json = {
    "required": True,
    "content": {
        MULTIPART: {"schema": _object(f=FILE)},
        FORM: {"schema": _object(a=TEXT)},
        "application/merge-patch+json": {"schema": {"type": "array", "items": {}}},
        JSON: {"schema": _object(a={"type": "integer"})},
        "text/csv": {"schema": TEXT},
        "application/octet-stream": {"schema": FILE},
    },
}


def _several(given: Json, sent: bytes, kind: str, *, required: bool = True) -> Case:
    return Case(
        "Request Body Object: only the most specific key applies",
        given,
        method="post",
        headers={"Content-Type": kind},
        body=sent,
        request={**SEVERAL, "required": required},
    )


CHOICES = (
    _several({"body": {"a": 1}}, b'{"a":1}', JSON),
    _several({"form": {"a": "x"}}, b"a=x", FORM),
    _several({"csv": "a,b"}, b"a,b", "text/csv"),
    _several({"file": b"\0"}, b"\0", "application/octet-stream"),
    _several({"merge_patch_json": [1]}, b"[1]", "application/merge-patch+json"),
    _several(
        {"multipart": {"f": b"x"}}, RFC7578_FILE, f"{MULTIPART}; boundary=BOUNDARY"
    ),
    _several({"csv": "a"}, b"a", "text/csv", required=False),
    Case(
        "no body of several",
        {},
        method="post",
        absent=("content-type",),
        request={**SEVERAL, "required": False},
    ),
    Case(
        "one body is needed",
        {},
        refused="one of body, merge_patch_json, multipart, form, csv, file is needed",
        method="post",
        request=SEVERAL,
    ),
    Case(
        "one body is sent",
        {"csv": "a", "file": b"x"},
        refused="only one of csv, file can be sent",
        method="post",
        request={**SEVERAL, "required": False},
    ),
)

NAN, INF = float("nan"), float("inf")
NOT_FINITE: tuple[tuple[str, Json, Any, str, str], ...] = (
    (JSON, {}, NAN, "body", "nan"),
    (JSON, {}, [None, (1, -INF)], "1.1", "-inf"),
    (JSON, ANY_OBJECT, {"a": {"b": [0.5, INF]}}, "a.b.1", "inf"),
    (JSON, _object(dueAt={}), {"due_at": {"a": NAN}}, "dueAt.a", "nan"),
    (JSON, ORDER, {"lines": [{"sku": "a", "x": NAN}]}, "lines.0.x", "nan"),
    (JSON, ORDER, made(lambda m: m.Order(lines=[], x=NAN)), "x", "nan"),
    (JSON, {}, {"a": [Decimal("NaN")]}, "a.0", "NaN"),
    (JSON, ANY_OBJECT, {"a": Decimal("-sNaN")}, "a", "-sNaN"),
    (
        JSON,
        ORDER,
        made(lambda m: m.Order(lines=[], x=Decimal("Infinity"))),
        "x",
        "Infinity",
    ),
    (FORM, _object(a={}), {"a": NAN}, "a", "nan"),
    (MULTIPART, _object(a={}), {"a": Decimal("-Infinity")}, "a", "-Infinity"),
    (FORM, ANY_OBJECT, {"a": {"b": [INF]}}, "a.b.0", "inf"),
    (MULTIPART, _object(a={}), {"a": NAN}, "a", "nan"),
    (MULTIPART, _object(a={"type": "array"}), {"a": [1, NAN]}, "a.1", "nan"),
    (MULTIPART, _object(a=ANY_OBJECT), {"a": {"b": -INF}}, "a.b", "-inf"),
)

NULLABLE: Json = {"type": ["object", "null"], "properties": {"a": {"type": "integer"}}}
MAYBE_LINE: Json = {"$ref": "#/components/schemas/MaybeLine"}
WITH_NULL: tuple[Json, ...] = (
    NULLABLE,
    MAYBE_LINE,
    {"type": "null"},
    {"anyOf": [{"type": "integer"}, MAYBE_LINE]},
    {},
)
EITHER = "Request Body Object, required: left out is not null"


def _optional(schema: Json, value: Json, sent: bytes, *absent: str) -> Case:
    """A body that may be left out; `value` are the arguments."""
    return Case(
        EITHER,
        value,
        method="post",
        headers={} if absent else {"Content-Type": JSON},
        absent=absent,
        body=sent,
        request={"content": {JSON: {"schema": schema}}},
    )


OPTIONAL = (
    *(_optional(each, {"body": None}, b"null") for each in WITH_NULL),
    *(_optional(each, {}, b"", "content-type") for each in WITH_NULL),
    _optional(NULLABLE, {"body": {"a": 1}}, b'{"a":1}'),
    _optional(MAYBE_LINE, {"body": {"sku": "a"}}, b'{"sku":"a"}'),
    _optional(_object(a=TEXT), {"body": None}, b"", "content-type"),
    _body(JSON, NULLABLE, None, b"null", "a body that is needed, and may be null"),
    *(
        Case(
            EITHER,
            {"patch_json": None},
            method="post",
            headers={"Content-Type": "application/patch+json"},
            body=b"null",
            request={
                "required": required,
                "content": {
                    JSON: {"schema": _object(a=TEXT)},
                    "application/patch+json": {"schema": MAYBE_LINE},
                },
            },
        )
        for required in (True, False)
    ),
)

REFUSED = (
    Case(
        "RFC 8259, 8.1: JSON is Unicode",
        {"body": {"a": "\ud800"}},
        refused="body:",
        method="post",
        request=content(JSON, _object(a=TEXT)),
    ),
    Case(
        "RFC 8259, 6: no such number",
        {"body": float("nan")},
        refused="body:",
        method="post",
        request=content(JSON, {"type": "number"}),
    ),
    *(
        Case(
            "RFC 8259, 6: no such number, be its type known or not",
            given("body", value),
            refused=f"{place}: {number} cannot be sent",
            method="post",
            request=content(kind, schema),
        )
        for kind, schema, value, place, number in NOT_FINITE
    ),
    Case(
        "half of a surrogate pair is no text",
        {"body": "\ud800"},
        refused="body:",
        method="post",
        request=content("text/plain", TEXT),
    ),
    Case(
        "half of a surrogate pair is no text",
        {"body": {"a": "\ud800"}},
        refused="a:",
        method="post",
        request=content(FORM, _object(a=TEXT)),
    ),
    Case(
        "half of a surrogate pair is no text",
        {"body": {"a": "\ud800"}},
        refused="a:",
        method="post",
        request=content(MULTIPART, _object(a=TEXT)),
    ),
    Case(
        "a file has bytes",
        {"body": io.StringIO("x")},
        refused="body:",
        method="post",
        request=content("application/octet-stream", FILE),
    ),
    Case(
        "a file has bytes",
        {"body": {"f": io.StringIO("x")}},
        refused="f:",
        method="post",
        request=content(MULTIPART, _object(f=FILE)),
    ),
    Case(
        "what is no file",
        {"body": {"f": 1}},
        refused="f:",
        method="post",
        request=content(MULTIPART, _object(f=FILE)),
    ),
    Case(
        "RFC 9110, 5.5: no line break in a media type",
        {"body": {"f": ("f", b"x", "a/b\r\nX: y")}},
        refused="Content-Type:",
        method="post",
        request=content(MULTIPART, _object(f=FILE)),
    ),
)

CASES = (*JSONS, *MAPPINGS, *FORMS, *PARTS, *RAW, *CHOICES, *OPTIONAL, *REFUSED)
