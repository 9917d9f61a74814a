"""A small document, texts that break out of where they stand, and all places for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Document = dict[str, Any]
CODE = "__import__('hostile_marker')"
ESCAPE = "</code><script>alert(1)</script>"

PAYLOADS = {
    "double quote": f'"+{CODE}+"',
    "single quote": f"'+{CODE}+'",
    "triple quote": '"""\nimport hostile_marker\n"""',
    "triple single quote": "'''\nimport hostile_marker\n'''",
    "escaped quotes": '\\"""\nimport hostile_marker\n"""',
    "backslash at the end": "a\\",
    "two backslashes at the end": 'a"\\\\',
    "newline": "a\nimport hostile_marker\nb",
    "carriage return": "a\rimport hostile_marker\rb",
    "vertical tab and form feed": "a\vimport hostile_marker\fb",
    "next line": "a\x85import hostile_marker\x85b",
    "line separator": "a\u2028import hostile_marker\u2029b",
    "bidi": "a\u202e\u2066# hostile_marker\u2069\u202c",
    "invisible": "a\u200b\ufeff\u00ad\U000e0001b",
    "nul": "a\x00b",
    "escapes": "\\N{BELL} \\x4 \\u12 \\U0 \\0 \\q",
    "jinja expression": "{{ 7*7 }}{{ view.__class__ }}",
    "jinja statement": "{% set x = 1 %}{% raw %}{# x",
    "f-string": f"{{{CODE}}}",
    "percent format": "%s %(x)s {0} {x!r}",
    "comment": f"# noqa\n{CODE} #",
    "fmt off": "# fmt: off\n    x",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "bar": f"a|{ESCAPE}",
    "html after a bar and a backslash": f"a|{ESCAPE}|\\|{ESCAPE}",
    "link": "[x](javascript:alert(1)) <javascript:y> [r]\n\n[r]: javascript:z",
    "link in a quote": "> [r]: javascript:z\n\n[r] [x\\]y](JavaScript:z)",
    "backticks": f"`{ESCAPE}`` ```{ESCAPE}",
    "fence": f"```\n{ESCAPE}\n````\n{ESCAPE}\n```",
    "open fence": f"a\n\n```python\n{ESCAPE}",
    "tilde fence": f"a ~~~ {ESCAPE}\n~~~\n{ESCAPE}\n  ~~~\n{ESCAPE}",
    "fence in a list": f"- a\n\n  ```\n{ESCAPE}\n  ```",
    "escaped backticks": f"\\`{ESCAPE}\\`",
    "table and heading": "# a\n| a | b |\n---\n***\n=== ",
    "path": "../../../etc/passwd",
    "very long": "long " * 2_000,
    "long word": "w" * 5_000,
    "empty": "",
    "blank": " \t ",
    "keyword": "class",
    "dunder": "__class__",
    "surrogates": "a\ud800b",
    "emoji and others": "é ﬁ 漢 🎉 \uff41",
}

BASE: Document = {
    "openapi": "3.1.0",
    "info": {"title": "Mini", "version": "1.0.0", "description": "d"},
    "servers": [{"url": "https://api.example.com/v1"}],
    "tags": [{"name": "Customers", "description": "d"}],
    "security": [{"token": []}],
    "paths": {
        "/customers/{id}": {
            "post": {
                "operationId": "postCustomer",
                "tags": ["Customers"],
                "parameters": [
                    {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}},
                    {"name": "q", "in": "query", "required": True, "schema": {"type": "string"}},
                    {"name": "X-H", "in": "header", "required": True, "schema": {"type": "string"}},
                ],
                "requestBody": {
                    "required": True,
                    "content": {
                        "application/json": {"schema": {"$ref": "#/components/schemas/Customer"}}
                    },
                },
                "responses": {
                    "200": {
                        "description": "ok",
                        "content": {
                            "application/json": {
                                "schema": {"$ref": "#/components/schemas/Customer"}
                            }
                        },
                    },
                    "404": {"description": "none"},
                },
            }
        }
    },
    "components": {
        "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        "schemas": {
            "Customer": {
                "type": "object",
                "required": ["id"],
                "properties": {
                    "id": {"type": "string"},
                    "kind": {"type": "string", "enum": ["a", "b"]},
                },
            },
        },
    },
}  # fmt: skip


def operation(document: Document) -> Document:
    (item,) = document["paths"].values()
    found: Document = item["post"]
    return found


def bodies(document: Document) -> list[Document]:
    """The media types of the request and of the response."""
    node = operation(document)
    parts = (node["requestBody"], node["responses"]["200"])
    return [media for part in parts for media in part["content"].values()]


def customer(document: Document) -> Document:
    found: Document
    (found,) = document["components"]["schemas"].values()
    return found


def renamed(mapping: Document, old: str, new: str) -> None:
    """Another key for a value, in its place."""
    items = [(new if key == old else key, value) for key, value in mapping.items()]
    mapping.clear()
    mapping.update(items)


def rename_schema(document: Document, text: str) -> None:
    renamed(document["components"]["schemas"], "Customer", text)
    pointer = "#/components/schemas/" + text.replace("~", "~0").replace("/", "~1")
    target = {"$ref": pointer.replace("%", "%25")}
    for body in bodies(document):
        body["schema"] = target


def rename_security(document: Document, text: str) -> None:
    renamed(document["components"]["securitySchemes"], "token", text)
    document["security"] = [{text: []}]


def retag(document: Document, text: str) -> None:
    operation(document)["tags"] = [text]
    document["tags"][0]["name"] = text


def in_every_example(document: Document, text: str) -> None:
    for parameter in operation(document)["parameters"]:
        parameter["example"] = text
    for body in bodies(document):
        body["example"] = {"id": text, text: [text, {"a": text}]}


def parameter(index: int) -> Callable[[Document], Document]:
    return lambda document: operation(document)["parameters"][index]


def put(
    where: Callable[[Document], Document], key: str
) -> Callable[[Document, str], None]:
    """Sets `key` of an object to the payload."""
    return lambda document, text: where(document).update({key: text})


def field(document: Document) -> Document:
    found: Document = customer(document)["properties"]["kind"]
    return found


def scheme(document: Document) -> Document:
    found: Document
    (found,) = document["components"]["securitySchemes"].values()
    return found


PLACES: dict[str, Callable[[Document, str], None]] = {
    "title": put(lambda document: document["info"], "title"),
    "version": put(lambda document: document["info"], "version"),
    "summary of the API": put(lambda document: document["info"], "summary"),
    "description of the API": put(lambda document: document["info"], "description"),
    "server": put(lambda document: document["servers"][0], "url"),
    "end of the server": lambda document, text: document["servers"][0].update(
        url=f"https://a.example/{text}"
    ),
    "tag": retag,
    "description of a tag": put(lambda document: document["tags"][0], "description"),
    "operationId": put(operation, "operationId"),
    "summary": put(operation, "summary"),
    "description": put(operation, "description"),
    "path": lambda document, text: renamed(
        document["paths"], "/customers/{id}", f"/x{text}/{{id}}"
    ),
    "path parameter": lambda document, text: renamed(
        document["paths"], "/customers/{id}", f"/x/{{id}}/{{{text}}}"
    ),
    "query parameter": put(parameter(1), "name"),
    "header": put(parameter(2), "name"),
    "description of a parameter": put(parameter(1), "description"),
    "default of a parameter": lambda document, text: parameter(1)(document)["schema"].update(
        default=text
    ),
    "const of a parameter": lambda document, text: parameter(1)(document).update(
        schema={"const": text}
    ),
    "examples": in_every_example,
    "media type": lambda document, text: renamed(
        operation(document)["requestBody"]["content"], "application/json", text
    ),
    "parameter of a media type": lambda document, text: renamed(
        operation(document)["requestBody"]["content"],
        "application/json",
        f"application/json; a={text}",
    ),
    "media type of a response": lambda document, text: renamed(
        operation(document)["responses"]["200"]["content"], "application/json", text
    ),
    "description of a status": put(
        lambda document: operation(document)["responses"]["404"], "description"
    ),
    "status": lambda document, text: renamed(operation(document)["responses"], "404", text),
    "name of a security scheme": rename_security,
    "description of a security scheme": put(scheme, "description"),
    "name of a schema": rename_schema,
    "description of a schema": put(customer, "description"),
    "title of a schema": put(customer, "title"),
    "property": lambda document, text: renamed(customer(document)["properties"], "kind", text),
    "required": lambda document, text: customer(document)["required"].append(text),
    "description of a property": put(field, "description"),
    "default": put(field, "default"),
    "pattern": put(field, "pattern"),
    "format": put(field, "format"),
    "enum": lambda document, text: field(document)["enum"].insert(0, text),
    "x-enum-varnames": lambda document, text: field(document).update(
        {"x-enum-varnames": [text, f"{text}2"]}
    ),
    "const": lambda document, text: customer(document)["properties"].update(
        kind={"const": text}
    ),
    "type": put(field, "type"),
    "extension": put(field, "x-python-type"),
}  # fmt: skip
