"""What is raised for which answer, and that nothing else leaves."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

import httpx2
import pytest
from behaviour.driver import (
    CUSTOMER,
    Driver,
    FakeServer,
    Outcome,
    answer,
    answer_json,
    pickled,
)
from metronome import (
    APIConnectionError,
    APIError,
    APIResponseError,
    APIStatusError,
    APITimeoutError,
    BadRequestError,
    ConflictError,
    ForbiddenError,
    InternalServerError,
    MissingCredentialsError,
    NotFoundError,
    RateLimitError,
    RequestOptions,
    ResponseDecodeError,
    ResponseTooLargeError,
    UnauthorizedError,
    UnprocessableEntityError,
)

ONCE = RequestOptions(max_retries=0)

NAMED = {
    400: BadRequestError,
    401: UnauthorizedError,
    403: ForbiddenError,
    404: NotFoundError,
    409: ConflictError,
    422: UnprocessableEntityError,
    429: RateLimitError,
}
OTHERS = [
    *(300, 304, 305, 402, 405, 406, 407, 408, 410, 411, 412, 413, 414, 415, 416, 417),
    *(418, 421, 423, 424, 425, 426, 428, 431, 440, 444, 451, 460, 499),
]
# RFC 9110, section 15: a status outside 100 to 599 is treated as a server error
SERVER_ERRORS = [500, 501, 502, 503, 504, 505, 507, 511, 520, 529, 598, 599, 600, 999]
CLASSES = [
    *NAMED.items(),
    *((status, APIStatusError) for status in OTHERS),
    *((status, InternalServerError) for status in SERVER_ERRORS),
]


def error_of(drive: Driver, outcome: Outcome) -> APIError:
    with pytest.raises(APIError) as caught:
        drive.get(FakeServer(outcome), call=ONCE)
    return caught.value


def response_error_of(drive: Driver, outcome: Outcome) -> APIResponseError:
    error = error_of(drive, outcome)
    assert isinstance(error, APIResponseError)
    return error


@pytest.mark.parametrize(("status", "class_"), CLASSES)
def test_each_status_has_its_class_and_says_what_came(
    drive: Driver, status: int, class_: type[APIError]
) -> None:
    body = {"message": "so it is", "code": 7}
    headers = {"X-Request-Id": "req-42", "X-Other": "1"}
    error = response_error_of(drive, answer_json(status, body, headers))
    assert type(error) is class_
    assert error.status_code == status
    assert error.body == body
    assert error.request_id == "req-42"
    assert error.response.headers["x-other"] == "1"
    assert json.loads(error.response.content) == body
    assert error.request is not None
    assert error.request.operation == "getCustomer-v1"
    assert str(error) == error.message
    for part in (f"GET /v1/customers/{CUSTOMER}", str(status), "so it is", "req-42"):
        assert part in error.message


@pytest.mark.parametrize("status", [400, 404, 418, 503])
def test_the_message_has_the_standard_phrase(drive: Driver, status: int) -> None:
    assert HTTPStatus(status).phrase in str(error_of(drive, answer(status)))


@pytest.mark.parametrize("class_", [each for _, each in CLASSES])
def test_all_have_one_root(class_: type[APIError]) -> None:
    assert issubclass(class_, APIStatusError)
    assert issubclass(APIStatusError, APIResponseError)
    for each in (APIResponseError, APIConnectionError, MissingCredentialsError):
        assert issubclass(each, APIError)
    assert issubclass(APITimeoutError, APIConnectionError)
    assert issubclass(ResponseDecodeError, APIResponseError)
    assert issubclass(ResponseTooLargeError, APIResponseError)


DEEP = "[" * 100_000 + "]" * 100_000

BODIES: list[tuple[bytes | str, Any, str]] = [
    ('{"message": "m", "detail": "d"}', {"message": "m", "detail": "d"}, ": m"),
    ('{"detail": "d", "title": "t"}', {"detail": "d", "title": "t"}, ": d"),
    ('{"title": "t", "error": "e"}', {"title": "t", "error": "e"}, ": t"),
    ('{"error": "e"}', {"error": "e"}, ": e"),
    ('{"message": 5, "error": "e"}', {"message": 5, "error": "e"}, ": e"),
    ('{"message": {"x": 1}}', {"message": {"x": 1}}, ""),
    ("{}", {}, ""),
    ('[{"message": "m"}]', [{"message": "m"}], ""),
    ("null", None, ""),
    ("5", 5, ""),
    ('"text"', "text", ": text"),
    ("just text", "just text", ": just text"),
    ("<html>down</html>", "<html>down</html>", ": <html>down</html>"),
    ("", None, ""),
    (b"\xff\xfe\xfa", "\ufffd\ufffd\ufffd", ": \ufffd\ufffd\ufffd"),
    (b"caf\xe9", "caf\ufffd", ": caf\ufffd"),
    ('{"message": ', '{"message": ', ': {"message": '),
    ('{"a": 1' + "0" * 5_000 + "}", '{"a": 1' + "0" * 5_000 + "}", ': {"a": 10'),
    (DEEP, DEEP, ": [[["),
]


@pytest.mark.parametrize(("content", "body", "detail"), BODIES)
def test_error_bodies_are_read_as_far_as_they_can_be(
    drive: Driver, content: bytes | str, body: Any, detail: str
) -> None:
    error = response_error_of(drive, answer(400, content))
    assert isinstance(error, BadRequestError)
    assert error.body == body
    assert detail in str(error)
    assert len(str(error)) < 400


# 200 is the only success that the document knows
@pytest.mark.parametrize("status", [201, 202, 203, 204, 205, 206, 226, 299])
def test_a_success_that_is_not_documented_is_refused(
    drive: Driver, example: dict[str, Any], status: int
) -> None:
    error = response_error_of(drive, answer_json(status, example))
    assert type(error) is ResponseDecodeError
    assert error.status_code == status
    assert str(status) in str(error)


NO_PAGES: list[bytes | str] = [
    "",
    " ",
    "null",
    "true",
    "5",
    '"text"',
    "[1,2]",
    "{}",
    '{"data": null}',
    '{"data": []}',
    '{"data": {}}',
    "NaN",
    '{"data": NaN}',
    "Infinity",
    "not json",
    "<html>welcome</html>",
    '{"data": ',
    '{"data": {}} {}',
    "{'data': {}}",
    b"\xff\xfe\xfa",
    b'{"data": "\xff"}',
    '{"data": "\\ud800"}',
    DEEP,
    '{"data":' * 100_000,
    '{"data": ' + "9" * 10_000 + "}",
]


@pytest.mark.parametrize("content", NO_PAGES)
@pytest.mark.parametrize("kind", ["application/json", "text/html; charset=x", ""])
def test_a_success_without_the_documented_body_is_a_decode_error(
    drive: Driver, content: bytes | str, kind: str
) -> None:
    headers = {"X-Request-Id": "req-1"} | ({"Content-Type": kind} if kind else {})
    error = response_error_of(drive, answer(200, content, headers))
    assert type(error) is ResponseDecodeError
    assert error.status_code == 200
    assert error.request_id == "req-1"
    expected = content.encode() if isinstance(content, str) else content
    assert error.response.content == expected
    assert kind in str(error)
    assert len(str(error)) < 400


HTTP_ERRORS = [
    httpx2.ConnectError,
    httpx2.ReadError,
    httpx2.WriteError,
    httpx2.CloseError,
    httpx2.RemoteProtocolError,
    httpx2.LocalProtocolError,
    httpx2.ProxyError,
    httpx2.UnsupportedProtocol,
    httpx2.DecodingError,
    httpx2.TooManyRedirects,
    httpx2.InvalidURL,
]
TIMEOUTS = [
    httpx2.ConnectTimeout,
    httpx2.ReadTimeout,
    httpx2.WriteTimeout,
    httpx2.PoolTimeout,
    TimeoutError,
]


@pytest.mark.parametrize("kind", HTTP_ERRORS)
def test_errors_of_the_http_library_become_connection_errors(
    drive: Driver, kind: type[Exception]
) -> None:
    error = error_of(drive, kind("why"))
    assert type(error) is APIConnectionError
    assert isinstance(error.__cause__, kind)
    assert kind.__name__ in str(error)


@pytest.mark.parametrize("kind", TIMEOUTS)
def test_timeouts_of_the_http_library_become_timeout_errors(
    drive: Driver, kind: type[Exception]
) -> None:
    assert type(error_of(drive, kind("why"))) is APITimeoutError


@pytest.mark.parametrize(
    "outcome",
    [
        answer_json(404, {"message": "m"}, {"X-Request-Id": "r"}),
        answer(500, b"\xff"),
        answer(200, "[]", {"X-Request-Id": "r"}),
        httpx2.ConnectError("why"),
        httpx2.ReadTimeout("why"),
        httpx2.LocalProtocolError("why"),
    ],
)
@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, pickled])
def test_errors_survive_pickling_and_copying(
    drive: Driver, outcome: Outcome, again: Callable[[Any], Any]
) -> None:
    error = error_of(drive, outcome)
    copied = again(error)
    assert type(copied) is type(error)
    assert str(copied) == str(error)
    for name in ("message", "request", "may_have_arrived", "is_transient"):
        assert getattr(copied, name, None) == getattr(error, name, None)
    for name in ("response", "status_code", "body", "request_id"):
        assert getattr(copied, name, None) == getattr(error, name, None)


def test_a_missing_token_is_picklable(drive: Driver) -> None:
    with pytest.raises(MissingCredentialsError) as caught:
        drive.get(FakeServer(answer(200)), token=None)
    copied = pickled(caught.value)
    assert type(copied) is MissingCredentialsError
    assert copied.message == caught.value.message


def test_an_error_made_by_hand_has_no_response() -> None:
    error = NotFoundError("made in a test")
    assert str(error) == "made in a test"
    with pytest.raises(AttributeError):
        _ = error.response
