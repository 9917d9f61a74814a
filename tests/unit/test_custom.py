"""`_custom.py`: hand-written code that a package has, and that no run touches."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from paths import ROOT
from specpress.cli import main
from specpress.custom import names_of
from specpress.diagnostics import Failure

SPEC = str(ROOT / "spec/metronome.yaml")
CUSTOM = '''"""What we add."""

from __future__ import annotations

from .client import Metronome as _Generated
from .resources.customers import Customers

__all__ = ["Metronome", "OurCustomers"]


class OurCustomers(Customers):
    def name_of(self, customer_id: str) -> str:
        return self.get_customer_v1(customer_id).data.name


class Metronome(_Generated):
    @property
    def customers(self) -> OurCustomers:
        return OurCustomers(self)
'''
USE = """
from metronome import AsyncMetronome, Metronome, OurCustomers, RequestOptions

with Metronome(bearer_token="x") as client:
    customers: OurCustomers = client.customers
    retried: Metronome = client.with_options(RequestOptions(max_retries=1))
    print(type(client).__module__, type(retried).__module__, AsyncMetronome.__module__)
"""


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", ()),
        ("class B: ...\ndef a(): ...\nC = 1\nd: int = 2\nasync def e(): ...", "BCade"),
        ("import os\nfrom os import path\n_x = 1\nclass _Y: ...\n", ()),
        ("__all__ = ['b', 'a']\nclass C: ...\nfrom x import a, b", "ab"),
        ("if True:\n    class A: ...", ()),
    ],
)
def test_public_names(source: str, expected: str) -> None:
    assert names_of(source.encode(), "_custom.py") == tuple(expected)


@pytest.mark.parametrize(
    ("source", "place", "said"),
    [
        ("class A:\n  x = (", "_custom.py:2:7", "was never closed"),
        ("\n\nclass NotFoundError: ...", "_custom.py:3:1", "a name of the package"),
        ("models = 1", "_custom.py:1:1", "models is a name of the package already"),
        ("\0", "_custom.py", "null bytes"),
    ],
)
def test_what_cannot_be_used_is_said(source: str, place: str, said: str) -> None:
    with pytest.raises(Failure) as caught:
        names_of(source.encode(), "_custom.py")
    (problem,) = caught.value.diagnostics
    assert str(problem.where) == place
    assert said in problem.message


def test_the_package_has_its_names_and_no_run_touches_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["generate", SPEC, "-q"]) == 0
    before = Path("generated/metronome/__init__.py").read_bytes()
    custom = Path("generated/metronome/_custom.py")
    custom.write_text(CUSTOM, encoding="utf-8")
    assert main(["generate", SPEC, "-q", "--check"]) == 1
    assert main(["generate", SPEC, "-q"]) == 0
    assert main(["generate", SPEC, "-q", "--check"]) == 0
    assert custom.read_text(encoding="utf-8") == CUSTOM
    use = Path("generated/use.py")
    use.write_text(USE, encoding="utf-8")
    for command in (
        ["mypy", "--strict", "--config-file=", "use.py", "metronome"],
        ["pyright", "--pythonpath", sys.executable, "use.py", "metronome"],
        ["ruff", "check", "--isolated", "--target-version=py311", "metronome"],
        ["black", "--check", "-q", "--target-version=py311", "metronome"],
    ):
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd="generated",
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    done = subprocess.run(
        [sys.executable, "use.py"],
        cwd="generated",
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == [
        "metronome._custom",
        "metronome._custom",
        "metronome.client",
    ]
    custom.unlink()
    assert main(["generate", SPEC, "-q"]) == 0
    assert Path("generated/metronome/__init__.py").read_bytes() == before
