"""Write the words for yes and no of every language, from CLDR's JSON (npm package cldr-misc-full).

Usage: python tools/answer_words.py FOLDER_OF_CLDR_MISC_FULL
"""

import json
import re
import sys
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "checker" / "parse" / "data"
# The root locale's words: CLDR gives them to languages for which nobody has given any.
ROOT = {"yes", "no"}
# Letters of scripts that write a word with a single one.
IDEOGRAPHS = "\u2e7f"

Words = tuple[list[str], list[str]]


def words(said: str) -> list[str]:
    """The words of one item: parts between colons, without abbreviations to a letter or two."""
    parts = [part.strip(" :.\u200b") for part in re.split(r"[:ः៖᠄/]", said)]
    first = parts[0]
    kept = [part for part in parts if part > IDEOGRAPHS or part == first or len(part) > 2]
    return list(dict.fromkeys(part for part in kept if part))


def untold(locale: str, said: Words) -> bool:
    """Whether a locale only repeats the root's English."""
    return locale != "en" and {word.lower() for word in said[0]} <= ROOT


def table(folder: Path) -> dict[str, Words]:
    """Words for yes and no by locale; a locale that says what its parent says is left out."""
    found: dict[str, Words] = {}
    for file in sorted(folder.glob("main/*/posix.json"), key=lambda file: file.parent.name.count("-")):
        locale = file.parent.name
        messages = json.loads(file.read_text("utf-8"))["main"][locale]["posix"]["messages"]
        said = words(messages["yesstr"]), words(messages["nostr"])
        if not untold(locale, said) and said != found.get(locale.partition("-")[0]):
            found[locale] = said
    return dict(sorted(found.items()))


def main() -> None:
    """Write the data and the licence that it stands under."""
    folder = Path(sys.argv[1])
    DATA.mkdir(exist_ok=True)
    lines = [f"{json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in table(folder).items()]
    (DATA / "answers.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")
    (DATA / "LICENSE-UNICODE").write_bytes((folder / "LICENSE").read_bytes())
    print(f"{len(lines)} locales")


if __name__ == "__main__":
    main()
