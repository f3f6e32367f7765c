"""Build the facts about languages in ``checker/words/data`` from CLDR's JSON and langdetect's profiles.

Run it as ``python tools/build_languages.py NODE_MODULES``, where the folder holds the npm packages
``cldr-core``, ``cldr-localenames-full`` and ``cldr-misc-full``; langdetect is taken from the Python environment.
Equal input gives equal files.
"""

import json
import math
import re
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import langdetect

DATA = Path(__file__).resolve().parent.parent / "checker" / "words" / "data"

# langdetect's smoothing: half a count in ten thousand (detector.py, ALPHA_DEFAULT and BASE_FREQ).
FLOOR = 0.5 / 10_000
MOST_EXPECTED = 15.5  # nats
STEP = 1 / 32  # nats for each unit of a stored weight; 8 nats fit a byte
# The languages that share a script with another; of the rest the script says the language.
LANGUAGES = {
    "Latn": "af ca cs cy da de en es et fi fr hr hu id it lt lv nl no pl pt ro sk sl so sq sv sw tl tr vi",
    "Cyrl": "bg mk ru uk",
    "Arab": "ar fa ur",
    "Deva": "hi mr ne",
}
OURS = {"tl": "fil"}  # CLDR's name of the language
ALPHABETS = re.compile("[a-z\u0430-\u044f]")  # in which many languages share a script


def main(modules: Path) -> None:
    """Write the tags, the names and the profiles."""
    DATA.mkdir(parents=True, exist_ok=True)
    cldr = Cldr(modules)
    write_json("tags.json", cldr.tags())
    write_json("names.json", cldr.names())
    letters = "".join(f"{tag}: {' '.join(sets)}\n" for tag, *sets in letters_of_languages(modules))
    (DATA / "letters.txt").write_text(letters, encoding="utf-8", newline="\n")
    for script, languages in LANGUAGES.items():
        (DATA / f"{script}.profiles").write_bytes(pack(languages.split()))


def write_json(name: str, content: object) -> None:
    """Write compact JSON that ends in a line feed."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    (DATA / name).write_text(text + "\n", encoding="utf-8", newline="\n")


class Cldr:
    """What CLDR's packages say about tags and names."""

    def __init__(self, modules: Path) -> None:
        self.modules = modules

    def read(self, name: str) -> Any:
        """One JSON file of the packages."""
        return json.loads((self.modules / name).read_text(encoding="utf-8"))

    def tags(self) -> dict[str, object]:
        """Languages (those with locale data apart), scripts, regions, aliases, usual scripts."""
        likely = self.read("cldr-core/supplemental/likelySubtags.json")["supplemental"]["likelySubtags"]
        levels = self.read("cldr-core/coverageLevels.json")["coverageLevels"]
        scripts = self.read("cldr-core/scriptMetadata.json")["scriptMetadata"]
        available = self.read("cldr-core/availableLocales.json")["availableLocales"]["full"]
        well_known = {tag.split("-")[0] for tag in (*levels, *available)} - {"und"}
        languages = {tag.split("-")[0] for tag in likely} - {"und"} | well_known
        usual = {tag: full.split("-")[1] for tag, full in likely.items() if "-" not in tag and tag != "und"}
        return {
            "known": " ".join(sorted(well_known)),
            "rare": " ".join(sorted(languages - well_known)),
            "languages": self.aliases("languageAlias", lambda tag: tag.count("-") < 2),
            "scripts": " ".join(sorted(scripts)),
            "regions": " ".join(sorted(self.regions())),
            "territories": self.aliases("territoryAlias", lambda tag: "-" not in tag and " " not in tag),
            "usual": {tag: script for tag, script in sorted(usual.items()) if script != "Latn"},
            "homes": {tag: full.split("-")[2] for tag, full in sorted(likely.items()) if tag in well_known},
            "rtl": " ".join(sorted(name for name, facts in scripts.items() if facts["rtl"] == "YES")),
        }

    def aliases(self, kind: str, wanted: Any) -> dict[str, str]:
        """Simple subtags and what they are called today."""
        alias = self.read("cldr-core/supplemental/aliases.json")["supplemental"]["metadata"]["alias"][kind]
        return {
            tag: facts["_replacement"]
            for tag, facts in sorted(alias.items())
            if "-" not in tag and wanted(facts["_replacement"])
        }

    def regions(self) -> Iterable[str]:
        """Two-letter regions and the numbers of continents."""
        info = self.read("cldr-core/supplemental/territoryInfo.json")["supplemental"]["territoryInfo"]
        groups = self.read("cldr-core/supplemental/territoryContainment.json")["supplemental"]
        return set(info) | {name.split("-")[0] for name in groups["territoryContainment"]}

    def names(self) -> dict[str, dict[str, str]]:
        """English names of languages, scripts and regions, and the languages' own names in small letters."""
        parts = {"languages": "languages", "scripts": "scripts", "regions": "territories"}
        return {kind: self.said("en", name) for kind, name in parts.items()} | {"own": self.own_names()}

    def said(self, locale: str, name: str) -> dict[str, str]:
        """One list of names in a language, without alternatives."""
        main = self.read(f"cldr-localenames-full/main/{locale}/{name}.json")["main"][locale]
        said: Mapping[str, str] = main["localeDisplayNames"][name]
        return {tag: text for tag, text in said.items() if "-alt-" not in tag and "-menu-" not in tag}

    def own_names(self) -> dict[str, str]:
        """What languages call themselves, with and without the marks on Latin letters, and the tags of these.

        A language with several names in itself, by country or by script, has them all.
        """
        found: dict[str, str] = {}
        for folder in sorted((self.modules / "cldr-localenames-full" / "main").iterdir()):
            if "-" in folder.name or not (folder / "languages.json").exists():
                continue
            for tag, text in sorted(self.said(folder.name, "languages").items()):
                if tag.split("-")[0] == folder.name:
                    found |= dict.fromkeys(spellings(text), tag) | found
        return found


def spellings(name: str) -> list[str]:
    """A name as it is and without its marks, in small letters; names are of one word or two."""
    text = re.sub(r"[()\uff08\uff09]", " ", unicodedata.normalize("NFC", name.lower()))
    text = " ".join(text.split())
    bare = unicodedata.normalize("NFKD", text)
    bare = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return [each for each in (text, bare) if len(each.split()) <= 2 and (each == text or each.isascii())]


def letters_of_languages(modules: Path) -> Iterable[tuple[str, str, str]]:
    """Languages in Latin or Cyrillic letters: their own small letters beyond ASCII, and those of loanwords.

    CLDR, characters: exemplarCharacters and auxiliary. ``-`` stands where there is none.
    """
    for folder in sorted((modules / "cldr-misc-full" / "main").iterdir()):
        tag = folder.name
        if re.fullmatch(r"[a-z]{2,3}(-[A-Z][a-z]{3})?", tag):
            said = json.loads((folder / "characters.json").read_text(encoding="utf-8"))
            sets = said["main"][tag]["characters"]
            own, loaned = (beyond_ascii(sets.get(name, "")) for name in ("exemplarCharacters", "auxiliary"))
            if ALPHABETS.search(sets.get("exemplarCharacters", "")):
                yield tag, own or "-", "".join(sorted(set(loaned) - set(own))) or "-"


def beyond_ascii(letters: str) -> str:
    """The letters of a UnicodeSet in one code point each, sorted; marks that stand alone are left out."""
    plain = re.sub(r"\\u[0-9A-F]{4}|\\.", "", letters)
    return "".join(sorted({sign for sign in plain if sign > "\x7f" and sign.isalpha()}))


def pack(languages: list[str]) -> bytes:
    """The profiles of one script: languages, typical weights, size of the n-grams, n-grams, weights.

    The first three are a line each.
    N-grams stand one a line. A weight is a byte: by how many steps the logarithm of the n-gram's probability
    is above that of an n-gram never seen. All weights of an n-gram follow one another.
    """
    weights = [dict(profile(language)) for language in languages]
    grams = sorted(set().union(*weights))
    keys = "\n".join(grams).encode()
    names = " ".join(OURS.get(name, name) for name in languages)
    typical = " ".join(str(round(weight_of_letter(language), 2)) for language in languages)
    head = f"{names}\n{typical}\n{len(keys)}\n".encode()
    rows = (bytes(column.get(gram, 0) for column in weights) for gram in grams)
    return head + keys + b"".join(rows)


def profile(language: str) -> Iterable[tuple[str, int]]:
    """N-grams of a language with their weights, where these round to more than nothing."""
    path = Path(langdetect.__file__).parent / "profiles" / language
    said = json.loads(path.read_text(encoding="utf-8"))
    for gram, count in said["freq"].items():
        if len(gram) > 3 or "\n" in gram:
            continue
        weight = round(math.log1p(count / said["n_words"][len(gram) - 1] / FLOOR) / STEP)
        if weight:
            yield gram, min(weight, 255)


def weight_of_letter(language: str) -> float:
    """Nats that a letter of a text in the language is expected to weigh, by its own profile.

    To each letter belong one n-gram of one letter, a good one of two and, since short words have few, one of
    three. Profiles that were made from few texts expect too much.
    """
    path = Path(langdetect.__file__).parent / "profiles" / language
    said = json.loads(path.read_text(encoding="utf-8"))
    expected = 0.0
    for gram, count in said["freq"].items():
        if len(gram) <= 3:
            share = count / said["n_words"][len(gram) - 1]
            expected += (1.0, 1.18, 1.0)[len(gram) - 1] * share * math.log1p(share / FLOOR)
    return min(expected, MOST_EXPECTED)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
