"""What one check says about versions that are written in the test itself."""

from collections.abc import Mapping

from checker import checks
from checker.align import Table, align
from checker.demands import Demands
from checker.findings import Fact
from checker.parse import parse
from checker.parse.together import read_together

from .conftest import family_of


def table_of(texts: Mapping[str, str], kind: str = "markdown", reference: str | None = None) -> Table:
    """The aligned table of some versions."""
    family, sources = family_of(texts, kind, reference)
    notices = [parse(version, sources[version.file]) for version in family.versions]
    return align(family, read_together(notices))


def facts(
    check: str, texts: Mapping[str, str], kind: str = "markdown", reference: str | None = None
) -> list[Fact]:
    """All facts of one check."""
    return list(checks.load(check)(table_of(texts, kind, reference), Demands()))


def said(
    check: str, texts: Mapping[str, str], kind: str = "markdown", reference: str | None = None
) -> list[tuple[str, str, str, str]]:
    """Case, locale, what was found and what was expected, for each fact of one check."""
    told = facts(check, texts, kind, reference)
    return [(fact.case, fact.locale, fact.found, fact.expected) for fact in told]


def quoted(texts: Mapping[str, str], fact: Fact) -> str:
    """The words of the file at the place of a fact on one line."""
    line = texts[fact.locale].split("\n")[fact.place.line - 1]
    return line[fact.place.column - 1 : fact.place.end_column - 1]
