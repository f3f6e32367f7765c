"""Declared names and terms: the forms that a locale writes, and where a text has them."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from msgspec import Struct

from ..late import late
from ..voting import TRIO, Vote
from .endings import inflection
from .lexicon import Speech
from .sounds import skeleton

Forms = Mapping[str, Sequence[str]]

# Scripts that put no space between words: a form stands there wherever its letters do.
_UNSPACED = late("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_GAP = r"[\s\u00a0\u202f\-‐‑]+"


class Declared(Struct, frozen=True):
    """One declared name with its forms by locale or language."""

    name: str
    forms: Forms

    def own(self, locale: str) -> tuple[str, ...]:
        """The forms declared for a locale, or for the narrowest of its parents that has any."""
        parts = locale.split("-")
        for count in range(len(parts), 0, -1):
            told = self.forms.get("-".join(parts[:count]))
            if told:
                return tuple(told)
        return ()

    def written(self, locale: str) -> tuple[str, ...]:
        """The forms that a locale writes: its own, or the name itself."""
        return self.own(locale) or (self.name,)


@cache
def _pattern(form: str, locale: str) -> re.Pattern[str]:
    """Where a form stands: at the bounds of words, with the prefixes and endings of its language."""
    words = _GAP.join(re.escape(word) for word in form.split())
    if not form.isascii() and _UNSPACED.search(form):
        return re.compile(words)
    ways = inflection(locale)
    before = f"(?:{'|'.join(map(re.escape, ways.prefixes))}){{0,3}}" if ways.prefixes else ""
    after = f"(?:{'|'.join(map(re.escape, sorted(ways.endings, key=len, reverse=True)))})?"
    bound = r"(?:(?![^\W_])|(?=[A-Za-z]))" if not form[-1].isascii() else r"(?![A-Za-zÀ-ɏ0-9])"
    start = r"(?<![^\W_])" if not form[0].isascii() else r"(?<![A-Za-zÀ-ɏ0-9])"
    return re.compile(f"{start}{before}{words}{after if ways.endings else ''}{bound}")


def find(forms: Sequence[str], text: str, locale: str) -> re.Match[str] | None:
    """The first place of any of the forms in a text."""
    found = (_pattern(form, locale).search(text) for form in forms)
    return min((match for match in found if match), key=lambda match: match.start(), default=None)


def proper_words(name: str, speeches: Sequence[Speech]) -> tuple[str, ...]:
    """The words of a name that no version translates: the first, and those that most versions keep.

    In “Kitebird Business Platform” the last word is a common noun; a version may write “the Business platform
    of Kitebird” in its own words and order.
    """
    first, *rest = re.findall(r"\w+", name) or [name]
    latin = [speech for speech in speeches if speech.times(first)]
    kept = [word for word in rest if word[0].isupper() and len(latin) >= TRIO and _is_kept(word, latin)]
    return (first, *kept)


def _is_kept(word: str, speeches: Sequence[Speech]) -> bool:
    """Whether most versions keep a word of a name as it is: then it is no common noun."""
    return Vote(sum(bool(speech.times(word)) for speech in speeches), len(speeches)).is_clear


def in_own_letters(name: str, text: str) -> bool:
    """Whether a text has a word of another script that sounds like the name’s first word."""
    wanted = skeleton(name.split(maxsplit=1)[0])
    others = re.findall(r"[^\W\d_A-Za-zÀ-ɏ]+", text)
    return len(wanted) > 1 and any(wanted in skeleton(word) for word in others)
