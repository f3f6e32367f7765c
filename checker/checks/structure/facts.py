"""Make the fact of a departure, at the places that it is about."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from ...align import Departure, Spot, Table
from ...findings import Fact, Related
from ...outline import Doubt, Judged
from ...quoting import excerpt
from .cases import BLAMING, IN_LIST, Weight, case_of, in_list, weight
from .details import details_of, excerpt_of, place_of
from .folding import Statement
from .listed import list_of

_EXPECTING = frozenset({"missing", "edition", "editions", "pasted"})
_CONFIDENCE: Mapping[Weight, float] = {"sure": 0.99, "likely": 0.95, "somewhere": 0.9, "unsure": 0.7}


def statement_of(table: Table, judged: Judged) -> Statement:
    """What is stated of a departure; one that is in doubt or guessed by a narrow vote blames nobody."""
    departure, guessed = judged.departure, judged.guessed
    fact = _fact_of(table, departure, judged.spots, judged.doubt)
    blames = (fact.rule, fact.case) in BLAMING
    blames = blames and not (guessed and (judged.doubt or not departure.vote.is_firm))
    return Statement(departure, judged.spots, fact, blames, cut=fact.case == "split", guessed=guessed)


def left_beside(table: Table, departure: Departure) -> Fact:
    """What is in excess beside its translation, for runs that are not told of languages."""
    return replace(_fact_of(table, departure, (departure.spot,)), unless="own-language")


def _fact_of(table: Table, departure: Departure, spots: Sequence[Spot], doubt: Doubt = "") -> Fact:
    notice = table.notices[spots[0].notice]
    if doubt == "somewhere":
        departure = replace(departure, certain=False, fingerprints=False)
    rule, case = case_of(table, departure, spots[0], doubt)
    if (rule, case) in IN_LIST and not doubt and (list_spot := list_of(table, departure, spots[0])):
        rule, case = in_list(table, rule, case)
        spots = [list_spot, *spots[1:]]
    expected = excerpt(departure.words)
    found = excerpt_of(table, spots[0])
    return Fact(
        rule,
        case,
        notice.place(spots[0].start, spots[0].end),
        notice.version.locale,
        found=found if spots[0].end > spots[0].start else "",
        expected=expected if departure.kind in _EXPECTING or case == "two-editions" else "",
        details=details_of(table, departure, spots),
        vote=departure.vote,
        related=_related(table, departure, spots),
        confidence=_CONFIDENCE[weight(departure)],
    )


def _related(table: Table, departure: Departure, spots: Sequence[Spot]) -> tuple[Related, ...]:
    original = () if departure.original is None else (departure.original,)
    return tuple(
        Related(place_of(table, spot), table.locale(spot.notice), excerpt_of(table, spot))
        for spot in (*departure.counterparts, *original, *spots[1:])
    )
