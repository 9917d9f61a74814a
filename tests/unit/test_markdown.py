"""Text of a document in docs: what a reader must see, and what must not come alive."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from specpress.literals import Code, Text
from specpress.markdown import json_text, md_block, md_cell, md_code, md_fence, md_text

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS,
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


@given(JSON)
def test_json_text_is_the_same_json_whatever_the_order_of_keys(value: object) -> None:
    assert json.loads(json_text(value)) == value


# CommonMark, section 2.4 and 6: what a reader must see, and what must not come alive.
@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("plain", "plain"),
        ("two\nlines", "two lines"),
        ("a|b", "a\\|b"),
        ("<b>&amp;", "\\<b\\>&amp;amp;"),
        ("[x](y)", "\\[x\\](y)"),
        ("`code`", "\\`code\\`"),
    ],
)
def test_md_text_shows_text_to_the_letter(raw: str, shown: str) -> None:
    assert md_text(Text(raw)) == shown


@pytest.mark.parametrize(
    ("raw", "shown"),
    [("x", "`x`"), ("a`b", "``a`b``"), ("`", "`` ` ``"), ("``", "``` `` ```")],
)
def test_md_code_has_a_longer_fence_than_its_content(raw: str, shown: str) -> None:
    assert md_code(Text(raw)) == shown


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("a **bold** `<b>` word", "a **bold** `<b>` word"),
        ("<script>alert(1)</script>", "&lt;script>alert(1)&lt;/script>"),
        ("<https://example.com>", "<https://example.com>"),
        ("<javascript:alert(1)>", "&lt;javascript:alert(1)>"),
        ("[a](https://example.com)", "[a](https://example.com)"),
        ("[a](/docs/x.md#y)", "[a](/docs/x.md#y)"),
        ("[a](#here)", "[a](#here)"),
        ("[a](mailto:a@b.c)", "[a](mailto:a@b.c)"),
        ("```\n<b>\n```", "```\n<b>\n```"),
    ],
)
def test_md_block_keeps_markdown_and_shows_html(raw: str, shown: str) -> None:
    assert md_block(Text(raw)) == shown


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScript:alert(1)",
        " javascript:x",
        "<javascript:x>",
        "data:text/html,x",
        "vbscript:x",
    ],
)
def test_md_block_disarms_links(target: str) -> None:
    made = md_block(Text(f"[a]({target})\n\n[b]: {target}"))
    assert f"({target}" not in made
    assert f"]: {target}" not in made


@given(TEXTS)
def test_md_cell_is_one_line_without_a_bare_bar(raw: str) -> None:
    made = md_cell(Text(raw))
    assert len(made.splitlines()) <= 1
    assert "|" not in made.replace("\\|", "")


@given(TEXTS)
def test_md_fence_is_not_closed_by_its_content(raw: str) -> None:
    first, *_, last = md_fence(raw, "json").split("\n")
    assert first == f"{last}json"
    assert last not in raw


@given(TEXTS)
def test_everything_that_leaves_is_code(raw: str) -> None:
    text = Text(raw)
    for made in (md_text(text), md_code(text), md_block(text), md_cell(text)):
        assert isinstance(made, Code)
