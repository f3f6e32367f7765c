"""Find words that are names gone wrong: run together, a letter off, in the wrong case."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set as AbstractSet
from functools import cached_property
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from ..voting import HOLDERS, WITNESSES, Vote
from ..words.scripts import usual_script
from .endings import cores, inflection, is_form, is_respelt
from .lexicon import Lexicon, Line, Name, Speech
from .tokens import Word, is_acronym

Wrong = Literal["run-together", "compound", "one-letter-off", "misspelt", "wrong-case", "wrong-inner-case"]

_SHORTEST_TO_MISSPELL = 5  # letters of a name
_SHORTEST_TO_MISSPELL_TWICE = 7  # the same with two letters wrong
# A word that a version uses more often than this is meant.
_RARE = 2
# As many letters may differ at most.
_FARTHEST = 2
# Letters with which a name and a word begin that differ at the end only.
_BEGINNING = 4
_NOTHING: Counter[str] = Counter()
_CHANGE = re.compile(r"[A-ZÀ-Þ\u0100-\u024f\u1e00-\u1eff](?<=.[^\W\d_A-Z].)..")


class Suspect(Struct, frozen=True):
    """A word that is a name gone wrong, what it should be, and which name that is."""

    wrong: Wrong
    word: Word
    expected: str
    name: Name
    sure: bool


class Watch:
    """The words of each version that may be names gone wrong, told once for all rows.

    Most words of a notice are far from every name. Only words that this class lets through are held against
    the names of their row.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._lower = {name.lower() for name in lexicon.names}
        self._initials = {name.text[0].lower() for name in lexicon.names.values() if name.declared}
        self._long = [name for name in lexicon.names if len(name) >= _SHORTEST_TO_MISSPELL]
        self._alike = by_edges(self._long)
        self._beginnings = {edges[:-1] for edges in self._alike}
        self._begun = {name[:_BEGINNING] for name in self._long}
        self._whole = tuple(lexicon.names)
        self._near: dict[tuple[str, str], bool] = {}

    @cached_property
    def words(self) -> tuple[frozenset[str], ...]:
        """By version, the words that may be names gone wrong."""
        return tuple(frozenset(self._of(speech)) for speech in self._lexicon.speeches)

    @cached_property
    def _small(self) -> tuple[frozenset[int], ...]:
        """By version, the blocks that may have one of those words without a capital letter."""
        return tuple(
            speech.blocks_with(sorted(word for word in watched if word == word.lower()))
            for speech, watched in zip(self._lexicon.speeches, self.words, strict=True)
        )

    def sees(self, line: Line, version: int) -> bool:
        """Whether a version may have a word that is watched in a row."""
        cell = line.row.cells[version]
        if not cell or not self.words[version]:
            return False
        if not self.words[version].isdisjoint(line.capitals[version]):
            return True
        return any(id(block) in self._small[version] for block in cell)

    def _of(self, speech: Speech) -> Iterator[str]:
        for word, count in speech.capitalised.items():
            rare = count <= _RARE or word[0].lower() in self._initials
            if rare and self._lexicon.is_odd(word, speech.locale) and self._may_be_wrong(word, speech.locale):
                yield word
        for word in sorted(self._lower):
            if self._lexicon.is_odd(word, speech.locale) and speech.says_small(word):
                yield word

    def _may_be_wrong(self, word: str, locale: str) -> bool:
        return (
            word.lower() in self._lower
            or word.startswith(self._whole)
            or word.endswith(self._whole)
            or _CHANGE.search(word) is not None
            or self._is_near(word, locale)
        )

    def _is_near(self, word: str, locale: str) -> bool:
        """Whether a word is a name with a letter or two changed."""
        if word[0].lower() not in self._beginnings and f" {word[1:2]}" not in self._beginnings:
            return False
        if (word, locale) not in self._near:
            self._near[word, locale] = any(
                abs(len(core) - len(name)) <= _FARTHEST and letters_off(word, name, locale)
                for core, _ in cores(word, locale)
                for name in alike_to(core, self._alike)
            ) or (
                word[:_BEGINNING] in self._begun
                and any(ends_otherwise(word, name, locale) for name in self._long)
            )
        return self._near[word, locale]


def alike_to(core: str, edges: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Names that begin and end like a word: one of the first two letters, and the last, are the same."""
    yield from edges.get(core[0].lower() + core[-1], ())
    yield from edges.get(f" {core[1:2]}{core[-1]}", ())


def by_edges(names: Sequence[str]) -> dict[str, list[str]]:
    """Names by their first letter and their last one, and by a blank, their second letter and their last.

    The last letter may have changed places with the one before it.
    """
    found: dict[str, list[str]] = {}
    for name in names:
        for last in dict.fromkeys(name[-2:]):
            found.setdefault(name[0].lower() + last, []).append(name)
            found.setdefault(f" {name[1]}{last}", []).append(name)
    return found


class Tally(Struct, frozen=True, dict=True):
    """How often each version names each name in one row."""

    lexicon: Lexicon
    line: Line

    @cached_property
    def counts(self) -> tuple[Counter[str], ...]:
        """By version, how often it has each name."""
        return tuple(map(self._named, range(len(self.line.row.cells))))

    def _named(self, version: int) -> Counter[str]:
        forms = self.lexicon.forms[version]
        found = self.line.capitals[version]
        if self.lexicon.has_small:
            return Counter(forms[word.text].text for word in self.line.words(version) if word.text in forms)
        if forms.keys().isdisjoint(found):
            return _NOTHING
        counts: Counter[str] = Counter()
        for word in found:
            if name := forms.get(word):
                counts[name.text] += 1
        return counts

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names that any voting version has."""
        return tuple(sorted({name for version in self.line.ballots for name in self.counts[version]}))

    def may_lack(self, version: int) -> bool:
        """Whether there is a name that as many others have as can prove that a version lacks it."""
        return any(not self.counts[version][name] for name in self._common)

    @cached_property
    def _common(self) -> tuple[str, ...]:
        """Names in Latin letters throughout that at least four voting versions have."""
        names = self.lexicon.names
        told = (name for name in self.names if names[name].strong and not names[name].declared)
        return tuple(n for n in told if sum(self.counts[b][n] > 0 for b in self.line.ballots) >= HOLDERS)


class Expectation(Struct, frozen=True, dict=True):
    """The names that one version should have in a row, by the others."""

    tally: Tally
    version: int

    @property
    def lexicon(self) -> Lexicon:
        """The family's names."""
        return self.tally.lexicon

    @property
    def line(self) -> Line:
        """The row."""
        return self.tally.line

    @property
    def speech(self) -> Speech:
        """The version's words."""
        return self.lexicon.speeches[self.version]

    @property
    def counts(self) -> Counter[str]:
        """How often this version has each name."""
        return self.tally.counts[self.version]

    @cached_property
    def others(self) -> tuple[int, ...]:
        """The versions that vote, without this one and those of its language."""
        language = self.speech.language
        return tuple(n for n in self.line.ballots if self.lexicon.speeches[n].language != language)

    def holders(self, name: str) -> list[int]:
        """The other versions that have a name here."""
        return [version for version in self.others if self.tally.counts[version][name]]

    @cached_property
    def expected(self) -> tuple[Name, ...]:
        """Names that at least two of the others, and half of them, have here."""
        names, others = self.lexicon.names, len(self.others)
        return tuple(names[n] for n in self.tally.names if Vote(len(self.holders(n)), others).is_shared)

    def short(self, name: str) -> bool:
        """Whether this version names a name less often here than the others do."""
        own = self.counts[name]
        held = sorted(self.tally.counts[version][name] for version in self.holders(name))
        if not own or not held:
            return not own
        return 2 * own < held[(len(held) - 1) // 2] + held[len(held) // 2]  # less than the median

    def suspects(self, watched: AbstractSet[str]) -> Iterator[Suspect]:
        """Words of this version, of those that are watched, that are names gone wrong."""
        if not self.candidates:
            return
        here = {word for word in watched if word == word.lower()}.union(
            watched & set(self.line.capitals[self.version])
        )
        for word in self.line.places(self.version, here):
            if self.speech.times(word.text) <= _RARE or self._declared_near(word):
                suspect = self._suspect(word)
                if suspect and word.plain and word.unbroken:
                    yield suspect

    def _suspect(self, word: Word) -> Suspect | None:
        return self._wrong_case(word) or self._run_together(word) or self._misspelt(word)

    def _declared_near(self, word: Word) -> bool:
        return any(name.declared and name.text[0].lower() == word.text[0].lower() for name in self.candidates)

    @cached_property
    def candidates(self) -> tuple[Name, ...]:
        """Names that a word of this row may be meant for: those expected here, and those declared."""
        declared = (name for name in self.lexicon.names.values() if name.declared)
        return tuple(dict.fromkeys((*self.expected, *declared)))

    def _wrong_case(self, word: Word) -> Suspect | None:
        for name in self.candidates:
            if word.text.lower() != name.text.lower():
                continue
            if is_acronym(word.text):
                return None
            inner = name.text[1:] != name.text[1:].lower()
            known = self._as_known(name, word, inner=inner)
            certain = inner and len(name.text) >= _SHORTEST_TO_MISSPELL_TWICE
            if not (certain or known.declared or self.short(name.text)):
                return None
            if word.text == word.text.lower() and name.text[0].islower() and not self._is_firm(name):
                return None  # “keepalive” is a common word too, keepAlive an option
            lost = inner and _capitals(word.text) < _capitals(name.text)
            return Suspect("wrong-inner-case" if lost else "wrong-case", word, name.text, known, sure=True)
        return None

    def _as_known(self, name: Name, word: Word, *, inner: bool) -> Name:
        """The name, as one that was not declared where the word may be a common noun (voice, teams)."""
        alone = not self.others
        expected = bool(self.holders(name.text)) and self.short(name.text) and name.whole
        beside = (alone or self.holders(name.text)) and self._beside_name(word)
        if not name.declared or inner or expected or beside:
            return name
        return replace(name, declared=False)

    def _beside_name(self, word: Word) -> bool:
        """Whether another word of a name stands next to a word."""
        return any(
            beside is not None and self.lexicon.name_of(beside.text, self.speech.locale) is not None
            for beside in self.speech.beside(word)
        )

    def _run_together(self, word: Word) -> Suspect | None:
        for cut in _cuts(word.text, self.candidates):
            left, right = word.text[:cut], word.text[cut:]
            name = self._lacking(left, right)
            if name is None or not self._is_joined(word.text, left, right):
                continue
            if left[0].isupper() and right[0].isupper() and not (name.declared or self._are_two(left, right)):
                continue
            return Suspect(self._way_joined(word.text, left, right), word, f"{left} {right}", name, sure=True)
        return None

    def _are_two(self, left: str, right: str) -> bool:
        """Whether two words with a capital are two words for others, or for none of them.

        A name may have a capital inside, as SkyOS has beside Sky: then “OS” stands in others, but seldom behind “Sky”.
        What stands in no other version is a word of this one.
        """
        holding = [
            version for version in self.others if any(word.text == right for word in self.line.words(version))
        ]
        return not holding or sum(self._stands_behind(right, left, one) for one in holding) >= WITNESSES

    def _stands_behind(self, right: str, left: str, version: int) -> bool:
        """Whether a version has one word right behind another in this row."""
        speech = self.lexicon.speeches[version]
        behind = (speech.beside(word)[1] for word in self.line.places(version, [left]))
        return any(word is not None and word.text == right for word in behind)

    def _is_firm(self, name: Name) -> bool:
        """Whether a firm vote of this version and the others has a name here."""
        return Vote(len(self.holders(name.text)), len(self.others) + 1).is_firm

    def _way_joined(self, whole: str, left: str, right: str) -> Wrong:
        """Whether two words have run together, or the language may have built one of them.

        A capital inside is no language's way to build a word; small letters after a name may be an ending
        that no table has, unless they are a word of this version.
        """
        if right[0].isupper() or left[0].islower():
            return "run-together"
        known = self.lexicon.name_of(right, self.speech.locale) or self.speech.knows(right, of=whole)
        return "run-together" if known and not inflection(self.speech.locale).compounds else "compound"

    def _lacking(self, left: str, right: str) -> Name | None:
        """The name that one of the two parts is, and that this version names too seldom here."""
        for name in self.candidates:
            here = left == name.text or is_form(right, name.text, self.speech.locale)
            if here and (self.short(name.text) or (name.declared and not self.holders(name.text))):
                return name
        return None

    def _is_joined(self, whole: str, left: str, right: str) -> bool:
        """Whether both parts are names or words, or one is so long a name that the other must be a word."""
        return all(map(self._is_part, (whole, whole), (left, right))) or any(
            len(part) >= _SHORTEST_TO_MISSPELL and len(rest) >= 4 and self._is_strong(part)
            for part, rest in ((left, right), (right, left))
        )

    def _is_part(self, whole: str, part: str) -> bool:
        if self.lexicon.name_of(part, self.speech.locale) or self.speech.knows(part, of=whole):
            return True
        return any(word.text == part for version in self.others for word in self.line.words(version))

    def _is_strong(self, part: str) -> bool:
        name = self.lexicon.name_of(part, self.speech.locale)
        return name is not None and name.strong

    def _misspelt(self, word: Word) -> Suspect | None:
        if not word.capital or is_acronym(word.text):
            return None
        for name in self.candidates:
            if len(name.text) < _SHORTEST_TO_MISSPELL:
                continue
            off = letters_off(word.text, name.text, self.speech.locale)
            if off is None:
                continue
            if not (self.short(name.text) or name.declared or len(name.text) >= _SHORTEST_TO_MISSPELL_TWICE):
                continue
            if word.text.startswith(name.text) and not self.short(name.text):
                continue  # a word made from it, perhaps of another language: Licensed under the License
            if self.speech.says_small(word.text.lower()):
                return None
            if not name.declared and _without_accents(word.text) == name.text:
                return None  # as the language spells it: Berlín is Berlin
            wrong, ending = off
            if not name.declared and is_respelt(
                word.text.removesuffix(ending), name.text, self.speech.locale
            ):
                wrong = "misspelt"  # perhaps the word of the language: Kontext is context
            at_home = self.speech.times(name.text) > 0 or (name.strong and self.lexicon.leads(name.text))
            sure = wrong == "one-letter-off" and (at_home or name.declared)
            if wrong == "misspelt" and self.counts[name.text]:
                continue
            return Suspect(wrong, word, name.text + ending, name, sure)
        return None


def _without_accents(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    return "".join(part for part in parts if not unicodedata.combining(part))


def _capitals(word: str) -> int:
    return sum(char.isupper() for char in word)


def _cuts(word: str, names: Sequence[Name]) -> Iterator[int]:
    """Where a word may have been joined: at a change from a small letter to a capital, or beside a name."""
    cuts = {at for at in range(2, len(word) - 1) if word[at - 1].islower() and word[at].isupper()}
    for name in names:
        size = len(name.text)
        if len(word) - size > 2 and word.startswith(name.text):
            cuts.add(size)
        if len(word) - size > 2 and word.endswith(name.text):
            cuts.add(len(word) - size)
    yield from sorted(cuts)


def letters_off(word: str, name: str, locale: str) -> tuple[Wrong, str] | None:
    """How a word departs from a name: by one letter inside, by two, or not in a way that can be told.

    Its last letter must be the name’s, or one of its last two that changed places: a word with another one
    may be inflected in a way that no table has; but a language in another script bends no Latin words.
    """
    if ends_otherwise(word, name, locale):
        return "one-letter-off", ""
    near = [(core, ending) for core, ending in cores(word, locale) if _may_be_near(core, name)]
    if not near:
        return None
    from rapidfuzz.distance import OSA  # slow to import, and seldom needed

    for core, ending in near:
        distance = OSA.distance(core, name, score_cutoff=2)
        if distance == 1:
            return "one-letter-off", ending
        if distance == 2 and len(name) >= _SHORTEST_TO_MISSPELL_TWICE and core[0] == name[0]:
            return "misspelt", ending
    return None


def ends_otherwise(word: str, name: str, locale: str) -> bool:
    """Whether a word among those of another script is a Latin name but for a letter at its end, and no plural of it."""
    if word[:_BEGINNING] != name[:_BEGINNING] or abs(len(word) - len(name)) > 1 or not word.isascii():
        return False
    if usual_script(locale) == "Latn" or word in (name, f"{name}s") or f"{word}s" == name:
        return False
    from rapidfuzz.distance import OSA  # as above

    return OSA.distance(word, name, score_cutoff=1) == 1


def _may_be_near(core: str, name: str) -> bool:
    """Whether it is worth the while to count the letters that differ."""
    if abs(len(core) - len(name)) > _FARTHEST or (core[-1] != name[-1] and core != name[:-2] + name[:-3:-1]):
        return False
    if core[0].lower() != name[0].lower() and core[1:2] != name[1:2]:
        return False
    strange = set(core).difference(name)  # told in no time, and most often enough
    return len(strange) <= _FARTHEST and (Counter(core) - Counter(name)).total() <= _FARTHEST
