"""Text of `format: binary`: a file where a form carries it, text within JSON (RFC 8259)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from specpress.config import Client
from specpress.pipeline import generate
from specpress.source import parse

Json = dict[str, Any]
BINARY: Json = {"type": "string", "format": "binary"}
SCHEMAS: Json = {
    "Mail": {
        "type": "object",
        "properties": {
            "parts": {"type": "array", "items": {"$ref": "#/components/schemas/Part"}}
        },
    },
    "Part": {"type": "object", "required": ["data"], "properties": {"data": BINARY}},
}
MAIL: Json = {"$ref": "#/components/schemas/Mail"}
PART: Json = {"$ref": "#/components/schemas/Part"}


def _content(media_type: str, schema: Json) -> Json:
    return {"content": {media_type: {"schema": schema}}}


def _operation(name: str, **parts: Any) -> Json:
    own = {"operationId": name, "tags": ["mail"]}
    return {**own, "responses": {"204": {"description": "ok"}}, **parts}


def _tree(**operations: Json) -> dict[str, str]:
    content: Json = {
        "openapi": "3.1.0",
        "info": {"title": "Example", "version": "1"},
        "servers": [{"url": "https://api.example.com"}],
        "paths": {"/mail": operations},
        "components": {"schemas": SCHEMAS},
    }
    document = parse(json.dumps(content).encode(), "spec.json")
    tree = generate(document, Client("spec.json", package="example")).tree
    return {path: data.decode() for path, data in tree.items()}


JSON = _operation("send", requestBody=_content("application/json", MAIL))
FORM = _operation("upload", requestBody=_content("multipart/form-data", PART))
OF_MAILS = _operation("upload", requestBody=_content("multipart/form-data", MAIL))
READ = _operation(
    "read",
    responses={"200": {"description": "ok", **_content("application/json", PART)}},
)


@pytest.mark.parametrize(
    ("operations", "type_"),
    [
        ({"post": JSON}, "str"),
        ({"get": READ}, "str"),
        ({"post": JSON, "put": FORM}, "File"),
        ({"get": READ, "put": OF_MAILS}, "File"),
    ],
)
def test_a_field_is_a_file_where_a_form_reaches_it(
    operations: dict[str, Json], type_: str
) -> None:
    tree = _tree(**operations)
    assert f"\n    data: {type_}\n" in tree["example/models/part.py"]


def test_a_client_whose_texts_are_in_json_has_no_files() -> None:
    assert not [
        path for path in _tree(post=JSON, get=READ) if path.endswith("files.py")
    ]


def test_what_stands_in_an_operation_itself_is_text_in_json_and_bytes_alone() -> None:
    wanted = {"type": "array", "items": BINARY}
    given = _operation(
        "read",
        parameters=[{"name": "mark", "in": "query", "schema": BINARY}],
        requestBody=_content("application/octet-stream", BINARY),
        responses={
            "200": {"description": "ok", **_content("application/json", wanted)}
        },
    )
    text = _tree(post=given)["example/resources/mail.py"]
    assert "-> list[str]:" in text
    assert "mark: str | None = None" in text
    assert "body: File" in text


@pytest.mark.parametrize(
    ("data", "type_"),
    [
        ({"contentMediaType": "image/png"}, "File"),
        ({"contentMediaType": "application/octet-stream"}, "File"),
        ({"contentMediaType": "text/plain"}, "str"),
        ({"contentMediaType": "application/json"}, "str"),
        ({"contentMediaType": "image/png", "contentEncoding": "base64"}, "Base64"),
    ],
)
@pytest.mark.parametrize("media_type", ["multipart/form-data", "application/json"])
def test_text_of_a_media_type_that_is_none_of_text_is_a_file(
    media_type: str, data: Json, type_: str
) -> None:
    """OpenAPI 3.1, "Considerations for File Uploads"; JSON still has no bytes."""
    schema: Json = {
        "type": "object",
        "required": ["data"],
        "properties": {"data": {"type": "string", **data}},
    }
    sent = _operation("send", requestBody=_content(media_type, schema))
    (model,) = (
        text
        for path, text in _tree(post=sent).items()
        if path.startswith("example/models/send")
    )
    expected = "str" if (type_, media_type) == ("File", "application/json") else type_
    assert f"\n    data: {expected}\n" in model


def test_a_list_of_such_files_is_sent_as_parts() -> None:
    files: Json = {
        "type": "array",
        "items": {"type": "string", "contentMediaType": "application/octet-stream"},
    }
    form: Json = {"type": "object", "properties": {"files": files}}
    both = {**_content("multipart/form-data", form)["content"]}
    both |= _content("application/x-www-form-urlencoded", form)["content"]
    sent = _operation("send", requestBody={"content": both})
    text = _tree(post=sent)["example/resources/mail.py"]
    assert "multipart_content(" in text
    assert "form_content(" not in text
