"""The kinds of things that an API sends and answers: places, styles, bodies.

A part of the IR. Knows OpenAPI's words for them, and nothing else.
"""

from __future__ import annotations

from enum import Enum


class Location(Enum):
    """Where a parameter is sent."""

    PATH = "path"
    QUERY = "query"
    QUERYSTRING = "querystring"
    """The whole query, written in one piece."""
    HEADER = "header"
    COOKIE = "cookie"


class StreamKind(Enum):
    """How the items of a body follow one another."""

    EVENTS = "events"
    """Server-sent events (HTML Standard, section 9.2), whose data are the items."""
    LINES = "lines"
    """JSON values, one a line."""
    RECORDS = "records"
    """JSON values, each behind a record separator (RFC 7464)."""


class ValueStyle(Enum):
    """How a value becomes text where a URL, a header or a form holds it."""

    SIMPLE = "simple"
    LABEL = "label"
    MATRIX = "matrix"
    FORM = "form"
    SPACES = "spaceDelimited"
    PIPES = "pipeDelimited"
    DEEP = "deepObject"
    COOKIE = "cookie"
    JSON = "json"
    """JSON text in one piece, as a parameter's `content` asks for it."""


class BodyKind(Enum):
    """How the bytes of a body are written or read."""

    JSON = "json"
    FORM = "form"
    """Pairs of a name and a text (`application/x-www-form-urlencoded`)."""
    MULTIPART = "multipart"
    """Parts with a name, files among them (RFC 7578)."""
    TEXT = "text"
    BINARY = "binary"
