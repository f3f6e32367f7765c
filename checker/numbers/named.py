"""Numbers that are part of a name, as in SHA-256, and those that headings are counted with."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from ..align import Table
from ..compare import Passage
from ..late import late
from ..parse import HEADINGS
from ..read import Source
from ..voting import OTHERS, VOTERS, Vote

# Digits right behind letters; the letters are looked for backwards, where there are digits. The digit stands first
# and what must be before it behind it: then the search leaps from digit to digit.
_DIGITS = re.compile(
    r"[0-9](?:(?<=[A-Za-z]{2}.)|(?<=[A-Za-z]{2}[-\u2010\u2011].))"
    r"[0-9]{0,5}(?:\.[0-9]{1,4}){0,3}(?![A-Za-z0-9_]|[.,:-][0-9])"
)
_LETTERS = re.compile(r"(?<![A-Za-z0-9_./=@#%&:\\\u00c0-\u024f-])([A-Za-z]{2,12})[-\u2010\u2011]?\Z")
_BEFORE = 14  # code points in which such letters stand
_COUNT = late(r"\s*(\d{1,2})[.)\uff0e\u3001](?!\d)")
_OTHER_ROWS = 2  # headings in which a version counts as the others do


class Misnumbered(Struct, frozen=True):
    """A number in the words of a passage, from ``start`` to ``end``, and how all other versions have it."""

    passage: Passage
    start: int
    end: int
    model: Passage
    there: tuple[int, int]
    vote: Vote


class _Name(Struct, frozen=True):
    key: tuple[str, str]  # letters and digits, which are compared: the hyphen and capitals say nothing
    start: int
    end: int


def misnumbered_names(table: Table, rows: Sequence[Sequence[Passage]]) -> Iterator[Misnumbered]:
    """Names whose number no other version has anywhere, where all others that name it have one that this one lacks."""
    if len(table.comparable) < VOTERS:
        return
    said = {version: _names_in(table.notices[version].source) for version in sorted(table.comparable)}
    holders = Counter(key for keys in said.values() for key in keys)
    voters = Counter(letters for keys in said.values() for letters in {letters for letters, _ in keys})
    odd = {key: version for version, keys in said.items() for key in keys if holders[key] == 1}
    usual = [key for key, count in holders.items() if Vote(count, voters[key[0]]).is_all_but_one]
    wanted = {
        own: key
        for own, version in odd.items()
        for key in usual
        if key[0] == own[0] and key not in said[version]
    }
    for row in rows if wanted else ():
        yield from _in_row(row, wanted)


def _in_row(row: Sequence[Passage], wanted: dict[tuple[str, str], tuple[str, str]]) -> Iterator[Misnumbered]:
    if len(row) < VOTERS:
        return
    found = [(passage, {name.key: name for name in _names(passage.text)}) for passage in row]
    for passage, names in found:
        for key, name in names.items():
            if key not in wanted:
                continue
            others = [(other, said[wanted[key]]) for other, said in found if wanted[key] in said]
            if len(others) >= OTHERS and Vote(len(others), len(row)).is_half:
                model, expected = others[0]
                there = expected.start, expected.end
                vote = Vote(len(others), len(others) + 1)
                yield Misnumbered(passage, name.start, name.end, model, there, vote)


def _names_in(source: Source) -> dict[tuple[str, str], None]:
    """What is compared of all such names in a file, each once, in order."""
    told = (_DIGITS.match(source.text, at) for at in source.numbers_behind_letters())
    return dict.fromkeys(name.key for found in told if found and (name := _named(found)))


def _names(text: str) -> Iterator[_Name]:
    return filter(None, map(_named, _DIGITS.finditer(text)))


def _named(digits: re.Match[str]) -> _Name | None:
    """The name that such digits are the end of."""
    at = digits.start()
    letters = _LETTERS.search(digits.string, max(at - _BEFORE, 0), at)
    return _Name((letters[1].casefold(), digits[0]), letters.start(), digits.end()) if letters else None


def miscounted_headings(rows: Sequence[Sequence[Passage]]) -> Iterator[Misnumbered]:
    """Headings with another number than in all other versions, in a version that else counts as they do."""
    counted = [
        [(passage, count) for passage in row if (count := _COUNT.match(passage.text))]
        for row in rows
        if row[0].blocks[0].kind in HEADINGS
    ]
    alike: Counter[int] = Counter()
    odd: dict[int, list[Misnumbered]] = {}
    for counts in counted:
        usual, often = Counter(int(count[1]) for _, count in counts).most_common(1)[0] if counts else (0, 0)
        model = next(((one, count) for one, count in counts if int(count[1]) == usual), None)
        for passage, count in counts if model else ():
            if int(count[1]) == usual:
                alike[passage.version] += 1
            elif model:
                vote = Vote(often, len(counts))
                one = Misnumbered(passage, *count.span(1), model[0], model[1].span(1), vote)
                odd.setdefault(passage.version, []).append(one)
    for version, told in odd.items():
        if len(told) == 1 and told[0].vote.is_all_but_one and alike[version] >= _OTHER_ROWS:
            yield told[0]
