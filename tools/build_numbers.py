"""Build the table of number facts that ships with the program, from the JSON packages of the Unicode CLDR.

    npm install --legacy-peer-deps cldr-numbers-full@48.2.0 cldr-rbnf@48.2.0
    python tools/build_numbers.py node_modules checker/numbers/data

For each locale: its marks for decimals and groups, the words that scale a number (million, lakh, 万), and
how the values that notices write as words are spelt out, in every gender, case and plural that the rules
know. A locale's line holds what differs from that of its language. Two runs over the same packages are equal
byte for byte.
"""

import json
import re
import shutil
import sys
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

VERSIONS = {"cldr-numbers-full": "48.2.0", "cldr-rbnf": "48.2.0"}
# The values that are met as words.
VALUES = (*range(2, 101), 110, 120, 150, 180, *range(200, 1001, 100), 250, 365, *range(2000, 10001, 1000))
# A language that is also written in another script, or under another name, may use the words of both.
ALSO = {"zh": ("zh-Hant",), "sr": ("sr-Latn",), "yue": ("yue-Hans",)}
SAME = {"nb": "no"}
_SUBSTITUTION = re.compile(r"(→→→|→[^→]*→|←[^←]*←|=[^=]*=)")
_PLURAL = re.compile(r"\$\((?:cardinal|ordinal),(.*?)\)\$")
_CHOICE = re.compile(r"\{([^}]*)\}")
_UNSEEN = re.compile("[\u00ad\u200b]")
_OPTION = re.compile(r"\[([^\]]*)\]")
Rules = dict[str, list[tuple[int, int, str]]]
Facts = dict[str, Any]


def main() -> None:
    """Write the table and the licence notice beside it."""
    root, folder = Path(sys.argv[1]), Path(sys.argv[2])
    for name, wanted in VERSIONS.items():
        found = json.loads((root / name / "package.json").read_text(encoding="utf-8"))["version"]
        if found != wanted:
            raise SystemExit(f"{name}: version {wanted} is needed, {found} is there")
    names = sorted(path.name for path in (root / "cldr-numbers-full" / "main").iterdir())
    full = {name: _facts(root, name) for name in names if name != "und"}
    lines, index, offset = [], {}, 0
    for name, facts in full.items():
        above = full.get(name.split("-")[0], {}) if "-" in name else {}
        own = {key: value for key, value in facts.items() if above.get(key) != value}
        if not own:
            continue
        line = (_json(own) + "\n").encode()
        index[name] = [offset, len(line)]
        lines.append(line)
        offset += len(line)
    head = (_json({"cldr": VERSIONS["cldr-rbnf"], "locales": index}) + "\n").encode()
    (folder / "cldr.jsonl").write_bytes(head + b"".join(lines))
    shutil.copyfile(root / "cldr-numbers-full" / "LICENSE", folder / "LICENSE-UNICODE")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _facts(root: Path, name: str) -> Facts:
    path = root / "cldr-numbers-full" / "main" / name / "numbers.json"
    numbers = json.loads(path.read_text(encoding="utf-8"))["main"][name]["numbers"]
    systems = ["latn", numbers["defaultNumberingSystem"], numbers["otherNumberingSystems"]["native"]]
    symbols = [
        numbers[f"symbols-numberSystem-{system}"]
        for system in dict.fromkeys(systems)
        if f"symbols-numberSystem-{system}" in numbers
    ]
    facts: Facts = {
        "decimal": "".join(dict.fromkeys(each["decimal"] for each in symbols)),
        "group": "".join(dict.fromkeys(each["group"] for each in symbols)),
        "scales": _scales(numbers),
        "words": _words(root, name),
    }
    return {key: value for key, value in facts.items() if value}


def _scales(numbers: Any) -> dict[str, int]:
    """Words after a number and the power of ten that they stand for."""
    scales: dict[str, int] = {}
    for system in ("latn", numbers["defaultNumberingSystem"]):
        formats = numbers.get(f"decimalFormats-numberSystem-{system}", {})
        for style in ("long", "short"):
            for key, pattern in formats.get(style, {}).get("decimalFormat", {}).items():
                zeros = pattern.count("0")
                word = pattern.replace("0", "").replace("'", "").replace("\u00a0", " ").strip(" \u200f\u200e")
                if word and zeros and key.endswith(("one", "two", "few", "many", "other")):
                    scales[word.casefold()] = len(key.split("-")[0]) - zeros
    return scales


def _words(root: Path, name: str) -> dict[str, list[str]]:
    """The spelt-out forms of each value, without hyphens that only divide."""
    found: dict[int, dict[str, None]] = {}
    for source in (SAME.get(name, name), *ALSO.get(name, ())):
        path = root / "cldr-rbnf" / "rbnf" / f"{source}.json"
        if not path.is_file():
            continue
        said = json.loads(path.read_text(encoding="utf-8"))["rbnf"]["rbnf"].get("SpelloutRules", {})
        speller = Speller(said)
        for value in VALUES:
            for form in speller.forms(value):
                found.setdefault(value, {})[form] = None
    return {str(value): _shortest(forms) for value, forms in sorted(found.items())}


def _shortest(forms: dict[str, None]) -> list[str]:
    """The forms without those that begin with another one: a text is searched for words that begin so."""
    kept: list[str] = []
    for form in sorted(forms):
        if not kept or not form.startswith(kept[-1]):
            kept.append(form)
    return kept


class Speller:
    """Spells numbers out by the rules of one locale (CLDR, rule-based number formats)."""

    def __init__(self, said: dict[str, Any]) -> None:
        """Read the rule sets; what is for years, for decimals or for negative numbers is left."""
        self.sets: Rules = {}
        for name, rules in said.items():
            if isinstance(rules, str):
                continue
            known = [_rule(base, text) for base, text in rules if re.fullmatch(r"\d+(/[\d,]+)?>*", base)]
            self.sets[name] = sorted(known)
        self._spell = cache(self._spelt)

    def forms(self, value: int) -> set[str]:
        """All forms of a value that are words, folded."""
        # Ordinals of composed values hardly stand for digits, and their forms are many.
        passed = ("year", "financial", "ordinal") if value > 20 and value % 10 else ("year", "financial")
        public = [
            name
            for name in self.sets
            if name.startswith("%spellout") and not any(part in name for part in passed)
        ]
        spelt = {form for name in public for form in self._spell(value, name)}
        folded = {" ".join(_UNSEEN.sub("", form).replace("-", " ").casefold().split()) for form in spelt}
        return {form for form in folded if form and not re.search(r"\d", form)}

    def _spelt(self, value: int, name: str, below: int = -1) -> tuple[str, ...]:
        rules = [rule for rule in self.sets.get(name, ()) if rule[0] <= value]
        if below >= 0:
            rules = [rule for rule in rules if rule[0] < below]
        if not rules:
            return ()
        base, divisor, text = rules[-1]
        if "→" in text and len(rules) > 1 and divisor > 1 and base % divisor and value % divisor == 0:
            base, divisor, text = rules[-2]
        whole = value % divisor == 0
        text = _OPTION.sub(lambda part: "" if whole else part[1].split("|")[0], text)
        pieces = [self._piece(piece, value, base, divisor, name) for piece in _pieces(text)]
        return tuple(dict.fromkeys("".join(choice) for choice in product(*pieces)))

    def _piece(self, piece: str, value: int, base: int, divisor: int, name: str) -> tuple[str, ...]:
        if piece.startswith("$("):
            return tuple(_CHOICE.findall(piece))
        if not _SUBSTITUTION.fullmatch(piece):
            return (piece,)
        if piece == "→→→":
            return self._spelt(value % divisor, name, base)
        inner = piece[1:-1]
        target = inner or name
        if not target.startswith("%"):
            return (str(value),)
        if piece[0] == "=":
            return self._spell(value, target)
        return self._spell(value % divisor if piece[0] == "→" else value // divisor, target)


def _rule(said: str, text: str) -> tuple[int, int, str]:
    """A rule's base value, its divisor and its text."""
    lower = said.count(">")
    base, _, radix = said.rstrip(">").partition("/")
    number, root = int(base), int(radix.replace(",", "") or 10)
    divisor = 1
    while divisor * root <= number:
        divisor *= root
    for _ in range(lower):
        divisor = max(divisor // root, 1)
    return number, divisor, text.removesuffix(";").removeprefix("'")


def _pieces(text: str) -> list[str]:
    found: list[str] = []
    at = 0
    for plural in _PLURAL.finditer(text):
        found += [*_SUBSTITUTION.split(text[at : plural.start()]), plural[0]]
        at = plural.end()
    return [piece for piece in (*found, *_SUBSTITUTION.split(text[at:])) if piece]


if __name__ == "__main__":
    main()
