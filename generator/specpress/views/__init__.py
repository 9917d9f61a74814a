"""ir + Names -> frozen dataclasses, one a template: all that a template may see.

Every piece of text in a view is `Code`. Decisions are taken here; templates only place them.
Knows how Python and Markdown say what an API is. Does not know Jinja, files or documents.
"""
