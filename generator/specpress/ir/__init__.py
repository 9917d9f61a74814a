"""The data between reading and writing: what an API is, apart from any document or language.

Invariants:
- Everything is frozen. Sums are union aliases, taken apart by `match` with `assert_never`.
- Types refer to declarations by id (`Named`), never by holding them: recursion is ordinary.
- "May be absent" (`Field.required`) and "may be null" (`Nullable`) are two facts.
- Every string of the document is a `Text`. Everything knows the place it came from.
- Order in a sequence is the document's where it means something to readers (fields,
  parameters, enum values), else it is sorted.

Imports nothing but the leaf types that it is made of, and knows no Python syntax.
"""

from specpress.ir.operations import (
    Api,
    BearerScheme,
    Body,
    Encoding,
    Operation,
    Parameter,
    PathParameter,
    PathPart,
    Received,
    ResponseCase,
    Tag,
    Webhook,
)
from specpress.ir.schema import (
    Access,
    Alias,
    Anything,
    Constraints,
    Contains,
    Declaration,
    Docs,
    Enum,
    EnumValue,
    Example,
    Field,
    JsonScalar,
    ListOf,
    Literal,
    MapOf,
    Named,
    NamePath,
    Nothing,
    Nullable,
    Object,
    Scalar,
    ScalarKind,
    TupleOf,
    Type,
    TypeId,
    Union,
    Variant,
    is_text,
)
from specpress.ir.settings import (
    OperationSettings,
    PagingSettings,
    PagingStyle,
    Path,
)
from specpress.ir.signatures import Coding, Hash, Signature
from specpress.ir.transport import BodyKind, Credentials, Location, ValueStyle

__all__ = [
    "Access",
    "Alias",
    "Anything",
    "Api",
    "BearerScheme",
    "Body",
    "BodyKind",
    "Coding",
    "Constraints",
    "Contains",
    "Credentials",
    "Declaration",
    "Docs",
    "Encoding",
    "Enum",
    "EnumValue",
    "Example",
    "Field",
    "Hash",
    "JsonScalar",
    "ListOf",
    "Literal",
    "Location",
    "MapOf",
    "NamePath",
    "Named",
    "Nothing",
    "Nullable",
    "Object",
    "Operation",
    "OperationSettings",
    "PagingSettings",
    "PagingStyle",
    "Parameter",
    "Path",
    "PathParameter",
    "PathPart",
    "Received",
    "ResponseCase",
    "Scalar",
    "ScalarKind",
    "Signature",
    "Tag",
    "TupleOf",
    "Type",
    "TypeId",
    "Union",
    "ValueStyle",
    "Variant",
    "Webhook",
    "is_text",
]
