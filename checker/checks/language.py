"""Every block, and every version as a whole, is in the version's own language."""

import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, cached_property

import msgspec
from msgspec import Struct

from ..align import Table
from ..demands import Demands
from ..findings import Fact, Related
from ..locales import display_name, language_of
from ..parse import Block, Notice, Span
from ..quoting import nearness
from ..signs.marks import sentences
from ..words.english import (
    english_in,
    english_words,
    how_english,
    is_english_title,
    is_notation,
    mixes_no_languages,
)
from ..words.foreign import LEAD, Ear, Foreign, Words, speaks, writes
from ..words.kinship import akin
from ..words.relations import has_kin, mistaken_for
from ..words.scripts import usual_script
from ..words.vocabulary import glance

RULE = "own-language"
_SILENT = frozenset({"code", "html", "prompt", "answer", "image"})
_IDENTICAL_LETTERS = 40
_IDENTICAL_LETTERS_IN_ROW = 12  # in one row of at least four versions, of which no third has these words
_IDENTICAL_LETTERS_OF_ANOTHER_SCRIPT = 6
_WHOLE = 0.7  # share of a version's letters from which it is foreign as a whole
_WHOLE_LETTERS = 60
_FRAMED = 0.9  # share of the versions of other languages that keep a block as it is, from which it is a frame
# From so many versions with words of their own on, what most keep in English is worth a note.
_TRANSLATORS = 2
_KEPT_BY = 2  # versions that keep something in English for each that has translated it, and yet have left it
_WHOLE_BLOCKS = 2
_FEW_LETTERS = 8
_SEVERAL_COMMON = 2
_FEW_OWN = 4  # foreign blocks for each sentence of a version's own, that it is still foreign as a whole
_OF_A_SENTENCE = 25  # letters
_DENSE = ("Hani", "Hira", "Kana", "Hang")
_LETTERS_OF_A_SIGN = 2
_OF_A_NAME = 4  # letters of a word that must stand in the translations too if it is a name
_TITLE = 160  # code points
_EXCERPT = 60
_SENTENCES = frozenset({"paragraph", "item", "quote", "row"})
_HALF_ENGLISH = 120  # code points from which a block may hold a sentence of its own and an English one
_SENTENCE, _SENTENCE_LETTERS = 60, 30  # code points, and letters of words that begin small
_HALF_ENGLISH_ELSEWHERE = 50  # the same where another script than the Latin one is written
_SENTENCE_ELSEWHERE, _SENTENCE_LETTERS_ELSEWHERE = 40, 20
_CLOSING = ".!?:)\"'”’»*_"
_VOTERS = 2
_SHORT = 3  # words of a heading that may be a name
_TRANSLATED = 0.9  # share of the other versions that must have words of their own
_LETTERS = re.compile(r"[^\W\d_]+")
_NUMBERED = re.compile(r"\S*\d\S*")  # the number of a version, with what is joined to it
_OTHER_SITE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_LABELS = re.compile(r"[/.?&=_-]+")  # between the parts of an address, one of which may be a language


class _Judged(Struct, frozen=True):
    """One block of one version, and the language it is in if that is not the version's."""

    version: int
    number: int
    block: Block
    foreign: Foreign | None = None


def check(table: Table, demands: Demands) -> Iterator[Fact]:
    """Blocks in another language than their version's, and versions that are so as a whole."""
    del demands  # nothing is demanded of languages
    family = _Family(table)
    for version in range(len(table.notices)):
        yield from family.facts(version)
    yield from family.kept()
    yield from family.pictures()


class _Family:
    """The versions of a table; only blocks that are not plainly in their own language are judged by their words."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._locales = [notice.version.locale for notice in table.notices]
        self._blocks = [_speaking(notice) for notice in table.notices]
        self._texts = ["\n".join([block.text for _, block in blocks]) for blocks in self._blocks]
        self._ears = [Ear(locale, self._locales, self._names_among) for locale in self._locales]
        self._known_names: dict[str, bool] = {}
        self._half_english: list[set[int]] = [set() for _ in self._blocks]
        self._titled: list[set[int]] = [set() for _ in self._blocks]
        self._foreign = [self._listen(version) for version in range(len(self._blocks))]

    def _listen(self, version: int) -> dict[int, Foreign]:
        """What other languages there are in a version, by the numbers of its blocks.

        Blocks that may hold an English sentence besides are noted on the way, while their words are at hand.
        """
        locale, text = self._locales[version], self._texts[version]
        if locale == "und":
            return {}
        hear, plain = self._ears[version].hear, glance(locale, self._locales, text)
        half_english, noted = english_in(locale, text), self._half_english[version]
        long = _HALF_ENGLISH if usual_script(locale) == "Latn" else _HALF_ENGLISH_ELSEWHERE
        found = {}
        for number, block in self._blocks[version]:
            words = set(block.text.split())
            if len(block.text) >= long and block.kind in _SENTENCES and half_english(block.text, words):
                noted.add(number)
            if plain(block.text, words):
                continue
            foreign = hear(_words(block))
            if foreign is not None:
                found[number] = foreign
            elif len(block.text) <= _TITLE and is_english_title(block.text, locale):
                self._titled[version].add(number)
        return found

    def _names_among(self, words: Collection[str]) -> frozenset[str]:
        """Those of some capitalised words that stand in versions of two languages or more."""
        for word in words:
            if word not in self._known_names:
                self._known_names[word] = self._is_in_two_languages(word)
        return frozenset(word for word in words if self._known_names[word])

    def _is_in_two_languages(self, word: str) -> bool:
        alone = re.compile(rf"{word}(?<!\w{word})\b")  # searched for faster than with a boundary at its head
        languages: set[str] = set()
        for locale, text in zip(self._locales, self._texts, strict=True):
            language = language_of(locale)
            if language not in languages and word in text and alone.search(text):
                languages.add(language)
                if len(languages) > 1:
                    return True
        return False

    def facts(self, version: int) -> Iterator[Fact]:
        """What is foreign in one version: itself as a whole, or runs of its blocks."""
        whole = self._throughout.get(version)
        if whole is not None:
            yield self._whole_fact(version, whole)
            return
        told: list[_Judged] = []
        heard, shared = self._foreign[version], self._shared
        half_english, titled = self._half_english[version], self._titled[version]
        for number, block in self._blocks[version]:
            if number in heard:
                judged = _Judged(version, number, block, heard[number])
                if not self._is_rare(judged) or _is_in_no_language(judged):
                    continue
                if self._names_english_page(judged):
                    yield self._page_fact(judged)
                else:
                    told.append(judged)
            elif block.text in shared:
                yield from self._shared_facts(_Judged(version, number, block))
            elif number in titled:
                yield from self._title_facts(_Judged(version, number, block))
            elif number in half_english:
                yield from self._sentence_facts(_Judged(version, number, block))
        order = {number: at for at, (number, _) in enumerate(self._blocks[version])} if told else {}
        for run in _runs(told, order):
            yield self._block_fact(run)

    def kept(self) -> Iterator[Fact]:
        """What most versions keep in English though several have translated it: told once, where it stands first."""
        rows: dict[int, _Judged] = {}
        for version, heard in enumerate(self._foreign):
            for number, block in self._blocks[version] if heard else ():
                row = self._rows.get((version, block.start), ())
                if number in heard and heard[number].language == "en" and id(row) not in rows:
                    rows[id(row)] = _Judged(version, number, block, heard[number])
        told = [judged for judged in rows.values() if self._is_translated_by_some(judged)]
        if told:
            yield self._kept_fact(told[0], len(told) - 1)

    def _is_translated_by_some(self, judged: _Judged) -> bool:
        """Whether most versions keep a block in English, and several have words of their own in its place."""
        alike, unlike = self._keepers(judged)
        several = len(alike) > len(unlike) >= _TRANSLATORS
        return several and not self._is_rare(judged) and not _is_in_no_language(judged)

    def _shared_facts(self, judged: _Judged) -> Iterator[Fact]:
        """What stands in another version word for word: a sentence of that version, or a heading left in English."""
        lender, english = self._lender(judged), self._left_in_english(judged)
        if (lender or english) and self._names_english_page(judged):
            yield self._page_fact(judged)
            return
        if lender is not None:
            left = self._left_by_several(judged, lender)
            yield self._borrowed_fact(judged, lender) if left is None else self._block_fact([left])
            return
        if english is not None:
            how = how_english(judged.block.text, self._locales[judged.version])
            if how != "no" and not self._is_used_elsewhere(judged):
                case = "untranslated" if how == "plainly" else "untranslated-unsure"
                spot = self._spot_of(*english)
                yield self._fact(case, judged, {"there": self._locales[english[0]]}, (spot,))

        elif judged.block.kind in ("title", "heading"):
            others = self._others(judged)
            sourced = any(language_of(self._locales[version]) == "en" for version in others)
            several = not sourced and judged.block.text in others.values()
            if several and self._is_left(judged, judged.block.text, others):
                yield self._left_fact(judged, others)

    def _title_facts(self, judged: _Judged) -> Iterator[Fact]:
        """A title in English, all words with capitals, in a row where most others have words of their own."""
        links = [span for span in judged.block.spans if span.kind == "link"]
        language = language_of(self._locales[judged.version])
        if links and all(_leads_elsewhere(span.target, language) for span in links):
            return
        others = self._others(judged)
        heard = self._ears[judged.version].hear(Words(_spoken(judged.block).lower()))
        if heard is not None and heard.language == "en" and self._is_left(judged, judged.block.text, others):
            yield self._left_fact(judged, others)

    def _others(self, judged: _Judged) -> dict[int, str]:
        """What the other versions have in the row of a block."""
        row = self._rows.get((judged.version, judged.block.start), ())
        return {version: block.text for version, block in row if version != judged.version}

    def _is_left(self, judged: _Judged, text: str, others: Mapping[int, str]) -> bool:
        """Whether words are English ones that several versions have in words of their own.

        A name that is kept stands in the translations too, or in other blocks of the version.
        """
        locale = self._locales[judged.version]
        if locale == "und" or akin(locale, "en") or how_english(text, locale) == "no":
            return False
        own = self._translations(text, others)
        kept = 1 + sum(
            other == text and language_of(self._locales[version]) != "en" for version, other in others.items()
        )
        if len(own) < _TRANSLATORS or kept > _KEPT_BY * len(own):
            return False
        words = [word for word in _LETTERS.findall(text.lower()) if len(word) >= _OF_A_NAME]
        for other in map(str.lower, own.values()):
            if 2 * sum(word in other for word in words) >= len(words):
                return False
        return not all(self._is_written_elsewhere(judged, word) for word in words)

    def _is_written_elsewhere(self, judged: _Judged, word: str) -> bool:
        return any(
            word in block.text.lower()
            for _, block in self._blocks[judged.version]
            if block is not judged.block
        )

    def _translations(self, text: str, others: Mapping[int, str]) -> dict[int, str]:
        """What versions have in place of some English words, by their numbers."""
        return {
            version: other
            for version, other in others.items()
            if other != text
            and language_of(self._locales[version]) not in ("en", "und")
            and _LETTERS.search(other)
            and not self._is_in_english(version)
        }

    def _left_fact(
        self, judged: _Judged, others: Mapping[int, str], stretch: tuple[int, int] | None = None
    ) -> Fact:
        start, end = stretch or (0, len(judged.block.text))
        own = self._translations(judged.block.text[start:end], others)
        related = self._nearest(judged, own)[:1]
        return self._fact("left-english", judged, {"translated": str(len(own))}, related, (start, end))

    def pictures(self) -> Iterator[Fact]:
        """Pictures that are called in English where several versions call them in their own words."""
        for row in self._table.rows:
            cells = [[(block, span) for block in cell for span in _pictures(block)] for cell in row.cells]
            for version, shown in enumerate(cells):
                for at, (block, span) in enumerate(shown):
                    others = {
                        other: _named(*cell[at])
                        for other, cell in enumerate(cells)
                        if other != version and len(cell) == len(shown)
                    }
                    judged = _Judged(version, -1, block)
                    name = _named(block, span)
                    if (
                        name in others.values()
                        and not self._is_in_english(version)
                        and self._is_left(judged, name, others)
                    ):
                        yield self._left_fact(judged, others, (span.at, span.to))

    def _names_english_page(self, judged: _Judged) -> bool:
        """Whether a block is nothing but links to pages of other sites, its words being those of the English version.

        Whoever follows such a link reads the same title there; a page in the version's own language has another.
        """
        spans = [span for span in judged.block.spans if span.kind == "link"]
        own = language_of(self._locales[judged.version])
        if not spans or own == "en" or not all(_leads_elsewhere(span.target, own) for span in spans):
            return False
        if _LETTERS.search(_without(judged.block.text, spans)):
            return False
        return any(
            language_of(self._locales[twin.version]) == "en"
            for twin in self._shared.get(judged.block.text, ())
        )

    def _page_fact(self, judged: _Judged) -> Fact:
        return self._fact("english-page", judged, {}, self._related(judged, "en"))

    def _is_used_elsewhere(self, judged: _Judged) -> bool:
        """Whether all words of a short block stand in other blocks of its version too: they are its own, or names."""
        words = {word.lower() for word in _LETTERS.findall(_NUMBERED.sub(" ", judged.block.text))}
        own_script = writes(self._locales[judged.version], _words(judged.block))
        if len(words) > _SHORT or (len(words) == 1 and not own_script):
            return False
        for _, block in self._blocks[judged.version]:
            if block.text != judged.block.text:
                words.difference_update(_LETTERS.findall(block.text.lower()))
        return not words

    def _left_in_english(self, judged: _Judged) -> tuple[int, Block] | None:
        """The English version's block of the row with the same words, if nearly all others have their own."""
        locale = self._locales[judged.version]
        row = self._rows.get((judged.version, judged.block.start), ())
        english = {version: block for version, block in row if language_of(self._locales[version]) == "en"}
        same = [version for version, block in english.items() if block.text == judged.block.text]
        if locale == "und" or akin(locale, "en") or not same:
            return None
        others = [
            block.text
            for version, block in row
            if version not in english and not akin(self._locales[version], locale)
        ]
        kept = others.count(judged.block.text)
        clear = len(others) >= _VOTERS and kept <= (1 - _TRANSLATED) * len(others)
        return (same[0], english[same[0]]) if clear else None

    def _sentence_facts(self, judged: _Judged) -> Iterator[Fact]:
        """Whole English sentences in a block of the version's own language."""
        text = _spoken(judged.block)
        if usual_script(self._locales[judged.version]) != "Latn":  # a title that is linked to is no sentence
            text = _without(text, [span for span in judged.block.spans if span.kind == "link"])
        for start, end in sentences(text):
            words = judged.block.text[start:end]
            if self._is_english(text[start:end], judged.version) and not self._is_kept(judged, words):
                related = self._related(judged, "en")
                yield self._fact("english-sentence", judged, {}, related, (start, end))

    def _is_english(self, sentence: str, version: int) -> bool:
        """Whether a sentence of a block that is not in English itself is."""
        locale = self._locales[version]
        latin = usual_script(locale) == "Latn"
        if len(sentence) < (_SENTENCE if latin else _SENTENCE_ELSEWHERE) or not mixes_no_languages(
            sentence, locale
        ):
            return False
        foreign = self._ears[version].hear(Words(sentence))
        enough = _SENTENCE_LETTERS if latin else _SENTENCE_LETTERS_ELSEWHERE
        return foreign is not None and foreign.language == "en" and foreign.letters >= enough

    def _is_kept(self, judged: _Judged, sentence: str) -> bool:
        """Whether versions in other languages have the sentence in this row on purpose.

        They have if most of them keep it, or if it is an example that the English version, or those without it,
        have nothing in place of.
        """
        row = self._rows.get((judged.version, judged.block.start), ())
        end = sentence.rstrip(_CLOSING)[-_SENTENCE // 2 :]
        others = [
            (language_of(self._locales[version]) == "en", block.text)
            for version, block in row
            if version != judged.version and not self._is_in_english(version)
        ]
        kept = sum(end in text for english, text in others if not english)
        if not kept:
            return False
        length = len(list(sentences(judged.block.text)))
        lacking = [text for _, text in others if end not in text]
        shorter = sum(len(list(sentences(text))) < length for text in lacking)
        return kept * 2 >= sum(not english for english, _ in others) or shorter * 2 > len(lacking)

    def _is_in_english(self, version: int) -> bool:
        """Whether a version that should be in another language is in English as a whole."""
        return version in self._throughout and self._throughout[version] == "en"

    @cached_property
    def _throughout(self) -> dict[int, str]:
        """The versions that are in another language as a whole, with that language."""
        asked = (
            (version, self._whole(version) or self._mistaken(version)) for version in range(len(self._blocks))
        )
        return {version: language for version, language in asked if language is not None}

    def _whole(self, version: int) -> str | None:
        """The language that nearly all of a version is in, if that is not its own."""
        heard = self._foreign[version]
        if len(heard) < _WHOLE_BLOCKS:
            return None
        own = self._own_words(version)
        if own is None:
            return None
        if sum(words.letters for words in own) >= _FEW_LETTERS:
            heard = self._unframed(version)
        if len(heard) < _WHOLE_BLOCKS:
            return None
        letters: dict[str, int] = defaultdict(int)
        for foreign in heard.values():
            letters[foreign.language] += foreign.letters
        language, most = max(letters.items(), key=lambda item: (item[1], item[0]))
        judged = len(heard) + sum(words.letters >= _FEW_LETTERS for words in own)
        weights = [_weight(words) for words in own]
        everything = sum(letters.values()) + sum(weights)
        if sum(weight >= _OF_A_SENTENCE for weight in weights) * _FEW_OWN > len(heard):
            return None
        if len(heard) * 2 <= judged or most < max(_WHOLE_LETTERS, _WHOLE * everything):
            return None
        return language

    def _own_words(self, version: int) -> list[Words] | None:
        """The words of each block of a version in which nothing foreign was heard.

        None where there are so many such blocks that the version cannot be foreign as a whole.
        """
        heard, judged = self._foreign[version], 0
        own: list[Words] = []
        for number, block in self._blocks[version]:
            if number in heard or self._is_left_over(version, block):
                continue
            own.append(_words(block))
            judged += own[-1].letters >= _FEW_LETTERS
            if judged >= len(heard):
                return None
        return own

    def _is_left_over(self, version: int, block: Block) -> bool:
        """Whether the words of a block are those of an English version: they are no words of this one's own."""
        mine = language_of(self._locales[version])
        spoken = {language_of(self._locales[twin.version]) for twin in self._shared.get(block.text, ())}
        return "en" in spoken and mine != "en"

    def _unframed(self, version: int) -> dict[int, Foreign]:
        """What was heard in a version, without the blocks that nearly all keep so: the frame of the page."""
        heard = self._foreign[version]
        return {
            number: heard[number]
            for number, block in self._blocks[version]
            if number in heard and not self._is_frame(_Judged(version, number, block, heard[number]))
        }

    def _is_frame(self, judged: _Judged) -> bool:
        """Whether nearly all versions of other languages keep this block in the language that it is in here."""
        alike, unlike = self._keepers(judged)
        return len(alike) > 1 and len(alike) >= _FRAMED * (len(alike) + len(unlike))

    def _mistaken(self, version: int) -> str | None:
        """The near relation that a version is in as a whole, if it is."""
        locale = self._locales[version]
        if locale == "und" or not has_kin(locale):
            return None
        return mistaken_for(locale, [block.text for _, block in self._blocks[version]])

    def _is_rare(self, judged: _Judged) -> bool:
        """Whether a block was left in that language; what most versions keep in it is so on purpose.

        Several that have translated it show that it can be, unless the others are many more.
        """
        alike, unlike = self._keepers(judged)
        if len(unlike) >= _TRANSLATORS and len(alike) <= _KEPT_BY * len(unlike):
            return True
        same = {twin.version for twin in self._shared.get(judged.block.text, ())}
        if len(same) * 2 > len(self._locales):
            return False
        return len(alike) < 2 or len(alike) <= len(unlike) + self._natives(judged)

    def _natives(self, judged: _Judged) -> int:
        """How many versions of a block's row are by right in the language that the block is in here."""
        row = self._rows.get((judged.version, judged.block.start), ())
        return len({version for version, _ in row if self._is_native(version, judged)})

    def _is_native(self, version: int, judged: _Judged) -> bool:
        return judged.foreign is not None and language_of(self._locales[version]) == judged.foreign.language

    def _keepers(self, judged: _Judged) -> tuple[set[int], set[int]]:
        """The versions that keep a block's row in the language that it is in here, and those that do not.

        Versions that are in that language by right are among neither.
        """
        if judged.foreign is None:
            return set(), set()
        language = judged.foreign.language
        row = self._rows.get((judged.version, judged.block.start), ())
        asked = {version for version, _ in row if not self._is_native(version, judged)}
        alike = {
            version
            for version, block in row
            if self._language_at(version, block.start) == language
            or (version in asked and block.text == judged.block.text)
        }
        return alike, asked - alike

    def _lender(self, judged: _Judged) -> _Judged | None:
        """The block of the very same words in a version of another language, whose own they rather are."""
        same = self._twins(judged)
        if not same or len({twin.version for twin in same}) * 2 > len(self._locales):
            return None
        words = _words(judged.block)
        own_script = writes(self._locales[judged.version], words)
        if words.letters < (
            _IDENTICAL_LETTERS_IN_ROW if own_script else _IDENTICAL_LETTERS_OF_ANOTHER_SCRIPT
        ):
            return None
        if words.letters < _IDENTICAL_LETTERS and not self._are_the_only_two(judged, same):
            return None
        owner = self._owner(judged, same)
        if owner is None or owner.version == judged.version:
            return None
        return owner if speaks(words, language_of(self._locales[owner.version])) else None

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
            for twin in self._shared.get(judged.block.text, ())
            if twin.version != judged.version and not _shares_words(mine, self._locales[twin.version])
        ]

    def _owner(self, judged: _Judged, same: Sequence[_Judged]) -> _Judged | None:
        """Of blocks with the same words, the one whose version's language they are most likely in.

        None where no version is written in their script: they are of none of them.
        """
        from ..words.tell import tell

        words = _words(judged.block)
        sharing = sorted((judged, *same), key=lambda twin: twin.version)
        fitting = [twin for twin in sharing if writes(self._locales[twin.version], words)]
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        candidates = {language_of(self._locales[twin.version]) for twin in fitting}
        told = tell(" ".join(words.small), candidates, thorough=False)
        # Names of things sound like any language; what is shared with English is mostly English left in.
        language = "en" if "en" in candidates and not told.sure else told.language
        for twin in fitting:
            if language_of(self._locales[twin.version]) == language:
                return twin
        return min(fitting, key=lambda twin: (twin.version != self._table.reference, twin.version))

    @cached_property
    def _shared(self) -> dict[str, list[_Judged]]:
        """The blocks of all texts that stand in more than one version."""
        once: set[str] = set()
        twice: set[str] = set()
        for blocks in self._blocks:
            texts = {block.text for _, block in blocks}
            twice |= once & texts
            once |= texts
        shared: dict[str, list[_Judged]] = {text: [] for text in twice}
        for version, blocks in enumerate(self._blocks):
            for number, block in blocks:
                if block.text in twice:
                    foreign = self._foreign[version].get(number)
                    shared[block.text].append(_Judged(version, number, block, foreign))
        return shared

    def _language_at(self, version: int, start: int) -> str | None:
        """The foreign language of the block that begins there, if it is in one."""
        return self._languages[version].get(start)

    @cached_property
    def _languages(self) -> list[dict[int, str]]:
        starts = [{number: block.start for number, block in blocks} for blocks in self._blocks]
        return [
            {starts[version][number]: foreign.language for number, foreign in heard.items()}
            for version, heard in enumerate(self._foreign)
        ]

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

    def _kept_fact(self, judged: _Judged, more: int) -> Fact:
        alike, unlike = self._keepers(judged)
        details = {
            "kept": str(len(alike)),
            "translated": str(len(unlike)),
            "more": f", and {more} more blocks" if more > 1 else ", and another block" if more else "",
        }
        related = self._nearest(judged, unlike)[:3]
        return self._fact("kept-in-english", judged, details, related)

    def _nearest(self, judged: _Judged, among: Collection[int]) -> tuple[Related, ...]:
        """What some versions have in a block's row, that which its readers can best read first."""
        row = self._rows.get((judged.version, judged.block.start), ())
        reader, reference = self._locales[judged.version], self._table.reference
        ranked = sorted(
            (cell for cell in row if cell[0] in among),
            key=lambda cell: nearness(cell[0], self._locales[cell[0]], reader=reader, reference=reference),
        )
        return tuple(self._spot_of(version, block) for version, block in ranked)

    def _left_by_several(self, judged: _Judged, lender: _Judged) -> _Judged | None:
        """The block as one in English, where versions of other languages share English words that both left so."""
        from ..words.tell import tell

        language, words = language_of(self._locales[lender.version]), _words(judged.block)
        if language == "en":
            return None
        told = tell(" ".join(words.small), {language, "en"}, thorough=False)
        clear = (
            words.letters * LEAD <= told.margin < math.inf
        )  # which it is where the lender's has no profile
        if told.language != "en" or not (clear or words.english >= _SEVERAL_COMMON):
            return None
        return msgspec.structs.replace(judged, foreign=Foreign("en", words.letters))

    def _borrowed_fact(self, judged: _Judged, lender: _Judged) -> Fact:
        other = self._locales[lender.version]
        details = {"other": display_name(other), "there": other}
        return self._fact("borrowed", judged, details, (self._spot(lender),))

    def _whole_fact(self, version: int, language: str) -> Fact:
        first = _Judged(version, *self._first_foreign(version))
        details = {"other": display_name(language)}
        proof = self._proof(first, language)
        return self._fact("whole-version", first, details, self._related(first, language), proof)

    def _proof(self, judged: _Judged, language: str) -> tuple[int, int] | None:
        """The first sentence of a block in a language, where the block begins with one of the version's own."""
        text = _spoken(judged.block)
        for at, (start, end) in enumerate(sentences(text)):
            words = Words(text[start:end])
            heard = self._ears[judged.version].hear(words)
            if heard is not None and heard.language == language:
                return (start, end) if at else None
            english = not english_words(self._locales[judged.version]).isdisjoint(words.small)
            if english or sum(map(str.isalpha, text[start:end])) < _SENTENCE_LETTERS:
                return None  # such a sentence could be in either
        return None

    def _first_foreign(self, version: int) -> tuple[int, Block]:
        """The first block of a version in another language: not the frame of the page, nor words of its own."""
        heard, blocks = self._unframed(version), self._blocks[version]
        if heard and len(heard) < len(self._foreign[version]):
            return next(each for each in blocks if each[0] in heard)
        locale = self._locales[version]
        for number, block in blocks if heard and usual_script(locale) != "Latn" else ():
            words = _words(block)
            if number in heard or words.letters < _FEW_LETTERS or not writes(locale, words):
                return number, block
        return blocks[0]

    def _fact(
        self,
        case: str,
        judged: _Judged,
        details: dict[str, str],
        related: tuple[Related, ...],
        stretch: tuple[int, int] | None = None,
    ) -> Fact:
        notice = self._table.notices[judged.version]
        start, end = stretch or (0, len(judged.block.text))
        text = judged.block.text[start:end]
        locale = self._locales[judged.version]
        common = {"own": display_name(locale), "excerpt": _excerpt(text)}
        return Fact(
            rule=RULE,
            case=case,
            place=notice.within(judged.block, start, end),
            locale=locale,
            found=text,
            details=common | details,
            related=related,
        )

    def _related(self, judged: _Judged, language: str) -> tuple[Related, ...]:
        """The same words in another version, else the row's block in that language, else any of the row's."""
        twins = [twin for twin in self._shared.get(judged.block.text, ()) if twin.version != judged.version]
        own = [twin for twin in twins if language_of(self._locales[twin.version]) == language]
        if own:
            return (self._spot(own[0]),)
        row = self._rows.get((judged.version, judged.block.start), [])
        others = [(version, block) for version, block in row if version != judged.version]
        reader, reference = self._locales[judged.version], self._table.reference
        others.sort(
            key=lambda cell: (
                language_of(self._locales[cell[0]]) != language,
                nearness(cell[0], self._locales[cell[0]], reader=reader, reference=reference),
            )
        )
        return tuple(self._spot_of(version, block) for version, block in others[:1])

    def _spot(self, judged: _Judged) -> Related:
        return self._spot_of(judged.version, judged.block)

    def _spot_of(self, version: int, block: Block) -> Related:
        return Related(self._table.notices[version].within(block, 0, len(block.text)), self._locales[version])


def _speaking(notice: Notice) -> list[tuple[int, Block]]:
    """The blocks that are to be judged, with their numbers."""
    return [
        (number, block)
        for number, block in enumerate(notice.blocks)
        if block.text and block.kind not in _SILENT
    ]


def _pictures(block: Block) -> list[Span]:
    return [span for span in block.spans if span.kind == "image"] if block.spans else []


def _named(block: Block, picture: Span) -> str:
    return block.text[picture.at : picture.to]


def _words(block: Block) -> Words:
    return Words(_spoken(block))


def _is_in_no_language(judged: _Judged) -> bool:
    """Whether what was heard as English is the notation of a machine."""
    return _language(judged) == "en" and is_notation(judged.block.text)


def _weight(words: Words) -> int:
    """The letters of some words; a sign of Chinese, Japanese or Korean says as much as several of an alphabet."""
    dense = 0 if words.plain.isascii() else sum(words.scripts[script] for script in _DENSE)
    return words.letters + min(dense, words.letters) * (_LETTERS_OF_A_SIGN - 1)


def _runs(told: Sequence[_Judged], order: Mapping[int, int]) -> Iterator[list[_Judged]]:
    """Blocks that follow one another in the same foreign language, taken together."""
    run: list[_Judged] = []
    for block in told:
        if run and not _continues(run[-1], block, order):
            yield run
            run = []
        run.append(block)
    if run:
        yield run


def _continues(last: _Judged, block: _Judged, order: Mapping[int, int]) -> bool:
    return order[block.number] == order[last.number] + 1 and _language(last) == _language(block)


def _language(judged: _Judged) -> str:
    return judged.foreign.language if judged.foreign else ""


@cache
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
    """The block's text with blanks in place of its inline code."""
    return _without(block.text, [span for span in block.spans if span.kind in ("code", "image", "time")])


def _without(text: str, spans: Sequence[Span]) -> str:
    """A block's text with blanks in place of some of its spans."""
    for span in sorted(spans, key=lambda span: span.at, reverse=True):
        text = f"{text[: span.at]}{' ' * (span.to - span.at)}{text[span.to :]}"
    return text


def _leads_elsewhere(target: str, language: str) -> bool:
    """Whether a link leads to another site, and not to a page that its address says to be in the language."""
    return bool(_OTHER_SITE.match(target)) and language not in _LABELS.split(target.lower())


def _excerpt(text: str) -> str:
    """The first words of a text, for a message."""
    if len(text) <= _EXCERPT:
        return text
    cut = text[:_EXCERPT]
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut[20:] else cut}…"
