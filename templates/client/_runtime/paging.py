"""Walking an operation page by page: requests that know what follows, and their walkers."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar, cast

from .client import AsyncClient, SyncClient
from .errors import APIResponseError
from .requests import Request, RequestOptions, Response

T = TypeVar("T")
Item = TypeVar("Item")
R = TypeVar("R", bound=Request[Any])


class PagingError(APIResponseError):
    """A page came that cannot be walked on from: it has no items, or leads astray."""


class Following(Protocol):
    """How a page leads to the next one: from the last request, and what came, to the next.

    Raises ValueError where the page is not what it should be.
    """

    def __call__(
        self, request: R, response: Response[Any], items: Sequence[Any], /
    ) -> R | None: ...


class Sent(Protocol):
    """The part of a request that differs from page to page."""

    def read(self, request: Request[Any], /) -> object: ...
    def write(self, request: R, value: object, /) -> R: ...


@dataclass(frozen=True, kw_only=True)
class PagedRequest(Request[T], Generic[Item, T]):
    """A request whose answer is one page of several."""

    items: tuple[str, ...]
    """The attributes that lead to the items of a page."""
    following: Following


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[Item, T]):
    """One page: its items, the response that holds them, and how to go on from here."""

    items: Sequence[Item] = field(repr=False)
    response: Response[T]
    next_request: PagedRequest[Item, T] | None = field(repr=False)
    """None on the last page. It can be kept, and walked later: `Pages(client, request)`."""

    @property
    def parsed(self) -> T:
        """The body of the page."""
        return self.response.parsed


def page_of(request: PagedRequest[Item, T], response: Response[T]) -> Page[Item, T]:
    """What `response`, which answers `request`, holds, and what follows.

    Raises:
        PagingError: there is no list of items, or nothing can follow.
    """
    try:
        items = _items(request, response.parsed)
        following = request.following(request, response, items)
    except (AttributeError, ValueError) as error:
        message = f"{request}: {error}"
        raise PagingError(message, request=request, response=response) from None
    return Page(items=items, response=response, next_request=following)


def _items(request: PagedRequest[Item, T], page: T) -> Sequence[Item]:
    found = attribute(page, request.items)
    if found is None:  # absent, as the document allows
        return []
    if isinstance(found, list):
        return cast("list[Item]", found)
    raise ValueError("the items are no list")


def attribute(value: Any, path: tuple[str, ...]) -> Any:
    """What the attributes of `path` lead to; None where one on the way is absent."""
    for name in path:
        if value is None:
            return None
        value = getattr(value, name)
    return value


class _Walk(Generic[Item, T]):
    """The requests of one walk, of which none may come twice: it would never end."""

    def __init__(self, request: PagedRequest[Item, T]) -> None:
        self.request: PagedRequest[Item, T] | None = request
        self._seen = {self._identity(request)}

    @staticmethod
    def _identity(request: Request[Any]) -> int:
        return hash((request.path, request.query, request.content))

    def go_on(self, page: Page[Item, T]) -> None:
        """Take what follows `page`."""
        last, self.request = self.request, page.next_request
        if self.request is None:
            return
        identity = self._identity(self.request)
        if identity in self._seen:
            message = f"{self.request}: a page leads back to one that was there before"
            raise PagingError(message, request=last, response=page.response)
        self._seen.add(identity)


class Pages(Generic[Item, T]):
    """All items of an operation: iterate, and each page is fetched when it is needed."""

    def __init__(
        self,
        client: SyncClient,
        request: PagedRequest[Item, T],
        options: RequestOptions | None = None,
    ) -> None:
        self._client = client
        self._request = request
        self._options = options

    def __iter__(self) -> Iterator[Item]:
        for page in self.pages():
            yield from page.items

    def pages(self) -> Iterator[Page[Item, T]]:
        """One page after the other.

        Raises:
            APIError: a page did not come; PagingError where one leads nowhere.
        """
        walk = _Walk(self._request)
        while walk.request is not None:
            page = self._fetch(walk.request)
            yield page
            walk.go_on(page)

    def first(self) -> Page[Item, T]:
        """The first page alone, with a single request."""
        return self._fetch(self._request)

    def _fetch(self, request: PagedRequest[Item, T]) -> Page[Item, T]:
        return page_of(request, self._client.send(request, self._options))


class AsyncPages(Generic[Item, T]):
    """All items of an operation: iterate, and each page is fetched when it is needed."""

    def __init__(
        self,
        client: AsyncClient,
        request: PagedRequest[Item, T],
        options: RequestOptions | None = None,
    ) -> None:
        self._client = client
        self._request = request
        self._options = options

    async def __aiter__(self) -> AsyncIterator[Item]:
        async for page in self.pages():
            for item in page.items:
                yield item

    async def pages(self) -> AsyncIterator[Page[Item, T]]:
        """One page after the other.

        Raises:
            APIError: a page did not come; PagingError where one leads nowhere.
        """
        walk = _Walk(self._request)
        while walk.request is not None:
            page = await self._fetch(walk.request)
            yield page
            walk.go_on(page)

    async def first(self) -> Page[Item, T]:
        """The first page alone, with a single request."""
        return await self._fetch(self._request)

    async def _fetch(self, request: PagedRequest[Item, T]) -> Page[Item, T]:
        return page_of(request, await self._client.send(request, self._options))
