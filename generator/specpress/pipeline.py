"""The order of the passes: the only module that knows it.

`generate` is a pure function of the document, with the files that it refers to, and the
settings (templates are read as part of the program).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version

from specpress import ir
from specpress.beside import beside
from specpress.bundle import bundle
from specpress.changes.change import Change
from specpress.changes.compare import compare
from specpress.config import Client, fingerprint
from specpress.diagnostics import Diagnostic, Report, error
from specpress.dialect import normalise, version_of
from specpress.kept import keep
from specpress.located import located
from specpress.lower.api import lower
from specpress.making import make
from specpress.names import Names, assign_names
from specpress.naming import package_name
from specpress.path_names import named_by_path
from specpress.project import NO_PROJECT, Project
from specpress.published import Published
from specpress.refs import References
from specpress.shaking import only_chosen, shaken
from specpress.source import Document
from specpress.targets import targets
from specpress.tree import Manifest, Tree, digest_overlaid, manifest_of
from specpress.validate import validate


@dataclass(frozen=True, slots=True)
class Result:
    """What a run gives."""

    tree: Tree
    manifest: Manifest
    diagnostics: tuple[Diagnostic, ...]
    api: ir.Api
    called: Names
    names: bytes | None = None
    """The file of published names; None where none are kept."""


@dataclass(frozen=True, slots=True)
class Named:
    """An API and its names, with what it was read from."""

    document: Document
    """As it is written, with all that is laid over it."""
    whole: Document
    """With all that it refers to."""
    api: ir.Api
    names: Names


def read_api(
    document: Document, client: Client, processes: int = 1
) -> tuple[ir.Api, Report]:
    """What `document` says, and what was found on the way.

    Raises:
        Failure: the document cannot be used.
    """
    report = Report()
    whole = bundle(_laid(document, report), report, lenient=client.lenient)
    return _validated(whole, client, report, processes), report


def read_names(
    document: Document, client: Client, published: Published | None
) -> Named:
    """What `document` says, and what the client calls it.

    Nothing is validated: whoever asks has generated the client.

    Raises:
        Failure: the document cannot be used.
    """
    laid, whole, api, report = _read_again(document, client)
    package = client.package or package_name(api.title.reveal()) or "client"
    api, names, _ = _named(api, package, client, published, report)
    return Named(laid, whole, api, names)


def _read_again(
    document: Document, client: Client
) -> tuple[Document, Document, ir.Api, Report]:
    """A document that was validated once: with its overlays, with its parts, what it says."""
    report = Report()
    laid = _laid(document, report)
    whole = bundle(laid, report, lenient=client.lenient)
    api = _lowered(whole, client, report)
    report.stop_on_errors()
    return laid, whole, _as_set(api, client), report


def _laid(document: Document, report: Report) -> Document:
    """`document` with all that is laid over it, and the servers that it is seen from."""
    if document.overlays:
        # imported where there is one: it takes a while
        from specpress.overlaying import overlaid

        document = overlaid(document, report)
    return located(document, report) if document.url else document


def _validated(
    whole: Document, client: Client, report: Report, processes: int
) -> ir.Api:
    """What `whole` says, with what the validator says of it."""
    said = partial(validate, whole, version_of(whole), strict=client.strict)
    with beside(said, processes) as findings:
        api = _lowered(whole, client, report)
        report.add(*findings())
    report.stop_on_errors()
    return _as_set(api, client)


def _lowered(whole: Document, client: Client, report: Report) -> ir.Api:
    normal = normalise(whole, report)
    return lower(
        normal,
        References(normal),
        report,
        exact=client.exact_schemas,
        settings=client.operations,
        include=client.include,
        exclude=client.exclude,
    )


def _as_set(api: ir.Api, client: Client) -> ir.Api:
    """`api` with what the settings say of all of it."""
    api = replace(api, keyword_bodies=client.keyword_bodies)
    if client.method_names == "path":
        api = named_by_path(api)
    if client.webhooks.signature is None:
        return api
    received = replace(api.received, signature=client.webhooks.signature)
    return replace(api, received=received)


def changes(
    old: Document, new: Document, client: Client, processes: int = 1
) -> tuple[tuple[Change, ...], Report]:
    """What changes for callers from one document to another; and what was found in both.

    Raises:
        Failure: one of them cannot be used.
    """
    versions: list[tuple[ir.Api, Names]] = []
    report = Report()
    published = Published() if client.keep_names else None
    for document in (old, new):
        api, found = read_api(document, client, processes)
        report.add(*found.sorted())
        name = client.package or package_name(api.title.reveal()) or "client"
        # where things went is said of the new document
        said = client if document is new else replace(client, renamed={})
        api, names, published = _named(api, name, said, published, report)
        versions.append((api, names))
    return compare(*versions), report


def _named(
    api: ir.Api,
    package: str,
    client: Client,
    published: Published | None,
    report: Report,
) -> tuple[ir.Api, Names, Published | None]:
    """`api` with its names, of which those stay that were `published`; what is published now.

    What is not chosen is left out behind that, so that names do not depend on it.
    """
    if published is None:
        return *shaken(api, assign_names(api, package)), None
    api, names, now = keep(
        api, package, published, client.renamed, report, prune=client.prune_names
    )
    api, names = shaken(api, names)
    return api, names, only_chosen(now, published, api)


def generate(
    document: Document,
    client: Client,
    published: Published | None = None,
    project: Project = NO_PROJECT,
    *,
    proven: Tree | None = None,
    processes: int = 1,
) -> Result:
    """The client, models and docs of `document`; what was `published` keeps its name.

    Modules of `proven` are known to hold no code of the document.

    Raises:
        Failure: the document cannot be used.
    """
    report = Report()
    whole = bundle(_laid(document, report), report, lenient=client.lenient)
    api = _validated(whole, client, report, processes)
    package = client.package or package_name(api.title.reveal())
    if not package:
        message = "no package name follows from the document's title"
        where = document.root.where("info")
        report.add(error("no-package-name", where, message, "pass --package NAME"))
        report.stop_on_errors()
    api, names, published = _named(api, package, client, published, report)
    report.add(*names.collisions)
    names = replace(names, custom=project.custom.get(package, ()))
    written = None if published is None else published.to_bytes()
    found = targets(api, names, client.http_library)
    tree = make(found, project.overrides, proven or {}, processes)
    manifest = manifest_of(
        tree,
        version=version("specpress"),
        source=digest_overlaid(whole.sha256, [each.sha256 for each in whole.overlays]),
        settings=fingerprint(client, project.sha256),
        parts=whole.parts,
        names=written,
    )
    return Result(tree, manifest, report.sorted(), api, names, written)


def changes_since(
    old: Document, client: Client, published: Published, result: Result
) -> tuple[Change, ...]:
    """What `result` changes for callers of a client that was made of `old`.

    `published` are the names that it had.

    Raises:
        Failure: `old` cannot be used with the settings of today.
    """
    _, _, api, report = _read_again(old, client)  # what is in it was said at the time
    # where things went is said of the new document
    before = replace(client, renamed={}, prune_names=False)
    kept = published if client.keep_names else None
    api, names, _ = _named(api, result.called.package, before, kept, report)
    return compare((api, names), (result.api, result.called))
