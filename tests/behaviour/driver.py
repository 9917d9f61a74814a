"""One test body for both clients, over servers that answer as they are told.

Responses are read strictly, as in all tests, unless a test says otherwise.
"""

from __future__ import annotations

import asyncio
import json
import pickle
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol, TypeVar, cast
from uuid import UUID

import httpx2
import yaml
from metronome import AsyncMetronome, Metronome, Request, RequestOptions, Response
from metronome.models import GetCustomerV1Response

T = TypeVar("T")

CUSTOMER = "d7abd0cd-4ae9-4db7-8676-e986a4ebd8dc"
TOKEN = "mtr_live.S3cr3t-TOKEN_0123456789~abcdef"

SPEC = Path(__file__).parents[2] / "spec" / "metronome.yaml"

Answer = Callable[[httpx2.Request], httpx2.Response]
Outcome = Answer | Exception


def answer(
    status: int, content: bytes | str = b"", headers: dict[str, str] | None = None
) -> Answer:
    """A response, made anew for each request."""
    return lambda _: httpx2.Response(status, content=content, headers=headers)


def answer_json(
    status: int, body: object, headers: dict[str, str] | None = None
) -> Answer:
    kind = {"Content-Type": "application/json"}
    return answer(status, json.dumps(body), kind | (headers or {}))


def pickled(value: T) -> T:
    """What comes out of a pickle of `value`."""
    again: T = pickle.loads(pickle.dumps(value))
    return again


def documented_example() -> dict[str, Any]:
    """The body that the document shows, a new one for each caller."""
    document: Any = yaml.safe_load(SPEC.read_text(encoding="utf-8"))
    get = document["paths"]["/v1/customers/{customer_id}"]["get"]
    media = get["responses"]["200"]["content"]["application/json"]
    return cast("dict[str, Any]", media["example"])


class FakeServer:
    """Takes its outcomes in turn; the last one stands for all that follow."""

    def __init__(self, *outcomes: Outcome) -> None:
        self._outcomes = list(outcomes)
        self.requests: list[httpx2.Request] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.requests.append(request)
        outcomes = self._outcomes
        outcome = outcomes.pop(0) if len(outcomes) > 1 else outcomes[0]
        if isinstance(outcome, Exception):
            raise outcome
        return outcome(request)

    @property
    def request(self) -> httpx2.Request:
        """The only request that came."""
        (request,) = self.requests
        return request


class Caller(Protocol):
    """What both clients can do, awaited in either case."""

    async def get(
        self, customer_id: UUID | str, options: RequestOptions | None = None
    ) -> GetCustomerV1Response: ...

    async def send(
        self, request: Request[T], options: RequestOptions | None = None
    ) -> Response[T]: ...

    def with_options(self, options: RequestOptions) -> Caller: ...


@dataclass(frozen=True)
class _Sync:
    client: Metronome

    async def get(
        self, customer_id: UUID | str, options: RequestOptions | None = None
    ) -> GetCustomerV1Response:
        return self.client.customers.get_customer_v1(customer_id, options=options)

    async def send(
        self, request: Request[T], options: RequestOptions | None = None
    ) -> Response[T]:
        return self.client.send(request, options)

    def with_options(self, options: RequestOptions) -> Caller:
        return _Sync(self.client.with_options(options))


@dataclass(frozen=True)
class _Async:
    client: AsyncMetronome

    async def get(
        self, customer_id: UUID | str, options: RequestOptions | None = None
    ) -> GetCustomerV1Response:
        return await self.client.customers.get_customer_v1(customer_id, options=options)

    async def send(
        self, request: Request[T], options: RequestOptions | None = None
    ) -> Response[T]:
        return await self.client.send(request, options)

    def with_options(self, options: RequestOptions) -> Caller:
        return _Async(self.client.with_options(options))


@dataclass(frozen=True)
class Driver:
    """Runs a body with a client of one flavour."""

    flavour: str

    def run(
        self,
        server: FakeServer,
        body: Callable[[Caller], Coroutine[Any, Any, T]],
        *,
        token: str | None = TOKEN,
        base_url: str | None = None,
        options: RequestOptions | None = None,
    ) -> T:
        transport = httpx2.MockTransport(server)
        if options is None or options.strict_responses is None:
            options = replace(options or RequestOptions(), strict_responses=True)
        if self.flavour == "sync":
            with httpx2.Client(transport=transport) as http:
                sync_client = Metronome(
                    bearer_token=token,
                    base_url=base_url,
                    options=options,
                    http_client=http,
                )
                return _unsuspended(body(_Sync(sync_client)))

        async def main() -> T:
            async with httpx2.AsyncClient(transport=transport) as http:
                client = AsyncMetronome(
                    bearer_token=token,
                    base_url=base_url,
                    options=options,
                    http_client=http,
                )
                return await body(_Async(client))

        return asyncio.run(main())

    def get(
        self,
        server: FakeServer,
        customer_id: UUID | str = CUSTOMER,
        call: RequestOptions | None = None,
        *,
        token: str | None = TOKEN,
        base_url: str | None = None,
        options: RequestOptions | None = None,
    ) -> GetCustomerV1Response:
        async def body(client: Caller) -> GetCustomerV1Response:
            return await client.get(customer_id, call)

        return self.run(server, body, token=token, base_url=base_url, options=options)

    def send(
        self,
        server: FakeServer,
        request: Request[T],
        call: RequestOptions | None = None,
        *,
        options: RequestOptions | None = None,
    ) -> Response[T]:
        async def body(client: Caller) -> Response[T]:
            return await client.send(request, call)

        return self.run(server, body, options=options)


def _unsuspended(coroutine: Coroutine[Any, Any, T]) -> T:
    """What a coroutine returns that has nothing to wait for."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        result: T = end.value
        return result
    raise AssertionError("the sync client suspended")


@dataclass
class Clock:
    """Time that passes only where a test or a wait says so."""

    now: float = 1000.0
    waits: list[float] = field(default_factory=list[float])

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds

    async def async_sleep(self, seconds: float) -> None:
        self.sleep(seconds)
