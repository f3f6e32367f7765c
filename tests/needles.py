"""Plant a word of its own in every line of a document, and see which of them a parsed notice has lost."""

import re
from collections.abc import Iterator, Sequence

from checker.parse import Block, LeftOut, Notice
from checker.place import Flaw

_LAST_WORD = re.compile(r"[^\W_](?=[\W_]*$)")
# Words inside a tag, an attribute list or behind a fence are no words to a reader; a tag ends with its first “>”.
_MARKUP = re.compile(r"</?[A-Za-z][^>]*>|<[^<>]*>|\{[^{}]*\}|^[\s>]*(?:`{3}|~{3}).*")


def needle(number: int) -> str:
    """A word that no document has and that no format takes for a mark."""
    return f"ndl{number}qz"


def planted(lines: Sequence[str]) -> tuple[str, list[str]]:
    """The lines (with their ends) as one text, a needle behind the last letter of each that has letters."""
    grown: list[str] = []
    needles: list[str] = []
    for number, line in enumerate(lines):
        place = _LAST_WORD.search(_MARKUP.sub(_blanks, line))
        if place:
            needles.append(needle(number))
            grown += (line[: place.end()], " ", needles[-1], line[place.end() :])
        else:
            grown.append(line)
    return "".join(grown), needles


def _blanks(found: re.Match[str]) -> str:
    return " " * len(found[0])


def lost(notice: Notice, needles: Sequence[str]) -> Iterator[str]:
    """Needles that lie in no block's stretch of the source, nor in what is left out, nor in a flaw."""
    text = notice.source.text
    held = [(part.start, part.end) for part in _parts(notice)]
    for each in unread(notice, needles):
        at = text.index(each)
        if not any(start <= at < end for start, end in held):
            yield each


def unread(notice: Notice, needles: Sequence[str]) -> Iterator[str]:
    """Needles that are lost, or in a block's marks only: neither in its words nor in the target of a link."""
    words = [block.text for block in notice.blocks]
    words += (span.target for block in notice.blocks for span in block.spans)
    whole = "\n".join((*words, aside(notice)))
    return (each for each in needles if each not in whole)


def _parts(notice: Notice) -> Iterator[Block | LeftOut | Flaw]:
    yield from notice.blocks
    yield from notice.left_out
    yield from notice.flaws


def aside(notice: Notice) -> str:
    """The source of what a notice has left out, and of its flaws."""
    text = notice.source.text
    left = (text[part.start : part.end] for part in notice.left_out)
    return "\n".join((*left, *(text[flaw.start : flaw.end] for flaw in notice.flaws)))
