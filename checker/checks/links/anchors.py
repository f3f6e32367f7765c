"""Links within a page lead to a heading of that page, and headings keep the names by which links find them."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from ... import wording
from ...align import Table
from ...compare import rows
from ...findings import Fact, Related
from ...links.anchors import Ends, given_name
from ...parse import HEADINGS, Block, Notice, Span
from ...place import Place
from ...quoting import Speaker, excerpt, nearest_first
from ...voting import Vote

_SEVERAL = 3  # links of a version


class _Within(Struct, frozen=True):
    """A link within the page of a version, and whether it leads to nothing."""

    version: int
    notice: Notice
    block: Block
    span: Span
    dead: bool

    @property
    def name(self) -> str:
        return self.span.target.strip().casefold()

    @property
    def speaker(self) -> Speaker:
        return Speaker(self.version, self.notice.version.locale)


def facts(table: Table) -> Iterator[Fact]:
    """State the links within a page that lead nowhere, and headings without their names."""
    ends = {version: Ends(table.notices[version]) for version in table.comparable}
    yield from _without_end(table, ends)
    yield from _without_names(table, ends)


def _without_end(table: Table, ends: dict[int, Ends]) -> Iterator[Fact]:
    found = [
        link
        for version in sorted(ends)
        for link in _links_within(version, table.notices[version], ends[version])
    ]
    if all(not link.dead for link in found):
        return
    for version in sorted(ends):
        own = [link for link in found if link.version == version]
        others = [link for link in found if link.version != version]
        yield from _of_version(own, others, table.reference)


def _links_within(version: int, notice: Notice, ends: Ends) -> Iterator[_Within]:
    """The links of a version within its page."""
    if "#" not in notice.source.text:
        return
    for block in notice.blocks:
        for span in block.spans:
            if span.kind == "link" and span.target.lstrip().startswith("#"):
                yield _Within(version, notice, block, span, ends.lack(span.target))


def _of_version(own: Sequence[_Within], others: Sequence[_Within], reference: int | None) -> Iterator[Fact]:
    """One fact for all links of a version that lead nowhere, or one for each of a few.

    A link is dead for certain where the same name has its heading in another version, as one that was kept while
    its heading was translated, or where its sign stands twice. Else a site may know names that its pages do not
    show: of parts that it includes, of letters that it writes in its own way.
    """
    dead = [link for link in own if link.dead]
    if not dead:
        return
    living = {link.name for link in others if not link.dead}
    sure = [link for link in dead if link.name in living or link.name.startswith("##")]
    unsure = [link for link in dead if link not in sure]
    if len(sure) < _SEVERAL:
        for link in sure:
            there = [other for other in others if not other.dead and other.name == link.name]
            yield _fact(link, there, reference)
        sure = []
    if sure:
        yield _several("dead-anchor-several", sure)
    if unsure and _mostly_live(others):
        yield _several("dead-anchor-unsure", unsure)


def _mostly_live(links: Sequence[_Within]) -> bool:
    """Whether three quarters of four links or more lead somewhere."""
    return Vote(sum(not link.dead for link in links), len(links)).is_firm


def _fact(link: _Within, there: Sequence[_Within], reference: int | None) -> Fact:
    reader = link.notice.version.locale
    best = nearest_first(there, lambda other: other.speaker, reader=reader, reference=reference)[:1]
    return Fact(
        "same-links",
        "dead-anchor",
        _place(link),
        reader,
        found=link.span.target,
        related=tuple(_related(other) for other in best),
    )


def _several(case: str, dead: Sequence[_Within]) -> Fact:
    """One fact for all links of a version that lead nowhere for one cause."""
    first, locale = dead[0], dead[0].notice.version.locale
    at = wording.lines_of([(locale, _place(link)) for link in dead])
    details = {"count": wording.counted(len(dead), "link"), "at": at}
    return Fact("same-links", case, _place(first), locale, found=first.span.target, details=details)


def _place(link: _Within) -> Place:
    """The place of an address; where it is not written as it is read, that of the whole link."""
    span, source = link.span, link.notice.source.text
    if source[span.target_start : span.target_end] == span.target:
        return link.notice.place(span.target_start, span.target_end)
    return link.notice.place(span.start, span.end)


def _related(link: _Within) -> Related:
    words = " ".join(link.block.text[link.span.at : link.span.to].split())
    return Related(_place(link), link.notice.version.locale, excerpt(words))


def _without_names(table: Table, ends: dict[int, Ends]) -> Iterator[Fact]:
    """Headings without the name that nearly all others give theirs: links from other pages find them by it."""
    for row in rows(table):
        if row[0].blocks[0].kind not in HEADINGS:
            continue
        given = [(passage, given_name(passage.notice, passage.blocks[0])) for passage in row]
        usual, often = Counter(name for _, name in given).most_common(1)[0]
        vote = Vote(often, len(given))
        if not usual or not vote.is_firm:
            continue
        model = next(passage for passage, name in given if name == usual)
        for passage, name in given:
            if usual.casefold() not in ends[passage.version].names:
                yield Fact(
                    "same-links",
                    "heading-name",
                    passage.place(0, len(passage.text)),
                    passage.locale,
                    found=passage.text,
                    expected=f"{passage.text} {{#{usual}}}",
                    details={"name": usual, "given": f"“{name}”" if name else "none"},
                    vote=vote,
                    related=(model.related(model.place(0, len(model.text))),),
                )
