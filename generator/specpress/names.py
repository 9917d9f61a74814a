"""`ir.Api` -> Names: every id gets its Python name and module; collisions are settled here.

Knows which things share a scope. Does not know how anything is rendered.

A name depends on the thing itself. Where two things of one scope want the same name, the
one of the better `Rank` keeps it, and every other gets a suffix made of its own identity;
where the best rank has several, all get one. So a thing of the best rank is never renamed,
whatever is added; of others it is said (`name-collision`). See docs/decisions/0003-names.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from specpress import client_names, ir
from specpress.builtin_classes import BUILTIN_CLASSES
from specpress.call_names import body_names, parameter_names
from specpress.claims import Rank, Scope, Want, is_form_of, settle, spelled
from specpress.client_names import Argument
from specpress.diagnostics import Diagnostic, Report
from specpress.header_names import documented, header_class_names, header_names
from specpress.link_names import link_names
from specpress.literals import Code, Text
from specpress.naming import DEVICES, camel, constant, pascal, snake
from specpress.reserved import (
    IN_ANNOTATIONS,
    IN_MODEL_MODULES,
    IN_RESOURCE_ANNOTATIONS,
    IN_RESOURCE_CLASS,
    IN_RESOURCE_MODULES,
    MODEL_ATTRIBUTES,
)
from specpress.resource_names import ResourceNames, inner_names, resource_names

_COMPONENT = "#/components/schemas/"

CLASSES = Scope("schema", BUILTIN_CLASSES | IN_MODEL_MODULES)
_MODULES = Scope("the module of schema", DEVICES)
_MEMBERS = Scope("enum value")
# An operation is a method and a page of docs.
METHODS = Scope(
    "operation",
    IN_RESOURCE_ANNOTATIONS | IN_RESOURCE_CLASS | IN_RESOURCE_MODULES | DEVICES,
)
# A webhook is a page of docs; its method has a prefix.
_WEBHOOKS = Scope("webhook", DEVICES)
_FIELDS = MODEL_ATTRIBUTES | IN_ANNOTATIONS


@dataclass(frozen=True, slots=True)
class Kept:
    """Names that were published, of things that are still there."""

    classes: Mapping[ir.TypeId, Code] = field(default_factory=dict[ir.TypeId, Code])
    methods: Mapping[str, Code] = field(default_factory=dict[str, Code])
    """By `Operation.id`."""
    resources: Mapping[Text, Code] = field(default_factory=dict[Text, Code])
    """By tag: what leads to it from the client."""


@dataclass(frozen=True, slots=True)
class Former:
    """Names that were published, and are aliases now."""

    classes: Mapping[Code, ir.TypeId] = field(default_factory=dict[Code, ir.TypeId])
    """What each of them is now."""
    methods: Mapping[str, tuple[Code, ...]] = field(
        default_factory=dict[str, tuple[Code, ...]]
    )
    """By `Operation.id`."""


@dataclass(frozen=True, slots=True)
class Names:
    """The Python name of everything in an `ir.Api`."""

    package: Code
    client: Code
    classes: Mapping[ir.TypeId, Code]
    modules: Mapping[ir.TypeId, Code]
    """By `home`: the module below `models`."""
    fields: Mapping[tuple[ir.TypeId, Text], Code]
    members: Mapping[tuple[ir.TypeId, Text | int], Code]
    resources: Mapping[Text, ResourceNames]
    """By tag."""
    methods: Mapping[str, Code]
    """By `Operation.id`."""
    requests: Mapping[str, Code]
    """By `Operation.id`: the function that makes the request."""
    parameters: Mapping[tuple[str, ir.Location, Text], Code]
    """By operation, location and wire name."""
    bodies: Mapping[tuple[str, Text], Code]
    """By operation and media type: the arguments for `Operation.other_bodies`."""
    headers: Mapping[str, Code]
    """By `Headers.id`: the class."""
    header_fields: Mapping[tuple[str, Text], Code]
    """By `Headers.id` and wire name: the attribute of that class."""
    links: Mapping[tuple[str, str, Text], Code]
    """By `Link.id`: the function."""
    webhooks: Mapping[str, Code]
    """By `Webhook.id`: the page, and the end of the method's name."""
    arguments: Mapping[Argument, Code]
    """By security scheme and secret, or variable of servers: the argument of the client."""
    servers: Mapping[Text, Code]
    """By `Server.name`: what callers choose it by."""
    collisions: tuple[Diagnostic, ...]
    """What is not called as it would be if it stood alone."""
    former: Former = field(default_factory=Former)
    custom: tuple[Code, ...] = ()
    """What the project's own module adds to the package."""


def assign_names(api: ir.Api, package: str, kept: Kept | None = None) -> Names:
    """Names for all of `api`, as a client package called `package`; some are `kept`."""
    kept = kept or Kept()
    report = Report()
    declared = api.declarations
    client = client_names.client_name(package)
    methods = _methods(api, report, kept)
    # a method's `_` keeps it from a word of Python's; its request function needs none
    requests = {
        id_: Code(f"{name.rstrip('_')}_request") for id_, name in methods.items()
    }
    headers = documented(api.operations)
    parameters = parameter_names(api.operations, requests, report)
    return Names(
        package=Code(package),
        client=client,
        classes=settle(
            {id_: _class_want(each) for id_, each in declared.items()},
            CLASSES,
            report,
            kept.classes,
        ),
        modules=_modules(declared, kept.classes, report),
        fields=_fields(declared, report),
        members=_members(declared.values(), report),
        resources=resource_names(api, methods, client, kept.resources, report),
        methods=methods,
        requests=requests,
        parameters=parameters,
        bodies=body_names(api.operations, parameters, report),
        headers=header_class_names(headers, report),
        header_fields=header_names(headers, report),
        links=link_names(api.links, methods, requests, report),
        webhooks=_webhooks(api.received.webhooks, report),
        arguments=client_names.argument_names(api.schemes, api.servers, report),
        servers=client_names.server_names(api.servers, report),
        collisions=report.sorted(),
    )


def _class_want(declared: ir.Declaration) -> Want:
    parts = declared.name.parts
    name = pascal(*(part.reveal() for part in parts), default="Schema")
    if _is_component(declared):
        return spelled(parts[0], name, declared.where, _snake, declared.id)
    return Want(name, declared.id, Rank.DERIVED, declared.id, declared.where)


def _snake(name: str) -> str:
    return snake(name, default="")


def _is_component(declared: ir.Declaration) -> bool:
    return len(declared.name.parts) == 1 and declared.id.startswith(_COMPONENT)


def _modules(
    declared: Mapping[ir.TypeId, ir.Declaration],
    kept: Mapping[ir.TypeId, Code],
    report: Report,
) -> Mapping[ir.TypeId, Code]:
    wants: dict[ir.TypeId, Want] = {}
    for each in declared.values():
        if each.home not in wants:
            wants[each.home] = _module_want(each)
    for id_ in wants.keys() & kept.keys():
        if not is_form_of(kept[id_], _class_want(declared[id_])):
            module = snake(kept[id_], default="schema")  # it goes by its class
            wants[id_] = replace(wants[id_], name=module, rank=Rank.DERIVED)
    return settle(wants, _MODULES, report)


def _module_want(declared: ir.Declaration) -> Want:
    parts = [part.reveal() for part in declared.name.parts[: declared.name.outer]]
    home = declared.home
    name = snake(*parts, default="schema")
    rank = Rank.DERIVED
    if len(parts) == 1 and home.startswith(_COMPONENT):
        # of all that fold together, the class in usual PascalCase: Id, not ID
        is_usual = pascal(name, default="") == parts[0]
        rank = Rank.EXACT if is_usual else Rank.SPELLED
        rank = Rank.USUAL if name == parts[0] else rank
    return Want(name, home, rank, home, declared.where)


def _fields(
    declared: Mapping[ir.TypeId, ir.Declaration], report: Report
) -> Mapping[tuple[ir.TypeId, Text], Code]:
    inherited: dict[ir.TypeId, Mapping[Text, Code]] = {}
    for each in declared.values():
        for owner in reversed(_line(each, declared)):
            if owner.id not in inherited:
                base: Mapping[Text, Code] = {}
                if owner.base is not None:
                    base = inherited.get(owner.base, base)
                inherited[owner.id] = _fields_of(owner, base, report)
    return {
        (owner, wire_name): name
        for owner, names in inherited.items()
        for wire_name, name in names.items()
    }


def _line(
    declared: ir.Declaration | None, all_: Mapping[ir.TypeId, ir.Declaration]
) -> list[ir.Object]:
    """An object and those that it extends, one after the other."""
    found: list[ir.Object] = []
    while isinstance(declared, ir.Object) and declared not in found:
        found.append(declared)
        declared = None if declared.base is None else all_.get(declared.base)
    return found


def _fields_of(
    owner: ir.Object, base: Mapping[Text, Code], report: Report
) -> Mapping[Text, Code]:
    """The names of an object's fields: those of its base are settled already."""
    wants = {
        each.wire_name: spelled(
            each.wire_name,
            snake(each.wire_name.reveal(), default="field"),
            each.where,
            camel,
        )
        for each in owner.fields
        if each.wire_name not in base
    }
    scope = Scope("field", _FIELDS, frozenset(base.values()), "a field of its base")
    return {**base, **settle(wants, scope, report)}


def _members(
    declared: Iterable[ir.Declaration], report: Report
) -> Mapping[tuple[ir.TypeId, Text | int], Code]:
    return {
        (each.id, value): name
        for each in declared
        if isinstance(each, ir.Enum)
        for value, name in settle(
            {value.value: _member_want(value, each) for value in each.values},
            _MEMBERS,
            report,
        ).items()
    }


def _member_want(value: ir.EnumValue, owner: ir.Enum) -> Want:
    called = value.name.reveal()
    name = constant(called, default="VALUE" if called else "EMPTY")
    raw = value.value
    identity = raw.reveal() if isinstance(raw, Text) else f"integer {raw}"
    plain = spelled(value.name, name, owner.where, str.lower, identity)
    style = _style(called)
    return replace(plain, second=f"{name}_{style}") if style else plain


def _style(text: str) -> str:
    """How a text is spelled that others differ from in their capitals only."""
    if text.islower():
        return "LOWER"
    if text.istitle():
        return "TITLE"
    if text.isupper():
        return "UPPER"
    if text.isalnum():
        return "CAMEL" if text[0].islower() else "PASCAL"
    return ""


def _methods(api: ir.Api, report: Report, kept: Kept) -> Mapping[str, Code]:
    by_tag: dict[Text, dict[str, Want]] = {}
    for each in api.operations:
        by_tag.setdefault(each.tag, {})[each.id] = method_want(each)
    inner = inner_names(api.tags, kept.resources)
    found: dict[str, Code] = {}
    for tag, wants in by_tag.items():
        held = inner.get(tag, frozenset())
        scope = replace(METHODS, held=held, holder="a resource")
        found |= settle(wants, scope, report, kept.methods)
    return found


def method_want(operation: ir.Operation) -> Want:
    """What a method wants to be called: as its `operationId` is, or by its path."""
    if operation.name:
        name = snake(operation.name.reveal(), default="call")
        want = Want(name, operation.id, Rank.DERIVED, operation.id, operation.where)
        return replace(want, second=snake(operation.id, default="call"))
    raw = operation.operation_id.reveal()
    name = snake(raw, default="call")
    method, _, template = operation.id.partition(" ")
    if raw == f"{method.lower()} {template}":  # called after itself: it has no other id
        return Want(name, operation.id, Rank.DERIVED, operation.id, operation.where)
    plain = spelled(operation.operation_id, name, operation.where, camel, operation.id)
    return replace(plain, second=snake(operation.id, default="call"))


def _webhooks(webhooks: Iterable[ir.Webhook], report: Report) -> Mapping[str, Code]:
    return settle(
        {each.id: _webhook_want(each) for each in webhooks}, _WEBHOOKS, report
    )


def _webhook_want(webhook: ir.Webhook) -> Want:
    """A webhook's own name; a callback's is that of its operation as well."""
    name = snake(*(part.reveal() for part in webhook.name), default="webhook")
    if webhook.operation or len(webhook.name) > 1:
        return Want(name, webhook.id, Rank.DERIVED, webhook.id, webhook.where)
    return spelled(webhook.key, name, webhook.where, camel, webhook.id)
