"""ir + Names -> frozen dataclasses, one a template: all that a template may see.

Every piece of text in a view is `Code`. Decisions are taken here; templates only place them.
"""
