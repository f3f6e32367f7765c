"""Find the places at which a version cannot be set beside the others block by block."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, product
from typing import Literal

from msgspec import Struct

from ..align import Departure, Spot, Table
from ..parse import HEADINGS
from .cuts import Cuts
from .lengths import Lengths
from .lines import Lines
from .lists import odd_list
from .remains import Remains
from .tokens import Tokens

_PASSED_OVER = frozenset({"another-text", "editions", "edition", "level", "duplicate", "pasted"})
_ABSENT = frozenset({"missing", "extra"})
# So many places of an edition whose lengths confirm it are enough, however many there are.
_SURELY = 5
# A block that is elsewhere may be of another kind there.
_RESHAPED = frozenset({"moved", "swapped", "kind"})
# One block that is three here.
_SPLIT = frozenset({"split", "extra"})
_ORDER = frozenset({"moved", "swapped"})
# Blocks more or less, and as many less or more beside them.
_EVEN = frozenset({("extra", "merged"), ("missing", "split")})
# A version that departs at so many places, and at one place for every so many blocks, is unlike the others.
_MANY = 6
_PER_BLOCKS = 40
# From so many places on, blocks out of order that are known by their lengths alone are not believed.
_MANY_FOR_BARE = 3
# In a stretch that departs in several ways, missing and extra blocks are believed where the length of the stretch
# shows this share of their letters.
_SHOWS = 0.6
# The lengths of one block in two languages differ by less than this factor, but for the shortest blocks.
_TWICE = 2.5
# A missing and an extra block at most so many blocks apart, and longer or shorter by at most this factor, are the same.
_FEW = 1
_ALIKE = 1.6  # times as many letters in one of two places as in the other


# What speaks against a departure. “loose”: the words may stand in other blocks. “cut”: the extra blocks are parts of
# the block beside them. “led”: the extra block is the end of the one before it, and leads on to a list or to code.
# “somewhere”: a block is lacking, but perhaps not at this place. “even”: what is more at one place is less at the next.
Doubt = Literal["", "loose", "cut", "led", "somewhere", "even"]


class Touch(Struct, frozen=True):
    """One spot of a departure: the departure's index, the spot, and the blocks that it covers, the last exclusive."""

    departure: int
    spot: Spot
    first: int
    last: int


def doubts_of(table: Table, departures: Sequence[Departure]) -> dict[tuple[int, Spot], Doubt]:
    """What speaks against the departures of a table: (index of the departure, one of its spots) → doubt."""
    lengths = Lengths(table)
    tokens, lines = Tokens(lengths), Lines(lengths)
    cuts = Cuts(lengths, tokens)
    remains = Remains(lengths, tokens, cuts)
    zones = _zones(departures, lengths)
    doubts: dict[tuple[int, Spot], Doubt] = {}
    for zone in zones:
        for place, doubt in _of_zone(departures, zone, remains, cuts):
            departure = departures[place.departure]
            if departure.kind in _ABSENT and lines.are_lines(departure, place.spot):
                doubts[place.departure, place.spot] = "loose"
            elif doubt:
                doubts[place.departure, place.spot] = doubt
    loose = [
        *_elsewhere(departures, zones, lengths),
        *_set_apart(departures, zones, tokens),
        *_of_the_unlike(table, departures, zones),
        *_in_bare_lists(table, departures, zones),
    ]
    doubts |= {(place.departure, place.spot): "loose" for place in loose}
    doubts |= {(place.departure, place.spot): "even" for place in _evened_out(departures, zones)}
    for index, departure in enumerate(departures):
        if departure.kind == "edition" and not _is_shown(departure, remains):
            doubts |= {(index, spot): "loose" for spot in departure.spots}
    return doubts


def _of_zone(
    departures: Sequence[Departure], zone: Sequence[Touch], remains: Remains, cuts: Cuts
) -> Iterator[tuple[Touch, Doubt]]:
    """What speaks against each place of a zone.

    Where several kinds stand side by side, blocks in excess are believed by the length of the zone: so sentences that
    were cut off are looked for once more.
    """
    if not _is_mixed(departures, zone):
        yield from ((place, _alone(departures, place, remains, cuts)) for place in zone)
        return
    for place, doubt in _mixed(departures, zone, remains.lengths).items():
        is_extra = departures[place.departure].kind == "extra"
        yield place, "cut" if not doubt and is_extra and cuts.completes(place.spot) else doubt


def _alone(departures: Sequence[Departure], place: Touch, remains: Remains, cuts: Cuts) -> Doubt:
    """What speaks against a departure that stands alone in its zone."""
    departure = departures[place.departure]
    if departure.kind == "kind":
        return "loose" if _are_unlike_kinds(departure) or not _is_as_long(place, remains.lengths) else ""
    if departure.kind == "missing":
        return "loose" if remains.holds(departure, place.spot) else ""
    if departure.kind != "extra":
        return ""
    if cuts.leads_on(place.spot):
        return "led"
    cut_off = cuts.is_cut_off(place.spot)
    return "loose" if cut_off is None else "cut" if cut_off else ""


def _mixed(departures: Sequence[Departure], zone: Sequence[Touch], lengths: Lengths) -> Mapping[Touch, Doubt]:
    """What speaks against the departures of a zone that holds several kinds of them.

    A missing block and a split one side by side may be one edit, seen twice, so both are in doubt. A heading is
    believed where the zone has another number of headings than in other versions, and missing or extra blocks where
    the length of the zone confirms them.
    """
    kinds = {departures[place.departure].kind for place in zone}
    usual: Doubt = "cut" if kinds == _SPLIT else "loose"
    left = zone
    if kinds <= _RESHAPED:
        left = [
            place
            for place in zone
            if departures[place.departure].kind not in _ORDER or not departures[place.departure].fingerprints
        ]
    doubts: dict[Touch, Doubt] = dict.fromkeys(zone, "")
    doubts |= dict.fromkeys(left, usual)
    heading = _of_headings(departures, left, lengths)
    if heading is not None:
        believed = departures[heading.departure]
        lone = believed.kind == "missing" and len(believed.kinds) == 1
        doubts[heading] = "somewhere" if lone else ""
        return doubts
    return doubts | dict.fromkeys(_borne_out(departures, left, lengths), "")


def _is_shown(departure: Departure, remains: Remains) -> bool:
    """Whether the lengths confirm enough of an edition's places."""
    shown = sum(map(remains.shows, departure.spots))
    return shown >= _SURELY or shown >= max(2, len(departure.spots) / 2)


def _are_unlike_kinds(departure: Departure) -> bool:
    """Whether a heading pairs with a block that is no paragraph, and nothing but its place shows that they are one.

    A heading that lost its mark is a paragraph; beside an item or a row it is mostly another block.
    """
    if departure.reshaping is None:
        return False
    kinds = {departure.reshaping.wanted.kind, departure.reshaping.found.kind}
    return "heading" in kinds and not kinds <= {"heading", "paragraph"} and not departure.fingerprints


def _is_as_long(place: Touch, lengths: Lengths) -> bool:
    """Whether a block is about as long as what the others have there, as a heading and a list are not."""
    wanted = lengths.expected(place.spot.notice, place.first, place.last)
    here = lengths.here(place.spot.notice, place.first, place.last)
    return not wanted or not here or max(wanted, here) <= _TWICE * min(wanted, here)


def _zones(departures: Sequence[Departure], lengths: Lengths) -> list[list[Touch]]:
    """Group the places of each version that touch each other, so that one of them may explain the other."""
    places = [
        Touch(index, spot, *lengths.blocks_of(spot))
        for index, departure in enumerate(departures)
        if departure.kind not in _PASSED_OVER
        for spot in departure.spots
    ]
    zones: list[list[Touch]] = []
    ends: dict[int, int] = {}
    for place in sorted(places, key=lambda each: (each.spot.notice, each.first, each.last, each.departure)):
        version = place.spot.notice
        if place.first <= ends.get(version, -1):
            zones[-1].append(place)
        else:
            zones.append([place])
        ends[version] = max(ends.get(version, -1), place.last)
    return zones


def _in_bare_lists(
    table: Table, departures: Sequence[Departure], zones: Sequence[Sequence[Touch]]
) -> Iterator[Touch]:
    """Items missing from a list that was made from another text: which of them they are nobody can say."""
    for place in (place for zone in zones for place in zone):
        departure, spot = departures[place.departure], place.spot
        if departure.kind != "missing" or "item" not in departure.kinds:
            continue
        beside = odd_list(table, spot.notice, spot.start, spot.end)
        if beside is not None and beside.bare:
            yield place


def _of_the_unlike(
    table: Table, departures: Sequence[Departure], zones: Sequence[Sequence[Touch]]
) -> Iterator[Touch]:
    """Blocks out of order in versions that depart at so many places that the blocks may be any others."""
    counts = Counter(zone[0].spot.notice for zone in zones)
    for departure in departures:
        if departure.kind == "edition":
            counts.update(spot.notice for spot in departure.spots)
    for place in (place for zone in zones for place in zone):
        departure, blocks = departures[place.departure], table.notices[place.spot.notice].blocks
        many = max(_MANY, len(blocks) / _PER_BLOCKS) if departure.fingerprints else _MANY_FOR_BARE
        if departure.kind in _ORDER and counts[place.spot.notice] >= many:
            yield place


def _elsewhere(
    departures: Sequence[Departure], zones: Sequence[Sequence[Touch]], lengths: Lengths
) -> Iterator[Touch]:
    """Missing and extra blocks of about one length a block or less apart: most likely they are the same."""
    absent = [zone[0] for zone in zones if len(zone) == 1 and departures[zone[0].departure].kind in _ABSENT]
    for place, follower in pairwise(absent):
        kinds = {departures[place.departure].kind, departures[follower.departure].kind}
        near = place.spot.notice == follower.spot.notice and follower.first - place.last <= _FEW
        if (
            not near
            or kinds != _ABSENT
            or _is_section(departures, place) != _is_section(departures, follower)
        ):
            continue
        here, there = (_letters(departures, each, lengths) for each in (place, follower))
        if here and there and max(here, there) <= _ALIKE * min(here, there):
            yield place
            yield follower


def _evened_out(departures: Sequence[Departure], zones: Sequence[Sequence[Touch]]) -> Iterator[Touch]:
    """A block more a block or less from two that are one here, or one less from one that is two: as many in all.

    Most likely they are other blocks: where the text was changed, lengths alone say which is set beside which.
    """
    alone = [zone[0] for zone in zones if len(zone) == 1]
    beside = [pair for pair in pairwise(alone) if _are_near(*pair)]
    for place, follower in [*beside, *(tuple(zone) for zone in zones if len(zone) == 2)]:
        one, other = departures[place.departure], departures[follower.departure]
        if _even_out(one, other) or _even_out(other, one):
            yield place
            yield follower


def _are_near(place: Touch, follower: Touch) -> bool:
    return place.spot.notice == follower.spot.notice and follower.first - place.last <= _FEW


def _even_out(absent: Departure, joint: Departure) -> bool:
    """Whether blocks that are more or less at one place are as many as those that are less or more at another."""
    return (absent.kind, joint.kind) in _EVEN and len(absent.kinds) == max(len(joint.kinds) - 1, 1)


def _set_apart(
    departures: Sequence[Departure], zones: Sequence[Sequence[Touch]], tokens: Tokens
) -> Iterator[Touch]:
    """Missing and extra blocks with the same names, which nothing else in the version has: set elsewhere, not lost."""
    absent: dict[int, list[Touch]] = {}
    for place in (place for zone in zones for place in zone):
        if departures[place.departure].kind in _ABSENT:
            absent.setdefault(place.spot.notice, []).append(place)
    for places in absent.values():
        of_kind = {
            kind: [each for each in places if departures[each.departure].kind == kind] for kind in _ABSENT
        }
        missing = [
            (place, tokens.lasting(departures[place.departure].counterparts)) for place in of_kind["missing"]
        ]
        extra = (
            [(place, tokens.own(place.spot.notice, place.first, place.last)) for place in of_kind["extra"]]
            if missing
            else []
        )
        for (lost, names), (found, own) in product(missing, extra):
            if 2 * len(names & own) > len(names):
                yield lost
                yield found


def _is_section(departures: Sequence[Departure], place: Touch) -> bool:
    return departures[place.departure].kinds[0] in HEADINGS


def _letters(departures: Sequence[Departure], place: Touch, lengths: Lengths) -> float:
    departure = departures[place.departure]
    if departure.kind == "missing":
        return lengths.of_others(place.spot.notice, departure.counterparts)
    return lengths.here(place.spot.notice, place.first, place.last)


def _is_mixed(departures: Sequence[Departure], zone: Sequence[Touch]) -> bool:
    """Whether a zone holds several departures that are not all missing or extra blocks of one kind."""
    kinds = {departures[place.departure].kind for place in zone}
    return len({place.departure for place in zone}) > 1 and (len(kinds) > 1 or not kinds <= _ABSENT)


def _borne_out(departures: Sequence[Departure], places: Sequence[Touch], lengths: Lengths) -> Sequence[Touch]:
    """The places with missing blocks, or those with extra ones, where the length of the zone confirms them."""
    if not places:
        return ()
    version, first, last = places[0].spot.notice, places[0].first, max(place.last for place in places)
    longer = [
        lengths.here(version, *window) - whole
        for window in lengths.windows(version, first, last)
        if (whole := lengths.expected(version, *window)) is not None
    ]
    for kind, shown in (("missing", -max(longer, default=0)), ("extra", min(longer, default=0))):
        absent = [place for place in places if departures[place.departure].kind == kind]
        if absent and shown >= _SHOWS * sum(_letters(departures, place, lengths) for place in absent):
            return absent
    return ()


def _of_headings(departures: Sequence[Departure], places: Sequence[Touch], lengths: Lengths) -> Touch | None:
    """The departure of a heading by which a zone has more or fewer headings than other versions have there.

    The heading is of another kind, missing, or extra. None where the zone has as many headings.
    """
    if not places:
        return None
    version, first, last = places[0].spot.notice, places[0].first, max(place.last for place in places)
    wanted = lengths.expected_headings(version, first, last)
    if wanted is None or wanted == lengths.headings(version, first, last):
        return None
    for kinds in (frozenset({"kind"}), _ABSENT):
        for place in places:
            departure = departures[place.departure]
            if departure.kind in kinds and _is_of_heading(departure):
                return place
    return None


def _is_of_heading(departure: Departure) -> bool:
    """Whether the others have a heading where a version departs, or it has one more than they."""
    if departure.reshaping is not None:
        return departure.reshaping.wanted.kind == "heading"
    return departure.kinds[0] == "heading"
