"""The documents that Prism serves, by their ids."""

from __future__ import annotations

from corpus.documents import SPECS, Expectation, Source, corpus

QUICK = ("customers", "alertmanager", "od-httpbin.org", "scalar-galaxy")
"""The customer's own, and three that show Swagger 2.0, 3.0 and 3.1."""
OTHERS = (
    *("full-2026-05", "apideck-crm", "mcp-registry", "meilisearch", "museum"),
    *("netlify", "od-circleci.com", "od-elevenlabs.io", "od-giphy.com"),
    *("od-hubapi.com_files", "od-listennotes.com", "od-mercure.local"),
    *("od-nytimes.com_books_api", "od-pinecone.io", "od-presalytics.io_story"),
    *("od-surevoip.co.uk", "od-xkcd.com", "oxide-buildomat", "resend", "spotify"),
    *("train-travel", "typesense"),
)


def sources(ids: tuple[str, ...]) -> list[Source]:
    """In the order of `ids`; none where there is no test data."""
    known = {each.id: each for each in (*corpus(), *_metronome())}
    return [known[each] for each in ids if each in known]


def _metronome() -> list[Source]:
    files = (
        SPECS / "metronome" / name for name in ("customers.yaml", "full-2026-05.json")
    )
    return [
        Source(
            id=each.stem,
            path=each,
            expectation=Expectation.GOOD,
            is_core=True,
            bytes=each.stat().st_size,
            schemas=0,
        )
        for each in files
        if each.is_file()
    ]
