"""Write the address of a page as the version of another locale would link to it."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from ..compare.own_locale import names_own_locale
from ..locales import language_of
from .address import locales_in, segments
from .compare import Side

# How sites write locales: as we do, small, with the language alone.
_STYLES: tuple[Callable[[str], str], ...] = (str, str.lower, language_of)
_FEWEST = 2
_HOST = re.compile(r"(?:https?:)?//([^/?#]*)", re.IGNORECASE)


class Pages:
    """How each version of a family writes its locale in its links."""

    def __init__(self, rows: Sequence[Sequence[Side]]) -> None:
        self._rows = rows

    @cached_property
    def _written(self) -> dict[str, str]:
        """For each locale how it is written in most of its version's links; asked for only where links differ."""
        written: dict[str, Counter[str]] = {}
        for side in (side for sides in self._rows for side in sides):
            for link in side.links:
                if own := _own(link.target, side.passage.locale):
                    written.setdefault(side.passage.locale, Counter())[own] += 1
        return {locale: said.most_common(1)[0][0] for locale, said in written.items() if said}

    def address(self, target: str, theirs: str, own: str) -> str:
        """The address of a version's link as another version would write it; as it is where nobody can tell."""
        there, here = _own(target, theirs), self._written.get(own) or self._as_others(own)
        if not there or not here or language_of(theirs) == language_of(own):
            return target
        return "/".join(here if part == there else part for part in target.split("/"))

    def _as_others(self, own: str) -> str:
        """The locale in the way in which all other versions write theirs."""
        return _styled(own, {locale: said for locale, said in self._written.items() if locale != own})


def names_locale(target: str, locale: str) -> bool:
    """Whether an address is that of a locale's own page."""
    return language_of(locale) in map(language_of, locales_in(target))


def is_own_page(target: str, other: str, locale: str) -> bool:
    """Whether an address is another one with the name of a locale's language in it, at the same host."""
    hosts = [_HOST.match(address) for address in (target, other)]
    same = len({host and host[1].casefold() for host in hosts}) == 1
    return same and names_own_locale(target, other, locale, added=True)


def _own(target: str, locale: str) -> str:
    """The one segment of an address that is the version's own locale, as written; often none."""
    said = [part for part, tag in segments(target) if language_of(tag) == language_of(locale)]
    return said[0] if len(said) == 1 else ""


def _styled(own: str, written: Mapping[str, str]) -> str:
    for style in _STYLES if len(written) >= _FEWEST else ():
        if all(style(locale) == said for locale, said in written.items()):
            return style(own)
    return ""
