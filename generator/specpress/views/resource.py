"""The view of `resources/<tag>.py`: requests as functions, and the classes over them.

Knows how the parts of an operation come together. Does not know how anything is sent.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from specpress import ir
from specpress.layout import expression, fits, result
from specpress.literals import Code, Quoted, Text, docstring, python_string
from specpress.names import Names
from specpress.pytypes import Annotation, Import, Style, without_list
from specpress.views.accepted import DICTS
from specpress.views.answers import AnswersView, answers, item, returned, streamed
from specpress.views.arguments import (
    Argument,
    arguments,
    body_name,
    parameter_name,
)
from specpress.views.credentials import own_security
from specpress.views.errors import raised
from specpress.views.imports import grouped, statements
from specpress.views.inner import Inner, inner
from specpress.views.keyword_bodies import Signatures, body_fields, signatures
from specpress.views.paging import PagingView, paged, paging_view
from specpress.views.repeating import RepeatingView, repeating
from specpress.views.wire import Wire, WireView


@dataclass(frozen=True, slots=True)
class FormerView:
    """A name that a method had before."""

    name: Code
    message: Quoted


@dataclass(frozen=True, slots=True)
class MethodView:
    """One operation: its request function and its two methods."""

    name: Code
    request_name: Code
    operation: Quoted
    verb: Quoted
    wire: WireView
    answers: AnswersView
    server: Quoted | None
    """Where the operation goes, if it has a server of its own."""
    security: Code | None
    """The alternatives of credentials, where they are not those that are usual in the document."""
    repeating: RepeatingView
    has_parameters: bool
    signatures: Signatures
    is_awaited: bool
    """Whether the async method is a coroutine."""
    returns: Code
    """The type of the result, as it stands after `) ->`."""
    async_returns: Code
    request_class: Code
    request_returns: Code
    paging: PagingView | None
    short_call: Code
    """How a method calls the request function."""
    is_short_call: bool
    request_doc: Quoted
    doc: Quoted
    is_deprecated: bool
    former: tuple[FormerView, ...]


@dataclass(frozen=True, slots=True)
class ResourceModule:
    """`resources/<tag>.py`"""

    imports: tuple[tuple[Code, ...], ...]
    type_imports: tuple[Code, ...]
    """The statements that a type checker reads."""
    class_name: Code
    async_name: Code
    doc: Quoted
    inner: Inner
    """The resources that stand in this one."""
    methods: tuple[MethodView, ...]


def resource_module(
    tag: ir.Tag, api: ir.Api, names: Names, twins: frozenset[ir.TypeId]
) -> ResourceModule:
    """The module of the operations of one tag; `twins` are the objects with a TypedDict."""
    imports = {
        Import(".._runtime.client", "AsyncClient"),
        Import(".._runtime.client", "SyncClient"),
    }
    operations = [each for each in api.operations if each.tag == tag.name]
    if operations:
        imports.add(Import(".._runtime.requests", "RequestOptions"))
    has_list = any("list" in _called(each, names) for each in operations)
    methods = tuple(
        _method(each, api, names, twins, imports, has_list=has_list)
        for each in operations
    )
    words = [tag.docs.description] if tag.docs.description else [tag.name]
    if not any(words):
        words = [Text("Operations without a tag.")]
    class_name = names.resources[tag.name].class_name
    own = inner(tag, api, names)
    type_imports = (*statements({DICTS} & imports), *own.type_imports)
    imports.discard(DICTS)
    if type_imports:
        imports.add(Import("typing", "TYPE_CHECKING"))
    return ResourceModule(
        imports=grouped(imports),
        type_imports=type_imports,
        class_name=class_name,
        async_name=Code(f"Async{class_name}"),
        doc=docstring(*words, indent=4),
        inner=own,
        methods=methods,
    )


def _method(
    operation: ir.Operation,
    api: ir.Api,
    names: Names,
    twins: frozenset[ir.TypeId],
    imports: set[Import],
    *,
    has_list: bool,
) -> MethodView:
    """The view of one operation; adds to the imports of its module."""
    request_name = names.requests[operation.id]
    wire = Wire(operation, api, names)
    read, decoders = answers(operation, names)
    sent, again = wire.view(), repeating(operation)
    given = arguments(operation, api, names, twins)
    given, kinds = _in_class(given, _kinds(operation, names), has_list=has_list)
    former, marks = _former(operation, names)
    imports |= wire.imports | decoders | again.imports | marks
    returns, async_returns, request_returns = kinds
    paging = paging_view(operation.paging, names) if operation.paging else None
    fields = body_fields(operation, api, names, twins)
    shown = signatures(given, fields)
    imports |= shown.imports | (paging.imports if paging else frozenset())
    imports |= _imports(*kinds, *(each.type for each in given))
    short_call = Code(f"{request_name}({', '.join(shown.call)})")
    return MethodView(
        name=names.methods[operation.id],
        request_name=request_name,
        operation=python_string(operation.operation_id),
        verb=python_string(Text(operation.method)),
        wire=sent,
        answers=read,
        server=python_string(operation.server) if operation.server else None,
        security=own_security(operation, api),
        repeating=again,
        has_parameters=bool(given),
        signatures=shown,
        is_awaited=not (paging or read.is_stream),
        returns=expression(returns.text, indent=4, around=6),
        async_returns=expression(async_returns.text, indent=4, around=6),
        request_class=Code(request_returns.text.partition("[")[0]),
        request_returns=_request_returns(request_name, request_returns, shown.call),
        paging=paging,
        short_call=short_call,
        is_short_call=fits(f"request = {short_call}", 8) or not given,
        request_doc=_request_doc(operation, names),
        doc=_doc(operation, names, fields),
        is_deprecated=operation.docs.deprecated,
        former=former,
    )


def _in_class(
    given: tuple[Argument, ...], kinds: tuple[Annotation, ...], *, has_list: bool
) -> tuple[tuple[Argument, ...], tuple[Annotation, ...]]:
    """The same, in a class that may have a method called `list`: it hides the builtin."""
    if not has_list:
        return given, kinds
    typed = tuple(replace(each, type=without_list(each.type)) for each in given)
    return typed, tuple(map(without_list, kinds))


def _called(operation: ir.Operation, names: Names) -> tuple[Code, ...]:
    """What its method is called, and was."""
    return names.methods[operation.id], *names.former.methods.get(operation.id, ())


def _request_doc(operation: ir.Operation, names: Names) -> Quoted:
    owner, name = names.resources[operation.tag].class_name, names.methods[operation.id]
    return docstring(f"The request of `{owner}.{name}`.", indent=4)


_DEPRECATED = frozenset({Import("typing_extensions", "deprecated")})


def _former(
    operation: ir.Operation, names: Names
) -> tuple[tuple[FormerView, ...], frozenset[Import]]:
    """Its former names, and what they import, or the operation itself if it is deprecated."""
    message = python_string(Text(f"It is called {names.methods[operation.id]} now."))
    former = names.former.methods.get(operation.id, ())
    is_marked = operation.docs.deprecated or former
    views = tuple(FormerView(each, message) for each in former)
    return views, _DEPRECATED if is_marked else frozenset()


_KINDS = ("Pages", "AsyncPages", "PagedRequest")


def _kinds(operation: ir.Operation, names: Names) -> tuple[Annotation, ...]:
    body = returned(operation, names)
    return tuple(_returned(operation, body, kind, names) for kind in _KINDS)


def _returned(
    operation: ir.Operation, body: Annotation, kind: str, names: Names
) -> Annotation:
    """What the method, its twin or the request function (by `kind`) returns."""
    if operation.paging is not None:
        return paged(operation.paging, body, kind, names)
    if kind == "PagedRequest":
        return body.wrapped("Request[", "]", Import(".._runtime.requests", "Request"))
    stream = _STREAMS[kind]
    items = {
        each.text: each
        for each in (
            item(each, Style(names, models="models.", runtime=""))
            for each in streamed(operation)
        )
    }
    if not items:
        return body
    return Annotation(
        Code(f"{stream.name}[{' | '.join(items)}]"),
        frozenset({stream}).union(*(each.imports for each in items.values())),
        frozenset[ir.TypeId]().union(*(each.targets for each in items.values())),
    )


_STREAMS = {
    "Pages": Import(".._runtime.streaming", "Stream"),
    "AsyncPages": Import(".._runtime.streaming", "AsyncStream"),
}


def _request_returns(name: Code, returned: Annotation, call: tuple[Code, ...]) -> Code:
    text = returned.text
    if call:
        return expression(text, indent=0, around=len(") -> :"))
    return result(text, indent=0, around=len(f"def {name}() -> :"))


def _imports(*types: Annotation) -> frozenset[Import]:
    has_models = any(each.targets for each in types)
    models = {Import("..", "models")} if has_models else set[Import]()
    return frozenset(models).union(*(each.imports for each in types))


def _doc(operation: ir.Operation, names: Names, fields: Code | None) -> Quoted:
    words: list[Text | str] = [operation.docs.summary, operation.docs.description]
    if not any(words):
        words = [endpoint(operation)]
    if operation.docs.deprecated:
        words.append("Deprecated.")
    described: list[tuple[str, Text | str]] = [
        (parameter_name(each, operation, names), each.docs.description)
        for each in operation.parameters
        if each.docs.description
    ]
    if operation.other_bodies:
        described += [
            (body_name(each, operation, names), _as_media_type(each))
            for each in operation.bodies
        ]
    if fields is not None:
        described.append(("**fields", f"the keys of `{fields}`, instead of `body`."))
    sections = [("Args:", described), ("Raises:", list(raised(operation)))]
    return docstring(*words, sections=sections, indent=8)


def _as_media_type(body: ir.Body) -> Text:
    """What a body is, where it is one of several."""
    number = "One" if body.required else "At most one"
    return Text(f"As {body.media_type.reveal()}. {number} of the bodies is sent.")


def endpoint(operation: ir.Operation) -> Text:
    """Method and path template."""
    path = "".join(
        part.reveal() if isinstance(part, Text) else f"{{{part.wire_name.reveal()}}}"
        for part in operation.path
    )
    return Text(f"{operation.method} {path}")
