"""Learn from the rows of a table which words are names."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from ..align import Row, Table
from ..parse import Block, Notice
from .endings import cores, is_form
from .tokens import Word, is_acronym, other_letters, words

# A name stands in three quarters of the versions of a row; a row of fewer than four versions proves nothing.
_SHARE = 0.75
_FEWEST_VERSIONS = 4
_FEWEST_HOLDERS = 3
_SHORTEST = 3
_LETTER = re.compile(r"[^\W\d_]")


class Name(Struct, frozen=True):
    """A word that is a name, or a part of one.

    ``strong`` tells that a version in another script writes it in Latin letters, or that it was declared:
    then it is hardly anything but a name. ``whole`` tells that it was declared as a name of its own.
    """

    text: str
    strong: bool
    declared: bool = False
    whole: bool = False


class Speech:
    """The words of one version: how often each is used, and which are used without a capital."""

    def __init__(self, notice: Notice) -> None:
        self.notice = notice
        self._words = {id(block): words(block) for block in notice.blocks}
        self.count = Counter(word.text for found in self._words.values() for word in found)

    def words(self, block: Block) -> tuple[Word, ...]:
        """The Latin words of one of the version's blocks."""
        known = self._words.get(id(block))
        return words(block) if known is None else known

    @property
    def locale(self) -> str:
        """The version's locale."""
        return self.notice.version.locale

    @property
    def language(self) -> str:
        """The version's language."""
        return self.notice.version.language

    @cached_property
    def own_script(self) -> bool:
        """Whether the version is written in another script than Latin."""
        text = "".join(block.text for block in self.notice.blocks if block.kind != "code")[:4000]
        return 2 * other_letters(text) > len(_LETTER.findall(text))

    @cached_property
    def small(self) -> frozenset[str]:
        """Words used without a capital."""
        return frozenset(word for word in self.count if word == word.lower())

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted({word.lower() for word in self.count})

    def knows(self, part: str, *, of: str) -> bool:
        """Whether a part of the word ``of`` is a word of this version, in whatever form it is inflected."""
        stem = part.lower()
        stem = stem if len(stem) < 5 else stem[: max(4, len(stem) - 3)]
        at = bisect_left(self._sorted, stem)
        for word in self._sorted[at : at + 8]:
            if not word.startswith(stem):
                return False
            if word != of.lower() and (len(part) > 4 or word == stem) and len(word) <= len(part) + 4:
                return True
        return False


class Line(Struct, frozen=True, dict=True):
    """The Latin words of one row, by version; ``ballots`` are versions that vote, one of each language."""

    row: Row
    words: tuple[tuple[Word, ...], ...]
    ballots: tuple[int, ...]
    present: int

    @property
    def enough(self) -> bool:
        """Whether enough versions stand here to prove a name."""
        return self.present >= _FEWEST_VERSIONS and len(self.ballots) >= _FEWEST_HOLDERS


def lines(table: Table, speeches: Sequence[Speech]) -> Iterator[Line]:
    """The rows of a table as words; rows without Latin words are left out."""
    for row in table.rows:
        found = tuple(
            tuple(word for block in cell for word in speech.words(block))
            for cell, speech in zip(row.cells, speeches, strict=True)
        )
        if any(found):
            ballots, present = _ballots(row, found, table.comparable, speeches)
            yield Line(row, found, ballots, present)


def _ballots(
    row: Row, found: Sequence[Sequence[Word]], comparable: frozenset[int], speeches: Sequence[Speech]
) -> tuple[tuple[int, ...], int]:
    """Versions that vote: identical texts have one vote, and so has each language.

    A version in another script abstains where it has no Latin word: it may write names in its own letters.
    """
    texts: set[str] = set()
    languages: set[str] = set()
    ballots = []
    for number, cell in enumerate(row.cells):
        text = " ".join(block.text for block in cell)
        language = speeches[number].language
        if not text or number not in comparable or text in texts or language in languages:
            continue
        texts.add(text)
        languages.add(language)
        if found[number] or not speeches[number].own_script:
            ballots.append(number)
    return tuple(ballots), len(languages)


class Lexicon(Struct, frozen=True, dict=True):
    """The names of a family and the words of its versions."""

    names: Mapping[str, Name]
    speeches: tuple[Speech, ...]
    lines: tuple[Line, ...]

    def with_declared(self, declared: Mapping[str, bool]) -> "Lexicon":
        """The same with words of declared names, told whether each is a whole name."""
        more = {text: Name(text, strong=True, declared=True, whole=w) for text, w in declared.items()}
        return replace(self, names={**self.names, **more})

    @cached_property
    def _spread(self) -> Counter[str]:
        """By how many languages a word is used."""
        pairs = {(word, s.language) for s in self.speeches for word in s.count}
        return Counter(word for word, _ in pairs)

    @cached_property
    def odd(self) -> tuple[frozenset[str], ...]:
        """By version, the words that stand in its language only and are no form of a name."""
        return tuple(
            frozenset(
                word
                for word in speech.count
                if len(word) > _SHORTEST and self._spread[word] < 2 and not self.name_of(word, speech.locale)
            )
            for speech in self.speeches
        )

    def leads(self, name: str) -> bool:
        """Whether a name begins the runs of names that it stands in.

        One that follows others (“Nordlys Foundation”) is a common noun that a language may have in its own
        spelling.
        """
        return 2 * self._following[name] < self._named[name]

    @cached_property
    def _named(self) -> Counter[str]:
        """How often each name stands in the family."""
        return Counter(word.text for words in self._texts() for word in words if word.text in self.names)

    @cached_property
    def _following(self) -> Counter[str]:
        """How often each name stands right after another one."""
        return Counter(
            word.text
            for words in self._texts()
            for before, word in pairwise(words)
            if word.text in self.names and before.text in self.names and self._touch(before, word)
        )

    @staticmethod
    def _touch(before: Word, word: Word) -> bool:
        gap = before.block.text[before.to : word.at]
        return before.block is word.block and len(gap) < 8 and not re.search(r"[.,;:!?()]", gap)

    def _texts(self) -> Iterator[tuple[Word, ...]]:
        return (words for line in self.lines for words in line.words)

    def name_of(self, word: str, locale: str) -> Name | None:
        """The name that a word is a form of."""
        key = (word, locale)
        if key not in self._forms:
            self._forms[key] = self._name_of(word, locale)
        return self._forms[key]

    @cached_property
    def _forms(self) -> dict[tuple[str, str], Name | None]:
        return {}

    def _name_of(self, word: str, locale: str) -> Name | None:
        if word in self.names:
            return self.names[word]
        for core, _ in cores(word, locale)[1:]:
            if core in self.names:
                return self.names[core]
            vowel = next((core + v for v in "aeo" if core + v in self.names), None)
            if vowel is not None:
                return self.names[vowel]
        return None


def learn(table: Table) -> Lexicon:
    """Names told from the versions themselves."""
    speeches = tuple(Speech(notice) for notice in table.notices)
    read = tuple(lines(table, speeches))
    small = _used_small(speeches)
    names: dict[str, Name] = {}
    for line in read:
        if line.enough:
            for text, strong in _proven(line, speeches, small):
                names[text] = Name(text, strong or (text in names and names[text].strong))
    return Lexicon(names, speeches, read)


def _used_small(speeches: Sequence[Speech]) -> frozenset[str]:
    """Words that two languages use without a capital; in one alone it may be a name that has lost its own."""
    pairs = {(word, speech.language) for speech in speeches for word in speech.small}
    spread = Counter(word for word, _ in pairs)
    return frozenset(word for word, count in spread.items() if count > 1)


def _proven(line: Line, speeches: Sequence[Speech], small: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """Words of a row that enough versions have, and whether one of those is in another script."""
    holders: dict[str, list[Word]] = {}
    foreign: set[str] = set()
    for number in line.ballots:
        likely = [word for word in line.words[number] if _may_be_name(word)]
        # the later of equal keys stays: one inside a sentence, where there is one
        found = {word.text: word for word in sorted(likely, key=lambda word: not word.opens)}
        for text, word in found.items():
            holders.setdefault(text, []).append(word)
            if speeches[number].own_script:
                foreign.add(text)
    for text, held in holders.items():
        if len(held) < max(2, len(line.ballots) / 2) or _share(text, line, speeches) < _SHARE:
            continue
        inside = sum(not word.opens for word in held)
        if text in foreign or (2 * inside >= len(held) and text.lower() not in small):
            yield text, text in foreign


def _may_be_name(word: Word) -> bool:
    return word.capital and len(word.text) >= _SHORTEST and not is_acronym(word.text) and word.plain


def _share(text: str, line: Line, speeches: Sequence[Speech]) -> float:
    """Share of the voting versions that have the word in some form; nothing where too few have it."""
    have = sum(
        any(is_form(word.text, text, speeches[number].locale) for word in line.words[number])
        for number in line.ballots
    )
    return have / len(line.ballots) if have >= _FEWEST_HOLDERS else 0.0
