"""The client's credentials: arguments, environment variables, and what is made of them.

Knows which part of the runtime sends which kind. Does not know how it does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from specpress import ir
from specpress.literals import Code, Quoted, Text, python_string
from specpress.names import Names
from specpress.pytypes import Import
from specpress.reserved import IN_SETTINGS


@dataclass(frozen=True, slots=True)
class ArgumentView:
    """An argument of the client's constructors."""

    name: Code
    type: Code
    async_type: Code


@dataclass(frozen=True, slots=True)
class SchemeView:
    """A security scheme, as the client makes it of its arguments."""

    name: Quoted
    """As the document calls it."""
    factory: Code
    arguments: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class CredentialsView:
    """What `client.py` says of credentials."""

    arguments: tuple[ArgumentView, ...]
    bearer: tuple[Code, ...]
    """What makes the bearer token of an API that takes nothing else."""
    schemes: tuple[SchemeView, ...]
    """Those of any other API."""
    default: Code
    """The alternatives of requests that do not name theirs; empty where there are none."""
    has_certificates: bool


@dataclass(frozen=True, slots=True)
class Secret:
    """One secret that a caller gives: argument, variable, and words for it."""

    scheme: ir.SecurityScheme
    part: str
    argument: Code
    variable: Code
    words: str


@dataclass(frozen=True, slots=True)
class Given:
    """One secret, as docs list it."""

    words: Code
    argument: Code
    variable: Code


_MODULES = {
    "Basic": "basic",
    "Bearer": "auth",
    "Certificate": "certificates",
    "CookieKey": "api_keys",
    "HeaderKey": "api_keys",
    "OAuth2": "oauth2",
    "OpenId": "openid",
    "QueryKey": "api_keys",
}
"""The module of each class of credentials."""
_GETTING_TOKENS = ("OAuth2", "OpenId")
"""What can get tokens by itself."""
_KEYS = {
    ir.Location.COOKIE: "CookieKey",
    ir.Location.HEADER: "HeaderKey",
    ir.Location.QUERY: "QueryKey",
}


def credentials(api: ir.Api, names: Names) -> CredentialsView:
    """The credentials of the client."""
    given = secrets(api.schemes, names)
    schemes = tuple(_scheme(each, given) for each in api.schemes)
    is_bearer = is_bearer_only(api)
    return CredentialsView(
        arguments=tuple(map(_argument, given)),
        bearer=schemes[0].arguments if is_bearer else (),
        schemes=() if is_bearer else schemes,
        default=_default(api),
        has_certificates=any(
            isinstance(each.kind, ir.Certificate) for each in api.schemes
        ),
    )


def is_bearer_only(api: ir.Api) -> bool:
    """Whether a bearer token is all that the API takes, and what requests take that do not say."""
    return [type(each.kind) for each in api.schemes] == [ir.Bearer] and alternatives(
        api.security
    ) == alternatives(((ir.Requirement(api.schemes[0].name),),))


def imports(api: ir.Api) -> Iterator[Import]:
    """What `client.py` imports for credentials."""
    for each in api.schemes:
        class_ = _class(each.kind)
        yield Import(f"._runtime.{_MODULES[class_]}", class_)
        if class_ in _GETTING_TOKENS:
            yield Import("._runtime.oauth2", "AsyncToken")
            yield Import("._runtime.oauth2", "Token")
        elif class_ != "Certificate":
            yield Import("._runtime.auth", "AsyncSecret")
            yield Import("._runtime.auth", "Secret")
    if api.schemes and not is_bearer_only(api):
        yield Import("._runtime.schemes", "Schemes")


def modules(api: ir.Api) -> frozenset[str]:
    """The parts of the runtime that credentials need."""
    found = {each.module.removeprefix("._runtime.") for each in imports(api)}
    return frozenset(found | {"auth"} if found else found)


def _default(api: ir.Api) -> Code:
    """What requests take that no operation makes: what there are credentials for."""
    names = {each.name for each in api.schemes}
    sent = tuple(
        alternative
        for alternative in api.security
        if all(each.scheme in names for each in alternative)
    )
    return alternatives(sent) if sent else Code("")


def alternatives(security: ir.Security) -> Code:
    """Alternatives as a tuple of tuples of names."""
    sets = dict.fromkeys(
        _tuple(python_string(each.scheme) for each in alternative)
        for alternative in security
    )
    return _tuple(sets)


def own_security(operation: ir.Operation, api: ir.Api) -> Code | None:
    """The alternatives of an operation, where they are not the usual ones."""
    own = alternatives(operation.security)
    return None if own == alternatives(api.security) else own


def secrets(schemes: Iterable[ir.SecurityScheme], names: Names) -> list[Secret]:
    """What callers give, in the order of the constructors' arguments."""
    found: list[Secret] = []
    for scheme in schemes:
        for part in ("token", "username", "password"):
            argument = names.arguments.get((scheme.name, part))
            if argument is not None:
                variable = _variable(argument, names)
                words = _words(scheme.kind, part)
                found.append(Secret(scheme, part, argument, variable, words))
    return found


def given(schemes: Iterable[ir.SecurityScheme], names: Names) -> Iterator[Given]:
    """What callers give, for a table."""
    for each in secrets(schemes, names):
        yield Given(Code(each.words), each.argument, each.variable)


def taken(operation: ir.Operation, api: ir.Api, names: Names) -> Code:
    """What an operation sends along, in words."""
    return Code("; or else ".join(_taken(operation, api, names)) or "no credentials")


def _taken(operation: ir.Operation, api: ir.Api, names: Names) -> Iterator[str]:
    """One text an alternative."""
    by_name = {each.name: each for each in api.schemes}
    for alternative in operation.security:
        schemes = [by_name[each.scheme] for each in alternative]
        parts = [
            f"the {each.words} that `{each.argument}` or `{each.variable}` gives"
            for each in secrets(schemes, names)
        ]
        parts += [
            "the client certificate of `http_client`"
            for each in schemes
            if isinstance(each.kind, ir.Certificate)
        ]
        yield " and ".join(parts) or "no credentials"


def first_taken(
    operation: ir.Operation, api: ir.Api, names: Names
) -> Iterator[tuple[ir.SchemeKind, tuple[Code, ...]]]:
    """The first alternative that an operation takes: kinds, with their variables."""
    by_name = {each.name: each for each in api.schemes}
    for each in operation.security[0] if operation.security else ():
        scheme = by_name[each.scheme]
        variables = tuple(found.variable for found in secrets([scheme], names))
        yield scheme.kind, variables


def _variable(argument: Code, names: Names) -> Code:
    """The environment variable; `_` is what keeps an argument from a word of Python's."""
    plain = argument.rstrip("_")
    name = argument if plain in IN_SETTINGS else plain
    return Code(f"{names.package.upper()}_{name.upper()}")


def _words(kind: ir.SchemeKind, part: str) -> str:
    match kind:
        case ir.Bearer():
            return "bearer token"
        case ir.OAuth2() | ir.OpenId():
            return "access token"
        case ir.Basic() if part == "username":
            return "user name"
        case ir.Basic():
            return "password"
        case ir.ApiKey():
            return "API key"
        case ir.HttpAuth() | ir.Certificate():
            return "credentials"


def _tuple(items: Iterable[str]) -> Code:
    found = list(items)
    return Code(f"({found[0]},)" if len(found) == 1 else f"({', '.join(found)})")


def _argument(secret: Secret) -> ArgumentView:
    if secret.part == "username":
        return ArgumentView(secret.argument, Code("str | None"), Code("str | None"))
    name = "Token" if _class(secret.scheme.kind) in _GETTING_TOKENS else "Secret"
    return ArgumentView(
        secret.argument, Code(f"{name} | None"), Code(f"Async{name} | None")
    )


def _class(kind: ir.SchemeKind) -> str:
    match kind:
        case ir.ApiKey(location):
            return _KEYS[location]
        case ir.OAuth2(token_url) if token_url:
            return "OAuth2"
        case ir.OpenId(url) if url:
            return "OpenId"
        case ir.Bearer() | ir.OAuth2() | ir.OpenId():
            return "Bearer"
        case ir.HttpAuth():
            return "HeaderKey"
        case ir.Basic():
            return "Basic"
        case ir.Certificate():
            return "Certificate"


def _scheme(scheme: ir.SecurityScheme, given: Iterable[Secret]) -> SchemeView:
    own = [each for each in given if each.scheme is scheme]
    class_ = _class(scheme.kind)
    match scheme.kind:
        case ir.Certificate():
            return SchemeView(python_string(scheme.name), Code(class_), (_CLIENT,))
        case ir.Basic():
            sources = (
                Code(f"arguments={_tuple(_quoted(each.argument) for each in own)}"),
                Code(f"variables={_tuple(_quoted(each.variable) for each in own)}"),
            )
            name: tuple[Code, ...] = ()
        case kind:
            (secret,) = own
            sources = (
                Code(f"argument={_quoted(secret.argument)}"),
                Code(f"variable={_quoted(secret.variable)}"),
            )
            name = tuple(_more(kind, secret))
    return SchemeView(
        name=python_string(scheme.name),
        factory=Code(class_),
        arguments=(*(each.argument for each in own), *sources, *name),
    )


def about(secret: Secret) -> str:
    """What the docstring of the client says of an argument."""
    text = f"by default the environment's {secret.variable}"
    if _class(secret.scheme.kind) not in _GETTING_TOKENS:
        return f"{text}."
    ways = "`ClientCredentials` or `RefreshToken`, which get tokens"
    variables = client_variables(secret)
    if variables:
        text += f", or else {' and '.join(variables)}"
    return f"a token, or {ways}; {text}."


def gets_tokens(api: ir.Api) -> bool:
    """Whether the client can get tokens by itself."""
    return any(_class(each.kind) in _GETTING_TOKENS for each in api.schemes)


def client_variables(secret: Secret) -> tuple[Code, ...]:
    """The variables of a client's own name and secret, where those give a token."""
    kind = secret.scheme.kind
    is_oauth2 = isinstance(kind, ir.OAuth2) and kind.has_client_credentials
    if not is_oauth2 and _class(kind) != "OpenId":
        return ()
    prefix = secret.variable.removesuffix("ACCESS_TOKEN").removesuffix("TOKEN")
    return tuple(Code(f"{prefix}CLIENT_{part}") for part in ("ID", "SECRET"))


def _more(kind: ir.SchemeKind, secret: Secret) -> Iterator[Code]:
    """What a class of credentials has to be told beside its secret."""
    match kind:
        case ir.OAuth2(url) | ir.OpenId(url) if url:
            what = "token_url" if isinstance(kind, ir.OAuth2) else "discovery_url"
            yield Code(f"{what}={python_string(url)}")
            variables = client_variables(secret)
            if variables:
                names = _tuple(_quoted(each) for each in variables)
                yield Code(f"client_variables={names}")
        case ir.ApiKey(_, name):
            yield Code(f"name={python_string(name)}")
        case ir.HttpAuth(scheme):
            yield Code(f"scheme={python_string(Text(f'{scheme.reveal()} '))}")
        case _:
            pass


def _quoted(name: Code) -> Code:
    return Code(f'"{name}"')


_CLIENT = Code("http_client")
