"""The views of `client.py` and of the package itself.

Knows settings and where they come from. Does not know operations or models.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from specpress import ir
from specpress.custom import MODULE
from specpress.layout import fits, imported
from specpress.literals import Code, Quoted, Text, docstring, python_string
from specpress.names import Names
from specpress.pytypes import Import
from specpress.views import credentials, servers
from specpress.views.absence import any_tells_absent_from_null
from specpress.views.accepted import twins
from specpress.views.credentials import CredentialsView
from specpress.views.features import features
from specpress.views.headers import has_headers
from specpress.views.imports import statements
from specpress.views.inner import Inner, inner
from specpress.views.servers import ServersView
from specpress.views.webhooks import is_receiving

_IMPORTS = frozenset(
    {
        Import("._runtime.client", "AsyncClient"),
        Import("._runtime.client", "SyncClient"),
        Import("._runtime.client", "server_url"),
        Import("._runtime.exchange", "Settings"),
        Import("._runtime.requests", "RequestOptions"),
    }
)
"""What every `client.py` imports."""
_PASSED = (Code("base_url"), Code("options"))


@dataclass(frozen=True, slots=True)
class ClientModule:
    """`client.py`"""

    doc: Quoted
    name: Code
    async_name: Code
    class_doc: Quoted
    async_class_doc: Quoted
    http_library: Code
    credentials: CredentialsView
    servers: ServersView
    imports: tuple[Code, ...]
    call: tuple[Code, ...]
    """What the constructors hand on."""
    short_call: Code
    """The same on one line; empty where that is too long."""
    base_url_variable: Code
    server: Code
    """The only URL; empty where there are several."""
    inner: Inner
    """The resources."""


@dataclass(frozen=True, slots=True)
class Exports:
    """What the package has of one of its modules."""

    module: Code
    names: tuple[Code, ...]
    short: Code
    """The same as a tuple on one line; empty where that is too long."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What the package has beside its client and its errors."""

    has_dicts: bool
    has_headers: bool
    has_links: bool
    has_models: bool
    gets_tokens: bool
    has_pages: bool
    has_streams: bool
    has_events: bool
    is_receiving: bool
    is_signed: bool
    has_absent: bool


@dataclass(frozen=True, slots=True)
class Package:
    """`__init__.py`"""

    doc: Quoted
    exports: tuple[Exports, ...]
    parts: Parts


@dataclass(frozen=True, slots=True)
class PackageStub:
    """`__init__.pyi`"""

    parts: Parts
    custom_exports: tuple[Code, ...]
    client_exports: tuple[Code, ...]


def client_module(api: ir.Api, names: Names, http_library: str) -> ClientModule:
    """The module of the two clients."""
    prefix = variable_prefix(names)
    secrets = credentials.credentials(api, names)
    chosen = servers.servers(api, names)
    call = (
        *(each.name for each in secrets.arguments),
        *(each.name for each in chosen.arguments),
        *_PASSED,
    )
    call += (Code("http_client"),) * secrets.has_certificates
    short_call = Code(f"_settings({', '.join(call)})")
    return ClientModule(
        doc=_doc(api, indent=0),
        name=names.client,
        async_name=Code(f"Async{names.client}"),
        class_doc=_class_doc(api, names, "Synchronous; use it in a `with` block."),
        async_class_doc=_class_doc(
            api, names, "Asynchronous; use it in an `async with` block."
        ),
        http_library=Code(http_library),
        credentials=secrets,
        servers=chosen,
        imports=statements(
            {*_IMPORTS, *credentials.imports(api), *servers.imports(api)}
        ),
        call=call,
        short_call=short_call if fits(f"settings = {short_call}", 8) else Code(""),
        base_url_variable=Code(f'"{prefix}_BASE_URL"'),
        server=Code("") if chosen.servers else python_string(api.server),
        inner=inner(None, api, names),
    )


def variable_prefix(names: Names) -> str:
    """What the client's environment variables start with."""
    return names.package.upper()


def package(api: ir.Api, names: Names) -> Package:
    """The package's own names."""
    return Package(_doc(api, indent=0), tuple(_exports(names)), _parts(api, names))


def _parts(api: ir.Api, names: Names) -> Parts:
    return Parts(
        bool(twins(api)),
        has_headers(api),
        bool(api.links),
        bool(names.classes),
        credentials.gets_tokens(api),
        any(each.paging for each in api.operations),
        features(api).streams,
        features(api).events,
        is_receiving(api),
        api.received.signature is not None,
        any_tells_absent_from_null(api),
    )


def _exports(names: Names) -> Iterator[Exports]:
    for module, found in (("client", _clients(names)), (MODULE, names.custom)):
        text = ", ".join(f'"{name}"' for name in found)
        short = Code(f"({text},)" if len(found) == 1 else f"({text})")
        if found:
            is_short = fits(f'"{module}": {short},', 8)
            yield Exports(Code(module), found, short if is_short else Code(""))


def _clients(names: Names) -> tuple[Code, ...]:
    """The clients, without one whose place the project's own takes."""
    both = sorted((names.client, Code(f"Async{names.client}")))
    return tuple(name for name in both if name not in names.custom)


def package_stub(api: ir.Api, names: Names) -> PackageStub:
    """The package's own names, for type checkers."""
    return PackageStub(
        _parts(api, names),
        _exported(f".{MODULE}", names.custom),
        _exported(".client", _clients(names)),
    )


def _exported(module: str, names: Sequence[Code]) -> tuple[Code, ...]:
    return tuple(imported(module, [f"{name} as {name}"]) for name in names)


def _class_doc(api: ir.Api, names: Names, use: str) -> Quoted:
    server = ", or else the server that the API names" if api.server else ""
    prefix = variable_prefix(names)
    http_client = """sends the requests, and stays open: for proxies, certificates,
        transports and event hooks of your own."""
    arguments: list[tuple[str, Text | str]] = [
        *(
            (each.argument, credentials.about(each))
            for each in credentials.secrets(api.schemes, names)
        ),
        *servers.described(api, names),
        ("base_url", f"by default the environment's {prefix}_BASE_URL{server}."),
        ("options", "timeouts, retries and limits of all calls."),
        ("http_client", http_client),
    ]
    title = api.title or Text("The API")
    sections = [("Args:", arguments)]
    return docstring(title, api.docs.description, use, sections=sections, indent=4)


def _doc(api: ir.Api, *, indent: int) -> Quoted:
    title = api.title or Text("The API")
    return docstring(title, api.docs.summary, api.docs.description, indent=indent)
