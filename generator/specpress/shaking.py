"""An API without what is not chosen of it, and without the schemas that nothing uses then.

Knows what an operation needs. Does not know how it was chosen. Names are given before, to the
whole API: what stays is called the same, whatever is chosen beside it. Security schemes and
servers are the API's own: with fewer of them, requests would be written differently.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from specpress import graph, ir
from specpress.names import Names
from specpress.nesting import needed
from specpress.published import Published


def shaken(api: ir.Api, names: Names) -> tuple[ir.Api, Names]:
    """`api` with what is chosen of it, and the `names` of that."""
    if api.chosen is None:
        return api, names
    operations = tuple(each for each in api.operations if each.id in api.chosen)
    webhooks = tuple(
        each
        for each in api.received.webhooks
        if (each.operation or each.id) in api.chosen
    )
    received = replace(api.received, webhooks=webhooks)
    types = _types(operations, received)
    declared = graph.reached(types, api.declarations)
    kept = replace(
        api,
        operations=operations,
        received=received,
        declarations={
            id_: each for id_, each in api.declarations.items() if id_ in declared
        },
        tags=needed(api.tags, {each.tag for each in operations}),
        links=tuple(
            each for each in api.links if {each.source, each.target} <= api.chosen
        ),
    )
    return kept, _names(names, declared)


def only_chosen(published: Published, known: Published, api: ir.Api) -> Published:
    """What is `published` of the chosen `api`, and what was `known` before."""
    classes = {**known.classes, **dict.fromkeys(map(str, api.declarations))}
    methods = {**known.methods, **dict.fromkeys(each.id for each in api.operations)}
    return Published(
        {key: each for key, each in published.classes.items() if key in classes},
        {key: each for key, each in published.methods.items() if key in methods},
    )


def _types(
    operations: tuple[ir.Operation, ...], received: ir.Received
) -> Iterator[ir.Type]:
    yield from graph.sent_types(operations)
    yield from graph.answer_types((*operations, *received.webhooks))
    yield from graph.payload_types(received)
    for each in received.webhooks:
        yield from (parameter.type for parameter in each.parameters)
    if received.payload is not None:
        yield received.payload


def _names(names: Names, declared: frozenset[ir.TypeId]) -> Names:
    former = names.former
    classes = {name: id_ for name, id_ in former.classes.items() if id_ in declared}
    return replace(
        names,
        classes={id_: each for id_, each in names.classes.items() if id_ in declared},
        fields={key: each for key, each in names.fields.items() if key[0] in declared},
        members={
            key: each for key, each in names.members.items() if key[0] in declared
        },
        former=replace(former, classes=classes),
    )
