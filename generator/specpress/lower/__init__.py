"""Document -> `ir.Api`. One verb a file; `api` puts them together.

Knows OpenAPI 3.1 and JSON Schema 2020-12, references included. Does not know Python: what a
thing is called there is decided later. What cannot be expressed yet is reported, with its
place, and degrades to `Anything` or is left out where nothing else depends on it.
"""
