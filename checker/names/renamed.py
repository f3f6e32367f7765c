"""Find a product that one version calls by another name throughout."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from ..voting import VOTERS, Vote
from .suspects import Tally
from .tokens import Word, is_acronym

# In as many rows the other name must stand in place of the one that all others have.
_FEWEST_ROWS = 3
_SHORTEST = 4  # letters of a name


class Renamed(Struct, frozen=True):
    """The first ``word`` of ``version`` that stands where the others write ``name``, in the row of ``tally``."""

    version: int
    word: Word
    name: str
    tally: Tally
    holders: tuple[int, ...]
    vote: Vote


def renamed(tallies: Sequence[Tally]) -> Iterator[Renamed]:
    """Names that most versions have in several rows, in which one version has one same other word.

    A version that writes the name itself in half as many rows means something else by that word.
    """
    lacked: dict[tuple[int, str], list[Tally]] = {}
    kept: Counter[tuple[int, str]] = Counter()
    for tally in tallies:
        present = [version for version in sorted(tally.line.comparable) if tally.line.row.cells[version]]
        if len(present) < VOTERS:
            continue
        counts = Counter(name for version in present for name in tally.counts[version])
        for name, count in counts.items():
            lackers = [version for version in present if not tally.counts[version][name]]
            if Vote(len(present) - len(lackers), len(present)).is_majority:
                for version in lackers:
                    lacked.setdefault((version, name), []).append(tally)
                kept.update((version, name) for version in present if count and version not in lackers)
    for (version, name), rows in sorted(lacked.items(), key=lambda each: each[0]):
        if len(rows) >= _FEWEST_ROWS and 2 * kept[version, name] <= len(rows):
            yield from _throughout(version, name, rows)


def _throughout(version: int, name: str, rows: Sequence[Tally]) -> Iterator[Renamed]:
    """The one word that the version has in all of the rows, and no other version anywhere."""
    lexicon = rows[0].lexicon
    speech = lexicon.speeches[version]
    common = set.intersection(*(set(tally.line.capitals[version]) for tally in rows))
    own = [word for word in sorted(common) if _is_other_name(word, rows[0], version)]
    if len(own) != 1 or lexicon.names[name].declared or speech.times(own[0]) > 2 * len(rows):
        return
    first = rows[0]
    word = next((word for word in first.line.places(version, own) if word.plain and word.unbroken), None)
    if word is None:
        return
    holders = tuple(other for other in sorted(first.line.comparable) if first.counts[other][name])
    present = sum(bool(first.line.row.cells[other]) for other in first.line.comparable)
    yield Renamed(version, word, name, first, holders, Vote(len(holders), present))


def _is_other_name(word: str, tally: Tally, version: int) -> bool:
    """Whether a word can be a name that this version alone uses."""
    speeches = tally.lexicon.speeches
    speech = speeches[version]
    if len(word) < _SHORTEST or is_acronym(word):
        return False
    if 2 * speech.times(word.lower()) > speech.times(word):  # in addresses a name is small too
        return False
    return not any(other.times(word) for other in speeches if other is not speech)
