"""Every operation of a document by its methods, sync and async: what a caller writes.

Knows that a method is called as its request function is, and that one over pages returns an
iterator. What is sent is judged by `calls`; here nothing may be raised.
"""

from __future__ import annotations

import asyncio
import inspect
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import httpx2
from corpus.documents import Source
from prism.arguments import credentials
from prism.calls import Caller, made_caller


def raised(source: Source, folder: Path, url: str) -> tuple[int, list[str]]:
    """How many methods were called, and what those raised that did.

    Only for a process of its own: the client is imported.
    """
    caller, listed = made_caller(source, folder, url)
    options = caller.package.RequestOptions(max_retries=0, strict_responses=True)
    calls = [
        partial(call, options=options) for each in listed for call in caller.calls(each)
    ]
    found = [*_of_sync(caller, calls), *asyncio.run(_of_async(caller, calls, url))]
    return len(found), [each for each in found if each]


def _of_sync(caller: Caller, calls: list[partial[Any]]) -> Iterator[str]:
    for call in calls:
        try:
            answer = _method(call, caller.client, "")(**call.keywords)
            if hasattr(answer, "pages"):
                next(iter(answer), None)
        except Exception as problem:  # noqa: BLE001 - a finding
            yield f"{call.func.__name__}: {problem!r}"
        else:
            yield ""


async def _of_async(caller: Caller, calls: list[partial[Any]], url: str) -> list[str]:
    made = getattr(caller.package, f"Async{type(caller.client).__name__}")
    http = httpx2.AsyncClient(trust_env=False)
    client = made(base_url=url, http_client=http, **credentials(made))
    found: list[str] = []
    for call in calls:
        try:
            answer = _method(call, client, "Async")(**call.keywords)
            if inspect.isawaitable(answer):
                await answer
            else:
                await anext(aiter(answer), None)
        except Exception as problem:  # noqa: BLE001 - a finding
            found.append(f"async {call.func.__name__}: {problem!r}")
        else:
            found.append("")
    await http.aclose()
    return found


def _method(call: partial[Any], client: Any, prefix: str) -> Any:
    """The method beside a request function, in the class whose name starts so."""
    name = call.func.__name__.removesuffix("_request")
    for each, value in vars(sys.modules[call.func.__module__]).items():
        is_own = isinstance(value, type) and value.__module__ == call.func.__module__
        if is_own and each.startswith("Async") == bool(prefix) and hasattr(value, name):
            return getattr(value(client), name)
    raise LookupError(name)
