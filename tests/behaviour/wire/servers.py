"""Servers: where a call goes, by document, arguments and environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from behaviour.wire.case import Json

FIRST = "OpenAPI, Server Object: the servers of the document; the first is the default"
VARIABLE = (
    "OpenAPI, Server Variable Object: the default is sent if no other is supplied"
)
OWN = "OpenAPI, Operation Object and Path Item Object: servers override those above"
BASE = "a base_url is for tests and proxies: nothing goes elsewhere"
SHARED = "what a caller chooses holds for the same variable of other servers"
TLS = "credentials never leave TLS because of a single operation"

_DONE: Json = {"204": {"description": "done"}}
_REGION: Json = {"region": {"default": "eu", "enum": ["eu", "us"]}}


def _operation(name: str, *urls: str, **variables: str) -> Json:
    described = {key: {"default": value} for key, value in variables.items()}
    own = [{"url": url, "variables": described} for url in urls]
    more = {"servers": own} if own else {}
    return {"operationId": name, "tags": ["calls"], "responses": _DONE, **more}


DOCUMENT: Json = {
    "openapi": "3.1.0",
    "info": {"title": "Served", "version": "1"},
    "servers": [
        {
            "url": "https://api.{region}.test/{version}/",
            "description": "Production",
            "variables": {**_REGION, "version": {"default": "v1"}},
        },
        {
            "url": "https://sandbox.{region}.test",
            "description": "Sandbox: no money.",
            "variables": _REGION,
        },
        {"url": "https://old.{region}.test", "variables": {"region": {"default": "x"}}},
        {"url": "//relative.test"},
    ],
    "paths": {
        "/a": {"get": _operation("usual")},
        "/b": {
            "servers": [{"url": "https://path.test/base/"}],
            "get": _operation("path"),
            "put": _operation("own", "https://own.test", "https://second.test"),
            "post": _operation(
                "both", "https://{kind}.{region}.test", kind="files", region="eu"
            ),
            "patch": _operation("other", "https://x.{region}.test", region="asia"),
            "delete": _operation("plain", "http://own.test"),
        },
    },
}


@dataclass(frozen=True)
class Case:
    """Where one call goes."""

    rule: str
    operation: str
    url: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict[str, Any])
    environment: Mapping[str, str] = field(default_factory=dict[str, str])
    refused: str = ""
    """What the client's constructor says, where it cannot be made."""


SANDBOX = {"server": "sandbox"}
US = {"region": "us"}
PROXY = {"base_url": "http://proxy.test:8080/x/"}
CASES = (
    Case(FIRST, "usual", "https://api.eu.test/v1/a"),
    Case(FIRST, "usual", "https://sandbox.eu.test/a", SANDBOX),
    Case(FIRST, "usual", "https://old.x.test/a", {"server": "old_region_test"}),
    Case(FIRST, "usual", "https://sandbox.eu.test/a", {}, {"SERVED_SERVER": "sandbox"}),
    Case(
        FIRST,
        "usual",
        "https://api.eu.test/v1/a",
        {"server": "production"},
        {"SERVED_SERVER": "sandbox"},
    ),
    Case(FIRST, "usual", settings={"server": "nowhere"}, refused="server: 'nowhere'"),
    Case(VARIABLE, "usual", "https://api.us.test/v1/a", US),
    Case(VARIABLE, "usual", "https://api.us.test/v1/a", {}, {"SERVED_REGION": "us"}),
    Case(VARIABLE, "usual", "https://api.us.test/v1/a", US, {"SERVED_REGION": "eu"}),
    Case(VARIABLE, "usual", "https://api.eu.test/v2/a", {"version": "v2"}),
    Case(VARIABLE, "usual", "https://sandbox.us.test/a", {**SANDBOX, **US}),
    Case(
        VARIABLE, "usual", "https://old.x.test/a", {"server": "old_region_test", **US}
    ),
    Case(
        VARIABLE, "usual", settings={"region": "eu.test/?"}, refused="SERVED_BASE_URL"
    ),
    Case(VARIABLE, "usual", settings={"region": "u@evil"}, refused="SERVED_BASE_URL"),
    Case(OWN, "path", "https://path.test/base/b"),
    Case(OWN, "own", "https://own.test/b"),
    Case(OWN, "own", "https://own.test/b", SANDBOX),
    Case(SHARED, "both", "https://files.eu.test/b"),
    Case(SHARED, "both", "https://files.us.test/b", US),
    Case(SHARED, "both", "https://files.us.test/b", {}, {"SERVED_REGION": "us"}),
    Case(SHARED, "other", "https://x.asia.test/b", US),
    Case(TLS, "plain", "https://api.eu.test/v1/b"),
    Case(BASE, "usual", "http://proxy.test:8080/x/a", PROXY),
    Case(BASE, "own", "http://proxy.test:8080/x/b", PROXY),
    Case(BASE, "both", "http://proxy.test:8080/x/b", {**PROXY, **US, **SANDBOX}),
    Case(BASE, "path", "http://env.test/b", {}, {"SERVED_BASE_URL": "http://env.test"}),
)
