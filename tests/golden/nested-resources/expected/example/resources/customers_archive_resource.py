from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncClient, SyncClient

if TYPE_CHECKING:
    from .customers_archive_resource_entries import (
        AsyncCustomersArchiveEntries,
        CustomersArchiveEntries,
    )


class CustomersArchive:
    """Customers/archive"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    @property
    def entries(self) -> CustomersArchiveEntries:
        """Customers/archive/entries"""
        from .customers_archive_resource_entries import CustomersArchiveEntries

        return CustomersArchiveEntries(self._client)


class AsyncCustomersArchive:
    """Customers/archive"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    @property
    def entries(self) -> AsyncCustomersArchiveEntries:
        """Customers/archive/entries"""
        from .customers_archive_resource_entries import AsyncCustomersArchiveEntries

        return AsyncCustomersArchiveEntries(self._client)
