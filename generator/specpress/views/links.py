"""The view of `links.py`: a function a link, from a response to the request that it leads to.

Knows the runtime's functions for expressions. Does not know how a request is made.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import assert_never, cast

from specpress import ir
from specpress.layout import annotated, expression
from specpress.literals import Code, Quoted, Text, docstring, python_string
from specpress.names import Names
from specpress.pytypes import Annotation, Import
from specpress.views.absence import tells_absent_from_null
from specpress.views.answers import returned
from specpress.views.arguments import Argument, arguments, body_name, parameter_name
from specpress.views.errors import reason
from specpress.views.imports import grouped
from specpress.views.paging import paged

_RUNTIME = "._runtime"


@dataclass(frozen=True, slots=True)
class LinkView:
    """One function."""

    name: Code
    doc: Quoted
    parameters: tuple[Code, ...]
    """Of the signature, each on its line; the response comes first."""
    returns: Code
    call: Code
    quoted: tuple[Quoted, ...]
    """The texts of the document in it."""


@dataclass(frozen=True, slots=True)
class LinksModule:
    """`links.py`"""

    imports: tuple[tuple[Code, ...], ...]
    uses_dicts: bool
    links: tuple[LinkView, ...]


def links_module(api: ir.Api, names: Names, twins: frozenset[ir.TypeId]) -> LinksModule:
    """The module of all links."""
    imports = {Import(f"{_RUNTIME}.requests", "Response")}
    views = [_Link(each, api, names, twins, imports).view() for each in api.links]
    dicts = Import(".", "dicts")
    if dicts in imports:  # type checkers alone need them
        imports.add(Import("typing", "TYPE_CHECKING"))
    return LinksModule(grouped(imports - {dicts}), dicts in imports, tuple(views))


@dataclass(frozen=True, slots=True)
class _Link:
    """Makes the view of one link; adds to the imports of the module."""

    link: ir.Link
    api: ir.Api
    names: Names
    twins: frozenset[ir.TypeId]
    imports: set[Import]
    quoted: list[Quoted] = field(default_factory=list[Quoted])

    def view(self) -> LinkView:
        target = self._operation(self.link.target)
        given = self._given(target)
        needed = arguments(target, self.api, self.names, self.twins)
        asked = [
            each for each in needed if each.default is None and each.name not in given
        ]
        call = ", ".join(
            f"{each.name}={given.get(each.name, each.name)}"
            for each in needed
            if each.name in given or each in asked
        )
        function = self._request_function(target)
        return LinkView(
            name=self.names.links[self.link.id],
            doc=self._doc(target),
            parameters=tuple(self._parameters(asked)),
            returns=self._returns(target),
            call=expression(f"{function}({call})", indent=4, around=len("return ")),
            quoted=tuple(self.quoted),
        )

    def _operation(self, id_: str) -> ir.Operation:
        return next(each for each in self.api.operations if each.id == id_)

    def _request_function(self, target: ir.Operation) -> str:
        """What makes the request of an operation; several modules may have one so called."""
        module = self.names.resources[target.tag].module
        name = self.names.requests[target.id]
        called = {each.target for each in self.api.links}
        others = {self.names.requests[each] for each in called - {target.id}}
        is_taken = name in others or name in self._taken()
        alias = f"_{module}_{name}" if is_taken else name
        imported = name if alias == name else f"{name} as {alias}"
        self.imports.add(Import(f".resources.{module}", imported))
        return alias

    def _doc(self, target: ir.Operation) -> Quoted:
        owner = self.names.resources[target.tag].class_name
        leads = f"The request of `{owner}.{self.names.methods[target.id]}`"
        source = self.names.methods[self.link.source]
        words = f"{leads} that {reason(self.link.status)} of `{source}` links to."
        return docstring(words, self.link.docs.description, indent=4)

    def _used(self, found: Annotation) -> Code:
        """A type as modules of operations spell it, imported from here."""
        self.imports.update(
            Import(each.module[1:], each.name) if each.module.startswith("..") else each
            for each in found.imports
        )
        if found.targets:
            self.imports.add(Import(".", "models"))
        return found.text

    def _returns(self, target: ir.Operation) -> Code:
        body = returned(target, self.names)
        if target.paging is not None:
            found = paged(target.paging, body, "PagedRequest", self.names)
        else:
            request = Import(".._runtime.requests", "Request")
            found = body.wrapped("Request[", "]", request)
        return expression(self._used(found), indent=0, around=len(") -> :"))

    def _parameters(self, asked: list[Argument]) -> Iterator[Code]:
        """The response; the request, where something is read of it; and what is left."""
        source = self._operation(self.link.source)
        case = next(
            each for each in source.responses if each.status == self.link.status
        )
        came = Annotation(Code("Any"), frozenset({Import("typing", "Any")}))
        came = returned(source, self.names) if case.is_success else came
        yield annotated(
            self._response(), f"Response[{self._used(came)}]", indent=4, end=","
        )
        if self.link.reads_request:
            self.imports.add(Import(f"{_RUNTIME}.requests", "Request"))
            self.imports.add(Import("typing", "Any"))
            yield Code("request: Request[Any],")
        if asked:
            yield Code("*,")
        for each in asked:
            yield annotated(each.name, self._used(each.type), indent=4, end=",")

    # -- what the target is given ------------------------------------------------------

    def _given(self, target: ir.Operation) -> dict[Code, Code]:
        """The arguments that the link says, by their names in Python."""
        described = {
            (each.location, each.wire_name): each for each in target.parameters
        }
        found: dict[Code, Code] = {}
        for argument in self.link.arguments:
            parameter = described[argument.location, argument.wire_name]
            name = parameter_name(parameter, target, self.names)
            value = self._value(argument.value)
            is_needed = parameter.required and not isinstance(
                argument.value, ir.Constant
            )
            found[name] = self._needed(name, value) if is_needed else value
        if self.link.body is not None and target.body is not None:
            name = body_name(target.body, target, self.names)
            found[name] = self._body(name, self.link.body, target.body, target)
        return found

    def _body(
        self, name: Code, given: ir.LinkValue, body: ir.Body, target: ir.Operation
    ) -> Code:
        value = self._value(given)
        if isinstance(given, ir.Constant):
            return value
        if body.required:
            return self._needed(name, value)
        if tells_absent_from_null(body, target, self.api.declarations):
            return Code(f"{self._function('found_or_absent', 'absent')}({value})")
        return value

    def _needed(self, name: Code, value: Code) -> Code:
        return Code(f'{self._function("needed")}("{name}", {value})')

    def _value(self, value: ir.LinkValue) -> Code:
        match value:
            case ir.Constant(json):
                return Code(f"{self._function('constant')}({self._json(json)})")
            case ir.Embedded(parts):
                given = ", ".join(map(self._part, parts))
                return Code(f"{self._function('embedded')}({given})")
            case ir.Expression():
                return self._part(value)
            case _:
                assert_never(value)

    def _part(self, part: Text | ir.Expression) -> Code:
        if isinstance(part, Text):
            return self._string(part)
        match part.origin:
            case ir.Origin.URL:
                return Code(f"{self._response()}.url")
            case ir.Origin.METHOD:
                return Code("request.method")
            case ir.Origin.STATUS:
                return Code(f"{self._response()}.status_code")
            case ir.Origin.REQUEST_PATH:
                path = self._operation(self.link.source).path
                index = path.index(ir.PathParameter(part.name))
                return Code(f"{self._function('request_path')}(request, {index})")
            case origin:
                whose, _, what = origin.value.removeprefix("$").partition(".")
                given = [self._response() if whose == "response" else whose]
                given += [self._string(part.name)] if part.name else []
                function = self._function(f"{whose}_{what}")
                return Code(f"{function}({', '.join(given)})")

    def _json(self, value: object) -> str:
        """A constant, on one line: where it breaks is not known here."""
        if isinstance(value, str):
            return self._string(Text(value))
        if isinstance(value, dict):
            pairs = cast("dict[str, object]", value).items()
            shown = (f"{self._json(key)}: {self._json(each)}" for key, each in pairs)
            return f"{{{', '.join(shown)}}}"
        if isinstance(value, list):
            items = cast("list[object]", value)
            return f"[{', '.join(map(self._json, items))}]"
        return repr(value)

    def _string(self, text: Text) -> Quoted:
        self.quoted.append(python_string(text))
        return self.quoted[-1]

    def _function(self, name: str, module: str = "links") -> str:
        alias = f"_{name}" if name in self._taken() else name
        imported = name if alias == name else f"{name} as {alias}"
        self.imports.add(Import(f"{_RUNTIME}.{module}", imported))
        return alias

    def _response(self) -> str:
        return "response_" if "response" in self._taken() else "response"

    def _taken(self) -> frozenset[Code]:
        """What arguments of the target are called: the function may ask for them."""
        target = self._operation(self.link.target)
        return frozenset(
            each.name for each in arguments(target, self.api, self.names, self.twins)
        )
