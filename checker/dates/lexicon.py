"""The words of one locale's dates, in the normal form in which they are looked up."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache
from typing import Literal
from unicodedata import bidirectional

from msgspec import Struct

from .facts import Facts, facts, siblings
from .normal import fold, plain
from .supplement import Supplement, supplement

Kind = Literal[
    "exact",  # a name that CLDR or the supplement has
    "prefixed",  # such a name behind a joined preposition
    "ended",  # such a name with an ending
    "elsewhere",  # of a country nearby that shares the language, or a case that goes without a day
    "dual",  # two names of the same month, joined by a slash
    "split",  # two names that contradict each other
    "plain",  # such a name without its accents
    "short",  # an abbreviation that CLDR does not have
    "stem",  # a stem with an unknown ending
    "foreign",  # the name of another language
    "near",  # one letter off
]

# Signs that can stand inside a word of normal text: all but spaces, digits and marks; apostrophes belong.
LETTER = r"[^\s\d!-&(-/:-@\[-`{-~]"
# First and last signs of scripts without spaces: Thai to Tibetan, Burmese, Khmer and Mongolian, kana, Han,
# Yi, Javanese.
_UNSPACED = tuple(
    tuple(ends)
    for ends in (
        *("\u0e00\u0fff", "\u1000\u109f", "\u1780\u17ff", "\u3040\u30ff", "\u3400\u9fff"),
        *("\ua000\ua4cf", "\ua980\ua9df"),
    )
)
_RUN = re.compile(r"[0-9]+")
_QUOTED = re.compile(r"'([^']*)'")
_FIELDS = re.compile(r"G+|y+|[ML]+|d+|E+|c+")
_LITERAL = re.compile(LETTER + "+")
_OWN_PATTERNS = ("pattern.", "skeleton.")  # those of the Gregorian calendar
_UNLOCALISED = "y MMMM d"  # CLDR's pattern for locales of which it knows no other
LONGEST_ENDING = 7
_SHORTEST_STEM = 3  # letters that an abbreviation keeps


Trie = dict[str, "Trie"]


class Month(Struct, frozen=True):
    """What a word can mean: a month, of 1 to 12, of a calendar, and how the word is related to its name."""

    number: int
    calendar: str
    kind: Kind
    language: str = ""
    name: str = ""


class DateLexicon:
    """Names and words of one locale."""

    def __init__(self, locale: str) -> None:
        """Take the names from CLDR and from the supplement."""
        self.locale = locale
        self.facts: Facts = facts(locale)
        self.supplement: Supplement = supplement(locale)
        self.months = self._months()

    @property
    def has_names(self) -> bool:
        """Whether the locale has names of months that others can be told from."""
        return bool(self.facts.names("months") or self.supplement.forms)

    @property
    def calendars(self) -> tuple[str, ...]:
        """Calendars in use, the preferred one first; the Gregorian one is always among them."""
        return tuple(dict.fromkeys([*self.facts.calendars, *self.supplement.calendars, "gregorian"]))

    @cached_property
    def language(self) -> str:
        """The primary subtag."""
        return self.locale.replace("_", "-").split("-")[0].lower()

    def _months(self) -> dict[str, Month]:
        """Names of months; one that could be two months is left out."""
        found: dict[str, Month] = {}
        doubtful: set[str] = set()
        for number, calendar, kind, name in self._all_months():
            word = word_of(name)
            if not any(map(str.isalpha, word)):
                continue
            known = found.setdefault(word, Month(number, calendar, kind, self.language, name))
            if known.number != number and known.calendar == calendar and known.kind == kind:
                doubtful.add(word)
        return {word: month for word, month in found.items() if word not in doubtful}

    def _all_months(self) -> "list[tuple[int, str, Kind, str]]":
        names: list[tuple[int, str, Kind, str]] = []
        for calendar in self.calendars:
            if calendar in ("gregorian", "persian", "islamic"):
                for own in self.facts.months(calendar):
                    names += [(number, calendar, "exact", name) for number, name in enumerate(own, 1)]
        added: tuple[tuple[Kind, tuple[tuple[str, ...], ...]], ...] = (
            ("exact", self.supplement.forms),
            ("short", self.supplement.short),
            ("elsewhere", self.supplement.undated),
            ("elsewhere", self.supplement.elsewhere),
        )
        for kind, lists in added:
            for twelve in lists:
                for number, cell in enumerate(twelve, 1):
                    names += [(number, "gregorian", kind, name) for name in cell.split("|") if name]
        for sibling in siblings(self.facts.locale):
            for theirs in facts(sibling).months():
                barred = _english() if self.language != "en" else frozenset()
                named = ((number, name) for number, name in enumerate(theirs, 1) if name not in barred)
                names += [(number, "gregorian", "elsewhere", name) for number, name in named]
        names += (
            self._ethiopic_months()
        )  # last, for in Tigrinya most are months of the Gregorian calendar first
        others = {*self.supplement.between, *self.supplement.around_year}
        return [*names, *_padded(names), *(name for name in _bare(names) if name[-1] not in others)]

    def _ethiopic_months(self) -> "list[tuple[int, str, Kind, str]]":
        lists = (self.facts.names("ethiopic.months"), *self.supplement.ethiopic)
        cells = ((number, cell) for own in lists for number, cell in enumerate(own, 1))
        return [
            (number, "ethiopic", "exact", name) for number, cell in cells for name in cell.split("|") if name
        ]

    @cached_property
    def ethiopic(self) -> frozenset[str]:
        """Names of the months of the Ethiopic calendar, in normal form; some are those of the Gregorian one too."""
        return frozenset(word_of(name) for _, _, _, name in self._ethiopic_months())

    @cached_property
    def month_pattern(self) -> re.Pattern[str] | None:
        """Matches any name of a month, the longest possible."""
        return _alternatives(self.months)

    @cached_property
    def folded(self) -> dict[str, Month]:
        """Names of months without accents."""
        found: dict[str, Month] = {}
        for word, month in self.months.items():
            found.setdefault(fold(word), month)
        return found

    @cached_property
    def stems(self) -> dict[str, Month]:
        """Beginnings of names that belong to one month only, at least three letters long."""
        found: dict[str, Month | None] = {}
        for word, month in self.folded.items():
            for length in range(_SHORTEST_STEM - ("\u0900" <= word[:1] <= "\u139f"), len(word) + 1):
                stem = word[:length]
                known = found.setdefault(stem, month)
                if known is None or (known.number, known.calendar) != (month.number, month.calendar):
                    found[stem] = None
        return {stem: month for stem, month in found.items() if month is not None}

    @cached_property
    def weekdays(self) -> dict[str, int]:
        """Names of weekdays, Monday being 0; a name of two days is left out."""
        found: dict[str, int] = {}
        doubtful: set[str] = set()
        keys = ("days", "days.alone", "days.short", "days.alone.short", "days.shorter")
        for seven in (*(self.facts.names(key) for key in keys), *self.supplement.weekdays):
            for number, name in enumerate(seven):
                word = word_of(name)
                if len(word) > 1 and found.setdefault(word, number) != number:
                    doubtful.add(word)
        return {word: number for word, number in found.items() if word not in doubtful}

    @cached_property
    def day_words(self) -> dict[str, int]:
        """Days written out in words."""
        days = enumerate(self.supplement.day_words, 1)
        return {plain(word): day for day, cell in days for word in cell.split("|")}

    @cached_property
    def day_word_pattern(self) -> re.Pattern[str] | None:
        """Matches a day written out, the longest possible, as a word of its own."""
        words = sorted(self.day_words, key=lambda word: (-len(word), word))
        return (
            re.compile(rf"(?<!{LETTER})(?:{'|'.join(map(re.escape, words))})(?!{LETTER})") if words else None
        )

    @cached_property
    def prefixes(self) -> tuple[str, ...]:
        """What may be joined to the front of a month's name."""
        joined = {plain(text) for text in re.findall(rf"({LETTER}+)(?:MMMM|LLLL)", _unquoted(self._patterns))}
        return tuple(sorted({*map(plain, self.supplement.prefixes), *joined} - {""}, key=len, reverse=True))

    @cached_property
    def endings(self) -> tuple[str, ...]:
        """What may be joined to the end of a month's name."""
        joined = re.findall(rf"(?:MMMM|LLLL)({LETTER}+)", _unquoted(self._patterns))
        known = {plain(text) for text in (*self.supplement.endings, *joined)}
        return tuple(sorted(known - {""}, key=lambda text: (-len(text), text)))

    @cached_property
    def between(self) -> tuple[str, ...]:
        """Words that may stand between the parts of a date, the longest first."""
        words = {plain(word) for word in (*self.supplement.between, *self.supplement.around_year)}
        words |= {plain(word) for pattern in self._patterns for word in literals(pattern)}
        if any(re.search(r"[Md][^Ec]*[Ec]+[^Ec]*y", _QUOTED.sub("", pattern)) for pattern in self._patterns):
            words |= set(self.weekdays)
        words |= set(self.all_eras)
        return tuple(sorted(words - {"", "(", ")"}, key=lambda word: (-len(word), word)))

    @cached_property
    def optional_words(self) -> tuple[str, ...]:
        """Words between the parts that a form may have or leave out, the longest first.

        In scripts without spaces those that are kept by hand: CLDR's own are 年, 月 and 日, which a date needs.
        """
        said = {plain(word) for word in (*self.supplement.between, *self.supplement.around_year)}
        return tuple(word for word in self.between if (word in said if is_unspaced(word) else len(word) > 1))

    @cached_property
    def optional(self) -> re.Pattern[str]:
        """Matches those words; only where there are any."""
        free = [re.escape(word) for word in self.optional_words if is_unspaced(word)]
        spaced = [re.escape(word) for word in self.optional_words if not is_unspaced(word)]
        bounded = [rf"(?<![^\W\d_])(?:{'|'.join(spaced)})(?![^\W\d_])"] if spaced else []
        return re.compile("|".join([*free, *bounded]))

    @cached_property
    def ordinals(self) -> tuple[str, ...]:
        """What may follow the digits of a day, in normal form, the longest first."""
        said = (*self.supplement.ordinals, *self.supplement.first, *self.supplement.day_endings)
        return tuple(
            sorted({plain(word).lstrip("-'") for word in said} - {""}, key=lambda word: (-len(word), word))
        )

    @cached_property
    def _patterns(self) -> list[str]:
        patterns = [self.facts.values[key] for key in sorted(self.facts.values) if "pattern." in key]
        return [
            *patterns,
            *(self.facts.values[key] for key in sorted(self.facts.values) if "skeleton." in key),
        ]

    @cached_property
    def orders(self) -> tuple[str, ...]:
        """Orders of day, month and year that the locale's patterns have, the longest pattern's first."""
        own = [order_of(pattern) for pattern in (*self.facts.patterns(), *self.supplement.patterns)]
        return tuple(dict.fromkeys(order for order in (*own, *self.supplement.orders) if len(order) == 3))

    @property
    def is_unlocalised(self) -> bool:
        """Whether CLDR knows no pattern of the locale's own for a day in words, only that of all locales."""
        return self.facts.values.get("pattern.long") == _UNLOCALISED

    @cached_property
    def all_orders(self) -> tuple[str, ...]:
        """Orders in which a date is looked for, the locale's own first."""
        return tuple(dict.fromkeys((*self.orders, "dmy", "mdy", "ymd", "ydm")))

    @cached_property
    def short_patterns(self) -> tuple[str, ...]:
        """Patterns that write the month in digits."""
        return tuple(pattern for pattern in self._patterns if not re.search("MMM|LLL", pattern))

    @cached_property
    def numeric_order(self) -> str:
        """The order of a date in digits whose year stands last; day first, unless patterns differ."""
        return next(iter(self.numeric_habit), "mdy" if self._month_leads else "dmy")

    @cached_property
    def numeric_habit(self) -> tuple[str, ...]:
        """Orders that the locale has for digits whose year stands last; none where the year stands first."""
        own = (self.facts.values[key] for key in sorted(self.facts.values) if key.startswith(_OWN_PATTERNS))
        orders = (order_of(pattern) for pattern in own if not re.search("MMM|LLL", pattern))
        return tuple(dict.fromkeys(order for order in orders if order in ("dmy", "mdy")))

    @cached_property
    def has_either_order(self) -> bool:
        """Whether people who write the locale put the day first or the month, as in English without a country."""
        return "-" not in self.locale and {"dmy", "mdy"} <= set(self.facts.orders)

    @property
    def _month_leads(self) -> bool:
        """Whether digits of a day and a month alone have the month first.

        The pattern with a hyphen is the one that CLDR gives to locales it knows nothing of; and from right to
        left a date with its year last is the whole date turned round.
        """
        pattern = str(self.facts.values.get("skeleton.Md", "-"))
        return order_of(pattern) == "md" and "-" not in pattern and not self._is_right_to_left

    @property
    def _is_right_to_left(self) -> bool:
        return any(bidirectional(name[:1] or " ") in ("R", "AL") for name in self.facts.names("months"))

    @cached_property
    def final_words(self) -> tuple[str, ...]:
        """Words that close a pattern behind the year or the day."""
        patterns = (*self._patterns, *self.supplement.patterns)
        ends = (pattern.replace("'", "").strip() for pattern in patterns)
        found = (re.search(rf"(?:y|d)[ -]?({LETTER}+\.?)$", end) for end in ends)
        words = {plain(end[1]) for end in found if end and not _FIELDS.fullmatch(end[1])}
        words |= {plain(word) for word in self.supplement.around_year}
        return tuple(sorted(words - {""}, key=lambda word: (-len(word), word)))

    @cached_property
    def weekday_last(self) -> bool:
        """Whether the weekday stands behind the date."""
        lead = "" if self.calendars[0] == "gregorian" else f"{self.calendars[0]}."
        fields = _FIELDS.findall(_QUOTED.sub("", str(self.facts.values.get(f"{lead}pattern.full", ""))))
        return bool(fields) and fields[-1][0] in "Ec"

    @cached_property
    def final_dot(self) -> bool:
        """Whether patterns end in a full stop."""
        return any(pattern.endswith(("y.", "d.", "y'.'", "d'.'")) for pattern in self.facts.patterns())

    @cached_property
    def final_pattern(self) -> re.Pattern[str]:
        """Matches a word that closes a pattern, behind the year."""
        words = [word for word in self.final_words if not is_unspaced(word)]
        return re.compile(rf" ?(?:{'|'.join(map(re.escape, words))})(?!{LETTER})" if words else r"(?!)")

    @cached_property
    def numbered(self) -> tuple[str, ...]:
        """Words before digits that number something, those of English among them."""
        return tuple(
            sorted({plain(word) for word in (*self.supplement.numbered, *supplement("en").numbered)})
        )

    def eras(self, calendar: str) -> dict[str, int]:
        """Names of the eras of a calendar in normal form, with their numbers."""
        found = self.facts.values.get(f"{calendar}.eras") or ()
        numbers = found if isinstance(found, dict) else dict.fromkeys(found, 0)
        return {plain(name): number for name, number in numbers.items()}

    @cached_property
    def counted_eras(self) -> tuple[str, ...]:
        """Names of the eras of Japan and of the Republic of China, where the locale counts years in them."""
        return tuple(era for calendar in ("japanese", "roc") for era in self.eras(calendar))

    @cached_property
    def all_eras(self) -> tuple[str, ...]:
        """Names of the eras of all calendars in use, in normal form, the longest first."""
        keys = ("eras", *(f"{calendar}.eras" for calendar in self.calendars))
        found = {plain(era) for key in keys for era in self.facts.values.get(key) or ()}
        return tuple(sorted(found - {""}, key=lambda era: (-len(era), era)))

    def era_of(self, name: str) -> tuple[str, int]:
        """The calendar and the number of an era's name in normal form."""
        for calendar in ("japanese", "roc"):
            if name in self.eras(calendar):
                return calendar, self.eras(calendar)[name]
        return "gregorian", 0

    @cached_property
    def to(self) -> str:
        """A pattern for what stands between the ends of a range."""
        said = [plain(word) for word in self.supplement.to if not word.endswith("-")]
        joining = "".join(rf"| {re.escape(plain(word))}" for word in self.supplement.to if word.endswith("-"))
        words = "|".join(re.escape(word) for word in said if not is_hangul(word))
        joined = "".join(rf"| ?{re.escape(word)} ?" for word in said if is_hangul(word))
        articles = "|".join(re.escape(plain(word)) for word in self.supplement.before_day)
        article = rf"(?:(?:{articles}) )?" if articles else ""
        return rf"(?:(?: ?-+ ?| ?(?:[~/至]|から)+ ?| (?:{words or '-'}) {joined}{joining}){article})"


@cache
def _english() -> frozenset[str]:
    """English names, which Latin spellings of other languages borrow: left in a text they are English."""
    return frozenset(name for twelve in facts("en").months() for name in twelve)


@cache
def lexicon(locale: str) -> DateLexicon:
    """The words of a locale; those of an unknown locale are none."""
    return DateLexicon(locale)


@lru_cache(maxsize=1 << 15)
def word_of(name: str) -> str:
    """A name as it is looked up: normal form, without the full stop of an abbreviation."""
    return plain(name).strip().rstrip(".")


def literals(pattern: str) -> list[str]:
    """Words that a pattern writes between its fields."""
    quoted = [word for quote in _QUOTED.findall(pattern) for word in (quote.strip(" .,"),) if word]
    bare = _FIELDS.sub(" ", _QUOTED.sub(" ", pattern))
    return quoted + [word for word in _LITERAL.findall(bare) if word]


def order_of(pattern: str) -> str:
    """The order of day, month and year in a pattern: ``dmy``."""
    fields = re.findall("[yMLd]", _QUOTED.sub("", pattern))
    return "".join(dict.fromkeys("m" if field in "ML" else field for field in fields))


def is_unspaced(text: str) -> bool:
    """Whether the script writes words without spaces between them."""
    if text.isascii() or max(text) < "\u0e00":
        return False
    return any(first <= sign <= last for sign in text for first, last in _UNSPACED)


def is_hangul(text: str) -> bool:
    """Whether the text begins in the Korean script, where particles join what stands before them."""
    return "가" <= text[:1] <= "힣"


def _padded(names: "list[tuple[int, str, Kind, str]]") -> "Iterator[tuple[int, str, Kind, str]]":
    """Names that hold the number of the month, with the number padded or apart: ``04月``, ``4 月``."""
    for number, calendar, kind, name in names:
        run = _RUN.search(name)
        if run is None or run.group() != str(number):
            continue
        rest = name[run.end() :]
        apart = f"{number} {rest}" if run.start() == 0 and rest[:1].isalpha() else name
        for written in dict.fromkeys((name, apart)):
            yield number, calendar, kind, written
            yield number, calendar, kind, written.replace(str(number), f"{number:02}")


def _bare(names: "list[tuple[int, str, Kind, str]]") -> "Iterator[tuple[int, str, Kind, str]]":
    """Names of several words without the word for “month” that they all begin with."""
    leads = Counter((calendar, name.partition(" ")[0]) for _, calendar, _, name in names if " " in name)
    for number, calendar, _, name in names:
        lead, _, rest = name.partition(" ")
        if rest and leads[calendar, lead] >= 12:
            yield number, calendar, "short", rest


def _unquoted(patterns: list[str]) -> str:
    return " ".join(re.sub(r"'([^']*)'", r"\1", pattern) for pattern in patterns)


def _alternatives(words: "dict[str, Month]") -> re.Pattern[str] | None:
    """Matches the longest of the words; beginnings are shared, which is several times faster than a list."""
    if not words:
        return None
    root: Trie = {}
    for word in words:
        node = root
        for sign in word:
            node = node.setdefault(sign, {})
        node[""] = {}
    return re.compile(_branches(root))


def _branches(node: "Trie") -> str:
    ways = [re.escape(sign) + _branches(below) for sign, below in node.items() if sign]
    if not ways:
        return ""
    inner = ways[0] if len(ways) == 1 and "" not in node else f"(?:{'|'.join(ways)})"
    return f"{inner}?" if "" in node else inner
