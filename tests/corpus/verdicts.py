"""Which verdicts of the JSON Schema test suite specpress does not give, and why.

Knows names and reasons; a test compares them with what is found, both ways.
"""

from __future__ import annotations

REFUSED: dict[str, str] = {}
"""Valid instances that are not read, or not written as they came: name and reason."""

UNENFORCED: dict[str, str] = {}
"""Files of the suite with invalid instances that are accepted: keyword and reason."""
