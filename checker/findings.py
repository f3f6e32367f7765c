"""Facts that checks state, and the findings that become of them."""

from collections.abc import Mapping
from enum import IntEnum
from pathlib import PurePosixPath

from msgspec import Struct, field

from .place import Place
from .voting import Vote

UNDECIDED = frozenset({"tie", "tie-unsure"})
"""Cases in which two versions contradict each other: of neither is it expected to be like the other."""


class Severity(IntEnum):
    """How bad a finding is, so that severities compare by weight."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The severity as reports write it."""
        return self.name.lower()


class Related(Struct, frozen=True):
    """Another version's words that a finding should be read against."""

    place: Place
    locale: str
    message: str = ""


class Edit(Struct, frozen=True):
    """Replace what stands at a place by other text."""

    place: Place
    text: str


class Fix(Struct, frozen=True):
    """A repair: what it does, in a few words, and its edits. A safe one changes no meaning.

    ``unmarked`` is a file that loses its byte order mark, which stands before all text and has no place in it.
    """

    description: str
    edits: tuple[Edit, ...]
    safe: bool = True
    unmarked: PurePosixPath | None = None


class Fact(Struct, frozen=True):
    """What a check found to be so, without wording or severity.

    ``rule`` is the promise that is broken (the name of a file in ``rules/``) and ``case`` the way in which
    it is broken, one of that rule's cases. ``details`` fill the case's message, beside ``found`` and
    ``expected``. The fact is told ``unless`` a fact of that rule, which says more, is told of the version.
    """

    rule: str
    case: str
    place: Place
    locale: str
    found: str = ""
    expected: str = ""
    details: Mapping[str, str] = field(default_factory=dict)
    vote: Vote | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    confidence: float = 1.0
    unless: str = ""


class Finding(Struct, frozen=True):
    """A fact with the wording and the severity that its rule and the run gave it.

    ``key`` holds the words that it is known by in later runs.
    """

    fact: Fact
    family: str
    category: str
    severity: Severity
    message: str
    help: str
    key: str

    @property
    def fingerprint(self) -> str:
        """The key in 20 hexadecimal digits."""
        from hashlib import sha256  # OpenSSL is slow to load, and a person reads no fingerprints

        return sha256(self.key.encode("utf-8", "surrogatepass")).hexdigest()[:20]
