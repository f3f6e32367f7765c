"""Find a version whose letters were written in one code page and read in another."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from itertools import islice, pairwise
from unicodedata import category

from msgspec import Struct

from ..align import Table
from ..late import late
from ..words.kinship import akin
from ..words.letters import LOANED, OWN, STRANGE, Letters, letters
from ..words.profiles import PROFILED, STEP, profiles
from ..words.tell import SURE, dominant_script, tell, telling_words
from ..words.vocabulary import profiled_as
from .encoding import Misread
from .present import signs_of

_NAMES = {
    "utf-8": "UTF-8",
    **{f"cp{number}": f"Windows-{number}" for number in range(1250, 1258)},
    **{f"iso8859_{part}": f"ISO 8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16)},
    "koi8_r": "KOI8-R",
    "koi8_u": "KOI8-U",
    "cp874": "Windows-874",
    "cp866": "code page 866",
    "cp852": "code page 852",
    "cp850": "code page 850",
    "cp437": "code page 437",
    "mac_roman": "Mac Roman",
    "mac_cyrillic": "Mac Cyrillic",
}
# What texts were written in (where two give the same words, the first is named), and what programs took it for.
_WRITTEN = tuple(name for name in _NAMES if name != "cp437")
_READ = (
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "iso8859_2", "iso8859_5", "koi8_r"),
    *("mac_roman", "cp437", "cp850", "cp866"),
)
_FEWEST = 5  # different words that another reading must mend
_SHARE = 10  # so many of them for each that speaks against it
_WORD = late(r"[A-Za-z]*[\x80-\U0010ffff][A-Za-z\x80-\U0010ffff]*")
_SAMPLE = 300  # different words that all readings are tried on; of the best, all are read
_GLANCE = 40  # of these, one must gain before more are tried
_LONGEST = 200  # code points of a word; languages without spaces have no words to ask
_LINES = 40  # lines with changed words that are enough to say whether they read better
_LETTERS = 1_500  # letters of these lines that count; more change no answer (see words/tell.py)
_SURE = SURE / STEP
# Marks that stand within words, or between two words without a space.
_MARKS = frozenset("\xa0\xad·«»‹›‘’‚“”„–—…")
# KOI8 has the small letters where Windows has the capital ones. The capital stands first: the search leaps to it.
_INSIDE_OUT = re.compile(r"[А-ЯЁ](?<=\b[а-яё].)[А-ЯЁ]+\b")


class Reading(Struct, frozen=True):
    """How a text was written and how it was read, with the words that should read otherwise, in their order.

    ``certain`` says that each of these words gains letters of its language, and that their bytes stay the same.
    """

    written: str
    read: str
    words: tuple[Misread, ...]
    certain: bool


class _Trial(Struct, frozen=True):
    """What another reading makes of the words of a text: those that it changes, and what speaks for and against.

    ``beyond`` counts words with letters that were typed since.
    """

    written: str
    read: str
    beyond: int
    changed: dict[str, str]
    gained: int
    own: int
    against: int
    points: int

    @property
    def worth(self) -> int:
        """How good a reading is beside others of the same text."""
        return self.points - 2 * self.against

    @property
    def convinces(self) -> bool:
        """Whether many words gain, half of them letters of the language's own, and few speak against it."""
        enough = self.gained >= _FEWEST and 2 * self.own >= self.gained
        return enough and self.gained >= _SHARE * self.against

    @property
    def is_exact(self) -> bool:
        """Whether each change wins letters, and gives the same bytes; what is UTF-8 hardly ever is so by chance."""
        return self.written == "utf-8" or (
            self.gained == len(self.changed)
            and all(_read_anew(new, self.read, self.written) == word for word, new in self.changed.items())
        )


class _Rival(Struct, frozen=True, dict=True):
    """A reading that is as good as any other by its letters, to be judged by its words."""

    trial: _Trial
    text: str

    @cached_property
    def before(self) -> str:
        """The first lines with words that it changes."""
        changed = self.trial.changed.keys()
        lines = (line for line in self.text.split("\n") if not changed.isdisjoint(_WORD.findall(line)))
        return "\n".join(islice(lines, _LINES))

    @cached_property
    def after(self) -> str:
        """The same lines with these words changed."""
        return _WORD.sub(lambda word: self.trial.changed.get(word[0], word[0]), self.before)

    @cached_property
    def likelihood(self) -> int:
        """What the words weigh in the likeliest language of their script, in steps of the profiles."""
        return _likelihood(self.after)

    def reads_better(self, locale: str) -> bool:
        """Whether the lines are in the version's language afterwards, and were in no language as clearly before."""
        told, script = tell(self.after, thorough=False), dominant_script(self.after)[0]
        if told.language == "und":
            if profiled_as(locale) in PROFILED.get(script, ()):
                return False
        elif not akin(told.language, locale):
            return False
        if self.trial.written == "utf-8" or script != dominant_script(self.before)[0]:
            return True
        return script not in PROFILED or self.likelihood > _likelihood(self.before)


def _likelihood(text: str) -> int:
    script = dominant_script(text)[0]
    return max(profiles(script).weights(telling_words(text, _LETTERS))) if script in PROFILED else 0


class MisreadPages:
    """The versions of a table that were read in a wrong code page, each looked for once: two checks ask."""

    def __init__(self, table: Table) -> None:
        # the notices and not the table, which keeps this: so no circle keeps a family in memory
        self._notices = table.notices
        self._found: dict[int, Reading | None] = {}

    def of(self, version: int) -> Reading | None:
        """How a version was misread, or None."""
        if version not in self._found:
            notice = self._notices[version]
            self._found[version] = misread_page(notice.source.text, notice.version.locale)
        return self._found[version]


def misread_page(text: str, locale: str) -> Reading | None:
    """How a whole text was misread, if what is foreign to its language becomes letters of it by another reading."""
    if text.isascii():
        return None
    home = letters(locale)
    if not _may_be_misread(text, home):
        return None
    words = [word for word in dict.fromkeys(_WORD.findall(text)) if len(word) <= _LONGEST]
    trials = list(_trials(words[:_SAMPLE], home))
    most = max((trial.worth for trial in trials), default=0)
    rivals = [_Rival(trial, text) for trial in trials if trial.worth == most]
    best = max(rivals, key=lambda rival: rival.likelihood, default=None)
    if best is None or not best.reads_better(locale):
        return None
    trial = _tried(words, (best.trial.written, best.trial.read), home, best.trial.beyond)
    clear = all(best.likelihood - other.likelihood > _SURE for other in rivals if other.after != best.after)
    places = tuple(_places(text, trial.changed))
    return Reading(_NAMES[trial.written], _NAMES[trial.read], places, clear and trial.is_exact)


def _may_be_misread(text: str, home: Letters) -> bool:
    """Whether a text has several signs that its language does not write and that some code page has."""
    signs = signs_of(text)
    found = sum(text.count(sign) for sign in _signs_read()[0] & signs if home.rank(sign) < OWN)
    if found < _FEWEST and not signs.isdisjoint(_signs_read()[1]):
        found += sum(1 for _ in islice(_sign_in_word().finditer(text), _FEWEST))
    if found < _FEWEST and not signs.isdisjoint("аеио"):
        found += sum(1 for _ in islice(_INSIDE_OUT.finditer(text), _FEWEST))
    return found >= _FEWEST


@cache
def _signs_read() -> tuple[frozenset[str], frozenset[str]]:
    """All letters of the pages that texts are read in, and all other signs that no word has."""
    signs = frozenset(sign for read in _READ for sign in _numbers(read))
    alphabet = frozenset(filter(str.isalpha, signs))
    return alphabet, signs - alphabet - _MARKS


@cache
def _sign_in_word() -> re.Pattern[str]:
    """A sign between the letters of a word, or one of three that open it: it stands for a letter.

    What must stand before the sign is asked behind it: then the search leaps from sign to sign.
    """
    sign = f"[{''.join(map(re.escape, sorted(_signs_read()[1])))}]"
    return re.compile(
        rf"{sign}(?:(?<=[^\W\d_].)(?={sign}?[^\W\d_])|(?<=[¹¾¼])(?<!\w.)(?=[^\W\d_]))", re.DOTALL
    )


def _trials(words: Sequence[str], home: Letters) -> Iterator[_Trial]:
    """Readings that convince, of a text that can have been read in a page at all."""
    for read in _READ:
        beyond = sum(_is_beyond(word, read, home) for word in words)
        for written in _WRITTEN if _SHARE * beyond <= len(words) else ():
            if written == read or not _tried(words[:_GLANCE], (written, read), home, beyond).gained:
                continue
            trial = _tried(words, (written, read), home, beyond)
            if trial.convinces:
                yield trial


def _is_beyond(word: str, page: str, home: Letters) -> bool:
    """Whether a word has a letter of the language that is missing from a code page: somebody typed it since."""
    known = _numbers(page)
    return any(sign > "\x7f" and sign not in known and home.rank(sign) == OWN for sign in word)


def _tried(words: Sequence[str], pages: tuple[str, str], home: Letters, beyond: int) -> _Trial:
    changed: dict[str, str] = {}
    gained = own = points = 0
    against = beyond
    for word in words:
        mended = _read_anew(word, *pages)
        if mended is None or mended == word:
            continue
        gain = _gain(word, mended, home)
        if gain < 0:
            against += 1
            continue
        changed[word] = mended
        gained += gain > 0
        points += gain
        own += any(home.rank(sign) == OWN for sign in set(mended).difference(word))
    return _Trial(*pages, beyond, changed, gained, own, against, points)


def _read_anew(word: str, written: str, read: str) -> str | None:
    """The word in the page that it was written in; None where it has no letters there."""
    if "utf-8" not in (written, read):
        return word.translate(_table(written, read))
    try:
        return _bytes(word, read).decode()
    except UnicodeError:
        return None


def _gain(word: str, mended: str, home: Letters) -> int:
    """How much nearer the letters of a word are to its language by another reading; negative where it loses."""
    if home.scripts and len(word) == len(mended) and any(sign.isascii() for sign in mended):
        return -1
    after = [home.rank(sign) for sign in mended if sign > "\x7f" and sign.isalpha()]
    if min(after, default=LOANED) == STRANGE or _is_garbled(mended, word):
        return -1
    if len(word) != len(mended):
        return sum(after)
    changes = [home.rank(new) - home.rank(old) for old, new in zip(word, mended, strict=True) if old != new]
    if not after or min(changes) < 0:
        return -1
    return sum(changes) or (OWN if _INSIDE_OUT.search(word) else 0)


def _is_garbled(word: str, before: str) -> bool:
    """Whether a word has now a capital right behind a small letter, or what is no sign at all."""
    return any(category(sign) in ("Cc", "Cn") for sign in word) or _has_hump(word) > _has_hump(before)


def _has_hump(word: str) -> bool:
    return any(first.islower() and second.isupper() for first, second in pairwise(word))


@cache
def _numbers(page: str) -> dict[str, int]:
    """The signs of the upper half of a page with their numbers; what it leaves free are control characters."""
    numbers = {chr(number): number for number in range(0x80, 0xA0)}
    for number in range(0x80, 0x100):
        sign = bytes((number,)).decode(page, "ignore")
        numbers.setdefault(sign or chr(number), number)
    return numbers


def _bytes(word: str, page: str) -> bytes:
    """The bytes that were read as a word.

    Raises UnicodeError where one of its signs is missing from the page.
    """
    numbers = _numbers(page)
    try:
        return bytes(ord(sign) if sign <= "\x7f" else numbers[sign] for sign in word)
    except KeyError as missing:
        raise UnicodeError(page) from missing


@cache
def _table(written: str, read: str) -> dict[int, str]:
    """What the signs of one page are in another, where they are others and can be seen."""
    pairs = ((sign, bytes((number,)).decode(written, "ignore")) for sign, number in _numbers(read).items())
    return {ord(sign): other for sign, other in pairs if other > "\x9f" and other != sign}


def _places(text: str, changed: dict[str, str]) -> Iterator[Misread]:
    for word in _WORD.finditer(text):
        if word[0] in changed:
            yield Misread(word.start(), word.end(), changed[word[0]])
