"""Everything about one document: its client's measures, its examples and its `Any`.

Knows how one generated client serves all of them. Only for a process of its own.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from corpus.documents import Source, unpacked
from corpus.emitted import lowered
from corpus.examples import Fates, fates
from corpus.measure import Measure, measured
from corpus.needs import options, settings
from corpus.vagueness import Vagueness, unfounded, vagueness


@dataclass(frozen=True, slots=True)
class Survey:
    measure: Measure
    vagueness: Vagueness | None = None
    """Nothing where there is no client."""
    unfounded: tuple[str, ...] = ()
    """Classes that say `Any` more often than their declarations."""
    fates: Fates | None = None


def surveyed(source: Source, folder: Path) -> Survey:
    """All facts about the client of `source`, which is left as `folder / source.package`."""
    done = measured(source, folder, *options(source))
    if done.exit_code != 0:
        return Survey(done)
    package = folder / source.package
    with tempfile.TemporaryDirectory() as unpacking:
        spec = unpacked(source, Path(unpacking))
        facts = lowered(spec, source.package, **settings(source))
        return Survey(
            measure=done,
            vagueness=vagueness(spec, facts),
            unfounded=tuple(unfounded(package, facts)),
            fates=fates(spec, package, facts),
        )
