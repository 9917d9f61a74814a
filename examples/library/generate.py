"""Generates the client from a program, and says what changed."""

from pathlib import Path

import specpress

here = Path(__file__).parent

try:
    outcome = specpress.generate(here / "api.yaml", here / "build", package="petstore")
except specpress.Failure as failure:
    raise SystemExit("\n".join(map(str, failure.diagnostics))) from None

for diagnostic in outcome.diagnostics:
    print(diagnostic)
print(len(outcome.created), "created,", len(outcome.changed), "changed")
