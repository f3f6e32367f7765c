"""Letters and words that only one language has, for those of which there is no profile."""

from collections import Counter
from collections.abc import Sequence

# Scripts that (nearly) one language of today writes, or one much more than all others.
_OF_SCRIPT = {
    "Adlm": "ff",
    "Armn": "hy",
    "Beng": "bn",
    "Cher": "chr",
    "Ethi": "am",
    "Geor": "ka",
    "Grek": "el",
    "Gujr": "gu",
    "Guru": "pa",
    "Hang": "ko",
    "Hebr": "he",
    "Khmr": "km",
    "Knda": "kn",
    "Laoo": "lo",
    "Mlym": "ml",
    "Mong": "mn",
    "Mymr": "my",
    "Nkoo": "nqo",
    "Orya": "or",
    "Sinh": "si",
    "Taml": "ta",
    "Telu": "te",
    "Thaa": "dv",
    "Thai": "th",
    "Tibt": "bo",
}

# For each script, languages in the order in which they are asked: letters of which there must be two in a
# thousand, and letters that must all occur.
_LETTERS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "Hebr": (("yi", "װױײ", ""),),
    "Beng": (("as", "ৰৱ", ""),),
    "Arab": (
        ("ps", "ټډړږښګڼ", "ې"),
        ("ug", "ېۆۈ", "ەۇ"),
        ("ckb", "ڕڵێۆ", "ێە"),
        ("sd", "ڄڃڇڍڏڙڦڳڱڻ", ""),
    ),
    "Cyrl": (
        ("sr", "ђћ", "ј"),
        ("tg", "ҷӣӯ", ""),
        ("kk", "ұһі", "қ"),
        ("be", "ў", "і"),
        ("uk", "їґ", ""),
        ("mk", "ѓќѕ", ""),
        ("tt", "җ", "әү"),
        ("uz", "ҳ", "ўқ"),
        ("ky", "ң", "өү"),
        ("mn", "өү", ""),
    ),
    "Latn": (
        ("is", "þ", "ð"),
        ("fo", "ð", "ø"),
        ("az", "ə", "ı"),
        ("mt", "ħ", "ġż"),
        ("kab", "ɣɛ", ""),
        ("eo", "ĝŝĉŭ", "ĝŭ"),
    ),
}

# Words that are frequent in one language and no words of its neighbours.
_OWN_WORDS = {
    "eu": "eta edo dira ditu dute duen izan izango baina egin behar dela hori bere daiteke",
    "ga": "agus chun nó ní atá bhfuil leis seo faoi aon sé",
    "gl": "unha dunha nunha coa coas cos polo pola máis tamén ata nas calquera deberá",
    "ms": "ialah boleh kerana daripada sebarang awam peribadi bahawa",
    "uz": "va uchun bilan yoki ham emas kerak agar mumkin haqida barcha qanday har",
}
_WORDS = {language: frozenset(words.split()) for language, words in _OWN_WORDS.items()}
_FEWEST = 3  # of these words, and
_SHARE = 0.06  # of all words, from which a text is in their language


def by_letters(text: str, script: str, letters: int) -> str | None:
    """The language that the letters alone give away, or None."""
    counts = Counter(text.lower())
    for language, marks, required in _LETTERS.get(script, ()):
        enough = sum(counts[mark] for mark in marks) * 500 >= letters
        if enough and all(counts[mark] for mark in required):
            return language
    return _OF_SCRIPT.get(script)


def by_common_words(words: Sequence[str]) -> str | None:
    """The language without a profile whose commonest words stand in the text, or None."""
    counts = Counter(word.lower() for word in words)
    found = {name: sum(counts[word] for word in known) for name, known in _WORDS.items()}
    language, hits = max(found.items(), key=lambda item: (item[1], item[0]))
    return language if hits >= _FEWEST and hits >= _SHARE * len(words) else None
