"""Patterns of ECMA-262 in the syntax that pydantic runs."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic_core import SchemaValidator, ValidationError, core_schema
from specpress.lower.patterns import translated


def matches(pattern: str, text: str) -> bool:
    found = translated(pattern)
    assert found is not None, pattern
    schema = core_schema.str_schema(pattern=found, regex_engine="rust-regex")
    try:
        SchemaValidator(schema).validate_python(text)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    ("pattern", "rust"),
    [
        ("", ""),
        ("^a+$", "^a+$"),
        (r"^\d{3}$", "^[0-9]{3}$"),
        (r"[\w-.]", r"[0-9A-Z_a-z\-.]"),
        ("a{,3}", r"a\{,3\}"),
        ("a{", r"a\{"),
        ("]}", r"\]\}"),
        ("x{2,}?", "x{2,}"),
        ("(?<n>a|)b", "(?:a|)b"),
        (r"\/\-\u0041\x42\cJ\0", r"/-AB\x{A}\x{0}"),
        (r"\uD83D\uDE00\u{1F600}", r"\x{1F600}\x{1F600}"),
        ("[a&&b~~c[d]", r"[a\&\&b\~\~c\[d]"),
        (r"[\b]", r"[\x{8}]"),
        (r"\bx", r"(?-u:\b)x"),
        (r"\p{Letter}\P{gc=Lu}", r"[\p{L}][\P{Lu}]"),
        ("[]", r"[^\x{0}-\x{10FFFF}]"),
        ("[^]", r"[\x{0}-\x{10FFFF}]"),
        ("é", r"\x{E9}"),
    ],
)
def test_translations(pattern: str, rust: str) -> None:
    assert translated(pattern) == rust


@pytest.mark.parametrize(
    "pattern",
    [
        "(?=a)",
        "(?!a)",
        "(?<=a)b",
        "(?<!a)b",
        r"(a)\1",
        r"(?<n>a)\k<n>",
        "(?i)a",
        r"\Aa\Z",
        r"\Ba",
        r"\p{Cs}",
        r"\p{Nope}",
        r"\p{L",
        r"\pL",
        r"\uD800",
        r"\u{110000}",
        r"\u{}",
        r"\xG0",
        "(",
        ")",
        "[a",
        "[b-a]",
        "\\",
        "*a",
        "a**",
        "a{2}{3}",
        "a{3,2}",
        "^*",
        "{2}",
        "a{1,1000000}",
        "a{9999999}",
        "((a{1,100}){1,100}){1,100}",
        r"\p{L}{1,200}",
        "(" * 5000,
        "(" * 5000 + ")" * 5000,
        "a" * 100_000,
        "\ud800",
    ],
)
def test_what_has_no_counterpart_has_no_translation(pattern: str) -> None:
    assert translated(pattern) is None


@pytest.mark.parametrize(
    "unit",
    ["a", "[a-z]", "[^a]", ".", r"\s", r"\S", r"\W", r"\p{L}", r"[^\p{L}a]", "é"],
)
def test_the_largest_that_is_translated_is_one_that_the_library_takes(
    unit: str,
) -> None:
    low, high = 1, 100_000
    while low < high:
        middle = (low + high + 1) // 2
        taken = translated(f"^{unit}{{0,{middle}}}$") is not None
        low, high = (middle, high) if taken else (low, middle - 1)
    assert low > 20
    assert matches(f"^{unit}{{0,{low}}}$", "")


def test_the_suite(shared: Path) -> None:
    groups = json.loads((shared / "specs/json-schema/pattern.json").read_text())
    cases = [
        (group["schema"]["pattern"], test["data"], test["valid"])
        for group in groups
        for test in group["tests"]
        if isinstance(test["data"], str)
    ]
    assert cases
    for pattern, text, valid in cases:
        assert matches(pattern, text) == valid


# -- JavaScript's own answer

literals = st.sampled_from(
    [*"ab09_-&~ ./{}é\n\u2028😀", r"\n", r"\.", r"\-", r"\u0061"]
)
sets = st.sampled_from(
    [
        ".",
        r"\d",
        r"\D",
        r"\w",
        r"\W",
        r"\s",
        r"\S",
        r"[a-c]",
        r"[^a-c]",
        r"[\w-.]",
        r"[^\s\d]",
        r"[a&&b]",
        "[]",
        "[^]",
        r"\p{L}",
        r"[\p{Lu}0]",
        r"[\W]",
        "^",
        "$",
        r"\b",
    ]
)
atoms = st.one_of(literals, sets)
patterns = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map("".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda each: f"({'|'.join(each)})"),
        st.tuples(inner, st.sampled_from(["*", "+", "?", "{2}", "{1,2}", "+?"])).map(
            lambda pair: f"(?:{pair[0]}){pair[1]}"
        ),
    ),
    max_leaves=6,
)
texts = st.text(st.sampled_from("ab09_-&~ ./{}é\n\u2028\u00a0\ufeff😀AÉ"), max_size=5)

_JAVASCRIPT = """
const cases = JSON.parse(require("fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(cases.map(([pattern, text]) => {
  const modes = /\\\\p|😀/.test(pattern + text) ? ["u"] : ["u", ""]; // not the same in both
  for (const flags of modes) {
    try { return new RegExp(pattern, flags).test(text); } catch {}
  }
  return null;
})));
"""


@pytest.mark.skipif(shutil.which("node") is None, reason="needs node")
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(patterns, texts), min_size=60, max_size=120))
def test_javascript_answers_the_same(cases: list[tuple[str, str]]) -> None:
    done = subprocess.run(
        ["node", "-e", _JAVASCRIPT],
        input=json.dumps(cases),
        capture_output=True,
        text=True,
        check=True,
    )
    for (pattern, text), answer in zip(cases, json.loads(done.stdout), strict=True):
        if answer is not None and translated(pattern) is not None:
            assert matches(pattern, text) == answer, (pattern, text)
