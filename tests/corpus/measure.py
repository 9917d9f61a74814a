"""One document into one row of facts, in a process of its own.

Knows how specpress is run: by its command, as its users do. Does not know which figures are
good.
"""

from __future__ import annotations

import contextlib
import io
import multiprocessing
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from corpus.clients import count_lines, import_problems, unparsed
from corpus.documents import Source, unpacked
from corpus.operations import client_operations, differences, document_operations
from corpus.reading import Files

T = TypeVar("T")

WORKERS = 2
SECONDS = 600
_LINE = re.compile(r"^(?:.*?: )?(error|warning|note): ([a-z-]+): ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Measure:
    """What came of one document."""

    id: str
    package: str
    exit_code: int | None = None
    """What the command answered; None when it did not answer in time, or fell."""
    seconds: float = 0.0
    """CPU time: others may run beside it."""
    megabytes: float = 0.0
    """The most memory that the process held until the client was written."""
    output: str = field(default="", repr=False)
    codes: tuple[str, ...] = ()
    """`severity code`, one for each diagnostic."""
    files: int = 0
    lines: int = 0
    """Of Python, without the runtime."""
    unparsed: tuple[str, ...] = ()
    operations: int = 0
    """As the document says."""
    differences: tuple[str, ...] = ()
    """Between its operations and the client's."""
    import_problems: tuple[str, ...] = ()
    fault: str = ""
    """Why there is no measure."""

    def count(self, severity: str) -> int:
        """How many diagnostics of that severity there are."""
        return sum(each.startswith(severity) for each in self.codes)


def run_command(arguments: list[str]) -> tuple[int, str]:
    """What the command answers, and all that it prints."""
    from specpress.cli import main

    output = io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
        code = main(arguments)
    return int(code), output.getvalue()


def generated(source: Source, folder: Path, *options: str) -> Measure:
    """Generate the client of `source` as `folder / source.package`."""
    out = folder / f".{source.package}"
    out.mkdir(parents=True)
    spec = unpacked(source, out)
    arguments = ["generate", str(spec), "-o", str(out / "tree"), *options]
    start = _cpu_seconds()
    code, output = run_command([*arguments, "--package", source.package])
    done = Measure(
        id=source.id,
        package=source.package,
        exit_code=code,
        seconds=_cpu_seconds() - start,
        megabytes=_peak_megabytes(),
        output=output,
        codes=tuple(f"{each[1]} {each[2]}" for each in _LINE.finditer(output)),
    )
    if code == 0:
        (out / "tree" / source.package).rename(folder / source.package)
    shutil.rmtree(out)
    return done


def _cpu_seconds() -> float:
    return sum(os.times()[:4])


def _peak_megabytes() -> float:
    if sys.platform == "win32":
        return 0.0
    import resource

    return _megabytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def _megabytes(peak: int) -> float:
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def peak_of_command(source: Source, folder: Path, *options: str) -> float:
    """The most megabytes that `specpress generate` holds, as a process that does only that."""
    import resource

    spec = unpacked(source, folder)
    command = [sys.executable, "-m", "specpress", "generate", str(spec)]
    subprocess.run(
        [*command, "-o", str(folder / "tree"), "--package", source.package, *options],
        capture_output=True,
        check=True,
    )
    return _megabytes(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)


def measured(source: Source, folder: Path, *options: str) -> Measure:
    """All facts about the client of `source`."""
    done = generated(source, folder, *options)
    if done.exit_code != 0:
        return done
    package = folder / source.package
    broken = unparsed(package)
    with tempfile.TemporaryDirectory() as unpacking:
        expected = document_operations(Files(unpacked(source, Path(unpacking))))
    actual = client_operations(package)
    return replace(
        done,
        files=sum(path.is_file() for path in package.rglob("*")),
        lines=count_lines(package),
        unparsed=tuple(broken),
        operations=expected.total(),
        differences=tuple(differences(expected, actual)),
        import_problems=tuple(import_problems(package)),
    )


# -- processes -------------------------------------------------------------------------


def in_processes(
    work: Callable[..., T],
    tasks: Iterable[tuple[Any, ...]],
    *,
    seconds: float = SECONDS,
) -> Iterator[T | str]:
    """`work(*task)` for each task, each in a process; text instead where it failed."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["corpus.preloaded"])

    def one(task: tuple[Any, ...]) -> T | str:
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(target=_answer, args=(sender, work, task))
        process.start()
        sender.close()
        try:
            if not receiver.poll(seconds):
                return f"no answer within {seconds:.0f} s"
            answer: T | str = receiver.recv()
        except EOFError:
            process.join()
            return f"the process ended with {process.exitcode}"
        else:
            return answer
        finally:
            process.kill()
            process.join()
            receiver.close()

    with ThreadPoolExecutor(WORKERS) as pool:
        yield from pool.map(one, tasks)


def _answer(sender: Any, work: Callable[..., Any], task: tuple[Any, ...]) -> None:
    try:
        answer = work(*task)
    except BaseException as fault:  # noqa: BLE001 - the parent has to hear of it
        answer = f"{type(fault).__name__}: {fault}"
    sender.send(answer)
    sender.close()


def measures(
    sources: Iterable[Source], folder: Path, options: Callable[[Source], list[str]]
) -> dict[str, Measure]:
    """A measure of each of `sources`, by id."""
    chosen = sorted(sources, key=lambda each: -each.bytes)  # long ones first
    tasks = [(each, folder, *options(each)) for each in chosen]
    answers = in_processes(measured, tasks)
    return {
        source.id: (
            answer
            if isinstance(answer, Measure)
            else Measure(source.id, source.package, fault=answer)
        )
        for source, answer in zip(chosen, answers, strict=True)
    }
