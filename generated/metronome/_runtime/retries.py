"""When a request is sent again, and after how long. Pure functions."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from .errors import APIConnectionError, APIError, APIStatusError

# RFC 9110, section 9.2.2: sending these twice does what sending them once does
IDEMPOTENT = frozenset({"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "QUERY"})
# Another try may succeed. 409 is not here: it means a conflict, and stays one.
_TRANSIENT = frozenset({408, 429, 500, 502, 503, 504})

_FIRST_WAIT = 0.5
_LONGEST_WAIT = 8.0
_LONGEST_RETRY_AFTER = 30.0


def is_retryable(error: APIError, *, is_safe: bool) -> bool:
    """Whether another try may help, without the request being carried out twice."""
    if isinstance(error, APIConnectionError):
        return error.is_transient and (is_safe or not error.may_have_arrived)
    if isinstance(error, APIStatusError):
        # 429: the server says that it did not act on the request
        return error.status_code in _TRANSIENT and (is_safe or error.status_code == 429)
    return False


def wait_before(retry: int, error: APIError) -> float:
    """Seconds to wait before the `retry`-th retry, counted from 1.

    What the server asks for (`Retry-After`) up to a limit, else exponential with jitter.
    """
    if isinstance(error, APIStatusError):
        asked = _retry_after(error.response.headers)
        if asked is not None:
            return min(asked, _LONGEST_RETRY_AFTER)
    longest = min(_FIRST_WAIT * 2.0 ** (retry - 1), _LONGEST_WAIT)
    return longest * random.uniform(0.5, 1.0)


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds from `Retry-After` (RFC 9110, section 10.2.3): a number or a date."""
    text = headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:10])
    try:
        date = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    if date.tzinfo is None:  # RFC 9110, section 5.6.7: always GMT
        date = date.replace(tzinfo=UTC)
    return max(0.0, (date - datetime.now(UTC)).total_seconds())
