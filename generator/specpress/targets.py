"""Everything that is emitted, each with its condition: the whole output on one screen.

Knows paths, templates and which view fills which. Does not render.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from specpress import ir
from specpress.names import Names
from specpress.views import (
    client,
    credentials,
    dicts,
    docs,
    headers,
    keyword_bodies,
    links,
    model,
    model_docs,
    resource,
    servers,
    webhook_docs,
    webhooks,
)
from specpress.views.absence import any_tells_absent_from_null
from specpress.views.accepted import twins
from specpress.views.features import features
from specpress.views.models_package import models_package
from specpress.views.paging import paging_parts
from specpress.views.rows import model_path
from specpress.views.sending import sending


@dataclass(frozen=True, slots=True)
class Emit:
    """A file that a template makes of a view."""

    path: str
    template: str
    view: Callable[[], object]
    """Makes the view, wherever the file is made."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A file that is the same in every client that has it."""

    path: str
    source: str


Target = Emit | Copy

_CREDENTIALS = (
    "api_keys",
    "auth",
    "basic",
    "certificates",
    "oauth2",
    "openid",
    "schemes",
)
"""The parts of the runtime that are about credentials."""


def targets(api: ir.Api, names: Names, http_library: str) -> Iterator[Target]:
    """The files of the client, its models and its docs."""
    listed = twins(api)
    yield from _client(api, names, http_library, listed)
    yield from _runtime(api, names, http_library)
    yield from _docs(api, names, listed)


def _client(
    api: ir.Api, names: Names, http_library: str, listed: frozenset[ir.TypeId]
) -> Iterator[Target]:
    root = names.package
    models = partial(models_package, api, names)
    package = partial(client.package, api, names)
    yield Emit(f"{root}/__init__.py", "client/__init__.py.j2", package)
    stub = partial(client.package_stub, api, names)
    yield Emit(f"{root}/__init__.pyi", "client/__init__.pyi.j2", stub)
    yield Copy(f"{root}/py.typed", "client/py.typed")
    view = partial(client.client_module, api, names, http_library)
    yield Emit(f"{root}/client.py", "client/client.py.j2", view)
    if webhooks.is_receiving(api):
        view_of_all = partial(webhooks.webhooks_module, api, names)
        yield Emit(f"{root}/webhooks.py", "client/webhooks.py.j2", view_of_all)
    if api.declarations:
        path = f"{root}/models/__init__.py"
        yield Emit(path, "client/models/__init__.py.j2", models)
        yield Emit(f"{path}i", "client/models/__init__.pyi.j2", models)
    for home, each in model.model_modules(api, names).items():
        path = f"{root}/models/{names.modules[home]}.py"
        yield Emit(path, "client/models/model.py.j2", each)
    yield Copy(f"{root}/resources/__init__.py", "client/resources/__init__.py")
    if listed:
        module = partial(dicts.dicts_module, api, names, listed)
        yield Emit(f"{root}/dicts.py", "client/dicts.py.j2", module)
    if headers.has_headers(api):
        of_responses = partial(headers.headers_module, api, names)
        yield Emit(f"{root}/headers.py", "client/headers.py.j2", of_responses)
    if api.links:
        of_links = partial(links.links_module, api, names, listed)
        yield Emit(f"{root}/links.py", "client/links.py.j2", of_links)
    for tag in api.tags:
        path = f"{root}/resources/{names.resources[tag.name].module}.py"
        view_ = partial(resource.resource_module, tag, api, names, listed)
        yield Emit(path, "client/resources/resource.py.j2", view_)


def _runtime(api: ir.Api, names: Names, http_library: str) -> Iterator[Target]:
    root = f"{names.package}/_runtime"
    library = "client/_runtime_httpx" if http_library == "httpx" else "client/_runtime"
    yield Copy(f"{root}/_http.py", f"{library}/_http.py")
    for part, is_used in sorted(_parts(api, names).items()):
        if is_used:
            yield Copy(f"{root}/{part}.py", f"client/_runtime/{part}.py")


_ALWAYS = (
    "__init__",
    "client",
    "deadlines",
    "errors",
    "exchange",
    "lazy",
    "misfits",
    "redaction",
    "requests",
    "retries",
)


def _parts(api: ir.Api, names: Names) -> Mapping[str, bool]:
    """The parts of the runtime, and whether this API needs them."""
    uses, sends, signs = features(api), sending(api), credentials.modules(api)
    return {
        **dict.fromkeys(_ALWAYS, True),
        **{part: part in signs for part in _CREDENTIALS},
        "base64s": uses.base64s,
        "checks": uses.checks,
        "constants": uses.constants,
        "dates": uses.dates,
        "datetimes": uses.datetimes,
        "decimals": uses.decimals,
        "drift": uses.json_bodies,
        "durations": uses.durations,
        "events": uses.events,
        "enums": uses.enums,
        "files": uses.files or sends.files,
        "former": bool(names.former.classes),
        "int_enums": uses.int_enums,
        "json_bodies": uses.json_bodies,
        "json_lines": uses.json_lines,
        "media_types": uses.media_types,
        "models": uses.models,
        "nothing": uses.nothing,
        **_of_requests(api, names),
        **_of_responses(api),
        **_walking(api),
        "numbers": uses.numbers,
        "pieces": uses.streams,
        "raw_bodies": uses.raw_bodies,
        "servers": servers.uses_servers(api),
        "signatures": uses.signatures,
        "streaming": uses.streams,
        "subclasses": uses.subclasses,
        "texts": uses.texts,
        "times": uses.times,
        "unions": uses.unions,
        "uuids": uses.uuids,
        "webhooks": uses.webhooks,
    }


def _of_requests(api: ir.Api, names: Names) -> Mapping[str, bool]:
    """The parts that make requests."""
    sends = sending(api)
    return {
        "absent": any_tells_absent_from_null(api),
        "choices": sends.choices,
        "cookies": sends.cookies,
        "finite": sends.styles or sends.json,
        "forms": sends.forms,
        "given": sends.forms or sends.json,
        "idempotency": sends.idempotency,
        "json_requests": sends.json,
        "keyword_bodies": keyword_bodies.uses_fields(api, names),
        "multipart": sends.multipart,
        "properties": sends.forms,
        "query": sends.query,
        "styles": sends.styles,
        "text_requests": sends.text,
    }


def _of_responses(api: ir.Api) -> Mapping[str, bool]:
    """The parts that make more of responses: their headers and links."""
    return {
        "header_forms": headers.uses_forms(api),
        "headers": headers.has_headers(api),
        "links": bool(api.links),
    }


def _walking(api: ir.Api) -> Mapping[str, bool]:
    """The parts that walk pages."""
    used = paging_parts(api)
    return {
        "paging": "paging" in used,
        "paging_body": "paging_body" in used,
        "paging_cursors": "paging_cursors" in used,
        "paging_links": "paging_links" in used,
        "paging_numbers": "paging_numbers" in used,
        "paging_query": "paging_query" in used,
    }


def _docs(api: ir.Api, names: Names, listed: frozenset[ir.TypeId]) -> Iterator[Target]:
    index = partial(docs.index, api, names)
    yield Emit("docs/index.md", "docs/index.md.j2", index)
    yield Emit("docs/llms.txt", "docs/llms.txt.j2", index)
    for operation in api.operations:
        page = partial(docs.operation_page, operation, api, names, listed)
        path = f"docs/{docs.operation_path(operation, names)}"
        yield Emit(path, "docs/operations/operation.md.j2", page)
    for each in api.received.webhooks:
        about = partial(webhook_docs.webhook_page, each, api, names)
        path = f"docs/{webhook_docs.webhook_path(each, names)}"
        yield Emit(path, "docs/webhooks/webhook.md.j2", about)
    for home, declared in model.by_home(api).items():
        page_ = partial(model_docs.model_page, declared, api, names)
        path = f"docs/{model_path(home, names)}"
        yield Emit(path, "docs/models/model.md.j2", page_)
