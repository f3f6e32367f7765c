"""Report once what has one cause: a version that is another edition, a list that is cut at each of its items."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from ... import wording
from ...align import Departure, Spot, Table
from ...findings import Fact, Related
from ...median import median
from ...voting import Vote
from .details import excerpt_of, placed

# A version that departs at so many places becomes one fact.
_MANY = 5
# It does too where so many places with missing or extra blocks hold this share of its blocks, or of the others'.
_SEVERAL, _MUCH = 3, 1 / 4
_SHOWN = 12  # places of a version that departs at many
# What another edition of the text explains. A block that stands twice is a slip in any edition, and of two camps
# neither is blamed.
_OF_EDITIONS = frozenset(
    {"missing", "extra", "moved", "swapped", "split", "merged", "list-differs", "edition"}
)


class Statement(Struct, frozen=True):
    """The fact that states a departure, and the places that the fact is about.

    ``blames`` is true of errors and warnings that blame a version, ``cut`` of blocks cut off from others. What is
    ``guessed`` only counts among many differences. A block that is in more than two ``parts`` is told with all of
    them; 0 stands for any other.
    """

    departure: Departure
    spots: tuple[Spot, ...]
    fact: Fact
    blames: bool = False
    cut: bool = False
    guessed: bool = False
    parts: int = 0

    @property
    def version(self) -> int:
        """The version that the fact is about, or the first of them."""
        return self.spots[0].notice

    @property
    def of_one(self) -> bool:
        """Whether the fact is about one version alone."""
        vote = self.departure.vote
        if self.departure.kind == "edition" and vote.of - vote.agree > 1:
            return False
        return all(spot.notice == self.version for spot in self.spots)

    @property
    def places(self) -> int:
        """The number of places that differ; the two of a moved block count as one."""
        return 1 if self.departure.kind == "moved" else len(self.spots)

    @property
    def less(self) -> int:
        """The number of places where blocks are lacking."""
        if self.departure.kind == "edition":
            return sum(spot.start == spot.end for spot in self.spots)
        return len(self.spots) if self.departure.kind == "missing" else 0

    @property
    def more(self) -> int:
        """The number of places with blocks in excess."""
        if self.departure.kind == "edition":
            return len(self.spots) - self.less
        return len(self.spots) if self.departure.kind == "extra" else 0


def folded(
    statements: Iterable[Statement], table: Table
) -> tuple[list[Statement], list[Sequence[Statement]]]:
    """Part statements into single ones and groups: all of a version that is another edition, with at least one blame.

    So is one of which more departs than fits, or a large part at several places, or that departs at many places.
    """
    statements = _cuts_together(_cut_in_several(list(statements), table))
    own: dict[int, list[Statement]] = {}
    for each in statements:
        if each.of_one and (each.blames or each.departure.kind in _OF_EDITIONS):
            own.setdefault(each.version, []).append(each)
    many = [group for version, each in own.items() if len(group := _of_one_cause(table, version, each)) > 1]
    together = {id(one) for each in many for one in each}
    return [each for each in statements if id(each) not in together], many


def _of_one_cause(table: Table, version: int, own: Sequence[Statement]) -> Sequence[Statement]:
    """Those of a version's statements that say together that it is another edition."""
    blames = [each for each in own if each.blames]
    # what the source lacks alone may have been added to all that was made from it
    asked = bool(blames) and version != table.reference
    if asked and (version in table.distant or _is_much(table, version, own)):
        return own
    return blames if sum(each.places for each in blames) >= _MANY else ()


def _is_much(table: Table, version: int, own: Sequence[Statement]) -> bool:
    """Whether a large part of a version, or of the others, is missing or extra, at several places."""
    absent = [each for each in own if each.less or each.more]
    if sum(each.places for each in absent) < _SEVERAL:
        return False
    longest = max(
        len(table.notices[version].blocks),
        median([len(table.notices[one].blocks) for one in table.comparable]),
    )
    return sum(len(each.departure.kinds) for each in absent) >= _MUCH * longest


def _cut_in_several(statements: Sequence[Statement], table: Table) -> list[Statement]:
    """Tell once of a block in several parts, of which one was surely cut off and another seems to be."""
    parted = {
        (each.version, each.spots[0].end if below else each.spots[0].start): each
        for each in statements
        if each.fact.case == "split-unsure" and len(each.spots) == 1
        for below in (True, False)
    }
    told: dict[int, Statement | None] = {}
    for each in statements if parted else ():
        if not each.cut or len(each.spots) > 1:
            continue
        other = _next_to(each, parted, table)
        if other is not None and id(other) not in told:
            told |= {id(other): None, id(each): _in_several(each, other, table)}
    left = (told.get(id(each), each) for each in statements)
    return [each for each in left if each is not None]


def _next_to(cut: Statement, parted: Mapping[tuple[int, int], Statement], table: Table) -> Statement | None:
    """The statement about a block in parts that ends right before a cut, or begins right behind it."""
    notice, spot = table.notices[cut.version], cut.spots[0]
    first, last = notice.block_at(spot.start), notice.block_at(spot.end)
    ends = [notice.blocks[first - 1].end] if first else []
    starts = [notice.blocks[last].start] if last < len(notice.blocks) else []
    return next((parted[key] for at in (*ends, *starts) if (key := (cut.version, at)) in parted), None)


def _in_several(cut: Statement, other: Statement, table: Table) -> Statement:
    """The statement about all parts of a block."""
    notice, spots = table.notices[cut.version], (cut.spots[0], other.spots[0])
    start, end = min(spot.start for spot in spots), max(spot.end for spot in spots)
    parts = notice.block_at(end) - notice.block_at(start)
    fact = replace(
        cut.fact,
        place=notice.place(start, end),
        found=excerpt_of(table, Spot(cut.version, start, end)),
        related=other.fact.related[:1],
    )
    return replace(cut, spots=(Spot(cut.version, start, end),), fact=fact, cut=False, parts=parts)


def _cuts_together(statements: Iterable[Statement]) -> list[Statement]:
    """Join the statements about blocks that one version has cut in two."""
    together: dict[tuple[str, int], list[Statement]] = {}
    for at, each in enumerate(statements):
        alike = ("cut", each.version) if each.cut else ("", at)
        together.setdefault(alike, []).append(each)
    return [same[0] if len(same) == 1 else _joined(same) for same in together.values()]


def _joined(same: Iterable[Statement]) -> Statement:
    """Join statements of one case and version into one, at the first place."""
    ordered = sorted(same, key=lambda each: each.fact.place)
    first = ordered[0].fact
    spots = tuple(spot for each in ordered for spot in each.spots)
    others = tuple(Related(each.fact.place, each.fact.locale, each.fact.found) for each in ordered[1:])
    details = {**first.details, "places": wording.counted(len(spots), "place")}
    fact = replace(first, details=details, related=(*first.related, *others))
    return replace(ordered[0], spots=spots, fact=fact)


def told(statement: Statement) -> Fact:
    """The fact of a statement; where a block is in several parts, it is about all of them."""
    fact = statement.fact
    if not statement.parts:
        return fact
    details = {**fact.details, "count": str(statement.parts)}
    return replace(fact, rule="same-blocks", case="split-in-several", details=details)


def unlike(table: Table, own: Iterable[Statement]) -> Fact:
    """One fact for all departures of a version, at the first place; one that only adds blocks is no other edition."""
    ordered = sorted(own, key=lambda each: each.fact.place)
    first, voters = ordered[0].fact, len(table.comparable)
    less, more = sum(each.less for each in ordered), sum(each.more for each in ordered)
    places = sum(each.places for each in ordered)
    unlike = replace(
        first,
        rule="same-text",
        case="many-differences",
        details={
            "changes": wording.changes(less, more, places - less - more),
            "said": first.expected or first.found,
            "among": first.locale,
            "added": wording.scattered([kind for each in ordered for kind in each.departure.kinds]),
            "at": wording.lines_of(placed(table, (spot for each in ordered for spot in _marked(each)))),
        },
        vote=Vote(voters - 1, voters),
        related=tuple(related for each in ordered for related in _shown(each.fact))[:_SHOWN],
        confidence=0.95,
    )
    return replace(unlike, rule="same-text", case="extra") if more == places else unlike


def _marked(statement: Statement) -> Sequence[Spot]:
    """The places of a statement: of an edition all, of others the first."""
    return statement.spots if statement.departure.kind == "edition" else statement.spots[:1]


def _shown(fact: Fact) -> tuple[Related, ...]:
    """Where another version has the words, and where this one lacks them, or has them in excess."""
    return (*fact.related[:1], Related(fact.place, fact.locale, fact.found or fact.expected))
