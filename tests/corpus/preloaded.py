"""What every measuring process needs; imported once, before it is forked.

Knows only names: loading black, pydantic and the validator takes longer than a small
document.
"""

import black
import httpx2
import jinja2
import openapi_spec_validator
import pydantic
import yaml
from specpress import cli, pipeline

__all__ = [
    "black",
    "cli",
    "httpx2",
    "jinja2",
    "openapi_spec_validator",
    "pipeline",
    "pydantic",
    "yaml",
]
