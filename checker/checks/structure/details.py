"""Say in words what a departure is about: its blocks, its places, and the versions that have it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ... import wording
from ...align import Departure, DepartureKind, Shape, Spot, Table
from ...compare import Passage
from ...compare.placeholders import placeholders
from ...outline.stretches import words_at
from ...parse import Block, Notice
from ...place import Place
from ...quoting import excerpt
from .listed import which

# What the source does where most versions do otherwise; where the departure says it, the camp is its own.
CAMP_OF_SOURCE: Mapping[DepartureKind, str] = {
    "missing": "lacking",
    "edition": "",
    "split": "apart",
    "merged": "in one",
    "list-differs": "",
    "kind": "",
    "level": "",
}


def details_of(table: Table, departure: Departure, spots: Sequence[Spot]) -> Mapping[str, str]:
    """What messages may name of a departure at some places, as ``rules/messages.md`` explains it."""
    spot, reshaping = spots[0], departure.reshaping
    camp: str = departure.camp
    if not camp and spot.notice == table.reference:
        camp = CAMP_OF_SOURCE.get(departure.kind, "")
    sides, others = wording.camps(camp, _among(table, departure, spots))
    return {
        "what": _what(departure, spots) if reshaping is None else _shape(reshaping.wanted),
        "added": wording.scattered(departure.kinds),
        "less": wording.fewer(departure.kinds),
        "wanted": _shape(reshaping.wanted) if reshaping else "",
        "shown": _shape(reshaping.found) if reshaping else "",
        "count": str(len(spots) if departure.kind == "another-text" else len(departure.kinds)),
        "items": wording.blocks([kind for kind in departure.kinds if kind == "item"]),
        "places": wording.counted(len(spots), "place"),
        "where": wording.where(place_of(table, spot)) + which(table, departure),
        "belongs": wording.where(place_of(table, departure.belongs)) if departure.belongs else "elsewhere",
        **(_pair(table.notices[spot.notice], spot) if departure.kind == "swapped" else {}),
        "among": _among(table, departure, spots),
        "sides": sides,
        "others": others,
        "at": wording.lines_of(placed(table, spots)) if departure.kind in {"edition", "editions"} else "",
        "remedy": "copy it"
        if departure.kind == "missing" and _is_copied(table, departure)
        else "translate it",
        "blocks": str(len(table.notices[spot.notice].blocks)),
        "usual": str(_usual(table, spot.notice)) if departure.kind == "another-text" else "",
        "again": wording.lines(place_of(table, departure.original)) if departure.original else "",
    }


def _what(departure: Departure, spots: Sequence[Spot]) -> str:
    """The blocks that are concerned; those of an edition stand at several places of one version."""
    places = sum(spot.notice == spots[0].notice for spot in spots)
    if departure.kind not in {"edition", "editions"} or departure.camp == "adding" or places == 1:
        return wording.blocks(departure.kinds)
    return f"{wording.scattered(departure.kinds)} at {places} places"


def _pair(notice: Notice, spot: Spot) -> Mapping[str, str]:
    """The first and the last block of a stretch, quoted with their lines."""
    first, behind = notice.block_at(spot.start), notice.block_at(spot.end)
    ends = {"first": notice.blocks[first], "second": notice.blocks[behind - 1]}
    return {name: _cited(notice, block) for name, block in ends.items()}


def _cited(notice: Notice, block: Block) -> str:
    line = notice.place(block.start, block.end).line
    return f"“{excerpt(' '.join(block.text.split()))}” (line {line})"


def placed(table: Table, spots: Iterable[Spot]) -> Iterator[tuple[str, Place]]:
    """Spots as locales and places."""
    for spot in spots:
        notice = table.notices[spot.notice]
        yield notice.version.locale, notice.place(spot.start, spot.end)


def _is_copied(table: Table, departure: Departure) -> bool:
    """Whether what is lacking holds no words: it is a placeholder, a number, an image, an address or code."""
    for spot in departure.counterparts[:1]:
        notice = table.notices[spot.notice]
        blocks = tuple(block for block in notice.blocks if spot.start <= block.start < spot.end)
        return bool(blocks) and not any(_has_words(spot.notice, notice, block) for block in blocks)
    return False


def _has_words(version: int, notice: Notice, block: Block) -> bool:
    if block.kind == "code":
        return False
    passage = Passage(version, notice, (block,))
    silent = [(value.at, value.to) for value in placeholders(passage)]
    silent += [(span.at, span.to) for span in block.spans if span.kind == "code"]
    silent += [found.span() for found in re.finditer(r"\w+://\S+", block.text)]
    return any(
        sign.isalpha() and not any(start <= at < end for start, end in silent)
        for at, sign in enumerate(block.text)
    )


def _shape(shape: Shape) -> str:
    return wording.shape(shape.kind, shape.level)


def place_of(table: Table, spot: Spot) -> Place:
    """The place of a spot."""
    return table.notices[spot.notice].place(spot.start, spot.end)


def _usual(table: Table, version: int) -> int:
    """The median number of blocks of the other comparable versions; of all others where none can be compared."""
    others = (table.comparable or frozenset(range(len(table.notices)))) - {version}
    counts = sorted(len(table.notices[other].blocks) for other in others)
    return counts[len(counts) // 2] if counts else 0


def _among(table: Table, departure: Departure, spots: Sequence[Spot]) -> str:
    """The locales of the side that an event is about; where the reference stands for them, how many there are."""
    versions = dict.fromkeys(spot.notice for spot in spots)
    named = ", ".join(table.notices[version].version.locale for version in versions)
    if list(versions) != [table.reference]:
        return named
    more = departure.vote.of - departure.vote.agree - len(versions)
    return wording.in_source(named, more)


def excerpt_of(table: Table, spot: Spot) -> str:
    """The words of a spot, on one line and cut to what a report shows."""
    return excerpt(words_at(table, spot))
