"""Tell whether a version writes something otherwise only to name its own locale: it_IT.UTF-8 for fr_FR.UTF-8."""

import re

from ..locales import is_common, is_plain_word, language_of, named, parse_tag

_PART = re.compile(r"[^\W_]+")
# What stands for the locale where all are meant: manpages-LANG.
_LONGEST_CODE = 3
_ANY = frozenset({"lang", "locale", "language"})


def names_own_locale(own: str, other: str, locale: str, *, added: bool = False) -> bool:
    """Whether what differs is the version's locale here and another locale, or a word for any, there.

    Where names of it may be ``added``, nothing need stand there: ``users-german@…`` for ``users@…``.
    """
    here, there = _PART.findall(own), _PART.findall(other)
    while here and there and here[0] == there[0]:
        here, there = here[1:], there[1:]
    while here and there and here[-1] == there[-1]:
        here, there = here[:-1], there[:-1]
    if _language(here) != language_of(locale):
        return False
    return added if not there else bool(_language(there)) or (len(there) == 1 and stands_for_any(there[0]))


def stands_for_any(part: str) -> bool:
    """Whether a part of a name stands for the locale, whichever it is: LANG."""
    return part.lower() in _ANY


def _language(parts: list[str]) -> str:
    """The language that some parts name: de, de_DE, german. A word such as “no” or “is” alone names none."""
    if len(parts) == 1 and len(parts[0]) <= _LONGEST_CODE and is_plain_word(parts[0]):
        return ""
    tag = parse_tag("-".join(parts)) or named("-".join(parts))
    return language_of(tag) if tag and is_common(tag) else ""
