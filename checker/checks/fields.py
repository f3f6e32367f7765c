"""The front matter of every version has the same fields, with the values that belong there."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from ..align import Table
from ..demands import Demands
from ..discover.files import format_of
from ..findings import Fact, Fix, Related
from ..late import late
from ..locales import display_name, general_code, language_of, parse_tag
from ..mending import part_mended
from ..parse import Field, Notice
from ..place import Place
from ..quoting import excerpt
from ..spoken import left_values
from ..voting import TRIO, VOTERS, Vote

_RULE = "front-matter"
_STEM = 3  # letters that the name of a field and its translation begin with: title, titulo
_HEARD = 4_000  # code points of a page that tell its language
_LETTERS = 40  # from which a page shows its script
_ALIKE = 85  # per cent of the letters of two values, from which one is the other with a slip
# Fields that readers see: in results of a search, at the head of a page, in a menu.
_FOR_READERS = late(
    r"abstract|alt|caption|description|excerpt|heading|headline|intro|keywords|label|lead|linktitle"
    r"|metadescription|metatitle|navtitle|og:description|og:title|pagetitle|seodescription|seotitle"
    r"|shorttitle|sidebarlabel|subtitle|summary|tagline|teaser|title"
)
_LOCALE_KEYS = frozenset(("lang", "locale"))
_PLAIN = re.compile(r"[\w/][\w./-]*")
# What a machine has written differs from file to file: sums of contents, days, numbers.
_MACHINE = re.compile(r"[0-9a-fA-F-]{7,}|[\d/.:TZ+ -]+")
# What a version lacks there is in its own words: those of another version are shown beside, not expected.
_IN_OWN_WORDS = frozenset(
    {"missing-all", "english", "english-unsure", "untranslated", "one-sided", "missing-unsure"}
)


def check(table: Table, demands: Demands) -> Iterator[Fact]:
    """State fields that a version lacks or fills in another way than the others, then what is demanded."""
    fields = [{field.key: field for field in notice.fields} for notice in table.notices]
    versions = [version for version in sorted(table.comparable) if fields[version]]
    if len(versions) >= VOTERS:
        for key, told in _by_key([fields[version] for version in versions]).items():
            # what all write alike, or in more than two ways, tells nothing of one of them
            tells = len(told) < len(versions) or len(set(told)) == 2
            if tells and key not in demands.fields and not _is_listed(key):
                yield from _odd(table, fields, versions, key)
        yield from _without_front(table, versions)
    else:
        yield from _among_few(table, fields, versions, demands)
    if len(versions) >= TRIO:
        yield from _english(table, fields, versions, demands)
    yield from _other_locales(table)
    for key, wanted in sorted(demands.fields.items()):
        yield from _demanded(table, fields, key, wanted)


def _among_few(
    table: Table, fields: list[dict[str, Field]], versions: list[int], demands: Demands
) -> Iterator[Fact]:
    """State fields for readers that one of two or three versions lacks; what programs read may be the source's."""
    for key in dict.fromkeys(key for version in versions for key in fields[version] if _is_prose(key)):
        having = [
            version for version in versions if fields[version].get(key) and fields[version][key].value.strip()
        ]
        lacking = [version for version in versions if key not in fields[version]]
        if key in demands.fields or len(lacking) != 1 or len(having) != len(versions) - 1 or not having:
            continue
        (version,) = lacking
        held = table.reference in having
        if version == table.reference or _translated_key(fields, version, key) is not None:
            continue
        model = _model(table, having)
        case = "missing-unsure" if held else "missing" if len(having) > 1 else "one-sided"
        vote = Vote(len(having), len(versions)) if case == "missing" else None
        yield _fact(table, version, case, None, fields[model][key], model, vote)


def _by_key(fields: Sequence[Mapping[str, Field]]) -> dict[str, list[str]]:
    """What some versions say in each of their fields, a value for each that has it."""
    told: dict[str, list[str]] = {}
    for own in fields:
        for key, field in own.items():
            told.setdefault(key, []).append(field.value)
    return told


def _without_front(table: Table, versions: list[int]) -> Iterator[Fact]:
    """State versions that have no front matter at all, where nearly all others have some."""
    having = [version for version in versions if _has_front(table.notices[version])]
    lacking = [version for version in sorted(table.comparable) if not table.notices[version].fields]
    vote = Vote(len(having), len(having) + len(lacking))
    if not lacking or len(having) < VOTERS or not vote.is_firm:
        return
    model = _model(table, having)
    first = table.notices[model].fields[0]
    for version in lacking:
        if not any(flaw.kind.startswith(_RULE) for flaw in table.notices[version].flaws):
            yield _fact(table, version, "missing-all", None, first, model, vote)


def _has_front(notice: Notice) -> bool:
    return bool(notice.fields) and any(part.kind == "front matter" for part in notice.left_out)


def _english(
    table: Table, fields: list[dict[str, Field]], versions: list[int], demands: Demands
) -> Iterator[Fact]:
    """State titles and descriptions that were left in English where nearly all others have words of their own."""
    keys = dict.fromkeys(key for version in versions for key in fields[version] if _is_prose(key))
    for key in keys:
        if key in demands.fields:
            continue
        told = {version: fields[version][key].value for version in versions if key in fields[version]}
        left = left_values(told, [notice.version.locale for notice in table.notices])
        if left is None:
            continue
        model = _model(table, [other for other in told if other not in left.how])
        for version, how in left.how.items():
            case = "english" if how == "plainly" else "english-unsure"
            yield _fact(table, version, case, fields[version][key], fields[model][key], model, left.vote)


@lru_cache(maxsize=1024)
def _is_prose(key: str) -> bool:
    """Whether a field holds words for readers: the last part of its name says so."""
    return _FOR_READERS.fullmatch(key.rpartition(".")[2].lower().replace("_", "")) is not None


def _other_locales(table: Table) -> Iterator[Fact]:
    """State fields that name another language than the path, where the versions' fields mostly agree with theirs.

    Where they do not, as in a template that was copied with its language, the words of each page must say so too.
    """
    told = [
        (notice, field)
        for notice in table.notices
        for field in notice.fields
        if field.key in _LOCALE_KEYS and _is_locale(notice, field)
    ]
    odd = [(notice, field) for notice, field in told if _is_another(notice.version.locale, field.value)]
    if 2 * len(odd) > max(len(told), 2):
        odd = [(notice, field) for notice, field in odd if _is_page_in_own_words(notice, field.value)]
    for notice, field in odd:
        place, locale = _value_place(notice, field), notice.version.locale
        fix = part_mended(
            "name the language of the path", notice.source, place, field.value, locale, safe=False
        )
        yield Fact(
            _RULE,
            "locale",
            place,
            locale,
            found=_quoted(notice, field),
            expected=locale,
            details={"key": field.key},
            fix=fix,
        )


def _is_page_in_own_words(notice: Notice, said: str) -> bool:
    """Whether the words of a page are in the language of its path, and not in the one that it says to be in."""
    if format_of(notice.version.path) != ".html":
        return False  # what a generator of sites makes of a field is for it to know
    from ..words.scripts import scripts_of  # seldom needed
    from ..words.tell import dominant_script, tell

    text = " ".join(block.text for block in notice.blocks)[:_HEARD]
    own, other = notice.version.language, language_of(parse_tag(said) or said)
    script, letters = dominant_script(text)
    if script in scripts_of(notice.version.locale) and script not in scripts_of(said):
        return letters >= _LETTERS
    told = tell(text, {own, other})
    return told.sure and told.language == own


def _is_locale(notice: Notice, field: Field) -> bool:
    """Whether a field names a language, in a version whose path names one too."""
    return parse_tag(field.value) is not None and "words" not in notice.version.reason


def _is_another(locale: str, value: str) -> bool:
    one, other = language_of(locale), language_of(parse_tag(value) or locale)
    return general_code(one) != general_code(other)


def _is_listed(key: str) -> bool:
    """Whether a field is a member of a list: lists of tags are as long as each language likes."""
    return any(part.isdigit() for part in key.split("."))


def _odd(table: Table, fields: list[dict[str, Field]], versions: list[int], key: str) -> Iterator[Fact]:
    lacking = [version for version in versions if key not in fields[version]]
    vote = Vote(len(versions) - len(lacking), len(versions))
    if lacking and vote.is_firm and not _is_of_translations(table, lacking, key):
        model = _model(table, [version for version in versions if key in fields[version]])
        for version in lacking:
            own = _translated_key(fields, version, key)
            if own is None:
                yield _fact(table, version, "missing", None, fields[model][key], model, vote)
            else:
                yield _renamed(table, version, own, fields[model][key], model, vote)
    values = Counter(fields[version][key].value for version in versions if key in fields[version])
    usual, often = values.most_common(1)[0]
    filled = Vote(often, values.total())
    if not filled.is_all_but_one or any(map(_MACHINE.fullmatch, values)):
        return
    # One value differs where all others are equal, as nothing that is translated would be.
    odd = next(
        version for version in versions if key in fields[version] and fields[version][key].value != usual
    )
    other = next(version for version in versions if key in fields[version] and version != odd)
    if _is_prose(key) and not _is_slip(fields[odd][key].value, usual):
        return  # the only one that was translated
    if not _names_locale(fields[odd][key].value, table.notices[odd]):
        yield _fact(table, odd, "value", fields[odd][key], fields[other][key], other, filled)


def _is_slip(value: str, usual: str) -> bool:
    """Whether a value is the usual one with a few letters changed."""
    from rapidfuzz.fuzz import ratio  # seldom needed

    return ratio(value, usual) >= _ALIKE


def _is_of_translations(table: Table, lacking: list[int], key: str) -> bool:
    """Whether only the source lacks a field: what tells a translation tool where a translation stands."""
    if _is_prose(key):
        return False
    sources = {version for version in lacking if table.notices[version].version.language == "en"}
    if table.reference is not None:
        sources.add(table.reference)
    return sources.issuperset(lacking)


def _translated_key(fields: list[dict[str, Field]], version: int, key: str) -> Field | None:
    """The field of a version whose name is that of a lacking one in another language: “título” for “title”.

    Fields that no other version has stand in the order of those that it lacks.
    """
    own = fields[version]
    others = [each for other, each in enumerate(fields) if other != version and each]
    counts = Counter(name for each in others for name in each)
    lacking = [
        name for name, count in counts.items() if name not in own and Vote(count, len(others)).is_majority
    ]
    strange = [
        name for name in own if name not in counts and any(_is_translated(name, each) for each in lacking)
    ]
    if key not in lacking or len(strange) != len(lacking):
        return None
    found = strange[lacking.index(key)]
    return own[found] if _is_translated(found, key) else None


def _is_translated(own: str, key: str) -> bool:
    """Whether the name of a field is hardly one that a program knows: no letters of English, or the stem of the key."""
    if own.lower() == key.lower() or ("." in own) != ("." in key):
        return False
    return not own.isascii() or (_is_prose(key) and own[:_STEM].lower() == key[:_STEM].lower())


def _names_locale(value: str, notice: Notice) -> bool:
    """Whether a value holds the version's own locale, as ``lang: de`` or a path does."""
    locale = notice.version.locale.lower()
    folded = value.lower().replace("_", "-")
    return locale in folded or notice.version.language in folded.replace("/", "-").replace(".", "-").split(
        "-"
    )


def _model(table: Table, having: list[int]) -> int:
    """The version whose value is shown to the readers of any other one."""
    return table.nearest_first(having, "en")[0]


def _demanded(table: Table, fields: list[dict[str, Field]], key: str, wanted: str) -> Iterator[Fact]:
    holders = [version for version in range(len(fields)) if key in fields[version]]
    for version in range(len(fields)):
        if version not in holders:
            model = _model(table, holders) if holders else None
            yield _fact(
                table,
                version,
                "missing-declared",
                None,
                fields[model][key] if model is not None else None,
                model,
                key=key,
            )
    if len(holders) < 2 or wanted == "present":
        return
    values = Counter(fields[version][key].value for version in holders)
    model = _model(table, holders)
    expected = fields[model][key].value if table.reference == model else values.most_common(1)[0][0]
    for version in holders:
        value = fields[version][key].value
        other = next(
            (one for one in holders if one != version and (fields[one][key].value == expected)), model
        )
        if wanted == "same" and value != expected:
            yield _fact(table, version, "value-declared", fields[version][key], fields[other][key], other)
        elif wanted == "translated" and version != model and _is_copy(table, fields, key, version, model):
            yield _fact(table, version, "untranslated", fields[version][key], fields[model][key], model)


def _is_copy(table: Table, fields: list[dict[str, Field]], key: str, version: int, model: int) -> bool:
    one, other = table.notices[version].version, table.notices[model].version
    if one.language == other.language:
        return False
    return fields[version][key].value == fields[model][key].value and fields[version][key].value.strip() != ""


def _fact(
    table: Table,
    version: int,
    case: str,
    found: Field | None,
    expected: Field | None,
    model: int | None,
    vote: Vote | None = None,
    *,
    key: str = "",
) -> Fact:
    notice = table.notices[version]
    return Fact(
        _RULE,
        case,
        _value_place(notice, found) if found else _front(notice),
        notice.version.locale,
        found=_quoted(notice, found) if found else "",
        expected=_expected(case, expected) if expected else "",
        details={"key": expected.key if expected else key}
        | ({"there": table.notices[model].version.locale} if model is not None else {})
        | (_excerpt(notice, found) if found else {}),
        vote=vote,
        related=_related(table.notices[model], expected) if model is not None and expected else (),
        fix=_copied(notice, found, expected) if case in ("value", "value-declared") else None,
        confidence=0.7 if vote else 1.0,
    )


def _expected(case: str, field: Field) -> str:
    """What a version should have: a field that is missing is told with its key."""
    if case in _IN_OWN_WORDS:
        return ""
    value = _shortened(field.value)
    return f"{field.key}: {value}" if case == "missing" else value


def _renamed(table: Table, version: int, found: Field, expected: Field, model: int, vote: Vote) -> Fact:
    """State a field that no program knows, since its name was translated."""
    notice = table.notices[version]
    key, wanted = found.key.rpartition(".")[2], expected.key.rpartition(".")[2]
    at = max(notice.source.text.rfind(key, 0, found.start), 0)
    place = notice.place(at, at + len(key))
    return Fact(
        _RULE,
        "renamed",
        place,
        notice.version.locale,
        found=key,
        expected=wanted,
        details={"key": expected.key},
        vote=vote,
        related=_related(table.notices[model], expected),
        fix=part_mended("name the field as programs do", notice.source, place, key, wanted, safe=False),
        confidence=0.7,
    )


def _excerpt(notice: Notice, found: Field) -> dict[str, str]:
    """What messages about the language of a field say of it."""
    return {"own": display_name(notice.version.locale), "excerpt": _shortened(found.value)}


def _copied(notice: Notice, found: Field | None, expected: Field | None) -> Fix | None:
    """A repair that writes the others' value, where it needs no quotes in any kind of front matter."""
    if not (found and expected and _PLAIN.fullmatch(expected.value)):
        return None
    place = _value_place(notice, found)
    what = "write the value of the other versions"
    return part_mended(what, notice.source, place, found.value, expected.value, safe=False)


def _related(notice: Notice, field: Field) -> tuple[Related, ...]:
    return (Related(_value_place(notice, field), notice.version.locale, _shortened(field.value)),)


def _front(notice: Notice) -> Place:
    """Where a field belongs: behind the last one, or at the beginning."""
    end = notice.fields[-1].end if notice.fields else 0
    return notice.place(end, end)


def _value_place(notice: Notice, field: Field) -> Place:
    return notice.place(field.start, field.end)


def _quoted(notice: Notice, field: Field) -> str:
    return notice.source.text[field.start : field.end]


def _shortened(value: str) -> str:
    return excerpt(" ".join(value.split()))
