"""Documents as other tools read them: `json` and PyYAML, and `$ref` across files.

Knows nothing of specpress, which is measured against what is read here. Does not know what
the keys of a document mean.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import yaml

_FOLLOWED = 100  # references in a row; more are a circle


class _Core(yaml.CSafeLoader):
    """YAML with the words of version 1.2's core schema; keys are the text they are written as."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = (
        {}
    )  # noqa: RUF012 - as in PyYAML

    def construct_mapping(
        self, node: yaml.MappingNode, deep: bool = False
    ) -> Any:  # noqa: ARG002, FBT001, FBT002 - PyYAML's own
        merged: dict[str, Any] = {}
        own: dict[str, Any] = {}
        for key, value in node.value:
            made = self.construct_object(value, deep=True)
            if (
                key.value == "<<"
                and key.style is None
                and isinstance(made, dict | list)
            ):
                for each in reversed(made if isinstance(made, list) else [made]):
                    merged |= each
            else:
                own[key.value] = made
        return merged | own


def _construct_map(loader: _Core, node: yaml.MappingNode) -> Any:
    return loader.construct_mapping(node)


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
    _Core.add_implicit_resolver(
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


@dataclass(frozen=True, slots=True)
class Spot:
    """A value, and the file that its references are seen from."""

    value: Any
    file: Path


class Files:
    """A document of one or more files."""

    def __init__(self, path: Path) -> None:
        self._loaded: dict[Path, Any] = {}
        self.root = Spot(self._load(path.resolve()), path.resolve())

    def _load(self, path: Path) -> Any:
        if path not in self._loaded:
            self._loaded[path] = parsed(path)
        return self._loaded[path]

    def follow(self, spot: Spot) -> Spot:
        """What `spot` stands for: itself, unless it is a `$ref`.

        Raises:
            LookupError: it leads nowhere.
        """
        for _ in range(_FOLLOWED):
            if not isinstance(spot.value, dict) or not isinstance(
                target := spot.value.get("$ref"), str
            ):
                return spot
            spot = self._find(target, spot.file)
        raise LookupError("a circle of references")

    def _find(self, target: str, base: Path) -> Spot:
        name, _, pointer = target.partition("#")
        file = (base.parent / unquote(name)).resolve() if name else base
        try:
            value = self._load(file)
        except (OSError, ValueError, yaml.YAMLError) as problem:
            raise LookupError(target) from problem
        spot = Spot(value, file)
        for token in pointer.split("/")[1:]:
            key = unquote(token).replace("~1", "/").replace("~0", "~")
            spot = self.follow(spot)
            try:
                part = spot.value[int(key) if isinstance(spot.value, list) else key]
            except (KeyError, IndexError, TypeError, ValueError):
                raise LookupError(target) from None
            spot = Spot(part, spot.file)
        return spot

    def part(self, spot: Spot, key: str) -> Spot:
        """What stands under `key`, followed; an empty object where nothing does."""
        value = spot.value.get(key) if isinstance(spot.value, dict) else None
        found = self.follow(Spot(value, spot.file))
        return found if isinstance(found.value, dict) else Spot({}, spot.file)
