"""Documents as other tools read them: `json` and PyYAML, and `$ref` across files.

Knows nothing of specpress, which is measured against what is read here. Does not know what
the keys of a document mean.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import yaml
from corpus.json_values import is_list, is_object

_FOLLOWED = 100  # references in a row; more are a circle


class _Core(yaml.CSafeLoader):
    """YAML with the words of version 1.2's core schema; keys are the text they are written as."""


_Core.yaml_implicit_resolvers = {}  # none of YAML 1.1


def _constructed(loader: Any, node: yaml.Node) -> Any:
    return loader.construct_object(node, deep=True)  # PyYAML has no types for it


def _construct_map(loader: _Core, node: yaml.MappingNode) -> Any:
    merged: dict[str, Any] = {}
    own: dict[str, Any] = {}
    for key, value in node.value:
        made: Any = _constructed(loader, value)
        if key.value == "<<" and not key.style and (is_object(made) or is_list(made)):
            for each in reversed(made if is_list(made) else [made]):
                merged |= each
        else:
            own[key.value] = made
    return merged | own


_Core.add_constructor("tag:yaml.org,2002:map", _construct_map)
for _tag, _pattern, _starts in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?(?:0|[1-9][0-9]*)", "-+0123456789"),
    (
        "float",
        r"[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]*)(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?",
        "-+.0123456789",
    ),
):
    _Core.add_implicit_resolver(  # pyright: ignore[reportUnknownMemberType]  # untyped
        f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), list(_starts)
    )


def parsed(path: Path) -> Any:
    """The value of a JSON or YAML file."""
    text = path.read_text(encoding="utf-8-sig")
    if text.lstrip().startswith(("{", "[")):
        try:
            return json.loads(text)
        except ValueError:
            pass  # YAML's flow style looks like it
    return yaml.load(text, _Core)


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """A value, and where it stands; its references are seen from its file."""

    value: Any
    file: Path
    path: tuple[str | int, ...] = ()
    """The keys and indices that lead to it from the top of its file."""

    def part(self, key: str | int) -> Spot:
        """What stands under `key`.

        Raises:
            LookupError: nothing does.
        """
        try:
            return Spot(self.value[key], self.file, (*self.path, key))
        except TypeError:
            raise LookupError(key) from None

    def parts(self) -> Iterator[Spot]:
        """All that stands directly below."""
        if is_object(self.value):
            yield from map(self.part, self.value)
        elif is_list(self.value):
            yield from map(self.part, range(len(self.value)))


class Files:
    """A document of one or more files."""

    def __init__(self, path: Path) -> None:
        self.loaded: dict[Path, Any] = {}
        self.root = Spot(self._load(path.resolve()), path.resolve())

    @property
    def is_old(self) -> bool:
        """Whether its schemas are not yet JSON Schema: OpenAPI 2.0 and 3.0."""
        version = str(self.root.value.get("openapi", "2.0"))
        return version.startswith(("2", "3.0"))

    def _load(self, path: Path) -> Any:
        if path not in self.loaded:
            self.loaded[path] = parsed(path)
        return self.loaded[path]

    def follow(self, spot: Spot) -> Spot:
        """What `spot` stands for: itself, unless it is a `$ref`.

        Raises:
            LookupError: it leads nowhere.
        """
        for _ in range(_FOLLOWED):
            target = spot.value.get("$ref") if is_object(spot.value) else None
            if not isinstance(target, str):
                return spot
            spot = self.find(target, spot.file)
        raise LookupError("a circle of references")

    def find(self, target: str, base: Path) -> Spot:
        """What a reference in the file `base` names.

        Raises:
            LookupError: nothing.
        """
        name, _, pointer = target.partition("#")
        file = (base.parent / unquote(name)).resolve() if name else base
        try:
            spot = Spot(self._load(file), file)
        except (OSError, ValueError, yaml.YAMLError) as problem:
            raise LookupError(target) from problem
        # "#/" is the member with no name to RFC 6901, and the whole file to who writes it
        for token in pointer.split("/")[1:] if pointer != "/" else ():
            key = unquote(token).replace("~1", "/").replace("~0", "~")
            spot = self.follow(spot)
            is_index = is_list(spot.value) and key.isdecimal()
            spot = spot.part(int(key) if is_index else key)
        return spot

    def section(self, spot: Spot, key: str) -> Spot:
        """The object under `key`, followed; an empty one where nothing is."""
        try:
            found = self.follow(spot.part(key))
        except LookupError:
            return Spot({}, spot.file)
        return found if is_object(found.value) else Spot({}, spot.file)
