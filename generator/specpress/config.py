"""Settings: what may be said of a client, checked and frozen.

Knows the settings and what they mean together. Does not know where they are said: in a
configuration (`configuration`), on the command line, or by a program.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from enum import Enum
from typing import cast

from specpress.diagnostics import Failure, Place, error
from specpress.literals import Text
from specpress.naming import TAKEN_PACKAGES
from specpress.operation_settings import OperationSettings
from specpress.selection import Filter
from specpress.signing import Signature
from specpress.tree import digest

HTTP_LIBRARIES = ("httpx2", "httpx")
METHOD_NAMES = ("operation_id", "path")
DEFAULT_OUTPUT = "generated"


@dataclass(frozen=True, slots=True)
class Webhooks:
    """What is said of all that the API sends of its own accord."""

    signature: Signature | None = None
    """How it is signed; by default as the document says."""


@dataclass(frozen=True, slots=True)
class Client:
    """One client to generate. Keys of the configuration have the same names."""

    spec: str
    """The document: a file, docs pages (a folder, a glob, an `llms.txt`), or `-`."""
    output: str = DEFAULT_OUTPUT
    """The folder that the package and `docs/` are written into."""
    package: str = ""
    """Name of the package; by default it follows from the document's title."""
    http_library: str = "httpx2"
    """What the client imports: `httpx2` or `httpx`."""
    strict: bool = False
    """Whether what openapi-spec-validator finds is an error."""
    exact_schemas: bool = False
    """Whether schemas mean what JSON Schema says to the letter: no type is implied by other
    keywords, and formats are annotations."""
    lenient: bool = False
    """Whether what leads nowhere or stands twice is a warning, and typed as `Any`."""
    refs_within: str = ""
    """The folder that references may lead into; by default that of the document."""
    overlays: tuple[str, ...] = ()
    """The OpenAPI Overlays to lay over the document, in this order."""
    templates: str = ""
    """The folder of the project's own templates."""
    include: Filter = Filter()
    """Which operations and webhooks there are; without it, all."""
    exclude: Filter = Filter()
    """Which of them there are not."""
    operations: Mapping[str, OperationSettings] = field(
        default_factory=dict[str, OperationSettings]
    )
    """What is said of single operations, by `operationId` or as `GET /path`."""
    webhooks: Webhooks = Webhooks()
    keep_names: bool = True
    """Whether names stay that were published, in `.specpress/names.toml` of the output."""
    prune_names: bool = False
    """Whether names of what is gone are forgotten, and aliases of what was renamed."""
    method_names: str = "operation_id"
    """What methods are called after: `operation_id`, or `path` with the method of HTTP."""
    keyword_bodies: bool = False
    """Whether methods also take the fields of an object body as keyword arguments."""
    renamed: Mapping[str, str] = field(default_factory=dict[str, str])
    """Where things went: operations as `GET /path`, schemas by their pointers."""


def fingerprint(client: Client, own: str = "") -> str:
    """A digest of the settings that the output depends on, wherever files lie.

    `own` is one of what the project has of its own.

    What is not set is left out: a release with more settings has the same.
    """
    places = {
        "overlays",
        "output",
        "prune_names",
        "refs_within",
        "spec",
        "templates",
    }
    usual = Client("")
    settings = {
        each.name: _plain(getattr(client, each.name))
        for each in fields(Client)
        if each.name not in places
        and getattr(client, each.name) != getattr(usual, each.name)
    }
    return digest(f"{json.dumps(settings, sort_keys=True)}{own}".encode())


def _plain(value: object) -> object:
    """`value` as JSON, without the places where things are said."""
    match value:
        case Text():
            return value.reveal()
        case Enum():
            return _plain(value.value)
        case Mapping():
            items = cast("Mapping[str, object]", value).items()
            return {key: _plain(each) for key, each in items}
        case tuple():
            return [_plain(each) for each in cast("tuple[object, ...]", value)]
        case _ if is_dataclass(value):
            shown = [each.name for each in fields(value) if each.name != "where"]
            return {name: _plain(getattr(value, name)) for name in shown}
        case _:
            return value


def check_client(client: Client, where: Place | None = None) -> Client:
    """`client`, if its settings mean something.

    Raises:
        Failure: they do not.
    """
    if client.http_library not in HTTP_LIBRARIES:
        message = f"http_library is {client.http_library!r}"
        known = " or ".join(HTTP_LIBRARIES)
        raise Failure(error("bad-option", where, message, f"it is {known}"))
    if client.method_names not in METHOD_NAMES:
        message = f"method_names is {client.method_names!r}"
        known = " or ".join(METHOD_NAMES)
        raise Failure(error("bad-option", where, message, f"it is {known}"))
    if client.strict and client.lenient:
        message = "strict and lenient exclude each other"
        raise Failure(error("bad-option", where, message))
    name = client.package
    if name and (
        not re.fullmatch(r"[a-z][a-z0-9_]{0,60}", name) or name in TAKEN_PACKAGES
    ):
        message = f"{name!r} cannot be the name of the package"
        hint = "lower-case letters, digits and _, and no name that Python has already"
        raise Failure(error("bad-package-name", where, message, hint))
    return client
