"""Credentials: which go along, and how each kind is written."""

from __future__ import annotations

from typing import Any

from behaviour.wire.case import Case, Json

BEARER = "RFC 6750, section 2.1: Authorization: Bearer b64token"
BASIC = "RFC 7617, section 2: base64 of user-id, colon and password, in UTF-8"
KEY = "OpenAPI, Security Scheme Object: an apiKey is sent in header, query or cookie"
HTTP = "RFC 9110, section 11.4: auth-scheme SP credentials"
AND = (
    "OpenAPI, Security Requirement Object: all schemes of one object must be satisfied"
)
OR = "OpenAPI, Operation Object: only one of the security requirement objects need be"
NONE = "OpenAPI, Operation Object: an empty list removes security"
OPTIONAL = "OpenAPI, Operation Object: {} makes security optional"
NOTHING = "nothing is sent without what the document requires"

SCHEMES: Json = {
    "head": {"type": "apiKey", "in": "header", "name": "X-Key"},
    "find": {"type": "apiKey", "in": "query", "name": "key"},
    "odd": {"type": "apiKey", "in": "query", "name": "a[b]&c"},
    "jar": {"type": "apiKey", "in": "cookie", "name": "sid"},
    "twin": {"type": "apiKey", "in": "cookie", "name": "csrf"},
    "raw": {"type": "apiKey", "in": "header", "name": "Authorization"},
    "basic": {"type": "http", "scheme": "basic"},
    "bearer": {"type": "http", "scheme": "bearer"},
    "hmac": {"type": "http", "scheme": "HMAC"},
    "oauth": {
        "type": "oauth2",
        "flows": {
            "implicit": {"authorizationUrl": "https://a.test", "scopes": {"read": ""}}
        },
    },
    "openid": {"type": "openIdConnect", "openIdConnectUrl": "https://a.test"},
    "tls": {"type": "mutualTLS"},
}
"""The schemes of the document that all tables share."""
NO_COLOR: Json = {"name": "color", "in": "query", "schema": {"type": "string"}}
SESSION: Json = {"name": "color", "in": "cookie", "schema": {"type": "string"}}


def case(rule: str, security: list[Json], settings: Json, **more: Any) -> Case:
    """A call with these settings of an operation that takes `security`."""
    return Case(rule, {}, security=security, settings=settings, **more)


def sent(rule: str, scheme: str, settings: Json, **headers: str) -> Case:
    """A call that sends these headers for one scheme."""
    fields = {name.replace("_", "-"): value for name, value in headers.items()}
    return case(rule, [{scheme: []}], settings, headers=fields)


CASES = (
    sent(BEARER, "bearer", {"bearer_token": "a.b~c=="}, Authorization="Bearer a.b~c=="),
    sent(BEARER, "bearer", {"bearer_token": lambda: "t2"}, Authorization="Bearer t2"),
    sent(BEARER, "oauth", {"access_token": "at"}, Authorization="Bearer at"),
    sent(BEARER, "openid", {"openid_token": "ot"}, Authorization="Bearer ot"),
    # RFC 7617, section 2 and 2.1 have these two with their base64
    sent(
        BASIC,
        "basic",
        {"username": "Aladdin", "password": "open sesame"},
        Authorization="Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
    ),
    sent(
        BASIC,
        "basic",
        {"username": "test", "password": "123£"},
        Authorization="Basic dGVzdDoxMjPCow==",
    ),
    # `printf 'key:' | base64` and `printf 'u:p:q' | base64`
    sent(BASIC, "basic", {"username": "key"}, Authorization="Basic a2V5Og=="),
    sent(
        BASIC,
        "basic",
        {"username": "u", "password": lambda: "p:q"},
        Authorization="Basic dTpwOnE=",
    ),
    sent(KEY, "head", {"head": "k 1;2"}, X_Key="k 1;2"),
    sent(KEY, "head", {"head": lambda: "k2"}, X_Key="k2"),
    sent(KEY, "raw", {"raw": "Token abc"}, Authorization="Token abc"),
    sent(KEY, "jar", {"jar": "s1"}, Cookie="sid=s1"),
    sent(HTTP, "hmac", {"hmac": "k=1, s=2"}, Authorization="HMAC k=1, s=2"),
    case(
        KEY, [{"find": []}], {"find": "a b&c=d/é"}, target="?key=a%20b%26c%3Dd%2F%C3%A9"
    ),
    case(KEY, [{"odd": []}], {"odd": "1"}, target="?a%5Bb%5D%26c=1"),
    Case(
        KEY,
        {"color": "blue"},
        target="?color=blue&key=k",
        parameters=(NO_COLOR,),
        security=[{"find": []}],
        settings={"find": "k"},
    ),
    Case(
        KEY,
        {"color": "blue"},
        headers={"Cookie": "color=blue; sid=s"},
        parameters=(SESSION,),
        security=[{"jar": []}],
        settings={"jar": "s"},
    ),
    Case(
        "RFC 6265, section 5.4: one name, one cookie; the key is the client's",
        {"sid": "own", "color": "blue"},
        headers={"Cookie": "color=blue; sid=s"},
        parameters=(SESSION, {**SESSION, "name": "sid"}),
        security=[{"jar": []}],
        settings={"jar": "s"},
    ),
    case(
        AND,
        [{"jar": [], "twin": []}],
        {"jar": "s", "twin": "t"},
        headers={"Cookie": "sid=s; csrf=t"},
    ),
    case(
        AND,
        [{"head": [], "find": [], "bearer": []}],
        {"head": "h", "find": "f", "bearer_token": "b"},
        headers={"X-Key": "h", "Authorization": "Bearer b"},
        target="?key=f",
    ),
    case(
        OR,
        [{"head": []}, {"bearer": []}],
        {"head": "h", "bearer_token": "b"},
        headers={"X-Key": "h"},
        absent=("Authorization",),
    ),
    case(
        OR,
        [{"head": [], "find": []}, {"bearer": []}],
        {"head": "h", "bearer_token": "b"},
        headers={"Authorization": "Bearer b"},
        absent=("X-Key",),
    ),
    case(
        OR,
        [{"bearer": []}, {"oauth": ["read"]}, {"basic": []}],
        {"username": "Aladdin", "password": "open sesame"},
        headers={"Authorization": "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="},
    ),
    case(
        NONE, [], {"bearer_token": "b", "head": "h"}, absent=("Authorization", "X-Key")
    ),
    case(OPTIONAL, [{}, {"head": []}], {"head": "h"}, headers={"X-Key": "h"}),
    case(
        OPTIONAL, [{"head": []}, {}], {"bearer_token": "b"}, absent=("Authorization",)
    ),
    case(OPTIONAL, [{"head": []}, {}], {}, absent=("X-Key", "Cookie")),
    case(NOTHING, [{"bearer": []}], {}, missing=("bearer_token", "_BEARER_TOKEN")),
    case(
        NOTHING, [{"basic": []}], {"password": "p"}, missing=("username", "_USERNAME")
    ),
    case(
        NOTHING,
        [{"head": [], "find": []}, {"openid": []}],
        {"find": "f"},
        missing=("head=", "_HEAD", " and ", "find=", "; or ", "openid_token"),
    ),
    case(NOTHING, [{"head": []}, {"raw": []}], {"bearer_token": "b"}, missing=("raw",)),
    # a certificate is the HTTP client's, and these tests give one
    case("RFC 8705: the connection proves it", [{"tls": []}], {}),
)
