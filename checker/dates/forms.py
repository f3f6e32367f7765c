"""Say whether a date is written as its locale writes dates, and how the locale would write it."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from .governing import month_names
from .lexicon import DateLexicon, lexicon, word_of
from .model import FoundDate
from .normal import digit_system, plain
from .parts import as_written
from .shapes import FIELD, bare, shape_of, shapes_of
from .words import has_known_ending
from .written import in_digits, pattern_like, weekday_name, written

_DOTS = (("ordinal-dot",), ("year-dot",))


# What can be wrong with a date, the gravest first.
GRAVEST = (
    *("impossible", "weekday", "digits-mixed", "two-months", "foreign-month", "digits", "misspelt"),
    *("nominative", "nominative-governed", "order", "ordinal-dot", "year-dot", "capitals"),
    *("foreign-month-unsure", "unusual"),
)


class Form(Struct, frozen=True):
    """What is to be said of the form of one date.

    ``reasons`` are cases of the rules ``date-form``, ``date-weekday`` and ``possible-date``, the gravest
    first; none where the form is right. ``expected`` is the date as the locale writes it, empty where that is
    unknown. ``months`` are the names that its month may have, where the words before it leave the case open.
    """

    reasons: tuple[str, ...]
    expected: str
    months: tuple[str, ...] = ()


def check_form(found: FoundDate, locale: str, before: str = "", following: str = "") -> Form:
    """Check one date; ``before`` is the text before it, which may govern the case of its month.

    ``following`` is what stands right behind it, for an ending there may stand for a dot. Of dates without a
    day or without a year only the digits and the language are checked; ends of ranges that borrow one, and
    days by which a version is called, are not.
    """
    words = lexicon(locale)
    if found.shared or found.numbered or not words.facts.locale:
        return Form((), "")
    if not found.whole:
        return _check_part(found, words)
    reasons = tuple(sorted(dict.fromkeys(_reasons(found, words, following)), key=GRAVEST.index))
    form = Form(reasons, expected(found, words, reasons))
    return _in_case(form, found, before, words) if "nominative" in reasons else form


def _in_case(form: Form, found: FoundDate, before: str, words: DateLexicon) -> Form:
    """The form with the month in the case that the text before it asks for, or with all that it may have."""
    names = month_names(found, before, words)
    usual = words.facts.months(found.calendar)[0][found.month - 1]
    right = form.expected.replace(usual, names[0], 1)
    if len(names) == 1:
        return Form(form.reasons, right)
    reasons = ("nominative-governed" if reason == "nominative" else reason for reason in form.reasons)
    return Form(tuple(reasons), right, names)


def _check_part(found: FoundDate, words: DateLexicon) -> Form:
    zero = right_zero(found, words)
    if reasons := tuple(_digit_reasons(found, words)):
        return Form(reasons, in_digits(found.text, zero))
    if found.month_kind != "foreign" or not words.has_names:
        return Form((), "")
    right = in_digits(as_written(found, words), zero)
    return Form(("foreign-month-unsure",), right) if right else Form((), "")


def expected(found: FoundDate, words: DateLexicon, reasons: tuple[str, ...] = ()) -> str:
    """The date as the locale writes it: one part repaired where only that is wrong, else a pattern."""
    zero = right_zero(found, words)
    if set(reasons) <= {"digits-mixed", "digits"}:
        return in_digits(found.text, zero)
    day = found.value or found.guess
    if day is None:
        return ""
    if reasons == ("weekday",):
        return _with_weekday(found, words)
    if reasons == ("capitals",):
        return found.text.replace(raw_month(found), _right_case(found, words), 1)
    if reasons == ("nominative",) and (month := raw_month(found)):
        return found.text.replace(month, words.facts.months(found.calendar)[0][found.month - 1], 1)
    if reasons in _DOTS and (dotted := _with_dot(found, reasons)):
        return dotted
    keeps_weekday = found.weekday is not None and "weekday" not in reasons
    pattern = pattern_like(
        words,
        found.calendar,
        named=found.shape == "named" or _is_named(found, words),
        weekday=found.weekday is not None and not keeps_weekday,
        short=_is_short(found, words),
    )
    right = written(day, pattern, words, found.calendar, zero)
    return beside_weekday(found, right, words, day.weekday()) if keeps_weekday else right


def beside_weekday(found: FoundDate, right: str, words: DateLexicon, number: int) -> str:
    """The right words with the date's weekday, whose case and what joins it stay: “в среду, 6 мая”.

    The weekday is another one where the day is another one.
    """
    before, _, behind = found.text.partition(found.core)
    if found.weekday != number:
        before, behind = (_another_weekday(part, found, words, number) for part in (before, behind))
    return before + right + behind


def _another_weekday(text: str, found: FoundDate, words: DateLexicon, number: int) -> str:
    at = plain(text).find(found.weekday_text)
    if at < 0 or len(plain(text)) != len(text):
        return text
    said = text[at : at + len(found.weekday_text)]
    return text[:at] + _like(said, found, words, number) + text[at + len(said) :]


def _is_named(found: FoundDate, words: DateLexicon) -> bool:
    """Whether a date in digits is better said with a name: readers of plain English put the day first or the month."""
    return words.locale == "en" or (found.calendar in ("japanese", "roc") and "年" in found.text)


def _with_dot(found: FoundDate, reasons: tuple[str, ...]) -> str:
    """The date with a dot behind its day or its year, and nothing else changed; nothing where one is there."""
    number = found.day if reasons == ("ordinal-dot",) else found.year
    run = next((run for run in re.finditer(r"\d+", found.text) if int(run[0]) == number), None)
    if run is None or found.text.startswith(".", run.end()):
        return ""
    return f"{found.text[: run.end()]}.{found.text[run.end() :]}"


def right_zero(found: FoundDate, words: DateLexicon) -> str:
    """The zero of the digits to use: a system that the date has already where it is the locale's own."""
    used = systems(found.text)
    own = words.facts.zeros
    return next((zero for zero in reversed(own) if zero in used), "0" if used == ["0"] else own[0])


def systems(text: str) -> list[str]:
    """Zeros of the digit systems of a text, in order of appearance."""
    return list(dict.fromkeys(digit_system(sign) for sign in text if unicodedata.category(sign) == "Nd"))


def raw_month(found: FoundDate) -> str:
    """The month as it stands in the text, with its capitals."""
    text = found.text
    at = plain(text).find(found.month_text)
    if not found.month_text or at < 0 or len(plain(text)) != len(text):
        return ""
    return text[at : at + len(found.month_text)]


def _reasons(found: FoundDate, words: DateLexicon, following: str) -> Iterator[str]:
    if found.impossible:
        yield "impossible"
        return
    if found.weekday is not None and found.readings and not _weekday_fits(found):
        yield "weekday"
    named = found.shape == "named"
    told = list(_digit_reasons(found, words))
    if named:
        told += [
            *_month_reasons(found, words),
            *_order_reasons(found, words),
            *_dot_reasons(found, words, following),
        ]
    yield from told
    if not told and not _is_accepted(found, words, following):
        yield "unusual"  # the least of reasons: only where nothing else is wrong


def _digit_reasons(found: FoundDate, words: DateLexicon) -> Iterator[str]:
    month = raw_month(found) if found.month_kind != "dual" else ""
    used = systems(found.text.replace(month, "") if month else found.text)
    if len(used) > 1:
        yield "digits-mixed"
    elif _is_in_another_script(found, words) or _is_of_one_script(used, found):
        return
    elif used and used[0] not in ("0", *words.facts.zeros):
        yield "digits"


@cache
def _own_letters(locale: str) -> str:
    return plain("".join(lexicon(locale).facts.names("months")))


def _is_in_another_script(found: FoundDate, words: DateLexicon) -> bool:
    """Whether the month is in a script that the locale's own names are not in, so that its digits may differ."""
    own = _own_letters(words.locale)
    if not own or found.month_kind in ("foreign", "exact", "near"):
        return False
    return _is_latin(own) != _is_latin(found.month_text)


def _is_of_one_script(zeros: list[str], found: FoundDate) -> bool:
    """Whether the digits belong to the script in which the month is written, whatever the tag says."""
    signs = (*zeros[:1], *found.month_text[:1])
    return len({unicodedata.name(sign, sign).split()[0] for sign in signs}) == 1 < len(signs)


def _is_latin(text: str) -> bool:
    return any("a" <= sign <= "z" for sign in text)


def _weekday_fits(found: FoundDate) -> bool:
    return any(day.weekday() == found.weekday for day in found.readings)


def _month_reasons(found: FoundDate, words: DateLexicon) -> Iterator[str]:
    match found.month_kind:
        case "foreign" if words.has_names:
            yield "foreign-month"
        case "split":
            yield "two-months"
        case "near":
            yield "misspelt"
        case "exact" if _is_nominative(found, words):
            yield "nominative"
        case "exact" if _has_wrong_capitals(found, words):
            yield "capitals"


def _is_nominative(found: FoundDate, words: DateLexicon) -> bool:
    """Whether the month is in the form that stands alone, where a date has another one."""
    in_dates, alone = _names_in_dates(words, found.calendar), _names_alone(words, found.calendar)
    name = word_of(found.month_text)
    return name in alone and name not in in_dates


def _has_wrong_capitals(found: FoundDate, words: DateLexicon) -> bool:
    if not found.text.startswith(raw := raw_month(found)) or not raw:
        written_right = _right_case(found, words)
        return bool(raw and written_right) and raw != written_right and not found.text.isupper()
    return False  # the month comes first: it may begin a sentence


def _right_case(found: FoundDate, words: DateLexicon) -> str:
    """The name with the capitals that the locale gives it; the word itself where that is how it stands."""
    month = raw_month(found)
    raw = month.rstrip(".॰")
    cased = _cased(words.locale, found.calendar).get(word_of(raw), ())
    return month if raw in cased or not cased else month.replace(raw, cased[0])


@cache
def _cased(locale: str, calendar: str) -> dict[str, list[str]]:
    """The names of months in dates by how they are looked up, each with its capitals, without a dot at its end."""
    words = lexicon(locale)
    cased: dict[str, list[str]] = {}
    for name in _cells(words, calendar):
        cased.setdefault(word_of(name), []).append(name.rstrip(".॰"))
    return cased


def _order_reasons(found: FoundDate, words: DateLexicon) -> Iterator[str]:
    known = (*words.orders, *words.facts.orders, *words.supplement.orders)
    if words.is_unlocalised or found.month_kind in ("foreign", "near"):
        return
    if found.order == "dmy" and not all(order.startswith("y") for order in known):
        return  # where the year stands last the day may stand first: the order of most of the world
    if known and found.order not in known:
        yield "order"


def _dot_reasons(found: FoundDate, words: DateLexicon, following: str) -> Iterator[str]:
    if found.order not in words.orders or found.day_word:
        return
    long = [bare(words.facts.values.get(f"pattern.{style}", "")) for style in ("full", "long")]
    for part, reason in (("d", "ordinal-dot"), ("y", "year-dot")):
        if all(f"{part}." in pattern for pattern in long) and _lacks_dot(
            part, shape_of(found, words), following
        ):
            yield reason


def _lacks_dot(part: str, shape: str, following: str) -> bool:
    """Whether nothing stands behind a part but a space or the end; an ending there makes the dot needless."""
    found = re.search(rf"{part}(.?)", shape + following[:1])
    return found is not None and found[1] in ("", " ", ",")


def _is_accepted(found: FoundDate, words: DateLexicon, following: str) -> bool:
    """Whether the form is one that CLDR or the supplement has."""
    if found.calendar in ("japanese", "roc") or found.day_word:
        return True
    if found.month_kind not in ("exact", "prefixed", "ended"):
        return found.month_kind == "dual"
    if found.month_kind == "ended" and not has_known_ending(found.month_text, words):
        return False
    shape = shape_of(found, words)
    known = shapes_of(words.locale, found.calendar)
    if f"{shape}." in known and re.match(rf"{words.to}\d", plain(following)):
        return True  # a range goes on, and its last day has the dot
    return shape in known or shape.rstrip(".") in known


def _is_short(found: FoundDate, words: DateLexicon) -> bool:
    wide, short, _, _ = words.facts.months(found.calendar)
    name = word_of(found.month_text)
    return name in map(word_of, short) and name not in map(word_of, wide)


def _with_weekday(found: FoundDate, words: DateLexicon) -> str:
    day = found.value or found.guess
    right = _another_weekday(found.text, found, words, day.weekday()) if day else ""
    return right if right != found.text else ""


def _like(said: str, found: FoundDate, words: DateLexicon, number: int) -> str:
    """The name of a weekday, as wide and with the capital that the wrong one has."""
    keys = ("days", "days.short", "days.alone", "days.alone.short", "days.shorter")
    for names in (*map(words.facts.names, keys), *words.supplement.weekdays):
        if names and found.weekday is not None and word_of(names[found.weekday]) == word_of(said):
            name = names[number].rstrip(".॰") if not said.endswith(".") else names[number]
            return name[:1].upper() + name[1:] if said[:1].isupper() else name
    return weekday_name(number, words)


@cache
def _names_in_dates_of(locale: str, calendar: str) -> frozenset[str]:
    return frozenset(map(word_of, _cells(lexicon(locale), calendar)))


def _cells(words: DateLexicon, calendar: str) -> Iterator[str]:
    """Every name of a month that a date may have."""
    for twelve in (*_lists_in_dates(words, calendar), *words.supplement.forms):
        for cell in twelve:
            yield from cell.split("|")


def _lists_in_dates(words: DateLexicon, calendar: str) -> list[list[str]]:
    """Month names of patterns with a day: short ones, and those that stand alone, only where used so."""
    wide, short, alone, alone_short = words.facts.months(calendar)
    fields = {
        field
        for pattern in (*words.facts.patterns(calendar), *words.supplement.patterns)
        if "d" in bare(pattern)
        for field in FIELD.findall(bare(pattern))
    }
    named = {"MMMM": wide, "MMM": short, "LLLL": alone, "LLL": alone_short}
    return [wide, *(names for field, names in named.items() if field in fields)]


def _names_in_dates(words: DateLexicon, calendar: str) -> frozenset[str]:
    return _names_in_dates_of(words.locale, calendar)


@cache
def _names_alone_of(locale: str, calendar: str) -> frozenset[str]:
    _, _, alone, _ = lexicon(locale).facts.months(calendar)
    return frozenset(word_of(name) for name in alone)


def _names_alone(words: DateLexicon, calendar: str) -> frozenset[str]:
    return _names_alone_of(words.locale, calendar)
