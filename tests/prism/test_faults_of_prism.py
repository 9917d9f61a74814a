"""What Prism does wrong with requests that were written by hand, by the rules named here.

So the exceptions that blame it are its own. One that passes here has been mended in Prism,
and its exceptions can go.
"""

from __future__ import annotations

import http.client
import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from prism.server import serving

_FILES = {
    "type": "object",
    "properties": {"file": {"type": "array", "items": {"type": "string"}}},
}
_OBJECT = {"type": "object", "properties": {"a": {"type": "integer"}}}
_FORM = "application/x-www-form-urlencoded"


def _operation(
    asked: dict[str, Any] | None = None, answered: dict[str, Any] | None = None
) -> dict[str, Any]:
    response = {"description": "ok", **({"content": answered} if answered else {})}
    body = {"requestBody": {"required": True, "content": asked}} if asked else {}
    return {"post": {**body, "responses": {"200": response}}}


DOCUMENT = {
    "openapi": "3.0.3",
    "info": {"title": "Faults", "version": "1"},
    "paths": {
        "/form": _operation({_FORM: {"schema": _FILES}}),
        "/parts": _operation({"multipart/form-data": {"schema": _FILES}}),
        "/text": _operation({"text/plain": {"schema": {"type": "boolean"}}}),
        "/any": _operation(answered={"*/*": {"schema": _OBJECT}}),
        "/audio": _operation(answered={"audio/mpeg": {}}),
    },
}

PART = b"""--x\r
Content-Disposition: form-data; name="file"; filename="a"\r
Content-Type: text/plain\r
\r
1\r
"""
CASES = {
    "OpenAPI 3.0.3, Encoding Object: the style of a form's array is form, exploded": (
        *("/form", _FORM, b"file=1&file=2"),
        *(422, "must be array"),
    ),
    "RFC 7578, 4.3: several files are parts of the same name": (
        *("/parts", "multipart/form-data; boundary=x", PART + PART + b"--x--\r\n"),
        *(422, "must be array"),
    ),
    "a boolean as text": ("/text", "text/plain", b"true", 422, "must be boolean"),
    "OpenAPI 3.0.3, Response Object: */* may be any type, JSON for one": (
        *("/any", "", b""),
        *(500, "NO_COMPLEX_OBJECT_TEXT"),
    ),
    "OpenAPI 3.0.3, Media Type Object: it need not have a schema": (
        *("/audio", "", b""),
        *(500, "Cannot find serializer for audio/mpeg"),
    ),
}


@pytest.fixture(scope="module")
def url(prism: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("faults")
    (folder / "faults.json").write_text(json.dumps(DOCUMENT))
    with serving(prism, folder / "faults.json", folder / "prism.log") as found:
        yield found


@pytest.mark.parametrize("rule", CASES)
def test_a_right_request_is_refused(url: str, rule: str) -> None:
    path, media_type, body, status, told = CASES[rule]
    connection = http.client.HTTPConnection(urlsplit(url).netloc)
    headers = {"Accept": "*/*", **({"Content-Type": media_type} if media_type else {})}
    connection.request("POST", path, body, headers)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    assert (answer.status, told in text) == (status, True), text
