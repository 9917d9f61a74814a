"""What the project says of itself is true of the code."""

from __future__ import annotations

import re
import shlex
from dataclasses import fields

from paths import ROOT
from specpress.config import Client
from specpress.diagnostics import ExitCode
from specpress.ir import OperationSettings, PagingSettings, PagingStyle, Signature

SOURCES = sorted((ROOT / "generator/specpress").rglob("*.py"))


def raised_codes() -> set[str]:
    """Every diagnostic code in the source: what is given to something that makes one."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    made = r"(?:error|warning|note|failure|Diagnostic|_refused|_has_code)\(\s*(?:[\w.]+,\s*)?\"([a-z-]+)\""
    codes = set(re.findall(made, text))
    codes |= {
        f"unsupported-{name}"
        for name in re.findall(r"unsupported\(\s*\"([a-z-]+)\"", text)
    }
    return codes


def test_every_diagnostic_code_is_documented() -> None:
    listed = set(re.findall(r"`([a-z-]+)`", (ROOT / "docs/diagnostics.md").read_text()))
    assert raised_codes() <= listed
    assert len(raised_codes()) > 50


def test_every_documented_code_is_raised_somewhere() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    page = (ROOT / "docs/diagnostics.md").read_text()
    rows = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `")]
    for code in re.findall(r"`([a-z-]+)`", "".join(rows)):
        name = code.removeprefix("unsupported-")
        assert f'"{code}"' in text or f'"{name}"' in text, code


def test_every_key_of_the_configuration_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.split("## Configuration")[1].split("```")[1]
    keys = set(re.findall(r"^(\w+) =", table, re.MULTILINE))
    assert keys == {each.name for each in fields(Client)} - {"operations", "webhooks"}


def test_every_setting_of_an_operation_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.split("### Single operations")[1].split("```")[1]
    keys = set(re.findall(r"^(\w+) =", table, re.MULTILINE))
    assert keys == {each.name for each in fields(OperationSettings)} - {"where"}


def test_every_key_of_paging_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.split("### Paging")[1].split("```")[1]
    keys = set(re.findall(r"^(?:# )?(\w+) =", table, re.MULTILINE))
    assert keys == {each.name for each in fields(PagingSettings)}
    styles = re.findall(r"[a-z]+(?:-[a-z]+)*", table.splitlines()[2].partition("=")[2])
    assert set(styles) - {"or"} == {each.value for each in PagingStyle}


def test_every_key_of_a_signature_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.split("### Webhooks")[1].split("```")[3]
    keys = set(re.findall(r"^(?:# )?(\w+) =", table, re.MULTILINE))
    known = {each.name for each in fields(Signature)}
    assert keys == known | {"preset", "signature"}


def test_every_exit_code_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    codes = re.findall(r"^\| (\d) \|", readme.split("## Exit codes")[1], re.MULTILINE)
    assert [int(code) for code in codes] == [int(each) for each in ExitCode]


def test_the_readme_has_its_two_commands_on_one_line_each() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = [
        line for line in readme.splitlines() if line.startswith("python -m pip")
    ]
    assert [shlex.split(line)[-2:] for line in commands] == [
        ["specpress", "generate"],
        ["-m", "pytest"],
    ]


def test_every_module_is_in_the_list_of_layers() -> None:
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(\w+)/?`", contributing))
    top = {path.stem for path in (ROOT / "generator/specpress").glob("*.py")}
    packages = {path.parent.name for path in SOURCES if path.name == "__init__.py"}
    assert (top | packages) - {"__init__", "__main__", "specpress"} <= named
