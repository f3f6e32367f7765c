"""Tell the language of a text: by its script, by letters that one language alone has, then by its words."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from .profiles import PROFILED, Profiles, composed, profiles
from .scripts import count_scripts

SURE = 20.0
"""A margin in nats from which the sum of log probabilities names the same language as the full detector."""

_MOST_LETTERS = 1_500  # more change no answer
_FEWEST_LETTERS = 12

# Scripts that (nearly) one language of today writes.
_ONE_LANGUAGE = {
    "Grek": "el",
    "Armn": "hy",
    "Geor": "ka",
    "Thai": "th",
    "Laoo": "lo",
    "Khmr": "km",
    "Mymr": "my",
    "Sinh": "si",
    "Taml": "ta",
    "Telu": "te",
    "Knda": "kn",
    "Mlym": "ml",
    "Gujr": "gu",
    "Guru": "pa",
    "Orya": "or",
    "Thaa": "dv",
    "Cher": "chr",
    "Nkoo": "nqo",
    "Mong": "mn",
    "Adlm": "ff",
    "Hang": "ko",
}

# Letters that tell languages of one script apart, the most telling first; “any of these, and none of those”.
# Each must make up two in a thousand of the letters.
_LETTERS: dict[str, tuple[tuple[str, str], ...]] = {
    "Hebr": (("yi", "װױײ"),),
    "Beng": (("as", "ৰৱ"),),
    "Arab": (
        ("ps", "ټډړږښګڼې"),
        ("ug", "ېۇۆۈە"),
        ("ckb", "ڕڵێۆ"),
        ("sd", "ڄڃڇڍڏڙڦڳڱڻ"),
    ),
    "Cyrl": (
        ("sr", "ђћ"),
        ("tg", "ҷӣӯ"),
        ("kk", "ұһі"),
        ("be", "ў"),
        ("uk", "їґ"),
        ("mk", "ѓќѕ"),
        ("tt", "җ"),
        ("uz", "ҳ"),
        ("ky", "ң"),
        ("mn", "өү"),
        ("sr", "љњ"),
    ),
}
_REQUIRED = {"ug": "ەۇ", "kk": "әқ", "uz": "ўқ", "be": "ўі", "tt": "әү", "ps": "ې", "ckb": "ێە", "sr": "ј"}

_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f]+[^\W\d_]*)*")
_NO_WORDS = re.compile(
    r"(?:https?|mailto|ftp)://\S+|\bwww\.\S+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+|"
    r"[$%]?\{\{?[^{}\n]{0,60}\}?\}|%\w|</?\w[^<>\n]{0,200}>"
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a text's words say about its language.

    ``language`` is its primary subtag, ``und`` where nothing can be told; ``script`` is set where a language is
    written in several. ``margin`` is by how many nats it is likelier than the next best one (infinite where the
    script decides), and ``letters`` how many letters were asked.
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
        """Whether the margin is one to be trusted."""
        return self.language != "und" and self.margin >= SURE


NOTHING = Told("und", 0.0, 0)
_CERTAIN = float("inf")


def tell(text: str, candidates: Collection[str] | None = None) -> Told:
    """The language of a text; ``candidates`` are the languages that it can be, where these are known.

    Deterministic. Where two languages come close, langdetect decides between them.
    """
    text = composed(without_names_of_things(text))
    script, letters = dominant_script(text)
    if letters < (_FEWEST_LETTERS if script in PROFILED else 2):
        return Told("und", 0.0, letters)
    told = _by_script(text, script, letters)
    return told or _by_words(text, script, candidates)


def without_names_of_things(text: str) -> str:
    """The text without addresses, placeholders and tags, which are of no language."""
    return _NO_WORDS.sub(" ", text)


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
    if script in _ONE_LANGUAGE:
        return Told(_ONE_LANGUAGE[script], _CERTAIN, letters)
    counts = Counter(text.lower())
    for language, marks in _LETTERS.get(script, ()):
        enough = sum(counts[mark] for mark in marks) * 500 >= letters
        if enough and all(counts[mark] for mark in _REQUIRED.get(language, "")):
            return Told(language, _CERTAIN, letters)
    common = {"Hebr": "he", "Beng": "bn", "Ethi": "am", "Tibt": "bo"}
    if script in common:
        return Told(common[script], _CERTAIN, letters)
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


@cache
def _holds(encoding: str, character: str) -> bool:
    return bool(character.encode(encoding, "ignore"))


def _by_words(text: str, script: str, candidates: Collection[str] | None) -> Told:
    words = telling_words(text)
    letters = sum(map(len, words))
    if letters < _FEWEST_LETTERS:
        return Told("und", 0.0, letters)
    weights = profiles(script)
    languages = [name for name in weights.languages if candidates is None or name in candidates]
    scores = _scores(weights, words, languages)
    if not scores:
        return Told("und", 0.0, letters)
    best, *others = scores
    margin = best[0] - others[0][0] if others else _CERTAIN
    if margin >= SURE or letters < 40:
        return Told(best[1], margin, letters)
    rivals = [name for score, name in scores if best[0] - score < SURE]
    from .rivals import decide

    return Told(decide(" ".join(words), rivals), margin, letters)


def _scores(weights: Profiles, words: Sequence[str], languages: Sequence[str]) -> list[tuple[float, str]]:
    features = weights.features(words)
    return sorted(((weights.weigh(features, name), name) for name in languages), reverse=True)


def telling_words(text: str) -> list[str]:
    """The words that tell most: those that begin with a small letter, if there are enough, else all.

    Names, titles and addresses begin with capitals in most languages, and are written alike in all.
    """
    words = []
    letters = 0
    for match in _WORD.finditer(text):
        words.append(match.group())
        letters += len(match.group())
        if letters >= _MOST_LETTERS:
            break
    small = [word for word in words if not word[0].isupper()]
    if sum(map(len, small)) >= 40:
        return small
    if all(word.isupper() for word in words if len(word) > 1):
        return [word.lower() for word in words]
    return [word for word in words if not (len(word) > 1 and word.isupper())]
