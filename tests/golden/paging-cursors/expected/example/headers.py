"""The documented headers of responses, by what they come with."""

from __future__ import annotations

from ._runtime.headers import ResponseHeaders, header


class NextLinkHeaders(ResponseHeaders):
    """What comes with 200 OK of `PagesResource.next_link`."""

    link = header("link", str)
