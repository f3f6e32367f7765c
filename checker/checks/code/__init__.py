"""Every version keeps code, commands and keys, letter by letter."""

from collections.abc import Iterator, Sequence
from unicodedata import name

from msgspec.structs import replace

from ...align import Table
from ...compare import Passages
from ...compare.commands import Slip, slips
from ...compare.values import Variance
from ...demands import Demands
from ...findings import Fact
from .. import kept
from ..lacking import joined
from . import beside, inline, keys, listings, signs, ways, words


def check(table: Table, _demands: Demands) -> Iterator[Fact]:
    """State each piece of code that a version lacks or writes in another way."""
    known = words.Known(table.notices)
    for row in kept.compared(table):
        if kept.is_listing(row):
            yield from signs.facts(row, table.reference, signs.lines)
            yield from listings.facts(row, table.reference)
            continue
        others = list(keys.others(row, table.reference))
        yield from map(ways.fact, others)
        if "code" in row.marked:
            yield from joined(_among_words(row, table.reference, known, others), {"missing"})
        yield from map(_command_fact, slips(row, table.reference))
    for notice in table.notices:
        yield from beside.facts(notice)


def _among_words(
    row: Passages, reference: int | None, known: words.Known, other_keys: Sequence[Variance]
) -> Iterator[Fact]:
    """What is amiss with code among words; of versions with ``other_keys`` these are told already."""
    told = [*signs.facts(row, reference, signs.spans), *words.facts(row, reference, known)]
    yield from told
    places = {fact.place for fact in told}
    lacked = {(fact.locale, fact.expected) for fact in told}
    for fact in inline.facts(row, reference, known, frozenset(one.passage.version for one in other_keys)):
        missing = fact.case == "missing" and (fact.locale, fact.expected) in lacked
        if fact.place not in places and not missing:
            yield fact


def _command_fact(slip: Slip) -> Fact:
    """A word of a program that is misspelt where nothing marks it as code."""
    fact = ways.fact(slip.variance, "" if slip.sure else "changed-unsure")
    if slip.way != "look-alike":
        return fact
    strange = next(letter for letter in fact.found if not letter.isascii())
    return replace(fact, case="look-alike", details={"name": name(strange, "a strange letter")})
