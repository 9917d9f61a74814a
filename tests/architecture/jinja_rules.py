"""The rules of templates as a walk over Jinja's own syntax tree.

A template may hold text, `for`, `if` with a plain name, attribute reads, `include` of a
constant name, and macros. A partial is checked inside each template that includes it, with
the names that are known there.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from typing import cast

from jinja2 import nodes
from specpress.literals import Code


class _Unknown:
    """A type that cannot be told: a macro's argument."""


UNKNOWN = _Unknown
Scope = Mapping[str, object]
"""Names and their types."""


@dataclasses.dataclass(frozen=True, slots=True)
class Rules:
    """Checks one template; `load` gives the tree of another one that it includes."""

    load: Callable[[str], nodes.Template]

    def problems(self, template: nodes.Template, scope: Scope) -> list[str]:
        """What breaks the rules, each with its line."""
        macros = {macro.name for macro in template.find_all(nodes.Macro)}
        return [
            f"{line}: {what}" for line, what in self._all(template.body, scope, macros)
        ]

    def _all(
        self, body: list[nodes.Node], scope: Scope, macros: set[str]
    ) -> Iterator[tuple[int, str]]:
        for node in body:
            for line, what in self._one(node, scope, macros):
                yield line or node.lineno, what

    def _one(
        self, node: nodes.Node, scope: Scope, macros: set[str]
    ) -> Iterator[tuple[int, str]]:
        match node:
            case nodes.Output():
                for part in node.nodes:
                    yield from _output(part, scope, macros)
            case nodes.For():
                yield from self._for(node, scope, macros)
            case nodes.If():
                _, problem = _read(node.test, scope)
                yield from _at(node, problem and f"if: {problem}")
                inner: list[nodes.Node] = [*node.body, *node.elif_, *node.else_]
                yield from self._all(inner, scope, macros)
            case nodes.Include(template=nodes.Const(value=str(name))):
                for problem in self.problems(self.load(name), scope):
                    yield node.lineno, f"{name}:{problem}"
            case nodes.Macro():
                arguments = {each.name: UNKNOWN for each in node.args}
                yield from _at(node, "a macro with defaults" if node.defaults else "")
                yield from self._all(node.body, {**scope, **arguments}, macros)
            case _:
                yield node.lineno, f"a {type(node).__name__}"

    def _for(
        self, node: nodes.For, scope: Scope, macros: set[str]
    ) -> Iterator[tuple[int, str]]:
        type_, problem = _read(node.iter, scope)
        yield from _at(node, problem and f"for: {problem}")
        if node.test or node.recursive or node.else_:
            yield node.lineno, "for with a filter, recursion or else"
        if not isinstance(node.target, nodes.Name):
            yield node.lineno, "for with several names"
            return
        item = _item(type_)
        if item is None:
            yield node.lineno, f"for over {type_}"
        yield from self._all(
            node.body, {**scope, node.target.name: item or UNKNOWN}, macros
        )


def _at(node: nodes.Node, problem: str) -> Iterator[tuple[int, str]]:
    if problem:
        yield node.lineno, problem


def _output(
    node: nodes.Node, scope: Scope, macros: set[str]
) -> Iterator[tuple[int, str]]:
    match node:
        case nodes.TemplateData():
            return
        case nodes.Call(node=nodes.Name(name=name)) if name in macros:
            if node.kwargs or node.dyn_args or node.dyn_kwargs:
                yield node.lineno, "a macro is called with more than plain values"
            for argument in node.args:
                yield from _at(node, _read(argument, scope)[1])
        case _:
            type_, problem = _read(node, scope)
            yield from _at(node, problem)
            if not problem and type_ is not UNKNOWN and not _is_code(type_):
                yield node.lineno, f"{_spelled(node)} is {type_}, not Code"


def _read(node: nodes.Node, scope: Scope) -> tuple[object, str]:
    """The type of a name or an attribute read, or what is wrong with it."""
    match node:
        case nodes.Name(name=name):
            if name in scope:
                return scope[name], ""
            return UNKNOWN, f"{name!r} is not a name of this template"
        case nodes.Getattr(node=owner, attr=attribute):
            type_, problem = _read(owner, scope)
            if problem or type_ is UNKNOWN:
                return UNKNOWN, problem
            return _attribute(type_, attribute)
        case _:
            return UNKNOWN, f"a {type(node).__name__}"


def _attribute(owner: object, name: str) -> tuple[object, str]:
    class_ = _without_none(owner)
    if not (isinstance(class_, type) and dataclasses.is_dataclass(class_)):
        return UNKNOWN, f"{owner} has no fields, so no {name!r}"
    if name not in {each.name for each in dataclasses.fields(class_)}:
        return UNKNOWN, f"{class_.__name__} has no {name!r}"
    return typing.get_type_hints(class_)[name], ""


def _item(type_: object) -> object | None:
    """The type of the items of `tuple[X, ...]`; None where it is something else."""
    if type_ is UNKNOWN:
        return UNKNOWN
    if typing.get_origin(type_) is tuple:
        arguments: tuple[object, ...] = typing.get_args(type_)
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            return arguments[0]
    return None


def _without_none(type_: object) -> object:
    if typing.get_origin(type_) in (typing.Union, types.UnionType):
        arguments = cast("tuple[object, ...]", typing.get_args(type_))
        rest = [each for each in arguments if each is not types.NoneType]
        return rest[0] if len(rest) == 1 else type_
    return type_


def _is_code(type_: object) -> bool:
    """Whether it is text that may be placed; an `if` has asked for what may be None."""
    class_ = _without_none(type_)
    return isinstance(class_, type) and issubclass(class_, Code)


def _spelled(node: nodes.Node) -> str:
    match node:
        case nodes.Name(name=name):
            return str(name)
        case nodes.Getattr(node=owner, attr=attribute):
            return f"{_spelled(owner)}.{attribute}"
        case _:
            return type(node).__name__
