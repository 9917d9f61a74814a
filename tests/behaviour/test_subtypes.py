"""A reference to a base with a discriminator is a reference to any of its subtypes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest
from behaviour.made import Json, client_of, document

TEXT = {"type": "string"}


def ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def extending(base: str, **properties: Json) -> Json:
    return {"allOf": [ref(base), {"type": "object", "properties": properties}]}


PETS: Json = {
    "Puppy": extending("Dog", weeks={"type": "integer"}),
    "Cat": extending("Pet", kittens={"type": "array", "items": ref("Pet")}),
    "Dog": extending("Pet", bark=TEXT),
    "Bird": extending("Pet", petType={"type": "string", "enum": ["sparrow", "kite"]}),
    "Pet": {
        "type": "object",
        "required": ["petType"],
        "properties": {
            "petType": TEXT,
            "friend": ref("Pet"),
            "id": TEXT | {"readOnly": True},
        },
        "discriminator": {
            "propertyName": "petType",
            "mapping": {"dog": "#/components/schemas/Dog", "hound": "Dog"},
        },
    },
    "Zoo": {
        "type": "object",
        "properties": {
            "star": ref("Pet"),
            "by_name": {"type": "object", "additionalProperties": ref("Pet")},
        },
    },
}
CONTENT = {"application/json": {"schema": ref("Zoo")}}
PATHS = {
    "/zoo": {
        "post": {
            "operationId": "send",
            "requestBody": {"required": True, "content": CONTENT},
            "responses": {"200": {"description": "ok", "content": CONTENT}},
        }
    }
}


@pytest.fixture(scope="module", params=["3.0.3", "3.1.0"])
def package(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Any]:
    made = document(PETS, PATHS, request.param)
    with client_of(made, "petting", tmp_path_factory.mktemp("petting")) as found:
        yield found


def exchange(package: Any, body: Any, answer: Json) -> tuple[Any, Any]:
    """What was sent, and what was read."""
    sent: list[bytes] = []

    def handle(request: httpx2.Request) -> httpx2.Response:
        sent.append(request.content)
        return httpx2.Response(200, json=answer)

    with httpx2.Client(transport=httpx2.MockTransport(handle)) as http:
        strict = package.RequestOptions(strict_responses=True)
        client = package.Petting(http_client=http, options=strict)
        read = client.default.send(body)
    return json.loads(sent[0]), read


def read_star(package: Any, star: Json) -> Any:
    _, zoo = exchange(package, package.models.Zoo(), {"star": star})
    again = json.loads(zoo.model_dump_json(exclude_unset=True))
    assert again == {"star": star}
    return zoo.star


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("dog", "Dog"),  # by the mapping
        ("hound", "Dog"),  # by the name that a mapping gives in place of a reference
        ("Cat", "Cat"),  # implied by the name of the schema
        ("Puppy", "Puppy"),  # a subtype of a subtype
        ("sparrow", "Bird"),  # by the subtype's own values
        ("kite", "Bird"),
        ("Pet", "Pet"),  # the base itself
        ("fish", "Pet"),  # a newer server's
        ("Dog", "Pet"),  # the mapping gives it other values
    ],
)
def test_the_tag_tells_the_subtype(package: Any, tag: str, name: str) -> None:
    pet = read_star(package, {"petType": tag, "new": 1})
    assert type(pet) is getattr(package.models, name)
    assert pet.model_extra == {"new": 1}


def test_subtypes_refer_back_to_any_of_them(package: Any) -> None:
    models = package.models
    cat = read_star(
        package,
        {
            "petType": "Cat",
            "kittens": [{"petType": "Puppy", "weeks": 3, "bark": "w"}],
            "friend": {"petType": "dog", "friend": {"petType": "Cat"}},
        },
    )
    assert type(cat.kittens[0]) is models.Puppy
    assert type(cat.friend) is models.Dog
    assert type(cat.friend.friend) is models.Cat


def test_a_map_of_pets(package: Any) -> None:
    answer = {"by_name": {"tom": {"petType": "Cat"}, "x": {"petType": "x"}}}
    _, zoo = exchange(package, package.models.Zoo(), answer)
    assert type(zoo.by_name["tom"]) is package.models.Cat
    assert type(zoo.by_name["x"]) is package.models.Pet


def test_subtypes_are_sent_whole(package: Any) -> None:
    models = package.models
    puppy = models.Puppy(pet_type="Puppy", weeks=3, bark="w")
    cat = models.Cat(pet_type="Cat", kittens=[puppy, models.Pet(pet_type="fish")])
    sent, _ = exchange(package, models.Zoo(star=cat), {})
    assert sent == {
        "star": {
            "petType": "Cat",
            "kittens": [
                {"petType": "Puppy", "weeks": 3, "bark": "w"},
                {"petType": "fish"},
            ],
        }
    }


def test_a_subtype_that_breaks_its_schema_is_not_read_as_the_base(
    package: Any,
) -> None:
    with pytest.raises(package.ResponseDecodeError):
        read_star(package, {"petType": "Puppy", "weeks": "three"})


def test_a_subtype_is_a_class_below_its_base(package: Any) -> None:
    models = package.models
    assert issubclass(models.Puppy, models.Dog)
    assert issubclass(models.Dog, models.Pet)


def test_a_base_whose_sides_differ_has_two_unions(tmp_path: Any) -> None:
    pets = json.loads(json.dumps(PETS))
    pets["Pet"]["required"] = ["petType", "id"]
    with client_of(document(pets, PATHS), "two_sided", tmp_path) as package:
        models = package.models
        star = models.DogInput(pet_type="dog", bark="w")
        assert "id" not in models.DogInput.model_fields
        zoo = models.ZooInput(star=star)
        assert json.loads(zoo.model_dump_json(exclude_unset=True)) == {
            "star": {"petType": "dog", "bark": "w"}
        }
        read = models.Zoo.model_validate({"star": {"petType": "dog", "id": "1"}})
        assert type(read.star) is models.Dog


def test_the_swagger_2_spelling(tmp_path: Any) -> None:
    schemas = {
        "Pet": {
            "type": "object",
            "required": ["petType"],
            "properties": {"petType": TEXT},
            "discriminator": "petType",
        },
        "Cat": {
            "allOf": [
                {"$ref": "#/definitions/Pet"},
                {"type": "object", "properties": {"lives": {"type": "integer"}}},
            ]
        },
        "Zoo": {
            "type": "object",
            "properties": {"star": {"$ref": "#/definitions/Pet"}},
        },
    }
    made = {
        "swagger": "2.0",
        "info": {"title": "Made", "version": "1"},
        "host": "made.test",
        "paths": {},
        "definitions": schemas,
    }
    with client_of(made, "older", tmp_path) as package:
        models = package.models
        read = models.Zoo.model_validate({"star": {"petType": "Cat", "lives": 9}})
        assert (type(read.star), read.star.lives) == (models.Cat, 9)
