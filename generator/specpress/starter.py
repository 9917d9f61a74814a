"""The configuration that a project begins with.

Knows its keys, and how TOML writes a text. Does not know where the file goes.
"""

from __future__ import annotations

from pathlib import Path

from specpress.markdown import json_text
from specpress.naming import package_name

FILE = "specpress.toml"
_TEXT = """\
#:schema ./specpress.schema.json
# For editors that complete and check keys: `specpress init --schema > specpress.schema.json`.

# What specpress generates here: `specpress generate`. The keys may also stand in
# pyproject.toml, in [tool.specpress.clients.NAME].

[clients.{name}]
spec = {spec}
# output = "generated"       # the folder of the package and of docs/
# package = "acme"           # default: follows from the document's title
# http_library = "httpx2"    # or httpx
# strict = false             # true: what openapi-spec-validator finds is an error
# exact_schemas = false      # true: no type is implied by other keywords
# lenient = false            # true: what leads nowhere or stands twice is a warning
# refs_within = "."          # the folder that $refs may lead into; default: that of spec
# overlays = ["fixes.overlay.yaml"]  # OpenAPI Overlays to lay over the document, in this order
# templates = "templates"    # a folder with templates of your own
# include = {{tags = ["public"]}}  # only these; also paths, operations, extensions
# exclude = {{paths = ["/internal/**"]}}  # all but these, likewise
# method_names = "operation_id"  # or path: customers.get, customers.invoices.list
# keyword_bodies = false     # true: orders.create(name="x") as well as create(body=…)
# keep_names = true          # false: names follow the document alone
# prune_names = false        # true: forget names of what is gone, and deprecated aliases
# renamed = {{"GET /old" = "GET /new"}}  # operations that moved; or pointers of schemas

# What is said of a single operation, by operationId or as "GET /path":
# [clients.{name}.operations."GET /v1/customers"]
# idempotency_key = "Idempotency-Key"  # makes it safe to send twice; false: nothing does
# retries = 2                # how often a call is tried again
# timeout = 30.0             # seconds that one try may take
# paging = false             # one request a call

# How webhooks are signed:
# [clients.{name}.webhooks]
# signature = "stripe"       # or github, metronome, standard-webhooks, or a table
"""


def starter(spec: str) -> str:
    """A commented configuration for a client of the document `spec`."""
    name = package_name(Path(spec).stem) or "api"
    # a JSON string is a basic string of TOML (toml.io, v1.0.0, "String")
    return _TEXT.format(name=name, spec=json_text(spec, indent=None))
