"""JSONPath (RFC 9535): which nodes of a document a query selects.

Knows the library that reads queries. Does not know what is done with what they select.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from jsonpath_rfc9535 import JSONPathEnvironment, JSONPathError, JSONPathQuery

from specpress.nodes import MAX_DEPTH, Map

Location: TypeAlias = tuple[str | int, ...]
"""The keys and indices that lead to a node from the root."""


class NotAQuery(ValueError):  # noqa: N818 - what a text is, not what went wrong
    """A text is no query of RFC 9535; the message says why."""


class _Environment(JSONPathEnvironment):
    max_recursion_depth = 2 * MAX_DEPTH


_JSONPATH = _Environment()


@dataclass(frozen=True, slots=True)
class Query:
    """A query, as it was written."""

    text: str
    _compiled: JSONPathQuery

    @classmethod
    def of(cls, text: str) -> Query:
        """The query that `text` is.

        Raises:
            NotAQuery: it is none.
        """
        try:
            return cls(text, _JSONPATH.compile(text))
        except JSONPathError as problem:
            at = f", at character {problem.token.index + 1}" if problem.token else ""
            raise NotAQuery(f"{problem.args[0]}{at}") from None
        except RecursionError:
            raise NotAQuery("it is nested too deep") from None

    def locations(self, root: Map) -> list[Location]:
        """Where the nodes are that it selects, in its order and each once."""
        return list(dict.fromkeys(node.location for node in self._compiled.find(root)))

    def longest_match(self, root: Map) -> str:
        """The longest part of it that selects something, in its canonical spelling."""
        segments = self._compiled.segments
        for count in range(len(segments), 0, -1):
            part = JSONPathQuery(env=_JSONPATH, segments=segments[:count])
            if part.find_one(root) is not None:
                return str(part)
        return "$"
