"""Every block, and every version as a whole, is in the version's own language."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from ..align import Table
from ..demands import Demands
from ..findings import Fact, Related
from ..locales import display_name, language_of
from ..parse import Block, Notice
from ..words.foreign import Ear, Foreign, Words, familiar_words, names_in, writes

RULE = "own-language"
_SILENT = frozenset({"code", "html", "prompt", "answer", "image"})
_IDENTICAL_LETTERS = 40
_IDENTICAL_LETTERS_IN_ROW = 12  # in one row of at least four versions, of which no third has these words
_IDENTICAL_LETTERS_OF_ANOTHER_SCRIPT = 6
_WHOLE = 0.7  # share of a version's letters from which it is foreign as a whole
_WHOLE_LETTERS = 60
_FEW_LETTERS = 8
_EXCERPT = 60


class _Judged(Struct, frozen=True):
    """One block of one version, and the language it is in if that is not the version's."""

    version: int
    number: int
    block: Block
    words: Words
    foreign: Foreign | None


def check(table: Table, demands: Demands) -> Iterator[Fact]:
    """Blocks in another language than their version's, and versions that are so as a whole."""
    del demands  # nothing is demanded of languages
    family = _Family(table)
    for version in range(len(table.notices)):
        yield from family.facts(version)


class _Family:
    """The versions of a table, each block judged by its words."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._locales = [notice.version.locale for notice in table.notices]
        words = [list(_words(notice)) for notice in table.notices]
        self._words = [
            (locale, [block for _, _, block in told])
            for locale, told in zip(self._locales, words, strict=True)
        ]
        familiar = familiar_words(self._words)
        self._judged = [
            self._judge(version, words[version], familiar[version]) for version in range(len(words))
        ]

    @cached_property
    def _names(self) -> frozenset[str]:
        return names_in(self._words)

    @cached_property
    def _mistaken(self) -> list[str | None]:
        """For each version the near relation that it is in as a whole, if it is."""
        return [
            None if locale == "und" else Ear(locale, ()).mistaken_for(blocks)
            for locale, blocks in self._words
        ]

    def _judge(
        self, version: int, words: list[tuple[int, Block, Words]], familiar: frozenset[str]
    ) -> list[_Judged]:
        if self._locales[version] == "und":
            return []
        ear = Ear(self._locales[version], self._locales, familiar, lambda: self._names)
        return [_Judged(version, number, block, told, ear.hear(told)) for number, block, told in words]

    def facts(self, version: int) -> Iterator[Fact]:
        """What is foreign in one version: itself as a whole, or runs of its blocks."""
        judged = self._judged[version]
        whole = _whole(judged) or self._mistaken[version]
        if whole is not None:
            yield self._whole_fact(version, whole)
            return
        told = []
        for block in judged:
            if block.foreign is not None and self._is_rare(block):
                told.append(block)
            elif block.foreign is None and self._is_borrowed(block):
                yield self._borrowed_fact(block)
        for run in _runs(told, judged):
            yield self._block_fact(run)

    def _is_rare(self, judged: _Judged) -> bool:
        """Whether few versions keep this block in that language; if most do, it is kept so on purpose."""
        row = self._rows.get((judged.version, judged.block.start))
        if row is None or judged.foreign is None:
            return True
        there = [self._by_start.get((version, block.start)) for version, block in row]
        alike = {
            other.version
            for other in there
            if other is not None and other.foreign and other.foreign.language == judged.foreign.language
        }
        return len(alike) < 2 or len(alike) * 2 <= len({version for version, _ in row})

    def _is_borrowed(self, judged: _Judged) -> bool:
        """Whether the very words stand in a version of another language, whose own they rather are."""
        own_script = writes(self._locales[judged.version], judged.words)
        least = _IDENTICAL_LETTERS_IN_ROW if own_script else _IDENTICAL_LETTERS_OF_ANOTHER_SCRIPT
        if judged.words.letters < least:
            return False
        same = self._twins(judged)
        if not same or len({twin.version for twin in same}) * 2 > len(self._judged):
            return False
        if judged.words.letters < _IDENTICAL_LETTERS and not self._are_the_only_two(judged, same):
            return False
        return self._owner(judged, same).version != judged.version

    def _are_the_only_two(self, judged: _Judged, same: Sequence[_Judged]) -> bool:
        """Whether two versions have the same words in a row where all the others have words of their own."""
        if len(same) != 1:
            return False
        row = self._rows.get((judged.version, judged.block.start), [])
        texts = {version: block.text for version, block in row}
        together = texts.get(same[0].version) == judged.block.text
        return together and len(texts) >= 4 and len(set(texts.values())) == len(texts) - 1

    def _twins(self, judged: _Judged) -> list[_Judged]:
        """Blocks of the same words in versions of other languages, this one not counted."""
        mine = self._locales[judged.version]
        return [
            twin
            for twin in self._by_text[judged.block.text]
            if twin.version != judged.version and not _shares_words(mine, self._locales[twin.version])
        ]

    def _owner(self, judged: _Judged, same: Sequence[_Judged]) -> _Judged:
        """Of blocks with the same words, the one whose version's language they are most likely in."""
        from ..words.tell import tell

        sharing = sorted((judged, *same), key=lambda twin: twin.version)
        fitting = [twin for twin in sharing if writes(self._locales[twin.version], judged.words)] or sharing
        if len(fitting) == 1:
            return fitting[0]
        candidates = {language_of(self._locales[twin.version]) for twin in fitting}
        told = tell(" ".join(judged.words.small), candidates)
        for twin in fitting:
            if language_of(self._locales[twin.version]) == told.language:
                return twin
        return min(fitting, key=lambda twin: (twin.version != self._table.reference, twin.version))

    @cached_property
    def _by_text(self) -> dict[str, list[_Judged]]:
        by_text = defaultdict(list)
        for version in self._judged:
            for judged in version:
                by_text[judged.block.text].append(judged)
        return by_text

    @cached_property
    def _by_start(self) -> dict[tuple[int, int], _Judged]:
        return {(j.version, j.block.start): j for version in self._judged for j in version}

    @cached_property
    def _rows(self) -> dict[tuple[int, int], list[tuple[int, Block]]]:
        """For each block, by version and start, the blocks of its row."""
        rows = {}
        for row in self._table.rows:
            cells = [(version, block) for version, cell in enumerate(row.cells) for block in cell]
            for version, block in cells:
                rows[version, block.start] = cells
        return rows

    def _block_fact(self, run: Sequence[_Judged]) -> Fact:
        first = run[0]
        foreign = first.foreign or Foreign("und", 0)
        case = "english" if foreign.language == "en" else "other-language"
        more = len(run) - 1
        return self._fact(
            case,
            first,
            {
                "other": display_name(foreign.language),
                "more": f", and {more} more after it" if more else "",
            },
            self._related(first, foreign.language),
        )

    def _borrowed_fact(self, judged: _Judged) -> Fact:
        owner = self._owner(judged, self._twins(judged))
        other = self._locales[owner.version]
        details = {"other": display_name(other), "there": other}
        return self._fact("borrowed", judged, details, (self._spot(owner),))

    def _whole_fact(self, version: int, language: str) -> Fact:
        first = self._judged[version][0]
        details = {"other": display_name(language)}
        return self._fact("whole-version", first, details, self._related(first, language))

    def _fact(
        self, case: str, judged: _Judged, details: dict[str, str], related: tuple[Related, ...]
    ) -> Fact:
        notice = self._table.notices[judged.version]
        text = judged.block.text
        locale = self._locales[judged.version]
        common = {"own": display_name(locale), "excerpt": _excerpt(text)}
        return Fact(
            rule=RULE,
            case=case,
            place=notice.within(judged.block, 0, len(text)),
            locale=locale,
            found=text,
            details=common | details,
            related=related,
        )

    def _related(self, judged: _Judged, language: str) -> tuple[Related, ...]:
        """The same words in another version, else the row's block in that language, else any of the row's."""
        twins = [twin for twin in self._by_text[judged.block.text] if twin.version != judged.version]
        own = [twin for twin in twins if language_of(self._locales[twin.version]) == language]
        if own:
            return (self._spot(own[0]),)
        row = self._rows.get((judged.version, judged.block.start), [])
        others = [(version, block) for version, block in row if version != judged.version]
        others.sort(key=lambda cell: (language_of(self._locales[cell[0]]) != language, cell[0]))
        return tuple(self._spot_of(version, block) for version, block in others[:1])

    def _spot(self, judged: _Judged) -> Related:
        return self._spot_of(judged.version, judged.block)

    def _spot_of(self, version: int, block: Block) -> Related:
        return Related(self._table.notices[version].within(block, 0, len(block.text)), self._locales[version])


def _words(notice: Notice) -> Iterator[tuple[int, Block, Words]]:
    """The blocks that are to be judged, with their numbers and their words."""
    for number, block in enumerate(notice.blocks):
        if block.kind not in _SILENT and block.text:
            yield number, block, Words(_spoken(block))


def _whole(judged: Sequence[_Judged]) -> str | None:
    """The language that nearly all of a version is in, if that is not its own."""
    letters: dict[str, int] = defaultdict(int)
    for block in judged:
        if block.foreign is not None:
            letters[block.foreign.language] += block.foreign.letters
    if not letters:
        return None
    language, most = max(letters.items(), key=lambda item: (item[1], item[0]))
    everything = sum(block.foreign.letters if block.foreign else block.words.letters for block in judged)
    blocks = [block for block in judged if block.foreign or block.words.letters >= _FEW_LETTERS]
    foreign = sum(block.foreign is not None for block in blocks)
    if foreign < 2 or foreign * 2 <= len(blocks) or most < max(_WHOLE_LETTERS, _WHOLE * everything):
        return None
    return language


def _runs(told: Sequence[_Judged], judged: Sequence[_Judged]) -> Iterator[list[_Judged]]:
    """Blocks that follow one another in the same foreign language, taken together."""
    order = {block.number: at for at, block in enumerate(judged)}
    run: list[_Judged] = []
    for block in told:
        if run and not _continues(run[-1], block, order):
            yield run
            run = []
        run.append(block)
    if run:
        yield run


def _continues(last: _Judged, block: _Judged, order: dict[int, int]) -> bool:
    return order[block.number] == order[last.number] + 1 and _language(last) == _language(block)


def _language(judged: _Judged) -> str:
    return judged.foreign.language if judged.foreign else ""


def _shares_words(one: str, other: str) -> bool:
    """Whether two locales may rightly hold the same sentence."""
    first, second = language_of(one), language_of(other)
    return first == second or "und" in (first, second) or any({first, second} <= group for group in _SHARING)


_SHARING = (
    frozenset({"no", "nb", "nn", "da"}),
    frozenset({"hr", "sr", "bs", "cnr"}),
    frozenset({"id", "ms"}),
    frozenset({"zh", "yue"}),
)


def _spoken(block: Block) -> str:
    """The block's text without its inline code."""
    text = block.text
    for span in sorted(block.spans, key=lambda span: span.at, reverse=True):
        if span.kind in ("code", "image", "time"):
            text = f"{text[: span.at]} {text[span.to :]}"
    return text


def _excerpt(text: str) -> str:
    """The first words of a text, for a message."""
    if len(text) <= _EXCERPT:
        return text
    cut = text[:_EXCERPT]
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut[20:] else cut}…"
