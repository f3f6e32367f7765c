"""Which way pages run: what is told of their first tags."""

import pytest

from .compared import said

FRENCH = "La bouilloire fait bouillir l’eau en deux minutes, puis s’éteint toute seule."
HEBREW = "הקומקום מרתיח מים בתוך שתי דקות ולאחר מכן נכבה מעצמו."


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (f'<HTML LANG="he" DIR="LTR"><p>{HEBREW}</p>', [("other-way", "LTR")]),
        (f'<html dir="rtl"><body dir="ltr"><p>{HEBREW}</p>', []),  # it says both
        (f"<html lang=he><p>{HEBREW}</p>", [("missing-unsure", "<html lang=he>")]),
        (f'<html dir="{{{{ dir }}}}"><p>{HEBREW}</p>', []),  # a program fills it in
        (f'<html dir="auto"><p>{HEBREW}</p>', []),
        (f'<html dir="ltr"><main dir="rtl"><p>{HEBREW}</p></main>', []),
        (f"<html><script>document.dir = 'rtl'</script><p>{HEBREW}</p>", []),
        (f'<html dir="ltr"><p>{FRENCH}</p>', []),  # not translated yet
        (f'<html lang="he"<p>{HEBREW}</p>', []),  # no tag, but what is left of one
        ("<html", []),
        ("", []),
    ],
)
def test_pages_that_run_the_other_way(page: str, told: list[tuple[str, str]]) -> None:
    texts = {"fr": f"<html><p>{FRENCH}</p></html>", "he": page}
    assert [(case, found) for case, _, found, _ in said("direction", texts, "html")] == told


def test_a_page_that_runs_from_the_right_where_its_words_do_not() -> None:
    texts = {
        "fr": f'<html lang="fr" dir="rtl"><p>{FRENCH}</p></html>',
        "he": f'<html dir="rtl"><p>{HEBREW}</p>',
    }
    assert said("direction", texts, "html") == [("other-way", "fr", "rtl", "ltr")]
