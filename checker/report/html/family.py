"""Compose one family for the page: its grid, and its rows with the texts of all versions side by side."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby, islice
from pathlib import PurePosixPath

from ...align import Table
from ...findings import Finding, Severity
from ...parse import Block
from ...place import Place
from ...read import Source
from ...run import Judged
from .. import grid
from .finding import compose_finding
from .model import Cell, Household, Line, Paragraph, Row, Stretch, Text, Version
from .words import Mark, marked

# A text longer than this is cut behind its last mark; what is cut is told.
LONGEST_TEXT = 6_000
# A grid of more lines folds those that agree, as the terminal does.
MOST_ROWS = 24
_SAID = {grid.AGREES: "agrees", grid.ABSENT: "absent", grid.UNKNOWN: "cannot be compared", grid.EMPTY: ""}


class Desk:
    """What all families of a page share: its locales, its texts, and how many letters may still be shown."""

    def __init__(
        self, versions: Mapping[str, Version], sources: Mapping[PurePosixPath, Source], letters: int
    ) -> None:
        self.versions = versions
        self.letters = letters
        self._sources = sources
        self._anchors: dict[str, int] = {}
        self._names: dict[int, str] = {}

    def source(self, place: Place) -> Source | None:
        """The text that holds a place."""
        return self._sources.get(place.path)

    def anchor(self, finding: Finding) -> str:
        """The name of a finding within the page: its fingerprint, which outlives edits elsewhere."""
        if id(finding) not in self._names:
            count = self._anchors[finding.fingerprint] = self._anchors.get(finding.fingerprint, 0) + 1
            again = f"-{count}" if count > 1 else ""
            self._names[id(finding)] = f"f-{finding.fingerprint}{again}"
        return self._names[id(finding)]

    def spend(self, letters: int) -> bool:
        """Take room for a text that agrees; False where there is none left."""
        if letters > self.letters:
            return False
        self.letters -= letters
        return True


def compose_family(judged: Judged, number: int, desk: Desk) -> Household:
    """One family that something was found in; ``number`` counts them from 1."""
    return _Composer(judged, number, desk).household()


class _Composer:
    def __init__(self, judged: Judged, number: int, desk: Desk) -> None:
        self.judged, self.desk, self.number = judged, desk, number
        self.table: Table = judged.table
        self.marks = grid.mark(judged.table, judged.findings)
        self.versions = [desk.versions[notice.version.locale] for notice in judged.table.notices]
        self.hit = {row for row, _ in self.marks.worst}
        self.columns = {notice.version.path: column for column, notice in enumerate(judged.table.notices)}
        self.groups = grid.groups(judged.table)
        self.left_out = 0

    def household(self) -> Household:
        """The family, its rows composed before it is known how many texts were left out."""
        stretches = tuple(self._stretches())
        findings = self.judged.findings
        counts = tuple(sum(f.severity is severity for f in findings) for severity in reversed(Severity))
        left_out = (
            f"{self.left_out:,} texts that agree are left out, so that the page opens"
            if self.left_out
            else ""
        )
        beside = self.marks.beside
        return Household(
            id=f"n{self.number}",
            name=self.table.family.name,
            about=self._about(),
            counts=counts,  # type: ignore[arg-type]
            versions=tuple(self.versions),
            grid=tuple(self._grid()),
            stretches=stretches,
            beside=tuple(compose_finding(f, self._beside_cell(f), self.desk) for f in beside),
            left_out=left_out,
        )

    def _about(self) -> str:
        count = len(self.versions)
        if count == 1:
            return "1 version, nothing to compare it with"
        reference = self.table.family.reference
        if reference:
            return f"{count} versions · held against {reference}"
        return f"{count} versions · " + (
            "no source, the versions vote" if count > 2 else "compared with each other"
        )

    # the grid

    def _grid(self) -> Iterator[Row]:
        folding = len(self.groups) > MOST_ROWS
        for folded, run in groupby(self.groups, lambda group: folding and not self._differs(group)):
            each = list(run)
            if folded:
                yield Row(
                    each[0].rows.start + 1, "", "", self._row_id(each[0].rows.start), (), folded=len(each)
                )
            else:
                yield from map(self._row, each)
        if self.marks.beside:
            cells = tuple(self._aside(column) for column in range(len(self.versions)))
            yield Row(0, "outside the rows", "", f"n{self.number}-0", cells)

    def _differs(self, group: grid.Group) -> bool:
        return any(row in self.hit for row in group.rows)

    def _row(self, group: grid.Group) -> Row:
        first = next((row for row in group.rows if row in self.hit), group.rows.start)
        target = self._row_id(first)
        cells = tuple(self._cell(group, column) for column in range(len(self.versions)))
        about = " · ".join(self.marks.about(group))
        row = Row(group.rows.start + 1, group.label, about, target, cells)
        if group.kind not in ("title", "heading"):
            return row
        column = next(column for column in self._by_reading() if self._blocks(group.rows.start, column))
        words = marked(self._blocks(group.rows.start, column)[0].text[:80], ())
        return Row(row.number, row.label, about, target, cells, words, self.versions[column])

    def _cell(self, group: grid.Group, column: int) -> Cell:
        sign, worst = grid.sign(self.table, group, column, self.marks)
        findings = [f for row in group.rows for f in self.marks.cells.get((row, column), ())]
        return self._composed_cell(f"{group.rows.start + 1}", column, sign, worst, findings)

    def _aside(self, column: int) -> Cell:
        findings = [f for f in self.marks.beside if self.columns.get(f.fact.place.path) == column]
        sign, worst = grid.sign_of([finding.severity for finding in findings])
        return self._composed_cell("0", column, sign, worst, findings)

    def _composed_cell(
        self, line: str, column: int, sign: str, worst: Severity | None, findings: Sequence[Finding]
    ) -> Cell:
        style = worst.word if worst else "absent" if sign == grid.ABSENT else "ok"
        said = _SAID.get(sign, "") if worst is None else _said(findings, absent=sign == grid.ABSENT)
        first = next((finding for finding in findings if finding.severity is worst), None)
        target = self.desk.anchor(first) if first else ""
        return Cell(self._cell_id(line, column), self.versions[column], sign, style, said, target)

    def _cell_id(self, line: str, column: int) -> str:
        return f"c{self.number}-{line}-{column}"

    def _beside_cell(self, finding: Finding) -> str:
        column = self.columns.get(finding.fact.place.path)
        return "" if column is None else self._cell_id("0", column)

    def _row_id(self, row: int) -> str:
        return f"n{self.number}-{row + 1}"

    # the rows

    def _stretches(self) -> Iterator[Stretch]:
        lines = {row: group for group in self.groups for row in group.rows}
        for differs, run in groupby(range(len(self.table.rows)), self.hit.__contains__):
            rows = list(run)
            if differs:
                for row in rows:
                    yield Stretch((self._line(row, lines[row]),), differs=True, title="")
                continue
            title = (
                f"Row {rows[0] + 1} agrees" if len(rows) == 1 else f"Rows {rows[0] + 1}–{rows[-1] + 1} agree"
            )
            composed = tuple(self._line(row, lines[row]) for row in rows)
            yield Stretch(composed, differs=False, title=title)

    def _line(self, row: int, group: grid.Group) -> Line:
        hits = [column for column in range(len(self.versions)) if (row, column) in self.marks.worst]
        compared = self._compared(row) if hits else []
        rest = [column for column in range(len(self.versions)) if column not in hits + compared]
        texts = [self._text(row, column, group) for column in (*hits, *compared)]
        kept = [column for column in rest if self._affordable(row, column)]
        self.left_out += len(rest) - len(kept)
        texts += [self._text(row, column, group, role="rest") for column in kept]
        label = grid.Group(group.kind, range(row, row + 1)).label
        return Line(self._row_id(row), row + 1, label, tuple(texts), len(kept), len(rest) - len(kept))

    def _affordable(self, row: int, column: int) -> bool:
        return self.desk.spend(200 + sum(len(block.text) for block in self._blocks(row, column)))

    def _compared(self, row: int) -> list[int]:
        """The versions that a row's wrong words are shown against: the source, and the first one that is named."""
        named = [] if self.table.reference is None else [self.table.reference]
        named = [column for column in named if self._is_right(row, column)]
        named += islice((column for column in self._named(row) if column not in named), 1)
        return named or list(islice(filter(partial(self._is_right, row), self._by_reading()), 1))

    def _named(self, row: int) -> Iterator[int]:
        """Versions that the findings of a row are read against, as far as nothing is said of them there."""
        for column in range(len(self.versions)):
            for finding in self.marks.cells.get((row, column), ()):
                others = (self.columns.get(related.place.path) for related in finding.fact.related)
                yield from (other for other in others if other is not None and self._is_right(row, other))

    def _is_right(self, row: int, column: int) -> bool:
        return bool(self._blocks(row, column)) and (row, column) not in self.marks.worst

    def _by_reading(self) -> list[int]:
        """The versions in the order in which a reader of this page may know them: the source, then English."""
        return sorted(
            range(len(self.versions)),
            key=lambda column: (
                column != self.table.reference,
                self.table.notices[column].version.language != "en",
            ),
        )

    def _blocks(self, row: int, column: int) -> tuple[Block, ...]:
        return self.table.rows[row].cells[column]

    def _text(self, row: int, column: int, group: grid.Group, *, role: str = "") -> Text:
        findings = self.marks.cells.get((row, column), [])
        blocks = self._blocks(row, column)
        numbers = (
            {id(finding): number for number, finding in enumerate(findings, 1)} if len(findings) > 1 else {}
        )
        placed = {id(finding) for finding in findings if self._stands_in(finding.fact.place, blocks, column)}
        cell = self._cell_id(f"{group.rows.start + 1}", column)
        seen = tuple(
            compose_finding(
                finding, cell, self.desk,
                number=numbers.get(id(finding), 0), excerpt=id(finding) not in placed, others=False,
            )
            for finding in findings
        )  # fmt: skip
        paragraphs, cut = self._paragraphs(row, column, blocks, numbers)
        role = role or ("hit" if findings else "same")
        worst = self.marks.worst.get((row, column))
        return Text(self.versions[column], role, tuple(paragraphs), seen, worst.word if worst else "", cut)

    def _stands_in(self, place: Place, blocks: Sequence[Block], column: int) -> bool:
        """Whether words of a place are words of the blocks, so that a mark shows them."""
        if place.path != self.table.notices[column].version.path:
            return False
        return any(
            _within(block, *self._offsets(place, column)) or self._target(block, place, column)
            for block in blocks
        )

    def _offsets(self, place: Place, column: int) -> tuple[int, int]:
        return self.table.notices[column].source.offsets(place)

    def _paragraphs(
        self, row: int, column: int, blocks: Sequence[Block], numbers: Mapping[int, int]
    ) -> tuple[list[Paragraph], int]:
        paragraphs, cut = [], 0
        wanted = list(self._wanted(row, column, numbers)) if row in self.hit else []
        for block in blocks:
            marks, targets = [], []
            for place, style, number in wanted:
                stretch = _within(block, *self._offsets(place, column))
                if stretch:
                    marks += [Mark(*stretch, style, number)] if _tells(stretch, style, block) else []
                    continue
                target = self._target(block, place, column)
                if target:
                    targets.append(marked(target, [Mark(0, len(target), style, number)]))
            length = max([LONGEST_TEXT, *(mark.to for mark in marks)])
            cut += max(0, len(block.text) - length)
            words = marked(block.text[:length], sorted(set(marks)))
            paragraphs.append(Paragraph(block.kind, words, tuple(dict.fromkeys(targets))))
        return paragraphs, cut

    def _wanted(self, row: int, column: int, numbers: Mapping[int, int]) -> Iterator[tuple[Place, str, int]]:
        """Places in one version that the findings of a row are about, and those they are read against."""
        for other in range(len(self.versions)):
            for finding in self.marks.cells.get((row, other), ()):
                if other == column:
                    yield finding.fact.place, finding.severity.word, numbers.get(id(finding), 0)
                for related in finding.fact.related:
                    if self.columns.get(related.place.path) == column and not related.place.empty:
                        yield related.place, "same", 0

    def _target(self, block: Block, place: Place, column: int) -> str:
        """The destination of a link that a place lies in, empty where it lies in none."""
        start, end = self._offsets(place, column)
        for span in block.spans:
            if span.target_start < span.target_end and span.target_start < end and start < span.target_end:
                return span.target[:LONGEST_TEXT]
        return ""


def _within(block: Block, start: int, end: int) -> tuple[int, int] | None:
    """The stretch of a block's text that a stretch of the source shows as; None where that is nothing."""
    if end < block.start or start > block.end:
        return None
    letters = range(len(block.text))
    at = bisect_left(letters, start, key=block.origin)
    if start == end:
        return (at, at) if start > block.start else None
    to = bisect_left(letters, end, key=block.origin)
    return (at, to) if at < to else None


def _tells(stretch: tuple[int, int], style: str, block: Block) -> bool:
    """Whether a mark says more than the text does that it stands in: one that is right as a whole needs none."""
    return style != "same" or stretch != (0, len(block.text))


def _said(findings: Sequence[Finding], *, absent: bool) -> str:
    words = [severity.word for severity in reversed(Severity) for f in findings if f.severity is severity]
    counted = [f"{words.count(word)} {word}{'s' * (words.count(word) > 1)}" for word in dict.fromkeys(words)]
    return ", ".join([*(["absent"] if absent else []), *counted])
