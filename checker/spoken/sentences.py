"""Find English sentences that nobody translated in a block of another language."""

from collections.abc import Iterator

from ..locales import language_of
from ..signs.marks import sentences
from ..words.english import mixes_no_languages
from ..words.foreign import Words, writes
from ..words.scripts import usual_script
from ..words.tell import Told, tell
from .family import VersionBlock
from .surroundings import Surroundings
from .words import links_of, spoken, without

_SENTENCE, _LETTERS = 60, 30  # code points, and letters of words that begin small
# the same where another script than the Latin one is written
_SENTENCE_ELSEWHERE, _LETTERS_ELSEWHERE = 40, 16
_OWN, _OWN_ELSEWHERE = 40, 15  # code points of a sentence of a block's own beside which the others are judged
_PLAINLY = 10.0  # nats by which such a sentence must be likelier than in English
_CLOSING = ".!?:)\"'”’»*_"


class EnglishSentences:
    """Says which sentences of a block in its version's own language are still English."""

    def __init__(self, around: Surroundings) -> None:
        self._family = around.family
        self._counterparts = around.counterparts
        self._whole_versions = around.whole_versions

    def left(self, entry: VersionBlock) -> Iterator[tuple[int, int]]:
        """Where whole English sentences stand in the block's text."""
        text = spoken(entry.block)
        if usual_script(self._family.locales[entry.version]) != "Latn":
            text = without(text, links_of(entry.block))  # a title that is linked to is no sentence
        for start, end in sentences(text):
            words = entry.block.text[start:end]
            if self._is_english(text[start:end], entry.version) and not self._is_kept(entry, words):
                yield start, end

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
        """Whether versions in other languages have the sentence in this row on purpose.

        They do if most of them keep it, or if it is an example that the English version, or those without it, replace
        with nothing.
        """
        end = sentence.rstrip(_CLOSING)[-_SENTENCE // 2 :]
        others = [
            (self._family.language(version) == "en", block.text)
            for version, block in self._counterparts.row(entry)
            if version != entry.version and not self._whole_versions.is_english(version)
        ]
        kept = sum(end in text for english, text in others if not english)
        if not kept:
            return False
        length = len(list(sentences(entry.block.text)))
        without_it = [text for _, text in others if end not in text]
        shorter = sum(len(list(sentences(text))) < length for text in without_it)
        return kept * 2 >= sum(not english for english, _ in others) or shorter * 2 > len(without_it)


def _is_plainly(language: str, told: Told) -> bool:
    return told.language == language and told.sure and told.margin >= _PLAINLY
