"""Judge whether a piece of text is in another language than the version that it stands in."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..locales import language_of, script_of
from .kinship import akin
from .profiles import PROFILED, Profiles, composed, profiles
from .scripts import count_scripts
from .tell import Told, tell, unknown_to_japan, without_names_of_things

# Each threshold was measured on published documents, every finding read in both languages. A gain is by how
# many nats a letter another language is likelier than the version's own.
ENGLISH_LETTERS = 30
ENGLISH_GAIN = 1.2
OTHER_LETTERS = 25
LEAD = 0.5  # by which it is ahead of the next language, so that no mixture is taken for one
ORDINARY = 0.3  # nats a letter below what is typical of a language that its own texts need no second look
_UNPROFILED_LETTERS = 60
_FEW_LETTERS = 8
_OWN_SCRIPT = 0.1  # the most that a foreign block has of letters in the version's own script

# The commonest words of English that stand in nearly every sentence.
_FUNCTION_WORDS = """
the of and to in is for you your with that this are on be or as by not we it from can will at an if have our
may any all which their these has was use more when who what how there no but do does must should also only
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())

# Scripts in which a language is written besides the one that CLDR gives as the usual one.
_ALSO = {
    "az": ("Cyrl", "Arab"),
    "bs": ("Cyrl",),
    "ha": ("Arab",),
    "ja": ("Hira", "Kana"),
    "kk": ("Latn", "Arab"),
    "ku": ("Arab",),
    "ky": ("Latn", "Arab"),
    "mn": ("Mong",),
    "mr": ("Modi",),
    "ms": ("Arab",),
    "pa": ("Arab",),
    "sd": ("Deva",),
    "sr": ("Cyrl", "Latn"),
    "tg": ("Arab",),
    "tk": ("Cyrl",),
    "ug": ("Cyrl", "Latn"),
    "uz": ("Cyrl", "Latn", "Arab"),
    "yue": ("Hani",),
    "zh": ("Hani",),
}
_SAME_LETTERS = {"Hans": "Hani", "Hant": "Hani", "Jpan": "Hani", "Kore": "Hang"}

_QUOTED = re.compile(
    "“[^“”\n]{1,300}”|„[^„“”\n]{1,300}[“”]|«[^«»\n]{1,300}»|»[^«»\n]{1,300}«|「[^「」\n]{1,300}」|"
    '『[^『』\n]{1,300}』|"[^"\n]{1,300}"|‘[^‘’\n]{1,300}’'
)
_MAYBE_NO_WORDS = re.compile('[@/{<%“„«»「『"‘]|www')
_WORD = re.compile(r"[^\W\d_]+")
_MOST_LOOKED_AT = 600
_MOST_WORDS = 30
_COMMON = 40
_OFTEN = 4  # blocks that a common word stands in
_SAMPLE = 14  # words of a block that are asked first


@dataclass(frozen=True, slots=True)
class Foreign:
    """A text is in ``language``, not in that of its version; so many of its letters say so."""

    language: str
    letters: int


@dataclass(frozen=True)
class Words:
    """The words of a block that can tell a language: no names, quotations, addresses, code."""

    text: str

    @cached_property
    def plain(self) -> str:
        """The text without what is of no language."""
        text = composed(self.text)
        if _MAYBE_NO_WORDS.search(text):
            text = _QUOTED.sub(" ", without_names_of_things(text))
        return text.lower() if text.isupper() else text

    @cached_property
    def scripts(self) -> Counter[str]:
        """Letters by script, of the beginning of a long text."""
        return count_scripts(self.plain[:_MOST_LOOKED_AT])

    @cached_property
    def small(self) -> list[str]:
        """Words that begin with a small letter, or have no case; of a long text some from all over it."""
        words = [word for word in _WORD.findall(self.plain) if not word[0].isupper()]
        return words[:: len(words) // _MOST_WORDS + 1]

    @cached_property
    def letters(self) -> int:
        """Letters of the small words."""
        return sum(map(len, self.small))

    @cached_property
    def english(self) -> int:
        """How many of the words are among the commonest of English."""
        return sum(word in FUNCTION_WORDS for word in self.small)


class Ear:
    """Hears whether words are of a version's own language, given the languages of its family.

    ``familiar`` are words that are common in the version and in none of another language.
    """

    def __init__(self, locale: str, family: Collection[str], familiar: frozenset[str] = frozenset()) -> None:
        self.language = "no" if language_of(locale) in ("nb", "nn") else language_of(locale)
        script = script_of(locale)
        self._scripts = {_SAME_LETTERS.get(script, script), *_ALSO.get(self.language, ())}
        self._familiar = familiar
        self._known: dict[str, float] = {}
        self._latin = "Latn" in self._scripts
        self._rivals = sorted(({language_of(other) for other in family} | {"en"}) - {self.language})

    def hear(self, words: Words) -> Foreign | None:
        """What other language the words are in, or None where they may be the version's own."""
        scripts = words.scripts
        letters = scripts.total()
        if letters < _FEW_LETTERS:
            return None
        if "Hani" in self._scripts:
            return self._east_asian(words, letters)
        own = sum(scripts[script] for script in self._scripts)
        if own < _OWN_SCRIPT * letters:
            return self._other_script(words)
        if not self._latin:
            return self._same_script(words, max(self._scripts, key=lambda name: (scripts[name], name)))
        others = letters - own
        if words.letters - others < _OWN_SCRIPT * words.letters:
            return self._other_script(words)
        return self._same_script(words, "Latn")

    def _other_script(self, words: Words) -> Foreign | None:
        """Words in a script that the version's language is not written in."""
        if words.scripts["Latn"] == words.scripts.total():
            return self._latin_elsewhere(words)
        told = tell(words.plain)
        if told.language == "und" or akin(told.language, self.language):
            return None
        return Foreign(told.language, told.letters)

    def _east_asian(self, words: Words, letters: int) -> Foreign | None:
        """Chinese and Japanese share characters; kana decide, or characters that Japan does not write."""
        kana = words.scripts["Hira"] + words.scripts["Kana"]
        characters = words.scripts["Hani"]
        if kana + characters < _OWN_SCRIPT * letters:
            return self._other_script(words)
        if self.language != "ja":
            return Foreign("ja", letters) if kana * 5 > letters else None
        if kana or characters < OTHER_LETTERS or "zh" not in self._rivals:
            return None
        return Foreign("zh", letters) if unknown_to_japan(words.plain) * 10 > characters else None

    def _latin_elsewhere(self, words: Words) -> Foreign | None:
        """Latin words where another script is written: names and commands are no sentence, these must be."""
        if words.english >= 2:
            return Foreign("en", words.letters)
        if words.letters < OTHER_LETTERS:
            return None
        weights = profiles("Latn")
        rivals = [name for name in self._rivals if name in PROFILED["Latn"]]
        ranked = _ranked(weights, words, rivals)
        if ranked[0][1] == "en" or len(ranked) < 2 or ranked[0][0] - ranked[1][0] < LEAD:
            return None
        return Foreign(ranked[0][1], words.letters)

    def _same_script(self, words: Words, script: str) -> Foreign | None:
        if script not in PROFILED or words.letters < OTHER_LETTERS:
            return None
        if self.language not in PROFILED[script]:
            return self._against_all(words) if script == "Latn" else None
        weights = profiles(script)
        if self._sounds_right(weights, words):
            return None
        known = [name for name in (*self._rivals, self.language) if name in weights.languages]
        ranked = _ranked(weights, words, known)
        best, language = ranked[0]
        if akin(language, self.language):
            return None
        own = next(weight for weight, name in ranked if name == self.language)
        others = [weight for weight, name in ranked if not akin(name, language)]
        if language == "en":
            clear = words.letters >= ENGLISH_LETTERS and best - own >= ENGLISH_GAIN and words.english > 0
        else:
            clear = best - own >= _needed(words.letters) and best - max(others) >= LEAD
        return Foreign(language, words.letters) if clear else None

    def _sounds_right(self, weights: Profiles, words: Words) -> bool:
        """Whether a few words from all over the block are as the version's language has them."""
        small = words.small
        if 5 * sum(word in self._familiar for word in small) >= len(small):
            return True
        sample = small[:: max(1, len(small) // _SAMPLE)]
        weight = sum(self._weight(weights, word) for word in sample)
        return weight >= (weights.typical[self.language] - ORDINARY) * sum(map(len, sample))

    def _weight(self, weights: Profiles, word: str) -> float:
        weight = self._known.get(word)
        if weight is None:
            weight = self._known[word] = weights.weigh(weights.features((word,)), self.language)
        return weight

    def _against_all(self, words: Words) -> Foreign | None:
        """For a language without a profile: only what is plainly of one that has one."""
        if words.letters < _UNPROFILED_LETTERS or not words.english:
            return None
        told: Told = tell(" ".join(words.small))
        return Foreign("en", words.letters) if told.language == "en" and told.sure else None


def familiar_words(versions: Sequence[tuple[str, Sequence[Words]]]) -> list[frozenset[str]]:
    """For each version, a locale and its words, those common in it and in none of an unlike language."""
    common = [_common(words) for _, words in versions]
    return [
        mine.difference(
            FUNCTION_WORDS if language_of(locale) != "en" else (),
            *(theirs for theirs, (other, _) in zip(common, versions, strict=True) if not akin(locale, other)),
        )
        for mine, (locale, _) in zip(common, versions, strict=True)
    ]


def _common(words: Sequence[Words]) -> frozenset[str]:
    counts = Counter(word for block in words for word in set(block.small))
    return frozenset(word for word, count in counts.most_common(_COMMON) if count >= _OFTEN)


def _ranked(weights: Profiles, words: Words, languages: list[str]) -> list[tuple[float, str]]:
    """What a letter of the words weighs in each language, in nats, the likeliest language first."""
    features = weights.features(words.small)
    return sorted(((weights.weigh(features, name) / words.letters, name) for name in languages), reverse=True)


def _needed(letters: int) -> float:
    """The gain from which words are of another language than English: the more letters, the less."""
    return max(LEAD, 1.4 - letters / 100)
