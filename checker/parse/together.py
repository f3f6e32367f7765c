"""Read the versions of a family together: what one of them alone cannot show, the others do."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from ..discover.files import format_of
from ..median import median
from ..punctuation import COLONS, SEMICOLONS, SENTENCE_ENDS, begins_small
from ..voting import TRIO, WITNESSES, Vote
from . import parse
from .closing import settle_prompts
from .model import Block, Notice

_BLANK_LINE = re.compile(r"(?:\r\n|\n|\r)[ \t\f\v]*(?:\r\n|\n|\r)")
_LINE_END = re.compile(r"[\r\n]")
_END_MARKS = frozenset(SENTENCE_ENDS + COLONS + SEMICOLONS)
_SHORTEST = 30  # code points of the first of several lines that are one paragraph
_BOUND_BY_LINES = frozenset({"paragraph", "title"})  # the first of several lines may look like a title

# A part of one version is that of another where its share of the text is no more than so many times the other.
_FAR = 2.0
_NEARLY_ALL = 0.9
_LEAST = 20  # code points; of a part of few letters the share says nothing

_Part = Sequence[Block]


def read_together(notices: Sequence[Notice]) -> list[Notice]:
    """Notices with wrapped paragraphs and broken closing questions read as in the versions that show what they are."""
    return settle_prompts(_joined(notices))


def _joined(notices: Sequence[Notice]) -> Sequence[Notice]:
    """Notices in which lines of plain text are one paragraph where most versions have one on several lines.

    Where text was wrapped by hand, a small letter at the beginning of a line shows it; some scripts have none. So
    versions with as many parts between blank lines are compared part by part.
    """
    plain = [at for at, notice in enumerate(notices) if format_of(notice.version.path) == ".txt"]
    if len(plain) < TRIO:
        return notices
    all_parts = {at: _parts(notices[at]) for at in plain}
    usual, often = Counter(map(len, all_parts.values())).most_common(1)[0]
    if often < TRIO:
        return notices
    parts = _alike({at: each for at, each in all_parts.items() if len(each) == usual})
    wrapped = [
        _is_wrapped([(notices[at], each[index]) for at, each in parts.items()]) for index in range(usual)
    ]
    settled = list(notices)
    for at, each in parts.items():
        whole = {
            part[0].start
            for part, together in zip(each, wrapped, strict=True)
            if together and len(part) > 1 and _BOUND_BY_LINES.issuperset(block.kind for block in part)
        }
        if whole:
            settled[at] = parse(notices[at].version, notices[at].source, frozenset(whole))
    return settled


def _parts(notice: Notice) -> list[list[Block]]:
    """The blocks of a text, parted by its blank lines."""
    text = notice.source.text
    found: list[list[Block]] = []
    last = 0
    for block in notice.blocks:
        if found and not _BLANK_LINE.search(text, last, block.start):
            found[-1].append(block)
        else:
            found.append([block])
        last = block.end
    return found


def _alike(parts: Mapping[int, Sequence[_Part]]) -> dict[int, Sequence[_Part]]:
    """Those versions of which nearly every part has the share of the text that it has in most versions.

    As many parts alone say little: a version may lack one and have another cut in two.
    """
    shares = {at: _shares(each) for at, each in parts.items()}
    usual = [median(column) for column in zip(*shares.values(), strict=True)]
    return {
        at: parts[at]
        for at, own in shares.items()
        if sum(max(here, there) <= _FAR * min(here, there) for here, there in zip(own, usual, strict=True))
        >= _NEARLY_ALL * len(usual)
    }


def _shares(parts: Sequence[_Part]) -> list[float]:
    sizes = [_LEAST + sum(len(block.text) for block in part) for part in parts]
    return [size / sum(sizes) for size in sizes]


def _is_wrapped(parts: Sequence[tuple[Notice, _Part]]) -> bool:
    """Whether most versions have one paragraph at a place, most of these on several lines."""
    single = [(notice, part[0]) for notice, part in parts if len(part) == 1 and part[0].kind == "paragraph"]
    if len(single) == len(parts):
        return False
    broken = sum(len(part) > 1 and _ends_amid_sentences(part) for _, part in parts)
    on_lines = broken + sum(
        _LINE_END.search(notice.source.text, block.start, block.end) is not None for notice, block in single
    )
    prose = len(single) + broken
    return Vote(prose, len(parts)).outvotes and on_lines >= WITNESSES and Vote(on_lines, prose).is_majority


def _ends_amid_sentences(part: _Part) -> bool:
    """Whether lines are prose: one ends amid a sentence, and the last where one ends; behind a colon they are a list.

    Where the next line begins with a placeholder, or with a capital, nothing shows it; so one line of several does.
    """
    first, last = part[0].text, part[-1].text
    if len(first) < _SHORTEST or first[-1] in COLONS or last[-1] not in SENTENCE_ENDS:
        return False
    return any(
        before.text[-1] not in _END_MARKS and begins_small(line.text) for before, line in pairwise(part)
    )
