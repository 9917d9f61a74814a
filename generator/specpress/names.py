"""`ir.Api` -> Names: every id gets its Python name and module; collisions are settled here.

Knows which names are taken by Python, pydantic and the runtime. Does not know how anything
is rendered.

A name depends on the thing itself. Only where two things of one scope want the same name
does one of them get a suffix, made of its own identity: the one that is spelled exactly so
in the document keeps the name, or else the first by its identity.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from specpress import ir
from specpress.literals import Code, Text
from specpress.naming import BUILTINS, DEVICES, constant, pascal, short_hash, snake

K = TypeVar("K", bound=Hashable)

# Names that modules of models import: a schema of that name gives way.
_IN_MODEL_MODULES = frozenset(
    {
        "Annotated",
        "Any",
        "Base64",
        "Contains",
        "Date",
        "DateTime",
        "DecimalNumber",
        "DecimalText",
        "Duration",
        "Field",
        "Integer",
        "Literal",
        "Model",
        "MultipleOf",
        "Never",
        "Number",
        "Omittable",
        "OpenIntEnum",
        "OpenStrEnum",
        "TYPE_CHECKING",
        "Tagged",
        "Time",
        "TypeAlias",
        "TypeAliasType",
        "UniqueItems",
        "UnknownVariant",
        "Uuid",
    }
)
_TYPES = frozenset(
    {
        "bool",
        "bytes",
        "dict",
        "float",
        "int",
        "list",
        "object",
        "set",
        "str",
        "tuple",
        "type",
    }
)
"""Names in annotations: an attribute of that name would hide the type from the class."""

# Attributes of pydantic's BaseModel; a test compares them with the installed pydantic.
MODEL_ATTRIBUTES = frozenset(
    {
        "construct",
        "copy",
        "dict",
        "from_orm",
        "json",
        "model_computed_fields",
        "model_config",
        "model_construct",
        "model_copy",
        "model_dump",
        "model_dump_json",
        "model_extra",
        "model_fields",
        "model_fields_set",
        "model_json_schema",
        "model_parametrized_name",
        "model_post_init",
        "model_rebuild",
        "model_validate",
        "model_validate_json",
        "model_validate_strings",
        "parse_file",
        "parse_obj",
        "parse_raw",
        "schema",
        "schema_json",
        "update_forward_refs",
        "validate",
    }
)
_PARAMETERS = frozenset({"self", "cls", "options", "body", "models"})
_CLIENT = frozenset({"send", "with_options", "close", "aclose"})
_IN_CLIENT_MODULES = frozenset(
    {
        "Any",
        "Bearer",
        "Literal",
        "Request",
        "RequestOptions",
        "Sequence",
        "Settings",
        "SyncClient",
        "UUID",
    }
)
_MEMBERS = frozenset({"mro", "name", "value", "is_known"})


@dataclass(frozen=True, slots=True)
class ResourceNames:
    """The operations of one tag."""

    module: Code
    """Also the attribute of the client."""
    class_name: Code


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


@dataclass(frozen=True, slots=True)
class _Want:
    name: str
    identity: str
    """What tells it from others that want the same name."""
    is_exact: bool
    """Whether the document spells it just so."""


def assign_names(api: ir.Api, package: str) -> Names:
    """Names for all of `api`, as a client package called `package`."""
    declared = api.declarations
    classes = _settle(
        {id_: _class_want(each) for id_, each in declared.items()},
        _IN_MODEL_MODULES | BUILTINS,
    )
    client = Code(pascal(package, default="Client"))
    homes = {each.home for each in declared.values()}
    return Names(
        package=Code(package),
        client=client,
        classes=classes,
        modules=_modules(homes, declared),
        fields=_per_declaration(
            declared.values(), _field_wants, MODEL_ATTRIBUTES | _TYPES
        ),
        members=_per_declaration(declared.values(), _member_wants, _MEMBERS),
        resources=_resources(api.tags, client),
        methods=_methods(api.operations, "", _TYPES),
        requests=_methods(api.operations, "_request", frozenset()),
        parameters=_parameters(api.operations),
    )


def _settle(wants: Mapping[K, _Want], taken: frozenset[str]) -> Mapping[K, Code]:
    """Distinct names, as wanted as far as possible; none of `taken`, compared by case."""
    used = set(taken)
    names: dict[K, Code] = {}
    for key, want in sorted(
        wants.items(), key=lambda item: (not item[1].is_exact, item[1].identity)
    ):
        name = want.name
        if name in taken:
            name = f"{name}_"
        if name in used:
            name = f"{want.name}_{short_hash(want.identity)}"
            name = name.upper() if want.name.isupper() else name
        while name in used:  # two hashes met
            name += "_"
        used.add(name)
        names[key] = Code(name)
    return names


def _class_want(declared: ir.Declaration) -> _Want:
    parts = [part.reveal() for part in declared.name.parts if part]
    return _class_name(parts, declared.id)


def _class_name(parts: list[str], identity: str) -> _Want:
    name = pascal(*parts, default="Schema")
    # components of the document come before what stands inside something
    exact = identity.startswith("#/components/") and parts == [name]
    return _Want(name, identity, exact)


def _modules(
    homes: set[ir.TypeId], declared: Mapping[ir.TypeId, ir.Declaration]
) -> Mapping[ir.TypeId, Code]:
    wants: dict[ir.TypeId, _Want] = {}
    for home in homes:
        # all of a home's declarations start with its own name
        shortest = min(
            (each.name.parts for each in declared.values() if each.home == home),
            key=len,
        )
        parts = [part.reveal() for part in shortest if part]
        name = snake(*parts, default="schema")
        wants[home] = _Want(name, home, len(parts) == 1 and parts[0] == name)
    return _settle(wants, DEVICES)


def _per_declaration(
    declared: Iterable[ir.Declaration],
    wants: Callable[[ir.Declaration], Mapping[K, _Want]],
    taken: frozenset[str],
) -> Mapping[tuple[ir.TypeId, K], Code]:
    return {
        (each.id, key): name
        for each in declared
        for key, name in _settle(wants(each), taken).items()
    }


def _want(text: Text, name: str) -> _Want:
    raw = text.reveal()
    return _Want(name, raw, raw == name)


def _field_wants(declared: ir.Declaration) -> Mapping[Text, _Want]:
    if not isinstance(declared, ir.Object):
        return {}
    return {
        each.wire_name: _want(
            each.wire_name, snake(each.wire_name.reveal(), default="field")
        )
        for each in declared.fields
    }


def _member_wants(declared: ir.Declaration) -> Mapping[Text | int, _Want]:
    if not isinstance(declared, ir.Enum):
        return {}
    return {each.value: _member_want(each) for each in declared.values}


def _member_want(value: ir.EnumValue) -> _Want:
    spelled = (
        value.value.reveal() if isinstance(value.value, Text) else str(value.value)
    )
    name = constant(value.name.reveal(), default="VALUE")
    return _Want(name, spelled, spelled.upper() == spelled)


def _resources(tags: Iterable[ir.Tag], client: str) -> Mapping[Text, ResourceNames]:
    names = [tag.name for tag in tags]
    modules = _settle(
        {tag: _want(tag, snake(tag.reveal(), default="default")) for tag in names},
        _CLIENT | DEVICES,
    )
    classes = _settle({tag: _resource_class(tag, client) for tag in names}, BUILTINS)
    return {tag: ResourceNames(modules[tag], classes[tag]) for tag in names}


def _resource_class(tag: Text, client: str) -> _Want:
    name = pascal(tag.reveal(), default="Default")
    # the client's own module has these names already, and AsyncX is the twin of X
    if name in _IN_CLIENT_MODULES | {client} or name.startswith("Async"):
        name += "Resource"
    return _Want(name, tag.reveal(), is_exact=False)


def _methods(
    operations: Iterable[ir.Operation], suffix: str, taken: frozenset[str]
) -> Mapping[str, Code]:
    by_tag: dict[Text, dict[str, _Want]] = {}
    for each in operations:
        name = snake(each.operation_id.reveal() + suffix, default="call")
        by_tag.setdefault(each.tag, {})[each.id] = _Want(name, each.id, is_exact=False)
    return {
        id_: name
        for wants in by_tag.values()
        for id_, name in _settle(wants, taken).items()
    }


def _parameters(
    operations: Iterable[ir.Operation],
) -> Mapping[tuple[str, ir.Location, Text], Code]:
    names: dict[tuple[str, ir.Location, Text], Code] = {}
    for operation in operations:
        wants = {
            (operation.id, each.location, each.wire_name): _Want(
                snake(each.wire_name.reveal(), default="value"),
                f"{each.location.value} {each.wire_name.reveal()}",
                is_exact=each.location is ir.Location.PATH,
            )
            for each in operation.parameters
        }
        names |= _settle(wants, _PARAMETERS)
    return names
