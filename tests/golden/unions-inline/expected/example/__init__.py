"""Example"""

from __future__ import annotations

from ._runtime.lazy import lazy_names

__getattr__, __dir__, __all__ = lazy_names(
    __name__,
    {
        "client": ("AsyncExample", "Example"),
        "_runtime.absent": ("ABSENT", "Absent"),
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
    "dicts",
    "models",
    "resources",
)
