"""A URL that was named as SPEC -> bytes: the one place that uses the network.

Knows http and https, and the limits on an answer. Fetches that URL and where it is redirected to,
and nothing that a document refers to.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from http.client import HTTPException
from importlib.metadata import version
from typing import IO, Any
from urllib.error import HTTPError
from urllib.parse import urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from specpress.diagnostics import Diagnostic, Failure, Place, error, note
from specpress.files import MAX_BYTES, too_large

_MAX_REDIRECTS = 5
_SILENCE = 30.0
"""Seconds that a server may send nothing."""
TOTAL = 120.0
"""Seconds that all of it may take."""


@dataclass(slots=True)
class _Answer:
    url: str
    data: bytes = b""
    problem: Failure | None = None
    redirected: list[str] = field(default_factory=list[str])


def fetch(url: str, seconds: float = TOTAL) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """What the server answers at `url`, and what is to be said of the way there.

    Raises:
        Failure: it does not answer well, in time or in short.
    """
    answer = _Answer(url)
    # a thread that nobody waits for: a server may send a byte now and then for ever
    worker = threading.Thread(target=_work, args=(answer,), daemon=True)
    worker.start()
    worker.join(seconds)
    if worker.is_alive():
        raise _not_fetched(url, f"the server took longer than {seconds:g} seconds")
    if answer.problem is not None:
        raise answer.problem
    if not answer.redirected:
        return answer.data, ()
    message = f"it was redirected to {answer.redirected[-1]}"
    hint = "name that URL; relative servers are seen from the one that is named"
    return answer.data, (note("redirected", Place(url), message, hint),)


def _work(answer: _Answer) -> None:
    try:
        answer.data = _followed(answer)
    except Failure as problem:
        answer.problem = problem
    except (OSError, HTTPException, ValueError) as problem:
        reason = getattr(problem, "reason", None) or problem
        answer.problem = _not_fetched(answer.url, str(reason) or "no answer")


def _followed(answer: _Answer) -> bytes:
    opener = build_opener(_Still)
    url = answer.url
    while True:
        _check(answer.url, url)
        target = _opened(opener, url)
        if isinstance(target, bytes):
            if len(target) > MAX_BYTES:
                raise too_large(answer.url)
            return target
        if len(answer.redirected) == _MAX_REDIRECTS:
            raise _not_fetched(answer.url, f"more than {_MAX_REDIRECTS} redirects")
        if url.startswith("https:") and not target.startswith("https:"):
            raise _not_fetched(answer.url, f"it is redirected to {target}, without TLS")
        answer.redirected.append(target)
        url = target


def _opened(opener: OpenerDirector, url: str) -> bytes | str:
    """What is at `url`, or where that is."""
    agent = {"User-Agent": f"specpress/{version('specpress')}"}
    try:
        request = Request(url, headers=agent)  # noqa: S310 - see `_check`
        with opener.open(request, timeout=_SILENCE) as response:
            data: bytes = response.read(MAX_BYTES + 1)
            return data
    except HTTPError as problem:
        with problem:
            location = problem.headers.get("Location")
            if problem.code in _MOVED and location:
                return urljoin(url, location)
            raise _not_fetched(url, f"the server answers {problem.code}") from None


_MOVED = frozenset({301, 302, 303, 307, 308})


class _Still(HTTPRedirectHandler):
    """Follows no redirect, so that each is looked at first."""

    def redirect_request(  # noqa: PLR0917 - the signature is the library's
        self,
        req: Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Any,
        newurl: str,
    ) -> None:
        del req, fp, code, msg, headers, newurl


def _check(named: str, url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise _not_fetched(named, f"{url} is not an http or https URL")
    if parts.username is not None or parts.password is not None:
        raise _not_fetched(
            named.partition("//")[0], "a URL with a password is not fetched"
        )


def _not_fetched(url: str, message: str) -> Failure:
    return Failure(error("not-fetched", Place(url), message))
