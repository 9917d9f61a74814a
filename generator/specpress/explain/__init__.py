"""Where emitted things come from in the document, and the way back, for `specpress explain`.

Knows names, places and what is emitted where. Does not read or print anything.
"""
