"""The emitted type of each schema of a document.

The one module here that looks into specpress: it notes, while a document is lowered, which
type was made of the schema at which place. Does not know what the types should be.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

from specpress import ir
from specpress.config import Client
from specpress.diagnostics import Diagnostic, Place
from specpress.lower.schema import Schemas
from specpress.lower.shapes import Site
from specpress.names import Names, assign_names
from specpress.nodes import Map, Value
from specpress.pipeline import read_api
from specpress.pytypes import Style, annotation
from specpress.source import parse_part, read

Spelled = tuple[str, int, int]
"""A file, line and column."""


def spelled(place: Place) -> Spelled:
    return str(Path(place.file).resolve()), place.line, place.column


@dataclass(frozen=True, slots=True)
class Lowered:
    """What specpress made of a document."""

    api: ir.Api
    names: Names
    diagnostics: tuple[Diagnostic, ...]
    types: Mapping[Spelled, ir.Type]
    """By the place of the schema."""


def lowered(spec: Path, package: str, **settings: Any) -> Lowered:
    """Read and lower the document `spec`, as for a client called `package`."""
    types: dict[Spelled, ir.Type] = {}

    class Noting(Schemas):
        def type_at(self, site: Site) -> ir.Type:
            found = super().type_at(site)
            for each in (site, self.shapes.follow(site)):
                if isinstance(each.node, Map):
                    types[spelled(each.node.where())] = found
            return found

    with patch("specpress.lower.api.Schemas", Noting):
        client = Client(str(spec), package=package, **settings)
        document = read(client.spec, within=client.refs_within, lenient=client.lenient)
        api, report = read_api(document, client)
    return Lowered(api, assign_names(api, package), report.sorted(), types)


@dataclass(slots=True)
class Emitted:
    """The types of a client that can be imported, as objects."""

    package: str
    names: Names
    _namespace: dict[str, Any] = field(default_factory=dict[str, Any])

    def evaluated(self, type_: ir.Type) -> Any:
        """`type_` as the client has it.

        Raises:
            ImportError: the client has no need of a part of its runtime.
            AttributeError: it has no need of a model.
        """
        written = annotation(type_, Style(self.names, models="models."))
        models = f"{self.package}.models"
        if written.targets:
            self._namespace["models"] = importlib.import_module(models)
        for each in written.imports:
            module = importlib.import_module(each.module, models)
            self._namespace[each.name] = getattr(module, each.name)
        return eval(written.text, self._namespace)


class Trees:
    """The places of a document's parts, in each of its files."""

    def __init__(self) -> None:
        self._trees: dict[Path, Value] = {}

    def node(self, file: Path, path: tuple[str | int, ...]) -> Value:
        """The part of `file` that `path` leads to."""
        if file not in self._trees:
            self._trees[file] = parse_part(file.read_bytes(), str(file)).root
        found: Any = self._trees[file]
        for key in path:
            found = found[key]
        node: Value = found
        return node
