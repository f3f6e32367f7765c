"""Find lists that lead to the same page in other languages: each version has them in an order of its own."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ..discover import Version
from ..late import late
from ..parse import Block

# So many items lead elsewhere, to so many locales of the family at least.
_LEAST, _KNOWN = 3, 2
# The name of a language is no longer than this, with what stands beside it.
_LONGEST = 40
_LOCALE = late(r"(?<![a-z0-9])[a-z]{2,3}(?:[-_](?:[a-z]{4}|[a-z]{2}|\d{3}))*(?![a-z0-9])")
_MARKS = re.compile(r"[^\w]+|_")


def language_menu(blocks: Sequence[Block], locales: frozenset[str]) -> frozenset[int]:
    """The items of lists whose links differ in nothing but the locale, with the one that has no link.

    ``locales`` are those of the family, as ``locales_of`` tells them.
    """
    found = set[int]()
    if sum([block.kind == "item" and bool(block.spans) for block in blocks]) < _LEAST:
        return frozenset()
    for _, run in groupby(enumerate(blocks), key=lambda each: _may_lead(each[1])):
        items = list(run)
        if len(items) < _LEAST or not _may_lead(items[0][1]):
            continue
        first, last = _menu(tuple(_target(block) for _, block in items), locales)
        found.update(at for at, _ in items[first:last])
    return frozenset(found)


def _menu(targets: Sequence[str], locales: frozenset[str]) -> tuple[int, int]:
    """Where a menu stands among items of which these are the links, the end exclusive."""
    leading = Counter(_skeleton(target) for target in targets if target)
    if not leading:
        return 0, 0
    ((skeleton, count),) = leading.most_common(1)
    places = [at for at, target in enumerate(targets) if target and _skeleton(target) == skeleton]
    first, last = places[0], places[-1] + 1
    inside = targets[first:last]
    if count < max(_LEAST, len(inside) - 1) or not _are_locales(filter(None, inside), locales):
        return 0, 0
    if count == len(inside):  # its own language may stand first or last, without a link
        if first == 1 and not targets[0]:
            first = 0
        elif last == len(targets) - 1:
            last += not targets[-1]
    return first, last


def locales_of(versions: Iterable[Version]) -> frozenset[str]:
    """The locales of versions and their languages, as addresses write them."""
    return frozenset(
        name
        for version in versions
        for name in (version.locale.casefold().replace("_", "-"), version.language.casefold())
    )


def _may_lead(block: Block) -> bool:
    return block.kind == "item" and 0 < len(block.text) <= _LONGEST


def _target(block: Block) -> str:
    """Where the only link of an item leads, or nothing."""
    targets = [span.target for span in block.spans if span.kind == "link" and span.target]
    return targets[0].casefold() if len(targets) == 1 else ""


def _are_locales(targets: Iterable[str], locales: frozenset[str]) -> bool:
    """Whether addresses that are one but for locales differ, and several lead to locales of the family."""
    known = Counter(targets)
    return max(known.values()) == 1 and len(locales.intersection(_named(known))) >= _KNOWN


def _named(targets: Iterable[str]) -> Iterator[str]:
    """What looks like a locale in addresses."""
    for target in targets:
        yield from (found.replace("_", "-") for found in _LOCALE.findall(target))


def _skeleton(target: str) -> str:
    """An address without what looks like a locale."""
    return _MARKS.sub("/", _LOCALE.sub("", target)).strip("/")
