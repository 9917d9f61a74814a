"""Every operation of a document once, through its client, to a server that knows the document.

Knows what a client promises to its callers, and how Prism tells what it thinks of a request
and of its own answer. Does not know which outcomes are good.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx2
from corpus.documents import Source, unpacked
from corpus.json_values import is_list, is_object
from corpus.measure import generated
from corpus.operations import as_sent
from corpus.oracle import Oracle
from corpus.reading import Files
from prism.arguments import UnfitError, converted, credentials
from prism.functions import Function, functions
from prism.instances import PLAIN, TEXT, Instances, NoInstanceError
from prism.operations import Body, Operation, Parameter, operations

_PROBLEM = "https://stoplight.io/prism/errors#"
_ABOUT_REQUEST = (
    *("INVALID_CONTENT_TYPE", "NO_METHOD_MATCHED_ERROR", "NO_PATH_MATCHED_ERROR"),
    *("NOT_ACCEPTABLE", "UNAUTHORIZED", "UNPROCESSABLE_ENTITY"),
)
"""Problems that are about the request; all others are about Prism's answer."""
_CUT_OFF = re.compile(r'{"location":\["request"[^]]*],"severity":"Error"[^}]*')
_PREFERRED = ("json", "x-www-form-urlencoded", "form-data", "text/")


class Outcome(Enum):
    """What came of a call."""

    PASSED = "a documented answer, decoded"
    REFUSED = "Prism finds the request to be wrong"
    NOT_SENT = "the client does not send what is valid"
    NOT_DECODED = "the client does not read Prism's answer"
    NO_ANSWER = "Prism does not answer as the document says"
    NO_ARGUMENTS = "no valid value was found"


@dataclass(frozen=True, slots=True)
class Call:
    """One operation, and what came of it."""

    operation: str
    outcome: Outcome
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.operation}: {self.outcome.value}: {self.detail}"


def called(source: Source, folder: Path, url: str, *options: str) -> list[Call]:
    """What comes of each operation of `source`, sent to the Prism at `url`.

    Only for a process of its own: the client is imported.
    """
    caller, listed = made_caller(source, folder, url, *options)
    return [caller.call(each) for each in listed]


def called_wrongly(source: Source, folder: Path, url: str) -> list[Call]:
    """What comes of the operations with a JSON body, when another one is sent."""
    caller, listed = made_caller(source, folder, url)
    found: list[Call] = []
    for each in listed:
        if each.bodies:
            wire = caller.wire(next(caller.calls(each))())
            del wire.headers["content-length"]
            wrong = httpx2.Request("POST", wire.url, headers=wire.headers, content=b"1")
            found.append(Call(str(each), *judged(caller.http.send(wrong))))
    return found


def made_caller(
    source: Source, folder: Path, url: str, *options: str
) -> tuple[Caller, list[Operation]]:
    """The client of `source`, generated and imported, and all that it can be asked."""
    done = generated(source, folder, *options)
    assert done.exit_code == 0, done.output
    sys.path.insert(0, str(folder))
    sys.dont_write_bytecode = True
    files = Files(unpacked(source, folder))
    return Caller(folder / source.package, files, url), list(operations(files))


class Caller:
    """A client, and what its document says."""

    def __init__(self, package: Path, files: Files, url: str) -> None:
        oracle = Oracle(files)
        self._instances = Instances(files, oracle, TEXT)
        self._plain = Instances(files, oracle, PLAIN)
        self._functions: dict[tuple[str, str], Function] = {}
        for each in functions(package):
            self._functions.setdefault((each.method, each.template), each)
        self.package = importlib.import_module(package.name)
        made = _client(importlib.import_module(f"{package.name}.client"))
        given = credentials(made)
        self.http = httpx2.Client(trust_env=False)  # no proxy between the two
        self.client = made(base_url=url, http_client=self.http, **given)
        self._written: list[httpx2.Request] = []
        paper = httpx2.Client(transport=httpx2.MockTransport(self._write))
        self._dry_client = made(base_url=url, http_client=paper, **given)

    def call(self, operation: Operation) -> Call:
        """Make the arguments of `operation`, send it, and judge the answer."""
        try:
            requests = [each() for each in self.calls(operation)]
        except NoInstanceError as problem:
            return Call(str(operation), Outcome.NO_ARGUMENTS, str(problem))
        except (UnfitError, ValueError, TypeError) as problem:
            detail = f"{type(problem).__name__}: {problem}"
            return Call(str(operation), Outcome.NOT_SENT, detail)
        found = [self._answered(operation, each) for each in requests]
        bad = [each for each in found if each.outcome is not Outcome.PASSED]
        return bad[0] if bad else found[0]

    def _answered(self, operation: Operation, request: Any) -> Call:
        found = self.sent(operation, request)
        if found.outcome is not Outcome.NO_ANSWER:
            return found
        # the document's examples may be wrong: Prism makes others
        dynamic = self.sent(operation, request, Prefer="dynamic=true")
        return found if dynamic.outcome is Outcome.NO_ANSWER else dynamic

    def calls(self, operation: Operation) -> Iterator[partial[Any]]:
        """The function of `operation` with all its arguments, and each body in turn."""
        function = self._functions[operation.method, as_sent(operation.template)]
        given: dict[str, Any] = {}
        for each in operation.parameters:
            argument = function.arguments.get((each.where, each.name))
            if argument is not None:  # a constant is none
                value = self._value(each)
                given[argument] = converted(function.hints[argument], value)
        call = partial(function.call, **given)
        for argument in function.bodies:
            hint = function.hints[argument]
            yield from self._with_body(operation, call, argument, hint)
        if not function.bodies:
            yield call

    def _with_body(
        self, operation: Operation, call: partial[Any], argument: str, hint: Any
    ) -> list[partial[Any]]:
        """`call` with a body of the media type that `argument` is for.

        It is given as a model, and where that is JSON as a dictionary as well.
        """
        tried: list[str] = []
        for body in sorted(operation.bodies, key=_preference):
            try:
                content = self._content(body)
                complete = partial(call, **{argument: converted(hint, content)})
                media_type = self.wire(complete()).headers.get("content-type", "")
            except (UnfitError, ValueError) as problem:
                tried.append(f"{body.media_type}: {problem}")
                continue
            if _fits(media_type, body.media_type):
                is_plain = is_object(content) and "json" in body.media_type
                plain = [partial(call, **{argument: content})]
                return [complete, *(plain if is_plain else [])]
            tried.append(f"{body.media_type}: sent as {media_type}")
        raise UnfitError(f"{argument}: {'; '.join(tried)}")

    def wire(self, request: Any) -> httpx2.Request:
        """`request` as it would be sent."""
        self._written.clear()
        with contextlib.suppress(self.package.APIError):
            self._dry_client.send(request, self.package.RequestOptions(max_retries=0))
        if not self._written:
            raise UnfitError(f"{request} is not sent")
        return self._written[0]

    def _write(self, request: httpx2.Request) -> httpx2.Response:
        self._written.append(request)
        return httpx2.Response(204)

    def _value(self, parameter: Parameter) -> Any:
        if parameter.schema is None:
            return PLAIN
        in_header = parameter.where in ("header", "cookie")  # where not all can be sent
        instances = self._plain if in_header else self._instances
        return instances.value(parameter.schema, parameter.examples)

    def _content(self, body: Body) -> Any:
        if body.fields:
            return {each.name: self._value(each) for each in body.fields}
        if body.schema is None:
            return TEXT
        content = self._instances.value(body.schema, body.examples)
        is_text = isinstance(content, str) or body.is_structured
        return content if is_text else json.dumps(content)

    def sent(self, operation: Operation, request: Any, **headers: str) -> Call:
        """What comes of `request`, sent once."""
        options = self.package.RequestOptions(
            timeout=60,
            deadline=60,
            max_retries=0,
            headers=headers,
            strict_responses=True,
        )
        error: Exception | None = None
        try:
            response = self.client.send(request, options)
        except self.package.APIError as problem:
            error = problem
            response = getattr(problem, "response", None)
        except ValueError as problem:
            return Call(str(operation), Outcome.NOT_SENT, str(problem))
        if response is None:
            return Call(str(operation), Outcome.NOT_SENT, str(error))
        outcome, detail = judged(response)
        if isinstance(error, self.package.ResponseDecodeError) and (
            outcome is Outcome.PASSED
        ):
            is_valid = self._is_valid(operation, response)
            outcome = Outcome.NOT_DECODED if is_valid else Outcome.NO_ANSWER
            detail = f"{error}: {response.content[:300]!r}"
        return Call(str(operation), outcome, detail)

    def _is_valid(self, operation: Operation, response: Any) -> bool:
        """Whether an answer is what the document says, or that cannot be told."""
        status, media_type = str(response.status_code), response.headers["content-type"]
        for key in (status, f"{status[0]}XX", "DEFAULT"):
            for (found, kind), schema in operation.answers.items():
                if found == key and (kind == "json" or _fits(media_type, kind)):
                    return self._instances.accepts(schema, json.loads(response.content))
        return True


def _client(module: ModuleType) -> Any:
    """The class of the synchronous client, in the module that has it and its twin."""
    own = {
        name: value
        for name, value in vars(module).items()
        if getattr(value, "__module__", "") == module.__name__
    }
    return next(own[name] for name in own if f"Async{name}" in own)


def judged(response: Any) -> tuple[Outcome, str]:
    """What Prism says of the request, and then of its answer."""
    wrong = "; ".join(_violations(response.headers.get("sl-violations", "")))
    if wrong:
        return Outcome.REFUSED, wrong
    problem = _problem(response)
    if problem is not None:
        is_refused = problem.startswith(_ABOUT_REQUEST)
        return Outcome.REFUSED if is_refused else Outcome.NO_ANSWER, problem
    return Outcome.PASSED, str(response.status_code)


def _preference(body: Body) -> int:
    found = [index for index, each in enumerate(_PREFERRED) if each in body.media_type]
    return min(found, default=len(_PREFERRED))


def _fits(sent: str, documented: str) -> bool:
    essence, wanted = (
        each.partition(";")[0].strip().lower() for each in (sent, documented)
    )
    return essence == wanted or "*" in wanted


def _violations(header: str) -> Iterator[str]:
    """Those of the request; that something is deprecated is only a warning."""
    try:
        listed = json.loads(header or "[]")
    except ValueError:  # Prism cuts a long one off
        yield from _CUT_OFF.findall(header)
        return
    for each in listed:
        if each["location"][0] == "request" and each["severity"] == "Error":
            yield f"{'.'.join(map(str, each['location']))} {each['message']}"


def _problem(response: Any) -> str | None:
    """What Prism says instead of an answer from the document."""
    try:
        found = json.loads(response.content)
    except ValueError:
        return None
    if not is_object(found) or not str(found.get("type", "")).startswith(_PROBLEM):
        return None
    name = found["type"].removeprefix(_PROBLEM)
    details = found.get("validation")
    told = "; ".join(
        f"{'.'.join(map(str, each.get('location', [])))} {each['message']}"
        for each in (details if is_list(details) else [])
    )
    return f"{name}: {told or found.get('detail') or found.get('title')}"
