"""The view of a page of `docs/webhooks/`: what the API sends, and how it is received.

Knows what a receiver needs to know. Does not know how Markdown is made safe.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from specpress import ir
from specpress.literals import Code, Text
from specpress.markdown import (
    json_text,
    md_block,
    md_cell,
    md_code,
    md_code_cell,
    md_fence,
    md_text,
)
from specpress.names import Names
from specpress.views.errors import reason
from specpress.views.rows import Row, presence, type_text, words
from specpress.views.webhooks import parser_name, secret_variable, sent

_MODELS = "../models/"


@dataclass(frozen=True, slots=True)
class AnswerRow:
    status: Code
    type: Code
    text: Code


@dataclass(frozen=True, slots=True)
class WebhookPage:
    """`docs/webhooks/<name>.md`"""

    title: Code
    is_deprecated: bool
    request: Code
    operation: Code
    """Whose callback it is; empty for a webhook."""
    text: Code
    package: Code
    parser: Code
    payload: Code
    is_signed: bool
    secret_variable: Code
    parameters: tuple[Row, ...]
    example: Code
    answers: tuple[AnswerRow, ...]


def webhook_path(webhook: ir.Webhook, names: Names) -> Code:
    """The page of a webhook, below `docs`."""
    return Code(f"webhooks/{names.webhooks[webhook.id]}.md")


def webhook_title(webhook: ir.Webhook) -> Code:
    """What a reader calls it."""
    return md_text(webhook.docs.summary or webhook.key)


def webhook_page(webhook: ir.Webhook, api: ir.Api, names: Names) -> WebhookPage:
    """The page of one webhook or callback."""
    body = webhook.body
    example = body.example if body is not None else None
    signature = api.received.signature
    return WebhookPage(
        title=webhook_title(webhook),
        is_deprecated=webhook.docs.deprecated,
        request=md_code(sent(webhook)),
        operation=md_code(Text(webhook.operation)) if webhook.operation else Code(""),
        text=md_block(webhook.docs.description),
        package=names.package,
        parser=parser_name(webhook, names),
        payload=type_text(body.type, api, names, _MODELS) if body else md_code("None"),
        is_signed=signature is not None,
        secret_variable=md_code(
            "" if signature is None else secret_variable(signature, names)
        ),
        parameters=tuple(_rows(webhook, api, names)),
        example=md_fence(json_text(example.value), "json") if example else Code(""),
        answers=tuple(_answer(each, api, names) for each in webhook.answers),
    )


def _rows(webhook: ir.Webhook, api: ir.Api, names: Names) -> Iterator[Row]:
    for each in webhook.parameters:
        yield Row(
            name=md_code_cell(each.wire_name),
            place=Code(each.location.value),
            type=type_text(each.type, api, names, _MODELS),
            presence=presence(type_=each.type, is_required=each.required),
            text=words(each.docs, each.type),
        )


def _answer(case: ir.ResponseCase, api: ir.Api, names: Names) -> AnswerRow:
    return AnswerRow(
        status=md_text(reason(case.status)),
        type=type_text(case.body.type, api, names, _MODELS) if case.body else Code(""),
        text=md_cell(case.docs.description),
    )
