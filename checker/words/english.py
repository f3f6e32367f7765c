"""Recognise English that nobody translated: headings of a word or two, and single sentences of a paragraph."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from msgspec import Struct

from ..conventions import among_languages
from ..late import late
from ..locales import language_of
from .profiles import PROFILED, STEP, profiles
from .scripts import usual_script
from .tell import without_names_of_things
from .vocabulary import Glance, profiled_as

SENTENCE_WORD = late(r"[\"“”„«»‘’]*([^\W\d_]+(?:['’][^\W\d_]+)?)[\"“”„«»‘’.,:;!?…]*")
"""A word as it stands in a sentence.

What touches other signs is a name, an option or a variable of a program: getent(1), [file], --force, <path>.
"""

_WORD = re.compile(r"[^\W\d_]+")
NOTATION = re.compile(r"(?:^|[\s\[(|])--?[A-Za-z]|[\[\]<>{}|]")
"""Signs of a synopsis: an option, brackets, a choice."""

_SYNOPSIS = late(r"(?:^|[\s\[(|])--?[A-Za-z]|[\[\]]|[{<]\w|\w\||\|\w")
# A name of a program's part that is the whole text: Lamp.colour, lamp.open(door, how), "opened" (door, lamp), and its
# type. A plain word in quotation marks with one in brackets behind it may be a button with a remark.
_PART = r"[A-Za-z_$][\w$]*"
_GIVEN = r"[\w$.?:=|<>\[\]…]+"
_OF_A_PROGRAM = (
    rf"(?:{_PART}(?:\.|::|#|->))+{_PART}(?:\([^()]*\))?",
    rf"{_PART}\((?:[^(),]*,[^()]*)?\)",
    rf"[\"'`][\w.:-]+[\"'`] ?\((?:{_GIVEN}(?:, ?{_GIVEN})+)?\)",
    rf"[\"'`](?:[\w-]*[a-z]+[A-Z]|\w+[.:_-])[\w.:-]*[\"'`] ?\({_GIVEN}\)",
)
_TYPE = r" ?: ?[\w.<>\[\]|]+| ?(?:->|→) ?[\w.<>\[\]|]+| - (?:[a-z]+(?:\[\]|<[\w, ]+>)|[a-z]+[A-Z]\w*)"
_KNOWN_TYPES = "any array bool boolean float function int integer number object promise string void"
_SIGNATURE = late(
    rf"(?:new |await |async )?(?:{'|'.join(_OF_A_PROGRAM)})(?:{_TYPE}| - (?i:{_KNOWN_TYPES.replace(' ', '|')}))?"
)
_NAME_OF_A_PART = re.compile(r"[_/=*@]|[^\W\d]\(?\d")
_HYPHENED, _CAPITAL = re.compile(r"[a-z]-"), re.compile(r"[A-Z]")
_LABELLED = re.compile(r"[\w-]+[ \u00a0\u202f]?[:：]\s+\S+")  # French has a space before the colon
_LABEL = re.compile(r"(?<!\S)[A-Z][\w-]*:(?!\S)")
# Words of a title in capitals, and those in small letters that are among the commonest of English: fewer are a name.
_FEWEST_WORDS_OF_TITLE, _FEWEST_SMALL_OF_TITLE = 6, 2
_FEWEST_WORDS_OF_PHRASE, _SHARE_OF_PHRASE = 4, 4
_FEWEST_LABELS = 4  # like “Name:”, from which a text is a record,
_WORDS_FOR_EACH_LABEL = 8  # if there is one at least for so many words
_FEWEST_LETTERS = 4  # of a word, or of a text, that tells anything: shorter ones stand in many languages
_GAIN = 0.5  # nats a letter by which words are likelier in English; what French shares with it stays below
_GAIN_WITH_COMMON = 0.1  # the same beside a common word of English that the other language does not have
_LOSS_OF_SEVERAL = 0.5  # by which several words may be likelier in the own language, and yet be in doubt
_OWN = 1.0  # nats by which a common word must be likelier in English; else the own language may have it too
_FEWEST_WORDS = 3  # of the commonest of English, that a whole sentence has; one fewer among other scripts
_SHARE = 5  # one word in so many is common in an English sentence, beside a language without a profile
# A stretch of Latin letters where another script is written; code may stand in it.
_LATIN_RUN = re.compile(r"[A-Za-z][ -~‘’“”]{39}")

_LATIN_WORDS = re.compile(r"[A-Za-z][ -~‘’“”]{19}")


class English(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """English beside other languages: ``rules/languages/english.toml``, where each key is explained."""

    commonest: str
    joining: str
    binding: tuple[str, ...]
    ion: dict[str, str]
    ion_only: dict[str, str]


def how_english(text: str, locale: str) -> Literal["plainly", "perhaps", "no"]:
    """Whether words that an English version and this one share are English, and no words of this locale.

    “Introduction” is as French as it is English. A word or two may be a name.
    """
    unnamed = without_names_of_things(text)
    words = [word.lower() for word in _WORD.findall(unnamed)]
    letters = sum(map(len, words))
    if letters < _FEWEST_LETTERS or not all(map(str.isascii, words)):
        return "no"
    if is_notation(text) or (len(words) == 1 and _is_own_too(words[0], profiled_as(locale))):
        return "no"
    plainly = not english_words(locale).isdisjoint(_standing(unnamed))
    language = profiled_as(locale)
    if usual_script(locale) != "Latn" or language not in PROFILED["Latn"]:
        return "plainly" if plainly else "perhaps"
    gain = _gain(words, language) / letters
    if plainly and gain >= _GAIN_WITH_COMMON:
        return "plainly"
    several = sum(len(word) >= _FEWEST_LETTERS for word in words) > 1
    return "perhaps" if gain >= (-_LOSS_OF_SEVERAL if several else _GAIN) else "no"


def _is_own_too(word: str, language: str) -> bool:
    """Whether an English word is one of another language too: a Latin noun in -ion, spelt as that language spells it.

    In a menu of languages English is called English.
    """
    if word == "english":
        return True
    otherwise = _english().ion.get(language)
    if otherwise is None or not word.endswith("ion") or not set(word).isdisjoint(otherwise):
        return False
    return not any(word in nouns.split() for name, nouns in _english().ion_only.items() if name != language)


def is_notation(text: str) -> bool:
    """Whether a text is no sentence but a synopsis (`lamp [--on] colour`), a label with its value, or a record of such.

    So is the signature of a part of a program, whatever words stand in its brackets: `lamp.open(door or window)`.

    Its words are names of parts, which a translator may keep.
    """
    tokens = text.split()
    if tokens[:1] == ["$"] or _SIGNATURE.fullmatch(text.strip()):
        return True  # what is typed at a shell, or a part of a program
    labels = len(_LABEL.findall(text))
    if labels >= max(_FEWEST_LABELS, len(tokens) / _WORDS_FOR_EACH_LABEL):
        return True
    if not function_words().isdisjoint(_standing(text)):
        return False
    if _SYNOPSIS.search(text) or _LABELLED.fullmatch(text.strip()):
        return True
    return 2 * sum(map(_names_a_part, tokens)) >= len(tokens)


def _names_a_part(token: str) -> bool:
    """Whether a word is a path, an option, a call, or hyphenated in small letters, as parts of programs are named."""
    if _NAME_OF_A_PART.search(token):
        return True
    return _HYPHENED.search(token) is not None and not _CAPITAL.search(token)


def is_english_title(text: str, locale: str) -> bool:
    """Whether a text may be an English title: only some of its commonest words begin small."""
    tokens = text.split()
    if len(tokens) < _FEWEST_WORDS_OF_TITLE or language_of(locale) in ("en", "und"):
        return False
    small = {token for token in tokens if token.islower()}
    if len(small & english_words(locale)) < _FEWEST_SMALL_OF_TITLE:
        return False
    long = [token for token in tokens if len(token) >= _FEWEST_LETTERS]
    return 2 * sum(token[0].isupper() for token in long) > len(long)


def is_english_phrase(text: str, locale: str) -> bool:
    """Whether a text may be a short English sentence: a quarter of its words are among the commonest of English."""
    tokens = text.split()
    if len(tokens) < _FEWEST_WORDS_OF_PHRASE or language_of(locale) in ("en", "und"):
        return False
    common = len(english_words(locale).intersection(_standing(text)))
    return common >= _FEWEST_SMALL_OF_TITLE and common * _SHARE_OF_PHRASE >= len(tokens)


def _standing(text: str) -> Iterator[str]:
    """The words that stand by themselves, in small letters; not “in-favour” and “--from-code”."""
    for token in text.split():
        word = SENTENCE_WORD.fullmatch(token)
        if word:
            yield word[1].lower()


def english_in(locale: str, text: str) -> Glance:
    """A quick test for a whole English sentence in a part of a version's text."""
    if language_of(locale) in ("en", "und"):
        return lambda _, __: False
    english = english_words(locale)
    if usual_script(locale) == "Latn":
        return lambda _, words: len(english.intersection(words)) >= _FEWEST_WORDS
    if _LATIN_RUN.search(text) is None:
        return lambda _, __: False
    return lambda part, words: (
        _LATIN_RUN.search(part) is not None and len(english.intersection(words)) >= _FEWEST_WORDS - 1
    )


def words_of_english_in(locale: str, text: str) -> Glance:
    """A quick test for common English words in a part of a version's text, as few as a short sentence has."""
    if language_of(locale) in ("en", "und"):
        return lambda _, __: False
    english = english_words(locale)
    if usual_script(locale) != "Latn" and _LATIN_WORDS.search(text) is None:
        return lambda _, __: False
    return lambda _, words: len(english.intersection(words)) >= _FEWEST_WORDS - 1


def mixes_no_languages(sentence: str, locale: str) -> bool:
    """Whether a sentence is English throughout: beside a language without a profile it needs many common words."""
    if usual_script(locale) != "Latn" or profiled_as(locale) in PROFILED["Latn"]:
        return True
    tokens = sentence.split()
    english = english_words(locale).intersection(tokens)
    return len(english) >= max(_FEWEST_WORDS, -(-len(tokens) // _SHARE))


def is_binding(text: str) -> bool:
    """Whether a text speaks of copyright, a licence or a warranty, which is binding in English only and stays in it."""
    return _binding().search(text.lower()) is not None


def binding_phrases(text: str) -> frozenset[str]:
    """The phrases in a text that speak of copyright, a licence or a warranty, in small letters."""
    return frozenset(_binding().findall(text.lower()))


@cache
def _binding() -> re.Pattern[str]:
    """Matches the phrases in small letters."""
    phrases = (re.escape(phrase.lower()).replace(r"\ …\ ", r"\b[^.]*\b") for phrase in _english().binding)
    whole = (rf"\b{phrase}\b" if phrase[0].isalpha() else phrase for phrase in phrases)
    return re.compile("|".join(whole))


@cache
def function_words() -> frozenset[str]:
    """The commonest words of English, which stand in nearly every sentence."""
    return frozenset(_english().commonest.split())


@cache
def joining_words() -> frozenset[str]:
    """The English words that stand alone between two names, which no language spells so unless it is known to."""
    return frozenset(_english().joining.split())


@cache
def english_words(locale: str) -> frozenset[str]:
    """The commonest words of English that the locale's own language does not have."""
    language = profiled_as(locale)
    if language not in PROFILED["Latn"]:
        return function_words()
    known, least = profiles("Latn"), _OWN / STEP
    english, own = known.at["en"], known.at[language]
    weights = ((word, known.weights((word,))) for word in function_words())
    return frozenset(word for word, weight in weights if weight[english] - weight[own] >= least)


def _gain(words: list[str], language: str) -> float:
    """By how many nats the words are likelier in English than in a language."""
    known = profiles("Latn")
    weights = known.weights(words)
    return (weights[known.at["en"]] - weights[known.at[language]]) * STEP


@cache
def _english() -> English:
    return among_languages("english", English)
