"""Judge whether a piece of text is in another language than the version that it stands in."""

import math
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence, Set as AbstractSet
from functools import cached_property
from itertools import groupby

from msgspec import Struct

from ..late import late
from ..locales import language_of
from .english import NOTATION, SENTENCE_WORD, english_words, function_words
from .kinship import akin
from .profiles import PROFILED, STEP, Profiles, composed, profiles
from .scripts import count_scripts, is_plainly_latin, script_of_letter, scripts_of
from .tell import Told, tell, unknown_to_japan, without_names_of_things
from .vocabulary import common_words, profiled_as

# The thresholds were chosen on published documents, by a reading of every finding in both languages; what a change
# finds and misses tests.bench.languages prints for any folder. Letters are those of words that begin small, each word
# once. A gain is by how many nats a letter another language is likelier than the version's own.
ENGLISH_LETTERS = 30  # below these English needs more of its commonest words, or a larger gain
OTHER_LETTERS = 25  # from which a text can be in a language other than English
FEWEST_LETTERS = 10  # from which words are worth a comparison
LEAD = 0.5  # nats a letter ahead of the next language; a mixture of languages is less
ORDINARY = 0.1  # nats a letter that a text may fall short of its own language's average without a second look
_UNPROFILED_LETTERS = 60  # the same as ENGLISH_LETTERS in a language without a profile, unless a text has
_MANY_COMMON = 3  # common words of English
_SEVERAL = 3  # words that are more than a command
_FEW_LETTERS = 8  # of a text in any script; fewer tell nothing
_FEW_WORDS = 5  # that a sentence has at least
_OWN_SCRIPT = 0.1  # the most that a foreign block has of letters in the version's own script

_QUOTED = late(
    "“[^“”\n]{1,300}”|„[^„“”\n]{1,300}[“”]|«[^«»\n]{1,300}»|»[^«»\n]{1,300}«|「[^「」\n]{1,300}」|"
    '『[^『』\n]{1,300}』|"[^"\n]{1,300}"|‘[^‘’\n]{1,300}’'
)
_MAYBE_NO_WORDS = late('[@/{<%“„«»「『"‘]')
_WORD = re.compile(r"\b(?<!--)[^\W\d_]+\b")  # no option, no part of a name that has digits or low lines in it
_BY_ITSELF = late(r"(?:^|(?<=[,;|]))[ \t]*[^\s,;|]+[ \t]*(?=[,;|]|$)")
_IN_A_ROW = 4  # words of a sentence
_MOST_LOOKED_AT = 600  # code points of a text in which scripts are counted, for speed
_MOST_WORDS = 30  # of a text that are compared, for speed
_ENOUGH_LETTERS = 60  # from which a text needs none of the commonest words of its language
# German writes nouns with capitals: these letters and leads (nats a letter) count words in capitals too.
_GERMAN_LETTERS = 40
_GERMAN_LEAD = 0.8
_GERMAN_DOUBT = 0.3  # by which names may put German behind at first
_SAMPLE = 14  # words of a block that are asked first


class Foreign(Struct, frozen=True):
    """A text is in ``language``, not in that of its version; so many of its letters say so."""

    language: str
    letters: int


class Words:
    """The words of a block that can tell a language: no names, quotations, addresses, code.

    ``plain`` is the text without what belongs to no language; ``small`` are the words that begin with a small letter,
    or have no case, each once (some of them in a long text), and ``letters`` says how many letters they have.
    """

    def __init__(self, text: str) -> None:
        self.plain = _plain(text)
        self._all = list(dict.fromkeys(_WORD.findall(self.plain)))
        small = [word for word in self._all if not word[0].isupper()]
        self.small = small[:: len(small) // _MOST_WORDS + 1]
        self.letters = sum(map(len, self.small))

    @cached_property
    def scripts(self) -> Counter[str]:
        """Letters by script, of the beginning of a long text."""
        return count_scripts(self.plain[:_MOST_LOOKED_AT])

    @cached_property
    def capitalised(self) -> list[str]:
        """The other words, each once: names, and in German all nouns."""
        return [word for word in self._all if word[0].isupper() and word[1:].islower()]

    @cached_property
    def english(self) -> int:
        """How many of the words are among the commonest of English."""
        return sum(map(function_words().__contains__, self.small))


def _plain(text: str) -> str:
    text = composed(text)
    if _MAYBE_NO_WORDS.search(text) or "www" in text:
        text = _QUOTED.sub(" ", without_names_of_things(text))
    return text.lower() if text.isupper() else text


def writes(locale: str, words: Words) -> bool:
    """Whether a locale is written in the script that most of the words are in."""
    scripts = scripts_of(locale)
    return 2 * sum(words.scripts[script] for script in scripts) > words.scripts.total()


def speaks(words: Words, language: str) -> bool:
    """Whether words are a sentence, or part of one, and no synopsis of a command or list of names.

    A sentence has several words in a row, none of which touches a sign of a notation or stands by itself
    between commas; in English one of its commonest words is enough.
    """
    if words.scripts["Latn"] * 2 <= words.scripts.total():
        return True
    found = [SENTENCE_WORD.fullmatch(token) for token in _BY_ITSELF.sub(" ", words.plain).split()]
    if language == "en" and not function_words().isdisjoint(each[1].lower() for each in found if each):
        return True
    longest = max((len(list(run)) for said, run in groupby(found, bool) if said), default=0)
    if language == "en" and NOTATION.search(words.plain):
        return False
    return longest >= _IN_A_ROW or (language != "en" and longest == len(found) > 0)


class OwnLanguage:
    """Says whether words are in a version's own language, given the languages of its family.

    ``names`` picks from capitalised words those that stand in versions of several languages.
    """

    def __init__(
        self,
        locale: str,
        family: Collection[str],
        names: Callable[[Collection[str]], AbstractSet[str]] = lambda _: frozenset(),
    ) -> None:
        self.language = profiled_as(locale)
        self._scripts = scripts_of(locale)
        self._names = names
        self._latin = "Latn" in self._scripts
        self._rivals = sorted(({language_of(other) for other in family} | {"en"}) - {self.language})

    def foreign_in(self, words: Words) -> Foreign | None:
        """What other language the words are in, or None where they may be the version's own."""
        return self._by_script(words) or self._german(words)

    def _german(self, words: Words) -> Foreign | None:
        """German, which writes all nouns with capitals, so that few small words are left to judge by."""
        if "de" not in self._rivals or words.letters >= _ENOUGH_LETTERS or len(words.plain) < _GERMAN_LETTERS:
            return None
        if self.language not in PROFILED["Latn"] or akin("de", self.language):
            return None  # Luxembourgish has no profile that German could be weighed against
        if len(words.capitalised) < 2:
            return None
        small = [word for word in words.small if script_of_letter(word[0]) == "Latn"]
        lead, letters = self._lead_of_german(small + words.capitalised)
        if lead < -_GERMAN_DOUBT or not words.scripts["Latn"] * 2 > words.scripts.total():
            return None
        names = self._names(words.capitalised)
        lead, letters = self._lead_of_german(
            small + [word for word in words.capitalised if word not in names]
        )
        return Foreign("de", letters) if lead >= _GERMAN_LEAD else None

    def _lead_of_german(self, words: Sequence[str]) -> tuple[float, int]:
        """By how many nats a letter German is ahead of the next language, and how many letters say so."""
        letters = sum(map(len, words))
        if len(words) < _FEW_WORDS or letters < _GERMAN_LETTERS:
            return -math.inf, letters
        weights = dict(_weighed(profiles("Latn"), words, {*self._rivals, self.language}))
        german = weights.pop("de")
        return (german - max(weights.values())) / letters, letters

    def _by_script(self, words: Words) -> Foreign | None:
        if self._latin and is_plainly_latin(words.plain):
            return self._same_script(words, "Latn")
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
        elsewhere = [word for word in words.small if script_of_letter(word[0]) not in self._scripts]
        if sum(map(len, elsewhere)) > (1 - _OWN_SCRIPT) * words.letters:
            return self._of_script(" ".join(elsewhere))
        return self._same_script(words, "Latn")

    def _other_script(self, words: Words) -> Foreign | None:
        """Words in a script that the version's language is not written in."""
        if words.scripts["Latn"] * 2 > words.scripts.total():
            return self._latin_elsewhere(words)
        return self._of_script(words.plain)

    def _of_script(self, text: str) -> Foreign | None:
        told = tell(text)
        if told.language == "und" or told.letters < _FEW_LETTERS or akin(told.language, self.language):
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
        words = Words(" ".join(word for word in words.small if script_of_letter(word[0]) == "Latn"))
        if words.letters < _FEW_LETTERS:
            return None
        rivals = [name for name in self._rivals if name in PROFILED["Latn"]]
        (weight, language), *others = _ranked(profiles("Latn"), words.small, rivals)
        if language == "en":
            enough = words.english >= 2 or (words.english and _are_several(words))
            return Foreign("en", words.letters) if enough else None
        lead = weight - others[0][0]
        enough = len(words.small) >= _FEW_WORDS and words.letters >= OTHER_LETTERS
        clear = enough and lead >= LEAD and _may_be_a_sentence(words, language)
        return Foreign(language, words.letters) if clear else None

    def _same_script(self, words: Words, script: str) -> Foreign | None:
        if script not in PROFILED or words.letters < FEWEST_LETTERS:
            return None
        if self.language not in PROFILED[script]:
            return self._against_all(words) if script == "Latn" else None
        weights = profiles(script)
        if self._sounds_right(weights, words.small):
            return None
        if not self._is_another_likelier(weights, words.small):
            return None
        ranked = _ranked(weights, words.small, [*self._rivals, self.language])
        best, language = ranked[0]
        if akin(language, self.language):
            return None
        own = next(weight for weight, name in ranked if name == self.language)
        others = [weight for weight, name in ranked if not akin(name, language)]
        if language == "en":
            common = len(english_words(self.language).intersection(words.small))
            clear = _are_several(words) and best - own >= _needed_of_english(words.letters, common)
        else:
            enough = words.letters >= OTHER_LETTERS and best - own >= _needed(words.letters)
            clear = enough and best - max(others) >= LEAD and _may_be_a_sentence(words, language)
        return Foreign(language, words.letters) if clear else None

    def _sounds_right(self, weights: Profiles, words: Sequence[str]) -> bool:
        """Whether a few words from all over the block are as the version's language has them."""
        sample = words[:: max(1, len(words) // _SAMPLE)]
        weight = weights.weights(sample)[weights.at[self.language]] * STEP
        return weight >= (weights.typical[self.language] - ORDINARY) * sum(map(len, sample))

    def _is_another_likelier(self, weights: Profiles, words: Sequence[str]) -> bool:
        """Whether one of the other languages makes words likelier than the version's own does."""
        summed = weights.weights(words)
        own = summed[weights.at[self.language]]
        return any(summed[weights.at[name]] > own for name in self._rivals if name in weights.at)

    def _against_all(self, words: Words) -> Foreign | None:
        """What is plainly in a language with a profile, where the version's own has no profile."""
        long = sum(
            len(word) > 2 for word in function_words().intersection(words.small)
        )  # “an”, “is” are Irish too
        enough = ENGLISH_LETTERS if long >= _MANY_COMMON else _UNPROFILED_LETTERS
        if not long or words.letters < enough:
            return None
        told: Told = tell(" ".join(words.small), thorough=False)  # what is in doubt is not said to be English
        return Foreign("en", words.letters) if told.language == "en" and told.sure else None


def _ranked(weights: Profiles, words: Sequence[str], languages: Collection[str]) -> list[tuple[float, str]]:
    """What a letter of the words weighs in each language, in nats, the likeliest language first."""
    letters = sum(map(len, words))
    scored = ((weight / letters, name) for name, weight in _weighed(weights, words, languages))
    return sorted(scored, reverse=True)


def _weighed(
    weights: Profiles, words: Sequence[str], languages: Collection[str]
) -> Iterator[tuple[str, float]]:
    """What the words weigh in each of the languages that have a profile, in nats."""
    summed = weights.weights(words)
    for name in languages:
        at = weights.at.get(name)
        if at is not None:
            yield name, summed[at] * STEP


def _are_several(words: Words) -> bool:
    """Whether there are enough words to be more than a command."""
    return len(words.small) >= _SEVERAL and words.letters >= FEWEST_LETTERS


def _may_be_a_sentence(words: Words, language: str) -> bool:
    """Whether words have one of the commonest words of a language, or are so many that they need none of them.

    Names of commands and learned words sound like any language.
    """
    common = common_words(language)
    return words.letters >= _ENOUGH_LETTERS or not common or not common.isdisjoint(words.small)


def _needed_of_english(letters: int, common: int) -> float:
    """The gain from which words are English; names and commands are English in every language.

    ``common`` is how many of them are among the commonest of English and no words of the version's language:
    the more there are, the less gain is enough.
    """
    if common and letters < ENGLISH_LETTERS:
        return 2.0 - 0.4 * max(0, min(common - 2, 2))
    if common == 0:
        return math.inf
    return max(0.4, max(0.65, 1.5 - letters / 100) - 0.2 * (common - 1))


def _needed(letters: int) -> float:
    """The gain from which words are in another language than English; more letters need less."""
    return max(LEAD, 1.4 - letters / 100)
