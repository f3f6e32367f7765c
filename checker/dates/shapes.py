"""The shape of a date or of a pattern, its parts as letters: ``d. M y``; and the shapes that a locale uses."""

import re
from functools import cache

from .lexicon import DateLexicon, is_unspaced, lexicon, order_of
from .model import FoundDate
from .normal import plain

FIELD = re.compile(r"G+|y+|M+|L+|d+|E+|c+")
_QUOTED = re.compile(r"'([^']*)'")
# What people write in most locales of which CLDR knows no pattern: no evidence that any of it is wrong.
_COMMON = ("d MMMM y", "d MMMM, y", "MMMM d, y")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")


def shape_of(found: FoundDate, words: DateLexicon) -> str:
    """The shape of a date: y, d, M for a named month and m for one in digits, and what stands between."""
    core = plain(found.text)
    if found.weekday is not None:
        core = plain(found.core)
    if found.shape == "named":
        core = core.replace(found.month_text, "M", 1)
        core = _without_first_day(core, words)
        core = re.sub(r'[|"](\d{1,2})[|"]', r"\1", core)
        core = re.sub(r"\d{4}", "y", core, count=1) if len(re.findall(r"\d{4}", core)) else _short_year(core)
        core = re.sub(r"\d{1,2}", "d", core, count=1)
    else:
        letters = iter(found.order)
        core = re.sub(r"\d+", lambda _: next(letters, "?"), core)
    return _squeezed(_without_ordinal(core, found.day, words), words)


def _without_first_day(core: str, words: DateLexicon) -> str:
    """The last date of a range without the first day that stands inside it: ``March 3-7, 2026``."""
    if len(_DAY.findall(core)) < 2:
        return core
    return re.sub(rf"(?<!\d)\d{{1,2}}\.?{words.to}(?=\d{{1,2}}(?!\d))", "", core, count=1)


def _short_year(core: str) -> str:
    return re.sub(r"\d\d(?!.*\d)", "y", core, count=1)


def _without_ordinal(core: str, day: int, words: DateLexicon) -> str:
    digits, endings = _ordinals(words.locale, first=day == 1)
    for ending in endings:
        if ending in core:
            core = re.sub(rf"(?<![a-z])d[ '\-]?{re.escape(ending)}(?![^\W\d_])", digits, core, count=1)
    return core


@cache
def _ordinals(locale: str, *, first: bool) -> tuple[str, tuple[str, ...]]:
    """What the digits of a day are in shapes, and the endings that they may have, the longest first."""
    words = lexicon(locale)
    said = words.supplement
    endings = {*said.ordinals, *said.day_endings, *(said.first if first else ())}
    # an ending stands for the dot that the pattern has after the day
    named = (bare(pattern) for pattern in words.facts.patterns() if "MMM" in pattern)
    return "d." if any("d." in pattern for pattern in named) else "d", tuple(
        ending.lstrip("-")
        for ending in sorted(map(plain, endings), key=lambda ending: (-len(ending), ending))
    )


def _squeezed(shape: str, words: DateLexicon) -> str:
    """The shape without what is optional: words between, eras, spaces of scripts that have none."""
    for era in words.all_eras:
        shape = shape.replace(era, "") if is_unspaced(era) else shape
    spaced = not is_unspaced(shape)
    if any(word in shape for word in words.optional_words):
        shape = words.optional.sub("", shape)
    if not spaced:
        shape = shape.replace(" ", "")
    shape = re.sub(r"(?<=M)[.]", "", shape)
    return re.sub(" +", " ", shape).strip(" ,-")


@cache
def shapes_of(locale: str, calendar: str) -> frozenset[str]:
    """Shapes of all patterns of a locale, without weekdays."""
    words = lexicon(locale)
    patterns = [*words.facts.patterns(calendar), *words.supplement.patterns]
    if calendar != "gregorian":
        patterns = [*patterns, *words.facts.patterns()]
    if words.is_unlocalised:
        patterns = [*patterns, *_COMMON]
    names = (name for twelve in words.facts.months() for name in twelve)
    suffixes = {name.lstrip("0123456789") for name in names if name[:1].isdigit()}
    shapes = set()
    for pattern in patterns:
        if len(order_of(pattern)) != 3:
            continue
        shape = _pattern_shape(_without_weekday(pattern))
        for suffix in suffixes:
            shape = shape.replace(f"m{plain(suffix)}", "M")
        shape = _without_joined(shape, words)
        shapes.add(_squeezed(_without_ordinal(shape, 1, words), words))
        shapes |= {_squeezed(shape, words), _squeezed(re.sub(r"\bG\b", "", shape), words)}
    shapes |= {shape.replace("M, y", "M y") for shape in shapes}  # the month's letters part day and year
    if any(map(is_unspaced, words.optional_words)):
        shapes |= {shape.replace(" ", "") for shape in shapes}
    return frozenset(shapes)


def _without_joined(shape: str, words: DateLexicon) -> str:
    """The shape of a pattern without what it joins to the month."""
    for prefix in words.prefixes:
        shape = shape.replace(f"{prefix}M", "M")
    return re.sub(r"M[^\W\d_ymd]+", "M", shape)


def _pattern_shape(pattern: str) -> str:
    parts = []
    for piece in re.split(r"('[^']*')", pattern):
        if piece.startswith("'"):
            parts.append(plain(piece.strip("'")))
        else:
            parts.append(FIELD.sub(lambda found: _letter(found.group()), _plain_but_fields(piece)))
    return "".join(parts)


def _plain_but_fields(piece: str) -> str:
    """Literal signs of a pattern in normal form, its fields untouched."""
    return "".join(sign if sign.isascii() and sign.isalpha() else plain(sign) for sign in piece)


def _letter(field: str) -> str:
    if field[0] in "ML":
        return "M" if len(field) > 2 else "m"
    return field[0]


def _without_weekday(pattern: str) -> str:
    """A pattern without its weekday and the signs that join it."""
    fields = [found for found in FIELD.finditer(_masked(pattern)) if found.group()[0] != "G"]
    days = [index for index, found in enumerate(fields) if found.group()[0] in "Ec"]
    if not days:
        return pattern
    day = fields[days[0]]
    if days[0] == 0:
        return pattern[fields[1].start() :] if len(fields) > 1 else pattern
    before = re.sub(r"[ ,(（]+$", "", pattern[: day.start()])
    return before + re.sub(r"^[)）]", "", pattern[day.end() :])


def _masked(pattern: str) -> str:
    return _QUOTED.sub(lambda found: "\0" * len(found.group()), pattern)


def bare(pattern: str) -> str:
    """A pattern without the words that it quotes."""
    return _QUOTED.sub("", pattern)
