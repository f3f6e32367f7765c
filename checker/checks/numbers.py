"""Every version states the same numbers."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence, Set as AbstractSet

from msgspec.structs import replace

from .. import wording
from ..align import Table
from ..compare import Passage, other_editions, rare, rows
from ..demands import Demands
from ..findings import UNDECIDED, Fact, Fix, Related
from ..links.model import links
from ..mending import figures_mended, in_digits_of
from ..numbers.amounts import OtherMark, OtherSign, other_marks, other_signs
from ..numbers.clock import Later, other_times
from ..numbers.compare import Difference, differences
from ..numbers.digits import has_digit, plain
from ..numbers.facts import facts
from ..numbers.lost_times import LostTime, lost_times
from ..numbers.model import Number
from ..numbers.named import Misnumbered, miscounted_headings, misnumbered_names
from ..numbers.reading import Reading
from ..parse import CLOSING, HEADINGS
from .lacking import joined

_RULE = "same-numbers"
_SMALL = frozenset(map(str, range(13)))
# Decimals as prices have them: three digits behind the mark may be thousands.
_DECIMAL = re.compile(r"[0-9]+[.,][0-9]{1,2}")
# A time with a dot, and the sign that others have there.
_DOTTED = re.compile(r"\d\.\d\d(?!.*:)")
_COLON = re.compile(r"(?<=\d):(?=\d)")
_BARE_TIME = re.compile(r"\d{1,2}:\d\d")
_WORD_BEFORE = re.compile(r"([^\W\d]+)\W{1,3}\Z")
_TENTH = "10"  # per cent, for which many languages have a word
# A number that a block begins with, with a word before it or none: “Lesson 1.2: …”.
_NAMED = re.compile(r"(?:\W{0,4}([^\W\d]+)\W{1,3})?(\d+(?:\.\d+)*)(?![\d,%])")
# Digits of a number that no two versions have by chance.
_RARE = 3
# One version of so many has a row that few have: they cut a paragraph where the others do not.
_FEW = 4
# A number that counts, with that of a chapter before it: 3.45. So many of them are off in one way, and as far as this
# do they stand from the beginning of their caption.
_COUNTED = re.compile(r"((?:[0-9]+\.)*)([0-9]+)")
_IN_A_ROW = 3
_LABEL = 30
_DIGIT = re.compile(r"\d")
# Signs between a number and the address in brackets behind it.
_BESIDE = 3
_ELSEWHERE = CLOSING | {"code"}
_LACKING = frozenset({"missing", "missing-unsure", "fewer", "reference-missing"})


def check(table: Table, _demands: Demands) -> Iterator[Fact]:
    """State each number that a version lacks, has changed or has alone, row by row."""
    editions = other_editions(table)
    yield from (_misnumbered_fact("number-in-name", one) for one in misnumbered_names(table, rows(table)))
    yield from (_misnumbered_fact("number-of-heading", one) for one in miscounted_headings(rows(table)))
    differing = [
        (row, [one for one in differences(row, table.reference) if not _is_of_a_link(one)])
        for row in rows(table)
        if row.kinds.isdisjoint(_ELSEWHERE) and row.may_have_digit and has_digit(row.text)
    ]
    strays = _strays([one for _, found in differing for one in found])
    shifted = list(_shifted([one for _, found in differing for one in found]))
    yield from map(_shifted_fact, shifted)
    told = {id(one) for ones in shifted for one in ones}
    for row, found in differing:
        facts = (
            _fact(one, table.reference, editions)
            for one in found
            if id(one) not in told and not _is_stray(one, strays) and not _is_beside(table, one)
        )
        yield from joined(facts, _LACKING)  # a sentence may be gone
        yield from map(_time_fact, other_times(row, table.reference))
        yield from (_lost_time_fact(lost, editions) for lost in lost_times(row, table.reference))
        yield from map(_sign_fact, other_signs(row))
        yield from map(_mark_fact, other_marks(row))


def _misnumbered_fact(case: str, one: Misnumbered) -> Fact:
    passage, model = one.passage, one.model
    place, words = passage.place(one.start, one.end), passage.text[one.start : one.end]
    expected = in_digits_of(words, model.text[slice(*one.there)])
    return Fact(
        _RULE,
        case,
        place,
        passage.locale,
        found=words,
        expected=expected,
        vote=one.vote,
        related=(model.related(model.place(*one.there)),),
        fix=figures_mended(
            "write the number of the other versions", passage.notice.source, place, expected, words=words
        ),
        confidence=0.97,
    )


def _is_of_a_link(difference: Difference) -> bool:
    """Whether a lacking number names a page, as in “#84 (https://…/84)”, and the link to that is lacking too."""
    model, expected = difference.model, difference.expected
    if difference.kind != "missing" or not model or not expected:
        return False
    of_number = re.compile(rf"(?<!\d){re.escape(expected.text)}(?!\d)")
    named = {
        link.key
        for link in links(model.passage)
        if link.at - _BESIDE <= expected.end and expected.start <= link.to and of_number.search(link.target)
    }
    return bool(named) and named.isdisjoint(link.key for link in links(difference.reading.passage))


def _shifted(found: Sequence[Difference]) -> Iterator[list[Difference]]:
    """Captions that one version counts from another number than the others: all are off by as much."""
    counted: dict[tuple[int, str, str, int], list[Difference]] = {}
    for one in found:
        own, other = _count(one.reading, one.found), _count(one.model, one.expected)
        if one.kind == "changed" and one.firm and own and other and own[:1] == other[:1]:
            key = (one.reading.passage.version, *own[:2], other[2] - own[2])
            counted.setdefault(key, []).append(one)
    yield from (ones for ones in counted.values() if len(ones) >= _IN_A_ROW and _is_counted_on(ones))


def _is_counted_on(found: Sequence[Difference]) -> bool:
    """Whether the numbers that are expected follow one another, with few between; prices do not."""
    counts = [int(one.expected.text.rpartition(".")[2]) for one in found if one.expected]
    return max(counts) - min(counts) < 2 * len(counts)


def _count(reading: Reading | None, number: Number | None) -> tuple[str, str, int] | None:
    """The number of a chapter with its point, the words before it, and the number behind: Figure 3.45."""
    if reading is None or number is None or not 0 < number.start <= _LABEL:
        return None
    count = _COUNTED.fullmatch(number.text)
    label = reading.passage.text[: number.start].strip()
    return (count[1], label, int(count[2])) if count and label and not _DIGIT.search(label) else None


def _shifted_fact(ones: Sequence[Difference]) -> Fact:
    places = [one.reading.passage.place(one.found.start, one.found.end) for one in ones if one.found]
    first = _fact(ones[0], None, frozenset())
    at = wording.lines_of([(first.locale, place) for place in places])
    return replace(first, case="counted-otherwise", details={"count": str(len(ones)), "at": at}, fix=None)


def _strays(found: Sequence[Difference]) -> set[str]:
    """Numbers that several versions have alone, each in a row of its own: of these the rows may be off."""
    alone = {
        (one.found.readings[0], one.reading.passage.version)
        for one in found
        if one.kind == "extra" and one.found
    }
    versions = Counter(value for value, _ in alone)
    return {value for value, count in versions.items() if count > 1 and len(value) >= _RARE}


def _is_stray(one: Difference, strays: AbstractSet[str]) -> bool:
    return one.kind == "extra" and one.found is not None and one.found.readings[0] in strays


def _is_beside(table: Table, difference: Difference) -> bool:
    """Whether a lacking number stands in the block before or behind, where that is in a row that hardly any has."""
    expected, passage = difference.expected, difference.reading.passage
    if difference.kind != "missing" or expected is None:
        return False
    notice = passage.notice
    first, last = (notice.block_at(block.start) for block in (passage.blocks[0], passage.blocks[-1]))
    beside = (*notice.blocks[max(first - 1, 0) : first], *notice.blocks[last + 1 : last + 2])
    return any(
        Reading(one).holds(expected, expected.readings[0])
        for block in beside
        for one in table.once(_rare_by_place).get((passage.version, block.start), ())
    )


def _rare_by_place(table: Table) -> dict[tuple[int, int], list[Passage]]:
    """What stands in rows that hardly any version has, by its version and where it begins."""
    found: dict[tuple[int, int], list[Passage]] = {}
    for passage in rare(table, len(table.comparable) // _FEW):
        found.setdefault((passage.version, passage.blocks[0].start), []).append(passage)
    return found


def _sign_fact(other: OtherSign) -> Fact:
    passage, found, model, expected = other.passage, other.found, other.model, other.expected
    return Fact(
        _RULE,
        "currency" if other.price else "unit",
        passage.place(found.start, found.end),
        passage.locale,
        found=passage.text[found.start : found.end],
        expected=model.text[expected.start : expected.end],
        vote=other.vote,
        related=(model.related(model.place(expected.start, expected.end)),),
        confidence=0.6 if other.price else 0.9,
    )


def _mark_fact(other: OtherMark) -> Fact:
    passage = other.passage
    words = passage.text[other.start : other.end]
    place = passage.place(other.start, other.end)
    return Fact(
        _RULE,
        "decimal-mark",
        place,
        passage.locale,
        found=words,
        expected=words.replace(".", ","),
        confidence=0.8,
    )


def _time_fact(later: Later) -> Fact:
    passage, model = later.passage, later.model
    place = passage.place(later.found.start, later.found.end)
    own, other = (
        one.text[time.start : time.end] for one, time in ((passage, later.found), (model, later.expected))
    )
    if _DOTTED.search(own) and _BARE_TIME.fullmatch(other):
        other = _COLON.sub(".", other)
    return Fact(
        "same-times",
        _time_case(later),
        place,
        passage.locale,
        found=own,
        expected="" if later.tie else other,
        details={
            "there": model.locale,
            "sides": wording.both_sides(own, passage.locale, other, model.locale),
        },
        fix=None
        if later.tie
        else figures_mended(
            "write the time of the other versions", passage.notice.source, place, other, words=own
        ),
        vote=later.vote,
        related=(model.related(model.place(later.expected.start, later.expected.end)),),
        confidence=0.9 if later.firm else 0.6,
    )


def _lost_time_fact(lost: LostTime, editions: AbstractSet[int]) -> Fact:
    passage, model = lost.passage, lost.model
    firm = lost.firm and passage.version not in editions
    stretch = (lost.expected.start, lost.expected.end)
    words = model.text[slice(*stretch)]
    return Fact(
        "same-times",
        "one-sided" if lost.tie else "missing" if firm else "missing-unsure",
        passage.front,
        passage.locale,
        expected="" if lost.tie else words,
        details={"there": model.locale, "other": words},
        vote=lost.vote,
        related=(model.related(model.place(*stretch)),),
        confidence=0.9 if firm else 0.6,
    )


def _time_case(later: Later) -> str:
    if later.tie:
        return "tie"
    if later.held:
        return "changed-by-reference"
    return "changed" if later.firm else "changed-unsure"


def _fact(difference: Difference, reference: int | None, editions: AbstractSet[int]) -> Fact:
    passage, found, expected = difference.reading.passage, difference.found, difference.expected
    model = difference.model
    case = _case(difference, reference, editions)
    other = in_digits_of(found.text if found else passage.text, _as_here(expected, found)) if expected else ""
    there = model.passage.locale if model else ""
    return Fact(
        _RULE,
        case,
        passage.place(found.start, found.end) if found else passage.front,
        passage.locale,
        found=found.text if found else "",
        expected="" if case in UNDECIDED else other,
        details={
            "mark": facts(passage.locale).group[:1] if difference.kind == "group-mark" else "",
            "there": there,
            "other": other,
            "sides": wording.both_sides(found.text if found else "", passage.locale, other, there),
        },
        vote=difference.vote,
        related=_related(model, expected) if model and expected else (),
        fix=None if difference.tie else _fix(difference),
        confidence=0.99 if difference.firm else 0.8,
    )


def _as_here(expected: Number, found: Number | None) -> str:
    """How the expected number is written, with the mark before its decimals that the found one has."""
    if found is None or not (_DECIMAL.fullmatch(expected.text) and _DECIMAL.fullmatch(found.text)):
        return expected.text
    mark = next(sign for sign in found.text if not sign.isdecimal())
    return "".join(sign if sign.isdecimal() else mark for sign in expected.text)


def _fix(difference: Difference) -> Fix | None:
    """A repair that writes the others' number, where it has no marks that each language puts in its own way."""
    found, expected = difference.found, difference.expected
    if not (found and expected and found.text.isdecimal() and expected.text.isdecimal()):
        return None
    passage = difference.reading.passage
    return figures_mended(
        "write the number of the other versions",
        passage.notice.source,
        passage.place(found.start, found.end),
        expected.text,
        words=found.text,
    )


def _related(model: Reading, expected: Number) -> tuple[Related, ...]:
    return (model.passage.related(model.passage.place(expected.start, expected.end)),)


def _case(difference: Difference, reference: int | None, editions: AbstractSet[int]) -> str:
    kind = difference.kind
    if kind in ("extra", "group-mark"):
        return kind
    if kind == "alone":
        return "reference-extra" if difference.found else "reference-missing"
    if difference.tie:
        return _tied(difference, editions)
    if difference.unlike or difference.reading.passage.version in editions:
        return "missing-unsure"
    if difference.fewer and kind == "missing":
        return "fewer"
    if kind == "missing" and (_is_bare(difference) or _names_section(difference)):
        return "missing-unsure"
    if difference.firm:
        return kind
    # Few versions: another number where the reference has one is a defect, a lacking one may be a word.
    held = difference.model is not None and difference.model.passage.version == reference
    changed = kind == "changed" and not _is_small(difference.expected)
    return "changed-by-reference" if held and changed else "missing-unsure"


def _tied(difference: Difference, editions: AbstractSet[int]) -> str:
    """The case of two versions without a reference: a contradiction where each plainly has what the other has not."""
    if difference.kind == "missing":
        return "one-sided"
    unsure = difference.unlike or difference.reading.passage.version in editions or not difference.plain
    return "tie-unsure" if unsure or _is_small(difference.expected) else "tie"


def _names_section(difference: Difference) -> bool:
    """Whether a lacking number names a part of the version, as “Lesson 1.2” does: it may be said as “the next one”.

    It does where those who have it name a part by the same word, or by a number with a dot alone.
    """
    number, model = difference.expected, difference.model
    if number is None or model is None or number.sort not in ("amount", "version"):
        return False
    value = number.readings[0]
    if not any(named[2] == value for named in _named_parts(difference.reading, number)):
        return False
    before = _WORD_BEFORE.search(model.passage.text, max(number.start - _LABEL, 0), number.start)
    word = before[1].casefold() if before else ""
    return any(
        named[2] == value and ((named[1] or "").casefold() == word if word and named[1] else "." in value)
        for named in _named_parts(model, number)
    )


def _named_parts(reading: Reading, number: Number) -> Iterator[re.Match[str]]:
    """The headings of a version with numbers, and other blocks that begin with one where it has a dot."""
    for block in reading.passage.notice.blocks:
        if (block.kind in HEADINGS or "." in number.text) and (
            named := _NAMED.match(plain(block.text[:_LABEL]))
        ):
            yield named


def _is_bare(difference: Difference) -> bool:
    """Whether a lacking number is small and no share or price: it may be a word, or said by what is counted."""
    number, model = difference.expected, difference.model
    if number is None or model is None or not _is_small(number):
        return number is None
    beside = model.passage.text[max(number.start - 2, 0) : number.end + 2]
    share = number.percent and number.readings[0] != _TENTH
    return not share and not any(unicodedata.category(sign) == "Sc" for sign in beside)


def _is_small(number: Number | None) -> bool:
    return number is None or number.readings[0] in _SMALL
