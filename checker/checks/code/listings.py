"""Listings: lines of code that a version lacks or writes in another way."""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from ... import wording
from ...compare import Passage
from ...compare.damage import squeezed
from ...compare.values import Value, Variance, variances
from ...findings import Fact
from .. import kept
from . import ways
from .inline import in_one_line, stands_in_text

_FEW_LINES = 3
_DIGITS = re.compile(r"[0-9]+")


def facts(row: Sequence[Passage], reference: int | None) -> Iterator[Fact]:
    """State the lines that a version lacks or writes in another way, where few do differ or they have a slip."""
    if all(passage.text == row[0].text for passage in row):
        return
    found = [(passage, list(_lines_of(passage))) for passage in row]
    told: dict[int, list[Variance]] = {}
    for one in variances(found, reference, alike=kept.is_like, excuse=stands_in_text):
        if one.kind in ("changed", "missing") and not (ways.means_the_same(one) or _is_broken_elsewhere(one)):
            told.setdefault(one.passage.version, []).append(one)
    for ones in told.values():
        # More than a few lines that differ are a listing that was translated, or another one.
        few = len(ones) <= _FEW_LINES
        sure = [one for one in ones if few or ways.is_slip(one, inline=True)]
        shown = [one for one in sure if one.kind == "changed" or _is_shorter(one)]
        missing = [one for one in shown if one.kind == "missing"]
        changed = (one for one in shown if one.kind == "changed")
        yield from (ways.fact(one, ways.line_case(one)) for one in _without_same_example(changed))
        if missing:
            yield _lines_fact(missing)


def _is_broken_elsewhere(one: Variance) -> bool:
    """Whether the other version has the very code of a line too, on several lines."""
    if not one.found or not one.expected or not one.model:
        return False
    own = squeezed(one.found.key)
    return len(own) > len(squeezed(one.expected.key)) and own in squeezed(one.model.text)


def _without_same_example(ones: Iterable[Variance]) -> Iterator[Variance]:
    """The differences; of lines that follow each other and differ in nothing but numbers only the first.

    They are one example: the hour, the minute and the second of a time.
    """
    before: Variance | None = None
    for one in ones:
        follows = before is not None and _follows(one, before)
        if _differs_in_numbers(one):
            before = one
            if follows:
                continue
        else:
            before = None
        yield one


def _follows(one: Variance, before: Variance) -> bool:
    if not one.found or not before.found:
        return False
    return not one.passage.text[before.found.to : one.found.at].strip()


def _differs_in_numbers(one: Variance) -> bool:
    if not one.found or not one.expected:
        return False
    return _DIGITS.sub("0", one.found.key) == _DIGITS.sub("0", one.expected.key)


def _is_shorter(one: Variance) -> bool:
    """Whether a listing has fewer lines than the other version's; of as many, one was written otherwise."""
    return one.model is not None and one.passage.text.strip().count("\n") < one.model.text.strip().count("\n")


def _lines_fact(missing: Sequence[Variance]) -> Fact:
    """One fact about all lines that a listing lacks."""
    fact = ways.fact(missing[0], "missing-line")
    more = wording.and_more(len(missing) - 1, "line", "lines")
    return replace(fact, details={**fact.details, "more": more})


def _lines_of(passage: Passage) -> Iterator[Value]:
    at = 0
    for line in passage.text.split("\n"):
        bare = line.strip()
        if len(bare) > 1 and bare.isascii():
            start = at + line.index(bare)
            yield Value(in_one_line(bare), start, start + len(bare))
        at += len(line) + 1
