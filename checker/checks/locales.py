"""A notice has a version in every locale that it must have."""

from collections.abc import Iterator

from ..align import Table
from ..demands import Demands
from ..findings import Fact
from ..locales import display_name, general_code, language_of, script_of
from ..place import Place


def check(table: Table, demands: Demands) -> Iterator[Fact]:
    """State the demanded locales that no version has, at the top of the reference or of the first file."""
    if not demands.locales:
        return
    locales = [notice.version.locale for notice in table.notices]
    place = _top(table)
    for wanted in dict.fromkeys(demands.locales):
        if not any(_serves(locale, wanted) for locale in locales):
            yield Fact(
                "all-locales",
                "missing",
                place,
                wanted,
                expected=wanted,
                details={"language": display_name(wanted), "there": ", ".join(locales)},
            )


def _serves(locale: str, wanted: str) -> bool:
    """Whether a version is of a locale, or of a narrower one: fr-CA where fr is wanted, zh-CN where zh-Hans is."""
    if locale == wanted:
        return True
    named = any(len(part) == 2 or part.isdigit() for part in wanted.split("-")[1:])
    language = language_of(locale)
    alike = language == language_of(wanted) or general_code(language) == wanted
    return alike and not named and ("-" not in wanted or script_of(locale) == script_of(wanted))


def _top(table: Table) -> Place:
    paths = [notice.source.path for notice in table.notices]
    # the first of all, in whichever order the versions were found: a finding is known by its path
    return Place(min(paths) if table.reference is None else paths[table.reference], 1, 1, 1, 1)
