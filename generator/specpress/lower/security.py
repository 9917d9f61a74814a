"""Security schemes and requirements into what an operation sends along.

Knows every kind of OpenAPI's. What no credentials can be made of is reported and left out:
a request is then sent without it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from specpress import ir
from specpress.diagnostics import note, warning
from specpress.grammar import join
from specpress.literals import Text
from specpress.lower.reading import Context, docs, mapping, string
from specpress.nodes import Map, Seq, Value

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # RFC 9110, section 5.6.2
_PLACES = {
    "header": ir.Location.HEADER,
    "query": ir.Location.QUERY,
    "cookie": ir.Location.COOKIE,
}


class Security:
    """The security of one document."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._used: set[Text] = set()
        self._schemes: dict[Text, ir.SecurityScheme] = {}
        components = mapping(context.root, "components", context.report)
        schemes = mapping(components, "securitySchemes", context.report)
        for name in sorted(schemes):
            pointer = join("#", "components", "securitySchemes", name)
            node, _ = context.follow(schemes[name], pointer)
            kind = self._kind(node)
            if kind is not None:
                text = Text(name)
                scheme = ir.SecurityScheme(text, kind, docs(node), schemes.where(name))
                self._schemes[text] = scheme
        self._default = self._alternatives(context.root)

    def usual(self, operations: Iterable[ir.Operation]) -> ir.Security:
        """What requests take that do not say.

        It is the document's own, whether an operation takes it or not: were it a matter of
        what is in use, one more operation could turn it over, and all the others had to say
        theirs. Where the document has none, it is what at least half of them take.
        """
        if self._default:
            return self._default
        counts = Counter(_without_scopes(each.security) for each in operations)
        del counts[()]
        most = [each for each in counts if counts[each] * 2 >= counts.total()]
        return min(most, key=repr, default=())

    def of(self, operation: Map) -> ir.Security:
        """What an operation takes."""
        found = self._default
        if "security" in operation:
            found = self._alternatives(operation)
        self._used |= {each.scheme for alternative in found for each in alternative}
        return found

    def schemes(self) -> tuple[ir.SecurityScheme, ...]:
        """The schemes that operations use; the others are reported."""
        for name, scheme in self._schemes.items():
            if name not in self._used:
                message = f"no operation takes {name.reveal()[:60]!r}"
                hint = "callers send it by headers of their own, if it is needed"
                self._context.report.add(
                    note("unused-security", scheme.where, message, hint)
                )
        return tuple(each for each in self._schemes.values() if each.name in self._used)

    def _alternatives(self, node: Map) -> ir.Security:
        """The alternatives that stand in `node`, each once; nothing at all comes last."""
        declared = node.get("security")
        if not isinstance(declared, Seq):
            return ()
        found = [self._alternative(each) for each in declared if isinstance(each, Map)]
        sound = dict.fromkeys(each for each in found if each is not None)
        return tuple(sorted(sound, key=lambda each: not each))

    def _alternative(self, node: Map) -> ir.Alternative | None:
        requirements: list[ir.Requirement] = []
        for name in node:
            text = Text(name)
            if text not in self._schemes:
                message = f"there is no scheme {name[:60]!r} that can be used"
                where = node.where(name)
                self._context.report.add(warning("unknown-security", where, message))
                return None
            requirements.append(ir.Requirement(text, _scopes(node[name])))
        return tuple(requirements)

    def _kind(self, node: Map) -> ir.SchemeKind | None:
        """What kind of credentials `node` describes; None where they cannot be sent."""
        match node.get("type"):
            case "apiKey":
                return self._api_key(node)
            case "http":
                return self._http(node)
            case "oauth2":
                return _oauth2(mapping(node, "flows", self._context.report))
            case "openIdConnect":
                return ir.OpenId(Text(string(node, "openIdConnectUrl")))
            case "mutualTLS":
                return ir.Certificate()
            case other:
                self._refuse(node, "type", f"{str(other)[:60]!r} is no type")
                return None

    def _api_key(self, node: Map) -> ir.ApiKey | None:
        name, place = string(node, "name"), _PLACES.get(string(node, "in"))
        if place is None:
            self._refuse(node, "in", "a key is sent in header, query or cookie")
            return None
        if not name or (place is not ir.Location.QUERY and not _TOKEN.fullmatch(name)):
            message = f"{name[:60]!r} cannot be a name in {place.value}"
            self._refuse(node, "name", message)
            return None
        return ir.ApiKey(place, Text(name))

    def _http(self, node: Map) -> ir.SchemeKind | None:
        scheme = string(node, "scheme")
        if not _TOKEN.fullmatch(scheme):
            self._refuse(node, "scheme", f"{scheme[:60]!r} is no scheme")
            return None
        match scheme.lower():
            case "bearer":
                return ir.Bearer()
            case "basic":
                return ir.Basic()
            case (
                "mutual"
            ):  # RFC 8120 has passwords; those who write it mean certificates
                return ir.Certificate()
            case _:
                return ir.HttpAuth(Text(scheme))

    def _refuse(self, node: Map, key: str, message: str) -> None:
        report = self._context.report
        report.add(warning("bad-security", node.where(key), f"{message}: left out"))


def _without_scopes(security: ir.Security) -> ir.Security:
    return tuple(
        tuple(ir.Requirement(each.scheme) for each in alternative)
        for alternative in security
    )


def _scopes(value: Value) -> tuple[Text, ...]:
    if not isinstance(value, Seq):
        return ()
    return tuple(Text(each) for each in value if isinstance(each, str))


def _oauth2(flows: Map) -> ir.OAuth2:
    found = dict(_flows(flows))
    # where tokens come from without a user; else where they are refreshed
    order = [
        found[name]
        for name in ("clientCredentials", "authorizationCode", "password")
        if name in found
    ]
    urls = [url for each in order if (url := string(each, "tokenUrl"))]
    refresh = [url for each in found.values() if (url := string(each, "refreshUrl"))]
    return ir.OAuth2(
        token_url=Text(urls[0] if urls else ""),
        refresh_url=Text(refresh[0] if refresh else ""),
        has_client_credentials="clientCredentials" in found,
    )


def _flows(flows: Map) -> Iterator[tuple[str, Map]]:
    for name in flows:
        flow = flows[name]
        if isinstance(flow, Map):
            yield name, flow
