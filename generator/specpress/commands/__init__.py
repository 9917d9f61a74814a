"""The commands, one a module: its arguments (`describe`), and what it does with them (`run`).

Knows what people and builds ask for; the passes that do it are imported when they are needed.
"""
