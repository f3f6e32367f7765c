"""What one version says in one row."""

from collections.abc import Callable
from functools import cached_property

from ..align import Row, Table
from ..findings import Related
from ..parse import Block, Kind, Notice, Span, SpanKind
from ..place import Place
from ..quoting import Speaker, excerpt


class Passage:
    """The blocks of one version in one row, read as one text; ``version`` is the index of that version."""

    def __init__(self, version: int, notice: Notice, blocks: tuple[Block, ...]) -> None:
        self.version = version
        self.notice = notice
        self.blocks = blocks
        # the words, those of several blocks parted by line ends
        self.text = blocks[0].text if len(blocks) == 1 else "\n".join(block.text for block in blocks)

    @property
    def locale(self) -> str:
        """Locale of the version."""
        return self.notice.version.locale

    @property
    def has_spans(self) -> bool:
        """Whether there is anything that is more than words."""
        if len(self.blocks) == 1:
            return bool(self.blocks[0].spans)
        return any(block.spans for block in self.blocks)

    @property
    def may_have_digit(self) -> bool:
        """Whether there is a digit among the words or in their markup: most rows have none."""
        if len(self.blocks) == 1:
            return self.notice.may_have_digit(self.blocks[0])
        return any(map(self.notice.may_have_digit, self.blocks))

    @cached_property
    def spans(self) -> tuple[tuple[Span, int], ...]:
        """The spans of all blocks, each with what its offsets must be moved by in ``text``."""
        if len(self.blocks) == 1:
            return tuple([(span, 0) for span in self.blocks[0].spans])
        found = []
        base = 0
        for block in self.blocks:
            found += [(span, base) for span in block.spans]
            base += len(block.text) + 1
        return tuple(found)

    @cached_property
    def lines(self) -> str:
        """The lines of the source that the blocks stand on, whole, with markers, targets and code.

        Where several blocks share a line, it is cut at their borders.
        """
        notice, source = self.notice, self.notice.source
        start, end = self.blocks[0].start, max(self.blocks[-1].end, self.blocks[0].start)
        last = source.line_of(max(end - 1, start))
        first = source.line_starts[source.line_of(start) - 1]
        until = source.line_starts[last] if last < len(source.line_starts) else len(source.text)
        if first < start:
            before = notice.block_at(start)
            first = max(first, min(notice.blocks[before - 1].end, start)) if before else first
        if source.text[end:until].strip():
            after = notice.block_at(self.blocks[-1].start + 1)
            until = min(until, max(notice.blocks[after].start, end)) if after < len(notice.blocks) else until
        return source.text[first:until]

    @cached_property
    def one_line(self) -> str:
        """The lines as one, blanks between words being single spaces."""
        return " ".join(self.lines.split())

    def stretch(self, at: int, to: int) -> tuple[int, int]:
        """Offsets in the source of a stretch of ``text``."""
        base = 0
        for block in self.blocks:
            if at <= base + len(block.text):
                return block.stretch(at - base, min(to - base, len(block.text)))
            base += len(block.text) + 1
        return self.blocks[-1].end, self.blocks[-1].end

    def place(self, at: int, to: int) -> Place:
        """Place of a stretch of ``text``."""
        return self.notice.place(*self.stretch(at, to))

    def source_place(self, start: int, end: int) -> Place:
        """Place of a stretch of the source."""
        return self.notice.place(start, end)

    @property
    def speaker(self) -> Speaker:
        """The version as the readers of another one meet it."""
        return Speaker(self.version, self.locale)

    @property
    def front(self) -> Place:
        """The place before the first word, where something is missing that stands nowhere else."""
        return self.place(0, 0)

    def related(self, place: Place, words: str = "") -> Related:
        """These words as the ones to compare with."""
        said = words or " ".join(self.text.split())
        return Related(place, self.locale, excerpt(said))


class Passages(tuple[Passage, ...]):  # noqa: SLOT001 — what it was asked for is remembered
    """What the versions say in one row. What the row has nowhere, no passage needs to be asked for."""

    @cached_property
    def text(self) -> str:
        """The words of all passages, each on lines of its own."""
        return "\n".join([passage.text for passage in self])

    @cached_property
    def kinds(self) -> frozenset[Kind]:
        """The kinds of the blocks with which the passages begin."""
        return frozenset([passage.blocks[0].kind for passage in self])

    @cached_property
    def marked(self) -> frozenset[SpanKind]:
        """The kinds of whatever is more than words in any passage."""
        return frozenset([span.kind for passage in self for block in passage.blocks for span in block.spans])

    @cached_property
    def may_have_digit(self) -> bool:
        """Whether there is a digit among the words or in their markup."""
        return any(passage.may_have_digit for passage in self)

    def at_least(self, many: int, holds: Callable[[Passage], bool]) -> bool:
        """Whether so many passages hold something; once too few are left to be asked, none is."""
        may_lack = len(self) - many
        for passage in self if may_lack >= 0 else ():
            may_lack -= not holds(passage)
            if may_lack < 0:
                return False
        return may_lack >= 0


def passages(table: Table, row: Row) -> Passages:
    """What each version that can be compared says in a row; those that lack it are left out."""
    return Passages(
        [
            Passage(version, table.notices[version], cell)
            for version, cell in enumerate(row.cells)
            if cell and version in table.comparable
        ]
    )
