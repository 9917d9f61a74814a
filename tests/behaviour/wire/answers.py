"""What comes of an answer: status, headers and body into a result, or into an error."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from behaviour.wire.case import Json

TEXT: Json = {"type": "string"}
NUMBER: Json = {"type": "integer"}
PET: Json = {"$ref": "#/components/schemas/Pet"}
ANY_SIZE: Json = {"type": "string", "format": "binary"}
SCHEMAS: Json = {
    "Pet": {
        "type": "object",
        "required": ["name"],
        "properties": {
            "name": {"type": "string"},
            "born": {"type": "string", "format": "date-time"},
            "tags": {"type": "array", "items": {"type": "string"}},
            "size": {"type": "integer", "minimum": 1},
            "owner": {"$ref": "#/components/schemas/Owner"},
            "chip": {"anyOf": [{"type": "string"}, {"type": "integer"}]},
            "notes": {"type": "object", "additionalProperties": {"type": "integer"}},
        },
    },
    "Owner": {
        "type": "object",
        "required": ["id"],
        "properties": {"id": {"type": "integer"}},
    },
    "Problem": {"type": "object", "properties": {"title": {"type": "string"}}},
}


@dataclass(frozen=True)
class Answer:
    """What comes back to one call, and what the caller gets of it."""

    rule: str
    """Where it is written that this must come of it."""
    responses: Json
    result: Any = None
    """The value; of a model, the JSON that it holds."""
    error: str = ""
    """The name of the error's class; `result` is its body then."""
    status: int = 200
    media_type: str | None = None
    body: bytes = b""
    misfits: tuple[str, ...] = ()
    """The places that break the document; with `strict_responses`, they are errors."""


def offers(status: str = "200", /, **content: Json | None) -> Json:
    """Responses of one status: `json=schema` stands for the media type's short name."""
    return {
        status: {
            "description": "x",
            "content": {
                _SHORT[name]: {} if schema is None else {"schema": schema}
                for name, schema in content.items()
            },
        }
    }


_SHORT = {
    "any": "*/*",
    "csv": "text/csv",
    "image": "image/*",
    "json": "application/json",
    "jsons": "application/*+json",
    "pdf": "application/pdf",
    "plain": "text/plain",
    "problem": "application/problem+json",
    "texts": "text/*",
    "vendor": "application/vnd.example+json",
    "version1": "application/json; version=1",
    "version2": "application/json; version=2",
    "xml": "application/xml",
}
_JSON = "application/json"

# -- which media type came: RFC 9110, sections 8.3 and 12.5.1; OpenAPI's Media Type ranges

_BOTH = offers(json=NUMBER, csv=TEXT)
_RANGES = offers(json=NUMBER, texts=TEXT, any=ANY_SIZE)
_VERSIONS = offers(version1=NUMBER, version2=TEXT)
MEDIA_TYPES = (
    Answer("its own decoder", _BOTH, 7, media_type=_JSON, body=b"7"),
    Answer("its own decoder", _BOTH, "7", media_type="text/csv", body=b"7"),
    Answer(
        "parameters do not make it another type (RFC 9110, 8.3.1)",
        _BOTH,
        "a;b",
        media_type='text/csv; charset="utf-8"; header=present',
        body=b"a;b",
    ),
    Answer("case", _BOTH, 7, media_type="Application/JSON", body=b"7"),
    Answer("case", _BOTH, "7", media_type="TEXT/CSV;CHARSET=UTF-8", body=b"7"),
    Answer("no Content-Type: the first", _BOTH, 7, body=b"7"),
    Answer(
        "neither is documented",
        _BOTH,
        error="ResponseDecodeError",
        media_type="text/html",
        body=b"<p>",
    ),
    Answer(
        "structured suffix (RFC 6839): it is JSON",
        _BOTH,
        7,
        media_type="application/hal+json",
        body=b"7",
    ),
    Answer("text/json is JSON", _BOTH, 7, media_type="text/json", body=b"7"),
    Answer("a range", _RANGES, "<p>", media_type="text/html", body=b"<p>"),
    Answer("the exact type first", _RANGES, 7, media_type=_JSON, body=b"7"),
    Answer("the widest range last", _RANGES, b"\x00", media_type="a/b", body=b"\x00"),
    Answer(
        "a range comes before a dialect",
        _RANGES,
        b"7",
        media_type="application/hal+json",
        body=b"7",
    ),
    Answer(
        "a range with a suffix",
        offers(jsons=NUMBER, plain=TEXT),
        7,
        media_type="application/hal+json",
        body=b"7",
    ),
    Answer(
        "a range with a suffix",
        offers(jsons=NUMBER, any=TEXT),
        "7",
        media_type="application/pdf",
        body=b"7",
    ),
    Answer(
        "parameters that are documented count",
        _VERSIONS,
        7,
        media_type="application/json;version=1",
        body=b"7",
    ),
    Answer(
        "parameters that are documented count",
        _VERSIONS,
        "7",
        media_type="application/json; charset=utf-8; Version=2",
        body=b'"7"',
    ),
    Answer("one type: whatever is said", offers(json=NUMBER), 7, body=b"7"),
    Answer(
        "one type: whatever is said",
        offers(json=NUMBER),
        7,
        media_type="text/plain",
        body=b"7",
    ),
    Answer(
        "one type, and it is another",
        offers(json=NUMBER),
        error="ResponseDecodeError",
        media_type="text/html",
        body=b"<p>",
    ),
    Answer(
        "any JSON is read as JSON",
        offers(vendor=PET),
        {"name": "a"},
        media_type="application/vnd.example+json",
        body=b'{"name": "a"}',
    ),
    Answer(
        "types that are read alike need no choice",
        offers(json=NUMBER, vendor=NUMBER),
        7,
        media_type="x/y",
        body=b"7",
    ),
    Answer(
        "XML of the same schema is not asked for",
        offers(json=PET, xml=PET),
        {"name": "a"},
        media_type=_JSON,
        body=b'{"name": "a"}',
    ),
    Answer("bytes", offers(pdf=ANY_SIZE), b"%PDF", body=b"%PDF"),
    Answer("bytes without a schema", offers(image=None), b"\xff", body=b"\xff"),
    Answer(
        "bytes beside JSON",
        offers(json=NUMBER, pdf=ANY_SIZE),
        b"7",
        media_type="application/pdf",
        body=b"7",
    ),
)

# -- text: RFC 9110, section 8.3.2 (charset); RFC 7303 (XML); WHATWG Encoding (marks)

_PLAIN = offers(plain=TEXT)
_XML = offers(xml=TEXT)


def _text(rule: str, kind: str | None, body: bytes, result: str | None) -> Answer:
    responses = _XML if kind and "xml" in kind else _PLAIN
    error = "" if result is not None else "ResponseDecodeError"
    return Answer(rule, responses, result, error, media_type=kind, body=body)


TEXTS = (
    _text("UTF-8 where nothing is said", None, "é".encode(), "é"),
    _text("UTF-8 where nothing is said", "text/plain", "é".encode(), "é"),
    _text("charset", "text/plain; charset=iso-8859-1", b"\xe9", "é"),
    _text("charset in quotes", 'text/plain; charset="ISO-8859-1"', b"\xe9", "é"),
    _text("charset: case", "text/plain;CHARSET=Latin1", b"\xe9", "é"),
    _text("charset", "text/plain; charset=windows-1252", b"\x80", "€"),
    _text("charset", "text/plain; charset=shift_jis", b"\x82\xa0", "あ"),
    _text("charset", "text/plain; charset=utf-16le", "é".encode("utf-16le"), "é"),
    _text("mark", "text/plain", b"\xef\xbb\xbfa", "a"),
    _text("mark before charset", "text/plain; charset=latin1", b"\xef\xbb\xbfa", "a"),
    _text("mark of UTF-16", "text/plain", "é".encode("utf-16"), "é"),
    _text("not UTF-8", "text/plain", b"\xe9", None),
    _text("no such charset", "text/plain; charset=klingon", b"a", None),
    _text("no charset: a codec of bytes", "text/plain; charset=zlib", b"a", None),
    _text("no charset: of host names", "text/plain; charset=idna", b"\xe9", None),
    _text("empty", "text/plain", b"", ""),
    _text("XML is text", "application/xml", b"<a/>", "<a/>"),
    _text(
        "the encoding that XML declares (RFC 7303, 3.2)",
        "application/xml",
        b'<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe9</a>',
        '<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>',
    ),
    _text(
        "charset before what XML declares (RFC 7303, 3.2)",
        "application/xml; charset=utf-8",
        b'<?xml version="1.0" encoding="ISO-8859-1"?><a>\xc3\xa9</a>',
        '<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>',
    ),
)

# -- statuses: OpenAPI, Responses Object: its own code, else its range, else default

_STATUSES: Json = {
    **offers("200", json=NUMBER),
    **offers("2XX", plain=TEXT),
    "204": {"description": "x"},
    **offers("404", json={"$ref": "#/components/schemas/Problem"}),
    **offers("4XX", plain=TEXT),
    **offers("default", json={"$ref": "#/components/schemas/Problem"}),
}
STATUSES = (
    Answer("its own code", _STATUSES, 7, body=b"7"),
    Answer("its range", _STATUSES, "7", status=201, body=b"7"),
    Answer("its own code: empty", _STATUSES, None, status=204),
    Answer(
        "its own code",
        _STATUSES,
        {"title": "no"},
        "NotFoundError",
        404,
        body=b'{"title": "no"}',
    ),
    Answer("its range", _STATUSES, "7", "BadRequestError", 400, body=b"7"),
    Answer("its range", _STATUSES, "7", "APIStatusError", 418, body=b"7"),
    Answer(
        "default",
        _STATUSES,
        {"title": "no"},
        "InternalServerError",
        501,
        body=b'{"title": "no"}',
    ),
    Answer(
        "default",
        _STATUSES,
        {"title": "a"},
        "APIStatusError",
        301,
        body=b'{"title": "a"}',
    ),
    Answer(
        "a success that is not documented",
        offers("200", json=NUMBER),
        error="ResponseDecodeError",
        status=202,
        body=b"7",
    ),
    Answer(
        "an error that is not documented: JSON",
        offers(json=NUMBER),
        [1],
        "ConflictError",
        409,
        body=b"[1]",
    ),
    Answer(
        "an error that is not documented: text",
        offers(json=NUMBER),
        "no",
        "ConflictError",
        409,
        body=b"no",
    ),
    Answer(
        "an error that is not documented: empty",
        offers(json=NUMBER),
        None,
        "ConflictError",
        409,
    ),
    Answer(
        "default alone is the success", offers("default", json=NUMBER), 7, body=b"7"
    ),
    Answer(
        "default alone is the success",
        offers("default", json=NUMBER),
        7,
        status=203,
        body=b"7",
    ),
    Answer(
        "nothing is documented: left alone",
        {"200": {"description": "x"}},
        None,
        body=b"x",
    ),
    Answer(
        "errors of several types",
        {
            **offers(json=NUMBER),
            **offers(
                "4XX", problem={"$ref": "#/components/schemas/Problem"}, plain=TEXT
            ),
        },
        "no",
        "BadRequestError",
        400,
        "text/plain",
        b"no",
    ),
    Answer(
        "errors of several types",
        {
            **offers(json=NUMBER),
            **offers(
                "4XX", problem={"$ref": "#/components/schemas/Problem"}, plain=TEXT
            ),
        },
        {"title": "no"},
        "BadRequestError",
        400,
        "application/problem+json; charset=utf-8",
        b'{"title": "no"}',
    ),
    Answer(
        "an error of a type that is not documented: as it is",
        {
            **offers(json=NUMBER),
            **offers(
                "4XX", problem={"$ref": "#/components/schemas/Problem"}, plain=TEXT
            ),
        },
        "<p>",
        "BadRequestError",
        400,
        "text/html",
        b"<p>",
    ),
)

# -- drift: the contract; what a schema allows is what JSON Schema says


def _drift(body: str, *places: str, schema: Json = PET, result: Any = ...) -> Answer:
    value = json.loads(body) if result is ... else result
    return Answer(
        "decoded as far as it goes, the misfit kept as it came",
        offers(json=schema),
        value,
        media_type=_JSON,
        body=body.encode(),
        misfits=places,
    )


PETS: Json = {"type": "array", "items": PET}
_TAGGED: Json = {
    "oneOf": [
        {"$ref": "#/components/schemas/Cat"},
        {"$ref": "#/components/schemas/Dog"},
    ],
    "discriminator": {"propertyName": "kind"},
}
SCHEMAS.update(
    {
        name: {
            "type": "object",
            "required": ["kind", "age"],
            "properties": {"kind": {"const": name}, "age": {"type": "integer"}},
        }
        for name in ("Cat", "Dog")
    }
)
DRIFT = (
    _drift('{"name": "a", "more": {"x": [1]}}'),  # no misfit at all
    _drift('{"name": 5}', "name"),
    _drift('{"name": null}', "name"),
    _drift('{"name": {"first": "a"}}', "name"),
    _drift('{"born": "2024-05-06T07:08:09Z"}', "name"),
    _drift("{}", "name"),
    _drift('{"name": "a", "born": "yesterday"}', "born"),
    _drift('{"name": "a", "born": 1714996800}', "born"),
    _drift('{"name": "a", "tags": ["x", 7, null, "y"]}', "tags.1", "tags.2"),
    _drift('{"name": "a", "tags": {"x": 1}}', "tags"),
    _drift('{"name": "a", "size": 0}', "size"),
    _drift('{"name": "a", "size": "7"}', "size"),
    _drift('{"name": "a", "owner": {"id": "7"}}', "owner.id"),
    _drift('{"name": "a", "owner": {}}', "owner.id"),
    _drift('{"name": "a", "owner": "me"}', "owner"),
    _drift('{"name": "a", "owner": null}', "owner"),
    _drift('{"name": "a", "chip": "x"}'),
    _drift('{"name": "a", "chip": [1]}', "chip"),
    _drift('{"name": "a", "notes": {"x": 1, "y": "2"}}', "notes.y"),
    _drift('{"name": 1, "size": 0, "tags": [2]}', "name", "size", "tags.0"),
    _drift('[{"name": "a"}, {"name": 1}, 3]', "1.name", "2", schema=PETS),
    _drift('{"kind": "Cat", "age": "old"}', "age", schema=_TAGGED),
    _drift('{"kind": "Dog"}', "age", schema=_TAGGED),
    _drift('{"kind": "Cow", "age": "old"}', schema=_TAGGED),
    _drift(
        '{"a": {"name": 1}}',
        "a.name",
        schema={"type": "object", "additionalProperties": PET},
    ),
)
NOT_JSON = tuple(
    Answer(
        "not JSON, or of another kind altogether",
        offers(json=PET),
        error="ResponseDecodeError",
        media_type=_JSON,
        body=body,
    )
    for body in (
        b"",
        b"{",
        b"[]",
        b"7",
        b'"a"',
        b"null",
        b'{"name": NaN}',
        b"\xff",
        b"<p>",
    )
)
ANSWERS = (*MEDIA_TYPES, *TEXTS, *STATUSES, *DRIFT, *NOT_JSON)
