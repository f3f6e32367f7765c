"""What is amiss with images, beyond one that is missing or another one."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from ...findings import Fact
from ...links.address import key
from ...links.compare import Side
from ...links.model import Link
from ...voting import Vote
from . import targets

Sides = list[Side]


def from_another_folder(pictured: Sequence[Sides]) -> Iterator[Fact]:
    """State the one version whose images all come from another folder than those of all others.

    A folder that is the end of another one is the same, seen from elsewhere.
    """
    by_version: dict[int, list[tuple[str, Side, Link]]] = {}
    for side in chain.from_iterable(pictured):
        found = ((key(link.target).rpartition("/")[0], side, link) for link in side.links)
        by_version.setdefault(side.version, []).extend(found)
    shown = [each for each in by_version.values() if len(each) > 1]
    folders = [{folder for folder, _, _ in each} for each in shown]
    counts = Counter(next(iter(each)) for each in folders if len(each) == 1)
    if len(counts) != 2 or counts.total() < len(shown):  # two folders, and none has images from both
        return
    (usual, often), (own, _) = counts.most_common()
    vote = Vote(often, len(shown))
    if not vote.is_all_but_one or f"/{usual}".endswith(f"/{own}") or f"/{own}".endswith(f"/{usual}"):
        return
    _, side, link = next(each[0] for each in shown if each[0][0] == own)
    _, model, there = next(each[0] for each in shown if each[0][0] == usual)
    yield Fact(
        "same-images",
        "folder",
        side.passage.source_place(link.target_start, link.target_end),
        side.passage.locale,
        found=link.target,
        expected=there.target,
        vote=vote,
        related=(model.passage.related(model.passage.source_place(there.start, there.end)),),
        confidence=0.7,
    )


def without_words(sides: Sides) -> Iterator[Fact]:
    """Images without alternative text, where every other version describes them."""
    described = [(side, link, bool(_alt(side, link))) for side in sides for link in side.links]
    silent = [(side, link) for side, link, told in described if not told]
    if not Vote(len(described) - len(silent), len(described)).is_all_but_one:
        return
    side, link = silent[0]
    yield targets.plain_fact("same-images", "alt", side, link)


def _alt(side: Side, link: Link) -> str:
    return side.passage.text[link.at : link.to].strip()
