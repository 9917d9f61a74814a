"""Operations with what they send and answer, and the API as a whole: the IR of HTTP.

Knows the types of the schemas within. Does not know how any of it is written or read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from specpress.diagnostics import Place
from specpress.ir.links import Link
from specpress.ir.paging import Paging
from specpress.ir.schema import Declaration, Docs, Example, NamePath, Type, TypeId
from specpress.ir.security import Security, SecurityScheme
from specpress.ir.servers import Server
from specpress.ir.transport import BodyKind, Location, StreamKind, ValueStyle
from specpress.literals import Text
from specpress.operation_settings import OperationSettings
from specpress.signing import Signature


@dataclass(frozen=True, slots=True)
class Parameter:
    wire_name: Text
    location: Location
    type: Type
    required: bool
    style: ValueStyle
    explode: bool
    docs: Docs
    example: Example | None
    where: Place
    allow_reserved: bool = False
    """Whether reserved characters (RFC 3986, section 2.2) are sent as they are."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """How one property of a form is written, where that differs from the usual."""

    wire_name: Text
    media_type: Text = Text("")
    style: ValueStyle | None = None
    explode: bool = True
    headers: tuple[tuple[Text, Text], ...] = ()
    """What goes along with a part: name and value."""


@dataclass(frozen=True, slots=True)
class Body:
    media_type: Text
    kind: BodyKind
    type: Type
    required: bool
    docs: Docs
    example: Example | None
    where: Place
    encodings: tuple[Encoding, ...] = ()
    stream: StreamKind | None = None
    """How the items follow one another, where `type` is that of one of many."""


@dataclass(frozen=True, slots=True)
class Headers:
    """The headers that a response is documented with."""

    id: str
    """Identity: the JSON pointer of the response."""
    name: NamePath
    """What they are called after."""
    fields: tuple[Parameter, ...]
    where: Place


@dataclass(frozen=True, slots=True)
class ResponseCase:
    """What comes with one status."""

    status: str
    """`404`, a range as `4XX`, or `default`."""
    is_success: bool
    bodies: tuple[Body, ...]
    """One a media type, the preferred one first; none where nothing comes."""
    docs: Docs
    where: Place
    headers: Headers | None = None
    has_links: bool = False
    """Whether a `Link` header comes along (RFC 8288)."""

    @property
    def header_fields(self) -> tuple[Parameter, ...]:
        """The headers that are documented."""
        return self.headers.fields if self.headers else ()

    @property
    def body(self) -> Body | None:
        """The preferred one."""
        return self.bodies[0] if self.bodies else None


@dataclass(frozen=True, slots=True)
class PathParameter:
    """The place of a parameter within a path."""

    wire_name: Text


PathPart = Text | PathParameter


@dataclass(frozen=True, slots=True)
class Idempotency:
    """A key by which the server knows a request that it had already."""

    header: Text
    """Where it stands; empty where there is none for certain."""
    makes_key: bool
    """Whether the client makes one where the caller gives none."""


@dataclass(frozen=True, slots=True)
class Operation:
    id: str
    """Identity: method and path template."""
    operation_id: Text
    method: str
    path: tuple[PathPart, ...]
    query: tuple[tuple[Text, Text], ...]
    """What the path template itself says of the query: names and values."""
    tag: Text
    parameters: tuple[Parameter, ...]
    body: Body | None
    responses: tuple[ResponseCase, ...]
    security: Security
    """Credentials that it takes; the first alternative that a caller has counts."""
    docs: Docs
    where: Place
    server: Text = Text("")
    """The URL of its own server, if it has one; variables that callers choose in braces."""
    settings: OperationSettings = OperationSettings()
    idempotency: Idempotency | None = None
    other_bodies: tuple[Body, ...] = ()
    """What may be sent instead of `body`, in other media types."""
    paging: Paging | None = None
    """How it is walked page by page, where it is."""
    name: Text = Text("")
    """What its method is called after, where that is not `operation_id`."""

    @property
    def bodies(self) -> tuple[Body, ...]:
        """All that may be sent, the usual one first."""
        return (self.body, *self.other_bodies) if self.body else ()


@dataclass(frozen=True, slots=True)
class Webhook:
    """A request that the API sends to a server of its users: a webhook or a callback."""

    id: str
    """Identity: where it stands, by method."""
    name: tuple[Text, ...]
    """What it is called after."""
    key: Text
    """What the document calls it, for messages and for choosing among webhooks."""
    method: str
    operation: str
    """The id of the operation that a callback belongs to; empty for a webhook."""
    url: Text
    """Where a callback is sent: an expression; empty for a webhook."""
    parameters: tuple[Parameter, ...]
    body: Body | None
    answers: tuple[ResponseCase, ...]
    """What the receiver may answer."""
    docs: Docs
    where: Place


@dataclass(frozen=True, slots=True)
class Received:
    """All that the API sends of its own accord."""

    webhooks: tuple[Webhook, ...] = ()
    """Callbacks among them."""
    payload: Type | None = None
    """Whatever a webhook (no callback) may bring as JSON, where there are several."""
    signature: Signature | None = None


@dataclass(frozen=True, slots=True)
class Tag:
    name: Text
    """Of one that stands in another: the name of that, a slash, its own."""
    docs: Docs
    where: Place | None = None
    """Where the document lists it; None where it does not."""
    parent: Text | None = None
    """The tag that it stands in."""


@dataclass(frozen=True, slots=True)
class Api:
    title: Text
    version: Text
    docs: Docs
    servers: tuple[Server, ...]
    """Those that a caller can choose from, the default first; empty where that is unknown."""
    server: Text
    """The URL that all paths start with; empty where the document names none."""
    schemes: tuple[SecurityScheme, ...]
    """Those that operations take."""
    security: Security
    """What requests take that do not say."""
    tags: tuple[Tag, ...]
    operations: tuple[Operation, ...]
    declarations: Mapping[TypeId, Declaration]
    received: Received
    links: tuple[Link, ...] = ()
    """What responses lead to."""
    keyword_bodies: bool = False
    """Whether callers may give the fields of a body as keyword arguments."""
    chosen: frozenset[str] | None = None
    """The ids of the operations and webhooks to emit; None: all of them."""
