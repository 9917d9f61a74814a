"""specpress: an OpenAPI document into a typed Python client, its models and its docs.

For programs: `specpress.generate(...)` and `specpress.generate_project(...)`; the command is
`specpress`, or `python -m specpress`.
"""

from specpress.diagnostics import Diagnostic, Failure, Place, Severity
from specpress.library import Outcome, Settings, generate, generate_project

__all__ = [
    "Diagnostic",
    "Failure",
    "Outcome",
    "Place",
    "Settings",
    "Severity",
    "generate",
    "generate_project",
]
