from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .. import models
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.forms import form_content
from .._runtime.json_bodies import json_body
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions
from .._runtime.styles import comma_separated, deep_object

if TYPE_CHECKING:
    from .. import dicts


def update_charge_request(
    *,
    body: Mapping[str, Any] | None = None,
) -> Request[None]:
    """The request of `Charges.update_charge`."""
    return Request(
        operation="updateCharge",
        method="PATCH",
        path=("/charges",),
        content=form_content(dict[str, Any], body),
        responses={
            204: no_body,
        },
    )


def create_charge_request(
    body: models.Charge | dicts.Charge,
) -> Request[models.Charge]:
    """The request of `Charges.create_charge`."""
    return Request(
        operation="createCharge",
        method="POST",
        path=("/charges",),
        content=form_content(
            models.Charge,
            body,
            styles={
                "expand": comma_separated,
                "metadata": deep_object,
            },
        ),
        responses={
            200: json_body(models.Charge),
        },
    )


class Charges:
    """charges"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def update_charge(
        self,
        *,
        body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """PATCH /charges"""
        request = update_charge_request(body=body)
        return self._client.send(request, options).parsed

    def create_charge(
        self,
        body: models.Charge | dicts.Charge,
        *,
        options: RequestOptions | None = None,
    ) -> models.Charge:
        """POST /charges"""
        request = create_charge_request(body)
        return self._client.send(request, options).parsed


class AsyncCharges:
    """charges"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def update_charge(
        self,
        *,
        body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """PATCH /charges"""
        request = update_charge_request(body=body)
        return (await self._client.send(request, options)).parsed

    async def create_charge(
        self,
        body: models.Charge | dicts.Charge,
        *,
        options: RequestOptions | None = None,
    ) -> models.Charge:
        """POST /charges"""
        request = create_charge_request(body)
        return (await self._client.send(request, options)).parsed
