"""Find the blocks that lead to the other versions: each version has them in an order of its own."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import groupby
from posixpath import join, normpath

from msgspec import Struct

from ..discover import Version
from ..late import late
from ..parse import CLOSING, Block, Notice

# So many pages are led to, in so many locales of the family, at least.
_LEAST, _KNOWN = 3, 2
# The name of a language is no longer than this, with what stands beside it; nor are the words beside several.
_LONGEST = 40
# Signs between one name and the next.
_BETWEEN = 3
_LOCALE = late(r"(?<![a-z0-9])[a-z]{2,3}(?:[-_](?:[a-z]{4}|[a-z]{2}|\d{3}))*(?![a-z0-9])")
_MARKS = re.compile(r"[^\w]+|_")
_SCHEME = late(r"(?:https?:)?//")
_NO_PAGE = ("#", "mailto:", "tel:")
_NEVER = CLOSING | {"code"}
# The skeleton of addresses that are the family's own.
_HOME = "."


class Lead(Struct, frozen=True):
    """A link, or words without one: its address in full, what is left of that without locales, and the words.

    ``at`` is the block, and ``kind`` what that is.
    """

    at: int
    kind: str
    address: str
    skeleton: str
    words: str


class Menu(Struct, frozen=True):
    """Neighbouring links of one skeleton in blocks that hold nothing else; ``leads`` are theirs, ``run`` all around."""

    run: tuple[Lead, ...]
    first: int
    last: int
    skeleton: str

    @property
    def leads(self) -> tuple[Lead, ...]:
        """The links, with one in between that has another skeleton or none."""
        return self.run[self.first : self.last]

    @property
    def addresses(self) -> list[str]:
        """Where the links of the skeleton lead."""
        return [lead.address for lead in self.leads if lead.skeleton == self.skeleton]


def language_menus(notices: Sequence[Notice]) -> list[frozenset[int]]:
    """For each version the blocks with nothing but links that differ in the locale alone.

    The addresses are gathered from all versions together, for one of them may have two entries where another has
    three. The block of a version's own language, which may have no link, is one of them.
    """
    if not any(map(_may_have_menu, notices)):
        return [frozenset()] * len(notices)
    locales = _locales_of(notice.version for notice in notices)
    home = frozenset(_skeleton(normpath(str(notice.version.path).casefold())) for notice in notices)
    runs = [list(_runs(notice, home)) for notice in notices]
    several = (menu for each in runs for run in each if (menu := _menu(run)) and _part_locales(menu, locales))
    known = _known(several, locales)
    if not known:
        return [frozenset()] * len(notices)
    menus = [
        [
            menu
            for run in each
            if (menu := _menu(run, known))
            and (_part_locales(menu, locales) or _leads_away(menu, notice.version, locales))
        ]
        for each, notice in zip(runs, notices, strict=True)
    ]
    names = frozenset(lead.words for each in menus for menu in each for lead in menu.leads if lead.address)
    return [frozenset(at for menu in each for at in _places(menu, names)) for each in menus]


def _may_have_menu(notice: Notice) -> bool:
    """Whether a version has an entry of several links, or several of one: in most versions links stand in sentences."""
    linked = (block for block in notice.blocks if any(span.kind == "link" for span in block.spans))
    entries = Counter(map(_kind_of, linked))
    return bool(entries["several"]) or any(kind and count > 1 for kind, count in entries.items())


def _known(menus: Iterable[Menu], locales: Container[str]) -> frozenset[str]:
    """Skeletons of addresses that lead to several pages, and to several locales of the family."""
    pages: dict[str, set[str]] = {}
    for menu in menus:
        pages.setdefault(menu.skeleton, set()).update(menu.addresses)
    return frozenset(
        skeleton
        for skeleton, addresses in pages.items()
        if len(addresses) >= _LEAST
        and sum(name in locales for name in {name for each in addresses for name in _named(each)}) >= _KNOWN
    )


def _menu(run: Sequence[Lead], known: Container[str] | None = None) -> Menu | None:
    """The links of the commonest skeleton in a run, where hardly another one stands among them."""
    counts = Counter(
        lead.skeleton for lead in run if lead.address and (known is None or lead.skeleton in known)
    )
    if not counts:
        return None
    ((skeleton, count),) = counts.most_common(1)
    places = [at for at, lead in enumerate(run) if lead.address and lead.skeleton == skeleton]
    menu = Menu(tuple(run), places[0], places[-1] + 1, skeleton)
    if count < len(menu.leads) - (count > 1) or len(set(menu.addresses)) < count:
        return None
    return menu


def _part_locales(menu: Menu, locales: Container[str]) -> bool:
    """Whether the links name different locales of the family, or some of them one and some none."""
    return len({frozenset(name for name in _named(each) if name in locales) for each in menu.addresses}) > 1


def _leads_away(menu: Menu, version: Version, locales: Container[str]) -> bool:
    """Whether there is one link only, to another locale than the version's own, whose folder it may stand in."""
    if len(menu.addresses) > 1:
        return False
    named = [name for name in _named(menu.addresses[0]) if name in locales]
    return not named or named[-1] not in _locales_of([version])


def _places(menu: Menu, names: Container[str]) -> Iterator[int]:
    """The blocks of a menu, with that of the version's own language, which may stand first or last without a link."""
    yield from (lead.at for lead in menu.leads)
    # a list ends with the menu, other blocks may be followed by any
    whole = len(menu.addresses) == len(menu.leads) >= _LEAST and menu.leads[0].kind == "item"
    for beside, at_end in ((menu.first - 1, menu.first == 1), (menu.last, menu.last == len(menu.run) - 1)):
        if not 0 <= beside < len(menu.run) or menu.run[beside].address:
            continue
        if menu.run[beside].words in names or (whole and at_end):
            yield menu.run[beside].at
            return


def _runs(notice: Notice, home: Container[str]) -> Iterator[tuple[Lead, ...]]:
    """Blocks with several links and little else, one by one, and neighbours of one kind with one link each or none."""
    folder = str(notice.version.path.parent).casefold()
    for kind, run in groupby(enumerate(notice.blocks), key=lambda each: _kind_of(each[1])):
        if kind == "several":
            yield from (tuple(_leads(at, block, folder, home)) for at, block in run)
        elif kind:
            entries = list(run)
            if any(block.spans for _, block in entries):
                yield tuple([_lead(at, block, folder, home) for at, block in entries])


def _kind_of(block: Block) -> str:
    """The kind of a block that may be an entry, ``several`` where it may be more, and otherwise nothing."""
    if block.kind in _NEVER or not block.text:
        return ""
    links = [span for span in block.spans if span.kind == "link" and span.target] if block.spans else []
    if len(links) < 2:
        return block.kind if len(block.text) <= _LONGEST else ""
    sizes = [span.to - span.at for span in links]
    beside = len(block.text) - sum(sizes) - _BETWEEN * len(links)
    return "several" if beside <= _LONGEST and max(sizes) <= _LONGEST else ""


def _lead(at: int, block: Block, folder: str, home: Container[str]) -> Lead:
    """An entry that is a block."""
    leads = list(_leads(at, block, folder, home))
    words = block.text.casefold()
    address, skeleton = (leads[0].address, leads[0].skeleton) if leads else ("", "")
    return Lead(at, block.kind, address, skeleton, words)


def _leads(at: int, block: Block, folder: str, home: Container[str]) -> Iterator[Lead]:
    """The links of a block."""
    for span in block.spans:
        if span.kind == "link" and span.target:
            address = _address(span.target.strip().casefold(), folder)
            skeleton = _skeleton(address)
            words = block.text[span.at : span.to].casefold()
            yield Lead(at, block.kind, address, _HOME if skeleton in home else skeleton, words)


def _address(target: str, folder: str) -> str:
    """An address without its scheme, and with the folder of its version; nothing where it is no page's."""
    if target.startswith(_NO_PAGE):
        return ""
    if scheme := _SCHEME.match(target):
        return target[scheme.end() :]
    return target if target.startswith("/") else normpath(join(folder, target))


def _locales_of(versions: Iterable[Version]) -> frozenset[str]:
    """The locales of versions and their languages, as addresses write them."""
    return frozenset(
        name
        for version in versions
        for name in (version.locale.casefold().replace("_", "-"), version.language.casefold())
    )


def _named(address: str) -> Iterator[str]:
    """What looks like a locale in an address."""
    yield from (found.replace("_", "-") for found in _LOCALE.findall(address))


def _skeleton(address: str) -> str:
    """An address without what looks like a locale."""
    return _MARKS.sub("/", _LOCALE.sub("", address)).strip("/")
