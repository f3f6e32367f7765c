"""Addresses that lead nowhere by themselves, whatever the version should link to: cut off, glued, with two schemes."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import PurePosixPath

from msgspec.structs import replace

from ...compare import Passage
from ...findings import Edit, Fact, Fix, Related
from ...links.address import (
    file_of,
    is_cut_off,
    is_doubled,
    is_other_site,
    is_outside,
    is_relative,
    key,
    misspelt_scheme,
    shown_host,
    without_scheme,
)
from ...links.compare import Side
from ...links.model import Link, target_place, words_of
from ...mending import address_mended
from ...quoting import nearest_first
from ...voting import OTHERS, WITNESSES, Vote

_SCHEMES = ("http", "https")
_REMEDY = {"folder": "write the address as from this folder", "plain-http": "write the address with https"}
Sides = list[Side]


def of_themselves(sides: Sides) -> Iterator[Fact]:
    """Links that lead nowhere or show nothing, where the other versions have them whole."""
    for side in sides:
        for link in side.links:
            if is_doubled(link.target):
                yield plain_fact("same-links", "doubled", side, link, fix=_once(side.passage, link))
            elif not link.bare and _is_empty(side.passage, link):
                whole = _whole_elsewhere(sides, side, link)
                if whole:
                    yield plain_fact("same-links", "empty", side, link, whole)


def shown_elsewhere(sides: Sides) -> Iterator[Fact]:
    """Links whose words are the address of another site than theirs, where the others lead where they say."""
    shown = [
        (side, link, said, key(link.target).partition("/")[0])
        for side in sides
        for link in side.links
        if not link.bare and (said := shown_host(side.passage.text[link.at : link.to]))
    ]
    strange = [(side, link) for side, link, said, led in shown if "." in led and is_other_site(said, led)]
    if not strange or not Vote(len(shown) - len(strange), len(shown)).is_clear:
        return
    right = next((side, link) for side, link, said, led in shown if not is_other_site(said, led))
    for side, link in strange:
        place = right[0].passage.source_place(right[1].start, right[1].end)
        details = {"words": words_of(link, side.passage)}
        fact = plain_fact("same-links", "shown", side, link, (right[0].passage.related(place),))
        yield replace(fact, details=details)


def cut_off(compared: Iterable[Side]) -> Iterator[Fact]:
    """Addresses that end amid a name, where links on the same words lead farther in three other versions or more."""
    said: dict[str, list[tuple[Side, Link]]] = {}
    for side in compared:
        for link in side.links:
            if not link.bare and is_outside(link.target):
                said.setdefault(words_of(link, side.passage).casefold(), []).append((side, link))
    for same in said.values():
        versions: dict[str, set[int]] = {}
        for side, link in same:
            versions.setdefault(link.key, set()).add(side.version)
        whole = _whole(versions)
        for side, link in same if whole else ():
            if known := whole.get(link.key):
                yield _as_theirs("cut-off", side, link, [one for one in same if one[1].key == known])


def _whole(versions: Mapping[str, Collection[int]]) -> dict[str, str]:
    """For each address that is cut off the one that leads farther in most versions, of those that have it."""
    keys = sorted(versions)
    found = {}
    for at, own in enumerate(keys):
        last = bisect_left(keys, f"{own}\U0010ffff", at + 1)
        longer = [known for known in keys[at + 1 : last] if is_cut_off(own, known)]
        best = max(longer, key=lambda known: len(versions[known]), default="")
        if best and len(versions[best]) >= max(OTHERS, len(versions[own]) + 1):
            found[own] = best
    return found


def without_schemes(sides: Sides) -> Iterator[Fact]:
    """Addresses without their scheme, or with a misspelt one, which clearly most versions have whole."""
    bare = [
        (side, link, known)
        for side in sides
        for link in side.links
        if "." in link.target and not is_outside(link.target) and (known := without_scheme(link.target))
    ]
    for side, link, known in bare:
        there = [
            (other, one)
            for other in sides
            for one in other.links
            if one.key == known and is_outside(one.target)
        ]
        versions = {other.version for other, _ in there}
        if len(versions) >= OTHERS and Vote(len(versions), len(sides)).is_clear:
            case = "scheme" if misspelt_scheme(link.target) else "no-scheme"
            yield _as_theirs(case, side, link, there)


def plain_http(sides: Sides) -> Iterator[Fact]:
    """Addresses with ``http``, where clearly most versions have ``https`` before the same address."""
    schemes: dict[str, tuple[dict[int, Link], dict[int, Link]]] = {}
    for side in sides:
        for link in side.links:
            scheme, slashes, _ = link.target.strip().partition("://")
            if slashes and scheme.lower() in _SCHEMES:
                found = schemes.setdefault(link.key, ({}, {}))[_SCHEMES.index(scheme.lower())]
                found.setdefault(side.version, link)
    by_version = {side.version: side for side in sides}
    for plain, secure in schemes.values():
        vote = Vote(len(secure), len(plain.keys() | secure.keys()))
        if plain.keys() <= secure.keys() or len(secure) < OTHERS or not vote.is_clear:
            continue
        for version in sorted(plain.keys() - secure.keys()):
            theirs = [(by_version[other], secure[other]) for other in sorted(secure)]
            fact = _as_theirs("plain-http", by_version[version], plain[version], theirs)
            yield replace(fact, vote=vote)


def from_elsewhere(sides: Sides) -> Iterator[Fact]:
    """Relative addresses of a version in another folder, copied, that lead from there to another file.

    Versions in the same folder show what is meant: at least two, and more than have the copied address, lead to the
    file to which it leads at home. No file is looked for: what is told of a notice depends on its texts alone,
    and a folder that versions in several languages share has hardly a page for one of them under a name without its
    locale.
    """
    by_key: dict[str, list[tuple[Side, Link, PurePosixPath, str]]] = {}
    leading: dict[tuple[PurePosixPath, str], list[tuple[Side, Link]]] = {}
    copying: dict[tuple[PurePosixPath, str], set[int]] = {}
    for side in sides:
        page = side.passage.notice.version.path
        for link in side.links:
            if is_relative(link.target):
                leads = file_of(link.target, page)
                by_key.setdefault(link.key, []).append((side, link, page.parent, leads))
                leading.setdefault((page.parent, leads), []).append((side, link))
                copying.setdefault((page.parent, _without_anchor(link)), set()).add(side.version)
    for same in by_key.values():
        homes: dict[str, set[tuple[PurePosixPath, str]]] = {}
        for _, link, home, leads in same:
            homes.setdefault(_without_anchor(link), set()).add((home, leads))
        for side, link, folder, leads in same:
            copied = _without_anchor(link)
            meant = sorted({there for home, there in homes[copied] if home != folder and there != leads})
            right = [one for there in meant for one in leading.get((folder, there), ())]
            witnesses = len({other.version for other, _ in right})
            known = witnesses >= WITNESSES and witnesses > len(copying[folder, copied])
            if known and leads != str(side.passage.notice.version.path):
                yield _as_theirs("folder", side, link, right)


def _without_anchor(link: Link) -> str:
    return link.target.partition("#")[0]


def _as_theirs(case: str, side: Side, link: Link, theirs: Sequence[tuple[Side, Link]]) -> Fact:
    """A fact about an address that others have whole."""
    passage = side.passage
    other, whole = nearest_first(
        theirs, lambda one: one[0].passage.speaker, reader=passage.locale, reference=None
    )[0]
    place, source = target_place(passage, link), passage.notice.source
    wanted = whole.target
    if case == "folder":
        wanted = "#".join((whole.target.partition("#")[0], *link.target.split("#")[1:]))
    elif case != "cut-off":
        own = "http://" if case == "plain-http" else misspelt_scheme(link.target)
        rest = link.target.strip()[len(own) :]
        wanted = f"{whole.target.partition('//')[0]}//{rest}"
    return Fact(
        "same-links",
        case,
        place,
        passage.locale,
        found=link.target,
        expected=wanted,
        related=(other.passage.related(other.passage.source_place(whole.start, whole.end)),),
        fix=address_mended(
            _REMEDY.get(case, "write the whole address"), source, place, wanted, found=link.target
        ),
    )


def _is_empty(passage: Passage, link: Link) -> bool:
    if passage.text[link.at : link.to].strip():
        return False
    return not any(span.kind == "image" and link.start <= span.start < link.end for span, _ in passage.spans)


def _whole_elsewhere(sides: Sides, but: Side, link: Link) -> tuple[Related, ...]:
    """The same link of a version that shows words for it: what all leave empty may be meant to be unseen."""
    whole = (
        (side.passage, one)
        for side in sides
        for one in side.links
        if side is not but and one.key == link.key and not _is_empty(side.passage, one)
    )
    return tuple(
        passage.related(passage.source_place(one.start, one.end)) for passage, one in islice(whole, 1)
    )


def plain_fact(
    rule: str,
    case: str,
    side: Side,
    link: Link,
    related: tuple[Related, ...] = (),
    fix: Fix | None = None,
) -> Fact:
    """A fact about an address, for which nothing else is expected."""
    passage = side.passage
    place = target_place(passage, link)
    return Fact(rule, case, place, passage.locale, found=link.target, related=related, fix=fix)


def _once(passage: Passage, link: Link) -> Fix | None:
    """A repair that takes away all schemes of an address but the last."""
    more = re.match(r"\s*(?:https?:/*)+(?=https?://[\w.])", link.target, re.IGNORECASE)
    start = link.target_start
    if not more or passage.notice.source.text[start : link.target_end] != link.target:
        return None
    return Fix("write the scheme once", (Edit(passage.source_place(start, start + more.end()), ""),))
