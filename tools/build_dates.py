"""Build the table of date facts that ships with the program, from the JSON packages of the Unicode CLDR.

    npm install --legacy-peer-deps cldr-core@48.2.0 cldr-dates-full@48.2.0 cldr-numbers-full@48.2.0 \
        cldr-cal-islamic-full@48.2.0 cldr-cal-persian-full@46.1.0 cldr-cal-buddhist-full@39.0.0 \
        cldr-cal-japanese-full@39.0.0 cldr-cal-roc-full@28.0.0 cldr-cal-ethiopic-full@46.1.0
    python tools/build_dates.py node_modules checker/dates/data

Two runs over the same packages are equal byte for byte: nothing is compressed (the wheel is) and everything
is sorted. The table is lines of JSON: the first is the index, each further one holds what a locale says
beyond its parent.
"""

import json
import re
import shutil
import sys
from pathlib import Path
from typing import Any

VERSIONS = {
    "cldr-core": "48.2.0",
    "cldr-dates-full": "48.2.0",
    "cldr-numbers-full": "48.2.0",
    "cldr-cal-islamic-full": "48.2.0",
    # the newest that the registry has of these
    "cldr-cal-persian-full": "46.1.0",
    "cldr-cal-buddhist-full": "39.0.0",
    "cldr-cal-japanese-full": "39.0.0",
    "cldr-cal-roc-full": "28.0.0",
    "cldr-cal-ethiopic-full": "46.1.0",
}
STYLES = ("full", "long", "medium", "short")
SKELETONS = (
    *("yMd", "yMEd", "yMMdd", "yMMMd", "yMMMEd", "yMMMEEEEd", "yMMMMd", "yMMMMEd", "yMMMMEEEEd"),
    *(
        "GyMMMd",
        "GyMMMEd",
        "GyMMMMd",
        "Md",
        "MMMd",
        "MMMMd",
        "MMMEd",
        "MMMMEd",
        "MMMMEEEEd",
        "yM",
        "yMMM",
        "yMMMM",
    ),
)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# calendar -> (package, file, preferences of a territory that ask for it)
CALENDARS = {
    "persian": ("cldr-cal-persian-full", "ca-persian", ("persian",)),
    "islamic": ("cldr-cal-islamic-full", "ca-islamic", ("islamic", "islamic-umalqura", "islamic-civil")),
    "buddhist": ("cldr-cal-buddhist-full", "ca-buddhist", ("buddhist",)),
    "japanese": ("cldr-cal-japanese-full", "ca-japanese", ("japanese",)),
    "roc": ("cldr-cal-roc-full", "ca-roc", ("roc",)),
    "ethiopic": ("cldr-cal-ethiopic-full", "ca-ethiopic", ("ethiopic",)),
}
FIRST_MODERN_ERA = 232  # Meiji: older eras do not stand in notices
Flat = dict[str, Any]


class Packages:
    """The unpacked packages below a folder of node modules."""

    def __init__(self, root: Path) -> None:
        """Refuse packages of other versions, for the table would differ in silence."""
        self.root = root
        for name, wanted in VERSIONS.items():
            found = self.read(name, "package.json")["version"]
            if found != wanted:
                raise SystemExit(f"{name}: version {wanted} is needed, {found} is there")

    def read(self, package: str, path: str) -> Any:
        """One file of a package."""
        return json.loads((self.root / package / path).read_text(encoding="utf-8"))

    def supplemental(self, name: str) -> Any:
        """One file of supplemental facts."""
        return self.read("cldr-core", f"supplemental/{name}.json")["supplemental"]

    def locales(self) -> list[str]:
        """All locales, in order."""
        return sorted(path.name for path in (self.root / "cldr-dates-full" / "main").iterdir())

    def calendar(self, package: str, locale: str, name: str) -> Any | None:
        """A calendar of a locale, or of the nearest locale above it that an older package has."""
        while locale:
            path = self.root / package / "main" / locale / f"{name}.json"
            if path.is_file():
                main = json.loads(path.read_text(encoding="utf-8"))["main"]
                return next(iter(main[locale]["dates"]["calendars"].values()))
            locale = locale.rpartition("-")[0]
        return None


def main() -> None:
    """Write the table and the licence notice beside it."""
    packages, folder = Packages(Path(sys.argv[1])), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    preferences, likely = _preferences(packages), _likely(packages)
    full = {
        locale: _locale(packages, locale, _wanted_calendars(locale, likely, preferences))
        for locale in packages.locales()
    }
    parents = {locale: _parent(packages, locale, full) for locale in full}
    _write(folder / "cldr.jsonl", full, parents, _aliases(packages, likely, full), _digits(packages))
    shutil.copyfile(packages.root / "cldr-dates-full" / "LICENSE", folder / "LICENSE-UNICODE")


def _write(
    path: Path,
    full: dict[str, Flat],
    parents: dict[str, str],
    aliases: dict[str, str],
    digits: dict[str, str],
) -> None:
    lines, index, offset = [], {}, 0
    for locale, facts in sorted(full.items()):
        above = full.get(parents[locale], {})
        own = {key: value for key, value in facts.items() if above.get(key) != value}
        own |= {key: None for key in above if key not in facts}
        line = (_json(own) + "\n").encode()
        index[locale] = [offset, len(line), parents[locale]]
        lines.append(line)
        offset += len(line)
    head = {
        "cldr": VERSIONS["cldr-dates-full"],
        "locales": index,
        "aliases": aliases,
        "digits": digits,
        "orders": _orders(full),
    }
    path.write_bytes((_json(head) + "\n").encode() + b"".join(lines))


def _orders(full: dict[str, Flat]) -> dict[str, list[str]]:
    """Orders of day, month and year where the month is named, over all variants of each language."""
    orders: dict[str, set[str]] = {}
    for locale, facts in full.items():
        for key, pattern in facts.items():
            bare = re.sub("'[^']*'", "", pattern) if key.startswith(("pattern.", "skeleton.")) else ""
            if re.search("MMM|LLL", bare) and "y" in bare and "d" in bare:
                order = dict.fromkeys(sign.lower() for sign in re.findall("[yMLd]", bare.replace("L", "M")))
                orders.setdefault(locale.split("-")[0], set()).add("".join(order))
    return {language: sorted(found) for language, found in sorted(orders.items())}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _locale(packages: Packages, locale: str, calendars: list[str]) -> Flat:
    main = packages.read("cldr-dates-full", f"main/{locale}/ca-gregorian.json")["main"][locale]
    facts = _gregorian(main["dates"]["calendars"]["gregorian"])
    numbers = packages.read("cldr-numbers-full", f"main/{locale}/numbers.json")["main"][locale]["numbers"]
    facts["digits"] = list(
        dict.fromkeys([numbers["defaultNumberingSystem"], numbers["otherNumberingSystems"]["native"]])
    )
    others = {name: CALENDARS[name][:2] for name in calendars if name in CALENDARS}
    found = {name: packages.calendar(package, locale, file) for name, (package, file) in others.items()}
    facts["calendars"] = [
        name for name in calendars if name != "ethiopic" or _is_named_in_ethiopic(found[name])
    ]
    for name in facts["calendars"]:
        if (calendar := found.get(name)) is not None:
            facts |= {f"{name}.{key}": value for key, value in _other_calendar(name, calendar).items()}
    return facts


def _is_named_in_ethiopic(calendar: Any | None) -> bool:
    """Whether months have names in the calendar's own script.

    Elsewhere they are the English ones, or, in Oromo, those of the Gregorian calendar, wrongly numbered.
    """
    return calendar is not None and calendar["months"]["format"]["wide"]["1"][0] >= "\u1200"


def _gregorian(calendar: Any) -> Flat:
    facts: Flat = {}
    for key, context, width in (
        ("months", "format", "wide"),
        ("months.short", "format", "abbreviated"),
        ("months.alone", "stand-alone", "wide"),
        ("months.alone.short", "stand-alone", "abbreviated"),
    ):
        facts[key] = [calendar["months"][context][width][str(number)] for number in range(1, 13)]
    for key, context, width in (
        ("days", "format", "wide"),
        ("days.short", "format", "abbreviated"),
        ("days.shorter", "format", "short"),
        ("days.alone", "stand-alone", "wide"),
        ("days.alone.short", "stand-alone", "abbreviated"),
    ):
        facts[key] = [calendar["days"][context][width][day] for day in DAYS]
    facts |= _patterns(calendar)
    eras = calendar["eras"]
    facts["eras"] = sorted({eras[width][key] for width in eras for key in eras[width] if key.startswith("1")})
    facts["eras.before"] = sorted(
        {eras[width][key] for width in eras for key in eras[width] if key.startswith("0")}
    )
    return _without_copies(facts)


def _patterns(calendar: Any) -> Flat:
    facts: Flat = {f"pattern.{style}": _pattern(calendar["dateFormats"][style]) for style in STYLES}
    available = calendar["dateTimeFormats"]["availableFormats"]
    facts |= {f"skeleton.{name}": _pattern(available[name]) for name in SKELETONS if name in available}
    return facts


def _pattern(pattern: Any) -> str:
    return str(pattern["_value"] if isinstance(pattern, dict) else pattern)


def _without_copies(facts: Flat) -> Flat:
    """Drop stand-alone names that are the same as those in a date, and placeholders such as ``M01``."""
    for alone in [key for key in facts if ".alone" in key]:
        if facts[alone] == facts.get(alone.replace(".alone", "")):
            del facts[alone]
    for key in [key for key in facts if key.startswith("months")]:
        if facts[key][0] in ("M01", "1", "01"):
            del facts[key]
    return facts


def _other_calendar(name: str, calendar: Any) -> Flat:
    facts: Flat = {f"pattern.{style}": _pattern(calendar["dateFormats"][style]) for style in STYLES}
    if name in ("persian", "islamic", "ethiopic"):
        months = calendar["months"]["format"]
        facts["months"] = list(months["wide"].values())
        facts["months.short"] = list(months["abbreviated"].values())
    eras = calendar["eras"]
    if name == "ethiopic":
        return facts  # its eras have no names, only numbers: people say those of the Gregorian calendar
    if name == "japanese":
        facts["eras"] = {
            name: int(number) - FIRST_MODERN_ERA
            for width in ("eraNames", "eraAbbr", "eraNarrow")
            for number, name in eras[width].items()
            if number.isdigit() and int(number) >= FIRST_MODERN_ERA
        }
        return facts
    last = "1" if name == "roc" else "0"
    facts["eras"] = sorted({eras[width][last] for width in eras})
    return facts


def _preferences(packages: Packages) -> dict[str, list[str]]:
    found = packages.supplemental("calendarPreferenceData")["calendarPreferenceData"]
    return {territory: list(calendars) for territory, calendars in found.items()}


def _wanted_calendars(locale: str, likely: dict[str, str], preferences: dict[str, list[str]]) -> list[str]:
    territory = _maximise(locale, likely).rpartition("-")[2]
    wanted = preferences.get(territory, preferences["001"])
    names = ["gregorian"] if wanted[0] == "gregorian" else []
    for name in wanted:
        known = next((short for short, (_, _, asks) in CALENDARS.items() if name in asks), None)
        names.append("gregorian" if name == "gregorian" else known or "")
    return [name for name in dict.fromkeys(names) if name]


def _maximise(locale: str, likely: dict[str, str]) -> str:
    parts = locale.split("-")
    language = parts[0]
    script = next((part for part in parts[1:] if len(part) == 4), "")
    territory = next((part for part in parts[1:] if len(part) in (2, 3) and part.isupper()), "")
    if territory:
        return f"{language}-{script}-{territory}"
    for key in (f"{language}-{script}", language):
        if key in likely:
            return likely[key]
    return f"{language}-{script}-001"


def _likely(packages: Packages) -> dict[str, str]:
    found: dict[str, str] = packages.supplemental("likelySubtags")["likelySubtags"]
    return found


def _parent(packages: Packages, locale: str, full: dict[str, Flat]) -> str:
    said = packages.supplemental("parentLocales")["parentLocales"]["parentLocale"].get(locale)
    parent = said or locale.rpartition("-")[0]
    return parent if parent in full else ""


def _aliases(packages: Packages, likely: dict[str, str], full: dict[str, Flat]) -> dict[str, str]:
    """Tags people write for locales of the table: ``tl`` is ``fil``, ``zh-TW`` is ``zh-Hant``."""
    found = packages.supplemental("aliases")["metadata"]["alias"]["languageAlias"]
    aliases = {tag: entry["_replacement"] for tag, entry in found.items() if entry["_replacement"] in full}
    for tag, maximal in likely.items():
        language, script, territory = [*maximal.split("-"), "", ""][:3]
        for target in (f"{language}-{script}-{territory}", f"{language}-{script}"):
            if tag == f"{language}-{territory}" and tag not in full and target in full:
                aliases.setdefault(tag, target)
    return {tag: target for tag, target in sorted(aliases.items()) if tag not in full and tag.isascii()}


def _digits(packages: Packages) -> dict[str, str]:
    systems = packages.supplemental("numberingSystems")["numberingSystems"]
    return {name: entry["_digits"] for name, entry in systems.items() if entry["_type"] == "numeric"}


if __name__ == "__main__":
    main()
