"""The view of `resources/<tag>.py`: requests as functions, and the classes over them.

Knows what an operation sends and what it answers. Does not know how anything is sent.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from specpress import ir
from specpress.layout import expression, fits, result
from specpress.literals import Code, Quoted, Text, docstring, python_string
from specpress.names import Names
from specpress.pytypes import Annotation, Import, Style, annotation, optional
from specpress.views.errors import raised
from specpress.views.imports import grouped
from specpress.views.parameters import ParameterView, parameter

_REQUESTS = ".._runtime.requests"
_QUERY = ".._runtime.query"


@dataclass(frozen=True, slots=True)
class PathPiece:
    """A constant piece of a path, or a parameter in it."""

    constant: Quoted | None
    wire_name: Quoted | None
    name: Code | None
    is_short: bool = True


@dataclass(frozen=True, slots=True)
class SentValue:
    """Something with a name on the wire: a parameter, or a constant."""

    wire_name: Quoted
    value: Code


@dataclass(frozen=True, slots=True)
class DecoderView:
    """How one status is read: a function, of a type where it needs one."""

    status: Code
    function: Code
    type: Code | None
    is_short: bool


@dataclass(frozen=True, slots=True)
class ContentView:
    """How the body of a request is written."""

    function: Code
    type: Code
    is_short: bool


@dataclass(frozen=True, slots=True)
class MethodView:
    """One operation: its request function and its two methods."""

    name: Code
    request_name: Code
    operation: Quoted
    verb: Code
    path: tuple[PathPiece, ...]
    short_path: Code | None
    """All of a path that has one constant piece."""
    query: tuple[SentValue, ...]
    joined: tuple[Quoted, ...]
    """Query parameters whose lists are sent as one value with commas."""
    headers: tuple[SentValue, ...]
    has_header_parameters: bool
    content: ContentView | None
    successes: tuple[DecoderView, ...]
    errors: tuple[DecoderView, ...]
    credentials: Code | None
    """What differs from the usual: required where the API has a scheme."""
    has_parameters: bool
    required: tuple[ParameterView, ...]
    optional: tuple[ParameterView, ...]
    returns: Code
    """The type of the result, as it stands after `) ->`."""
    request_returns: Code
    call: tuple[Code, ...]
    """The arguments that a method hands to the request function."""
    short_call: Code
    is_short_call: bool
    request_doc: Quoted
    doc: Quoted
    is_deprecated: bool


@dataclass(frozen=True, slots=True)
class ResourceModule:
    """`resources/<tag>.py`"""

    imports: tuple[tuple[Code, ...], ...]
    class_name: Code
    async_name: Code
    doc: Quoted
    methods: tuple[MethodView, ...]


def resource_module(tag: ir.Tag, api: ir.Api, names: Names) -> ResourceModule:
    """The module of the operations of one tag."""
    operations = [each for each in api.operations if each.tag == tag.name]
    imports = {
        Import(_REQUESTS, "Request"),
        Import(_REQUESTS, "RequestOptions"),
        Import(".._runtime.client", "AsyncClient"),
        Import(".._runtime.client", "SyncClient"),
    }
    resource = names.resources[tag.name]
    methods = tuple(
        _Method(
            each, names, imports, resource.class_name, has_scheme=api.bearer is not None
        ).view()
        for each in operations
    )
    words = [tag.docs.description] if tag.docs.description else [tag.name]
    if not any(words):
        words = [Text("Operations without a tag.")]
    return ResourceModule(
        imports=grouped(imports),
        class_name=resource.class_name,
        async_name=Code(f"Async{resource.class_name}"),
        doc=docstring(*words, indent=4),
        methods=methods,
    )


class _Method:
    """Makes the view of one operation; adds to the imports of its module."""

    def __init__(
        self,
        operation: ir.Operation,
        names: Names,
        imports: set[Import],
        owner: Code,
        *,
        has_scheme: bool,
    ) -> None:
        self._has_scheme = has_scheme
        self._operation = operation
        self._names = names
        self._imports = imports
        self._owner = owner
        self._plain_style = Style(names, models="models.", runtime="")
        self._decoded_style = Style(names, models="models.")

    def view(self) -> MethodView:
        operation, name = self._operation, self._names.methods[self._operation.id]
        required, optional_ = self._signature()
        result_ = self._result()
        call = self._call()
        request_name = self._names.requests[operation.id]
        short_call = Code(f"{request_name}({', '.join(call)})")
        if operation.docs.deprecated:
            self._imports.add(Import("typing_extensions", "deprecated"))
        path = tuple(self._path())
        query = self._sent(ir.Location.QUERY)
        header_parameters = self._sent(ir.Location.HEADER)
        return MethodView(
            name=name,
            request_name=request_name,
            operation=python_string(operation.operation_id),
            verb=Code(f'"{operation.method}"'),
            path=path,
            short_path=_short_path(path),
            query=query,
            joined=self._joined(),
            headers=(*self._constant_headers(), *header_parameters),
            has_header_parameters=bool(header_parameters),
            content=self._content(),
            successes=self._decoders(operation.responses, is_success=True),
            errors=self._decoders(operation.responses, is_success=False),
            credentials=self._credentials(),
            has_parameters=bool(required + optional_),
            required=required,
            optional=optional_,
            returns=expression(result_, indent=4, around=6),
            request_returns=self._request_returns(request_name, f"Request[{result_}]"),
            call=call,
            short_call=short_call,
            is_short_call=fits(f"request = {short_call}", 8) or not call,
            request_doc=docstring(f"The request of `{self._owner}.{name}`.", indent=4),
            doc=self._doc(),
            is_deprecated=operation.docs.deprecated,
        )

    def _request_returns(self, name: Code, type_: str) -> Code:
        if self._operation.parameters or self._operation.body:
            return expression(type_, indent=0, around=6)
        return result(type_, indent=0, around=len(f"def {name}() -> :"))

    def _credentials(self) -> Code | None:
        wanted = self._operation.credentials
        if not self._has_scheme or wanted is ir.Credentials.REQUIRED:
            return None
        return Code(f'"{wanted.value}"')

    def _signature(
        self,
    ) -> tuple[tuple[ParameterView, ...], tuple[ParameterView, ...]]:
        """The parameters without and with a default."""
        found = [
            (self._parameter_name(each), self._parameter_type(each.type), each.required)
            for each in self._operation.parameters
        ]
        body = self._operation.body
        if body is not None:
            type_ = self._used(annotation(body.type, self._plain_style))
            found.append((Code("body"), type_, body.required))
        return (
            tuple(
                parameter(name, type_.text) for name, type_, needed in found if needed
            ),
            tuple(
                parameter(name, optional(type_).text, "None")
                for name, type_, needed in found
                if not needed
            ),
        )

    def _parameter_name(self, parameter: ir.Parameter) -> Code:
        key = (self._operation.id, parameter.location, parameter.wire_name)
        return self._names.parameters[key]

    def _parameter_type(self, type_: ir.Type) -> Annotation:
        """What a caller may pass: text is welcome where it says the same."""
        inner = type_.inner if isinstance(type_, ir.Nullable) else type_
        if isinstance(inner, ir.ListOf):
            item = self._parameter_type(inner.item)
            needed = Import("collections.abc", "Sequence")
            return self._used(item.wrapped("Sequence[", "]", needed))
        found = self._used(annotation(inner, self._plain_style))
        is_text = isinstance(inner, ir.Named) or inner == ir.Scalar(ir.ScalarKind.UUID)
        return found.wrapped("", " | str") if is_text else found

    def _used(self, found: Annotation) -> Annotation:
        self._imports.update(found.imports)
        if found.targets:
            self._imports.add(Import("..", "models"))
        return found

    def _result(self) -> str:
        """The type of what a success gives."""
        types = [
            self._body_type(case.body).text
            for case in self._operation.responses
            if case.is_success
        ]
        return " | ".join(dict.fromkeys(types)) or "None"

    def _body_type(self, body: ir.Body | None) -> Annotation:
        if body is None:
            return Annotation(Code("None"))
        return self._used(annotation(body.type, self._plain_style))

    def _decoders(
        self, cases: Iterable[ir.ResponseCase], *, is_success: bool
    ) -> tuple[DecoderView, ...]:
        views: list[DecoderView] = []
        for case in cases:
            if case.is_success != is_success or (not is_success and case.body is None):
                continue
            status = case.status if case.status.isdecimal() else f'"{case.status}"'
            views.append(self._decoder(Code(status), case.body))
        return tuple(views)

    def _decoder(self, status: Code, body: ir.Body | None) -> DecoderView:
        raw = {
            None: "no_body",
            ir.BodyKind.TEXT: "text_body",
            ir.BodyKind.BINARY: "bytes_body",
        }
        kind = body.kind if body else None
        if body is None or kind in raw:
            self._imports.add(Import(".._runtime.raw_bodies", raw[kind]))
            return DecoderView(status, Code(raw[kind]), None, is_short=True)
        self._imports.add(Import(".._runtime.json_bodies", "json_body"))
        type_ = self._used(annotation(body.type, self._decoded_style)).text
        is_short = fits(f"{status}: json_body({type_}),", 12)
        shown = type_ if is_short else expression(type_, indent=16, around=1)
        return DecoderView(status, Code("json_body"), shown, is_short=is_short)

    def _content(self) -> ContentView | None:
        body = self._operation.body
        if body is None:
            return None
        function = "json_content" if body.required else "optional_json_content"
        self._imports.add(Import(".._runtime.json_requests", function))
        type_ = self._used(annotation(body.type, self._decoded_style)).text
        is_short = fits(f"content={function}({type_}, body),", 8)
        shown = type_ if is_short else expression(type_, indent=12, around=1)
        return ContentView(Code(function), shown, is_short=is_short)

    def _constant_headers(self) -> tuple[SentValue, ...]:
        """What the operation asks for, where that is not JSON, and what its body is."""
        wanted = {
            case.body.media_type
            for case in self._operation.responses
            if case.is_success and case.body and case.body.kind is not ir.BodyKind.JSON
        }
        found = [("Accept", min(wanted))] if wanted else []
        if self._operation.body is not None:
            found.append(("Content-Type", self._operation.body.media_type))
        return tuple(
            SentValue(python_string(Text(name)), python_string(value))
            for name, value in found
        )

    def _path(self) -> Iterable[PathPiece]:
        for part in self._operation.path:
            if isinstance(part, Text):
                yield PathPiece(python_string(encoded_path(part)), None, None)
                continue
            key = (self._operation.id, ir.Location.PATH, part.wire_name)
            self._imports.add(Import(_REQUESTS, "path_segment"))
            name, wire_name = self._names.parameters[key], python_string(part.wire_name)
            short = fits(f"path_segment({wire_name}, {name}),", 12)
            yield PathPiece(None, wire_name, name, is_short=short)

    def _sent(self, location: ir.Location) -> tuple[SentValue, ...]:
        found = [
            each for each in self._operation.parameters if each.location is location
        ]
        if found:
            name = "query_values" if location is ir.Location.QUERY else "header_values"
            self._imports.add(Import(_QUERY, name))
        return tuple(
            SentValue(python_string(each.wire_name), self._parameter_name(each))
            for each in found
        )

    def _joined(self) -> tuple[Quoted, ...]:
        return tuple(
            python_string(each.wire_name)
            for each in self._operation.parameters
            if each.location is ir.Location.QUERY
            and isinstance(each.type, ir.ListOf)
            and not each.explode
        )

    def _call(self) -> tuple[Code, ...]:
        """Required arguments by position, others by name."""
        names = [
            (self._parameter_name(each), each.required)
            for each in self._operation.parameters
        ]
        if self._operation.body is not None:
            names.append((Code("body"), self._operation.body.required))
        return (
            *(name for name, required in names if required),
            *(Code(f"{name}={name}") for name, required in names if not required),
        )

    def _doc(self) -> Quoted:
        operation = self._operation
        words: list[Text | str] = [operation.docs.summary, operation.docs.description]
        if not any(words):
            words = [endpoint(operation)]
        if operation.docs.deprecated:
            words.append("Deprecated.")
        arguments: list[tuple[str, Text | str]] = [
            (self._parameter_name(each), each.docs.description)
            for each in operation.parameters
            if each.docs.description
        ]
        sections = [("Args:", arguments), ("Raises:", list(raised(operation)))]
        return docstring(*words, sections=sections, indent=8)


def _short_path(path: tuple[PathPiece, ...]) -> Code | None:
    """Black keeps a tuple of one on one line, where it fits."""
    constant = path[0].constant if len(path) == 1 else None
    return constant if constant and fits(f"path=({constant},),", 8) else None


def endpoint(operation: ir.Operation) -> Text:
    """Method and path template."""
    path = "".join(
        part.reveal() if isinstance(part, Text) else f"{{{part.wire_name.reveal()}}}"
        for part in operation.path
    )
    return Text(f"{operation.method} {path}")


def encoded_path(text: Text) -> Text:
    """A constant piece of a path, percent-encoded where the document left that out."""
    return Text(quote(text.reveal(), safe="/%:@!$&'()*+,;=~-._"))
