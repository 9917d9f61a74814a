"""Clients that a test makes of a document of its own, for as long as it needs them."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from specpress.config import Client
from specpress.pipeline import generate
from specpress.source import parse

Json = dict[str, Any]


def document(schemas: Json, paths: Json | None = None, version: str = "3.1.0") -> Json:
    """A document of these schemas and paths."""
    return {
        "openapi": version,
        "info": {"title": "Made", "version": "1"},
        "servers": [{"url": "https://made.test"}],
        "paths": paths or {},
        "components": {"schemas": schemas},
    }


@contextmanager
def client_of(document: Json, package: str, folder: Path) -> Generator[Any]:
    """The package that comes of `document`, imported."""
    source = json.dumps(document).encode()
    tree = generate(parse(source, "made.json"), Client("", package=package)).tree
    for path, data in tree.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    sys.path.insert(0, str(folder))
    try:
        importlib.import_module(f"{package}.models")
        yield importlib.import_module(package)
    finally:
        sys.path.remove(str(folder))
        for name in [each for each in sys.modules if each.partition(".")[0] == package]:
            del sys.modules[name]
