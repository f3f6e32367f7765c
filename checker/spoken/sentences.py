"""Find English sentences that nobody translated in a block of another language."""

from collections import Counter
from collections.abc import Iterator, Sequence

from ..locales import language_of
from ..signs.marks import sentences
from ..voting import OTHERS, Vote
from ..words.english import english_words, how_english, is_binding, is_notation, mixes_no_languages
from ..words.foreign import Words, writes
from ..words.scripts import usual_script
from ..words.tell import Told, tell
from .counterparts import KEPT_BY, TRANSLATORS
from .family import VersionBlock
from .said import SaidInBlocks, end_of
from .surroundings import Surroundings
from .words import links_of, spoken, without

_SENTENCE, _LETTERS = 60, 30  # code points, and letters of words that begin small
# the same where another script than the Latin one is written
_SENTENCE_ELSEWHERE, _LETTERS_ELSEWHERE = 40, 16
_OWN, _OWN_ELSEWHERE = 40, 15  # code points of a sentence of a block's own beside which the others are judged
_PLAINLY = 10.0  # nats by which such a sentence must be likelier than in English
_SHORT = 4  # words of a sentence that an English version has word for word,
_SHORT_LETTERS = 12  # letters of those that begin small, and
_COMMON = 2  # how many are among the commonest of English
_SURE = 8  # words from which, with so many letters as above, it is no title
_MOST_BESIDE_OWN = 2.5  # code points of English for each of a block's own, where these are its translation
_QUOTES = "\"“”„«»‘’'「『*_"


class EnglishSentences:
    """Says which sentences of a block in its version's own language are still English."""

    def __init__(self, around: Surroundings) -> None:
        self._family = around.family
        self._counterparts = around.counterparts
        self._whole_versions = around.whole_versions
        self._known: dict[tuple[int, int], tuple[tuple[int, int], ...]] = {}
        self._said = SaidInBlocks()
        self._spoken: dict[tuple[int, int], str] = {}

    def left(self, entry: VersionBlock) -> Iterator[tuple[int, int]]:
        """Where whole English sentences stand in the block's text."""
        for start, end in self._in_english(entry):
            if not self._is_kept(entry, entry.block.text[start:end]):
                yield start, end

    def is_sure(self, entry: VersionBlock, start: int, end: int) -> bool:
        """Whether a stretch is too long for a title, a slogan or a reference, which may be kept on purpose."""
        said = self._spoken_in(entry)[start:end]
        if len(said.split()) >= _SURE and Words(said).letters >= _LETTERS:
            return True
        long = entry.foreign is not None or entry.number in self._family.half_english[entry.version]
        return long and self._is_english(said, entry.version)

    def stands_beside_own(self, entry: VersionBlock, left: Sequence[tuple[int, int]]) -> bool:
        """Whether a block has English sentences of the English version, beside own ones that say the same.

        Without these its version has as many sentences in this row as three quarters of the others, at the least.
        """
        text, counts = entry.block.text, Counter[int]()
        english = [
            text[start + at : start + to] for start, end in left for at, to in sentences(text[start:end])
        ]
        if not all(self._is_in_english_version(entry, sentence) for sentence in english):
            return False
        for version, block in self._counterparts.row(entry):
            counts[version] += self._said.of(version, block).count
        rest = counts.pop(entry.version, 0) - len(english)
        if len(counts) < OTHERS or rest <= 0:
            return False
        letters = sum(end - start for start, end in left)
        if letters > _MOST_BESIDE_OWN * (len(text) - letters):
            return False
        return Vote(sum(count <= rest for count in counts.values()), len(counts)).is_clear

    def _spoken_in(self, entry: VersionBlock) -> str:
        """The words of a block; many of its sentences may ask."""
        key = (entry.version, entry.number)
        if key not in self._spoken:
            self._spoken[key] = spoken(entry.block)
        return self._spoken[key]

    def kept(self, entry: VersionBlock) -> Iterator[tuple[tuple[int, int], set[int], set[int]]]:
        """Where sentences of the English version stand that most versions keep, though several have translated them.

        Each comes with the versions that keep it, and with those that have words of their own.
        """
        for start, end in self._in_english(entry):
            sentence = entry.block.text[start:end]
            kept, translated = self._kept_or_translated(entry, sentence)
            if len(kept) <= KEPT_BY * len(translated) or is_binding(sentence):
                continue
            if not self._is_in_english_version(entry, sentence):
                continue
            if len(translated) >= TRANSLATORS or self._is_translated_by_one(entry, (start, end), translated):
                yield (start, end), kept, translated

    def _is_translated_by_one(
        self, entry: VersionBlock, stretch: tuple[int, int], translated: set[int]
    ) -> bool:
        """Whether one version has a long sentence in its own words: its block is no shorter for the lack of it."""
        if len(translated) != 1 or not self.is_sure(entry, *stretch):
            return False
        cells = [cell for cell in self._counterparts.row(entry) if cell[0] in translated]
        own = self._said.of(entry.version, entry.block)
        return len(cells) == 1 and self._said.of(*cells[0]).count >= own.count

    def _in_english(self, entry: VersionBlock) -> Sequence[tuple[int, int]]:
        key = (entry.version, entry.number)
        if key not in self._known:
            self._known[key] = tuple(self._english_of(entry))
        return self._known[key]

    def _english_of(self, entry: VersionBlock) -> Iterator[tuple[int, int]]:
        long = entry.foreign is not None or entry.number in self._family.half_english[entry.version]
        if not long and not self._counterparts.in_english(entry):
            return
        text = spoken(entry.block)
        if usual_script(self._family.locales[entry.version]) != "Latn":
            text = without(text, links_of(entry.block))  # a title that is linked to is no sentence
        for start, end in sentences(text):
            said = text[start:end]
            if (long and self._is_english(said, entry.version)) or self._is_left(entry, start, end, said):
                yield start, end

    def _is_left(self, entry: VersionBlock, start: int, end: int, said: str) -> bool:
        """Whether a sentence, however short, is English and stands word for word in the English version's block."""
        locale, tokens = self._family.locales[entry.version], said.split()
        if len(tokens) < _SHORT or said[:1] in _QUOTES:
            return False
        if len(english_words(locale).intersection(tokens)) < _COMMON or Words(said).letters < _SHORT_LETTERS:
            return False
        if not self._is_in_english_version(entry, entry.block.text[start:end]) or is_notation(said):
            return False
        if is_binding(said):
            return False
        return how_english(said, locale) == "plainly"

    def _is_in_english_version(self, entry: VersionBlock, sentence: str) -> bool:
        """Whether the English version says a sentence in the row of a block."""
        return any(
            self._family.language(version) == "en" and self._said.of(version, block).holds(sentence)
            for version, block in self._counterparts.row(entry)
        )

    def has_own(self, entry: VersionBlock) -> bool:
        """Whether a sentence of a block that seems English is plainly in the version's own language."""
        locale, own_language = self._family.locales[entry.version], self._family.own_languages[entry.version]
        least = _OWN if usual_script(locale) == "Latn" else _OWN_ELSEWHERE
        text, own = spoken(entry.block), language_of(locale)
        said = [text[start:end] for start, end in sentences(text)]
        return len(said) > 1 and any(
            len(sentence) >= least
            and writes(locale, Words(sentence))
            and own_language.foreign_in(Words(sentence)) is None
            and _is_plainly(own, tell(sentence, {own, "en"}, thorough=False))
            for sentence in said
        )

    def _is_english(self, sentence: str, version: int) -> bool:
        """Whether a sentence is in English, in a block that is not."""
        locale = self._family.locales[version]
        latin = usual_script(locale) == "Latn"
        if len(sentence) < (_SENTENCE if latin else _SENTENCE_ELSEWHERE):
            return False
        if not mixes_no_languages(sentence, locale):
            return False
        foreign = self._family.own_languages[version].foreign_in(Words(sentence))
        enough = _LETTERS if latin else _LETTERS_ELSEWHERE
        return foreign is not None and foreign.language == "en" and foreign.letters >= enough

    def _is_kept(self, entry: VersionBlock, sentence: str) -> bool:
        """Whether versions in other languages have the sentence in this row on purpose."""
        if self._is_in_english_version(entry, sentence) and not is_binding(sentence):
            return self._is_kept_by_most(entry, sentence)
        return self._is_an_example(entry, sentence)

    def _is_kept_by_most(self, entry: VersionBlock, sentence: str) -> bool:
        """Whether so many versions keep a sentence of the English version that it is kept on purpose."""
        kept, translated = self._kept_or_translated(entry, sentence)
        return len(kept) > max(KEPT_BY * len(translated), 1)

    def _is_an_example(self, entry: VersionBlock, sentence: str) -> bool:
        """Whether half of the versions have a sentence that the English one lacks, or most others have nothing for it.

        So it is with what is binding in English only, whatever the English version says.
        """
        end = end_of(sentence)
        others = [
            (self._family.language(version) == "en", self._said.of(version, block))
            for version, block in self._counterparts.row(entry)
            if version != entry.version and not self._whole_versions.is_english(version)
        ]
        kept_by = sum(said.ends(end) for english, said in others if not english)
        if not kept_by:
            return False
        if kept_by * 2 >= sum(not english for english, _ in others):
            return True
        length = self._said.of(entry.version, entry.block).count
        without_it = [said for _, said in others if not said.ends(end)]
        return sum(said.count < length for said in without_it) * 2 > len(without_it)

    def _kept_or_translated(self, entry: VersionBlock, sentence: str) -> tuple[set[int], set[int]]:
        """The versions in other languages that have an English sentence in a row, and those with their own words."""
        end, asked, kept = end_of(sentence), set[int](), set[int]()
        for version, block in self._counterparts.row(entry):
            if self._family.language(version) in ("en", "und") or self._whole_versions.is_english(version):
                continue
            asked.add(version)
            if self._said.of(version, block).ends(end):
                kept.add(version)
        return kept, asked - kept


def _is_plainly(language: str, told: Told) -> bool:
    return told.language == language and told.sure and told.margin >= _PLAINLY
