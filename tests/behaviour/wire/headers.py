"""What the headers of an answer become: the field as it comes, and the value of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from behaviour.wire.case import Json

SCHEMAS: Json = {
    "Colour": {
        "type": "object",
        "required": ["R"],
        "properties": {
            "R": {"type": "integer"},
            "G": {"type": "integer"},
            "name": {"type": "string"},
            "tags": {"type": "array", "items": {"type": "string"}},
        },
    },
    "Level": {"type": "string", "enum": ["low", "5"]},
    "Grade": {"type": "integer", "enum": [1, 2]},
}


@dataclass(frozen=True)
class Received:
    """One header `X-It` of a response, as the document has it and as it comes."""

    rule: str
    """Where it is written that this must come of it."""
    header: Json
    text: str | None
    """What comes; None: nothing does."""
    value: Any
    """Of a model, the JSON that it holds."""
    misfits: tuple[str, ...] = ()


def _schema(schema: Json, **more: Any) -> Json:
    return {"schema": schema, **more}


_STRING = _schema({"type": "string"})
_INTEGER = _schema({"type": "integer"})
_NUMBER = _schema({"type": "number"})
_BOOLEAN = _schema({"type": "boolean"})
_STRINGS = _schema({"type": "array", "items": {"type": "string"}})
_INTEGERS = _schema({"type": "array", "items": {"type": "integer"}})
_COLOUR: Json = {"$ref": "#/components/schemas/Colour"}

# -- one value: OpenAPI, "Style Examples", simple; JSON Schema says what a type allows

VALUES = (
    Received("text as it is", _STRING, "a b", "a b"),
    Received("text as it is: no number", _STRING, "5", "5"),
    Received("text as it is: no null", _STRING, "null", "null"),
    Received("text as it is: no list", _STRING, "a, b", "a, b"),
    # OpenAPI 3.2, "Style Values": values of headers pass unchanged
    Received("no percent-encoding", _STRING, "a%20b", "a%20b"),
    Received("quotes are a part of it", _STRING, '"a"', '"a"'),
    Received("empty (RFC 9110, 5.5)", _STRING, "", ""),
    Received("not required", _STRING, None, None),
    Received("no schema: text", {}, "5", "5"),
    Received("integer", _INTEGER, "5", 5),
    Received("integer", _INTEGER, "-5", -5),
    Received("integer: of any size", _INTEGER, "9" * 30, int("9" * 30)),
    Received("number", _NUMBER, "0.5", 0.5),
    Received("number: as JSON writes it", _NUMBER, "1e3", 1000.0),
    Received("boolean", _BOOLEAN, "true", value=True),
    Received("boolean", _BOOLEAN, "false", value=False),
    Received(
        "null, where it is allowed",
        _schema({"type": ["integer", "null"]}),
        "null",
        None,
    ),
    Received(
        "date-time (RFC 3339)",
        _schema({"type": "string", "format": "date-time"}),
        "2024-05-06T07:08:09Z",
        datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC),
    ),
    Received(
        "date (RFC 3339)",
        _schema({"type": "string", "format": "date"}),
        "2024-05-06",
        date(2024, 5, 6),
    ),
    Received(
        "uuid",
        _schema({"type": "string", "format": "uuid"}),
        "d7abd0cd-4ae9-4db7-8676-e986a4ebd8dc",
        UUID("d7abd0cd-4ae9-4db7-8676-e986a4ebd8dc"),
    ),
    Received(
        "decimal",
        _schema({"type": "number", "format": "decimal"}),
        "0.10",
        Decimal("0.10"),
    ),
    Received(
        "enumeration", _schema({"$ref": "#/components/schemas/Level"}), "low", "low"
    ),
    Received(
        "enumeration: texts stay texts",
        _schema({"$ref": "#/components/schemas/Level"}),
        "5",
        "5",
    ),
    Received(
        "enumeration: open", _schema({"$ref": "#/components/schemas/Level"}), "x", "x"
    ),
    Received(
        "enumeration of integers",
        _schema({"$ref": "#/components/schemas/Grade"}),
        "2",
        2,
    ),
    Received(
        "either: the number",
        _schema({"anyOf": [{"type": "integer"}, {"type": "string"}]}),
        "5",
        5,
    ),
    Received(
        "either: the text",
        _schema({"anyOf": [{"type": "integer"}, {"type": "string"}]}),
        "five",
        "five",
    ),
)

# -- lists and objects: RFC 6570, section 3.2.2; blanks around commas: RFC 9110, 5.6.1

LISTS = (
    Received("a,b", _STRINGS, "a,b", ["a", "b"]),
    Received("a, b", _STRINGS, "a , \tb", ["a", "b"]),
    Received("one item", _STRINGS, "a", ["a"]),
    Received("no item", _STRINGS, "", []),
    Received("texts stay texts", _STRINGS, "1,true", ["1", "true"]),
    Received("integers", _INTEGERS, "1,2", [1, 2]),
    Received(
        "explode makes no difference", {**_INTEGERS, "explode": True}, "1,2", [1, 2]
    ),
    Received(
        "a tuple",
        _schema(
            {
                "type": "array",
                "prefixItems": [{"type": "integer"}, {"type": "string"}],
                "minItems": 2,
                "maxItems": 2,
            }
        ),
        "1,2",
        (1, "2"),
    ),
    Received("key,a,key,b", _schema(_COLOUR), "R,100,name,5", {"R": 100, "name": "5"}),
    Received(
        "key=a,key=b with explode",
        _schema(_COLOUR, explode=True),
        "R=100,name=5=6",
        {"R": 100, "name": "5=6"},
    ),
    Received(
        "what is not listed is text", _schema(_COLOUR), "R,1,x,5", {"R": 1, "x": "5"}
    ),
    Received(
        "a map",
        _schema({"type": "object", "additionalProperties": {"type": "integer"}}),
        "a,1,b,2",
        {"a": 1, "b": 2},
    ),
    Received(
        "content: JSON",
        {"content": {"application/json": {"schema": _COLOUR}}},
        '{"R": 1, "tags": ["a,b"]}',
        {"R": 1, "tags": ["a,b"]},
    ),
    Received(
        "content: JSON of a text",
        {"content": {"application/json": {"schema": {"type": "string"}}}},
        '"a"',
        "a",
    ),
    Received(
        "content: another type is text",
        {"content": {"text/plain": {"schema": {"type": "integer"}}}},
        "5",
        "5",
    ),
)

# -- drift: the contract; what does not fit is kept as it came

DRIFT = (
    Received("not an integer", _INTEGER, "five", "five", ("X-It",)),
    Received("not an integer: empty", _INTEGER, "", "", ("X-It",)),
    Received("not an integer: a fraction", _INTEGER, "1.5", 1.5, ("X-It",)),
    Received("not as JSON writes it", _INTEGER, "1_000", "1_000", ("X-It",)),
    Received("not as JSON writes it", _INTEGER, "007", "007", ("X-It",)),
    Received("not as JSON writes it", _BOOLEAN, "True", "True", ("X-It",)),
    Received("null is not allowed", _INTEGER, "null", None, ("X-It",)),
    Received("no number of JSON", _NUMBER, "NaN", "NaN", ("X-It",)),
    Received("required", {**_INTEGER, "required": True}, None, None, ("X-It",)),
    Received("a limit", _schema({"type": "integer", "minimum": 1}), "0", 0, ("X-It",)),
    Received("an item", _INTEGERS, "1,x", [1, "x"], ("X-It.1",)),
    Received("a property", _schema(_COLOUR), "R,x", {"R": "x"}, ("X-It.R",)),
    Received(
        "a property is missing", _schema(_COLOUR), "name,x", {"name": "x"}, ("X-It.R",)
    ),
    Received("an odd part", _schema(_COLOUR), "R,1,G", "R,1,G", ("X-It",)),
    Received(
        "a part without =", _schema(_COLOUR, explode=True), "R=1,G", "R=1,G", ("X-It",)
    ),
    Received(
        "not JSON",
        {"content": {"application/json": {"schema": _COLOUR}}},
        "{",
        "{",
        ("X-It",),
    ),
    Received(
        "not JSON: NaN (RFC 8259, 6)",
        {"content": {"application/json": {"schema": {"type": "number"}}}},
        "NaN",
        "NaN",
        ("X-It",),
    ),
    Received(
        "not JSON: too deep",
        {"content": {"application/json": {}}},
        "[" * 5000,
        "[" * 5000,
    ),
    Received(
        "a date-time is no date of HTTP",
        _schema({"type": "string", "format": "date-time"}),
        "Mon, 06 May 2024 07:08:09 GMT",
        "Mon, 06 May 2024 07:08:09 GMT",
        ("X-It",),
    ),
)
RECEIVED = (*VALUES, *LISTS, *DRIFT)
