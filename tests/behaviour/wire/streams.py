"""What comes of a stream: bytes into items. HTML Standard, section 9.2.6; RFC 7464."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class StreamCase:
    """The body of one stream, and the items that it is made of."""

    rule: str
    operation: str
    body: bytes
    items: tuple[Any, ...] = ()
    """Of events: data, name, id and retry, as far as they differ from the usual."""
    error: str = ""
    """The name of the error that comes after the items."""
    misfits: bool = False


def _text(rule: str, body: bytes, *items: Any) -> StreamCase:
    return StreamCase(rule, "texts", body, items)


EVENTS = (
    _text("a blank line ends an event", b"data: a\n\ndata: b\n\n", "a", "b"),
    _text("what no blank line ends is no event", b"data: a\n\ndata: b\n", "a"),
    _text("what no blank line ends is no event", b"data: a"),
    _text("CRLF", b"data: a\r\n\r\ndata: b\r\n\r\n", "a", "b"),
    _text("CRLF is one end", b"data: a\r\ndata: b\r\n\r\n", "a\nb"),
    _text("CR", b"data: a\r\rdata: b\r\r", "a", "b"),
    _text("mixed ends", b"data: a\r\n\ndata: b\r\n\r", "a", "b"),
    _text("a byte order mark", b"\xef\xbb\xbfdata: a\n\n", "a"),
    _text("one mark only", b"\xef\xbb\xbf\xef\xbb\xbfdata: a\n\ndata: b\n\n", "b"),
    _text("a comment", b": hello\n\ndata: a\n:\n\n", "a"),
    _text("lines of data", b"data: a\ndata: b\n\n", "a\nb"),
    _text("lines of data: YHOO", b"data: YHOO\ndata: +2\ndata: 10\n\n", "YHOO\n+2\n10"),
    _text("one space is dropped", b"data:  a\n\n", " a"),
    _text("no space", b"data:a\n\n", "a"),
    _text("a field without a colon", b"data\n\ndata\ndata\n\n", "", "\n"),
    _text("colons in values", b"data: a:b\n\n", "a:b"),
    _text("no data, no event", b"event: x\n\ndata: a\n\n", "a"),
    _text("the name of an event", b"event: x\ndata: a\n\n", ("a", "x")),
    _text(
        "it goes with one event", b"event: x\ndata: a\n\ndata: b\n\n", ("a", "x"), "b"
    ),
    _text("id", b"id: 1\ndata: a\n\n", ("a", "message", "1")),
    _text(
        "id stays",
        b"id: 1\ndata: a\n\ndata: b\n\n",
        ("a", "message", "1"),
        ("b", "message", "1"),
    ),
    _text(
        "id is reset", b"id: 1\ndata: a\n\nid\ndata: b\n\n", ("a", "message", "1"), "b"
    ),
    _text("id with NUL is ignored", b"id: 1\x00\ndata: a\n\n", "a"),
    _text("retry", b"retry: 10\ndata: a\n\n", ("a", "message", "", 10)),
    _text("retry of other than digits", b"retry: 1s\ndata: a\n\n", "a"),
    _text("retry of other digits", "retry: \u0661\ndata: a\n\n".encode(), "a"),
    _text("unknown fields", b"test: a\nData: b\ndata: c\n\n", "c"),
    _text("bytes that are not UTF-8", b"data: \xff\n\n", "\ufffd"),
    _text("UTF-8", "data: é\n\n".encode(), "é"),
    _text("nothing", b""),
    StreamCase("JSON", "prices", b'data: {"amount": 1}\n\n', ({"amount": 1},)),
    StreamCase(
        "JSON over lines",
        "prices",
        b'data: {\ndata: "amount": 1}\n\n',
        ({"amount": 1},),
    ),
    StreamCase(
        "[DONE]", "prices", b'data: {"amount": 1}\n\ndata: [DONE]\n\n', ({"amount": 1},)
    ),
    StreamCase(
        "drift",
        "prices",
        b'data: {"amount": "x"}\n\n',
        ({"amount": "x"},),
        misfits=True,
    ),
    StreamCase(
        "not JSON",
        "prices",
        b'data: {"amount": 1}\n\ndata: {\n\n',
        ({"amount": 1},),
        "ResponseDecodeError",
    ),
    StreamCase(
        "larger than it may be",
        "texts",
        b"data: " + b"a" * 3000,
        (),
        "ResponseTooLargeError",
    ),
    StreamCase(
        "larger than it may be",
        "texts",
        b"data: b\n\n" + (b"data: " + b"a" * 500 + b"\n") * 5,
        ("b",),
        "ResponseTooLargeError",
    ),
)
LINES = (
    StreamCase("a line each", "lines", b"1\n2\n", (1, 2)),
    StreamCase("the last line", "lines", b"1\n2", (1, 2)),
    StreamCase("CRLF", "lines", b"1\r\n2\r\n", (1, 2)),
    StreamCase("blank lines", "lines", b"\n1\n\n \n2\n", (1, 2)),
    StreamCase(
        "a separator in a text",
        "words",
        '"\\n"\n"\u2028"\n'.encode(),
        ("\n", "\u2028"),
    ),
    StreamCase("nothing", "lines", b""),
    StreamCase("not JSON", "lines", b"1\n{\n", (1,), "ResponseDecodeError"),
    StreamCase("cut off", "lines", b'1\n{"a":', (1,), "ResponseDecodeError"),
    StreamCase(
        "larger than it may be",
        "lines",
        b"1\n" + b"2" * 3000,
        (1,),
        "ResponseTooLargeError",
    ),
    StreamCase("records", "records", b"\x1e1\n\x1e2\n", (1, 2)),
    StreamCase("records over lines", "records", b"\x1e\n1\n\n\x1e2\n", (1, 2)),
    StreamCase("empty records (2.1)", "records", b"\x1e\x1e1\n\x1e", (1,)),
    StreamCase(
        "a number that may go on (2.4)",
        "records",
        b"\x1e1\n\x1e2",
        (1,),
        "ResponseDecodeError",
    ),
    StreamCase("cut off", "records", b"\x1e1\n\x1e{", (1,), "ResponseDecodeError"),
)
STREAMS = (*EVENTS, *LINES)
