"""What a request function says of URL and headers.

Knows where each parameter stands. Does not know how the wire looks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote

from specpress import ir
from specpress.layout import expression, fits
from specpress.literals import Code, Quoted, Text, python_string
from specpress.names import Names
from specpress.pytypes import Import
from specpress.views.arguments import parameter_name
from specpress.views.content import ChoiceView, ContentView, choice, content
from specpress.views.styles import MODULES, functions, path_function

_QUERY = ".._runtime.query"


@dataclass(frozen=True, slots=True)
class PathPiece:
    """A piece of a path: a constant, or a call that makes it of a parameter."""

    quoted: Quoted
    """The text of the document in it."""
    text: Code


@dataclass(frozen=True, slots=True)
class SentValue:
    """Something with a name on the wire: a parameter, or a constant."""

    wire_name: Quoted
    value: Code
    quoted: tuple[Quoted, ...] = ()
    """The texts of the document in `value`."""


@dataclass(frozen=True, slots=True)
class WireView:
    """All that is sent."""

    path: tuple[PathPiece, ...]
    short_path: Code | None
    """The whole path, where it is one constant piece or none."""
    query: tuple[SentValue, ...]
    headers: tuple[SentValue, ...]
    cookies: tuple[SentValue, ...]
    are_headers_constant: bool
    content: ContentView | None
    choice: ChoiceView | None


@dataclass(frozen=True, slots=True)
class Wire:
    """Makes the view of one operation, and collects what that imports."""

    operation: ir.Operation
    api: ir.Api
    names: Names
    imports: set[Import] = field(default_factory=set[Import])

    def view(self) -> WireView:
        """What the operation sends."""
        operation = self.operation
        path = tuple(self._path())
        query = (
            *self._constants(),
            *self._sent(ir.Location.QUERY),
            *self._sent(ir.Location.QUERYSTRING),
        )
        cookies = self._sent(ir.Location.COOKIE)
        given = self._sent(ir.Location.HEADER)
        are_constant = not (given or cookies)
        if query:
            self.imports.add(Import(_QUERY, "query_values"))
        if not are_constant:
            self.imports.add(Import(_QUERY, "header_values"))
        if cookies:
            self.imports.add(Import(".._runtime.cookies", "cookie_header"))
        return WireView(
            path=path,
            short_path=_short_path(path),
            query=query,
            headers=(*self._accepted(), *given),
            cookies=cookies,
            are_headers_constant=are_constant,
            content=content(operation, self.api, self.names, self.imports),
            choice=choice(operation, self.api, self.names, self.imports),
        )

    def _path(self) -> Iterator[PathPiece]:
        described = {
            each.wire_name: each
            for each in self.operation.parameters
            if each.location is ir.Location.PATH
        }
        for part in self.operation.path:
            if isinstance(part, Text):
                constant = python_string(encoded_path(part))
                yield PathPiece(constant, constant)
            else:
                yield self._segment(described[part.wire_name])

    def _segment(self, parameter: ir.Parameter) -> PathPiece:
        name = parameter_name(parameter, self.operation, self.names)
        quoted = python_string(parameter.wire_name)
        function = path_function(parameter, self.api.declarations)
        self.imports.add(Import(MODULES[function], function))
        given = [quoted, name]
        if parameter.style is not ir.ValueStyle.SIMPLE:
            given.append(Code(f'style="{parameter.style.value}"'))
        if function == "path_value" and parameter.explode:
            given.append(Code("explode=True"))
        if parameter.allow_reserved:
            given.append(Code("reserved=True"))
        call = f"{function}({', '.join(given)})"
        return PathPiece(quoted, expression(call, indent=12, around=1))

    def _constants(self) -> Iterator[SentValue]:
        """What the path template says of the query; a name may stand there twice."""
        by_name: dict[Text, list[Quoted]] = {}
        for name, value in self.operation.query:
            by_name.setdefault(name, []).append(python_string(value))
        for name, values in by_name.items():
            quoted = python_string(name)
            text = values[0] if len(values) == 1 else Code(f"[{', '.join(values)}]")
            shown = expression(text, indent=16, around=len(f"{quoted}: ,"))
            yield SentValue(quoted, shown, tuple(values))

    def _sent(self, location: ir.Location) -> tuple[SentValue, ...]:
        indent = 24 if location is ir.Location.COOKIE else 16
        found: list[SentValue] = []
        for each in self.operation.parameters:
            if each.location is location:
                name = python_string(each.wire_name)
                around = len(f"{name}: ,")
                value = expression(self._styled(each), indent=indent, around=around)
                found.append(SentValue(name, value))
        return tuple(found)

    def _styled(self, parameter: ir.Parameter) -> str:
        """A parameter in the calls that give it its style, if it needs any."""
        value: str = parameter_name(parameter, self.operation, self.names)
        for function in functions(parameter, self.api.declarations):
            self.imports.add(Import(MODULES[function], function))
            value = f"{function}({value})"
        return value

    def _accepted(self) -> Iterator[SentValue]:
        """What the operation asks for, where that is not JSON."""
        wanted = accepts(self.operation)
        if wanted:
            yield SentValue(python_string(Text("Accept")), python_string(wanted))


def accepts(operation: ir.Operation) -> Text | None:
    """The media types of an operation's successes; None where the usual one, JSON, says it.

    The preferred ones come first, and only one of those that are read alike.
    """
    found: dict[tuple[str, ir.BodyKind, ir.Type], str] = {}
    for case in operation.responses:
        for body in case.bodies if case.is_success else ():
            read = case.status, body.kind, body.type
            found.setdefault(read, body.media_type.reveal())
    wanted = dict.fromkeys(found.values())
    if {each.partition(";")[0].strip() for each in wanted} <= {"application/json"}:
        return None
    return Text(", ".join(wanted))


def _short_path(path: tuple[PathPiece, ...]) -> Code | None:
    """Black keeps a tuple of one on one line."""
    if not path:
        return Code("()")
    text = f"({path[0].text},)"
    is_constant = len(path) == 1 and path[0].text == path[0].quoted
    return Code(text) if is_constant and fits(f"path={text},", 8) else None


def encoded_path(text: Text) -> Text:
    """A constant piece of a path, percent-encoded where the document left that out."""
    return Text(quote(text.reveal(), safe="/%:@!$&'()*+,;=~-._"))
