"""Example"""

from __future__ import annotations

from ._runtime.lazy import lazy_names

__getattr__, __dir__, __all__ = lazy_names(
    __name__,
    {
        "client": ("AsyncExample", "Example"),
        "_runtime.errors": (
            "APIConnectionError",
            "APIError",
            "APIResponseError",
            "APIStatusError",
            "APITimeoutError",
            "BadRequestError",
            "ConflictError",
            "ForbiddenError",
            "InternalServerError",
            "MissingCredentialsError",
            "NotFoundError",
            "RateLimitError",
            "ResponseDecodeError",
            "ResponseTooLargeError",
            "UnauthorizedError",
            "UnprocessableEntityError",
        ),
        "_runtime.requests": ("Request", "RequestOptions", "Response"),
    },
    "models",
    "resources",
)
