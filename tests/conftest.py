"""Shared by all tests: judge versions that are written in the test itself."""

import datetime
import os
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

import msgspec
import pytest
from hypothesis import HealthCheck, settings

from checker import rules
from checker.demands import Demands
from checker.discover import Family, Version
from checker.parse import Notice, parse
from checker.read import Source
from checker.run import Judged, judge_family

# What a test finds is what was judged in it; test_cache asks for the cache by itself.
os.environ["NOTICECHECK_NO_CACHE"] = "1"

# A machine that has much else to do fails no test of what a function gives; test_growth asks what takes how long.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

ENDINGS = {"markdown": ".md", "text": ".txt", "html": ".html"}


def family_of(
    texts: Mapping[str, str],
    kind: str = "markdown",
    reference: str | None = None,
    files: Mapping[str, str] | None = None,
) -> tuple[Family, dict[Path, Source]]:
    """A family of in-memory versions, by locale, and the sources behind it; some may have files of another name."""
    sources: dict[Path, Source] = {}
    versions = []
    for locale in sorted(texts):
        shown = PurePosixPath((files or {}).get(locale) or f"{locale}/notice{ENDINGS[kind]}")
        sources[Path(shown)] = Source(shown, texts[locale])
        versions.append(Version(Path(shown), shown, locale, locale.split("-")[0], "example"))
    return Family("notice", tuple(versions), reference, "example"), sources


def judge_texts(
    texts: Mapping[str, str],
    kind: str = "markdown",
    reference: str | None = None,
    demands: Mapping[str, object] | None = None,
    files: Mapping[str, str] | None = None,
) -> Judged:
    """Judge versions by locale, all rules on."""
    family, sources = family_of(texts, kind, reference, files)
    return judge_family(
        family, sources.__getitem__, msgspec.convert(demands or {}, Demands), today=datetime.date(2026, 6, 1)
    )


def parse_text(text: str, locale: str = "en", kind: str = "markdown") -> Notice:
    """Parse one version."""
    family, sources = family_of({locale: text}, kind)
    version = family.versions[0]
    return parse(version, sources[version.file])


@pytest.fixture(scope="session", autouse=True)
def whole_messages() -> None:
    """No message asks for what its fact does not give: in a user's report the place would stay empty."""

    def missing(_values: rules.Values, name: str) -> str:
        raise KeyError(name)

    rules.Values.__missing__ = missing  # type: ignore[method-assign, assignment]


@pytest.fixture
def judged() -> Callable[..., Judged]:
    """The function that judges versions by locale."""
    return judge_texts
