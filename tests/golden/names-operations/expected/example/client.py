"""Example"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, SyncClient, server_url
from ._runtime.exchange import Settings
from ._runtime.requests import RequestOptions

if TYPE_CHECKING:
    import httpx2

    from .resources.async_client import (
        AsyncResourceAsyncClientResource,
        ResourceAsyncClientResource,
    )
    from .resources.async_jobs import AsyncResourceAsyncJobs, ResourceAsyncJobs
    from .resources.client import AsyncClientResource, ClientResource
    from .resources.close_ import AsyncClose, Close
    from .resources.default import AsyncDefault, Default
    from .resources.jobs import AsyncJobs, Jobs
    from .resources.property_ import AsyncProperty, Property
    from .resources.settings import AsyncSettingsResource, SettingsResource
    from .resources.user_accounts import AsyncUserAccounts, UserAccounts
    from .resources.user_accounts__9cf2 import (
        AsyncUserAccounts__9cf2,
        UserAccounts__9cf2,
    )


class Example(SyncClient):
    """Example

    Synchronous; use it in a `with` block.

    Args:
        base_url: by default the environment's EXAMPLE_BASE_URL, or else the server that
            the API names.
        options: timeouts, retries and limits of all calls.
        http_client: sends the requests, and stays open: for proxies, certificates,
            transports and event hooks of your own.
    """

    def __init__(
        self,
        *,
        base_url: str | None = None,
        options: RequestOptions | None = None,
        http_client: httpx2.Client | None = None,
    ) -> None:
        settings = _settings(base_url, options)
        super().__init__(settings, http_client)

    @property
    def user_accounts(self) -> UserAccounts:
        """User Accounts"""
        from .resources.user_accounts import UserAccounts

        return UserAccounts(self)

    @property
    def default(self) -> Default:
        """Untagged."""
        from .resources.default import Default

        return Default(self)

    @property
    def async_client(self) -> ResourceAsyncClientResource:
        """Async Client"""
        from .resources.async_client import ResourceAsyncClientResource

        return ResourceAsyncClientResource(self)

    @property
    def async_jobs(self) -> ResourceAsyncJobs:
        """Async Jobs"""
        from .resources.async_jobs import ResourceAsyncJobs

        return ResourceAsyncJobs(self)

    @property
    def client(self) -> ClientResource:
        """Client"""
        from .resources.client import ClientResource

        return ClientResource(self)

    @property
    def jobs(self) -> Jobs:
        """Jobs"""
        from .resources.jobs import Jobs

        return Jobs(self)

    @property
    def settings(self) -> SettingsResource:
        """Settings"""
        from .resources.settings import SettingsResource

        return SettingsResource(self)

    @property
    def close_(self) -> Close:
        """close"""
        from .resources.close_ import Close

        return Close(self)

    @property
    def property_(self) -> Property:
        """property"""
        from .resources.property_ import Property

        return Property(self)

    @property
    def user_accounts__9cf2(self) -> UserAccounts__9cf2:
        """user-accounts"""
        from .resources.user_accounts__9cf2 import UserAccounts__9cf2

        return UserAccounts__9cf2(self)


class AsyncExample(AsyncClient):
    """Example

    Asynchronous; use it in an `async with` block.

    Args:
        base_url: by default the environment's EXAMPLE_BASE_URL, or else the server that
            the API names.
        options: timeouts, retries and limits of all calls.
        http_client: sends the requests, and stays open: for proxies, certificates,
            transports and event hooks of your own.
    """

    def __init__(
        self,
        *,
        base_url: str | None = None,
        options: RequestOptions | None = None,
        http_client: httpx2.AsyncClient | None = None,
    ) -> None:
        settings = _settings(base_url, options)
        super().__init__(settings, http_client)

    @property
    def user_accounts(self) -> AsyncUserAccounts:
        """User Accounts"""
        from .resources.user_accounts import AsyncUserAccounts

        return AsyncUserAccounts(self)

    @property
    def default(self) -> AsyncDefault:
        """Untagged."""
        from .resources.default import AsyncDefault

        return AsyncDefault(self)

    @property
    def async_client(self) -> AsyncResourceAsyncClientResource:
        """Async Client"""
        from .resources.async_client import AsyncResourceAsyncClientResource

        return AsyncResourceAsyncClientResource(self)

    @property
    def async_jobs(self) -> AsyncResourceAsyncJobs:
        """Async Jobs"""
        from .resources.async_jobs import AsyncResourceAsyncJobs

        return AsyncResourceAsyncJobs(self)

    @property
    def client(self) -> AsyncClientResource:
        """Client"""
        from .resources.client import AsyncClientResource

        return AsyncClientResource(self)

    @property
    def jobs(self) -> AsyncJobs:
        """Jobs"""
        from .resources.jobs import AsyncJobs

        return AsyncJobs(self)

    @property
    def settings(self) -> AsyncSettingsResource:
        """Settings"""
        from .resources.settings import AsyncSettingsResource

        return AsyncSettingsResource(self)

    @property
    def close_(self) -> AsyncClose:
        """close"""
        from .resources.close_ import AsyncClose

        return AsyncClose(self)

    @property
    def property_(self) -> AsyncProperty:
        """property"""
        from .resources.property_ import AsyncProperty

        return AsyncProperty(self)

    @property
    def user_accounts__9cf2(self) -> AsyncUserAccounts__9cf2:
        """user-accounts"""
        from .resources.user_accounts__9cf2 import AsyncUserAccounts__9cf2

        return AsyncUserAccounts__9cf2(self)


def _settings(
    base_url: str | None,
    options: RequestOptions | None,
) -> Settings:
    settings = Settings(
        base_url=server_url(
            base_url,
            variable="EXAMPLE_BASE_URL",
            default="https://api.example.com",
        ),
    )
    return settings.with_options(options)
