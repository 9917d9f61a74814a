"""Operations, webhooks and declarations with other types than before.

Knows every place where one of them has a type. Does not know why types are others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from specpress import ir


def _any(_body: ir.Body) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Rewriting:
    """Puts what `change` makes of a type wherever one stands."""

    change: Callable[[ir.Type], ir.Type]
    is_meant: Callable[[ir.Body], bool] = _any
    """Whether the type of a body changes."""

    def declaration(self, declared: ir.Declaration) -> ir.Declaration:
        """A declaration; the class that it extends stays."""
        match declared:
            case ir.Object():
                return replace(
                    declared,
                    extra=self.change(declared.extra),
                    fields=tuple(
                        replace(each, type=self.change(each.type))
                        for each in declared.fields
                    ),
                )
            case ir.Alias():
                return replace(declared, type=self.change(declared.type))
            case ir.Enum():
                return declared

    def operation(self, operation: ir.Operation) -> ir.Operation:
        """An operation: what it sends, and what is answered."""
        return replace(
            operation,
            parameters=self._parameters(operation.parameters),
            body=operation.body and self._body(operation.body),
            other_bodies=tuple(map(self._body, operation.other_bodies)),
            responses=self._responses(operation.responses),
        )

    def received(self, received: ir.Received) -> ir.Received:
        """Webhooks and callbacks: what they bring, and what is answered."""
        payload = received.payload
        return replace(
            received,
            webhooks=tuple(
                replace(
                    each,
                    parameters=self._parameters(each.parameters),
                    body=each.body and self._body(each.body),
                    answers=self._responses(each.answers),
                )
                for each in received.webhooks
            ),
            payload=payload and self.change(payload),
        )

    def _parameters(
        self, parameters: Iterable[ir.Parameter]
    ) -> tuple[ir.Parameter, ...]:
        return tuple(replace(each, type=self.change(each.type)) for each in parameters)

    def _responses(
        self, cases: Iterable[ir.ResponseCase]
    ) -> tuple[ir.ResponseCase, ...]:
        return tuple(
            replace(
                each,
                bodies=tuple(map(self._body, each.bodies)),
                headers=each.headers and self._headers(each.headers),
            )
            for each in cases
        )

    def _headers(self, headers: ir.Headers) -> ir.Headers:
        return replace(headers, fields=self._parameters(headers.fields))

    def _body(self, body: ir.Body) -> ir.Body:
        if not self.is_meant(body):
            return body
        return replace(body, type=self.change(body.type))
