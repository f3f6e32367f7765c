"""Read locale tags as people write them, and say what CLDR knows about them."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal
from unicodedata import normalize

import msgspec

from .conventions import among_languages

_FOLDER = Path(__file__).parent / "words" / "data"
_SUBTAGS = re.compile(r"[-_]")
_LONGEST = len("sr_Cyrl_RS@ijekavian")  # signs of a tag in the name of a file


class Codes(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Codes as people write them: ``rules/languages/codes.toml``, where each key is explained."""

    words: str
    variants: str
    countries: dict[str, str]
    countries_or_languages: dict[str, str]
    stands_for: dict[str, str]
    meant: dict[str, str]
    modifiers: dict[str, str]


class _Tags(msgspec.Struct, frozen=True):
    known: str
    rare: str
    languages: dict[str, str]
    scripts: str
    regions: str
    territories: dict[str, str]
    usual: dict[str, str]
    homes: dict[str, str]
    rtl: str


class _Names(msgspec.Struct, frozen=True):
    languages: dict[str, str]
    scripts: dict[str, str]
    regions: dict[str, str]
    own: dict[str, str]


@lru_cache(maxsize=4096)  # the same folders and endings come with every file
def parse_tag(text: str) -> str | None:
    """The BCP 47 tag that a name stands for, in canonical form, or None where it is no tag.

    Case and the choice of ``-`` and ``_`` do not matter: ``zh_Hant_TW``, ``PT-br`` and ``iw`` give
    ``zh-Hant-TW``, ``pt-BR`` and ``he``. Only languages, scripts and regions that CLDR knows are taken, and the
    variants that people translate into; retired codes become today's (CLDR, supplemental/aliases). A country's
    code in both places (``gr-GR``) is the country's language, a language's code in both (``ja-JA``) is that
    language. The modifiers of gettext stand for subtags: ``sr@latin`` is ``sr-Latn``.
    """
    if not 2 <= len(text) <= _LONGEST or not text.isascii():
        return None
    name, _, modifier = text.lower().replace("_", "-").partition("@")
    if meant := _codes().meant.get(name):
        name = meant
    first, *rest = name.split("-")
    if [first] == rest and (meant := of_country(first)):
        return meant if "-" in meant else f"{meant}-{first.upper()}"
    subtags = _modified(rest, modifier) if modifier else rest
    tag = _language(first)
    return _joined(tag, subtags, first) if tag and subtags is not None else None


def _joined(tag: str, subtags: Sequence[str], first: str) -> str | None:
    """A language's tag and what may follow it: a script, a region, a variant; None where there is anything else."""
    rest = list(subtags)
    if rest and len(rest[0]) == 4 and rest[0].isalpha():
        script = _script(rest.pop(0))
        if script is None or "-" in tag:
            return None
        tag = f"{tag}-{script}"
    if rest and not _is_variant(rest[0]):
        region = _region(rest[0].upper())
        if region is None:
            return tag if rest == [first] else None
        tag = f"{tag}-{region}"
        rest.pop(0)
    if rest and not (len(rest) == 1 and _is_variant(rest[0])):
        return None
    return "-".join([tag, *rest])


def _modified(subtags: Sequence[str], modifier: str) -> list[str] | None:
    """Subtags with the one that a modifier of gettext stands for, a script first and a variant last."""
    meant = _codes().modifiers.get(modifier)
    if meant is None:
        return None
    return [meant, *subtags] if len(meant) == 4 else [*subtags, meant]


def _is_variant(subtag: str) -> bool:
    return subtag in _codes().variants.split()


@lru_cache(maxsize=4096)
def language_of(tag: str) -> str:
    """The primary subtag: ``zh`` for ``zh-Hant-TW``."""
    return tag.partition("-")[0]


@lru_cache(maxsize=4096)
def general_code(language: str) -> str:
    """The code that stands for a language among others: ``no`` for ``nb`` and ``nn``; mostly its own."""
    covering = (code for code, covered in _codes().stands_for.items() if language in covered.split())
    return next(covering, language)


@lru_cache(maxsize=4096)
def is_common(tag: str) -> bool:
    """Whether CLDR holds locale data for the tag's language; of the 7,000 others few are met in names."""
    return f" {language_of(tag)} " in f" {_tags().known} "


@lru_cache(maxsize=4096)
def is_plain_word(written: str) -> bool:
    """Whether a tag, as written, could as well be a word or an abbreviation (``is``, ``no``, ``id``, ``it``).

    A tag with a script is none, nor is one with the region where its language is at home: ``no-NO`` is a
    locale, ``no-it`` may be anything.
    """
    tag = parse_tag(written)
    if tag is None or not is_common(tag):
        return True
    first, *rest = _SUBTAGS.split(written.lower())
    if first not in _words():
        return False
    return not rest or (len(rest[0]) < 4 and _tags().homes.get(language_of(tag)) != rest[0].upper())


@lru_cache(maxsize=4096)
def script_of(tag: str) -> str:
    """The script in which a locale is written: the tag's own, else the usual one (CLDR, likelySubtags)."""
    for subtag in tag.split("-")[1:]:
        if len(subtag) == 4:
            return subtag
    language = language_of(tag)
    if language == "zh":
        return "Hant" if tag.endswith(("-TW", "-HK", "-MO")) else "Hans"
    return _tags().usual.get(language, "Latn")


def direction(tag: str) -> Literal["ltr", "rtl"]:
    """Which way the locale's script runs (CLDR, scriptMetadata)."""
    return "rtl" if f" {script_of(tag)} " in f" {_tags().rtl} " else "ltr"


def display_name(tag: str) -> str:
    """The English name of a locale, as ``Portuguese (Brazil)``; the tag itself where there is none."""
    names = _names()
    language, *rest = tag.split("-")
    name = names.languages.get(language)
    if name is None:
        return tag
    parts = [names.scripts.get(part) or names.regions.get(part) or part.capitalize() for part in rest]
    return f"{name} ({', '.join(parts)})" if parts else name


def script_name(script: str) -> str:
    """The English name of a script, as ``Cyrillic`` for ``Cyrl``; the code itself where there is none."""
    return _names().scripts.get(script, script)


def of_country(code: str) -> str | None:
    """The tag of the language that people mean by a country's code (``cn``, ``JP``), or None.

    Only codes that no language of files in common use has.
    """
    return _codes().countries.get(code.lower())


def or_of_country(code: str) -> str | None:
    """The tag that people mean by a code where they do not mean the language that has it: ``pt-BR`` for ``br``, Breton.

    Only the words of a file can tell.
    """
    return _codes().countries_or_languages.get(code.lower())


@lru_cache(maxsize=4096)
def named(text: str) -> str | None:
    """The tag of a language by its name in English or in itself, in any case, or None where it is no such name.

    Marks on letters may lack, and what says which kind may stand first or last: ``German``, ``espanol``,
    ``chinese-traditional``.
    """
    words = tuple(_SUBTAGS.split(normalize("NFC", text.lower())))
    if not 1 <= len(words) <= 2 or not all(map(_is_name, words)):
        return None
    return _by_name().get(" ".join(words)) or _by_name().get(" ".join(reversed(words)))


def _is_name(word: str) -> bool:
    return len(word) > (3 if word.isascii() else 1) and not any(map(str.isdecimal, word))


def run_together(text: str) -> str | None:
    """The tag of which the parts were written as one word (``ptbr``, ``zhhans``), or None.

    Many words can be read so (``test``, ``site``): believe it only where something else agrees.
    """
    if len(text) not in (4, 6) or not text.isalpha():
        return None
    tag = parse_tag(f"{text[:2]}-{text[2:]}")
    return tag if tag and is_common(tag) else None


@cache
def _by_name() -> dict[str, str]:
    english = {name.lower(): tag for tag, name in _names().languages.items() if is_common(tag)}
    return _names().own | english


def _language(name: str) -> str | None:
    tags = _tags()
    name = tags.languages.get(name, name)
    if "-" in name or f" {name} " in f" {tags.known} {tags.rare} ":
        return name
    return None


def _script(name: str) -> str | None:
    name = name.title()
    return name if f" {name} " in f" {_tags().scripts} " else None


def _region(name: str) -> str | None:
    name = _tags().territories.get(name, name)
    return name if f" {name} " in f" {_tags().regions} " else None


@cache
def _words() -> frozenset[str]:
    """Codes that are words or abbreviations too."""
    return frozenset(_codes().words.split())


@cache
def _codes() -> Codes:
    return among_languages("codes", Codes)


@cache
def _tags() -> _Tags:
    return msgspec.json.decode((_FOLDER / "tags.json").read_bytes(), type=_Tags)


@cache
def _names() -> _Names:
    return msgspec.json.decode((_FOLDER / "names.json").read_bytes(), type=_Names)
