"""Learn from the rows of a table which words are names."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, chain, pairwise
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from ..align import Row, Table
from ..locales import language_of
from ..parse import Block, Notice
from ..voting import HOLDERS, OTHERS, VOTERS, Vote
from .endings import bare_forms, cores
from .tokens import (
    Word,
    ascii_parts,
    capitals,
    count_word,
    finds,
    has_latin,
    has_word,
    is_acronym,
    is_own_script,
    latin_words,
    places,
    words,
)

_SHORTEST = 3  # letters of a word that is a name
# As many searches through a text cost less than to learn all its words.
_FEW = 12
_SENTENCE = 30  # code points; shorter ones are rather titles
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_STOP = re.compile(r"[.,;:!?()]")
_start = attrgetter("at")


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
    """The words of one version: those with a capital letter, and all others where they are asked for."""

    def __init__(self, notice: Notice) -> None:
        self.notice = notice
        self._capitals: dict[int, tuple[str, ...]] = {id(block): capitals(block) for block in notice.blocks}
        self._words: dict[int, tuple[Word, ...]] = {}
        self._asked = 0
        self._searched: dict[int, int] = {}
        self._indices: dict[int, Mapping[str, Sequence[Word]]] = {}

    def capitals(self, block: Block) -> tuple[str, ...]:
        """The words of one of the version's blocks that have a capital letter."""
        known = self._capitals.get(id(block))
        return capitals(block) if known is None else known

    def words(self, block: Block) -> tuple[Word, ...]:
        """The Latin words of one of the version's blocks, with their places."""
        if id(block) not in self._words:
            self._words[id(block)] = words(block)
        return self._words[id(block)]

    def places(self, block: Block, word: str) -> Sequence[Word]:
        """Where a word stands in one of the version's blocks, which learns all its words once many are asked for."""
        searched = self._searched.get(id(block), 0)
        if searched < _FEW:
            self._searched[id(block)] = searched + 1
            return places(block, word)
        if id(block) not in self._indices:
            self._indices[id(block)] = _by_text(self.words(block))
        return self._indices[id(block)].get(word, ())

    def beside(self, word: Word) -> tuple[Word | None, Word | None]:
        """The words before and behind a word, where one sign parts them from it."""
        near = self.words(word.block)
        at = bisect_left(near, word.at, key=_start)
        before = near[at - 1] if at and word.at - near[at - 1].to == 1 else None
        at = bisect_left(near, word.to, lo=at, key=_start)
        behind = near[at] if at < len(near) and near[at].at - word.to == 1 else None
        return before, behind

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
        return is_own_script(
            "".join(block.text for block in self.notice.blocks if block.kind != "code")[:4000]
        )

    @cached_property
    def capitalised(self) -> Counter[str]:
        """How often each word with a capital letter is used."""
        return Counter(chain.from_iterable(self._capitals.values()))

    def times(self, word: str) -> int:
        """How often a word is used as it is written."""
        if word != word.lower():
            return self.capitalised[word]
        return count_word(self._text, word) if self._may_say(word) else 0

    def blocks_with(self, parts: Sequence[str]) -> frozenset[int]:
        """The ``id`` of each block that has one of some strings, whatever letters stand beside it."""
        if not parts:
            return frozenset()
        starts = list(accumulate((len(block.text) + 1 for block in self._spoken), initial=0))
        return frozenset(
            id(self._spoken[bisect_right(starts, at) - 1]) for part in parts for at in finds(self._text, part)
        )

    def says_small(self, word: str) -> bool:
        """Whether a word without a capital letter is used."""
        return self._may_say(word) and has_word(self._text, word)

    def _may_say(self, word: str) -> bool:
        """Whether a word is worth a search through the text, once many have been asked for: most are not there."""
        self._asked += 1
        return self._asked <= _FEW or not (word.isascii() and word.isalnum()) or word.encode() in self._parts

    @cached_property
    def _parts(self) -> frozenset[bytes]:
        return ascii_parts(self._text)

    @cached_property
    def _text(self) -> str:
        return "\n".join(block.text for block in self._spoken)

    @cached_property
    def _spoken(self) -> list[Block]:
        return [block for block in self.notice.blocks if block.kind != "code"]

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(latin_words(self._text.lower()))

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


def _by_text(found: Iterable[Word]) -> dict[str, list[Word]]:
    by_text: dict[str, list[Word]] = {}
    for word in found:
        by_text.setdefault(word.text, []).append(word)
    return by_text


class Line(Struct, frozen=True, dict=True):
    """One row and the versions that may vote on its names."""

    row: Row
    comparable: frozenset[int]
    speeches: tuple[Speech, ...]

    @cached_property
    def capitals(self) -> tuple[tuple[str, ...], ...]:
        """By version, the words with a capital letter."""
        return tuple(
            speech.capitals(cell[0])
            if len(cell) == 1
            else tuple(chain.from_iterable(map(speech.capitals, cell)))
            for cell, speech in zip(self.row.cells, self.speeches, strict=True)
        )

    def words(self, version: int) -> Iterator[Word]:
        """The Latin words of one version, with their places."""
        return chain.from_iterable(map(self.speeches[version].words, self.row.cells[version]))

    def places(self, version: int, texts: Iterable[str]) -> list[Word]:
        """Where some words of one version stand, in order."""
        places = self.speeches[version].places
        return [
            word
            for block in self.row.cells[version]
            for word in sorted(chain.from_iterable(places(block, text) for text in texts), key=_start)
        ]

    @cached_property
    def said(self) -> tuple[frozenset[str], ...]:
        """By version, the different words with a capital letter."""
        return tuple(map(frozenset, self.capitals))

    def has_form(self, version: int, name: str) -> bool:
        """Whether one version has a name, in a form that its language gives to it."""
        if name in self.said[version]:
            return True
        forms, begin = self._forms[version], name[:2]
        if begin not in forms:
            locale = self.speeches[version].locale
            alike = (word for word in self.said[version] if word.startswith(begin))
            forms[begin] = frozenset(chain.from_iterable(bare_forms(word, locale) for word in alike))
        return name in forms[begin]

    @cached_property
    def _forms(self) -> tuple[dict[str, frozenset[str]], ...]:
        """By version and by beginning, the names that its words with a capital letter may be forms of."""
        return tuple({} for _ in self.speeches)

    @property
    def ballots(self) -> tuple[int, ...]:
        """Versions that vote, one of each language."""
        return self._vote[0]

    @property
    def enough(self) -> bool:
        """Whether enough versions stand here to prove a name."""
        ballots, present = self._vote
        return present >= VOTERS and len(ballots) >= OTHERS

    @cached_property
    def _vote(self) -> tuple[tuple[int, ...], int]:
        """The versions that vote, and how many languages stand here: identical texts have one vote.

        A version in another script abstains where it has no Latin word: it may write names in its own letters.
        """
        seen: set[str] = set()
        languages: set[str] = set()
        ballots = []
        for version, cell in enumerate(self.row.cells):
            if not cell or version not in self.comparable:
                continue
            text = cell[0].text if len(cell) == 1 else " ".join(block.text for block in cell)
            speech = self.speeches[version]
            if not text or text in seen or speech.language in languages:
                continue
            seen.add(text)
            languages.add(speech.language)
            if self.capitals[version] or not speech.own_script or _has_words(cell):
                ballots.append(version)
        return tuple(ballots), len(languages)


def _has_words(cell: Sequence[Block]) -> bool:
    return any(block.kind != "code" and has_latin(block.text) for block in cell)


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
        """By how many languages a word with a capital letter is used."""
        by_language: dict[str, set[str]] = {}
        for speech in self.speeches:
            by_language.setdefault(speech.language, set()).update(speech.capitalised)
        return Counter(chain.from_iterable(by_language.values()))

    def is_odd(self, word: str, locale: str) -> bool:
        """Whether a word of a version with a locale stands in its language only and is no form of a name."""
        if len(word) <= _SHORTEST:
            return False
        alone = self._spread[word] < 2 if word != word.lower() else self.small_in(word) == language_of(locale)
        return alone and not self.name_of(word, locale)

    def small_in(self, word: str) -> str:
        """The one language that uses a word without a capital letter; empty where none does, or several."""
        if word not in self._small:
            said = (speech.language for speech in self.speeches if speech.says_small(word))
            first = next(said, "")
            self._small[word] = first if all(language == first for language in said) else ""
        return self._small[word]

    @cached_property
    def _small(self) -> dict[str, str]:
        return {}

    def is_in_sentence(self, name: str) -> bool:
        """Whether a version writes a name among words that are small: in a title most words have a capital."""
        if name not in self._sentenced:
            self._sentenced[name] = any(_is_sentence(block, name) for block in self._blocks.get(name, ()))
        return self._sentenced[name]

    @cached_property
    def _sentenced(self) -> dict[str, bool]:
        return {}

    @cached_property
    def _blocks(self) -> dict[str, list[Block]]:
        """The blocks that each name stands in."""
        blocks: dict[str, list[Block]] = {}
        for speech in self.speeches:
            for block in speech.notice.blocks:
                for name in self.names.keys() & speech.capitals(block):
                    blocks.setdefault(name, []).append(block)
        return blocks

    def is_usual(self, name: str, version: int) -> bool:
        """Whether a version writes a name in at least half of the rows in which all of enough others do.

        One that writes it in its own letters may have left it as it is in a single place.
        """
        return self._surplus[name, version] >= 0

    @cached_property
    def _surplus(self) -> Counter[tuple[str, int]]:
        """In how many more such rows each version has a name than lacks it."""
        surplus: Counter[tuple[str, int]] = Counter()
        for line in self.lines:
            present = {version for version in line.comparable if line.row.cells[version]}
            if len(present) < HOLDERS:
                continue
            said = {version: self._said(line, version) for version, cell in enumerate(line.row.cells) if cell}
            holders = Counter(chain.from_iterable(said[version] for version in present))
            for name, count in holders.items():
                for own in said if count >= len(present) - 1 else ():
                    has, voter = name in said[own], own in present
                    others = len(present) - voter
                    if others >= HOLDERS and count - (has and voter) == others:
                        surplus[name, own] += 1 if has else -1
        return surplus

    def _said(self, line: Line, version: int) -> frozenset[str]:
        """The names that one version has in a row."""
        forms = self.forms[version]
        return frozenset(known.text for word in line.capitals[version] if (known := forms.get(word)))

    @cached_property
    def declares(self) -> bool:
        """Whether any name was declared."""
        return any(name.declared for name in self.names.values())

    @cached_property
    def has_small(self) -> bool:
        """Whether a name was declared without a capital letter."""
        return any(text == text.lower() for text in self.names)

    @cached_property
    def forms(self) -> tuple[Mapping[str, Name], ...]:
        """By version, its words that are a name or a form of one."""
        return tuple(map(self._forms_in, self.speeches))

    def _forms_in(self, speech: Speech) -> Mapping[str, Name]:
        small = [text for text in self.names if text == text.lower()]
        used = [*speech.capitalised, *(text for text in small if speech.says_small(text))]
        found = ((word, self.name_of(word, speech.locale)) for word in used)
        return {word: name for word, name in found if name}

    def leads(self, name: str) -> bool:
        """Whether a name begins the runs of names that it stands in.

        One that follows others (“Nordlys Foundation”) is a common noun that a language may have in its own
        spelling.
        """
        return 2 * self._following[name] < self._named[name]

    @cached_property
    def _named(self) -> Counter[str]:
        """How often each name stands in the family."""
        return Counter(word.text for run in self._runs for word in run)

    @cached_property
    def _following(self) -> Counter[str]:
        """How often each name stands right after another one."""
        pairs = (pair for run in self._runs for pair in pairwise(run))
        return Counter(word.text for before, word in pairs if self._touch(before, word))

    @staticmethod
    def _touch(before: Word, word: Word) -> bool:
        gap = before.block.text[before.to : word.at]
        return before.block is word.block and len(gap) < 8 and not (_STOP.search(gap) or has_latin(gap))

    @cached_property
    def _runs(self) -> list[list[Word]]:
        """The names of each cell, in order."""
        return [
            line.places(version, self.names.keys() & found)
            for line in self.lines
            for version, found in enumerate(line.capitals)
            if not self.names.keys().isdisjoint(found)
        ]

    def name_of(self, word: str, locale: str) -> Name | None:
        """The name that a word is a form of; no form has another beginning than its name."""
        if word[:2] not in self._beginnings:
            return None
        key = (word, locale)
        if key not in self._forms:
            self._forms[key] = self._name_of(word, locale)
        return self._forms[key]

    @cached_property
    def _forms(self) -> dict[tuple[str, str], Name | None]:
        return {}

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        return frozenset(name[:2] for name in self.names)

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


def _is_sentence(block: Block, name: str) -> bool:
    if block.kind in ("title", "heading") or len(block.text) < _SENTENCE:
        return False
    rest = [word for word in _LONG_WORD.findall(block.text) if word != name]
    return bool(2 * sum(word[0].isupper() for word in rest) < len(rest))


def learn(table: Table) -> Lexicon:
    """Names told from the versions themselves."""
    speeches = tuple(Speech(notice) for notice in table.notices)
    lines = tuple(Line(row, table.comparable, speeches) for row in table.rows)
    return Lexicon(_Proof(speeches).names(lines), speeches, lines)


class _Proof:
    """The search for names: words that enough versions of a row have."""

    def __init__(self, speeches: tuple[Speech, ...]) -> None:
        self._speeches = speeches
        self._small: dict[str, bool] = {}

    def names(self, lines: Sequence[Line]) -> dict[str, Name]:
        """The names of all rows; a word that one row has proven is not looked at again."""
        names: dict[str, Name] = {}
        shared = self._shared
        if not shared:
            return names
        for line in lines:
            likely = self._likely(line, shared)
            if not likely or not line.enough:
                continue
            for text in likely:
                if self._is_open(text, names, line) and (strong := self._proven(text, line)) is not None:
                    names[text] = Name(text, strong or (text in names and names[text].strong))
        return names

    @cached_property
    def _shared(self) -> frozenset[str]:
        """Words that may be names, by their letters and by being used in two versions."""
        spread = Counter(chain.from_iterable(speech.capitalised.keys() for speech in self._speeches))
        return frozenset(
            word
            for word, count in spread.items()
            if count > 1 and len(word) >= _SHORTEST and not is_acronym(word)
        )

    @staticmethod
    def _likely(line: Line, shared: frozenset[str]) -> list[str]:
        """Words of a row that two versions share, sorted."""
        once: set[str] = set()
        twice: set[str] = set()
        for found in line.capitals:
            own = shared.intersection(found)
            twice |= once & own
            once |= own
        return sorted(twice)

    def _is_open(self, text: str, names: Mapping[str, Name], line: Line) -> bool:
        """Whether a row may tell more of a word than others have told."""
        if text not in names:
            return True
        return not names[text].strong and any(
            text in line.said[version] and self._speeches[version].own_script for version in line.ballots
        )

    def _proven(self, text: str, line: Line) -> bool | None:
        """Whether a version in another script has the word too; None where too few versions have it."""
        having = [version for version in line.ballots if text in line.said[version]]
        if not Vote(len(having), len(line.ballots)).is_shared or not self._is_usual_in(line, text):
            return None
        held = {version: found for version in having if (found := self._plain(text, line, version))}
        if not Vote(len(held), len(line.ballots)).is_shared:
            return None
        foreign = any(self._speeches[version].own_script for version in held)
        inside = sum(any(not word.opens for word in found) for found in held.values())
        if foreign or (Vote(inside, len(held)).is_half and not self._is_used_small(text.lower())):
            return foreign
        return None

    @staticmethod
    def _plain(text: str, line: Line, version: int) -> list[Word]:
        return [word for word in line.places(version, (text,)) if word.plain]

    @staticmethod
    def _is_usual_in(line: Line, text: str) -> bool:
        """Whether three quarters of the voting versions have the word in some form, and three at least."""
        have = sum(line.has_form(version, text) for version in line.ballots)
        return have >= OTHERS and Vote(have, len(line.ballots)).is_clear

    def _is_used_small(self, word: str) -> bool:
        """Whether two languages use a word without a capital; in one alone it may be a name that lost its own."""
        if word not in self._small:
            languages = {speech.language for speech in self._speeches if speech.says_small(word)}
            self._small[word] = len(languages) > 1
        return self._small[word]
