from __future__ import annotations

from uuid import UUID

from .._runtime.client import AsyncClient, SyncClient
from .._runtime.idempotency import with_key
from .._runtime.query import header_values
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions


def pay_request(
    *,
    idempotency_key: str | None = None,
) -> Request[None]:
    """The request of `Payments.pay`."""
    return Request(
        operation="pay",
        method="POST",
        path=("/payments",),
        headers=header_values(
            {
                "Idempotency-Key": idempotency_key,
            },
        ),
        responses={
            204: no_body,
        },
    )


def put_payments_request(
    *,
    x_idempotency_key: UUID | str | None = None,
) -> Request[None]:
    """The request of `Payments.put_payments`."""
    return Request(
        operation="putPayments",
        method="PUT",
        path=("/payments",),
        headers=header_values(
            {
                "X-Idempotency-Key": x_idempotency_key,
            },
        ),
        responses={
            204: no_body,
        },
        idempotency_header="X-Idempotency-Key",
    )


def short_key_request(
    *,
    idempotency_key: str | None = None,
) -> Request[None]:
    """The request of `Payments.short_key`."""
    return Request(
        operation="shortKey",
        method="PATCH",
        path=("/refunds",),
        headers=header_values(
            {
                "Idempotency-Key": idempotency_key,
            },
        ),
        responses={
            204: no_body,
        },
    )


def refund_request(
    idempotency_key: str,
) -> Request[None]:
    """The request of `Payments.refund`."""
    return Request(
        operation="refund",
        method="POST",
        path=("/refunds",),
        headers=header_values(
            {
                "idempotency-key": idempotency_key,
            },
        ),
        responses={
            204: no_body,
        },
        idempotency_header="idempotency-key",
    )


def not_safe_request(
    *,
    idempotency_key: str | None = None,
) -> Request[None]:
    """The request of `Payments.not_safe`."""
    return Request(
        operation="notSafe",
        method="PATCH",
        path=("/transfers",),
        headers=header_values(
            {
                "Idempotency-Key": idempotency_key,
            },
        ),
        responses={
            204: no_body,
        },
        idempotency_header="",
        options=RequestOptions(max_retries=0, timeout=90.0),
    )


def transfer_request() -> Request[None]:
    """The request of `Payments.transfer`."""
    return Request(
        operation="transfer",
        method="POST",
        path=("/transfers",),
        responses={
            204: no_body,
        },
        idempotency_header="X-Request-Key",
        options=RequestOptions(max_retries=5),
    )


class Payments:
    """payments"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def pay(
        self,
        *,
        idempotency_key: str | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """POST /payments"""
        request = pay_request(idempotency_key=idempotency_key)
        request = with_key(request)
        return self._client.send(request, options).parsed

    def put_payments(
        self,
        *,
        x_idempotency_key: UUID | str | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """PUT /payments"""
        request = put_payments_request(x_idempotency_key=x_idempotency_key)
        return self._client.send(request, options).parsed

    def short_key(
        self,
        *,
        idempotency_key: str | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """PATCH /refunds"""
        request = short_key_request(idempotency_key=idempotency_key)
        return self._client.send(request, options).parsed

    def refund(
        self,
        idempotency_key: str,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """POST /refunds"""
        request = refund_request(idempotency_key)
        return self._client.send(request, options).parsed

    def not_safe(
        self,
        *,
        idempotency_key: str | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """PATCH /transfers"""
        request = not_safe_request(idempotency_key=idempotency_key)
        return self._client.send(request, options).parsed

    def transfer(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """POST /transfers"""
        request = transfer_request()
        request = with_key(request)
        return self._client.send(request, options).parsed


class AsyncPayments:
    """payments"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def pay(
        self,
        *,
        idempotency_key: str | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """POST /payments"""
        request = pay_request(idempotency_key=idempotency_key)
        request = with_key(request)
        return (await self._client.send(request, options)).parsed

    async def put_payments(
        self,
        *,
        x_idempotency_key: UUID | str | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """PUT /payments"""
        request = put_payments_request(x_idempotency_key=x_idempotency_key)
        return (await self._client.send(request, options)).parsed

    async def short_key(
        self,
        *,
        idempotency_key: str | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """PATCH /refunds"""
        request = short_key_request(idempotency_key=idempotency_key)
        return (await self._client.send(request, options)).parsed

    async def refund(
        self,
        idempotency_key: str,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """POST /refunds"""
        request = refund_request(idempotency_key)
        return (await self._client.send(request, options)).parsed

    async def not_safe(
        self,
        *,
        idempotency_key: str | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """PATCH /transfers"""
        request = not_safe_request(idempotency_key=idempotency_key)
        return (await self._client.send(request, options)).parsed

    async def transfer(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """POST /transfers"""
        request = transfer_request()
        request = with_key(request)
        return (await self._client.send(request, options)).parsed
