"""Signatures of webhooks: what vendors, RFCs and openssl sign is accepted, and nothing else."""

from __future__ import annotations

import base64
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from behaviour.made import Json, client_of, document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

NOW = 1_614_265_330
PRESETS = ("github", "metronome", "standard-webhooks", "stripe")
PAID: Json = {"type": "object", "properties": {"cents": {"type": "integer"}}}


@pytest.fixture(scope="module")
def clients(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, Any]]:
    """A client of one webhook for each preset."""
    found: dict[str, Any] = {}
    contexts: list[Any] = []
    for preset in PRESETS:
        source = document({"Paid": PAID})
        schema = {"$ref": "#/components/schemas/Paid"}
        body = {"content": {"application/json": {"schema": schema}}}
        source["webhooks"] = {"paid": {"post": {"requestBody": body}}}
        source["x-specpress"] = {"webhooks": {"signature": preset}}
        name = f"{preset.replace('-', '_')}_client"
        contexts.append(client_of(source, name, tmp_path_factory.mktemp(preset)))
        found[preset] = contexts[-1].__enter__()
    yield found
    for each in contexts:
        each.__exit__(None, None, None)


@pytest.fixture
def signatures(clients: Mapping[str, Any], monkeypatch: pytest.MonkeyPatch) -> Any:
    """The runtime's module, at the time of the Standard Webhooks' example."""
    for client in clients.values():
        at_time(client, NOW, monkeypatch)
    return import_module("github_client._runtime.signatures")


def at_time(client: Any, now: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set the clock of a client."""
    clock = SimpleNamespace(time=lambda: now)
    import_module(f"{client.__name__}._runtime.signatures")
    monkeypatch.setattr(f"{client.__name__}._runtime.signatures.time", clock)


@dataclass(frozen=True)
class Delivery:
    """What a vendor sends, and the secret that it was signed with."""

    preset: str
    secret: str
    body: bytes
    headers: Mapping[str, str]


# github.com/standard-webhooks, libraries' test of `sign`; made at 1614265330
STANDARD = Delivery(
    "standard-webhooks",
    "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    b'{"test": 2432232314}',
    {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    },
)
# docs.github.com, "Testing the webhook payload validation"
GITHUB = Delivery(
    "github",
    "It's a Secret to Everybody",
    b"Hello, World!",
    {
        "X-Hub-Signature-256": (
            "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
        )
    },
)
DATE = format_datetime(datetime.fromtimestamp(NOW, UTC), usegmt=True)
BODY = b'{"cents": 5, "note": "\xc3\xa9"}'


def openssl(key: str, message: bytes) -> str:
    """HMAC-SHA256 in hex, as openssl makes it."""
    if shutil.which("openssl") is None:
        pytest.skip("no openssl")
    command = ["openssl", "dgst", "-sha256", "-hmac", key]
    done = subprocess.run(command, input=message, capture_output=True, check=True)
    return done.stdout.decode().split()[-1]


def metronome(date: str = DATE, secret: str = "s3cr3t-key") -> Delivery:
    """Signed is the date, a newline and the body; the signature is hex."""
    signature = openssl(secret, f"{date}\n".encode() + BODY)
    headers = {"X-Metronome-Date": date, "Metronome-Webhook-Signature": signature}
    return Delivery("metronome", secret, BODY, headers)


def stripe(secret: str = "whsec_s3cr3t") -> Delivery:
    """Signed is the time, a dot and the body; v0 is for test events of old."""
    signature = openssl(secret, f"{NOW}.".encode() + BODY)
    value = f"t={NOW},v1={signature},v0={'0' * 64}"
    return Delivery("stripe", secret, BODY, {"Stripe-Signature": value})


@pytest.fixture(params=PRESETS)
def delivery(request: pytest.FixtureRequest) -> Delivery:
    made: dict[str, Callable[[], Delivery]] = {
        "github": lambda: GITHUB,
        "metronome": metronome,
        "standard-webhooks": lambda: STANDARD,
        "stripe": stripe,
    }
    return made[request.param]()


def verify(clients: Mapping[str, Any], sent: Delivery, **changed: Any) -> None:
    """Check a delivery, of which something may be changed."""
    webhooks = clients[sent.preset].Webhooks(changed.get("secret", sent.secret))
    webhooks.verify(
        changed.get("body", sent.body), changed.get("headers", sent.headers)
    )


@pytest.fixture
def refused(clients: Mapping[str, Any]) -> Any:
    """Whether a delivery is refused, with a text that gives nothing away."""

    def check(sent: Delivery, **changed: Any) -> str:
        error = clients[sent.preset].WebhookSignatureError
        with pytest.raises(error) as caught:
            verify(clients, sent, **changed)
        assert isinstance(caught.value, clients[sent.preset].WebhookError)
        text = f"{caught.value!r} {caught.value.__cause__!r}"
        assert sent.secret not in text
        assert all(each not in text for each in sent.headers.values() if len(each) > 40)
        return str(caught.value)

    return check


@pytest.mark.usefixtures("signatures")
def test_what_a_vendor_signs_is_accepted(
    clients: Mapping[str, Any], delivery: Delivery
) -> None:
    verify(clients, delivery)


# RFC 2202, section 3, and RFC 4231, sections 4.2 and 4.3
RFC = [
    (b"\x0b" * 20, b"Hi There", "sha1", "b617318655057264e28bc0b6fb378c8ef146be00"),
    (
        b"Jefe",
        b"what do ya want for nothing?",
        "sha1",
        "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79",
    ),
    (
        b"\x0b" * 20,
        b"Hi There",
        "sha256",
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
    ),
    (
        b"Jefe",
        b"what do ya want for nothing?",
        "sha256",
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    ),
    (
        b"\x0b" * 20,
        b"Hi There",
        "sha512",
        (
            "87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cde"
            "daa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854"
        ),
    ),
    (
        b"Jefe",
        b"what do ya want for nothing?",
        "sha512",
        (
            "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
            "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"
        ),
    ),
]


@pytest.mark.parametrize(("key", "body", "algorithm", "digest"), RFC)
def test_vectors_of_rfcs(
    signatures: Any, key: bytes, body: bytes, algorithm: str, digest: str
) -> None:
    in_hex = signatures.Signature(header="S", signed="{body}", algorithm=algorithm)
    signatures.verify(in_hex, key, body, {"S": digest})
    in_base64 = signatures.Signature(
        header="S", signed="{body}", algorithm=algorithm, encoding="base64"
    )
    value = base64.b64encode(bytes.fromhex(digest)).decode()
    signatures.verify(in_base64, key, body, {"S": value})
    with pytest.raises(signatures.WebhookSignatureError):
        signatures.verify(in_hex, key, body, {"S": value})


# -- nothing else is accepted ----------------------------------------------------------


@pytest.mark.usefixtures("signatures")
def test_no_byte_of_the_body_can_be_changed(delivery: Delivery, refused: Any) -> None:
    body = delivery.body
    for index in range(len(body)):
        for flip in (1, 0x20, 0x80):
            changed = bytes([*body[:index], body[index] ^ flip, *body[index + 1 :]])
            refused(delivery, body=changed)
    for changed in (b"", body[:-1], body[1:], body + b" ", b"\n" + body, body * 2):
        refused(delivery, body=changed)


@pytest.mark.usefixtures("signatures")
def test_no_character_of_a_signed_header_can_be_changed(
    delivery: Delivery, refused: Any
) -> None:
    for name, value in delivery.headers.items():
        # v0 of Stripe is another scheme's, and not looked at
        for index in range(len(value.partition(",v0")[0])):
            for char in ("0" if value[index] != "0" else "1", value[index].swapcase()):
                if char != value[index]:
                    changed = f"{value[:index]}{char}{value[index + 1 :]}"
                    refused(delivery, headers={**delivery.headers, name: changed})


@pytest.mark.usefixtures("signatures")
def test_each_header_is_needed_once(delivery: Delivery, refused: Any) -> None:
    for name, value in delivery.headers.items():
        others = {key: each for key, each in delivery.headers.items() if key != name}
        assert "missing" in refused(delivery, headers=others)
        refused(delivery, headers={**others, name: ""})
        twice = {**others, name: value, name.swapcase(): value}
        assert "more than once" in refused(delivery, headers=twice)
        for odd in (f"{value}\n", f"{value}\0", f"\r\n{value}", f"{value}\u200b", "é"):
            refused(delivery, headers={**others, name: odd})


@pytest.mark.usefixtures("signatures")
def test_names_of_headers_have_no_case(
    clients: Mapping[str, Any], delivery: Delivery
) -> None:
    for change in (str.lower, str.upper, str.title):
        headers = {change(name): value for name, value in delivery.headers.items()}
        verify(clients, delivery, headers={"Host": "a.test", **headers})


@pytest.mark.usefixtures("signatures")
def test_another_secret_is_refused(delivery: Delivery, refused: Any) -> None:
    prefix = "whsec_" * delivery.secret.startswith("whsec_")
    refused(delivery, secret=f"{prefix}{base64.b64encode(b'other').decode()}")


@pytest.mark.usefixtures("signatures")
def test_a_boundary_between_signed_parts_cannot_be_moved(refused: Any) -> None:
    """`{timestamp}.{body}`: what is signed is the same if the body starts earlier."""
    sent = stripe()
    signature = sent.headers["Stripe-Signature"].split(",")[1]
    early = {"Stripe-Signature": f"t={NOW}.{BODY.decode()[:10]},{signature}"}
    refused(sent, headers=early, body=BODY[10:])
    dated = metronome()
    longer = {**dated.headers, "X-Metronome-Date": f"{DATE}\n{BODY.decode()[:5]}"}
    refused(dated, headers=longer, body=BODY[5:])


# -- when it was signed ----------------------------------------------------------------


@pytest.mark.parametrize("preset", ["metronome", "standard-webhooks", "stripe"])
@pytest.mark.parametrize(
    "when",
    [(-301, "future"), (-300, ""), (0, ""), (300, ""), (301, "past"), (1e9, "past")],
)
def test_the_tolerance_is_five_minutes_either_way(
    clients: Mapping[str, Any],
    refused: Any,
    monkeypatch: pytest.MonkeyPatch,
    preset: str,
    when: tuple[float, str],
) -> None:
    distance, word = when
    made = {"metronome": metronome(), "stripe": stripe(), "standard-webhooks": STANDARD}
    sent = made[preset]
    at_time(clients[preset], NOW + distance, monkeypatch)
    if word:
        assert word in refused(sent)
    else:
        verify(clients, sent)


@pytest.mark.usefixtures("signatures")
@pytest.mark.parametrize(
    "date",
    [
        DATE,
        str(NOW),
        "2021-02-25T15:02:10Z",
        "2021-02-25T15:02:10.123456Z",
        "2021-02-25T16:02:10+01:00",
    ],
)
def test_forms_of_time(clients: Mapping[str, Any], date: str) -> None:
    verify(clients, metronome(date))


@pytest.mark.usefixtures("signatures")
@pytest.mark.parametrize(
    "date",
    [
        "now",
        "-1",
        "1e9",
        "2021-02-25T15:02:10",
        "Thu, 25 Feb 2021 15:02:10",
        "Thu, 25 Feb 2021 15:02:10 -0000",
        "2021-02-30T15:02:10Z",
        "Thu, 99 Feb 2021 99:99:99 GMT",
        "0000-00-00T00:00:00Z",
        "0001-01-01T00:00:00+14:00",
        "9" * 400,
        "9999-12-31T23:59:59-14:00",
    ],
)
def test_what_is_no_time_of_now_is_refused(refused: Any, date: str) -> None:
    refused(metronome(date))


# -- several signatures ----------------------------------------------------------------


@pytest.mark.usefixtures("signatures")
def test_one_good_signature_of_several_is_enough(
    clients: Mapping[str, Any], refused: Any
) -> None:
    good = STANDARD.headers["webhook-signature"]
    bad = f"v1,{base64.b64encode(bytes(32)).decode()}"
    for value in (f"{bad} {good}", f"{good} {bad}", f"v1a,x {bad} {good} v2,y"):
        headers = {**STANDARD.headers, "webhook-signature": value}
        verify(clients, STANDARD, headers=headers)
    for value in (bad, f"{bad} {bad}", good.replace("v1,", "v2,"), good[3:], "v1,"):
        refused(STANDARD, headers={**STANDARD.headers, "webhook-signature": value})


@pytest.mark.usefixtures("signatures")
def test_a_header_with_two_times_is_refused(refused: Any) -> None:
    sent = stripe()
    value = sent.headers["Stripe-Signature"]
    for other in (f"t={NOW},{value}", f"{value},t={NOW - 9}", value.partition(",")[2]):
        assert "'t='" in refused(sent, headers={"Stripe-Signature": other})


# -- the secret ------------------------------------------------------------------------


@pytest.mark.usefixtures("signatures")
def test_the_secret_comes_from_the_environment(
    clients: Mapping[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_CLIENT_WEBHOOK_SECRET", GITHUB.secret)
    clients["github"].Webhooks().verify(GITHUB.body, GITHUB.headers)


@pytest.mark.parametrize(
    "secret", [None, "", "whsec_", "whsec_*", "whsec_é", "whsec_YQ"]
)
def test_without_a_secret_there_are_no_webhooks(
    clients: Mapping[str, Any], secret: str | None
) -> None:
    """An empty key is one that anybody has."""
    with pytest.raises(ValueError, match=r"secret|not base64") as caught:
        clients["standard-webhooks"].Webhooks(secret)
    assert not secret or secret not in str(caught.value)


def test_a_secret_with_other_characters_is_none(clients: Mapping[str, Any]) -> None:
    with pytest.raises(ValueError, match="secret: not base64"):
        clients["standard-webhooks"].Webhooks(
            f"{STANDARD.secret[:-4]}*{STANDARD.secret[-4:]}"
        )


def test_the_secret_is_in_no_text(clients: Mapping[str, Any]) -> None:
    webhooks = clients["github"].Webhooks("s3cr3t-key")
    assert "s3cr3t" not in f"{webhooks!r} {webhooks}"


# -- and then it is parsed -------------------------------------------------------------


@pytest.mark.usefixtures("signatures")
def test_what_is_signed_is_parsed(clients: Mapping[str, Any]) -> None:
    sent = metronome()
    webhooks = clients["metronome"].Webhooks(sent.secret)
    found = webhooks.parse_paid(sent.body, sent.headers)
    assert type(found) is clients["metronome"].models.Paid
    assert found.cents == 5
    assert found.model_extra == {"note": "é"}


@pytest.mark.usefixtures("signatures")
def test_nothing_is_parsed_before_it_is_proven(clients: Mapping[str, Any]) -> None:
    package = clients["github"]
    webhooks = package.Webhooks("other")
    for body in (b"{", b"[" * 100_000, BODY):
        with pytest.raises(package.WebhookSignatureError):
            webhooks.parse_paid(body, GITHUB.headers)
    with pytest.raises(package.WebhookPayloadError):  # signed, and no JSON
        package.Webhooks(GITHUB.secret).parse_paid(GITHUB.body, GITHUB.headers)


@pytest.mark.usefixtures("signatures")
def test_a_body_beyond_the_limit_is_not_even_hashed(clients: Mapping[str, Any]) -> None:
    package = clients["github"]
    webhooks = package.Webhooks(GITHUB.secret, max_body_bytes=len(GITHUB.body) - 1)
    with pytest.raises(package.WebhookPayloadError, match="12 bytes"):
        webhooks.verify(GITHUB.body, {})


def test_an_api_of_which_only_the_signature_is_known(tmp_path: Path) -> None:
    source = document({"A": PAID})
    source["x-specpress"] = {
        "webhooks": {"signature": {"header": "X-Sign", "signed": "v0:{X-Id}:{body}"}}
    }
    with client_of(source, "only_signed_client", tmp_path) as package:
        headers = {"x-id": "7", "x-sign": openssl("key", b"v0:7:[1, null]")}
        webhooks = package.Webhooks("key")
        assert webhooks.parse(b"[1, null]", headers) == [1, None]
        with pytest.raises(package.WebhookSignatureError):
            webhooks.parse(b"[1, null]", {**headers, "X-ID": "7"})
        with pytest.raises(package.WebhookSignatureError):
            webhooks.parse(b"[1, null]", {**headers, "x-id": "8"})


# -- whatever comes --------------------------------------------------------------------

HEADER_TEXT = st.text(max_size=40) | st.text("tv10=, ,.:", max_size=20)
QUIET = settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@QUIET
@given(body=st.binary(max_size=60), value=HEADER_TEXT, other=HEADER_TEXT)
def test_no_header_makes_anything_but_our_error(
    clients: Mapping[str, Any], body: bytes, value: str, other: str
) -> None:
    for preset in PRESETS:
        package = clients[preset]
        webhooks = package.Webhooks("whsec_c2VjcmV0")
        names = (
            import_module(f"{package.__name__}.webhooks").SIGNATURE.header,
            "X-Metronome-Date",
        )
        headers = {names[0]: value, names[1]: other, "webhook-timestamp": other}
        with pytest.raises(package.WebhookSignatureError):
            webhooks.verify(body, {**headers, "webhook-id": other})


@QUIET
@given(
    body=st.binary(max_size=60), other=st.binary(max_size=60), key=st.binary(min_size=1)
)
def test_a_signature_is_good_for_one_body_only(
    signatures: Any, body: bytes, other: bytes, key: bytes
) -> None:
    """Made with hashlib, by the definition of HMAC (RFC 2104, section 2)."""
    scheme = signatures.Signature(header="S", signed="{body}", prefix="v1=")
    headers = {"S": f"v1={hmac_by_definition(key, body)}"}
    signatures.verify(scheme, key, body, headers)
    if other != body:
        with pytest.raises(signatures.WebhookSignatureError):
            signatures.verify(scheme, key, other, headers)


def hmac_by_definition(key: bytes, text: bytes) -> str:
    key = sha256(key).digest() if len(key) > 64 else key
    key = key.ljust(64, b"\0")
    inner = sha256(bytes(each ^ 0x36 for each in key) + text).digest()
    return sha256(bytes(each ^ 0x5C for each in key) + inner).hexdigest()
