"""What callers get of an answer: the tables of `wire/answers.py` through a client."""

from __future__ import annotations

import asyncio
import importlib
import json
import pickle
import warnings
from collections.abc import Callable, Iterator
from typing import Any, cast

import httpx2
import pytest
from behaviour.made import client_of, document
from behaviour.wire.answers import ANSWERS, PET, PETS, SCHEMAS, Answer
from pydantic import BaseModel

CASES = {f"case_{number}": case for number, case in enumerate(ANSWERS)}
PATHS = {
    f"/{name}": {
        "get": {"operationId": name, "tags": ["calls"], "responses": case.responses}
    }
    for name, case in CASES.items()
}
BROKEN_PETS = [
    name
    for name, case in CASES.items()
    if case.misfits
    and case.responses["200"]["content"] == {"application/json": {"schema": PET}}
]
PATHS["/pet"] = {
    "put": {
        "operationId": "put_pet",
        "tags": ["calls"],
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": PET}},
        },
        "responses": {"204": {"description": "done"}},
    }
}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    folder = tmp_path_factory.mktemp("answers")
    with client_of(document(SCHEMAS, PATHS), "answers_client", folder) as found:
        yield found


def answering(case: Answer) -> Callable[[httpx2.Request], httpx2.Response]:
    headers = {"Content-Type": case.media_type} if case.media_type else {}
    return lambda _: httpx2.Response(case.status, content=case.body, headers=headers)


Send = Callable[[Any, str, Any], Any]


def send_sync(package: Any, name: str, options: Any) -> Any:
    transport = httpx2.MockTransport(answering(CASES[name]))
    with httpx2.Client(transport=transport) as http:
        client = package.AnswersClient(http_client=http, options=options)
        return client.send(request_of(package, name))


def send_async(package: Any, name: str, options: Any) -> Any:
    async def main() -> Any:
        transport = httpx2.MockTransport(answering(CASES[name]))
        async with httpx2.AsyncClient(transport=transport) as http:
            client = package.AsyncAnswersClient(http_client=http, options=options)
            return await client.send(request_of(package, name))

    return asyncio.run(main())


def request_of(package: Any, name: str) -> Any:
    calls = importlib.import_module(f"{package.__name__}.resources.calls")
    return getattr(calls, f"{name}_request")()


def plain(value: Any) -> Any:
    """`value` as JSON, as a model writes it."""
    if isinstance(value, BaseModel):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what does not fit
            return json.loads(value.model_dump_json(by_alias=True, exclude_unset=True))
    if isinstance(value, list):
        return [plain(each) for each in cast("list[object]", value)]
    if isinstance(value, dict):
        fields = cast("dict[str, object]", value)
        return {name: plain(each) for name, each in fields.items()}
    return value


@pytest.fixture(params=[send_sync, send_async], ids=["sync", "async"])
def send(request: pytest.FixtureRequest) -> Send:
    found: Send = request.param
    return found


@pytest.mark.parametrize("name", CASES)
def test_an_answer_gives_what_the_rules_say(
    package: Any, name: str, send: Send
) -> None:
    case = CASES[name]
    options = package.RequestOptions(max_retries=0)
    if not case.error:
        response = send(package, name, options)
        assert plain(response.parsed) == case.result, case.rule
        assert type(plain(response.parsed)) is type(case.result), case.rule
        assert sorted(shown(response)) == sorted(case.misfits), case.rule
        return
    with pytest.raises(package.APIError) as caught:
        send(package, name, options)
    assert type(caught.value).__name__ == case.error, case.rule
    assert plain(caught.value.body) == case.result, case.rule
    assert caught.value.response.content == case.body


def shown(response: Any) -> list[str]:
    return [".".join(map(str, each.path)) for each in response.misfits]


@pytest.mark.parametrize("name", [name for name in CASES if CASES[name].misfits])
def test_strict_responses_raise(package: Any, name: str, send: Send) -> None:
    options = package.RequestOptions(strict_responses=True)
    with pytest.raises(package.ResponseDecodeError) as caught:
        send(package, name, options)
    assert all(each in str(caught.value) for each in CASES[name].misfits[:3])
    assert caught.value.response.content == CASES[name].body
    assert caught.value.response.misfits == ()


GOES_BACK: tuple[dict[str, object], ...] = (
    {"name": None},
    {"born": "2024-05-06T07:08:09Z"},
    {},
    {"name": "a", "size": 0},
    {"name": "a", "owner": {}},
    {"name": "a", "owner": None},
)
"""Nulls, numbers out of their range, and what is missing: no other kind of value."""


@pytest.mark.parametrize("name", BROKEN_PETS)
def test_what_breaks_the_document_is_not_sent_back_unseen(
    package: Any, name: str
) -> None:
    body, pet = json.loads(CASES[name].body), send_sync(package, name, None).parsed
    calls = importlib.import_module(f"{package.__name__}.resources.calls")
    if body in GOES_BACK:
        _, content = calls.put_pet_request(pet).content
        assert json.loads(content) == body
        return
    with pytest.raises(ValueError, match=": Input should be") as caught:
        calls.put_pet_request(pet)
    places = [each.partition(": ")[0] for each in str(caught.value).split("; ")]
    assert sorted(places) == sorted(CASES[name].misfits)


def test_what_is_put_into_a_list_unchecked_is_refused_by_its_place(
    package: Any,
) -> None:
    pet = package.models.Pet(name="a", tags=["x"])
    pet.tags.append(7)
    calls = importlib.import_module(f"{package.__name__}.resources.calls")
    with pytest.raises(ValueError, match=r"^tags\.1: Input should be a valid string$"):
        calls.put_pet_request(pet)
    pet.tags[1] = object()
    with pytest.raises(ValueError, match=r"^body: it cannot be written as JSON$"):
        calls.put_pet_request(pet)


def answer_of(body: Any) -> Callable[[httpx2.Request], httpx2.Response]:
    return lambda _: httpx2.Response(200, json=body)


def operation_with(schema: Any) -> str:
    media = {"application/json": {"schema": schema}}
    for name, case in CASES.items():
        if case.responses.get("200", {}).get("content") == media:
            return name
    raise AssertionError(schema)


def test_a_misfit_is_logged_once_and_without_its_value(
    package: Any, caplog: pytest.LogCaptureFixture
) -> None:
    request = request_of(package, operation_with(PETS))
    body = [{"name": "a", "size": "s3cret"}, {"name": "b", "size": "t0ken"}]
    with httpx2.Client(transport=httpx2.MockTransport(answer_of(body))) as http:
        client = package.AnswersClient(http_client=http)
        with caplog.at_level("WARNING", "answers_client"):
            responses = [client.send(request), client.send(request)]
    (record,) = caplog.records
    assert record.name == "answers_client"
    assert record.getMessage() == (
        f"{request.operation}: 0.size: Input should be a valid integer (got str)"
    )
    for response in responses:
        assert [(each.path, each.got) for each in response.misfits] == [
            ((0, "size"), "s3cret"),
            ((1, "size"), "t0ken"),
        ]
        assert "s3cret" not in repr(response) + str(response.misfits)


def test_a_missing_field_is_none_and_not_set(package: Any) -> None:
    request = request_of(package, operation_with(PETS))
    # the class is used first, so that its own validator is there
    package.models.Pet.model_validate({"name": "a"})
    with httpx2.Client(transport=httpx2.MockTransport(answer_of([{}]))) as http:
        (pet,) = package.AnswersClient(http_client=http).send(request).parsed
    assert type(pet) is package.models.Pet
    assert pet.name is None
    assert pet.model_fields_set == set()
    assert pet.model_dump_json(exclude_unset=True) == "{}"


def test_decoders_are_values(package: Any) -> None:
    name = next(name for name, case in CASES.items() if len(case.responses) > 3)
    first, second = request_of(package, name), request_of(package, name)
    assert first == second
    assert pickle.loads(pickle.dumps(first)) == first
