"""Find the numbers of one row that one version states in another currency or unit than the others."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import Struct

from ..compare import Passage, Passages
from ..voting import VOTERS, Vote
from .digits import near_digits
from .facts import facts
from .finder import find
from .signs import is_currency, may_hold, sign_of

# Two decimals, as prices have them: one may be a version, three may be thousands. The search leaps to the first digit.
_POINT = re.compile(r"[0-9](?<![\d.,].)[0-9]{0,3}\.[0-9]{2}(?![\d.,]\d|\d)")
_COMMA = re.compile(r"[0-9](?<![\d.,].)[0-9]{0,3},[0-9]{2}(?![\d.,]\d|\d)")


class Amount(Struct, frozen=True):
    """A number with the sign beside it, from ``start`` to ``end`` of the text."""

    value: str
    sign: str
    start: int
    end: int


class OtherSign(Struct, frozen=True):
    """A version that writes another sign beside a number than ``model`` does.

    ``price`` tells that it is a currency, which a company may set for each country.
    """

    passage: Passage
    found: Amount
    expected: Amount
    model: Passage
    vote: Vote
    price: bool


class OtherMark(Struct, frozen=True):
    """A price or a measure with a full stop before its decimals, where its language writes a comma."""

    passage: Passage
    start: int
    end: int


def other_marks(row: Passages) -> Iterator[OtherMark]:
    """Amounts with a mark of another language than their version's, which has its own mark elsewhere."""
    for passage in row if _POINT.search(near_digits(row.text)) else ():
        if facts(passage.locale).decimal != "," or not _POINT.search(passage.text):
            continue
        if not any(_COMMA.search(block.text) for block in passage.notice.blocks):
            continue
        for number in find(passage.text, passage.locale, dated=()).numbers:
            if _POINT.fullmatch(number.text) and sign_of(passage.text, number):
                yield OtherMark(passage, number.start, number.end)


def other_signs(row: Passages) -> Iterator[OtherSign]:
    """Versions that alone have another sign beside a value than all others of at least four that have one."""
    if not may_hold(row.text) or not row.at_least(VOTERS, _may_hold_sign):
        return
    said = {passage.version: _amounts(passage) for passage in row}
    by_version = {passage.version: passage for passage in row}
    values = dict.fromkeys(value for amounts in said.values() for value in amounts)
    for value in values:
        yield from _odd_in({n: amounts[value] for n, amounts in said.items() if value in amounts}, by_version)


def _may_hold_sign(passage: Passage) -> bool:
    return may_hold(passage.text)


def _odd_in(having: Mapping[int, Amount], by_version: Mapping[int, Passage]) -> Iterator[OtherSign]:
    counts = Counter(amount.sign for amount in having.values())
    usual, often = counts.most_common(1)[0] if counts else ("", 0)
    vote = Vote(often, len(having))
    if not vote.is_all_but_one:
        return
    version, found = next((version, one) for version, one in having.items() if one.sign != usual)
    other, expected = next((version, one) for version, one in having.items() if one.sign == usual)
    if is_currency(found.sign) != is_currency(usual):
        return
    yield OtherSign(by_version[version], found, expected, by_version[other], vote, is_currency(usual))


def _amounts(passage: Passage) -> dict[str, Amount]:
    """The numbers of a passage that have a sign, by value; none of a value that has two signs."""
    found: dict[str, Amount] = {}
    doubtful: set[str] = set()
    for number in find(passage.text, passage.locale, dated=()).numbers:
        sign = sign_of(passage.text, number)
        if sign is None:
            continue
        for value in number.readings:
            amount = Amount(value, *sign)
            if found.setdefault(value, amount).sign != amount.sign:
                doubtful.add(value)
    return {value: amount for value, amount in found.items() if value not in doubtful}
