"""The locales in which a notice must exist: which versions are one of them."""

import pytest

from checker import checks
from checker.demands import Demands
from checker.judge import judge

from .compared import table_of


@pytest.mark.parametrize(
    ("wanted", "there", "missing"),
    [
        ("de", ["de", "en"], []),
        ("fr", ["en", "fr-CA"], []),
        ("fr-CA", ["en", "fr"], ["fr-CA"]),
        ("fr-CA", ["en", "fr-FR"], ["fr-CA"]),
        ("zh-Hans", ["en", "zh-CN"], []),
        ("zh-Hans", ["en", "zh-TW"], ["zh-Hans"]),
        ("no", ["en", "nb"], []),
        ("nb", ["en", "nn"], ["nb"]),
        ("sv", ["da", "en"], ["sv"]),
    ],
)
def test_a_version_is_of_the_locale_or_of_a_narrower_one(
    wanted: str, there: list[str], missing: list[str]
) -> None:
    table = table_of({locale: f"Kettle {locale}.\n" for locale in there})
    found = list(checks.load("locales")(table, Demands(locales=(wanted,))))
    assert [fact.expected for fact in found] == missing


def test_a_missing_locale_stays_known_when_another_one_comes() -> None:
    table = table_of({locale: f"Kettle {locale}.\n" for locale in ("en", "nl")})
    sources = {notice.source.path: notice.source for notice in table.notices}
    both, one = (
        judge("kettle", checks.load("locales")(table, Demands(locales=wanted)), {}, sources)
        for wanted in (("de", "sv"), ("sv",))
    )
    assert [finding.fact.expected for finding in both] == ["de", "sv"]
    assert both[1].fingerprint == one[0].fingerprint
