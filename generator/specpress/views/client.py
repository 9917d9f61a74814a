"""The views of `client.py` and of the package itself."""

from __future__ import annotations

from dataclasses import dataclass

from specpress import ir
from specpress.layout import imported
from specpress.literals import Code, Quoted, Text, docstring, python_string
from specpress.names import Names


@dataclass(frozen=True, slots=True)
class ResourceAttribute:
    name: Code
    class_name: Code
    async_name: Code
    type_import: Code
    """The statement that a type checker reads."""
    doc: Quoted


@dataclass(frozen=True, slots=True)
class BearerView:
    variable: Code
    """The environment variable, quoted."""
    variable_name: Code


@dataclass(frozen=True, slots=True)
class ClientModule:
    """`client.py`"""

    doc: Quoted
    name: Code
    async_name: Code
    class_doc: Quoted
    http_library: Code
    bearer: BearerView | None
    base_url_variable: Code
    base_url_variable_name: Code
    server: Quoted
    resources: tuple[ResourceAttribute, ...]


@dataclass(frozen=True, slots=True)
class Package:
    """`__init__.py`"""

    doc: Quoted
    client: Code
    async_client: Code


@dataclass(frozen=True, slots=True)
class PackageStub:
    """`__init__.pyi`"""

    client_exports: tuple[Code, ...]


def client_module(api: ir.Api, names: Names, http_library: str) -> ClientModule:
    """The module of the two clients."""
    prefix = variable_prefix(names)
    return ClientModule(
        doc=_doc(api, indent=0),
        name=names.client,
        async_name=Code(f"Async{names.client}"),
        class_doc=_doc(api, indent=4),
        http_library=Code(http_library),
        bearer=_bearer(f"{prefix}_BEARER_TOKEN") if api.bearer else None,
        base_url_variable=Code(f'"{prefix}_BASE_URL"'),
        base_url_variable_name=Code(f"{prefix}_BASE_URL"),
        server=python_string(api.server),
        resources=tuple(_resource(tag, names) for tag in api.tags),
    )


def _bearer(variable: str) -> BearerView:
    return BearerView(Code(f'"{variable}"'), Code(variable))


def variable_prefix(names: Names) -> str:
    """What the client's environment variables start with."""
    return names.package.upper()


def package(api: ir.Api, names: Names) -> Package:
    """The package's own names."""
    doc = _doc(api, indent=0)
    return Package(doc, names.client, Code(f"Async{names.client}"))


def package_stub(names: Names) -> PackageStub:
    """The package's own names, for type checkers."""
    both = sorted((names.client, f"Async{names.client}"))
    return PackageStub(
        tuple(imported(".client", [f"{name} as {name}"]) for name in both)
    )


def _doc(api: ir.Api, *, indent: int) -> Quoted:
    title = api.title or Text("The API")
    return docstring(title, api.docs.summary, api.docs.description, indent=indent)


def _resource(tag: ir.Tag, names: Names) -> ResourceAttribute:
    resource = names.resources[tag.name]
    async_name = Code(f"Async{resource.class_name}")
    return ResourceAttribute(
        name=resource.module,
        class_name=resource.class_name,
        async_name=async_name,
        type_import=imported(
            f".resources.{resource.module}", [async_name, resource.class_name], indent=4
        ),
        doc=docstring(tag.docs.description or tag.name or "Untagged.", indent=8),
    )
