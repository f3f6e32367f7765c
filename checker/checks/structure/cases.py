"""Say which rule a departure breaks, and how badly: one case for each way to depart, and for what speaks against it."""

from typing import Literal

from ...align import Departure, Reshaping, Spot, Table
from ...discover.files import format_of
from ...late import late
from ...outline import Doubt
from ...outline.credits import (
    has_notice_of_its_own,
    is_about_translation,
    lacks_colophon,
    tells_of_translation,
)
from ...outline.steps.run_together import is_run_together
from ...parse import HEADINGS
from ...voting import TRIO, VOTERS
from .details import CAMP_OF_SOURCE

Weight = Literal["sure", "likely", "somewhere", "unsure"]

_ITEM_MARKS = late(r"(?<=\s)(?:[-*+•·‣⁃–—]|\d{1,2}[.)])(?=\s)")

_OF_BLOCKS = {
    ("missing", "sure"): ("same-blocks", "missing"),
    ("missing", "likely"): ("same-blocks", "missing-by-few"),
    ("missing", "one-sided"): ("same-blocks", "one-sided"),
    ("missing", "somewhere"): ("same-blocks", "missing-somewhere"),
    ("missing", "unsure"): ("same-blocks", "missing-unsure"),
    ("extra", "sure"): ("same-blocks", "extra"),
    ("extra", "likely"): ("same-blocks", "extra"),
    ("extra", "somewhere"): ("same-blocks", "extra-unsure"),
    ("extra", "unsure"): ("same-blocks", "extra-unsure"),
}
_OF_SECTIONS = {
    ("missing", "sure"): ("same-sections", "missing"),
    ("missing", "likely"): ("same-sections", "missing-by-few"),
    ("missing", "one-sided"): ("same-sections", "one-sided"),
    ("missing", "somewhere"): ("same-sections", "missing-somewhere"),
    ("missing", "unsure"): ("same-sections", "missing-unsure"),
    ("extra", "sure"): ("same-sections", "extra"),
    ("extra", "likely"): ("same-sections", "extra"),
    ("extra", "somewhere"): ("same-sections", "extra-unsure"),
    ("extra", "unsure"): ("same-sections", "extra-unsure"),
}
# Of two versions: which item of one list it is may be open, but a reader has fewer places to look at than in a text.
IN_LIST = {
    ("same-blocks", "missing-unsure"): ("same-blocks", "missing-somewhere"),
    ("same-blocks", "extra-unsure"): ("same-blocks", "extra-somewhere"),
}
# Blocks about the translation itself, which are no part of the notice.
_CREDITS = {"same-blocks": ("same-blocks", "credit"), "same-sections": ("same-sections", "credit")}
_LACKED_CREDITS = {
    "same-blocks": ("same-blocks", "missing-credit"),
    "same-sections": ("same-sections", "missing-credit"),
}
_CASES = {
    "duplicate": ("said-once", "duplicate"),
    "pasted": ("said-once", "pasted"),
    "moved": ("same-order", "moved"),
    "swapped": ("same-order", "swapped"),
    "split": ("same-blocks", "split-unsure"),
    "merged": ("same-blocks", "merged"),
    "list-differs": ("same-blocks", "changed-unsure"),
    "level": ("same-headings", "level"),
    "editions": ("same-text", "two-editions"),
    "edition": ("same-text", "other-edition"),
    "another-text": ("same-text", "another-text"),
}
_DOUBTED = {
    ("loose", "missing"): ("same-blocks", "missing-unsure"),
    ("loose", "extra"): ("same-blocks", "extra-unsure"),
    ("loose", "kind"): ("same-blocks", "changed-unsure"),
    ("loose", "edition"): ("same-text", "two-editions"),
    ("loose", "moved"): ("same-order", "moved-unsure"),
    ("even", "missing"): ("same-blocks", "changed-unsure"),
    ("even", "extra"): ("same-blocks", "changed-unsure"),
    ("cut", "extra"): ("same-blocks", "split"),
    ("led", "extra"): ("same-blocks", "split-unsure"),
}
_UNBLAMED = {
    "moved": ("same-order", "reference-moved"),
    "swapped": ("same-order", "reference-moved"),
}
_BARE = {"moved": ("same-order", "moved-unsure")}
# On published pages most neighbours that only their lengths showed in the other order stood in the right one.
_BY_LENGTH = ("same-order", "swapped-unsure")
_REMARK_AGAIN = ("said-once", "duplicate-unsure")
# Errors and warnings that blame a version: many of them about one version have one cause.
BLAMING = frozenset(
    {
        ("same-text", "other-edition"),
        ("same-text", "extra"),
        ("same-order", "moved"),
        ("same-order", "swapped"),
        ("same-headings", "kind"),
        ("same-blocks", "missing"),
        ("same-blocks", "missing-by-few"),
        ("same-blocks", "missing-somewhere"),
        ("same-blocks", "extra"),
        ("same-blocks", "split"),
        ("same-sections", "missing"),
        ("same-sections", "missing-by-few"),
        ("same-sections", "missing-somewhere"),
        ("same-sections", "extra"),
    }
)


def case_of(table: Table, departure: Departure, spot: Spot, doubt: Doubt) -> tuple[str, str]:
    """The rule and the case of a departure at a place, whoever is at fault."""
    return _credited(table, departure, spot, *_judged(table, departure, spot, doubt))


def in_list(table: Table, rule: str, case: str) -> tuple[str, str]:
    """The rule and the case where one item of a list departs, in place of one of ``IN_LIST``."""
    return _OF_BLOCKS["missing", "one-sided"] if table.reference is None else IN_LIST[rule, case]


def _judged(table: Table, departure: Departure, spot: Spot, doubt: Doubt) -> tuple[str, str]:
    """The rule and the case that a departure breaks, in view of what speaks against it."""
    if doubt == "cut" and format_of(table.notices[spot.notice].version.path) == ".txt":
        return "same-blocks", "split-unsure"  # where lines are wrapped is a guess there
    if departure.kind == "merged" and _is_run_in(table, departure, spot):
        return "same-blocks", "run-in"
    if departure.kind == "merged" and _is_whole(table, departure, spot):
        return "same-blocks", "all-in-one"
    rule, case = _case(departure, voters=len(table.comparable), held=table.reference is not None)
    if doubt in {"", "somewhere"} or (rule == "same-blocks" and case == "kind"):
        return rule, case
    return _DOUBTED.get((doubt, departure.kind), (rule, case))


def _is_whole(table: Table, departure: Departure, spot: Spot) -> bool:
    """Whether hardly anything but one block is left of a text that has several in the other versions."""
    return is_run_together(len(table.notices[spot.notice].blocks), len(departure.kinds))


def _is_run_in(table: Table, departure: Departure, spot: Spot) -> bool:
    """Whether items of a list stand in one line, with the marks of items between them."""
    items = departure.kinds.count("item")
    at = table.notices[spot.notice].block_at(spot.start)
    words = table.notices[spot.notice].blocks[at].text
    return items > 2 and len(_ITEM_MARKS.findall(words)) >= items - 1


def weight(departure: Departure) -> Weight:
    """How sure it is that a missing or extra block is a defect.

    The best weight needs a vote of three quarters of four or more, and one certain place or a fingerprint.
    With that vote a block is lacking even where its place is a range: of 909 published versions one was reported
    so, and rightly.
    """
    firm = departure.vote.is_firm
    if not departure.certain and not departure.fingerprints:
        return "somewhere" if firm else "unsure"
    if firm:
        return "sure"
    return "likely" if departure.certain or departure.vote.of >= TRIO else "unsure"


def _case(departure: Departure, *, voters: int, held: bool) -> tuple[str, str]:
    """The rule and the case that a departure breaks."""
    kind = departure.kind
    if kind in {"missing", "extra"}:
        cases = _OF_SECTIONS if departure.kinds[0] in HEADINGS else _OF_BLOCKS
        evidence = weight(departure)
        one_sided = kind == "missing" and evidence == "likely" and voters == 2 and not held
        return cases["missing", "one-sided"] if one_sided else cases[kind, evidence]
    if kind == "kind":
        return ("same-headings", "kind") if _is_of_heading(departure.reshaping) else ("same-blocks", "kind")
    if kind == "edition" and departure.camp == "having":
        return "same-text", "extra"
    if kind == "another-text" and departure.others:
        return "same-text", "several-texts"
    if departure.by_length:
        return _BY_LENGTH
    if kind == "duplicate" and not departure.certain:
        return _REMARK_AGAIN
    vote = departure.vote
    if kind == "moved" and not (vote.is_firm or vote.is_all_but_one):
        return _BARE[kind]  # several have moved it to the same place
    known = departure.fingerprints or vote.is_firm
    return _CASES[kind] if known else _BARE.get(kind, _CASES[kind])


def _is_of_heading(reshaping: Reshaping | None) -> bool:
    """Whether a block of another shape is a heading here, or in the other versions."""
    return reshaping is not None and "heading" in {reshaping.wanted.kind, reshaping.found.kind}


def _credited(table: Table, departure: Departure, spot: Spot, rule: str, case: str) -> tuple[str, str]:
    """Another rule and case where the blocks are about the translation itself, or the source is at fault."""
    absent = rule in _LACKED_CREDITS and case.startswith("missing")
    untold = absent and is_about_translation(table, departure, spot.notice)
    if untold and rule == "same-sections":
        return _LACKED_CREDITS[rule]
    if rule == "same-blocks" and departure.kind == "missing" and lacks_colophon(table, departure, spot):
        return _LACKED_CREDITS[rule]
    if _is_divided(table, departure, spot):
        return "same-text", "two-editions"
    if untold:
        return _LACKED_CREDITS[rule]
    if spot.notice == table.reference and departure.kind in _UNBLAMED:
        return _UNBLAMED[departure.kind]  # the source is not held against what was made from it
    if case in {"extra", "split"} and rule in _CREDITS and tells_of_translation(table, spot):
        return _CREDITS[rule]
    if case == "split-unsure" and has_notice_of_its_own(table, departure, spot):
        return _CREDITS[rule]
    return rule, case


def _is_divided(table: Table, departure: Departure, spot: Spot) -> bool:
    """Whether the source does otherwise than most versions: nobody can tell who is right, so there are two camps.

    What the source alone has blames nobody. It is told as that, unless a quarter of the versions have it too.
    """
    if spot.notice != table.reference or departure.kind not in CAMP_OF_SOURCE:
        return False
    return departure.camp != "having" or (departure.vote.of >= VOTERS and not departure.vote.is_clear)
