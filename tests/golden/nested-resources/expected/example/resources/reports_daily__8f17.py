from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncClient, SyncClient

if TYPE_CHECKING:
    from .reports_daily_usage import AsyncReportsDailyUsage, ReportsDailyUsage


class ReportsDaily__0aa3:
    """reports/daily"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    @property
    def usage(self) -> ReportsDailyUsage:
        """reports/daily/usage"""
        from .reports_daily_usage import ReportsDailyUsage

        return ReportsDailyUsage(self._client)


class AsyncReportsDaily__0aa3:
    """reports/daily"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    @property
    def usage(self) -> AsyncReportsDailyUsage:
        """reports/daily/usage"""
        from .reports_daily_usage import AsyncReportsDailyUsage

        return AsyncReportsDailyUsage(self._client)
