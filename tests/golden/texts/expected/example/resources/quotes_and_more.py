from __future__ import annotations

from .. import models
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.json_bodies import json_body
from .._runtime.requests import Request, RequestOptions, path_segment


def quote_d_request(
    id: str,
) -> Request[models.Text]:
    """The request of `QuotesAndMore.quote_d`."""
    return Request(
        operation='quote"d',
        method="GET",
        path=(
            "/quoted%22path/",
            path_segment("id", id),
        ),
        responses={
            200: json_body(models.Text),
        },
    )


class QuotesAndMore:
    """A tag with `code`, **emphasis**, <script>alert(1)</script> and a
    [link](javascript:alert(1)).

    - a list
    - that keeps its lines

    ```
    x = \"\"\"triple\"\"\"
    ```
    """

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def quote_d(
        self,
        id: str,
        *,
        options: RequestOptions | None = None,
    ) -> models.Text:
        """Ends with a "quote"

        Back\\slash, tab and \"\"\"triple\"\"\" quotes, {{ braces }} and a very long line that
        goes on and on until it has to be broken somewhere, since no line of code should
        be this long.

        Args:
            id: Two lines.
        """
        request = quote_d_request(id)
        return self._client.send(request, options).parsed


class AsyncQuotesAndMore:
    """A tag with `code`, **emphasis**, <script>alert(1)</script> and a
    [link](javascript:alert(1)).

    - a list
    - that keeps its lines

    ```
    x = \"\"\"triple\"\"\"
    ```
    """

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def quote_d(
        self,
        id: str,
        *,
        options: RequestOptions | None = None,
    ) -> models.Text:
        """Ends with a "quote"

        Back\\slash, tab and \"\"\"triple\"\"\" quotes, {{ braces }} and a very long line that
        goes on and on until it has to be broken somewhere, since no line of code should
        be this long.

        Args:
            id: Two lines.
        """
        request = quote_d_request(id)
        return (await self._client.send(request, options)).parsed
