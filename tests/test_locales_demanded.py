"""The locales in which a notice must exist: which versions are one of them."""

import pytest

from checker import checks
from checker.demands import Demands

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
