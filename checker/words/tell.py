"""Tell the language of a text: by its script, by letters that one language alone has, then by its words."""

import math
import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from ..late import late
from .hints import by_common_words, by_letters
from .kinship import akin
from .profiles import PROFILED, STEP, Profiles, composed, profiles
from .scripts import count_scripts

SURE = 20.0
"""A margin in nats from which the sum of log probabilities names the same language as the full detector."""

_LETTERS_ASKED = (300, 1_500)  # first a few; more where these are not quite sure; still more change no answer
_FEWEST_LETTERS = 12  # of a script with several languages; fewer tell nothing

_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f]+[^\W\d_]*)*")
_MAIL = r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+"
# A folder with spaces in its name ends at the next backslash: C:\Documents and Settings\x.
_DRIVE = r"(?<!\w)[A-Za-z]:(?:\\[^\\/:*?\"|\n]{0,60}(?=\\))*\\[^\s\\/:*?\"|]*"
_NO_WORDS = (
    r"(?:https?|mailto|ftp)://\S+|\bwww\.\S+|[$%]?\{\{?[^{}\n]{0,60}\}?\}|%\w|</?\w[^<>\n]{0,200}>|" + _DRIVE
)
_NAMES, _NAMES_AND_MAIL = late(_NO_WORDS), late(f"{_NO_WORDS}|{_MAIL}")
_SIGNS = re.compile(r"[/{%<\\]")  # without one there is no such name, but for the bare name of a site


class Told(Struct, frozen=True):
    """What a text's words say about its language.

    ``language`` is its primary subtag, ``und`` where nothing can be told; ``script`` is set where a language
    is written in several. ``margin`` is by how many nats it is likelier than the next best one (infinite
    where the script decides), and ``letters`` how many letters counted.
    """

    language: str
    margin: float
    letters: int
    script: str = ""

    @property
    def locale(self) -> str:
        """The language with its script where that must be said: ``zh-Hant``."""
        return f"{self.language}-{self.script}" if self.script else self.language

    @property
    def sure(self) -> bool:
        """Whether the margin is wide enough to trust."""
        return self.language != "und" and self.margin >= SURE


NOTHING = Told("und", 0.0, 0)
_CERTAIN = float("inf")


def tell(text: str, candidates: Collection[str] | None = None, *, thorough: bool = True) -> Told:
    """The language of a text; ``candidates`` are the languages that it can be, where these are known.

    Deterministic. Where two languages come close, langdetect decides between them, unless it is enough to be
    right nearly always: then it is not loaded.
    """
    text = composed(without_names_of_things(text))
    script, letters = dominant_script(text)
    if letters < (_FEWEST_LETTERS if script in PROFILED else 2):
        return Told("und", 0.0, letters)
    told = _by_script(text, script, letters)
    return told or _by_words(text, script, candidates, thorough=thorough)


def without_names_of_things(text: str) -> str:
    """The text without addresses, placeholders and tags, which belong to no language."""
    if "@" in text:
        return _NAMES_AND_MAIL.sub(" ", text)
    return _NAMES.sub(" ", text) if _SIGNS.search(text) or "www." in text else text


def dominant_script(text: str) -> tuple[str, int]:
    """The script that a text is written in (kana as ``Jpan``), and how many letters of it there are.

    Latin letters count a third: names and code stand in them in every language.
    """
    scripts = count_scripts(text)
    kana = scripts.pop("Hira", 0) + scripts.pop("Kana", 0)
    if kana:
        scripts["Jpan"] = kana + scripts.get("Hani", 0) if kana * 10 > scripts.get("Hani", 0) else kana
    others = Counter({name: count for name, count in scripts.items() if name != "Latn"})
    if not others:
        return "Latn", scripts["Latn"]
    name, count = max(others.items(), key=lambda item: (item[1], item[0]))
    return (name, count) if count * 3 > scripts["Latn"] else ("Latn", scripts["Latn"])


def _by_script(text: str, script: str, letters: int) -> Told | None:
    if script == "Jpan":
        return Told("ja", _CERTAIN, letters)
    if script == "Hani":
        return Told("zh", _CERTAIN, letters, chinese_script(text))
    language = by_letters(text, script, letters)
    if language:
        return Told(language, _CERTAIN, letters)
    return None if script in PROFILED else Told("und", 0.0, letters)


def chinese_script(text: str) -> str:
    """``Hans`` or ``Hant`` by the characters that only one of the two national character sets holds.

    GB 2312 has the simplified forms, Big5 the traditional ones; empty where there is no such character.
    """
    simple = traditional = 0
    for character, count in Counter(text).items():
        if "\u4e00" <= character <= "\u9fff":
            in_gb, in_big5 = _holds("gb2312", character), _holds("big5", character)
            simple += count * (in_gb and not in_big5)
            traditional += count * (in_big5 and not in_gb)
    if simple == traditional:
        return ""
    return "Hans" if simple > traditional else "Hant"


def unknown_to_japan(text: str) -> int:
    """How many characters Japanese does not write (they are not in JIS X 0208)."""
    return sum(not _holds("shift_jis", letter) for letter in text if "\u4e00" <= letter <= "\u9fff")


@cache
def _holds(encoding: str, character: str) -> bool:
    return bool(character.encode(encoding, "ignore"))


def _by_words(text: str, script: str, candidates: Collection[str] | None, *, thorough: bool) -> Told:
    weights = profiles(script)
    languages = [name for name in weights.languages if candidates is None or name in candidates]
    told, scores, words = NOTHING, [(0.0, "und")], [""]
    for most in _LETTERS_ASKED:
        words = telling_words(text, most)
        letters = sum(map(len, words))
        if letters < _FEWEST_LETTERS or not languages:
            return replace(NOTHING, letters=letters)
        scores = _scores(weights, words, languages)
        margin = scores[0][0] - scores[1][0] if len(scores) > 1 else _CERTAIN
        told = Told(scores[0][1], margin, letters)
        if margin >= 2 * SURE:
            break
    if candidates is None and script == "Latn":
        rare = by_common_words(words)
        if rare:
            return Told(rare, _CERTAIN, told.letters)
        if _is_strange(told, scores, weights):
            return replace(NOTHING, letters=told.letters)
    if told.sure or told.letters < 40 or not thorough:
        return told
    from .rivals import decide

    rivals = [name for score, name in scores if scores[0][0] - score < SURE]
    return replace(told, language=decide(" ".join(words), rivals))


def _is_strange(told: Told, scores: list[tuple[float, str]], weights: Profiles) -> bool:
    """Whether the words are in a language that has no profile.

    Their letters follow one another as in no known language, or equally well as in two languages that are not akin.
    """
    if scores[0][0] / told.letters < weights.typical[told.language] - _strangeness(told.letters):
        return True
    return told.letters >= 60 and not told.sure and not akin(told.language, scores[1][1])


def _strangeness(letters: int) -> float:
    """By how many nats a letter a text may fall short of its language's profile and still be in it.

    Measured on published documents: 98 of 100 paragraphs are within it; texts in languages without a profile
    fall short by more, except where a closely related language has one.
    """
    return 0.9 + 8 / math.sqrt(letters)


def _scores(weights: Profiles, words: Sequence[str], languages: Sequence[str]) -> list[tuple[float, str]]:
    known = zip(weights.weights(words), weights.languages, strict=True)
    return sorted(((weight * STEP, name) for weight, name in known if name in languages), reverse=True)


def telling_words(text: str, most: int) -> list[str]:
    """The words that tell most, up to so many letters: if there are enough, those with a small first letter.

    Names, titles and addresses begin with capitals in most languages, and look the same in all.
    """
    words = _first_words(text, most)
    small = [word for word in words if not word[0].isupper()]
    if sum(map(len, small)) >= 40:
        return small
    if all(word.isupper() for word in words if len(word) > 1):
        return [word.lower() for word in words]
    return [word for word in words if not (len(word) > 1 and word.isupper())]


def _first_words(text: str, most: int) -> list[str]:
    words: list[str] = []
    for match in _WORD.finditer(text):
        words.append(match.group())
        most -= len(match.group())
        if most <= 0:
            break
    return words
