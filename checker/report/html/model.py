"""What the page shows, in the words and the order in which it shows it: the template only sets it."""

from markupsafe import Markup
from msgspec import Struct


class Version(Struct, frozen=True):
    """A locale of the report: ``number`` ties its columns, texts and findings to what a reader chooses."""

    number: int
    tag: str
    name: str
    lang: str
    dir: str


class Other(Struct, frozen=True):
    """Words of another version, quoted where its whole text is not at hand."""

    version: Version
    where: str
    words: Markup


class Excerpt(Struct, frozen=True):
    """A line of the file, where the words that are meant stand in no text of the page."""

    line: int
    before: Markup
    words: Markup
    after: Markup


class Seen(Struct, frozen=True):
    """One finding as the page shows it; ``number`` ties it to its mark where a text has several."""

    id: str
    cell: str
    severity: str
    sign: str
    rule: str
    version: Version
    where: str
    between: str
    message: Markup
    help: Markup
    vote: str
    found: Markup
    expected: Markup
    letters: str
    repair: str
    safe: bool
    excerpt: Excerpt | None = None
    others: tuple[Other, ...] = ()
    number: int = 0


class Paragraph(Struct, frozen=True):
    """One block of a text, and the targets of links that something was found in."""

    kind: str
    words: Markup
    targets: tuple[Markup, ...] = ()


class Text(Struct, frozen=True):
    """The words of one version in one row, with what was found in them; ``severity`` is the worst of it."""

    version: Version
    role: str
    paragraphs: tuple[Paragraph, ...]
    findings: tuple[Seen, ...] = ()
    severity: str = ""
    cut: int = 0


class Line(Struct, frozen=True):
    """One row of the notice with the texts of its versions, those that matter first."""

    id: str
    number: int
    label: str
    texts: tuple[Text, ...]
    more: int = 0
    left_out: int = 0


class Stretch(Struct, frozen=True):
    """Rows that follow each other: one with findings, or as many as agree."""

    lines: tuple[Line, ...]
    differs: bool
    title: str


class Cell(Struct, frozen=True):
    """One cell of the grid."""

    id: str
    version: Version
    sign: str
    style: str
    said: str
    target: str


class Row(Struct, frozen=True):
    """One line of the grid; ``words`` are those of a heading, in the language of ``version``."""

    number: int
    label: str
    about: str
    target: str
    cells: tuple[Cell, ...]
    words: Markup | None = None
    version: Version | None = None
    folded: int = 0


class Household(Struct, frozen=True):
    """A family with something to show: its grid, and its rows."""

    id: str
    name: str
    about: str
    counts: tuple[int, int, int]
    versions: tuple[Version, ...]
    grid: tuple[Row, ...]
    stretches: tuple[Stretch, ...]
    beside: tuple[Seen, ...]
    left_out: str = ""


class Tally(Struct, frozen=True):
    """One family in one locale, in the table of all families."""

    version: Version
    count: int
    style: str
    said: str
    target: str


class Page(Struct, frozen=True):
    """The whole page."""

    title: str
    counts: tuple[int, int, int]
    looked: tuple[str, ...]
    households: tuple[Household, ...]
    clean: tuple[tuple[str, str], ...]
    asides: tuple[Seen, ...]
    troubles: tuple[tuple[str, str], ...]
    passed_over: tuple[tuple[str, str], ...]
    versions: tuple[Version, ...]
    rules: tuple[str, ...]
    tallies: tuple[tuple[Household, tuple[Tally | None, ...]], ...]
    notes: bool
