"""The servers of an API as arguments of its client: which one, and its variables.

Knows who asks for which part. Does not know how URLs are put together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from specpress import ir
from specpress.literals import Code, Quoted, Text, python_string
from specpress.names import Names
from specpress.pytypes import Import


@dataclass(frozen=True, slots=True)
class ServerArgument:
    """An argument of the client's constructors."""

    name: Code
    type: Code


@dataclass(frozen=True, slots=True)
class NamedServer:
    name: Code
    """Quoted."""
    url: Quoted


@dataclass(frozen=True, slots=True)
class VariableView:
    name: Quoted
    given: Code
    """The argument, its environment variable and the default, as a tuple."""


@dataclass(frozen=True, slots=True)
class ServersView:
    """What `client.py` says of servers."""

    arguments: tuple[ServerArgument, ...]
    servers: tuple[NamedServer, ...]
    """Those to choose from; empty where there is but one URL."""
    name: Code
    """The argument that chooses, or None."""
    variable: Code
    variables: tuple[VariableView, ...]
    has_own: bool
    """Whether operations have servers of their own."""
    is_literal: bool


def servers(api: ir.Api, names: Names) -> ServersView:
    """The servers of the client."""
    prefix = names.package.upper()
    variables = api_variables(api)
    arguments = [
        ServerArgument(names.arguments[each.name, "variable"], _type(each.values))
        for each in variables
    ]
    is_many = len(api.servers) > 1
    if is_many:
        values = ", ".join(f'"{names.servers[each.name]}"' for each in api.servers)
        choice = ServerArgument(Code("server"), Code(f"Literal[{values}] | None"))
        arguments.insert(0, choice)
    return ServersView(
        arguments=tuple(arguments),
        servers=(
            tuple(
                NamedServer(
                    Code(f'"{names.servers[each.name]}"'), python_string(each.url)
                )
                for each in api.servers
            )
            if is_many or variables
            else ()
        ),
        name=Code("server" if is_many else "None"),
        variable=Code(f'"{prefix}_SERVER"'),
        variables=tuple(_variables(variables, names)),
        has_own=has_own(api),
        is_literal=any("Literal" in each.type for each in arguments),
    )


def api_variables(api: ir.Api) -> tuple[ir.ServerVariable, ...]:
    """The variables of all servers, each once."""
    found = {each.name: each for server in api.servers for each in server.variables}
    return tuple(found.values())


def has_own(api: ir.Api) -> bool:
    """Whether operations have servers of their own."""
    return any(each.server for each in api.operations)


def uses_servers(api: ir.Api) -> bool:
    """Whether the client needs to know more than one URL."""
    return len(api.servers) > 1 or bool(api_variables(api)) or has_own(api)


def operation_url(operation: ir.Operation, api: ir.Api) -> Text:
    """Where an operation goes if nobody chooses anything."""
    url = operation.server.reveal()
    for each in api_variables(api):
        url = url.replace(f"{{{each.name.reveal()}}}", each.default.reveal())
    return Text(url) if url else api.server


def imports(api: ir.Api) -> Iterator[Import]:
    """What `client.py` imports for servers."""
    if len(api.servers) > 1 or api_variables(api):
        yield Import("._runtime.servers", "chosen_server")
    if api_variables(api):
        yield Import("._runtime.servers", "server_values")
    if has_own(api):
        yield Import("._runtime.servers", "own_server")


def described(api: ir.Api, names: Names) -> Iterator[tuple[str, str]]:
    """What the docstring of the client says of the arguments."""
    prefix = names.package.upper()
    if len(api.servers) > 1:
        first = names.servers[api.servers[0].name]
        yield "server", f"by default the environment's {prefix}_SERVER, or else {first}."
    for each in api_variables(api):
        argument = names.arguments[each.name, "variable"]
        yield argument, f"by default the environment's {_variable(argument, prefix)}."


def _type(values: tuple[Text, ...]) -> Code:
    if not values:
        return Code("str | None")
    listed = ", ".join(python_string(each) for each in values)
    return Code(f"Literal[{listed}] | None")


def _variables(
    variables: tuple[ir.ServerVariable, ...], names: Names
) -> Iterator[VariableView]:
    prefix = names.package.upper()
    for each in variables:
        argument = names.arguments[each.name, "variable"]
        variable = _variable(argument, prefix)
        given = f'({argument}, "{variable}", {python_string(each.default)})'
        yield VariableView(python_string(each.name), Code(given))


def _variable(argument: Code, prefix: str) -> str:
    return f"{prefix}_{argument.upper()}"
