"""What the customer client costs: lines, generating, importing, decoding, calling.

    python benchmarks/cost.py [--runs 15]

CPU seconds of child processes (user + system) for starts, of the thread for loops; medians
with the range in brackets. What is compared is measured in turn, and its ratio is taken
within each round; that of the least times is what load touches least. Compare within one
run only.
"""

from __future__ import annotations

import argparse
import itertools
import json
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path
from urllib.parse import quote
from uuid import UUID

ROOT = Path(__file__).resolve().parent.parent
GENERATED = ROOT / "generated"
SPEC = ROOT / "spec" / "metronome.yaml"
ID = "d7abd0cd-4ae9-4db7-8676-e986a4ebd8dc"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    runs: int = parser.parse_args().runs
    names = ("specpress", "black", "httpx2", "pydantic")
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    print(f"Python {platform.python_version()}, {versions}; {runs} runs\n")
    print("| what | figure |\n| --- | --- |")
    lines()
    generating(runs)
    importing(runs)
    sys.path.insert(0, str(GENERATED))
    decoding(runs)
    calling(runs)


def lines() -> None:
    files = [
        *GENERATED.glob("metronome/**/*.py"),
        *GENERATED.glob("metronome/**/*.pyi"),
    ]
    counts = {
        file: len(file.read_text(encoding="utf-8").splitlines()) for file in files
    }
    api = sum(count for file, count in counts.items() if "_runtime" not in file.parts)
    print(
        f"| lines emitted without / with `_runtime/` | {api} / {sum(counts.values())} |"
    )


def cpu_of(command: Sequence[str], runs: int) -> str:
    times: list[float] = []
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, cwd=GENERATED, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        times.append(used * 1000)
    return f"{shown(times)} ms CPU"


def shown(times: Sequence[float], digits: int = 0) -> str:
    low, middle, high = min(times), statistics.median(times), max(times)
    return f"{middle:.{digits}f} ({low:.{digits}f}-{high:.{digits}f})"


def generating(runs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        fresh = [sys.executable, "-c", FRESH, str(SPEC), folder]
        print(f"| `specpress generate` into a new folder | {cpu_of(fresh, runs)} |")


FRESH = """
import sys, tempfile
from specpress.cli import main
sys.exit(main(["generate", sys.argv[1], "-q", "-o", tempfile.mkdtemp(dir=sys.argv[2])]))
"""


def importing(runs: int) -> None:
    for statement in (
        "pass",
        "import httpx2",
        "import pydantic",
        "import pydantic, httpx2",
        "import metronome",
        "from metronome import Metronome",
        "from metronome.models import GetCustomerV1Response",
    ):
        print(f"| `{statement}` | {cpu_of([sys.executable, '-c', statement], runs)} |")


def in_turn(
    actions: Mapping[str, Callable[[], object]], rounds: int, number: int
) -> dict[str, list[float]]:
    """µs of CPU of each action, round by round: what else the machine does hits them all."""
    times: dict[str, list[float]] = {name: [] for name in actions}
    for action in actions.values():
        action()
    for _ in range(rounds):
        for name, action in actions.items():
            start = time.thread_time()
            for _ in range(number):
                action()
            times[name].append((time.thread_time() - start) / number * 1e6)
    return times


def report(
    what: str, times: Mapping[str, Sequence[float]], pairs: Sequence[tuple[str, str]]
) -> None:
    """A row for each action, and one for each pair: the ratio within a round."""
    for name, found in times.items():
        print(f"| {what}: {name} | {shown(found, 2)} µs |")
    for name, base in pairs:
        ratios = [a / b for a, b in zip(times[name], times[base], strict=True)]
        low, middle, high = statistics.quantiles(ratios, n=4)
        least = min(times[name]) / min(times[base])
        spread = f"quartiles {low:.2f}-{high:.2f}; of the least times {least:.2f}"
        print(f"| {what}: {name} / {base} | **{middle:.2f}** ({spread}) |")


def body() -> bytes:
    page = (GENERATED / "docs/operations/customers/get_customer_v1.md").read_text()
    example = page.split("```json\n", 1)[1].split("\n```", 1)[0]
    return json.dumps(json.loads(example)).encode()


def by_hand() -> Callable[[bytes], object]:
    """Decodes the customer into models of the same fields, as an engineer writes them."""
    from pydantic import BaseModel, ConfigDict

    class Config(BaseModel):
        model_config = ConfigDict(extra="allow")
        salesforce_account_id: str | None

    class Status(BaseModel):
        model_config = ConfigDict(extra="allow")
        effective_at: datetime | None = None
        value: str

    class Customer(BaseModel):
        model_config = ConfigDict(extra="allow")
        archived_at: datetime | None = None
        created_at: datetime
        current_billable_status: Status | None = None
        custom_fields: dict[str, str]
        customer_config: Config
        external_id: str
        id: UUID
        ingest_aliases: list[str]
        name: str
        updated_at: datetime

    class Plain(BaseModel):
        model_config = ConfigDict(extra="allow")
        data: Customer

    return Plain.model_validate_json


def decoding(runs: int) -> None:
    from metronome import models
    from metronome._runtime.json_bodies import json_body

    content, plain = body(), by_hand()
    decode = json_body(models.GetCustomerV1Response)
    actions: dict[str, Callable[[], object]] = {
        "plain pydantic, spelling lost": lambda: plain(content),
        "the client": lambda: decode(content),
    }
    times = in_turn(actions, runs * 40, 100)
    report("decode", times, [("the client", "plain pydantic, spelling lost")])


def calling(runs: int) -> None:
    """The client against what an engineer writes by hand.

    "bare" is an httpx2 client with base URL and headers, an id quoted into the path, and
    `raise_for_status`, and returns bytes; "bare, decoded" has pydantic read them, as the
    client does; "bare, absolute" leaves out what httpx2 does to join URLs and headers.
    """
    import httpx2
    from metronome import Metronome

    content, plain = body(), by_hand()
    transport = httpx2.MockTransport(lambda _: httpx2.Response(200, content=content))
    server = "https://api.metronome.com"
    headers = {"Authorization": "Bearer x", "Accept": "application/json"}
    based = httpx2.Client(transport=transport, base_url=server, headers=headers)
    http = httpx2.Client(transport=transport)
    client = Metronome(bearer_token="x", http_client=http)

    def bare(customer_id: str) -> bytes:
        response = based.get(f"/v1/customers/{quote(customer_id, safe='')}")
        return response.raise_for_status().content

    def absolute(customer_id: str) -> bytes:
        url = f"{server}/v1/customers/{quote(customer_id, safe='')}"
        return http.get(url, headers=headers).raise_for_status().content

    def typed(customer_id: str) -> object:
        return client.customers.get_customer_v1(customer_id)

    calls: dict[str, Callable[[str], object]] = {
        "bare": bare,
        "bare, decoded": lambda customer_id: plain(bare(customer_id)),
        "bare, absolute": absolute,
        "the client": typed,
    }
    others = (str(UUID(int=number)) for number in itertools.count())
    for url, ids in (
        ("a URL used before", itertools.repeat(ID)),
        ("a new URL", others),
    ):
        actions = {name: partial(_next_of, call, ids) for name, call in calls.items()}
        pairs = [("the client", name) for name in calls if name != "the client"]
        report(f"call with {url}", in_turn(actions, runs * 10, 30), pairs)


def _next_of(call: Callable[[str], object], ids: Iterator[str]) -> object:
    return call(next(ids))


if __name__ == "__main__":
    main()
