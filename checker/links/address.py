"""Bring an address to the form in which versions are compared: without what changes from locale to locale."""

import re
from functools import lru_cache
from pathlib import PurePosixPath
from posixpath import normpath, splitext
from urllib.parse import parse_qsl, unquote

from ..late import late
from ..locales import is_common, is_plain_word, language_of, of_country, parse_tag

_RELATIVE = re.compile(r"(?![/#?{}%$<]|[a-z][a-z0-9+.-]*:)", re.IGNORECASE)
_SCHEME = re.compile(r"^(?:https?:)?//(?:www\.|m\.|mobile\.)?", re.IGNORECASE)
# A scheme behind another one has its colon or its slashes; else it is a host that begins so: httpd.kettle.test.
_DOUBLED = late(r"^(?:https?(?::/*|/+))+https?(?::(?!\d)/*|//)(?=[\w.])", re.IGNORECASE)
_MISSPELT_SCHEME = late(r"h[tps]{2,5}(?::/{0,3}|/{1,3})(?=[\w-]+\.)", re.IGNORECASE)
_GLUED = late(r"(?<=[A-Za-z0-9/])[-’']?[^\x00-\x7f\u00c0-\u024f]{1,20}$")
_ARCHIVE = late(r"^web\.archive\.org/web/\d+(?:[a-z]{2}_)?/(?=https?:)", re.IGNORECASE)
_ENDING = late(r"(?:/index|/default|\.(?:html?|mdx?|php|aspx))\Z", re.IGNORECASE)
_LONGEST_ENDING = len("/default")
_LOCALE = late(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{4})?(?:[-_](?:[A-Za-z]{2}|\d{3}))?")
_MIDDLE = late(r"(?<=[\w-])\.([A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?)(?=\.\w+$|$)")
# The name of a file of words ends in a locale: guide-de.md, guide_pt-BR.md.
_LAST = late(
    r"(?<=(\w))[-_]((?:[A-Za-z]{2,3}[-_])?[A-Za-z]{2,4})(?=\.(?:md|mdx|markdown|html?|rst|txt|adoc)$)"
)
# A segment that a site generator fills in with the locale of the page.
_FILLED_IN = late(
    r"(?:\{\{|\{%|\$\{|<%)[^{}<>/]{0,100}(?:lang|locale)[^{}<>/]{0,100}[%}]?[}>]", re.IGNORECASE
)
_TRACKING = late(
    r"^(?:utm_\w+|fbclid|gclid|ref|hl|lang|locale|language|lc|mkt|setlang|culture|ui)$", re.IGNORECASE
)
_PARTS = late(r"[:.@_+-]")
_SHOWN = late(r"(?:https?://|www\.)[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?", re.IGNORECASE)
_BARE_HOST = late(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", re.IGNORECASE)
_LONG = 5  # letters of a name in which one wrong letter is no other name
_WIKI = late(r"^([a-z-]{2,12})\.(wikipedia|wiktionary|wikisource)\.org/wiki/")


def unglued(target: str) -> str:
    """An address without the ending in letters of another script that a sentence gave it (``…/a-এ``), or nothing."""
    ending = _GLUED.search(target)
    return target[: ending.start()] if ending else ""


@lru_cache(maxsize=4096)
def is_doubled(target: str) -> bool:
    """Whether the scheme stands twice, so that the link leads nowhere."""
    return bool(_DOUBLED.match(target.strip()))


def is_outside(target: str) -> bool:
    """Whether a link leads to another site, or at least says the host."""
    return bool(_SCHEME.match(target.strip()))


@lru_cache(maxsize=4096)
def key(target: str) -> str:
    """The normal form of an address: no scheme, ``www``, locale, tracking, index page, ending or case.

    A place within the same page has no form of its own: it is ``#``, for its name is translated.
    ``align.features.link_key`` is coarser, and cheaper: it only recognises blocks.
    """
    address = target.strip()
    if address.startswith("#"):
        return "#"
    address = _SCHEME.sub("", address)
    if archived := _ARCHIVE.match(address):
        address = _SCHEME.sub("", address[archived.end() :])
    address, _, _ = address.partition("#")
    address, _, query = address.partition("?")
    if _WIKI.match(address.lower()):
        return "wikipedia.org"
    host, slash, path = unquote(address).partition("/")
    if is_outside(target):
        host = _host(host.lower())
    else:
        host, slash, path = "", "", f"{host}{slash}{path}"
    parts = [
        part
        for part in _without_ending(_MIDDLE.sub(_without_locale, _LAST.sub(_without_last, path))).split("/")
        if part not in ("", ".", "..")
    ]
    kept = [part for part in parts if not is_locale(part)]
    return "/".join([host, *kept]).strip("/").casefold() + _query(query)


def locales_in(target: str) -> list[str]:
    """Canonical tags of the locales that an address names, in its host, its path or its parameters."""
    address = _SCHEME.sub("", target.strip()).partition("#")[0]
    address, _, query = address.partition("?")
    host, _, path = address.partition("/")
    if not is_outside(target):
        host, path = "", address
    said = [host.split(".")[0]] if host.count(".") > 1 else []
    said += path.split("/")
    said += _MIDDLE.findall(path)
    said += [locale for name in _LAST.findall(path) if (locale := _locale_at_end(*name))]
    said += [value for name, value in parse_qsl(query) if _TRACKING.match(name)]
    return [tag for part in said if is_locale(part) and (tag := _tag(part))]


def is_relative(target: str) -> bool:
    """Whether an address leads to a file by its place beside the page."""
    return bool(target.strip()) and _RELATIVE.match(target.strip()) is not None


def file_of(target: str, page: PurePosixPath) -> str:
    """The file that a relative link of a page leads to, its suffix included."""
    return normpath(page.parent / unquote(target.strip().partition("#")[0].partition("?")[0]))


def page_of(target: str, page: PurePosixPath) -> str:
    """The file that a relative link of a page leads to, without its suffix; an empty one leads to the page."""
    inside = not target.strip().partition("#")[0].partition("?")[0]
    return splitext(page if inside else file_of(target, page))[0]


def is_misspelt(own: str, known: str, shortest: int = _LONG) -> bool:
    """Whether one part of an address, between dots and the like, is that of another with one letter wrong.

    Short parts are names of countries, and those with digits count something; the last part of a host may have
    lost its end. ``shortest`` is how many letters a part must have.
    """
    parts: list[str] = _PARTS.split(own)
    others: list[str] = _PARTS.split(known)
    differing = [at for at, (one, other) in enumerate(zip(parts, others, strict=False)) if one != other]
    if len(parts) != len(others) or len(differing) != 1:
        return False
    one, other = parts[differing[0]], others[differing[0]]
    if differing[0] == len(parts) - 1 and len(one) > 1 and len(one) + 1 == len(other):
        return other.startswith(one)
    if min(len(one), len(other)) < shortest or not (one + other).isalpha():
        return False
    from rapidfuzz.distance import OSA  # slow to import, and seldom needed

    return OSA.distance(one, other, score_cutoff=1) == 1


def shown_host(words: str) -> str:
    """The host of an address that words are, without what changes from locale to locale; else nothing."""
    written = words.strip()
    if not _SHOWN.fullmatch(written):
        return ""
    return key(written if is_outside(written) else f"//{written}").partition("/")[0].partition("?")[0]


def is_cut_off(own: str, known: str) -> bool:
    """Whether the normal form of an address ends amid a word of another one: ``/ket``, ``/kettle/tools``.

    One that ends where a folder, a word or a number does is a page of its own, as is one whose rest holds no folder:
    ``/forum`` beside ``/forum-en/help``, ``/v1`` beside ``/v12/guide``.
    """
    rest = known[len(own) :]
    if not own or not known.startswith(own) or "/" not in rest.rstrip("/"):
        return False
    return own[-1].islower() and rest[0].islower() and not is_locale(rest.partition("/")[0])


def without_scheme(target: str) -> str:
    """The normal form of a target whose scheme is lacking or misspelt (``kettle.test/a``, ``htps://…``), else nothing.

    It leads to a file of that name beside the page. What is no host is the name of a file: only others can tell.
    """
    rest = target.strip()[len(misspelt_scheme(target)) :]
    return key(f"//{rest}") if _BARE_HOST.fullmatch(rest.partition("/")[0]) else ""


def misspelt_scheme(target: str) -> str:
    """What a target begins with that is nearly a scheme: ``htps://``, ``https:/``, ``http//``; often nothing."""
    found = None if is_outside(target) else _MISSPELT_SCHEME.match(target.strip())
    return found[0] if found else ""


def is_other_site(one: str, other: str) -> bool:
    """Whether two hosts have no name in common: ``kettle.test`` and ``help.kettle.example`` have one."""
    return {part for part in one.split(".") if len(part) >= _LONG}.isdisjoint(other.split("."))


def segments(target: str) -> list[tuple[str, str]]:
    """The segments of an address that are locales, as written, each with its canonical tag."""
    parts = target.strip().partition("#")[0].partition("?")[0].split("/")
    return [(part, tag) for part in parts if is_locale(part) and (tag := _tag(part))]


def where_locale(target: str) -> int | None:
    """Which segment of an outside address is its locale, or None where none is, or more than one."""
    address = _SCHEME.sub("", target.strip()).partition("#")[0].partition("?")[0]
    parts = address.split("/")[1:]
    places = [at for at, part in enumerate(parts) if is_locale(part)]
    return places[0] if is_outside(target) and len(places) == 1 else None


@lru_cache(maxsize=4096)
def is_locale(part: str) -> bool:
    """Whether a segment of an address is the name of a locale."""
    if part.endswith(("}", ">")) and _FILLED_IN.fullmatch(part):
        return True
    if not _LOCALE.fullmatch(part):
        return False
    tag = _tag(part)
    return tag is not None and is_common(tag)


def _tag(part: str) -> str | None:
    country = of_country(part)
    return language_of(country) if country else parse_tag(part)


def _locale_at_end(capital: str, words: str) -> str:
    """The locale that the last words of a file's name are: all of ``pt-BR``, the end of ``how-to-de``.

    A tag that is a word too, as in ``sign-in``, is one behind capitals only: ``README-it``.
    """
    ends = (words, re.split("[-_]", words)[-1])
    return next((end for end in ends if is_locale(end) and (capital.isupper() or not is_plain_word(end))), "")


def _without_last(found: re.Match[str]) -> str:
    locale = _locale_at_end(*found.groups())
    return found[0].removesuffix(locale).rstrip("-_") if locale else found[0]


def _host(host: str) -> str:
    first, _, rest = host.partition(".")
    return rest if "." in rest and is_locale(first) else host


def _without_ending(path: str) -> str:
    """The path without slashes, names of index pages and formats at its end, in whatever order."""
    end = len(path.rstrip("/"))
    while ending := _ENDING.search(path, max(end - _LONGEST_ENDING, 0), end):
        end = ending.start()
        while end and path[end - 1] == "/":
            end -= 1
    return path[:end]


def _without_locale(found: re.Match[str]) -> str:
    return "" if is_locale(found[1]) else found[0]


def _query(query: str) -> str:
    kept = sorted(pair for pair in query.split("&") if pair and not _TRACKING.match(pair.partition("=")[0]))
    return "?" + "&".join(kept) if kept else ""
