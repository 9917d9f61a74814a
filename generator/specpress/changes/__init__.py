"""Two versions of an API compared: what changes for callers, on the wire and in Python."""
