"""Names that emitted modules use themselves, so that nothing of a document takes them.

One source for all of them; a test compares it with what the views import and with what
emitted modules hold. Every set is a constant, never what this very Python has: the same
document gives the same names under every version.

Knows nothing of documents, nor what a name stands for.
"""

from __future__ import annotations

IN_MODEL_MODULES = frozenset(
    {
        "Annotated",
        "Any",
        "Base64",
        "Contains",
        "Date",
        "DateTime",
        "Decimal",
        "DecimalNumber",
        "DecimalText",
        "Duration",
        "ExtendedModel",
        "Field",
        "File",
        "Integer",
        "Literal",
        "Mapping",
        "Model",
        "ModelWithConstants",
        "MultipleOf",
        "Never",
        "NotRequired",
        "Nothing",
        "Number",
        "Omittable",
        "OpenIntEnum",
        "OpenStrEnum",
        "Sequence",
        "TYPE_CHECKING",
        "Tagged",
        "Time",
        "TypeAlias",
        "TypeAliasType",
        "TypedDict",
        "UniqueItems",
        "UnknownVariant",
        "Uuid",
    }
)
"""What modules of models and of dictionaries import: a class of its name would hide it."""

IN_ANNOTATIONS = frozenset(
    {"bool", "bytes", "dict", "float", "int", "list", "str", "tuple"}
)
"""Builtins in annotations: an attribute of that name would hide the type from the class."""

IN_RESOURCE_ANNOTATIONS = IN_ANNOTATIONS - {"list"}
"""The same where annotations say List if need be: lists are what most methods give."""

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
        "mro",
        "parse_file",
        "parse_obj",
        "parse_raw",
        "register",
        "schema",
        "schema_json",
        "update_forward_refs",
        "validate",
    }
)
"""Attributes of pydantic's BaseModel and of its metaclass."""

IN_RESOURCE_MODULES = frozenset(
    {
        "by_media_type",
        "absent_or_json_content",
        "body_of",
        "bytes_body",
        "chosen_content",
        "comma_separated",
        "cookie_header",
        "date",
        "events_body",
        "json_lines",
        "json_sequence",
        "datetime",
        "deep_object",
        "deprecated",
        "dicts",
        "file_content",
        "form_content",
        "form_exploded",
        "form_properties",
        "header_values",
        "json_body",
        "json_content",
        "json_text",
        "key_value_list",
        "models",
        "multipart_content",
        "no_body",
        "optional_body_of",
        "optional_chosen_content",
        "optional_file_content",
        "optional_json_content",
        "optional_text_content",
        "overload",
        "path_segment",
        "path_value",
        "pipe_separated",
        "query_values",
        "space_separated",
        "text_body",
        "text_content",
        "time",
        "timedelta",
        "verbatim_cookie",
        "whole_query",
        "with_key",
        "with_reserved",
    }
)
"""What modules of operations import in lower case."""

IN_REQUESTS = frozenset({"body", "options", "request", "self"})
"""Names of the emitted methods and request functions themselves."""

IN_HEADERS = frozenset(
    {
        "ResponseHeaders",
        "header",
        "header_json",
        "header_list",
        "header_pairs",
        "header_properties",
        "header_scalar",
        "header_text",
        "misfits",
        "models",
        "required_header",
    }
)
"""What the module of headers imports beside types, and attributes of its classes."""

IN_LINKS = frozenset(
    {
        "constant",
        "date",
        "datetime",
        "dicts",
        "embedded",
        "models",
        "needed",
        "request_body",
        "request_header",
        "request_path",
        "request_query",
        "response_body",
        "found_or_absent",
        "response_header",
        "time",
        "timedelta",
        *IN_ANNOTATIONS,
    }
)
"""What the module of links imports in lower case, and builtins in its annotations."""

CLIENT_ATTRIBUTES = frozenset({"aclose", "close", "send", "with_options"})
"""Attributes of the runtime's clients, which those for resources stand beside."""

IN_CLIENT_MODULE = frozenset(
    {
        "AsyncClient",
        "AsyncSecret",
        "AsyncToken",
        "Basic",
        "Bearer",
        "Certificate",
        "CookieKey",
        "HeaderKey",
        "OAuth2",
        "OpenId",
        "QueryKey",
        "RequestOptions",
        "Schemes",
        "Secret",
        "Settings",
        "SyncClient",
        "TYPE_CHECKING",
        "Token",
    }
)
"""What the module of the client imports, beside resources."""

IN_SETTINGS = frozenset(
    {
        "base_url",
        "http_client",
        "httpx",
        "httpx2",
        "object",
        "options",
        "chosen_server",
        "own_server",
        "self",
        "server",
        "server_url",
        "server_values",
        "settings",
        "str",
        "values",
        "super",
    }
)
"""Names that the constructors of the client use, beside credentials."""

IN_RESOURCE_CLASS = frozenset({"builtins", "property"})
"""What decorates, within a resource's class, those that stand in it."""

IN_CLIENT_CLASS = frozenset({"httpx", "httpx2", "property"})
"""What the class of the client uses in lower case."""

CLASSES_IN_RESOURCE_MODULES = frozenset(
    {
        "ABSENT",
        "Absent",
        "Any",
        "AsyncPages",
        "Cursor",
        "Decimal",
        "AsyncStream",
        "Event",
        "FileContent",
        "Stream",
        "InBody",
        "InQuery",
        "LastItem",
        "List",
        "Literal",
        "Mapping",
        "NextLink",
        "NextUrl",
        "Offset",
        "PageNumber",
        "PagedRequest",
        "Pages",
        "Part",
        "Request",
        "RequestOptions",
        "Sequence",
        "UUID",
        "Unpack",
    }
)
"""What modules of operations import in PascalCase, beside the clients."""

IN_PACKAGE = frozenset(
    {
        "ABSENT",
        "APIConnectionError",
        "APIError",
        "APIResponseError",
        "APIStatusError",
        "APITimeoutError",
        "Absent",
        "AsyncByteStream",
        "AsyncPages",
        "AsyncStream",
        "BadRequestError",
        "ByteStream",
        "ClientCredentials",
        "ConflictError",
        "ForbiddenError",
        "InternalServerError",
        "LinkError",
        "MissingCredentialsError",
        "NotFoundError",
        "Page",
        "PagedRequest",
        "Pages",
        "PagingError",
        "RateLimitError",
        "RefreshToken",
        "Request",
        "RequestOptions",
        "Response",
        "ResponseDecodeError",
        "ResponseTooLargeError",
        "UnauthorizedError",
        "Stream",
        "Event",
        "UnprocessableEntityError",
        "WebhookError",
        "WebhookPayloadError",
        "WebhookSignatureError",
        "Webhooks",
    }
)
"""What the package exports beside the clients."""
