"""Find the numbers of running text, with all that the signs between their digits can mean."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from ..figures import runs_of_digits
from ..late import late
from .digits import canonical, plain
from .dotted import with_colons
from .facts import Facts, Third, facts
from .model import Finds, Number
from .years import of_era


class _Aside(Struct, frozen=True):
    """Digits that are no amounts: what they are, how they look, and the signs of which a text must have one.

    They stand anywhere (``signs``), or are the first signs behind a digit (``behind``), perhaps after a blank.
    """

    sort: str
    pattern: re.Pattern[str]
    signs: tuple[str, ...] = ()
    behind: frozenset[str] = frozenset()


# Of the text all digits are ASCII ones by then. Patterns begin with the sign itself, what must not stand before it
# behind it: then the search skips all other text at once.
_ASIDE: tuple[_Aside, ...] = (
    _Aside("address", late(r"""(?:https?://|www\.)[^\s<>"'）」】]+"""), ("://", "www.")),
    _Aside("address", late(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]+)+|(?<!\w)@\w+"), ("@",)),
    _Aside("mark", late(r"[0-9](?<![\w.,].)\)"), behind=frozenset(")")),
    _Aside(
        "mark",
        late(
            r"\((?<![\w.,].)\d\)|\{[^{}\s]*\}|%\d+\$|\[[\^#]?[A-Z]?\d+\]|#[0-9A-Fa-f]{3,8}\b|</? ?\d{1,2} ?/?>"
        ),
        ("{", "[", "#", "$", "(", "<"),
    ),
    _Aside("time", late(r"[0-9](?<![\d.,:].)\d?:\d{2}(?::\d{2})?(?![\d:])"), behind=frozenset(":")),
    _Aside("time", late(r"[0-9](?<![\d.,:].)\d? ?[hH] ?[0-5]\d(?![\d\w])"), behind=frozenset("hH")),
    _Aside(
        "time",
        late(r"[0-9](?<![\d.,:].)\d? ?[時时点點시] ?\d{1,2} ?[分분]"),
        behind=frozenset("時时点點시"),
    ),
    _Aside(
        "time",
        late(r"[0-9](?<![\d.,:].)\d?(?: ?[Pp]\.? ?[Mm]| ?[Aa]\. ?[Mm]| ?AM|am)(?![^\W\d_])"),
        behind=frozenset("PpAa"),
    ),
    _Aside("version", late(r"v(?<!\w.)\d+(?:\.\d+)+"), ("v",)),
    _Aside(
        "telephone",
        late(
            r"(?:\+(?<![\w.].)\d[\d ().\-/‑]{5,24}\d"
            r"|\((?<![\w.].)(?<!\d .)0\d{1,4}\)?[ \-./‑]\d{2,5}(?:[ \-‑]?\d{2,5}){1,4}"
            r"|0(?<![\w.].)(?<!\d .)\d{1,4}\)?[ \-./‑]\d{2,5}(?:[ \-‑]?\d{2,5}){1,4})(?!\d)"
        ),
        ("+", "0"),
    ),
    _Aside("telephone", late(r"[0-9](?<![\w.].)\d\d-\d{3}-\d{4}(?!\d)"), behind=frozenset("-")),
)
_BEHIND_DIGIT = re.compile(r"[0-9] ?([^0-9 ])")
# A letter of an alphabet, perhaps with a hyphen, ties the digits behind it into a name: E2EE, AES-256.
_TIED = late(r"[A-Za-z\u00c0-\u024f\u0370-\u03ff_][-‐‑.]?$")
# Letters behind it do, where more digits or a range of letters follow: 21AF26, 0-9A-Z.
_TIES = re.compile(r"[A-Za-z]{1,8}(?:\d|[-–][A-Za-z])")
_CURRENCY = late(r"(?<![A-Za-z])(?:USD|EUR|GBP|JPY|CHF|CAD|AUD|BRL|INR|Rs\.?|kr\.?)$")
_RUN = late(r"[0-9]\d*(?:[.,'’٬٫]\d+| \d{3}(?!\d))*")
_ENUMERATOR = late(r"\s*\(?(?:\d{1,3}(?:\.\d{1,2})*[.):](?=\s|$)|\d{1,2}\)|§ ?\d+)")
_DIGIT = re.compile(r"\d")
_SHORTEST_TELEPHONE = 6
_BRACKETED = 300  # code points between brackets at most; further back nobody looks for the one that opens
_YEAR = 4  # digits
_TEN_THOUSAND = 4  # as a power of ten
_SCALE = re.compile(r"[ -]?([^\s\d.,;:()]{1,20})")
_PERCENT = late(r" ?[%٪％﹪]")


Stretches = Sequence[tuple[int, int]]


def find(
    text: str,
    locale: str,
    aside: Stretches = (),
    *,
    dated: Stretches | None = None,
    cuts: Sequence[int] = (),
) -> Finds:
    """Numbers of a text in a locale, in order. ``aside`` are stretches that are not looked at: code.

    ``cuts`` are offsets, in order, at which a number ends though digits follow. Dates, times, addresses, names
    with digits, footnote marks and the number before a title are no numbers; ``dated`` are the dates where they
    are known, or not asked for: to find them costs most. Linear in the text; never raises.
    """
    if not _DIGIT.search(text):
        return Finds(())
    dated = dates(text, locale) if dated is None else dated
    said = facts(locale)
    body = with_colons(plain(text), locale)
    body = _without(body, [*aside, *dated]) if aside or dated else body
    numbers: list[Number] = []
    at = 0
    if enumerator := _ENUMERATOR.match(body):
        at = enumerator.end()
    for start, end, sort in _set_aside(body, at, said):
        numbers += _amounts(text, body, at, start, said, cuts)
        if sort == "telephone":
            numbers.append(_telephone(text, start, end))
        elif sort == "version":
            numbers.append(Number(start, end, text[start:end], (body[start + 1 : end],), "version"))
        at = end
    numbers += _amounts(text, body, at, len(body), said, cuts)
    return Finds(tuple(numbers), tuple(dated))


def dates(text: str, locale: str) -> Stretches:
    """Stretches of a text that are dates."""
    from ..dates.finder import find as find_dates

    return [(date.start, date.end) for date in find_dates(text, locale)]


def _set_aside(body: str, at: int, said: Facts) -> list[tuple[int, int, str]]:
    """Stretches from ``at`` on that are no amounts, in order, none within another."""
    behind = set(_BEHIND_DIGIT.findall(body, at))
    found = [
        (*part.span(), way.sort)
        for way in (*_ASIDE, *_thirds(said.third))
        if not way.behind.isdisjoint(behind) or any(map(body.__contains__, way.signs))
        if way.sort != "telephone" or _has_enough_digits(body, at)
        for part in way.pattern.finditer(body, at)
        if not _closes_brackets(part)
    ]
    kept: list[tuple[int, int, str]] = []
    for start, end, sort in sorted(found, key=lambda one: (one[0], -one[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, sort))
    return kept


def _closes_brackets(part: re.Match[str]) -> bool:
    """Whether the bracket behind a digit closes one that was opened before it: (IMAP, version 4)."""
    if part[0][-1] != ")" or not part[0][0].isdigit():
        return False
    start, near = part.start(), max(part.start() - _BRACKETED, 0)
    return part.string.rfind("(", near, start) > part.string.rfind(")", near, start)


@lru_cache(maxsize=64)
def _thirds(third: Third) -> tuple[_Aside, ...]:
    """How words look for what comes third or second: 제3자 is a third party, 제2외국어 a foreign language."""
    if not third.behind:
        return ()
    words, others = ("|".join(map(re.escape, each)) for each in (third.words, third.but or ("\0",)))
    pattern = late(rf"{re.escape(third.behind)} ?[1-3](?!{others})(?:{words})")
    return (_Aside("mark", pattern, (third.behind,)),)


def _has_enough_digits(body: str, at: int) -> bool:
    """Whether there are as many digits as the shortest telephone number has."""
    return sum(map(len, runs_of_digits(body[at:]))) >= _SHORTEST_TELEPHONE


def _without(text: str, parts: Sequence[tuple[int, int]]) -> str:
    """The text with other signs where the parts are, of the same length."""
    pieces = []
    at = 0
    for start, end in sorted(parts):
        if end > at:
            pieces += [text[at:start], "\0" * (end - max(start, at))]
            at = end
    return "".join([*pieces, text[at:]])


def _telephone(text: str, start: int, end: int) -> Number:
    digits = re.sub(r"\D", "", plain(text[start:end]))
    return Number(start, end, text[start:end], (digits[-7:],), "telephone")


def _amounts(
    text: str, body: str, start: int, end: int, said: Facts, cuts: Sequence[int] = ()
) -> Iterator[Number]:
    inner = [cut for cut in cuts if start < cut < end]
    for part, until in pairwise((start, *inner, end)):
        yield from _whole_amounts(text, body, part, until, said)


def _whole_amounts(text: str, body: str, start: int, end: int, said: Facts) -> Iterator[Number]:
    for run in _RUN.finditer(body, start, end):
        if _is_tied(body, run.start()) or _TIES.match(body, run.end()):
            continue
        for at, to in _split(run, said):
            readings, version = _readings(body[at:to], said)
            if len(readings[0]) < _YEAR:
                readings += of_era(body, at, readings[0])
            yield Number(
                at,
                to,
                text[at:to],
                readings,
                "version" if version else "amount",
                _scale(body, to, said),
                percent=bool(_PERCENT.match(body, to)) or body[max(at - 1, 0) : at] in ("%", "٪"),
            )


def _is_tied(body: str, at: int) -> bool:
    before = body[max(at - 5, 0) : at]
    if not before or before[-1] == " ":
        return False
    return bool(_TIED.search(before)) and not _CURRENCY.search(before)


def _split(run: re.Match[str], said: Facts) -> Iterator[tuple[int, int]]:
    """Stretches of a run that are one number each: commas also part the members of a list."""
    text = run[0]
    if "," in text and _is_list(text.split(",")) and not _is_grouped_by_fours(text.split(","), said):
        at = run.start()
        for part in text.split(","):
            yield at, at + len(part)
            at += len(part) + 1
        return
    yield run.span()


def _is_list(parts: list[str]) -> bool:
    """Whether commas part a list: three parts or more that are no groups of three, or of two and three."""
    grouped = len(parts[-1].partition(".")[0]) == 3 and all(len(part) in (2, 3) for part in parts[1:-1])
    return len(parts) > 2 and not grouped


def _is_grouped_by_fours(parts: list[str], said: Facts) -> bool:
    """Whether commas part groups of ten thousand, as where that is the next word after a thousand: 9,9999."""
    longest = 3 if len(parts) > 2 else 4  # three groups of four are rather a list of years
    if parts[0] == "0" or len(parts[0]) > longest or any(len(part) != 4 for part in parts[1:]):
        return False
    return _TEN_THOUSAND in said.scales.values()


def _readings(run: str, said: Facts) -> tuple[tuple[str, ...], bool]:
    """Values of a run of digits with marks between them, and whether it can only be a version."""
    if run.isdecimal():
        return (canonical(run),), False
    marks = re.findall(r"\D", run)
    parts = re.split(r"\D", run)
    if len(set(marks)) > 1:
        whole = canonical("".join(parts[:-1]))
        return ((f"{whole}.{parts[-1]}",) if marks.count(marks[-1]) == 1 else (whole + parts[-1],)), False
    grouped = len(parts[-1]) == 3 and parts[0] != "0" and len(parts[0]) <= 3
    grouped = grouped and all(len(part) in (2, 3) for part in parts[1:])
    joined = canonical("".join(parts))
    by_fours = set(marks) == {","} and _is_grouped_by_fours(parts, said)
    if len(marks) > 1 and by_fours:
        return (joined,), False
    if len(marks) > 1:
        dotted = ".".join(parts) if marks[0] == "." else ""
        readings = [joined] if grouped else []
        return (*readings, *([dotted] if dotted else [])) or (joined,), not grouped
    if marks[0] in " '’٬":
        return (joined,), False
    decimal = f"{canonical(parts[0])}.{parts[1]}"
    if by_fours:
        return (joined, decimal), False
    if not grouped:
        return (decimal,), False
    return ((decimal, joined) if marks[0] in said.decimal else (joined, decimal)), False


def _scale(body: str, at: int, said: Facts) -> int:
    """The power of ten of the word behind a number, or 0."""
    word = _SCALE.match(body, at)
    if not word:
        return next((power for scale, power in said.scales.items() if body.startswith(scale, at)), 0)
    written = word[1].casefold()
    found = said.scales.get(written, 0) or said.scales.get(written + ".", 0)
    if found or ord(written[0]) < 0x2E80:
        return found
    return max((power for scale, power in said.scales.items() if written.startswith(scale)), default=0)
