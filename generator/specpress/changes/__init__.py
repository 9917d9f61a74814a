"""Two versions of an API compared: what changes for callers, on the wire and in Python.

Knows meaning: words, order and names of the document are nothing to it.
"""
