"""Learn from the versions themselves what a configuration would say of them."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from ..demands import Demands
from ..findings import Finding
from ..run import Judged, Report
from .fields import Way, fields_of
from .layout import Layout, layout_of
from .names import ProductName, names_of
from .statements import Day, day_of, has_prompt
from .trial import brought, objections

__all__ = ["About", "Lesson", "ProductName", "learn"]

# A name of more than half the families is everybody's; of many families, a name of a few of them.
_MOST = 0.5
_A_FEW, _MANY = 3, 12


class About(Struct, frozen=True):
    """What one family states: its names, its day, and whether it closes with a question.

    ``seldom`` are names that it says once. ``against`` holds, by name, the finding that declaring it would
    bring, and ``against_day`` that of the day.
    """

    family: str
    names: tuple[ProductName, ...]
    day: datetime.date | None
    prompt: bool
    seldom: tuple[ProductName, ...]
    against: dict[str, Finding]
    against_day: Finding | None = None


class Lesson(Struct, frozen=True):
    """What was learnt: the layout, names of most families (``shared``), what each family states, and fields."""

    layout: Layout
    shared: tuple[ProductName, ...]
    families: tuple[About, ...]
    fields: dict[str, Way]

    @property
    def against(self) -> dict[str, Finding]:
        """By name of most families, the first finding that declaring it would bring."""
        told: dict[str, Finding] = {}
        for about in reversed(self.families):
            told |= about.against
        return {name.text: told[name.text] for name in self.shared if name.text in told}


def learn(report: Report, paths: Sequence[Path]) -> Lesson:
    """What the families of a report, judged without any demand, have in common.

    ``paths`` are those that the report is about: the layout is tried on them.
    """
    found = {judged.family.name: names_of(judged.table) for judged in report.families}
    shared = _shared(list(found.values()))
    own = {family: [name for name in names if name.text not in shared] for family, names in found.items()}
    families = [_about(judged, list(shared.values()), own[judged.family.name]) for judged in report.families]
    return Lesson(
        layout_of(paths, [judged.family for judged in report.families]),
        tuple(shared.values()),
        tuple(
            _tried_again(about, judged, shared, families)
            for about, judged in zip(families, report.families, strict=True)
        ),
        fields_of([judged.table for judged in report.families]),
    )


def _about(judged: Judged, shared: Sequence[ProductName], own: Sequence[ProductName]) -> About:
    told = day_of(judged.table)
    firm = [name for name in own if name.firm]
    return About(
        judged.family.name,
        tuple(firm),
        told.day if told else None,
        has_prompt(judged.table),
        tuple(name for name in own if not name.firm),
        objections(judged, [*shared, *firm]),
        _against_day(judged, told) if told else None,
    )


def _tried_again(
    about: About, judged: Judged, shared: Mapping[str, ProductName], families: Sequence[About]
) -> About:
    """What a family states, its names tried without those of most families that another family speaks against.

    Only where these share a word with others it makes a difference that they are not declared.
    """
    gone = {text for other in families for text in other.against if text in shared} - about.against.keys()
    left = [name for name in (*shared.values(), *about.names) if name.text not in gone | about.against.keys()]
    words = {word for text in gone for word in text.split()}
    if not any(words.intersection(name.text.split()) for name in left):
        return about
    return replace(about, against={**about.against, **objections(judged, left)})


def _against_day(judged: Judged, told: Day) -> Finding | None:
    """What demanding a day would bring; nothing where every version states it."""
    if told.everywhere:
        return None
    return next(iter(brought(judged, Demands(date=told.day))), None)


def _shared(found: Sequence[Sequence[ProductName]]) -> dict[str, ProductName]:
    """Names of more than half of several families, or of a few of many, with the forms of all of them."""
    counts = Counter(name.text for names in found for name in names)
    enough = max(1, _MOST * len(found)) if len(found) <= _MANY else _A_FEW - 1
    most = {text for text, count in counts.items() if count > enough}
    return {
        text: ProductName(text, _merged(name.forms for names in found for name in names if name.text == text))
        for text in sorted(most)
    }


def _merged(forms: Iterable[dict[str, tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
    told: dict[str, dict[str, None]] = defaultdict(dict)
    for one in forms:
        for locale, written in one.items():
            told[locale] |= dict.fromkeys(written)
    return {locale: tuple(written) for locale, written in told.items()}
