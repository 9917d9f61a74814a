"""The output as a value: a Tree of files, and the manifest that says which files are ours.

Knows which paths may stand in a tree on every system. Knows nothing of disks, templates or
documents.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

Tree = Mapping[str, bytes]
"""Path (relative to the output folder, `/` between its parts) to content."""

OWN_FOLDER = ".specpress"
"""The folder, below the output folder, for what specpress itself has to remember."""

MANIFEST_PATH = f"{OWN_FOLDER}/manifest.json"
NAMES_PATH = f"{OWN_FOLDER}/names.toml"
"""The names that were published: a file that people may edit."""
STAGING_PATH = f"{OWN_FOLDER}/staging"

PAGES = "pages"
"""Stands in the manifest of docs pages where that of a client has a digest of settings."""


def digest(content: bytes) -> str:
    """The SHA-256 of `content`, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def digest_of_all(document: str, parts: Mapping[str, str]) -> str:
    """One digest for a document and the files that it refers to, by path."""
    if not parts:
        return document
    lines = [document, *(f"{parts[path]} {path}" for path in sorted(parts))]
    return digest("\n".join(lines).encode())


def digest_overlaid(document: str, overlays: Sequence[str]) -> str:
    """One digest for a document and what is laid over it, in this order."""
    return digest_of_all(document, {f"{at}": each for at, each in enumerate(overlays)})


def folders(path: str) -> tuple[str, ...]:
    """Every folder above `path`, the outermost first: `a` and `a/b` for `a/b/c`."""
    parts = path.split("/")
    return tuple("/".join(parts[:depth]) for depth in range(1, len(parts)))


def fold(path: str) -> str:
    """What is the same for two paths that some file system takes for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def path_fault(path: str) -> str | None:
    """Why `path` may not stand in a tree; None where it may.

    Strict on every system, so that a tree made on one can be written on any other.
    """
    for part in path.split("/"):
        if part in {"", ".", ".."}:
            return "has an empty part, `.` or `..`"
        if _FORBIDDEN.search(part):
            return "has a character that a file name cannot hold everywhere"
        if part[-1] in ". ":
            return "has a part that ends with a dot or a space"
        if _DEVICE.fullmatch(part):
            return "has a part that names a device on Windows"
    if fold(path.partition("/")[0]) == OWN_FOLDER:
        return f"lies in {OWN_FOLDER}/"
    return None


def tree_faults(paths: Iterable[str]) -> list[str]:
    """What keeps `paths` from being the paths of one tree, one line each."""
    faults: list[str] = []
    spellings: dict[str, str] = {}
    for path in sorted(paths):
        if fault := path_fault(path):
            faults.append(f"{path!a} {fault}")
        for spelling in (*(f"{folder}/" for folder in folders(path)), path):
            other = spellings.setdefault(fold(spelling.rstrip("/")), spelling)
            if other != spelling:
                faults.append(
                    f"{other!a} and {spelling!a} are the same on some systems"
                )
    return faults


@dataclass(frozen=True, slots=True)
class Manifest:
    """Which files of an output folder are ours, and what they were made from."""

    version: str
    """The version of specpress that wrote the tree."""
    source: str
    """SHA-256 of the document as it was read."""
    files: Mapping[str, str]
    """Path to SHA-256 of every file that is ours, except the manifest itself."""
    settings: str = ""
    """A digest of the settings."""
    parts: tuple[str, ...] = ()
    """The files that the document refers to, seen from its folder."""
    names: str = ""
    """SHA-256 of the file of published names; empty where none is kept."""

    @property
    def is_of_pages(self) -> bool:
        """Whether the folder holds a document as docs pages, and no client."""
        return self.settings == PAGES

    def to_bytes(self) -> bytes:
        """The manifest as it is stored: JSON with sorted keys, to diff by the line."""
        content = {
            "files": dict(self.files),
            **({"names_sha256": self.names} if self.names else {}),
            **({"parts": list(self.parts)} if self.parts else {}),
            "settings_sha256": self.settings,
            "source_sha256": self.source,
            "specpress": self.version,
        }
        return (json.dumps(content, indent=2, sort_keys=True) + "\n").encode()


def manifest_of(
    tree: Tree,
    *,
    version: str,
    source: str,
    settings: str = "",
    parts: tuple[str, ...] = (),
    names: bytes | None = None,
) -> Manifest:
    """The manifest of `tree`."""
    files = {path: digest(tree[path]) for path in sorted(tree)}
    sha = "" if names is None else digest(names)
    return Manifest(version, source, files, settings, parts, sha)


def parse_manifest(content: bytes) -> Manifest | None:
    """The manifest that `content` holds; None where it is not one of ours.

    Whoever can commit to a repository can write its manifest, so one with a path that leads
    out of the output folder counts as broken.
    """
    found = parse_object(content) or {}
    match found:
        case {"specpress": str(version), "source_sha256": str(source), "files": raw}:
            files = string_map(raw)
        case _:
            return None
    if files is None or any(map(path_fault, files)):
        return None
    settings, parts = found.get("settings_sha256"), found.get("parts", [])
    names = found.get("names_sha256")
    return Manifest(
        version,
        source,
        files,
        settings if isinstance(settings, str) else "",
        tuple(map(str, cast("list[object]", parts))) if isinstance(parts, list) else (),
        names if isinstance(names, str) else "",
    )


def parse_object(content: bytes) -> Mapping[str, object] | None:
    """The JSON object that `content` holds; None where it holds none."""
    try:
        data: object = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return cast("dict[str, object]", data) if isinstance(data, dict) else None


def string_map(value: object) -> Mapping[str, str] | None:
    """`value` if it is an object of strings; else None."""
    if not isinstance(value, dict):
        return None
    items = cast("dict[str, object]", value).items()
    strings = {key: text for key, text in items if isinstance(text, str)}
    return strings if len(strings) == len(items) else None


_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|\ud800-\udfff]')
_DEVICE = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\..*)?", re.IGNORECASE
)
