"""Names that are imported on first use (PEP 562)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from _runtime.lazy import lazy_names

GENERATED = Path(__file__).parents[2] / "generated"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A package with a lazy name, a lazy subpackage, and a name that is not there."""
    folder = tmp_path / "lazy_package"
    (folder / "inner").mkdir(parents=True)
    (folder / "__init__.py").touch()
    (folder / "inner" / "__init__.py").write_text("deep = 1\n")
    (folder / "home.py").write_text("value = object()\nsecret = 1\n")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    for name in [name for name in sys.modules if name.startswith("lazy_package")]:
        monkeypatch.delitem(sys.modules, name)
    module = __import__("lazy_package")
    get, names, exported = lazy_names(
        "lazy_package", {"home": ("value", "promised")}, "inner"
    )
    assert exported == ["inner", "promised", "value"]
    module.__dict__["__getattr__"], module.__dict__["__dir__"] = get, names
    return module


def test_a_name_is_imported_on_first_use_and_then_kept(package: ModuleType) -> None:
    assert "lazy_package.home" not in sys.modules
    value = package.value
    assert sys.modules["lazy_package.home"].value is value
    assert vars(package)["value"] is value


def test_a_package_is_imported_on_first_use(package: ModuleType) -> None:
    assert "lazy_package.inner" not in sys.modules
    assert package.inner.deep == 1


def test_dir_lists_all_names_without_importing(package: ModuleType) -> None:
    assert dir(package) == ["inner", "promised", "value"]
    assert "lazy_package.home" not in sys.modules


@pytest.mark.parametrize("name", ["nothing", "secret", "homes", "__wrapped__"])
def test_other_names_are_attribute_errors(package: ModuleType, name: str) -> None:
    with pytest.raises(AttributeError, match=f"lazy_package.*{name}"):
        getattr(package, name)
    assert not hasattr(package, name)


def test_a_promised_name_that_is_not_there_is_an_attribute_error(
    package: ModuleType,
) -> None:
    with pytest.raises(AttributeError, match="promised"):
        _ = package.promised


def loaded_by(code: str) -> set[str]:
    done = subprocess.run(
        [
            sys.executable,
            "-W",
            "error",
            "-c",
            f"{code}; import sys; print(*sys.modules)",
        ],
        env={"PYTHONPATH": str(GENERATED)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "code",
    [
        "import metronome",
        "import metronome; dir(metronome)",
        "import metronome.models; dir(metronome.models)",
        "from metronome import resources",
        "import metronome; hasattr(metronome, 'nothing')",
    ],
)
def test_importing_the_package_loads_neither_http_nor_models(code: str) -> None:
    loaded = loaded_by(code)
    assert "metronome" in loaded
    assert not loaded & {"httpx2", "pydantic", "anyio", "ssl", "metronome.client"}


def test_the_use_of_one_name_loads_only_what_it_needs() -> None:
    loaded = loaded_by("from metronome.models import BillableStatus")
    assert "metronome.models.billable_status" in loaded
    assert not loaded & {"httpx2", "pydantic", "metronome.models.customer_detail"}


def test_every_public_name_is_there() -> None:
    import metronome
    import metronome.models

    for module in (metronome, metronome.models):
        for name in dir(module):
            assert getattr(module, name) is not None


def test_a_star_import_brings_the_public_names() -> None:
    code = (
        "from metronome import *\n"
        "assert Metronome and NotFoundError and models and RequestOptions\n"
        "assert 'annotations' not in dir() and 'lazy_names' not in dir()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=GENERATED, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
