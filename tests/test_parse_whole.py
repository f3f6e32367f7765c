"""Parsing is total: nothing is lost, every letter has its place, and no text makes it fail."""

import time
from itertools import pairwise

import pytest
from hypothesis import example, given, settings, strategies as st

from checker.parse import Notice

from .conftest import parse_text

_LONGEST = 4  # seconds; what is linear takes a tenth of one
KINDS = ("markdown", "html", "text")
PIECES = st.sampled_from(
    [
        *("# ", "## ", "- ", "1. ", "9. ", "> ", "    ", "\t", "\n", "\n\n", "\r\n", "\r", " ", "  \n", "\\"),
        *("`", "```\n", "*", "**", "_", "[", "]", "](", ")", "[a]: b\n", "[^1]", "[^1]: ", "!", "|"),
        *("|--|--|\n", "| a | b |\n", "<", ">", "<p>", "</p>", "<div>", "</div>", "<li>", "<ul>", "</ul>"),
        *(
            "<td>",
            "<tr>",
            "<table>",
            "<a href='x'>",
            "</a>",
            "<b>",
            "<br>",
            "<img src=x alt='y'>",
            "<!--",
            "-->",
        ),
        *(
            "<script>",
            "</script>",
            "<time datetime='1'>",
            "<h1>",
            "<pre>",
            "<blockquote>",
            "<title>",
            "&amp;",
        ),
        *(
            "&nbsp;",
            "&",
            ";",
            "---\n",
            "+++\n",
            "===\n",
            "a: b\n",
            "{: .a}",
            "{: datetime='2'}\n",
            ":::note\n",
        ),
        *(
            ":::\n",
            "!!! note\n",
            '!!! tip "slovo"\n',
            "{{< x >}}\n",
            "[!NOTE]",
            "#\u00a0",
            "1.a\n2.b\n",
            "<script type=text/html>",
            "slovo",
            "ž",
            "ש",
            "𝒳",
            "é",
        ),
        *("\u200f", "\ufeff", "\0", "\x1c", "\u2028", "\ud800", "\u00a0", "7", ".", "?"),
    ],
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=150)
@given(text=TEXTS)
@example(text="- slovo\n:::note slovo\n7\n:::\n")
@example(text='slovo\n!!! note "ž"\n    7\n')
@example(text="<h1>slovo<p>ž</p><h2>7</h2>slovo")
@example(text="<ul><li><h2>slovo</h2>ž</ul>")
def test_blocks_begin_one_behind_the_other(kind: str, text: str) -> None:
    blocks = parse_text(text, kind=kind).blocks
    assert all(above.start < below.start for above, below in pairwise(blocks))


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=150)
@given(text=TEXTS)
@example(text="> ```\n```\n{: .a}")
@example(text="- 1.     1. slovo")
def test_every_letter_has_its_place(kind: str, text: str) -> None:
    notice = parse_text(text, kind=kind)
    for block in notice.blocks:
        assert 0 <= block.start <= block.end <= len(text)
        for at, sign in enumerate(block.text):
            start, end = block.stretch(at, at + 1)
            assert corresponds(sign, text[start:end]), (block, at)


def corresponds(sign: str, source: str) -> bool:
    """Whether a stretch of the source can read as this sign: itself, an entity, a line end, a cell's side."""
    if sign == source or source.startswith(("&", "alt")):
        return True
    return sign in " |\n\ufffd" and len(source) <= 2


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=150)
@example(text="Done?| yes | no |\n---\n")
@given(text=TEXTS)
def test_every_line_is_accounted_for(kind: str, text: str) -> None:
    notice = parse_text(text, kind=kind)
    held = bytearray(len(text))
    parts = [(block.start, block.end) for block in notice.blocks]
    parts += [(left.start, left.end) for left in notice.left_out]
    parts += [(flaw.start, flaw.end) for flaw in notice.flaws]
    for start, end in parts:
        held[start:end] = b"\1" * (end - start)
    for line, start in enumerate(notice.source.line_starts, start=1):
        words = notice.source.line_text(line)
        if words.strip(" \t\r\n\f\v\u00a0\ufeff\u2028\x1c\u200f"):
            assert any(held[start : start + len(words)]), (text, words)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=150)
@example(text="1.a\n2.b\n\x1c<script>\x1c")
@given(text=TEXTS)
def test_spans_lie_in_their_blocks(kind: str, text: str) -> None:
    for block in parse_text(text, kind=kind).blocks:
        for span in block.spans:
            assert 0 <= span.at <= span.to <= len(block.text)
            assert 0 <= span.start <= span.end <= len(text)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=150)
@example(text="1. &#49; ٣\n2. ![7](8)\n\n<b title=9>x</b> 5|6")
@given(text=TEXTS)
def test_digits_of_the_words_stand_in_the_source(kind: str, text: str) -> None:
    notice = parse_text(text, kind=kind)
    for block in notice.blocks:
        assert notice.may_have_digit(block) or not any(map(str.isdecimal, block.text)), block


def words_of(notice: Notice) -> str:
    return "\n".join(block.text for block in notice.blocks)


@pytest.mark.parametrize("depth", [1, 10, 100, 1000, 5000])
@pytest.mark.parametrize(
    ("kind", "mark"),
    [("markdown", "- "), ("markdown", "> "), ("markdown", "<div>"), ("html", "<div>"), ("html", "<ul><li>")],
)
def test_deep_words_and_those_after_them_are_kept(kind: str, mark: str, depth: int) -> None:
    text = f"{mark * depth}deepest\n\n\nlast"
    assert words_of(parse_text(text, kind=kind)).split() == ["deepest", "last"]


@pytest.mark.parametrize(
    "hostile",
    [
        *("[" * 9000, "[a](" * 9000, "**a " * 9000, "*a_ " * 9000, "`" * 9000, "<a " * 9000, "<![x" * 2000),
        *("| a " * 3000 + "\n" + "|-" * 3000, "[a][b]" * 3000, "&" * 9000, "{:" * 9000, "\\" * 9000),
        *(
            "---\na: " + "[" * 9000 + "\n---\n",
            "---\na: &a [*a, *a]\n---\n",
            "---\n" + "- " * 9000 + "\n---\n",
        ),
        *(
            "+++\na = " + "[" * 9000 + "\n+++\n",
            ":::" + " " * 9000 + "x",
            "1." * 9000,
            "\n" * 9000,
            "\0" * 9000,
            "1. " * 9000,
            "w\n{: datetime='2'}\n\n" * 9000,
            "w\n\n" * 9000 + "# a\n" * 9000,
            "##a " * 9000,
            "-A\n" * 9000,
            "1.a\n2.b\n" * 4000,
            "[a(http://b.c " * 4000,
            "** a ** " * 4000,
            "---\n" + "a: b\n" * 9000,
            "---\na:\n" + "- b\n" * 9000 + "---\n",
            "---\na: b" + " " * 30000 + "c\n---\n",
            "title: a\n" + "  b: c\n" * 9000,
            "title: a\n" + " " * 30000,
            "w</b> " * 9000,
        ),
    ],
    ids=lambda text: text[:8],
)
@pytest.mark.parametrize("kind", KINDS)
def test_hostile_text_is_parsed(kind: str, hostile: str) -> None:
    begun = time.process_time()
    notice = parse_text(hostile + "\n\nlast", kind=kind)
    assert time.process_time() - begun < _LONGEST, "the time grows with more than the length"
    assert "last" in words_of(notice) or notice.flaws
