"""Which case of its rule a difference between links is."""

import re

from ...links.address import is_cut_off, is_misspelt, key
from ...links.compare import Difference
from ...links.model import Link, links

# A space as it is, or written for machines where no name has one: at a full stop or a slash.
_SPACE = re.compile(r"\s|%20(?=[./])|(?<=[./])%20")


def case_of(rule: str, difference: Difference) -> str:
    """The case: a slip in the address, another page, or a link that is missing and how sure that is."""
    kind = difference.kind
    if kind == "missing":
        if rule == "same-images" and link_to(difference):
            return "linked"
        firm = difference.firm and (rule == "same-links" or difference.vote.is_four_fifths)
        if firm and rule == "same-links" and difference.expected.key == "#":
            return "missing-within"
        return kind if firm else _of_few(difference)
    if kind == "target" and _is_cut(difference):
        return "cut"
    if kind == "target" and rule == "same-links":
        if _is_spaced(difference):
            return "spaced"
        if difference.found and difference.firm and is_cut_off(difference.found.key, difference.expected.key):
            return "cut-off"
        if _leads_to_another_page(difference):
            return "other-definition"
        return "misspelt" if _is_misspelt(difference) else "tie" if difference.tie else kind
    if kind == "target" and difference.tie:
        return "tie"
    if kind == "other-locale" and not difference.firm:
        return "english-page"
    return kind


def _of_few(difference: Difference) -> str:
    """The case where too few versions stand for a vote."""
    if difference.held and _has_other_words(difference):
        return "missing-by-reference"
    return "one-sided" if difference.tie else "missing-unsure"


def _has_other_words(difference: Difference) -> bool:
    """Whether the reference's passage is more than the link: else it is rather the passage that is lacking."""
    text, link = difference.model.text, difference.expected
    return any(map(str.isalpha, text[: link.at] + text[link.to :]))


def _is_cut(difference: Difference) -> bool:
    """Whether a bare address ends at a space, and what the others have behind it stands after the space."""
    found, expected = difference.found, difference.expected.target
    if not found or not found.bare or not expected.startswith(found.target):
        return False
    after, rest = difference.passage.text[found.to :], expected[len(found.target) :]
    return after != after.lstrip() and bool(rest) and after.lstrip().startswith(rest)


def _is_spaced(difference: Difference) -> bool:
    """Whether an address is that of the others with a space in it."""
    found = difference.found
    return found is not None and key(_SPACE.sub("", found.target)) == difference.expected.key


def _is_misspelt(difference: Difference) -> bool:
    """Whether the host differs in one letter from that of all others."""
    found = difference.found
    if found is None or not (difference.vote.is_all_but_one or difference.held):
        return False
    host, other = found.key.partition("/")[0], difference.expected.key.partition("/")[0]
    return "." in host and is_misspelt(host, other)  # words of a path are put into other languages


def link_to(difference: Difference) -> Link | None:
    """A link to the image that should be shown: its exclamation mark is lost."""
    known = difference.expected.key
    own = links(difference.passage)
    return next((link for link in own if not link.bare and link.key.rpartition("/")[2] == known), None)


def _leads_to_another_page(difference: Difference) -> bool:
    """Whether a link whose address stands in a definition leads to another page, by no slip in the address.

    Then the link is what the reader must look at; a slip is shown where the address is written.
    """
    found, expected = difference.found, difference.expected
    if found is None or found.start <= found.target_start < found.end:
        return False
    host = found.key.partition("/")[0]
    return host == expected.key.partition("/")[0] and not expected.key.startswith(found.key)
