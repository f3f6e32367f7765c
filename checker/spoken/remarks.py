"""Report what is not in a version's own words, in the order of versions and blocks."""

from collections.abc import Iterator, Mapping, Sequence, Set as AbstractSet

from msgspec.structs import replace

from ..align import Table
from ..locales import language_of
from ..parse import Block
from ..words.english import is_notation
from ..words.tell import tell
from .binding import BindingTerms
from .borrowed import BorrowedBlocks
from .counterparts import SHORT, Cell, folded
from .family import VersionBlock
from .kept import KeptInEnglish
from .leftovers import Leftovers
from .never import NeverTranslated
from .pieces import Pieces
from .reach import Reach
from .remark import Kind, Remark
from .runs import JOINED, Runs
from .sentences import EnglishSentences
from .surroundings import surroundings
from .untranslated import Untranslated

_PLAINLY = 20.0  # nats
_A_HABIT = 3  # blocks of a version beside their translations, from which readers may be meant to have both
_OF_A_HABIT = 4  # blocks of such a kind for each of them; where there are more, they were forgotten
_REPLACED = frozenset({"english", "other-language", "borrowed", "untranslated", "untranslated-unsure"})


def remarks(table: Table) -> Sequence[Remark]:
    """What is not in the words of its version: by version, then what most keep in English, then names of pictures.

    They are found once for a table, since what stands in another language explains differences in structure too.
    """
    return table.once(_found_in)


def _found_in(table: Table) -> Sequence[Remark]:
    return tuple(_each_of(table))


def _each_of(table: Table) -> Iterator[Remark]:
    found = _Remarks(table)
    for version in range(len(table.notices)):
        yield from found.of_version(version)
    yield from found.kept()
    yield from found.never_translated()
    yield from found.pictures()


class _Remarks:
    """The parts of this room over one table, asked in turn."""

    def __init__(self, table: Table) -> None:
        around = surroundings(table)
        self._family = around.family
        self._counterparts = around.counterparts
        self._whole_versions = around.whole_versions
        self._binding = BindingTerms(around)
        self._borrowed = BorrowedBlocks(around)
        self._untranslated = Untranslated(around)
        self._english_sentences = EnglishSentences(around)
        self._kept = KeptInEnglish(around, self._english_sentences, self._binding)
        self._never = NeverTranslated(around)
        self._reach = Reach(around)
        self._leftovers = Leftovers(around)
        self._pieces_of = Pieces(around, self._untranslated)

    def of_version(self, version: int) -> Iterator[Remark]:
        """What is foreign in one version: itself as a whole, or runs of its blocks."""
        whole = self._whole_versions.languages.get(version)
        if whole is not None:
            yield self._whole(version, whole)
            return
        found: list[tuple[int, Remark]] = []
        divided, marked = self._pieces_of.divided(version), self._marked(version)
        for at, (number, block) in enumerate(self._family.blocks[version]):
            if number in marked or self._is_elsewhere(block):
                some = list(self._of_block(version, number, block))
                found += ((at, remark) for remark in some)
                if some or number in self._family.foreign[version]:
                    continue
            if number in divided:
                found += ((at, remark) for remark in self._pieces(VersionBlock(version, number, block)))
        yield from self._joined(version, found)

    def _marked(self, version: int) -> AbstractSet[int]:
        """The numbers of the blocks of a version that are foreign, or may be so in part."""
        family = self._family
        return {
            *family.foreign[version],
            *family.titled[version],
            *family.half_english[version],
            *family.phrased[version],
            *family.sprinkled[version],
        }

    def _is_elsewhere(self, block: Block) -> bool:
        """Whether the words of a block stand in another version too; short ones in capitals or spaces of their own."""
        text, english = block.text, self._counterparts.short_english
        if text in self._counterparts.shared:
            return True
        return bool(english) and len(text) <= SHORT and folded(text) in english

    def _of_block(self, version: int, number: int, block: Block) -> Iterator[Remark]:
        """What is foreign in one block, or as a whole."""
        family = self._family
        if number in family.foreign[version]:
            return self._foreign_block(VersionBlock(version, number, block, family.foreign[version][number]))
        if self._is_elsewhere(block):
            return self._shared(VersionBlock(version, number, block))
        if number in family.titled[version]:
            return self._title(VersionBlock(version, number, block))
        if number in family.half_english[version]:
            return self._sentences(VersionBlock(version, number, block))
        if number in family.phrased[version]:
            return self._phrase(VersionBlock(version, number, block))
        if number in family.sprinkled[version]:
            return self._sentences(VersionBlock(version, number, block))
        return iter(())

    def _pieces(self, entry: VersionBlock) -> Iterator[Remark]:
        for piece in self._pieces_of.left(entry):
            nearest = self._counterparts.nearest(entry, piece.translations)[:1]
            kind: Kind = "english-words" if piece.sure else "english-unsure"
            yield Remark(kind, entry, "en", nearest, piece.stretch, translated=len(piece.translations))

    def _joined(self, version: int, found: Sequence[tuple[int, Remark]]) -> Iterator[Remark]:
        """The remarks on the blocks of a version: what is one passage, or one habit, is told as one."""
        beside = self._beside_translations([remark for _, remark in found])
        told: dict[int, Remark | None] = {}
        pieces: list[tuple[int, Remark]] = []
        for at, remark in found:
            if remark.kind in JOINED | {"english-words"} and remark.stretch is not None:
                pieces.append((at, remark))
                continue
            if remark.kind in JOINED and remark.entry.number not in beside:
                told[at] = remark
                continue
            told[at] = None
            if remark.entry.number not in beside:
                yield remark
        remarks = list(beside.values())
        if self._is_a_habit(version, remarks):
            yield _of_several(remarks)
        else:
            yield from remarks
        runs = Runs(version, told, self._reach)
        yield from runs.remarks()
        yield from _once_each([piece for at, piece in pieces if not runs.hold(at)])

    def _is_a_habit(self, version: int, remarks: Sequence[Remark]) -> bool:
        """Whether so many blocks of a kind stand beside their translations that it may be on purpose."""
        if len(remarks) < _A_HABIT:
            return False
        kinds = {block.kind for remark in remarks for block in remark.translations}
        like = sum(block.kind in kinds for _, block in self._family.blocks[version])
        return len(remarks) * _OF_A_HABIT >= like

    def _beside_translations(self, found: Sequence[Remark]) -> dict[int, Remark]:
        """What stands beside its translation instead of in its place, by the numbers of the blocks."""
        left = {
            remark.entry.number: (remark.entry, remark.language)
            for remark in found
            if remark.kind in _REPLACED
        }
        return {
            number: Remark(
                "left-over", *left[number], shown=((left[number][0].version, beside),), translations=(beside,)
            )
            for number, beside in self._leftovers.translations(left).items()
        }

    def _foreign_block(self, entry: VersionBlock) -> Iterator[Remark]:
        """A block in another language, unless most versions keep it so, or it is in no language."""
        counterparts = self._counterparts
        if (
            not counterparts.is_rare(entry, self._whole_versions.languages)
            or counterparts.is_in_doubt(entry)
            or counterparts.is_command_of_all(entry)
            or _is_in_no_language(entry)
            or self._binding.are_kept(entry)  # the dearest of these questions
        ):
            return
        if entry.language == "en" and self._english_sentences.has_own(entry):
            yield from self._sentences(entry)
            return
        yield self._page(entry) if self._untranslated.names_english_page(entry) else self._foreign(entry)

    def _whole(self, version: int, language: str) -> Remark:
        first = self._whole_versions.first(version, language)
        shown, proof = (
            self._counterparts.speaker(first, language),
            self._whole_versions.proof(first, language),
        )
        kind: Kind = "most-of-version" if self._whole_versions.is_mixed(version) else "whole-version"
        own = 0 if kind == "most-of-version" else self._whole_versions.translated(version)
        return Remark(kind, first, language, shown, proof, more=own)

    def _page(self, entry: VersionBlock) -> Remark:
        return Remark("english-page", entry, "en", self._counterparts.speaker(entry, "en"))

    def _foreign(self, entry: VersionBlock) -> Remark:
        language = entry.language
        if language == "en":
            return Remark("english", entry, language, self._counterparts.speaker(entry, language))
        shown = self._counterparts.speaker(entry, language)
        # so far only the family's languages were asked, and it may be none of them
        told = tell(entry.block.text, thorough=False)
        if told.margin > _PLAINLY and told.language != language_of(self._family.locales[entry.version]):
            language = told.language
        return Remark("other-language", entry, language, shown)

    def _shared(self, entry: VersionBlock) -> Iterator[Remark]:
        """What stands in another version word for word: a sentence of that version, or a heading left in English."""
        original, english = self._borrowed.original(entry), self._untranslated.english_twin(entry)
        if (original or english) and self._untranslated.names_english_page(entry):
            yield self._page(entry)
        elif original is not None:
            yield self._lent(entry, original)
        elif english is not None:
            yield from self._untranslated_twin(entry, english)
        elif self._untranslated.is_label_of_several(entry):
            yield self._left(entry, self._counterparts.others(entry))
        elif self._is_told_of_twins(entry):
            yield Remark("english", entry, "en", self._counterparts.speaker(entry, "en"))

    def _is_told_of_twins(self, entry: VersionBlock) -> bool:
        """Whether plainly English words, too few to be foreign in this version, are reported of another one."""
        twins = [twin for twin in self._counterparts.twins(entry) if twin.language == "en"]
        if not twins or not self._untranslated.is_plain(entry.version, entry.block):
            return False
        return next(self._foreign_block(twins[0]), None) is not None

    def _lent(self, entry: VersionBlock, original: VersionBlock) -> Remark:
        left = self._borrowed.left_by_both(entry, original)
        if left is not None:
            return self._foreign(left)
        language = self._family.language(original.version)
        if language == "en":
            return Remark("english", entry, language, ((original.version, original.block),))
        return Remark("borrowed", entry, language, ((original.version, original.block),))

    def _untranslated_twin(self, entry: VersionBlock, english: Cell) -> Iterator[Remark]:
        how = self._untranslated.how_left(entry)
        if how != "no" and not self._binding.are_kept(entry):
            kind: Kind = "untranslated" if how == "plainly" else "untranslated-unsure"
            yield Remark(kind, entry, "en", (english,))

    def _title(self, entry: VersionBlock) -> Iterator[Remark]:
        if self._untranslated.is_title(entry):
            yield self._left(entry, self._counterparts.others(entry))

    def _phrase(self, entry: VersionBlock) -> Iterator[Remark]:
        if self._untranslated.is_phrase(entry):
            yield self._left(entry, self._counterparts.others(entry))

    def _left(
        self, entry: VersionBlock, others: Mapping[int, str], stretch: tuple[int, int] | None = None
    ) -> Remark:
        start, end = stretch or (0, len(entry.block.text))
        own = self._untranslated.translations(entry.block.text[start:end], others)
        nearest = self._counterparts.nearest(entry, own)[:1]
        return Remark("english-unsure", entry, "en", nearest, stretch, translated=len(own))

    def _sentences(self, entry: VersionBlock) -> Iterator[Remark]:
        never = self._never.in_block(entry)
        left = [stretch for stretch in self._english_sentences.left(entry) if stretch not in never]
        together = _run_together(left, entry.block.text)
        beside = len(together) == 1 and self._english_sentences.stands_beside_own(entry, together)
        for stretch in together:
            shown = self._counterparts.speaker(entry, "en")
            sure = self._english_sentences.is_sure(entry, *stretch)
            if beside and sure:
                yield Remark("left-over-sentence", entry, "en", shown, stretch)
                continue
            yield Remark(
                "english-sentence" if sure else "english-sentence-unsure", entry, "en", shown, stretch
            )

    def kept(self) -> Iterator[Remark]:
        """What most versions keep in English and others have translated, where each stands first."""
        yield from self._kept.remarks()

    def never_translated(self) -> Iterator[Remark]:
        """One remark on the English sentences that every version has, where the first of them stands."""
        found = self._never.found
        if found:
            entry, stretch = found[0]
            shown = self._counterparts.speaker(entry, "en")
            yield Remark("kept-by-all", entry, "en", shown, stretch, more=len(found) - 1)

    def pictures(self) -> Iterator[Remark]:
        """Pictures with an English name where several versions have one in their own words."""
        for entry, name, others in self._untranslated.pictures():
            yield self._left(entry, others, (name.at, name.to))


def _run_together(stretches: Sequence[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Stretches of a text, of which those with nothing but spaces between them are one."""
    joined: list[tuple[int, int]] = []
    for start, end in stretches:
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _once_each(pieces: Sequence[Remark]) -> Iterator[Remark]:
    """The remarks on pieces of blocks; of the same cell or entry in several places there is one note."""
    same: dict[str | int, list[Remark]] = {}
    for at, piece in enumerate(pieces):
        start, end = piece.stretch or (0, 0)
        text = piece.entry.block.text[start:end]
        same.setdefault(text if piece.kind == "english-unsure" else at, []).append(piece)
    for first, *others in same.values():
        yield (
            replace(first, more=len(others), also=tuple(other.entry for other in others)) if others else first
        )


def _of_several(remarks: Sequence[Remark]) -> Remark:
    """One remark on all that stands beside its translation."""
    first, *others = remarks
    also = tuple(remark.entry for remark in others)
    translations = tuple(block for remark in remarks for block in remark.translations)
    return replace(first, kind="left-over-unsure", also=also, more=len(also), translations=translations)


def _is_in_no_language(entry: VersionBlock) -> bool:
    """Whether a block that seems English is the notation of a machine."""
    return entry.language == "en" and is_notation(entry.block.text)
