"""Everything in a client that callers can name, with where it comes from and where it goes.

Knows what is emitted where. Does not know documents as text, nor emitted files: places of both
are found by whoever has them at hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from specpress import ir
from specpress.diagnostics import Place
from specpress.header_names import documented
from specpress.literals import Text
from specpress.names import Names
from specpress.nesting import within
from specpress.views.docs import operation_path
from specpress.views.rows import model_path
from specpress.views.webhook_docs import webhook_path
from specpress.views.webhooks import is_receiving, parser_name


class At(Enum):
    """What stands at the place of a symbol."""

    NODE = "node"
    """The object or list itself."""
    KEY = "key"
    """Its key, or its number in a list."""
    INSIDE = "inside"
    """One of its own keys."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a symbol comes from."""

    where: Place
    at: At = At.NODE
    value: Text | int | None = None
    """Of an enumeration's member: the value that is listed."""


@dataclass(frozen=True, slots=True)
class Page:
    """Where a symbol stands in `docs/`."""

    path: str
    heading: str = ""
    """That of its section; empty for the page as a whole."""
    row: str = ""
    """What its row in a table begins with; empty for the section as a whole."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """A name that callers know."""

    name: str
    """As it is best told: `metronome.models.Customer`, `client.customers.get(customer_id)`."""
    source: Source | None
    """None for what stands for the document as a whole."""
    code: tuple[tuple[str, str], ...]
    """Where it is emitted: files, and its name in there."""
    page: Page
    others: tuple[str, ...] = ()
    """What else it is called: where it is defined, by the document, and before."""
    is_part: bool = False
    """Whether it is a field, a member or an argument of something else."""

    @property
    def names(self) -> tuple[str, ...]:
        """All that it is called."""
        return self.name, *self.others


def symbols(api: ir.Api, names: Names) -> Iterator[Symbol]:
    """All symbols of a client."""
    yield from _client(api, names)
    for tag in api.tags:
        yield _resource(tag, api, names)
    for operation in api.operations:
        yield from _Operation(operation, names).symbols()
    heirs = _heirs(api, names)
    for declared in api.declarations.values():
        yield from _Declared(declared, heirs.get(declared.id, ()), names).symbols()
    for headers in documented(api.operations).values():
        yield from _headers(headers, names)
    for link in api.links:
        called = names.links[link.id]
        code = (f"{names.package}/links.py", called)
        name = f"{names.package}.links.{called}"
        yield Symbol(name, Source(link.where), (code,), _INDEX)
    if is_receiving(api):
        yield from _webhooks(api, names)


_INDEX = Page("docs/index.md")


def _client(api: ir.Api, names: Names) -> Iterator[Symbol]:
    package, client = names.package, names.client
    path = f"{package}/client.py"
    classes = (client, f"Async{client}")
    yield Symbol(
        f"{package}.{client}",
        None,
        tuple((path, each) for each in classes),
        _INDEX,
        (package, *(f"{package}.{each}" for each in classes)),
    )
    for argument, source in _arguments(api, names):
        yield Symbol(
            f"{package}.{client}({argument})",
            source,
            tuple((path, f"{each}({argument})") for each in classes),
            _INDEX,
            tuple(f"{package}.{each}({argument})" for each in classes),
            is_part=True,
        )


def _arguments(api: ir.Api, names: Names) -> Iterator[tuple[str, Source]]:
    """The arguments of the client that come from the document."""
    sources = {
        (scheme.name, part): scheme.where
        for scheme in api.schemes
        for part in ("token", "username", "password")
    }
    for server in api.servers:
        for each in server.variables:
            sources.setdefault((each.name, "variable"), each.where)
    for key, name in names.arguments.items():
        yield name, Source(sources[key], At.KEY)
    if api.servers:
        yield "server", Source(api.servers[0].where)


def _resource(tag: ir.Tag, api: ir.Api, names: Names) -> Symbol:
    own = names.resources[tag.name]
    module = f"{names.package}.resources.{own.module}"
    path = f"{names.package}/resources/{own.module}.py"
    inside = within(tag.name, api.tags)
    first = next(each for each in api.operations if each.tag in inside)
    classes = (own.class_name, f"Async{own.class_name}")
    if tag.parent is None:
        outer = f"{names.package}/client.py"
        owners = [
            f"{each}.{own.path}" for each in (names.client, f"Async{names.client}")
        ]
        spelled = [f"{names.package}.{each}" for each in owners]
    else:
        parent = names.resources[tag.parent]
        outer = f"{names.package}/resources/{parent.module}.py"
        name = parent.class_name
        owners = [f"{each}.{own.attribute}" for each in (name, f"Async{name}")]
        spelled = [
            f"{names.package}.resources.{parent.module}.{each}" for each in owners
        ]
    return Symbol(
        f"client.{own.path}",
        Source(tag.where or first.where),
        (*((path, each) for each in classes), *((outer, each) for each in owners)),
        _INDEX,
        (module, *(f"{module}.{each}" for each in classes), *spelled),
    )


class _Operation:
    """The symbols of an operation: its method, and the arguments of that."""

    def __init__(self, operation: ir.Operation, names: Names) -> None:
        own = names.resources[operation.tag]
        self._operation, self._names = operation, names
        self._call, self._module = f"client.{own.path}", own.module
        self._path = f"{names.package}/resources/{own.module}.py"
        self._classes = (own.class_name, f"Async{own.class_name}")
        self._request = names.requests[operation.id]

    def symbols(self) -> Iterator[Symbol]:
        operation, names = self._operation, self._names
        method = names.methods[operation.id]
        former = names.former.methods.get(operation.id, ())
        said = (operation.id, operation.operation_id.reveal())
        page = f"docs/{operation_path(operation, names)}"
        yield Symbol(
            f"{self._call}.{method}",
            Source(operation.where),
            self._code((method, *former), ""),
            Page(page),
            (*said, *self._spelled((method, *former), "")),
        )
        for argument, where in self._arguments():
            yield Symbol(
                f"{self._call}.{method}({argument})",
                Source(where, At.INSIDE),
                self._code((method,), f"({argument})"),
                Page(page, "", argument),
                self._spelled((method, *former), f"({argument})"),
                is_part=True,
            )

    def _arguments(self) -> Iterator[tuple[str, Place]]:
        id_, names = self._operation.id, self._names
        for each in self._operation.parameters:
            key = (id_, each.location, each.wire_name)
            if key in names.parameters:
                yield names.parameters[key], each.where
        if self._operation.body is not None:
            yield "body", self._operation.body.where
        for body in self._operation.other_bodies:
            yield names.bodies[id_, body.media_type], body.where

    def _code(self, methods: tuple[str, ...], end: str) -> tuple[tuple[str, str], ...]:
        found = [f"{each}.{name}" for name in methods for each in self._classes]
        return tuple((self._path, f"{each}{end}") for each in (self._request, *found))

    def _spelled(self, methods: tuple[str, ...], end: str) -> tuple[str, ...]:
        module = f"{self._names.package}.resources.{self._module}"
        found = [f"{each}.{name}" for name in methods for each in self._classes]
        calls = [f"{self._call}.{name}{end}" for name in methods[1:]]
        return (*calls, *(f"{module}.{each}{end}" for each in (self._request, *found)))


class _Declared:
    """The symbols of a declaration: its class, and the fields or members of that."""

    def __init__(
        self, declared: ir.Declaration, heirs: Sequence[str], names: Names
    ) -> None:
        self._declared, self._heirs, self._names = declared, heirs, names
        self._class = names.classes[declared.id]
        module = names.modules[declared.home]
        self._path = f"{names.package}/models/{module}.py"
        self._module = f"{names.package}.models.{module}"
        self._page = f"docs/{model_path(declared.home, names)}"

    def symbols(self) -> Iterator[Symbol]:
        declared, names = self._declared, self._names
        former = [
            f"{names.package}.models.{name}"
            for name, target in names.former.classes.items()
            if target == declared.id
        ]
        yield self._symbol("", Source(declared.where), tuple(former))
        match declared:
            case ir.Object():
                for each in declared.fields:
                    field = names.fields[declared.id, each.wire_name]
                    yield self._field(f".{field}", Source(each.where, At.KEY))
            case ir.Enum():
                for value in declared.values:
                    member = names.members[declared.id, value.value]
                    source = Source(declared.where, At.NODE, value.value)
                    yield self._symbol(f".{member}", source)
            case ir.Alias():
                pass

    def _field(self, end: str, source: Source) -> Symbol:
        """A field, which those that extend the class have as well; dictionaries list it."""
        own = self._symbol(end, source)
        package = self._names.package
        heirs = [f"{each}{end}" for each in self._heirs]
        return replace(
            own,
            code=(*own.code, *((f"{package}/dicts.py", each) for each in heirs)),
            others=(*own.others, *(f"{package}.models.{each}" for each in heirs)),
        )

    def _symbol(self, end: str, source: Source, former: tuple[str, ...] = ()) -> Symbol:
        package, called = self._names.package, f"{self._class}{end}"
        return Symbol(
            f"{package}.models.{called}",
            source,
            ((self._path, called), (f"{package}/dicts.py", called)),
            Page(self._page, self._class, end.removeprefix(".")),
            (f"{self._module}.{called}", f"{package}.dicts.{called}", *former),
            is_part=bool(end),
        )


def _heirs(api: ir.Api, names: Names) -> Mapping[ir.TypeId, list[str]]:
    """The classes that extend each object, at any depth."""
    found: dict[ir.TypeId, list[str]] = {}
    for each in api.declarations.values():
        seen = {each.id}
        base = each.base if isinstance(each, ir.Object) else None
        while base is not None and base not in seen:
            seen.add(base)
            found.setdefault(base, []).append(names.classes[each.id])
            above = api.declarations[base]
            base = above.base if isinstance(above, ir.Object) else None
    return found


def _headers(headers: ir.Headers, names: Names) -> Iterator[Symbol]:
    """The class of a response's headers, and its attributes."""
    path, called = f"{names.package}/headers.py", names.headers[headers.id]
    name = f"{names.package}.headers.{called}"
    yield Symbol(name, Source(headers.where, At.KEY), ((path, called),), _INDEX)
    for each in headers.fields:
        field = names.header_fields[headers.id, each.wire_name]
        yield Symbol(
            f"{name}.{field}",
            Source(each.where),
            ((path, f"{called}.{field}"),),
            _INDEX,
            is_part=True,
        )


def _webhooks(api: ir.Api, names: Names) -> Iterator[Symbol]:
    module, path = f"{names.package}.webhooks", f"{names.package}/webhooks.py"
    whole = ("Webhooks", "Webhooks.parse", "SIGNATURE")
    yield Symbol(
        f"{names.package}.Webhooks",
        None,
        tuple((path, each) for each in whole),
        _INDEX,
        (module, *(f"{module}.{each}" for each in whole)),
    )
    for each in api.received.webhooks:
        method = f"Webhooks.{parser_name(each, names)}"
        yield Symbol(
            f"{names.package}.{method}",
            Source(each.where),
            ((path, method),),
            Page(f"docs/{webhook_path(each, names)}"),
            (each.id, f"{module}.{method}"),
        )
