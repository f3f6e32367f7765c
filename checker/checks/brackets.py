"""Brackets and quotation marks come in pairs, as in the other versions, and words are not taken for tags."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from ..align import Table
from ..compare import Passage, Passages
from ..compare.placeholders import placeholders
from ..demands import Demands
from ..findings import Fact
from ..parse import PROSE
from ..parse.tags import VOID
from ..quoting import first_words
from ..signs.paired import BRACKETS, QUOTES, Single, has_any, single_brackets, single_quotes, uneven
from ..voting import VOTERS, WITNESSES, Vote
from . import kept
from .flaws import remedy_of_stars

# Blocks before or behind in which the other mark may stand: a quotation may have several paragraphs.
_NEAR = 3
_MOST_TAGS = 20  # of a passage that are asked for
_WORDS = 30  # code points of the words beside a mark that are told
_TAG = re.compile(r"<([A-Za-z][\w-]+)>")
# Elements whose end tag may be left out, or that have none.
_UNENDED = VOID | {
    "body",
    "dd",
    "dt",
    "head",
    "html",
    "li",
    "option",
    "p",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
}
_LINK = re.compile(r"[\[(]\S*[./#:]\S*\)|\]\(|\]\[|\[\[")
# Two stars, with the word or the lone mark behind them; none of a path (src/**/kettle.md, **.md), a power (2**10) or
# a call of a program (boil(**kettle)).
_TWO_STARS = re.compile(
    r"(?<![*/])(?!(?<=\w)\*\*\d|(?<=\d )\*\* \d|(?<=\w\()\*\*\w|\*\*\.\w)\*\*(?![*/])"
    r"( ?[^\W\d_]+|(?<= \*\*) [.,;:!?])?"
)
_EMPHATIC = frozenset({"strong", "emphasis"})
_NOTE_MARK = re.compile(r"\*\*(?!\*)")
_STARRED = frozenset({"strong-open", "strong-uneven"})
Find = Callable[[str], Sequence[Single]]
_KINDS: tuple[tuple[Find, str], ...] = ((single_brackets, BRACKETS), (single_quotes, QUOTES))


def check(table: Table, _demands: Demands) -> Iterator[Fact]:
    """State each bracket and each quotation mark that stands alone where in all other versions none does."""
    for row in kept.in_words(table):
        if len(row) < VOTERS:
            continue
        if "html" in row.marked:
            yield from _vanished(row)
        if "**" in row.text:
            yield from _stray_stars(row)
        texts = [passage.text for passage in row]
        for find, marks in _KINDS:
            if uneven(texts, row.text, marks):
                yield from _alone(row, find, marks)


def _vanished(row: Passages) -> Iterator[Fact]:
    """Words between angle brackets that a browser takes for tags, and does not show, where the others have words."""
    for passage in row:
        for found in islice(_lone_tags(passage), _MOST_TAGS):
            word = re.compile(rf"(?<![\w-]){re.escape(found[1])}(?![\w-])")
            having = [other for other in row if other is not passage and word.search(other.text)]
            vote = Vote(len(having), len(row))
            if vote.is_firm and not word.search(passage.text):
                yield _tag_fact(passage, found, having[0], vote)


def _stray_stars(row: Passages) -> Iterator[Fact]:
    """Two stars that a reader sees, of which one pair was lost, where most versions have strong words and no stars."""
    texts = [_words(passage) for passage in row]
    kinds = [[span.kind for span, _ in passage.spans] for passage in row]
    emphatic = [sum(kind in _EMPHATIC for kind in said) for said in kinds]
    strong = [said.count("strong") for said in kinds]
    for at, (passage, text) in enumerate(zip(row, texts, strict=True)):
        found = list(_TWO_STARS.finditer(text))
        if (
            len(found) != 1
            or text.count("**") != 1
            or _is_told(passage)
            or _is_meant(passage, found[0].start())
        ):
            continue
        # before no word they may mark a note, which only stars of the same kind elsewhere show to be a slip
        counts = emphatic if found[0][1] else strong
        having = [
            other
            for other, said, count in zip(row, texts, counts, strict=True)
            if count > counts[at] and "**" not in said
        ]
        if len(having) >= WITNESSES and Vote(len(having), len(row)).is_half:
            yield Fact(
                "markup-closed",
                "strong-open",
                passage.place(*found[0].span()),
                passage.locale,
                found=passage.text[slice(*found[0].span())],
                details={"remedy": remedy_of_stars("**")},
                vote=Vote(len(having), len(row)),
                related=(having[0].related(having[0].place(0, len(having[0].text))),),
            )


def _is_told(passage: Passage) -> bool:
    """Whether the file alone shows that stars of the passage were meant as marks."""
    first, last = passage.blocks[0].start, passage.blocks[-1].end
    return any(flaw.kind in _STARRED and first <= flaw.start < last for flaw in passage.notice.flaws)


def _is_meant(passage: Passage, at: int) -> bool:
    """Whether two stars are to be seen: escaped in the file, or the mark of a note that stands in another block."""
    start, end = passage.stretch(at, at + 2)
    if "\\" in passage.notice.source.text[max(start - 1, 0) : end]:
        return True
    if not passage.text[:at].strip() or passage.text[at - 1].isspace():
        return False  # a note's number touches the word before it
    own = {id(block) for block in passage.blocks}
    return any(
        _NOTE_MARK.match(block.text) and block.text.count("**") == 1
        for block in passage.notice.blocks
        if id(block) not in own and all(span.kind != "strong" for span in block.spans)
    )


def _lone_tags(passage: Passage) -> Iterator[re.Match[str]]:
    """What looks like the start tag of an element that never ends, each once."""
    tags = [span for span, _ in passage.spans if span.kind == "html"] if passage.has_spans else []
    source, names = passage.notice.source.text, set(_UNENDED)
    ended = source.lower() if tags else ""
    for span in tags:
        found = _TAG.fullmatch(source, span.start, span.end)
        if found is None or (name := found[1].lower()) in names:
            continue
        names.add(name)
        if f"</{name}" not in ended:
            yield found


def _tag_fact(passage: Passage, found: re.Match[str], model: Passage, vote: Vote) -> Fact:
    return Fact(
        "markup-closed",
        "tag-unknown",
        passage.source_place(*found.span()),
        passage.locale,
        found=found[0],
        expected=found[1],
        vote=vote,
        related=(model.related(model.place(0, len(model.text))),),
    )


def _alone(row: Passages, find: Find, marks: str) -> Iterator[Fact]:
    """The marks that stand alone in one passage of a row, or quotation marks in few; in more they are meant so."""
    words = [_words(passage) for passage in row]
    departing = [(at, single) for at, text in enumerate(words) if (single := find(text))]
    others = [passage for at, passage in enumerate(row) if all(at != one for one, _ in departing)]
    vote = Vote(len(others), len(row))
    # where brackets close in another block, several versions may have them so
    if not (vote.is_all_but_one or (vote.is_clear and find is single_quotes)):
        return
    having = [passage for passage in others if has_any(words[row.index(passage)], marks)]
    for at, found in departing:
        if len(found) == 1 and _is_told_of(row[at], found[0], find, Vote(len(having), len(others))):
            yield _fact(row[at], found[0], having or others, vote)


def _is_told_of(passage: Passage, one: Single, find: Find, having: Vote) -> bool:
    """Whether a mark that stands alone is a slip; ``having`` are the others that have such marks in pairs."""
    if _is_near(passage, find) or _is_in_address(passage.text, one.at):
        return False
    if one.mark in "[]" and _LINK.search(passage.text):
        return False  # a link whose brackets have gone wrong is told as that
    if one.opens and find is single_brackets and not _opens_words(passage.text, one.at):
        return False
    # a bracket that nothing opens may be a mark behind a label
    return one.mark not in "）)】》" or having.is_clear


def _words(passage: Passage) -> str:
    """The text with nothing in place of code and placeholders, whose marks are their own."""
    if not passage.has_spans and not any(sign in passage.text for sign in "{%<[@"):
        return passage.text
    code = [
        (span.at + base, span.to + base) for span, base in passage.spans if span.kind in ("code", "image")
    ]
    text = passage.text
    blank = bytearray(len(text))
    for at, to in (*code, *((value.at, value.to) for value in placeholders(passage))):
        blank[at:to] = b"x" * len(blank[at:to])
    return "".join("x" if masked else sign for masked, sign in zip(blank, text, strict=True))


def _opens_words(text: str, at: int) -> bool:
    """Whether words follow a bracket: it is no key to press, no part of a face, of a formula or of half an interval."""
    if text.count("[") < text.count("]"):
        return False
    word = (text[at + 1 :].split(maxsplit=1) or [""])[0]
    return text[at + 1 :].lstrip("(（“„«「")[:1].isalnum() and "$" not in word


def _is_in_address(text: str, at: int) -> bool:
    """Whether a mark stands in a piece of an address, as a broken link leaves it: the link is to be mended."""
    start = max(text.rfind(blank, 0, at) for blank in " \n") + 1
    return text[start:].split(maxsplit=1)[0].count("/") > 1


def _is_near(passage: Passage, find: Find) -> bool:
    """Whether a mark of the kind stands alone in a block near by: then the two are a pair."""
    notice = passage.notice
    first, last = (notice.block_at(block.start) for block in (passage.blocks[0], passage.blocks[-1]))
    near = (*notice.blocks[max(first - _NEAR, 0) : first], *notice.blocks[last + 1 : last + 1 + _NEAR])
    return any(block.kind in PROSE and find(block.text) for block in near)


def _fact(passage: Passage, one: Single, having: Sequence[Passage], vote: Vote) -> Fact:
    text, model = passage.text, having[0]
    to = one.at + 1
    words = first_words(text[one.at :].strip()) if one.opens else text[max(to - _WORDS, 0) : to]
    return Fact(
        "paired-marks",
        "quote" if one.mark == one.lacks else "unclosed" if one.opens else "unopened",
        passage.place(one.at, to),
        passage.locale,
        found=one.mark,
        details={"mark": one.lacks, "excerpt": " ".join(words.split())},
        vote=vote,
        related=(model.related(model.place(0, len(model.text))),),
    )
