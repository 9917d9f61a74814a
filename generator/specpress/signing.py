"""How requests are signed that an API sends: HMAC of a text, described as data.

Part of configurations and of the IR. Knows what such schemes have in common, and none of them by name.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from specpress.literals import Text


class Hash(Enum):
    """The hash function of the HMAC (RFC 2104)."""

    SHA1 = "sha1"
    SHA256 = "sha256"
    SHA512 = "sha512"


class Coding(Enum):
    """How bytes are written as text."""

    HEX = "hex"
    BASE64 = "base64"
    TEXT = "text"
    """As they are, in UTF-8."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A scheme of signatures."""

    header: Text
    """The header that holds the signature."""
    signed: Text
    """What is signed: text with `{body}`, `{timestamp}`, and other headers by their name."""
    algorithm: Hash = Hash.SHA256
    encoding: Coding = Coding.HEX
    prefix: Text = Text("")
    """What a signature stands behind."""
    separator: Text = Text("")
    """What stands between several signatures in the header; empty for just one."""
    timestamp_header: Text = Text("")
    """The header that says when the request was sent."""
    timestamp_prefix: Text = Text("")
    """What the timestamp stands behind, where the header of the signature holds it."""
    tolerance: int = 300
    """Seconds that the timestamp may differ from the receiver's clock, either way."""
    key_encoding: Coding = Coding.TEXT
    key_prefix: Text = Text("")
    """What a secret may begin with that is not part of the key."""
    secret_variable: Text = Text("")
    """The environment variable of the secret; empty for the one named after the package."""
