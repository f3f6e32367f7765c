"""The formats that have no schema to be had: what their readers' manuals ask for, as types."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

Line = Annotated[int, Meta(ge=1)]
Text = Annotated[str, Meta(min_length=1)]


class Lines(Struct, forbid_unknown_fields=True):
    """Lines of an issue of Code Quality."""

    begin: Line


class IssueLocation(Struct, forbid_unknown_fields=True):
    """A place of an issue of Code Quality: relative to the repository, without ``./`` before it."""

    path: Annotated[str, Meta(pattern=r"\A(?!\.?/)")]
    lines: Lines


class Issue(Struct, forbid_unknown_fields=True):
    """One issue of GitLab's Code Quality; a report is a list of them."""

    description: Text
    check_name: Text
    fingerprint: Text
    severity: Literal["info", "minor", "major", "critical", "blocker"]
    location: IssueLocation


class Position(Struct, forbid_unknown_fields=True):
    """A line and a column in bytes."""

    line: Line
    column: Line | None = None


class Range(Struct, forbid_unknown_fields=True):
    """A stretch of a file; the end is exclusive."""

    start: Position
    end: Position


class Location(Struct, forbid_unknown_fields=True):
    """A file, and where in it."""

    path: Text
    range: Range | None = None


class Code(Struct, forbid_unknown_fields=True):
    """A rule."""

    value: Text
    url: str = ""


class Suggestion(Struct, forbid_unknown_fields=True):
    """Other text for a stretch."""

    range: Range
    text: str


class RelatedLocation(Struct, forbid_unknown_fields=True):
    """Another place, and what is said of it."""

    location: Location
    message: str = ""


class Diagnostic(Struct, forbid_unknown_fields=True):
    """One diagnostic of reviewdog."""

    message: Text
    location: Location
    severity: Literal["ERROR", "WARNING", "INFO"]
    code: Code
    suggestions: tuple[Suggestion, ...] = ()
    related_locations: tuple[RelatedLocation, ...] = ()


class Source(Struct, forbid_unknown_fields=True):
    """A program that finds something."""

    name: Text
    url: str = ""


class Result(Struct, forbid_unknown_fields=True):
    """A report for reviewdog."""

    source: Source
    diagnostics: tuple[Diagnostic, ...]
