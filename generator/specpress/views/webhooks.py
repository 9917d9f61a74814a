"""The view of `webhooks.py`: a method a webhook or callback, which checks and parses it.

Knows how a payload is read, and when one method reads them all. Does not know how a
signature is checked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from enum import Enum

from specpress import ir
from specpress.layout import annotated, assigned, expression, fits
from specpress.literals import (
    Code,
    Quoted,
    Text,
    docstring,
    python_string,
    python_value,
)
from specpress.names import Names
from specpress.pytypes import Annotation, Import, Style, annotation
from specpress.views.imports import grouped

_RUNTIME = "._runtime"


@dataclass(frozen=True, slots=True)
class NamedDecoder:
    name: Quoted
    decoder: Code


@dataclass(frozen=True, slots=True)
class ParserView:
    """One method."""

    name: Code
    doc: Quoted
    returns: Code
    """The type of the result, as it stands after `) ->`."""
    is_short: bool
    """Whether the method's head fits on one line."""
    decoder: Code
    """How to read the body; where its name decides, the name of that and its type."""
    by_name: tuple[NamedDecoder, ...]
    is_deprecated: bool


@dataclass(frozen=True, slots=True)
class SignatureView:
    arguments: tuple[Code, ...]
    """Of the runtime's `Signature`, where they differ from its defaults."""
    values: tuple[Quoted, ...]
    """The texts among them."""
    variable: Quoted
    """The environment variable of the secret."""


@dataclass(frozen=True, slots=True)
class WebhooksModule:
    """`webhooks.py`"""

    imports: tuple[tuple[Code, ...], ...]
    doc: Quoted
    signature: SignatureView | None
    parsers: tuple[ParserView, ...]


def is_receiving(api: ir.Api) -> bool:
    """Whether the API sends anything of its own accord, as far as is known."""
    return bool(api.received.webhooks) or api.received.signature is not None


def parser_name(webhook: ir.Webhook, names: Names) -> Code:
    """The method that parses a webhook."""
    return Code(f"parse_{names.webhooks[webhook.id].rstrip('_')}")


def sent(webhook: ir.Webhook) -> Text:
    """The request in short: its method, and its name or where it goes."""
    return Text(f"{webhook.method} {(webhook.url or webhook.name[0]).reveal()}")


def secret_variable(signature: ir.Signature, names: Names) -> Text:
    """The environment variable of the secret."""
    usual = Text(f"{names.package.upper()}_WEBHOOK_SECRET")
    return signature.secret_variable or usual


def webhooks_module(api: ir.Api, names: Names) -> WebhooksModule:
    """The module of all that the API sends."""
    imports: set[Import] = set()
    parsers = tuple(_parsers(api, names, imports))
    if any(each.is_deprecated for each in parsers):
        imports.add(Import("typing_extensions", "deprecated"))
    signature = api.received.signature
    if signature is None:
        imports.add(Import(f"{_RUNTIME}.webhooks", "Receiver"))
    else:
        imports.add(Import("collections.abc", "Mapping"))
        imports |= {
            Import(f"{_RUNTIME}.signatures", each)
            for each in ("Signature", "SignedReceiver")
        }
        imports.add(Import(f"{_RUNTIME}.webhooks", "MAX_BODY_BYTES"))
    return WebhooksModule(
        imports=grouped(imports),
        doc=_class_doc(api, names),
        signature=None if signature is None else _signature(signature, names),
        parsers=parsers,
    )


def _class_doc(api: ir.Api, names: Names) -> Quoted:
    words = "What the API sends of its own accord: webhooks and callbacks."
    signature = api.received.signature
    if signature is None:
        return docstring(words, "Nothing proves that the API sent it.", indent=4)
    variable = secret_variable(signature, names).reveal()
    arguments = [
        ("secret", f"by default the environment's {variable}."),
        ("max_body_bytes", "how long a body may be."),
    ]
    wrong = [("ValueError", "there is no secret, or it is none.")]
    sections = [("Args:", arguments), ("Raises:", wrong)]
    return docstring(words, sections=sections, indent=4)


# -- the methods -----------------------------------------------------------------------


def _parsers(api: ir.Api, names: Names, imports: set[Import]) -> Iterator[ParserView]:
    received = api.received
    if received.payload is not None:
        yield _of_all(received.payload, api, names, imports)
    elif not received.webhooks:  # all that is known is how it is signed
        yield _of_all(ir.Anything(), api, names, imports)
    for each in received.webhooks:
        decoder = _decoder(each.body, names, imports)
        view = _view(
            parser_name(each, names), _returned(each.body, names), api, imports
        )
        yield replace(
            view,
            doc=_doc(api, *_words(each)),
            decoder=assigned("decoder", decoder, indent=8),
            is_deprecated=each.docs.deprecated,
        )


def _words(webhook: ir.Webhook) -> Iterator[Text | str]:
    docs = webhook.docs
    if docs.summary or docs.description:
        yield from (docs.summary, docs.description)
    else:
        yield sent(webhook)
    if docs.deprecated:
        yield "Deprecated."


def _view(
    name: Code, returned: Annotation, api: ir.Api, imports: set[Import]
) -> ParserView:
    """A method with its head only; adds to the imports of its module."""
    imports |= _needed(returned)
    headers = "" if api.received.signature is None else ", headers: Mapping[str, str]"
    head = f"def {name}(self, body: bytes{headers}) -> {returned.text}:"
    return ParserView(
        name=name,
        doc=docstring(),
        returns=expression(returned.text, indent=4, around=6),
        is_short=fits(head, 4),
        decoder=Code(""),
        by_name=(),
        is_deprecated=False,
    )


def _of_all(
    payload: ir.Type, api: ir.Api, names: Names, imports: set[Import]
) -> ParserView:
    """The method that reads any webhook: by what it says of itself, or by its name."""
    returned = annotation(payload, _plain(names))
    view = _view(Code("parse"), returned, api, imports)
    if not _needs_name(payload, api):
        decoder = _json(payload, names, imports)
        return replace(
            view,
            doc=_doc(api, "Whatever webhook it is."),
            decoder=assigned("decoder", decoder, indent=8),
        )
    imports.add(Import(f"{_RUNTIME}.requests", "Decoder"))
    imports.add(Import(f"{_RUNTIME}.webhooks", "named_decoder"))
    return replace(
        view,
        doc=_doc(api, "The webhook that the document calls `name`."),
        is_short=False,
        decoder=annotated("decoder", f"Decoder[{returned.text}]", indent=8),
        by_name=tuple(
            NamedDecoder(python_string(each.key), _decoder(each.body, names, imports))
            for each in api.received.webhooks
            if not each.operation and _is_json(each.body)
        ),
    )


def _needs_name(payload: ir.Type, api: ir.Api) -> bool:
    """Whether a payload does not say itself which of several it is."""
    match payload:
        case ir.Named(target):
            declared = api.declarations[target]
            return isinstance(declared, ir.Alias) and _needs_name(declared.type, api)
        case ir.Union(tag=tag):
            return tag is None
        case _:
            return False


def _doc(api: ir.Api, *words: Text | str) -> Quoted:
    errors = [("WebhookPayloadError", "it is not what the document says.")]
    if api.received.signature is not None:
        errors.append(("WebhookSignatureError", "it is not proven to be the API's."))
    return docstring(*words, sections=[("Raises:", errors)], indent=8)


# -- how a body is read ----------------------------------------------------------------


def _is_json(body: ir.Body | None) -> bool:
    return body is not None and body.kind is ir.BodyKind.JSON


def _plain(names: Names) -> Style:
    return Style(names, models="models.", runtime="")


def _returned(body: ir.Body | None, names: Names) -> Annotation:
    return annotation(body.type, _plain(names)) if body else Annotation(Code("None"))


def _needed(found: Annotation) -> set[Import]:
    models = {Import(".", "models")} if found.targets else set[Import]()
    return models | found.imports


def _decoder(body: ir.Body | None, names: Names, imports: set[Import]) -> Code:
    """A decoder of the runtime; adds to the imports of the module."""
    if body is None:
        return _raw("no_body", imports)
    match body.kind:
        case ir.BodyKind.JSON:
            return _json(body.type, names, imports)
        case ir.BodyKind.TEXT:
            return _raw("text_body", imports)
        case ir.BodyKind.BINARY | ir.BodyKind.FORM | ir.BodyKind.MULTIPART:
            return _raw("bytes_body", imports)


def _json(type_: ir.Type, names: Names, imports: set[Import]) -> Code:
    found = annotation(type_, Style(names, models="models.", runtime=_RUNTIME))
    imports |= _needed(found) | {Import(f"{_RUNTIME}.json_bodies", "json_body")}
    return Code(f"json_body({found.text})")


def _raw(function: str, imports: set[Import]) -> Code:
    imports.add(Import(f"{_RUNTIME}.raw_bodies", function))
    return Code(function)


# -- the signature ---------------------------------------------------------------------


def _signature(signature: ir.Signature, names: Names) -> SignatureView:
    arguments: list[Code] = []
    texts: list[Quoted] = []
    for each in fields(ir.Signature):
        if each.name == "secret_variable":
            continue
        given: Text | Enum | int = getattr(signature, each.name)
        if given == each.default:
            continue
        value = Text(given.value) if isinstance(given, Enum) else given
        if isinstance(value, Text):
            texts.append(python_string(value))
        arguments.append(Code(f"{each.name}={python_value(value)},"))
    variable = python_string(secret_variable(signature, names))
    return SignatureView(tuple(arguments), tuple(texts), variable)
