"""Say which languages are so close that a few words cannot tell them apart, or that they share sentences."""

from functools import cache

from ..locales import language_of, parse_tag, script_of
from .profiles import PROFILED

# Each group shares most of its words and endings, as far as profiles of three letters can see.
_GROUPS = tuple(
    frozenset(group.split())
    for group in (
        "da no nb nn sv",
        "cs sk",
        "hr sr bs sl cnr sh",
        "mk bg sr",
        "ru uk be rue",
        "id ms jv su",
        "es gl ast pt ca an oc",
        "nl af fy li nds",
        "de lb nds gsw",
        "fil tl ceb",
        "hi mr ne bho mai kok sa",
        "ar fa ur ckb ps sd ug",
        "et fi vro",
        "tr az tk gag crh",
        "zh yue lzh wuu",
    )
)
# Languages of one group may rightly hold the same sentence.
_SENTENCES = tuple(frozenset(group.split()) for group in ("no nb nn da", "hr sr bs cnr", "id ms", "zh yue"))
_KIN = {
    name: frozenset().union(*(group for group in _GROUPS if name in group))
    for name in frozenset().union(*_GROUPS)
}
_KNOWN = frozenset(name for names in PROFILED.values() for name in names)


@cache
def akin(one: str, other: str) -> bool:
    """Whether two locales may be taken for one another: the same language, or one of its nearest kin.

    A language without a profile is akin to all others of its script except English.
    """
    first, second = language_of(one), language_of(other)
    if first == second or second in _KIN.get(first, ()):
        return True
    if "en" in (first, second) or script_of(parse_tag(one) or one) != script_of(parse_tag(other) or other):
        return False
    return script_of(one) in PROFILED and not {first, second} <= _KNOWN


@cache
def share_sentences(one: str, other: str) -> bool:
    """Whether versions in two locales may rightly hold the same sentence; so may one in an unknown language."""
    first, second = language_of(one), language_of(other)
    return (
        first == second or "und" in (first, second) or any({first, second} <= group for group in _SENTENCES)
    )
