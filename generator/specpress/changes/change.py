"""A change as a value: what it is, where, for whom, and how much it weighs.

Knows the codes and their verdicts by direction. Does not know how changes are found.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from specpress.diagnostics import Place


class Verdict(Enum):
    """What a change asks of callers, the heaviest first."""

    BREAKING = "breaking"
    """Code that worked may fail, or no longer passes a type checker."""
    ADDITION = "addition"
    """There is more; what worked goes on working."""
    FIX = "fix"
    """It says better what was so already."""
    DOCS = "docs"
    """Words only."""


class Side(Enum):
    """The direction in which a value goes."""

    REQUEST = "request"
    RESPONSE = "response"


class Bump(Enum):
    """The part of a version (semver.org, 2.0.0) that a release with the changes raises."""

    MAJOR = "major"
    MINOR = "minor"
    PATCH = "patch"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Rule:
    """How much a change weighs where the value is sent, and where it is received."""

    request: Verdict
    response: Verdict
    meaning: str


_B, _A, _F, _D = Verdict.BREAKING, Verdict.ADDITION, Verdict.FIX, Verdict.DOCS

RULES = {
    "operation-added": Rule(_A, _A, "there is a new operation"),
    "operation-removed": Rule(_B, _B, "an operation is gone"),
    "operation-deprecated": Rule(_D, _D, "an operation is deprecated, or no longer"),
    "description-changed": Rule(
        _D, _D, "words of an operation, schema or value differ"
    ),
    "parameter-added": Rule(_A, _A, "a new parameter that callers may leave out"),
    "required-parameter-added": Rule(_B, _B, "a new parameter that must be given"),
    "parameter-removed": Rule(_B, _B, "a parameter is gone"),
    "parameter-became-required": Rule(_B, _B, "a parameter must be given now"),
    "parameter-became-optional": Rule(_A, _A, "a parameter may be left out now"),
    "parameter-style-changed": Rule(_F, _F, "a value is written in another way"),
    "body-added": Rule(_A, _A, "an operation takes a body now, which may be left out"),
    "required-body-added": Rule(_B, _B, "an operation needs a body now"),
    "body-removed": Rule(_B, _B, "an operation takes no body any more"),
    "body-became-required": Rule(_B, _B, "the body must be given now"),
    "body-became-optional": Rule(_A, _A, "the body may be left out now"),
    "media-type-changed": Rule(_B, _B, "a body has another media type"),
    "media-type-added": Rule(_A, _B, "a body may have another media type as well"),
    "media-type-removed": Rule(_B, _A, "a body has one of its media types no longer"),
    "security-added": Rule(_A, _A, "other credentials are taken as well"),
    "security-removed": Rule(_B, _B, "credentials are taken no longer"),
    "paging-changed": Rule(
        _B, _B, "a method walks pages now, or no longer, or otherwise"
    ),
    "webhook-added": Rule(_A, _A, "the API sends a new webhook or callback"),
    "webhook-removed": Rule(_B, _B, "a webhook or callback is sent no longer"),
    "response-added": Rule(_A, _A, "another success is described"),
    "response-removed": Rule(_B, _B, "a success is described no longer"),
    "error-added": Rule(_A, _A, "another error is described"),
    "error-removed": Rule(_F, _F, "an error is described no longer"),
    "header-added": Rule(_A, _A, "another header of a response is described"),
    "header-removed": Rule(_B, _B, "a header of a response is described no longer"),
    "header-became-required": Rule(_A, _A, "a header always comes now"),
    "header-became-optional": Rule(_B, _B, "a header may be absent now"),
    "link-added": Rule(_A, _A, "a response links to another operation as well"),
    "link-removed": Rule(_B, _B, "a link of a response is gone"),
    "link-target-changed": Rule(_B, _B, "a link leads to another operation"),
    "link-arguments-changed": Rule(_B, _B, "the function of a link takes other things"),
    "link-values-changed": Rule(_F, _F, "a link gives its operation other values"),
    "schema-added": Rule(_A, _A, "a new schema with a name"),
    "schema-removed": Rule(_B, _B, "a schema with a name is gone"),
    "property-added": Rule(_A, _A, "a new property"),
    "required-property-added": Rule(_B, _A, "a new property that must be sent"),
    "property-removed": Rule(_B, _B, "a property is gone"),
    "property-became-required": Rule(_B, _A, "a property is always there now"),
    "property-became-optional": Rule(_A, _B, "a property may be absent now"),
    "became-nullable": Rule(_A, _B, "a value may be null now"),
    "became-not-nullable": Rule(_B, _A, "a value is never null now"),
    "type-changed": Rule(_B, _B, "a value has another type"),
    "type-widened": Rule(_A, _B, "a value has a type that allows more"),
    "type-narrowed": Rule(_B, _A, "a value has a type that allows less"),
    "enum-value-added": Rule(_A, _A, "a list of known values has one more"),
    "enum-value-removed": Rule(_B, _B, "a list of known values has one less"),
    "variant-added": Rule(_A, _B, "a value may be of one more type"),
    "variant-removed": Rule(_B, _F, "a value is never of one of its types now"),
    "variant-value-added": Rule(_A, _A, "another value of the tag means a variant"),
    "variant-value-removed": Rule(_B, _B, "a value of the tag means it no longer"),
    "variant-tag-changed": Rule(_B, _B, "another property tells variants apart"),
    "variant-default-changed": Rule(
        _F, _B, "objects of other tags are another variant"
    ),
    "constraint-tightened": Rule(_B, _F, "a limit allows less"),
    "constraint-loosened": Rule(_A, _A, "a limit allows more"),
    "default-changed": Rule(_F, _F, "the server takes another value for an absent one"),
    "server-changed": Rule(_F, _F, "the API has another address"),
    "class-renamed": Rule(_B, _B, "a class has another name, and the old one is gone"),
    "class-replaced": Rule(
        _A, _A, "a value has another class; the name of the old one still works"
    ),
    "method-renamed": Rule(
        _A, _A, "a method has another name; the old one is an alias, deprecated"
    ),
    "name-changed": Rule(
        _B, _B, "a method, argument, field or member is called otherwise"
    ),
}
"""Every code, with its verdicts."""
_IN_PYTHON = frozenset(
    {
        "class-renamed",
        "class-replaced",
        "method-renamed",
        "name-changed",
        "paging-changed",
    }
)
"""What is the same on the wire."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two versions of an API."""

    code: str
    where: str
    """An operation or a schema, and the way from there to what changed."""
    sides: frozenset[Side] = frozenset()
    """The directions in which the value goes; none where the change is not about a value."""
    before: str = ""
    after: str = ""
    old: Place | None = None
    new: Place | None = None
    operations: tuple[str, ...] = ()
    """The operations that it reaches, as method and path."""
    hint: str = ""

    @property
    def verdict(self) -> Verdict:
        """The heavier of what it means in its directions."""
        rule = RULES[self.code]
        by_side = {Side.REQUEST: rule.request, Side.RESPONSE: rule.response}
        return heaviest(by_side[each] for each in self.sides or Side)

    @property
    def is_on_the_wire(self) -> bool:
        """Whether what is sent or received differs, not only what Python calls it."""
        return self.code not in _IN_PYTHON


def heaviest(verdicts: Iterable[Verdict]) -> Verdict:
    """The one that weighs most; DOCS where there are none."""
    return min(verdicts, key=list(Verdict).index, default=Verdict.DOCS)


def bump(changes: Iterable[Change]) -> Bump:
    """What a release with `changes` is called."""
    verdicts = {each.verdict for each in changes}
    if not verdicts:
        return Bump.NONE
    if Verdict.BREAKING in verdicts:
        return Bump.MAJOR
    return Bump.MINOR if Verdict.ADDITION in verdicts else Bump.PATCH
