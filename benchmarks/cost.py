"""What the customer client costs: lines, generating, importing, decoding, calling.

    python benchmarks/cost.py [--runs 15]

CPU seconds of child processes (user + system) for starts, wall time for loops; medians with
the range in brackets. Compare within one run only.
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
import timeit
from collections.abc import Callable, Sequence
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
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
    command = [sys.executable, "-m", "specpress", "generate", str(SPEC), "-q", "-o"]
    with tempfile.TemporaryDirectory() as folder:
        again = cpu_of([*command, folder], 1) and cpu_of([*command, folder], runs)
    with tempfile.TemporaryDirectory() as folder:
        fresh = [sys.executable, "-c", FRESH, str(SPEC), folder]
        print(f"| `specpress generate` into a new folder | {cpu_of(fresh, runs)} |")
    print(f"| the same with nothing to do | {again} |")


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


def timed(action: Callable[[], object], runs: int, number: int) -> str:
    action()
    found = timeit.repeat(action, number=number, repeat=runs)
    return f"{shown([each / number * 1e6 for each in found], 2)} µs"


def body() -> bytes:
    page = (GENERATED / "docs/operations/customers/get_customer_v1.md").read_text()
    example = page.split("```json\n", 1)[1].split("\n```", 1)[0]
    return json.dumps(json.loads(example)).encode()


def decoding(runs: int) -> None:
    from metronome import models
    from metronome._runtime.json_bodies import json_body
    from pydantic import BaseModel, ConfigDict

    class Config(BaseModel):
        model_config = ConfigDict(extra="allow")
        salesforce_account_id: str | None

    class Customer(BaseModel):
        model_config = ConfigDict(extra="allow")
        id: UUID
        external_id: str
        ingest_aliases: list[str]
        name: str
        customer_config: Config
        custom_fields: dict[str, str]
        created_at: datetime
        updated_at: datetime
        archived_at: datetime | None = None

    class Plain(BaseModel):
        model_config = ConfigDict(extra="allow")
        data: Customer

    content = body()
    decode = json_body(models.GetCustomerV1Response)
    plain = timed(lambda: Plain.model_validate_json(content), runs, 5000)
    print(
        f"| decode the customer: plain pydantic, spelling of timestamps lost | {plain} |"
    )
    print(
        f"| decode the customer: the client | {timed(lambda: decode(content), runs, 5000)} |"
    )


def calling(runs: int) -> None:
    import httpx2
    from metronome import Metronome

    content = body()

    def answer(_: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, content=content)

    transport = httpx2.MockTransport(answer)
    http = httpx2.Client(transport=transport)
    headers = {"Authorization": "Bearer x", "Accept": "application/json"}
    url = f"https://api.metronome.com/v1/customers/{ID}"
    client = Metronome(bearer_token="x", http_client=http)
    others = (str(UUID(int=number)) for number in itertools.count())
    actions: dict[str, Callable[[], object]] = {
        "bare httpx2, no decoding": lambda: http.get(url, headers=headers).read(),
        "the client": lambda: client.customers.get_customer_v1(ID),
        "the client, another URL each time": lambda: client.customers.get_customer_v1(
            next(others)
        ),
    }
    times: dict[str, list[float]] = {name: [] for name in actions}
    for _ in range(
        runs
    ):  # in turn, so that what else the machine does hits all of them
        for name, action in actions.items():
            times[name].append(timeit.timeit(action, number=500) / 500 * 1e6)
    bare = statistics.median(times["bare httpx2, no decoding"])
    for name, found in times.items():
        share = statistics.median(found) / bare
        print(
            f"| call over a mock transport: {name} | {shown(found, 2)} µs, {share:.2f} |"
        )


if __name__ == "__main__":
    main()
