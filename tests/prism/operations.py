"""The operations of a document, with all that can be given to them.

Knows where OpenAPI 2.0 to 3.1 has parameters, bodies and what it needs to be let in. Knows
nothing of specpress.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from corpus.json_values import is_list, is_object
from corpus.reading import Files, Spot

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_NOT_PARAMETERS = frozenset({"accept", "content-type", "authorization"})
"""OpenAPI 3, "Parameter Object": header parameters of these names are ignored."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter, and what a value is made of."""

    name: str
    where: str
    schema: Spot | None
    examples: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """A body of one media type."""

    media_type: str
    schema: Spot | None
    examples: tuple[Any, ...]
    fields: tuple[Parameter, ...] = ()
    """2.0: the parameters that make up a form."""

    @property
    def is_structured(self) -> bool:
        """Whether it is given as JSON has it; else it is a text."""
        return any(each in self.media_type for each in ("json", "form", "*"))


@dataclass(frozen=True, slots=True)
class Operation:
    """What can be called."""

    method: str
    template: str
    parameters: tuple[Parameter, ...]
    bodies: tuple[Body, ...]
    answers: Mapping[tuple[str, str], Spot]
    """The schema of each JSON answer, by its status and media type."""

    def __str__(self) -> str:
        return f"{self.method} {self.template}"


def operations(files: Files) -> Iterator[Operation]:
    """All of a document, in its own order."""
    paths = files.section(files.root, "paths")
    for template in paths.value:
        if template.startswith("x-"):
            continue
        item = files.section(paths, template)
        shared = _parameters(item, files)
        for method in _METHODS:
            if is_object(item.value.get(method)):
                spot = item.part(method)
                own = _parameters(spot, files)
                yield _operation(method, template, spot, {**shared, **own}, files)


_Spots = dict[tuple[str, str], Spot]


def _parameters(holder: Spot, files: Files) -> _Spots:
    found: _Spots = {}
    if is_list(holder.value.get("parameters")):
        for each in holder.part("parameters").parts():
            spot = files.follow(each)
            found[spot.value["in"], spot.value["name"]] = spot
    return found


def _operation(
    method: str, template: str, spot: Spot, parameters: _Spots, files: Files
) -> Operation:
    made = {key: _parameter(each, files) for key, each in parameters.items()}
    is_2 = "swagger" in files.root.value
    return Operation(
        method.upper(),
        template,
        tuple(
            each
            for (where, name), each in made.items()
            if where in ("path", "query", "header", "cookie")
            and not (where == "header" and name.lower() in _NOT_PARAMETERS)
        ),
        tuple(_bodies_2(spot, made, files) if is_2 else _bodies(spot, files)),
        dict(_answers(spot, files)),
    )


def _parameter(spot: Spot, files: Files) -> Parameter:
    name, where = spot.value["name"], spot.value["in"]
    if is_object(spot.value.get("content")):
        (media,) = spot.part("content").parts()
        return Parameter(name, where, _schema(media), _examples(media, files))
    schema = _schema(spot)
    if schema is None and "type" in spot.value:
        schema = spot  # 2.0: it is its own schema
    return Parameter(name, where, schema, _examples(spot, files))


def _schema(spot: Spot) -> Spot | None:
    return spot.part("schema") if "schema" in spot.value else None


def _examples(spot: Spot, files: Files) -> tuple[Any, ...]:
    found = [spot.value[key] for key in ("example", "x-example") if key in spot.value]
    if is_object(spot.value.get("examples")):
        for each in spot.part("examples").parts():
            named = files.follow(each).value
            if is_object(named) and "value" in named:
                found.append(named["value"])
    return tuple(found)


def _bodies(spot: Spot, files: Files) -> Iterator[Body]:
    body = files.section(spot, "requestBody")
    for media in files.section(body, "content").parts() if body.value else ():
        media_type = str(media.path[-1])
        yield Body(media_type, _schema(media), _examples(media, files))


def _answers(spot: Spot, files: Files) -> Iterator[tuple[tuple[str, str], Spot]]:
    for status in files.section(spot, "responses").value:
        response = files.section(files.section(spot, "responses"), status)
        media = list(files.section(response, "content").parts())
        for each in [response] if "schema" in response.value else media:  # 2.0: once
            media_type = "json" if each is response else str(each.path[-1])
            if "schema" in each.value and "json" in media_type:
                yield (str(status).upper(), media_type), each.part("schema")


def _bodies_2(
    spot: Spot, parameters: dict[tuple[str, str], Parameter], files: Files
) -> Iterator[Body]:
    fields = tuple(
        each for (where, _), each in parameters.items() if where == "formData"
    )
    whole = [each for (where, _), each in parameters.items() if where == "body"]
    usual = "application/x-www-form-urlencoded" if fields else "application/json"
    given: Any = spot.value.get("consumes") or files.root.value.get("consumes")
    media_types: list[str] = given or [usual]
    for media_type in media_types:
        if fields:
            yield Body(media_type, None, (), fields)
        for each in whole:
            yield Body(media_type, each.schema, each.examples)
