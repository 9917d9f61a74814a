"""Parameters and responses of Swagger 2.0 operations: bodies get their media types.

Knows that `in: body` and `in: formData` become a request body, and that `consumes` and
`produces` of the operation or the document say of which media types bodies are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from specpress.diagnostics import Report, warning
from specpress.grammar import join, tokens
from specpress.nodes import Map, Seq, Value
from specpress.swagger2_parts import (
    Moves,
    header,
    native,
    parameter,
    schema,
    style,
    value_schema,
)

_JSON = "application/json"
_IS_JSON = re.compile(r"\s*application/(\S*\+)?json\s*(;.*)?", re.IGNORECASE)
_MULTIPART = "multipart/form-data"
_URLENCODED = "application/x-www-form-urlencoded"
_GONE = frozenset({"consumes", "produces", "schemes", "parameters", "responses"})


def media_types(owner: Map, root: Map, key: str) -> tuple[str, ...]:
    """What `consumes` or `produces` says for an operation: its own, else the document's."""
    listed = owner.get(key)
    if not isinstance(listed, Seq):
        listed = root.get(key)
    if not isinstance(listed, Seq):
        return ()
    found = dict.fromkeys(each for each in listed if isinstance(each, str))
    return tuple(sorted(found, key=lambda each: each != _JSON))


@dataclass(frozen=True, slots=True)
class Listed:
    """A parameter in a list: as it stands there, and what that refers to."""

    node: Map
    pointer: str
    """Where it stands in the list."""
    described: Map
    at: str
    """Where its description stands."""

    @property
    def place(self) -> str:
        """Its `in`."""
        return str(self.described.get("in"))

    @property
    def key(self) -> tuple[str, str]:
        """What makes it the same parameter as another."""
        name = "" if self.place == "body" else str(self.described.get("name"))
        return name, self.place


class Bodies:
    """The bodies of one document."""

    def __init__(self, root: Map, moves: Moves, report: Report) -> None:
        self._root = root
        self._moves = moves
        self._report = report
        self._claimed: set[str] = set()

    def components(self) -> dict[str, Map]:
        """The sections for what `parameters` and `responses` at the root hold."""
        parameters: dict[str, Value] = {}
        bodies: dict[str, Value] = {}
        for name, node in _objects(self._root, "parameters"):
            old = join("#", "parameters", name)
            if isinstance(node.get("$ref"), str):
                continue  # what refers to it was led on (`bundle`) or is led on here
            match node.get("in"):
                case "body":
                    new = join("#", "components", "requestBodies", name)
                    bodies[name] = self._body(node, old, new, self._root)
                    self._moves.add(old, new)
                case "formData":
                    pass  # a part of the bodies that list it
                case _:
                    parameters[name] = parameter(node, self._report)
                    self._moves.add(old, join("#", "components", "parameters", name))
        self._moves.add("#/responses", "#/components/responses")
        responses = {
            name: self._response(
                node,
                (
                    join("#", "responses", name),
                    join("#", "components", "responses", name),
                ),
                self._root,
            )
            for name, node in _objects(self._root, "responses")
        }
        found: dict[str, Mapping[str, Value]] = {
            "parameters": parameters,
            "requestBodies": bodies,
            "responses": responses,
        }
        return {key: Map.at(self._root, found[key], _OLD_KEY[key]) for key in found}

    # -- parameters ----------------------------------------------------------------------

    def listed(self, owner: Map, pointer: str) -> list[Listed]:
        """The parameters of an operation or path item."""
        found = owner.get("parameters")
        at = join(pointer, "parameters")
        return [
            Listed(
                node, join(at, str(index)), *self._described(node, join(at, str(index)))
            )
            for index, node in enumerate(found if isinstance(found, Seq) else ())
            if isinstance(node, Map)
        ]

    def _described(self, node: Map, pointer: str) -> tuple[Map, str]:
        while isinstance(target := node.get("$ref"), str):
            value: Value = self._root
            for token in tokens(target):
                value = value[token] if isinstance(value, Map) else _item(value, token)
            assert isinstance(value, Map)  # a sound document
            node, pointer = value, target
        return node, pointer

    def kept(self, owner: Map, listed: list[Listed]) -> Seq:
        """The parameters that are no part of a body."""
        kept = [each for each in listed if each.place not in ("body", "formData")]
        old = owner.get("parameters")
        for index, each in enumerate(kept):
            parent = each.pointer.rpartition("/")[0]
            self._moves.add(each.pointer, join(parent, str(index)))
        nodes = [
            each.node if "$ref" in each.node else parameter(each.node, self._report)
            for each in kept
        ]
        if not isinstance(old, Seq):
            return Seq.at(owner, nodes)
        return old.replaced(nodes, [int(tokens(each.pointer)[-1]) for each in kept])

    # -- operations ----------------------------------------------------------------------

    def operation(self, node: Map, pointer: str, shared: list[Listed]) -> Map:
        """An operation, with the bodies that its path item `shared` with it."""
        node = native(node, self._report)
        own = self.listed(node, pointer)
        keys = {each.key for each in own}
        every = [*own, *(each for each in shared if each.key not in keys)]
        new: dict[str, Value] = {key: node[key] for key in node if key not in _GONE}
        parameters = self.kept(node, own)
        if parameters:
            new["parameters"] = parameters
        form = [each for each in every if each.place == "formData"]
        body = next((each for each in every if each.place == "body"), None)
        at = join(pointer, "requestBody")
        if body is not None:
            new["requestBody"] = self._request_body(node, body, at)
            if form:
                message = "the fields of a form beside a body are left out"
                where = form[0].node.where()
                self._report.add(warning("wrong-shape", where, message))
        elif form:
            new["requestBody"] = self._form(node, form, at)
        if isinstance(node.get("responses"), Map):
            new["responses"] = self._responses(node, pointer)
        return node.replaced(new, {"requestBody": "parameters"})

    def _request_body(self, operation: Map, body: Listed, new: str) -> Map:
        """The request body for a body parameter; its schema stands in one place only."""
        if body.at == body.pointer and body.at not in self._claimed:
            self._claimed.add(body.at)
            return self._body(body.described, body.at, new, operation)
        own = media_types(operation, self._root, "consumes")
        if body.at.startswith("#/parameters/") and own == media_types(
            self._root, self._root, "consumes"
        ):
            return Map.at(body.node, {"$ref": body.at})
        return self._body(_referring(body.described, body.at), "", new, operation)

    def _body(self, node: Map, old: str, new: str, owner: Map) -> Map:
        types = media_types(owner, self._root, "consumes") or (_JSON,)
        examples = node.get("x-examples")
        content = self._content(node, (old, new), types, examples)
        kept = {key: node[key] for key in ("description", "required") if key in node}
        return node.replaced({**kept, "content": content}, {"content": "schema"})

    def _form(self, operation: Map, form: list[Listed], new: str) -> Map:
        """The request body for the fields of a form."""
        listed = media_types(operation, self._root, "consumes")
        types = [each for each in listed if each in (_MULTIPART, _URLENCODED)]
        if any(each.described.get("type") == "file" for each in form):
            types = [_MULTIPART]
        first = form[0].node
        encoding: dict[str, Value] = {
            str(each.described.get("name")): Map.at(each.described, styled)
            for each in form
            if (styled := style(each.described, "query", self._report))
        }
        content: dict[str, Value] = {}
        for media_type in types or [_URLENCODED]:
            schema_: Value = _form_schema(form)
            if content:
                schema_ = Map.at(
                    first, {"$ref": join(new, "content", next(iter(content)), "schema")}
                )
            media: dict[str, Value] = {"schema": schema_}
            if encoding:
                media["encoding"] = Map.at(first, encoding)
            content[media_type] = Map.at(first, media)
        required = any(each.described.get("required") is True for each in form)
        return Map.at(first, {"content": Map.at(first, content), "required": required})

    # -- responses -----------------------------------------------------------------------

    def _responses(self, operation: Map, pointer: str) -> Map:
        node = operation["responses"]
        assert isinstance(node, Map)
        at = join(pointer, "responses")
        return node.replaced(
            {
                status: (
                    self._response_of(operation, value, join(at, status))
                    if isinstance(value, Map) and not status.startswith("x-")
                    else value
                )
                for status, value in node.items()
            }
        )

    def _response_of(self, operation: Map, node: Map, pointer: str) -> Map:
        if not isinstance(node.get("$ref"), str):
            return self._response(node, (pointer, pointer), operation)
        described, at = self._described(node, pointer)
        own = media_types(operation, self._root, "produces")
        if own == media_types(self._root, self._root, "produces"):
            return node
        return self._response(_referring(described, at), ("", pointer), operation)

    def _response(self, node: Map, places: tuple[str, str], owner: Map) -> Map:
        if isinstance(node.get("$ref"), str):
            return node
        node = native(node, self._report)
        types = media_types(owner, self._root, "produces")
        inner = node.get("schema")
        is_file = isinstance(inner, Map) and inner.get("type") == "file"
        examples = node.get("examples")
        kept = {key: node[key] for key in node if key not in ("schema", "examples")}
        types = _of_a_file(types) if is_file else types or (_JSON,)
        content = self._content(node, places, types, examples)
        if content:
            kept["content"] = content
        headers = node.get("headers")
        if isinstance(headers, Map):
            kept["headers"] = headers.replaced(
                {
                    name: (
                        header(value, self._report) if isinstance(value, Map) else value
                    )
                    for name, value in headers.items()
                }
            )
        return node.replaced(kept, {"content": "schema"})

    def _content(
        self,
        node: Map,
        places: tuple[str, str],
        types: Iterable[str],
        examples: Value,
    ) -> Map:
        """The media types of a body; the schema stands in the first one."""
        old, new = places
        given = examples if isinstance(examples, Map) else Map.at(node, {})
        content: dict[str, Value] = {}
        inner = node.get("schema")
        if inner is None:
            types = [each for each in given if "/" in each]
        for media_type in types:
            media: dict[str, Value] = {}
            if inner is not None and not content:
                media["schema"] = schema(inner)
                if old:
                    here = join(new, "content", media_type, "schema")
                    self._moves.add(join(old, "schema"), here)
            elif inner is not None:
                first = join(new, "content", next(iter(content)), "schema")
                media["schema"] = _again(inner, first)
            if media_type in given:
                media["example"] = given[media_type]
            content[media_type] = Map.at(node, media, "schema")
        return Map.at(node, content, "schema")


_OLD_KEY = {
    "parameters": "parameters",
    "requestBodies": "parameters",
    "responses": "responses",
}


def _form_schema(form: list[Listed]) -> Map:
    """The object whose properties are the fields of a form."""
    first = form[0].node
    fields: dict[str, Value] = {}
    for each in form:
        inner = value_schema(each.described)
        if "description" in each.described:
            shown = each.described["description"]
            inner = inner.replaced({"description": shown, **inner})
        fields[str(each.described.get("name"))] = inner
    required = [
        str(each.described.get("name"))
        for each in form
        if each.described.get("required") is True
    ]
    described: dict[str, Value] = {
        "type": "object",
        "properties": Map.at(first, fields),
    }
    if required:
        described["required"] = Seq.at(first, required)
    return Map.at(first, described)


def _referring(described: Map, at: str) -> Map:
    """A body or response, described at `at`, whose schema refers to the one there."""
    inner = described.get("schema")
    if inner is None:
        return described
    schema_ = _again(inner, join(at, "schema"))
    return described.replaced({**described, "schema": schema_})


def _of_a_file(types: tuple[str, ...]) -> tuple[str, ...]:
    """The media types of a file: no JSON, which is what the document has for all others."""
    found = tuple(each for each in types if not _IS_JSON.fullmatch(each))
    return found or (("*/*",) if types else ("application/octet-stream",))


def _again(inner: Value, first: str) -> Value:
    """A schema that stands at `first` in another place."""
    if not isinstance(inner, Map) or "$ref" in inner or inner.get("type") == "file":
        return inner
    return Map.at(inner, {"$ref": first})


def _objects(root: Map, key: str) -> Iterator[tuple[str, Map]]:
    """The objects in the map under `key`."""
    node = root.get(key)
    if isinstance(node, Map):
        for name, value in node.items():
            if isinstance(value, Map):
                yield name, value


def _item(value: Value, token: str) -> Value:
    assert isinstance(value, Seq)
    return value[int(token)]
