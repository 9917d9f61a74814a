from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncClient, SyncClient

if TYPE_CHECKING:
    from .reports_daily__8f17 import AsyncReportsDaily__0aa3, ReportsDaily__0aa3


class Reports:
    """reports"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    @property
    def daily(self) -> ReportsDaily__0aa3:
        """reports/daily"""
        from .reports_daily__8f17 import ReportsDaily__0aa3

        return ReportsDaily__0aa3(self._client)


class AsyncReports:
    """reports"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    @property
    def daily(self) -> AsyncReportsDaily__0aa3:
        """reports/daily"""
        from .reports_daily__8f17 import AsyncReportsDaily__0aa3

        return AsyncReportsDaily__0aa3(self._client)
