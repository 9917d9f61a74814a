"""What a server says, made fit for messages: no secret, no control character, no end."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from urllib.parse import quote


def without(secrets: tuple[str, ...], text: str) -> str:
    """`text` with stars for secrets, however they are written, and escapes for controls."""
    text = text[:4_000]  # no pattern is searched for in megabytes
    written = [re.escape(each) for secret in secrets for each in _spellings(secret)]
    if written:
        text = re.sub("|".join(written), "***", text, flags=re.IGNORECASE)
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)


def _spellings(secret: str) -> Iterator[str]:
    """A secret as it is, in JSON, in a URL, and within text in base64."""
    in_url = quote(secret), quote(secret, safe="")
    yield from (secret, secret.replace("/", "\\/"), *in_url)
    for offset in range(3):  # base64 groups three bytes: any of them may be the first
        data = bytes(offset) + secret.encode()
        whole = b64encode(data).decode()[-(-offset * 8 // 6) : len(data) * 8 // 6]
        if len(whole) >= 8:  # less may stand in any text
            yield from (whole, whole.translate({43: "-", 47: "_"}))
