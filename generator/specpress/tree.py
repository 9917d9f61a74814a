"""The output as a value: a Tree of files, and the manifest that says which files are ours.

Knows nothing of disks, templates or documents.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

Tree = Mapping[str, bytes]
"""Path (relative to the output folder, `/` between its parts) to content."""

MANIFEST_PATH = ".specpress/manifest.json"


def digest(content: bytes) -> str:
    """The SHA-256 of `content`, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


@dataclass(frozen=True, slots=True)
class Manifest:
    """Which files of an output folder are ours, and what they were made from."""

    version: str
    """The version of specpress that wrote the tree."""
    source: str
    """SHA-256 of the document as it was read."""
    files: Mapping[str, str]
    """Path to SHA-256 of every file that is ours, except the manifest itself."""

    def to_bytes(self) -> bytes:
        """The manifest as it is stored: JSON with sorted keys, so that it diffs by the line."""
        content = {
            "files": dict(self.files),
            "source_sha256": self.source,
            "specpress": self.version,
        }
        return (json.dumps(content, indent=2, sort_keys=True) + "\n").encode()


def manifest_of(tree: Tree, *, version: str, source: str) -> Manifest:
    """The manifest of `tree`."""
    return Manifest(version, source, {path: digest(tree[path]) for path in sorted(tree)})


def parse_manifest(content: bytes) -> Manifest | None:
    """The manifest that `content` holds; None where it is not one of ours."""
    try:
        data: object = json.loads(content)
    except (ValueError, RecursionError):
        return None
    match data:
        case {"specpress": str(version), "source_sha256": str(source), "files": dict(files)}:
            paths = {path: sha for path, sha in files.items() if isinstance(path, str)}
            if len(paths) == len(files) and all(isinstance(sha, str) for sha in paths.values()):
                return Manifest(version, source, paths)
    return None
