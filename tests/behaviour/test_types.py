"""What values of each type are in JSON and in Python: the golden cases, driven.

Which values a schema allows is what JSON Schema 2020-12 and OpenAPI say of it.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from _runtime.json_bodies import json_body
from _runtime.json_requests import json_content
from golden.test_golden import HERE, client_of
from specpress.pipeline import generate
from specpress.source import read

Models = Any
Load = Callable[[str], Models]


@pytest.fixture(scope="module")
def load(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Load]:
    """The models of a golden case, made when it is first asked for."""
    folder = tmp_path_factory.mktemp("types")
    sys.path.insert(0, str(folder))

    def models(case: str) -> Models:
        package = case.replace("-", "_") + "_types"
        if not (folder / package).exists():
            write(folder, case, package)
        return importlib.import_module(f"{package}.models")

    yield models
    sys.path.remove(str(folder))


def write(folder: Path, case: str, package: str) -> None:
    client = replace(client_of(HERE / case), package=package)
    made = generate(read(str(HERE / case / "spec.yaml")), client)
    for path, data in made.tree.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


def decode(type_: Any, text: str) -> Any:
    return json_body(type_)(text.encode())


def encode(type_: Any, value: object) -> str:
    return json_content(type_, value)[1].decode()


def same(first: str, second: str) -> bool:
    """Whether two texts are the same JSON, where 1 is not true and "1" is not 1."""

    def exact(text: str) -> str:
        return json.dumps(json.loads(text), sort_keys=True)

    return exact(first) == exact(second)


CIRCLE = '{"kind": "ring", "radius": 2}'
CIRCLES = (
    '{"kind": "circle", "version": 2, "flag": true, "nothing": null%s}'  # and more
)
OWNER = '{"pet": {"lives": 9}, "pets": [], "id": 1, "contact": "a@b.c"%s}'
LOG = '{"entries": [%s]}'
NESTED: list[Any] = [[], [[], [[]]]]

# case, model, JSON, and what it is in Python
READ: list[tuple[str, str, str, Callable[[Models], object]]] = [
    # -- unions: by content, in whatever order they stand
    (
        "unions",
        "Pet",
        '{"lives": 9, "name": "Tom"}',
        lambda m: m.Cat(lives=9, name="Tom"),
    ),
    (
        "unions",
        "Pet",
        '{"name": "Dory", "fins": 2}',
        lambda m: m.Fish(fins=2, name="Dory"),
    ),
    ("unions", "Pet", '{"fins": 2, "x": [1]}', lambda m: m.Fish(fins=2, x=[1])),
    (
        "unions",
        "Owner",
        OWNER % ', "size": 1.5, "favourite": null, "when": "2024-02-29"',
        lambda m: m.Owner(
            pet=m.Cat(lives=9),
            pets=[],
            id=1,
            contact="a@b.c",
            size=1.5,
            favourite=None,
            when=date(2024, 2, 29),
        ),
    ),
    # -- tags: by mapping, by the schema's name, by constants
    ("discriminators", "Mapped", CIRCLE, lambda m: m.Circle(kind="ring", radius=2)),
    (
        "discriminators",
        "Mapped",
        '{"side": 1.5, "kind": "angular"}',
        lambda m: m.Square(kind="angular", side=1.5),
    ),
    (
        "discriminators",
        "Implied",
        '{"kind": "Square", "radius": 1}',
        lambda m: m.Square(kind="Square", radius=1),
    ),
    (
        "discriminators-inferred",
        "Step",
        '{"op": "rerun", "command": "x"}',
        lambda m: m.Run(op="rerun", command="x"),
    ),
    (
        "discriminators-inferred",
        "Versioned",
        '{"v": 2, "b": "x"}',
        lambda m: m.VersionedVariant1(b="x"),
    ),
    (
        "discriminators-inferred",
        "Log",
        LOG % '{"type": "deleted"}, {"type": "other"}, {"type": "created", "by": "me"}',
        lambda m: m.Log(entries=[m.Ended(), m.Other(), m.Created(by="me")]),
    ),
    (
        "discriminators-inheritance",
        "Zoo",
        '{"vehicle": {"kind": "bike", "wheels": 2, "bell": true}}',
        lambda m: m.Zoo(vehicle=m.Bike(kind="bike", wheels=2, bell=True)),
    ),
    # -- allOf
    (
        "allof-inheritance",
        "Dog",
        '{"id": "d7abd0cd-4ae9-4db7-8676-e986a4ebd8dc", "name": "Rex", "bark": "loud"}',
        lambda m: m.Dog(
            id="d7abd0cd-4ae9-4db7-8676-e986a4ebd8dc", name="Rex", bark=m.DogBark.LOUD
        ),
    ),
    ("allof-merge", "Both", '{"a": "x", "n": 5}', lambda m: m.Both(a="x", n=5)),
    ("allof-merge", "Overlap", '{"a": "xy"}', lambda m: m.Overlap(a="xy")),
    (
        "ref-siblings",
        "Thing",
        '{"full": {"id": 1}}',
        lambda m: m.Thing(full=m.ThingFull(id=1)),
    ),
    # -- recursion
    ("recursion-aliases", "Json", "null", lambda _: None),
    ("recursion-aliases", "Json", "true", lambda _: True),
    ("recursion-aliases", "Json", "1", lambda _: 1),
    (
        "recursion-aliases",
        "Json",
        '{"a": [1, "x", null, {"b": [true, 1.5]}], "c": {}}',
        lambda _: {"a": [1, "x", None, {"b": [True, 1.5]}], "c": {}},
    ),
    ("recursion-aliases", "Nested", "[[], [[], [[]]]]", lambda _: NESTED),
    ("recursion-aliases", "Tree", '{"a": {"b": {}}}', lambda _: {"a": {"b": {}}}),
    (
        "recursion-aliases",
        "Filter",
        '{"and": [{"field": "a", "value": {"x": [1]}}, {"and": []}]}',
        lambda m: m.And(and_=[m.Is(field="a", value={"x": [1]}), m.And(and_=[])]),
    ),
    # -- lists and maps
    (
        "tuples",
        "Shapes",
        '{"pair": ["x", [1, 2.5]]}',
        lambda m: m.Shapes(pair=("x", (1, 2.5))),
    ),
    ("tuples", "Shapes", '{"rest": ["x", 1, 2]}', lambda m: m.Shapes(rest=["x", 1, 2])),
    ("tuples", "Shapes", '{"loose": []}', lambda m: m.Shapes(loose=[])),
    (
        "typed-extras",
        "Prices",
        '{"currency": "EUR", "tea": 2, "cake": 3.5}',
        lambda m: m.Prices(currency="EUR", tea=2, cake=3.5),
    ),
    (
        "typed-extras",
        "Groups",
        '{"total": 1, "x": {"a": "y"}}',
        lambda m: m.Groups(total=1, x=m.Closed(a="y")),
    ),
    ("map-keys", "Maps", '{"codes": {"de": "x"}}', lambda m: m.Maps(codes={"de": "x"})),
    (
        "map-keys",
        "Maps",
        '{"short": {"abc": [1]}}',
        lambda m: m.Maps(short={"abc": [1]}),
    ),
    (
        "map-keys",
        "Maps",
        '{"enumerated": {"left": 1}}',
        lambda m: m.Maps(enumerated={"left": 1}),
    ),
    (
        "map-keys",
        "Maps",
        '{"mixed": {"i_a": 1, "s_b": "x"}}',
        lambda m: m.Maps(mixed={"i_a": 1, "s_b": "x"}),
    ),
    # -- enumerations and constants
    (
        "enums-integers",
        "Entry",
        '{"level": -1, "status": 2, "maybe": null, "mixed": 1}',
        lambda m: m.Entry(
            level=m.Level.OFF, status=m.Status.VALUE_2, maybe=None, mixed=1
        ),
    ),
    ("enums-integers", "Entry", '{"mixed": true}', lambda m: m.Entry(mixed=True)),
    ("enums-integers", "Entry", '{"mixed": null}', lambda m: m.Entry(mixed=None)),
    ("constants", "Circle", CIRCLES % "", lambda m: m.Circle(nothing=None)),
    (
        "constants",
        "Circle",
        CIRCLES % ', "maybe": "extra"',
        lambda m: m.Circle(nothing=None, maybe="extra"),
    ),
    # -- what may be there, and what may not
    (
        "boolean-schemas",
        "Flags",
        '{"anything": null, "needed": [], "none": [], "all": 1, "some": "x"}',
        lambda m: m.Flags(anything=None, needed=[], none=[], all=1, some="x"),
    ),
    (
        "nullable",
        "Cases",
        '{"must": {}, "may_be_null": null}',
        lambda m: m.Cases(must=m.Item(), may_be_null=None),
    ),
    (
        "nullable",
        "Cases",
        (
            '{"must": {}, "may_be_null": {"id": 1}, "may_be_both": null, "list": [null, "x"], '
            '"map": {"a": null}, "colour": null, "named": null}'
        ),
        lambda m: m.Cases(
            must=m.Item(),
            may_be_null=m.Item(id=1),
            may_be_both=None,
            list_=[None, "x"],
            map={"a": None},
            colour=None,
            named=None,
        ),
    ),
    ("defaults", "Options", '{"size": 3}', lambda m: m.Options(size=3)),
    (
        "conditions",
        "Contact",
        '{"email": "a@b.c"}',
        lambda m: m.Contact(email="a@b.c"),
    ),
    (
        "objects-and-choices",
        "Shipment",
        '{"id": 1, "ship": "Sea Star"}',
        lambda m: m.ShipmentBySea(id=1, ship="Sea Star"),
    ),
    ("objects-and-choices", "Types", "[1, 2]", lambda _: [1, 2]),
    ("objects-and-choices", "Types", '{"a": "x"}', lambda m: m.TypesObject(a="x")),
    (
        "exact-schemas",
        "Exact",
        '{"implied": 1, "fields": []}',
        lambda m: m.Exact(implied=1, fields=[]),
    ),
    ("exact-schemas", "Exact", '{"when": "noon"}', lambda m: m.Exact(when="noon")),
]
REFUSED = [
    ("unions", "Pet", '{"name": "nobody"}'),
    ("unions", "Pet", '{"lives": "nine"}'),
    ("unions", "Pet", '"Tom"'),
    ("unions", "Owner", OWNER % ', "only": null'),
    ("unions", "Owner", OWNER % ', "size": "1"'),
    ("unions", "Owner", OWNER % ', "when": "today"'),
    ("discriminators", "Mapped", '{"kind": "ring", "radius": "wide"}'),
    ("discriminators-inferred", "Event", '{"by": "me"}'),
    ("discriminators-inferred", "Event", '"created"'),
    ("allof-inheritance", "Dog", '{"name": "Rex", "bark": "loud"}'),
    ("allof-merge", "Both", '{"a": "x", "n": 6}'),
    ("allof-merge", "Both", '{"a": "x", "n": -1}'),
    ("allof-merge", "Both", '{"n": 1}'),
    ("allof-merge", "Overlap", '{"a": "x"}'),
    ("allof-merge", "Overlap", '{"a": "yx"}'),
    ("allof-merge", "Complete", '{"n": 1}'),
    ("allof-merge", "Holder", '{"word": "abcdef"}'),
    ("allof-merge", "Holder", '{"word": "ba"}'),
    ("ref-siblings", "Thing", '{"full": {}}'),
    ("ref-siblings", "Thing", '{"short": "long"}'),
    ("recursion-aliases", "Nested", "[[1]]"),
    ("recursion-aliases", "Tree", '{"a": {"b": 1}}'),
    ("tuples", "Shapes", '{"pair": ["x"]}'),
    ("tuples", "Shapes", '{"pair": ["x", [1, 2], 3]}'),
    ("tuples", "Shapes", '{"pair": [1, [1, 2]]}'),
    ("tuples", "Shapes", '{"none": [1]}'),
    ("typed-extras", "Prices", '{"currency": "EUR", "tea": "dear"}'),
    ("typed-extras", "Dated", '{"day": "today"}'),
    ("map-keys", "Maps", '{"codes": {"deu": "x"}}'),
    ("map-keys", "Maps", '{"short": {"long": 1}}'),
    ("map-keys", "Maps", '{"mixed": {"i_a": true}}'),
    ("map-keys", "Known", '{"id": 1, "x-a": 1}'),
    ("enums-integers", "Entry", '{"level": "0"}'),
    ("enums-integers", "Entry", '{"level": true}'),
    ("enums-integers", "Entry", '{"level": null}'),
    ("enums-integers", "Entry", '{"mixed": "two"}'),
    ("constants", "Circle", CIRCLES.replace("circle", "square") % ""),
    ("constants", "Circle", CIRCLES.replace("2", "true") % ""),
    ("constants", "Circle", CIRCLES.replace("2", "3") % ""),
    ("constants", "Circle", '{"version": 2, "flag": true, "nothing": null}'),
    ("constants", "Circle", '{"kind": "circle", "version": 2, "flag": true}'),
    ("constants", "Circle", CIRCLES % ', "maybe": null'),
    ("constants", "Circle", CIRCLES % ', "either": null'),
    ("boolean-schemas", "Flags", '{"anything": 1}'),
    ("boolean-schemas", "Flags", '{"anything": 1, "needed": 1, "gone": 1}'),
    ("boolean-schemas", "Flags", '{"anything": 1, "needed": 1, "gone": null}'),
    ("boolean-schemas", "Flags", '{"anything": 1, "needed": 1, "none": [1]}'),
    ("nullable", "Cases", '{"must": null, "may_be_null": null}'),
    ("nullable", "Cases", '{"must": {}}'),
    ("nullable", "Cases", '{"must": {}, "may_be_null": null, "may_be_absent": null}'),
    ("patterns-and-counts", "Counts", '{"code": "AB"}'),
    ("patterns-and-counts", "Counts", '{"half": 0.7}'),
    ("patterns-and-counts", "Counts", '{"set": ["a", "a"]}'),
    ("patterns-and-counts", "Counts", '{"has": ["a"]}'),
    ("patterns-and-counts", "Counts", '{"has": [1, 2, 3]}'),
    ("patterns-and-counts", "Counts", '{"map": {}}'),
    ("patterns-and-counts", "Counts", '{"map": {"a": 1, "b": 2, "c": 3}}'),
    ("patterns-and-counts", "Counts", '{"text": "x"}'),
    ("patterns-and-counts", "Counts", '{"text": 9}'),
    ("exact-schemas", "Exact", '{"implied": "x"}'),
    ("exact-schemas", "Exact", '{"fields": {"a": 1}}'),
]


@pytest.mark.parametrize(("case", "name", "text", "expected"), READ)
def test_json_is_read_as_its_type_and_sent_as_it_came(
    load: Load, case: str, name: str, text: str, expected: Callable[[Models], object]
) -> None:
    models = load(case)
    type_ = getattr(models, name)
    value = decode(type_, text)
    wanted = expected(models)
    assert value == wanted
    assert type(value) is type(wanted)
    assert repr(value) == repr(wanted)
    assert same(encode(type_, value), text)
    assert same(encode(type_, wanted), text)


@pytest.mark.parametrize(("case", "name", "text"), REFUSED)
def test_json_of_no_type_is_refused(
    load: Load, case: str, name: str, text: str
) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        decode(getattr(load(case), name), text)


@pytest.mark.parametrize(
    ("case", "name", "text"),
    [
        ("discriminators", "Mapped", '{"kind": "oval", "radius": [1]}'),
        ("discriminators-inferred", "Event", '{"type": "moved", "to": null}'),
        ("discriminators-inferred", "Versioned", '{"v": 3}'),
    ],
)
def test_an_unknown_tag_is_kept_and_sent_back(
    load: Load, case: str, name: str, text: str
) -> None:
    type_ = getattr(load(case), name)
    value = decode(type_, text)
    assert type(value).__name__ == "UnknownVariant"
    assert value.model_extra == json.loads(text)
    assert same(encode(type_, value), text)


def test_an_unknown_tag_within_a_known_object_is_kept(load: Load) -> None:
    text = LOG % '{"type": "moved"}, {"type": "deleted"}'
    models = load("discriminators-inferred")
    moved, ended = decode(models.Log, text).entries
    assert type(moved).__name__ == "UnknownVariant"
    assert ended == models.Ended()
    assert same(encode(models.Log, decode(models.Log, text)), text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('{"kind": "round", "radius": 1}', "Circle"),
        ('{"kind": "Square", "side": 1}', "Square"),
        ('{"kind": "star", "side": 1}', "Outline"),
        ('{"radius": 1}', "Outline"),
        ("{}", "Outline"),
    ],
)
def test_what_no_tag_names_is_the_default(load: Load, text: str, kind: str) -> None:
    """OpenAPI 3.2, section 4.25: a value that nothing maps, or no value."""
    models = load("discriminators-default")
    (shape,) = decode(models.Scene, f'{{"shapes": [{text}]}}').shapes
    assert type(shape).__name__ == kind
    assert same(encode(type(shape), shape), text)


def test_a_default_of_subtypes(load: Load) -> None:
    models = load("discriminators-default")
    for text, kind in (
        ('{"kind": "cat", "lives": 9}', models.Cat),
        ('{"kind": "bird"}', models.Dog),
        ('{"lives": 9}', models.Dog),
    ):
        assert type(decode(models.Scene, f'{{"pet": {text}}}').pet) is kind


def test_unknown_values_of_enumerations_are_kept(load: Load) -> None:
    models = load("enums-integers")
    text = '{"level": 99, "named": "z"}'
    entry = decode(models.Entry, text)
    assert isinstance(entry.level, models.Level)
    assert isinstance(entry.named, models.Named)
    assert (entry.level, entry.level.is_known) == (99, False)
    assert (entry.named, entry.named.is_known) == ("z", False)
    assert same(encode(models.Entry, entry), text)


def test_a_tagged_union_tells_only_what_is_wrong_with_the_variant_of_its_tag(
    load: Load,
) -> None:
    models = load("discriminators")
    text = '{"mapped": {"kind": "ring", "radius": "wide"}}'
    with pytest.raises(ValueError, match=r"^mapped\.radius: ") as caught:
        decode(models.Drawing, text)
    assert ";" not in str(caught.value)


def test_absent_and_null_are_two_things(load: Load) -> None:
    cases = load("nullable").Cases
    item = load("nullable").Item
    text = '{"must": {}, "may_be_null": null, "may_be_both": null}'
    found = decode(cases, text)
    assert found.model_fields_set == {"must", "may_be_null", "may_be_both"}
    absent = cases(must=item(), may_be_null=None)
    assert same(encode(cases, absent), '{"must": {}, "may_be_null": null}')
    null = cases(must=item(), may_be_null=None, may_be_both=None)
    assert same(encode(cases, null), text)
    with pytest.raises(ValueError, match="may_be_absent"):
        cases(must=item(), may_be_null=None, may_be_absent=None)


def test_constants_are_filled_in_for_callers_and_sent(load: Load) -> None:
    circle = load("constants").Circle
    made = circle(nothing=None)
    assert (made.kind, made.version, made.flag) == ("circle", 2, True)
    assert same(encode(circle, made), CIRCLES % "")
    with pytest.raises(ValueError, match="kind"):
        circle(nothing=None, kind="square")
    models = load("discriminators-inferred")
    log = models.Log(entries=[models.Created(by="me")])
    assert same(encode(models.Log, log), LOG % '{"type": "created", "by": "me"}')


def test_defaults_of_the_server_are_not_sent(load: Load) -> None:
    options = load("defaults").Options
    assert same(encode(options, options(size=1)), '{"size": 1}')
    assert options(size=1).tags is None


def test_a_subclass_is_what_it_extends_and_is_sent_whole(load: Load) -> None:
    models = load("discriminators-inheritance")
    cat = models.Cat(species="cat", lives=9)
    assert isinstance(cat, models.Animal)
    sent = encode(models.Zoo, models.Zoo(animal=cat))
    assert same(sent, '{"animal": {"species": "cat", "lives": 9}}')
    back = decode(models.Zoo, sent)
    assert same(encode(models.Zoo, back), sent)


@pytest.mark.parametrize(
    ("text", "kind"), [('"2024-01-31"', date), ('"2024-01-31T10:00:00Z"', datetime)]
)
def test_variants_of_one_json_type_are_told_apart_by_format(
    load: Load, text: str, kind: type
) -> None:
    owner = load("unions").Owner
    whole = OWNER % f', "when": {text}'
    found = decode(owner, whole)
    assert type(found.when) is kind or isinstance(found.when, kind)
    assert isinstance(found.when, datetime) == (kind is datetime)
    assert same(encode(owner, found), whole)


def test_what_is_not_checked_is_read_all_the_same(load: Load) -> None:
    unchecked = load("unchecked").Unchecked
    text = '{"not": "x", "if": {"a": "x"}, "needs": {"a": "x"}, "numbers": 2, "closed": {"z": 1}}'
    assert same(encode(unchecked, decode(unchecked, text)), text)
