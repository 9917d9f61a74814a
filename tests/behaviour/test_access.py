"""readOnly and writeOnly: each direction has the fields that are its own, at any depth."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest
from behaviour.made import Json, client_of, document
from pydantic import ValidationError

TEXT = {"type": "string"}
THE_SERVERS = TEXT | {"readOnly": True}
SECRET = TEXT | {"writeOnly": True}


def ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def both_ways(schema: Json) -> Json:
    content = {"application/json": {"schema": schema}}
    return {
        "requestBody": {"required": True, "content": content},
        "responses": {"200": {"description": "ok", "content": content}},
    }


SCHEMAS = {
    "User": {
        "type": "object",
        "required": ["id", "name", "password"],
        "properties": {
            "id": THE_SERVERS,
            "name": TEXT,
            "password": SECRET,
            "manager": ref("User"),
            "seen": THE_SERVERS,
        },
    },
    "Admin": {
        "allOf": [ref("User"), {"type": "object", "properties": {"level": TEXT}}]
    },
    "Robot": {
        "type": "object",
        "required": ["serial"],
        "properties": {"serial": TEXT, "seen": THE_SERVERS, "key": SECRET},
    },
    "Actor": {"anyOf": [ref("Admin"), ref("Robot")]},
    "Team": {
        "type": "object",
        "properties": {
            "users": {"type": "array", "items": ref("User")},
            "by_role": {"type": "object", "additionalProperties": ref("User")},
            "lead": ref("Actor"),
            "home": {
                "type": "object",
                "required": ["street", "geo"],
                "properties": {"street": TEXT, "geo": THE_SERVERS},
            },
        },
    },
    "Status": {"type": "object", "required": ["up"], "properties": {"up": THE_SERVERS}},
    "Order": {
        "type": "object",
        "properties": {
            "history": {"readOnly": True, **ref("User")},
            "by": {"writeOnly": True, **ref("User")},
        },
    },
}
PATHS = {
    "/teams": {"post": {"operationId": "send", **both_ways(ref("Team"))}},
    "/robots": {"post": {"operationId": "sendRobot", **both_ways(ref("Robot"))}},
    "/orders": {"post": {"operationId": "order", **both_ways(ref("Order"))}},
    "/status": {
        "post": {
            "operationId": "report",
            "requestBody": {"content": {"application/json": {"schema": ref("Status")}}},
            "responses": {"204": {"description": "ok"}},
        }
    },
    "/inline": {
        "post": {
            "operationId": "inline",
            "requestBody": {
                "content": {
                    "application/json": {
                        "schema": {
                            "type": "object",
                            "required": ["id", "name"],
                            "properties": {"id": THE_SERVERS, "name": TEXT},
                        }
                    }
                }
            },
            "responses": {
                "204": {"description": "ok"},
                "404": {
                    "description": "no",
                    "content": {"application/json": {"schema": ref("User")}},
                },
            },
        }
    },
}
USER_OUT = {"id": "u1", "name": "Ann"}
USER_IN = {"name": "Ann", "password": "pw"}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    made = document(SCHEMAS, PATHS)
    with client_of(made, "sides", tmp_path_factory.mktemp("sides")) as found:
        yield found


def call(
    package: Any, operation: str, body: Any, answer: Json, status: int = 200
) -> tuple[Any, Any]:
    """What was sent, and what was read."""
    sent: list[bytes] = []

    def handle(request: httpx2.Request) -> httpx2.Response:
        sent.append(request.content)
        return httpx2.Response(status, json=answer)

    with httpx2.Client(transport=httpx2.MockTransport(handle)) as http:
        strict = package.RequestOptions(strict_responses=True)
        client = package.Sides(http_client=http, options=strict)
        read = getattr(client.default, operation)(body=body)
    return json.loads(sent[0]), read


def fields(model: Any) -> set[str]:
    return set(model.model_fields)


def test_each_side_has_its_own_fields(package: Any) -> None:
    models = package.models
    assert fields(models.User) == {"id", "name", "manager", "seen"}
    assert fields(models.UserInput) == {"name", "password", "manager"}
    assert fields(models.TeamHome) == {"street", "geo"}
    assert fields(models.TeamHomeInput) == {"street"}


def test_what_is_sent_needs_nothing_of_the_servers(package: Any) -> None:
    models = package.models
    user = models.UserInput(name="Ann", password="pw")
    team = models.TeamInput(
        users=[user],
        by_role={"lead": user},
        lead=models.AdminInput(name="Bo", password="pw", level="1", manager=user),
        home=models.TeamHomeInput(street="Main"),
    )
    sent, _ = call(package, "send", team, {})
    assert sent == {
        "users": [USER_IN],
        "by_role": {"lead": USER_IN},
        "lead": {"name": "Bo", "password": "pw", "level": "1", "manager": USER_IN},
        "home": {"street": "Main"},
    }


def test_what_is_sent_needs_what_only_requests_have(package: Any) -> None:
    with pytest.raises(ValidationError, match="password"):
        package.models.UserInput(name="Ann")


def test_what_is_read_needs_nothing_that_only_requests_have(package: Any) -> None:
    models = package.models
    answer = {
        "users": [{**USER_OUT, "manager": USER_OUT}],
        "by_role": {"lead": USER_OUT},
        "lead": {**USER_OUT, "level": "2"},
        "home": {"street": "Main", "geo": "1,2"},
    }
    _, team = call(package, "send", models.TeamInput(), answer)
    assert type(team) is models.Team
    assert type(team.users[0].manager) is models.User
    assert type(team.by_role["lead"]) is models.User
    assert type(team.lead) is models.Admin
    assert type(team.home) is models.TeamHome
    assert json.loads(team.model_dump_json(exclude_unset=True)) == answer


def test_what_is_read_needs_what_the_server_sets(package: Any) -> None:
    with pytest.raises(package.ResponseDecodeError, match="id"):
        call(package, "send", package.models.TeamInput(), {"users": [{"name": "Ann"}]})


def test_a_sub_class_has_both_sides_where_its_base_has(package: Any) -> None:
    models = package.models
    assert issubclass(models.Admin, models.User)
    assert issubclass(models.AdminInput, models.UserInput)


def test_optional_fields_of_one_direction_leave_one_class(package: Any) -> None:
    models = package.models
    assert not hasattr(models, "RobotInput")
    robot = models.Robot(serial="1", key="k")
    sent, read = call(package, "send_robot", robot, {"serial": "1", "seen": "now"})
    assert sent == {"serial": "1", "key": "k"}
    assert (type(read), read.seen, read.key) == (models.Robot, "now", None)


def test_a_field_of_one_direction_holds_the_side_of_that_direction(
    package: Any,
) -> None:
    models = package.models
    order = models.Order(by=models.UserInput(name="Ann", password="pw"))
    sent, read = call(package, "order", order, {"history": USER_OUT})
    assert sent == {"by": USER_IN}
    assert type(read.history) is models.User


def test_a_component_keeps_its_name_for_answers_though_none_has_it(
    package: Any,
) -> None:
    models = package.models
    assert fields(models.Status) == {"up"}
    assert fields(models.StatusInput) == set()
    sent, _ = call(package, "report", models.StatusInput(), {}, 204)
    assert sent == {}


def test_a_body_with_no_name_has_one_class(package: Any) -> None:
    models = package.models
    assert fields(models.InlineRequest) == {"name"}
    assert not hasattr(models, "InlineRequestInput")


def test_errors_are_answers(package: Any) -> None:
    with pytest.raises(package.NotFoundError) as caught:
        call(package, "inline", package.models.InlineRequest(name="x"), USER_OUT, 404)
    assert caught.value.body == package.models.User(id="u1", name="Ann")


def test_what_was_received_is_changed_and_sent_back(package: Any) -> None:
    models = package.models
    received = models.User.model_validate(
        {**USER_OUT, "seen": "now", "new": {"from": "a newer server"}}
    )
    received.name = "Bo"
    dumped = received.model_dump(exclude={"id", "seen"}, exclude_unset=True)
    changed = models.UserInput.model_validate({**dumped, "password": "pw"})
    assert json.loads(changed.model_dump_json(exclude_unset=True)) == {
        "name": "Bo",
        "password": "pw",
        "new": {"from": "a newer server"},
    }
