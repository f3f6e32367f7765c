"""Find the numbers of one row that some versions have and others lack."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal

import msgspec
from msgspec import Struct

from ..compare import Outcome, Passage, Passages, outcome
from ..late import late
from ..locales import language_of
from ..quoting import nearest_first
from ..voting import COUNTERS, OTHERS, Vote
from .digits import near_digits, runs
from .model import Number
from .reading import Reading, is_same_span

# Up to here a number is as often a word, an article or a matter of wording as an amount.
_SMALL = 12
_SENTENCE = late(
    r"[^\W\d_]+ [^\W\d_A-Z]\w+ [^\W\d_]+|[\u3040-\u9fff\uac00-\ud7a3]{5}"
)  # no bare cell of a table
_YEAR = re.compile(r"(?:19|20)\d\d")
_GROUPED = re.compile(r"\d[.,]\d{3}(?!\d)")
# Of how many signs a number can be known with one of them wrong.
_LONG = 4
_NOON = 12
# A version with more numbers of its own is another text.
_MOST = 100
# As many numbers that a passage lacks or has alone make it another text: a listing of the translator's own.
_ANOTHER = 8
# Day and night, all week: other languages have a word for it.
_ALWAYS = re.compile(r"(?<![\d/])(?:24/7|7/24)(?![\d/])")
_EVERYWHERE = frozenset({"0", "1"})
_ROUND_SHARES = frozenset({"100", "50"})


class Difference(Struct, frozen=True):
    """A number that one version lacks, has in another way, or has alone.

    ``found`` is the number that stands in place of the expected one, or that stands alone; ``expected`` is
    how ``model`` writes what is expected. ``unlike`` tells that so much differs that the passage is another text,
    ``tie`` that these are two versions without a reference, ``plain`` that as many numbers differ in both.
    """

    kind: Literal["changed", "missing", "extra", "alone", "group-mark"]
    reading: Reading
    vote: Vote
    firm: bool
    found: Number | None = None
    expected: Number | None = None
    model: Reading | None = None
    fewer: bool = False
    unlike: bool = False
    tie: bool = False
    plain: bool = False


def differences(row: Passages, reference: int | None) -> Iterator[Difference]:
    """Differences between the numbers of a row's passages; nothing where their digits are the same."""
    if len(row) < 2:
        return
    digits = [runs(passage.text) for passage in row]
    if not any(digits):
        return
    if _are_equal(digits) and not _GROUPED.search(near_digits(row.text)):
        return
    readings = [Reading(passage) for passage in _of_one_paragraph(row)]
    told = list(_Comparison(readings, reference).differences())
    # Dates take the most time to find. They only take numbers away: where nothing differs with the numbers of
    # dates among the others, nothing differs without them.
    dateless = [reading.without_dates() for reading in readings] if told else readings
    unlike = _of_other_texts(told)
    if any(one is not other for one, other in zip(readings, dateless, strict=True)):
        told = list(_Comparison(dateless, reference).differences())
    for one in told:
        other = one.reading.passage.version in unlike
        yield msgspec.structs.replace(one, unlike=True) if other else one


def _of_other_texts(told: Sequence[Difference]) -> frozenset[int]:
    """Versions of whose passage so many numbers differ, those of dates among them, that it is another text."""
    departures = Counter(
        one.reading.passage.version for one in told for said in (one.found, one.expected) if said is not None
    )
    return frozenset(version for version, count in departures.items() if count >= _ANOTHER)


def _are_equal(digits: Sequence[Sequence[str]]) -> bool:
    """Whether all versions have the same runs of digits, in whatever order."""
    first = sorted(digits[0])
    return all(len(said) == len(first) and sorted(said) == first for said in digits[1:])


def _of_one_paragraph(row: Sequence[Passage]) -> list[Passage]:
    """Passages without those whose links share nothing with the others': they are other paragraphs."""
    links = [frozenset(span.target for span, _ in passage.spans if span.kind == "link") for passage in row]
    if sum(map(bool, links)) < 3:
        return list(row)
    from ..links.address import key

    keys = [frozenset(key(target) for target in targets) for targets in links]
    counted = Counter(target for said in keys for target in said)
    return [
        passage
        for passage, said in zip(row, keys, strict=True)
        if not said or any(counted[one] > 1 for one in said)
    ]


class _Comparison:
    def __init__(self, readings: list[Reading], reference: int | None) -> None:
        self.readings = readings
        self.reference = reference
        self.by_version = {reading.passage.version: reading for reading in readings}
        self.numbers: dict[str, Number] = {}
        for reading in readings:
            for value, number in reading.written.items():
                self.numbers.setdefault(value, number)
        self.own: dict[int, list[int]] = {}
        self._shared: dict[str, bool] = {}
        self.holders = Counter(value for reading in readings for value in reading.values)

    def differences(self) -> Iterator[Difference]:
        told: dict[int, list[tuple[str, Outcome, bool]]] = {}
        for value in self._values():
            for version, result, fewer in self._sides(value):
                told.setdefault(version, []).append((value, result, fewer))
        for version in sorted(told):
            yield from self._paired(self.by_version[version], told[version])
        for reading in self.readings:
            yield from self._misread(reading)

    def _misread(self, reading: Reading) -> Iterator[Difference]:
        """Numbers whose mark parts thousands for the others and decimals for readers of this language."""
        for number in reading.numbers:
            if len(number.readings) != 2 or number.sort != "amount" or "." not in number.readings[0]:
                continue
            decimal, joined = number.readings
            rest = [other for other in self.readings if other is not reading]
            meant = [other for other in rest if joined in other.first]
            others = Vote(len(meant), len(rest))
            if others.agree < OTHERS or not others.is_clear or any(decimal in one.first for one in rest):
                continue
            model = self._model(joined, reading, unlike=number.text)
            vote = Vote(len(meant), len(rest) + 1)
            expected = model.written[joined] if model else None
            yield Difference("group-mark", reading, vote, False, number, expected, model)  # noqa: FBT003

    def _values(self) -> Iterator[str]:
        """Values that can be compared, in the order in which they stand."""
        aside = {value for reading in self.readings for value in reading.dated} | self._scaled()
        if any(_ALWAYS.search(reading.passage.text) for reading in self.readings):
            aside |= {"24", "7"}
        for value, number in self.numbers.items():
            if value in _EVERYWHERE or value in aside or value != self._chosen(number):
                continue
            yield value

    def _scaled(self) -> set[str]:
        """Values that a word scales somewhere, and round shares: both are said in many ways."""
        return {
            value
            for reading in self.readings
            for number in reading.numbers
            for value in number.readings
            if number.scale or (number.percent and value in _ROUND_SHARES)
        }

    def _chosen(self, number: Number) -> str:
        """The reading that most versions share."""
        return max(number.readings, key=lambda value: (self.holders[value], -number.readings.index(value)))

    def _sides(self, value: str) -> Iterator[tuple[int, Outcome, bool]]:
        holders = [reading for reading in self.readings if value in reading.values]
        others = [reading for reading in self.readings if value not in reading.values]
        number = self.numbers[value]
        lackers = [reading for reading in others if not self._excused(reading, number, value)]
        if not lackers:
            yield from self._fewer(value, others)
            return
        if self._is_small(value) and 1 not in (len(lackers), len(holders)):
            return
        result = self._voted(holders, lackers)
        # Where most say it in another way, those who say it in digits are no majority.
        if result and (result.kind != "lack" or Vote(len(holders), len(self.readings)).is_half):
            yield from ((one, result, False) for one in result.who)

    def _voted(self, holders: list[Reading], lackers: list[Reading]) -> Outcome | None:
        """What follows where one text that was copied into other languages has one vote."""
        having, lacking = self._once_each(holders), self._once_each(lackers)
        result = outcome(_numbers(having), _numbers(lacking), self.reference)
        if result is None or len(having) + len(lacking) == len(holders) + len(lackers):
            return result
        if len(having) == len(lacking) and self.reference is None:
            return None
        copies = {
            version
            for reading in (*holders, *lackers)
            for version in result.who
            if reading.passage.text == self.by_version[version].passage.text
        }
        return msgspec.structs.replace(result, who=tuple(sorted(copies)))

    def _once_each(self, readings: list[Reading]) -> list[Reading]:
        """The readings without those whose sentences another language's version has word for word."""
        kept: dict[str, Reading] = {}
        for reading in sorted(readings, key=lambda one: one.passage.version != self.reference):
            text, locale = reading.passage.text, reading.passage.locale
            first = kept.get(text)
            if first is None or not _SENTENCE.search(text) or _are_one_language(first, locale):
                kept[text if first is None else f"{text}\0{reading.passage.version}"] = reading
        return [reading for reading in readings if reading in kept.values()]

    @staticmethod
    def _is_small(value: str) -> bool:
        return value.isdigit() and len(value) < 3 and int(value) <= _SMALL

    def _excused(self, reading: Reading, number: Number, value: str) -> bool:
        if reading.holds(number, value) or reading.in_other_unit(value) or self._is_hour(reading, value):
            return True
        if reading.says_decade(value) or reading.says_end_of_years(value):
            return True
        if reading.says_year(value, self._languages(value)):
            return True
        if reading.says_share(value) and self._stands_for(value):
            return True
        if _YEAR.fullmatch(value) and self._is_of_others(reading):
            return True
        return reading.tells_otherwise(number, value, self._own_amounts(reading))

    def _languages(self, value: str) -> frozenset[str]:
        """The languages that have a value."""
        return frozenset(reading.language for reading in self.readings if value in reading.values)

    def _stands_for(self, value: str) -> bool:
        """Whether a half or a quarter in words may be a value: most that have its digits have no such word besides."""
        if value not in self._shared:
            having = [reading.says_share(value) for reading in self.readings if value in reading.values]
            self._shared[value] = not Vote(sum(having), len(having)).is_half
        return self._shared[value]

    def _is_of_others(self, reading: Reading) -> bool:
        """Whether a passage gives e-mail addresses that no other version has: its years are those of other people."""
        return bool(reading.addresses) and all(self._writing[address] == 1 for address in reading.addresses)

    @cached_property
    def _writing(self) -> Counter[str]:
        """How many versions give each e-mail address."""
        return Counter(address for reading in self.readings for address in reading.addresses)

    def _is_hour(self, reading: Reading, value: str) -> bool:
        """Whether a value is the hour of a time of day that two versions say in two ways: 3 p.m., 15 h."""
        if not value.isdigit() or len(value) > 2:
            return False
        hour = int(value)
        if hour in reading.hours:
            return True
        return any(one in self._hours and str(one) in reading.values for one in (hour - _NOON, hour + _NOON))

    @cached_property
    def _hours(self) -> frozenset[int]:
        """The hours that any version surely means."""
        return frozenset(hour for reading in self.readings for hour in reading.hours)

    def _own_amounts(self, reading: Reading) -> list[int]:
        """Whole numbers that only one version has."""
        found = self.own.get(reading.passage.version)
        if found is None:
            said = sorted(value for value in reading.values if self.holders[value] == 1)
            found = [int(value) for value in said if value.isdigit() and len(value) < 10]
            self.own[reading.passage.version] = found
        return found

    def _fewer(self, value: str, others: list[Reading]) -> Iterator[tuple[int, Outcome, bool]]:
        """The one version in which a value stands less often than in all others, where it is as often."""
        if len(self.readings) < COUNTERS or len(others) > 1:
            return
        counts = [(reading.counts[value], reading.raw[value]) for reading in self.readings]
        usual, often = Counter(counts).most_common(1)[0]
        vote = Vote(often, len(counts))
        if not vote.is_all_but_one:
            return
        at = next(at for at, count in enumerate(counts) if count != usual)
        reading = self.readings[at]
        if reading.passage.version == self.reference:
            return  # a source need not say what its translations say twice
        less = counts[at][0] < usual[0] and 0 < counts[at][1] < usual[1]
        if less and reading.shows(value) and not reading.says(value):
            yield reading.passage.version, Outcome("lack", (reading.passage.version,), vote), True

    def _paired(self, reading: Reading, told: list[tuple[str, Outcome, bool]]) -> Iterator[Difference]:
        """Differences of one version, a number that only it has beside each one that it lacks."""
        own = [number for number in reading.numbers if self._is_own(reading, number)][:_MOST]
        models = {value: self._model(value, reading) for value, result, _ in told if result.kind == "lack"}
        plain = len(own) == len(models)
        ordered = _in_order(own, {value: model for value, model in models.items() if model})
        for value, result, fewer in told:
            model = models.get(value)
            if model is None:
                continue
            expected = model.written[value]
            found = ordered.get(value) or _nearest(own, expected, model)
            if found:
                own.remove(found)
            else:
                found = _damaged(reading, expected)
            kind: Literal["changed", "missing"] = "changed" if found else "missing"
            if self._tied and found and reading is self.readings[0]:
                continue  # a contradiction is told once, at the later version
            yield Difference(
                kind,
                reading,
                result.vote,
                result.firm,
                found,
                expected,
                model,
                fewer,
                tie=self._tied,
                plain=plain,
            )
        yield from self._extra(reading, told, own)

    @property
    def _tied(self) -> bool:
        """Whether of two versions neither can be called wrong."""
        return len(self.readings) == 2 and self.reference is None

    def _extra(
        self, reading: Reading, told: list[tuple[str, Outcome, bool]], own: list[Number]
    ) -> Iterator[Difference]:
        """Numbers that only this version has; where it is the reference, also what only it lacks."""
        alone = [(value, result) for value, result, _ in told if result.kind == "alone"]
        having = [(value, result) for value, result in alone if value in reading.values]
        for value, result in having or alone:
            model = None if having else self._model(value, reading)
            expected = model.written[value] if model else None
            found = reading.written.get(value)
            yield Difference("alone", reading, result.vote, result.firm, found, expected, model)
        for value, result, _ in told:
            number = reading.written.get(value)
            if result.kind == "extra" and number in own and not self._is_span(value, reading):
                yield Difference("extra", reading, result.vote, result.firm, number)

    def _is_span(self, value: str, but: Reading) -> bool:
        """Whether the others say the same span in another unit: 60 days for 2 months."""
        rest = (other for other in self.readings if other is not but)
        return any(is_same_span(value, one) for other in rest for one in other.values)

    def _is_own(self, reading: Reading, number: Number) -> bool:
        """Whether hardly another version has the number, in digits or in words."""
        rest = [other for other in self.readings if other is not reading]
        few = len(self.readings) // 8
        return all(sum(other.holds(number, value) for other in rest) <= few for value in number.readings)

    def _model(self, value: str, but: Reading, unlike: str = "") -> Reading | None:
        """The version to compare with, one that writes the number in another way where that is asked for."""
        having = [reading for reading in self.readings if value in reading.values and reading is not but]
        ordered = nearest_first(
            having,
            lambda one: one.passage.speaker,
            reader=but.passage.locale,
            reference=self.reference,
            rather=lambda one: (one.written[value].text == unlike,),
        )
        return ordered[0] if ordered else None


def _are_one_language(reading: Reading, locale: str) -> bool:
    return language_of(reading.passage.locale) == language_of(locale)


def _numbers(readings: Sequence[Reading]) -> list[int]:
    return [reading.passage.version for reading in readings]


def _in_order(own: Sequence[Number], models: Mapping[str, Reading]) -> Mapping[str, Number]:
    """The number of its own that stands for each value a version lacks, where there are as many of them.

    All the values are those of one other version: then the first stands for the first, and so on.
    """
    if len(own) != len(models) or len(own) < 2 or len({id(model) for model in models.values()}) > 1:
        return {}
    lacked = sorted(models, key=lambda value: models[value].written[value].start)
    pairs = dict(zip(lacked, sorted(own, key=lambda number: number.start), strict=True))
    alike = all(number.sort == models[value].written[value].sort for value, number in pairs.items())
    return pairs if alike else {}


def _nearest(own: Sequence[Number], expected: Number, model: Reading) -> Number | None:
    """Of the numbers that only one version has the one that most likely stands for the expected one."""
    place = expected.start / max(len(model.passage.text), 1)
    digits = _digits(expected)
    same = [number for number in own if _digits(number) == digits]  # 115.6 for 1.15.6
    alike = same or [one for one in own if one.sort == expected.sort and not _is_article(one, expected)]
    return min(alike, key=lambda one: abs(one.start - place * len(model.passage.text)), default=None)


def _is_article(number: Number, expected: Number) -> bool:
    """Whether a one is no other way to write a larger number: “1 tuần” is a week."""
    value = expected.readings[0]
    return number.readings[0] in _EVERYWHERE and len(value) > 2 and not value.startswith(number.readings[0])


def _damaged(reading: Reading, expected: Number) -> Number | None:
    """What is left of an expected number, which lost or doubled one of its signs: ``1..0`` for 1.1.0."""
    if len(expected.text) < _LONG or not reading.scraps:
        return None
    from rapidfuzz.distance import Levenshtein

    for found in reading.scraps:
        if Levenshtein.distance(found[0], expected.text, score_cutoff=1) == 1:
            return Number(*found.span(), found[0], (found[0],), expected.sort)
    return None


def _digits(number: Number) -> str:
    return "".join(runs(number.text))
