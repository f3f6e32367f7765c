"""Know a year that another calendar counts: 平成31年, พ.ศ. 2562 and ۱۳۹۸ may all say 2019."""

from collections.abc import Collection, Iterator

from ..late import late

# The year before the first one of each reign of Japan since 1868, and of the Republic of China.
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018, "民國": 1911, "民国": 1911}
_ERA = late("(" + "|".join(_ERAS) + r") ?\Z")
_LONGEST_ERA = 3  # signs, with a blank
# What a year has more than the Gregorian one: Buddhist and Persian years, those of the Republic of China. Two numbers
# belong to a calendar whose new year is not in January.
_SHIFTS = (543, -621, -622, -1911)
# Vikram and Ethiopic years look like Gregorian ones; they are known where they are counted.
_VIKRAM, _ETHIOPIC = (57, 56), (-7, -8)
_NEAR = {"ne": _VIKRAM, "mai": _VIKRAM, "am": _ETHIOPIC, "ti": _ETHIOPIC, "om": _ETHIOPIC}
# A year of the moon as part of a year of the sun, and when its first one began.
_MOON, _HIJRA = 0.970229, 622.54
_LUNAR = range(1250, 1500)
_YEARS = range(1800, 2200)
_LONGEST_YEAR = 4  # digits
# Hebrew letters with the sign of a number before the last of them; the thousands are left out.
_LETTERS = late(r"(?<!\w)(ת[א-ת]{0,3})[״\"]([א-ת])(?!\w)")
_VALUES = dict(
    zip("אבגדהוזחטיכלמנסעפצקרשת", (*range(1, 10), *range(10, 100, 10), *range(100, 500, 100)), strict=True)
)
_VALUES |= dict(zip("ךםןףץ", (20, 40, 50, 80, 90), strict=True))
_SINCE_CREATION = (1240, 1239)  # what is added to a year without its thousands


def of_era(body: str, start: int, year: str) -> tuple[str, ...]:
    """The Gregorian year of digits at an offset of a text where the name of an era stands before them, or nothing.

    ``body`` has ASCII digits alone.
    """
    before = body[max(start - _LONGEST_ERA, 0) : start]
    name = None if before.isascii() else _ERA.search(before)
    return (str(_ERAS[name[1]] + int(year)),) if name else ()


def in_words(text: str) -> Iterator[str]:
    """Gregorian years that a text says without digits: 令和元年 is 2019, and so is תשע״ט."""
    if "元年" in text:
        yield from (str(before + 1) for name, before in _ERAS.items() if f"{name}元年" in text)
    if "ת" in text:
        for found in _LETTERS.finditer(text):
            year = sum(_VALUES[letter] for letter in found[1] + found[2])
            yield from (str(year + shift) for shift in _SINCE_CREATION)


def gregorian(value: str, languages: Collection[str]) -> frozenset[int]:
    """All years of our time that a whole number can be the name of in a text of one of some languages."""
    if len(value) > _LONGEST_YEAR:
        return frozenset()
    number = int(value)
    near = (shift for language, shifts in _NEAR.items() if language in languages for shift in shifts)
    found = {number - shift for shift in (0, *_SHIFTS, *near)}
    if number in _LUNAR:
        begins = (number - 1) * _MOON + _HIJRA
        found |= {int(begins), int(begins + _MOON)}
    return frozenset(year for year in found if year in _YEARS)
