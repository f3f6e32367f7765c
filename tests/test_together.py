"""Lines of plain text are one paragraph in one version where they are in the others."""

import pytest

from .compared import table_of

# Of each version a paragraph that is wrapped by hand; the scripts of the last two show nobody where a sentence goes on.
WRAPPED = {
    "en": "You can return the kettle within\nthirty days of the purchase, and get\nback what you have paid for it.",
    "fr": "Vous pouvez rendre la bouilloire dans\nles trente jours qui suivent l’achat,\net elle vous sera remboursée.",
    "es": "Puede devolver el hervidor dentro de\nlos treinta días desde la compra y\nrecuperar lo que pagó por él.",
    "ja": "ケトルはご購入から三十日以内で\nあれば返品できます。そのときは\nお支払い額をお返しします。",
    "ko": "주전자는 구입 후 삼십 일 안에\n반품할 수 있습니다.\n그때 금액을 돌려 드립니다.",
}
TITLES = {"en": "Kettle", "fr": "Bouilloire", "es": "Hervidor", "ja": "ケトル", "ko": "주전자"}


def page(locale: str, said: str) -> str:
    return f"{TITLES[locale]}\n\n{said}\n\n{TITLES[locale]} 2031\n"


def rows(texts: dict[str, str]) -> list[int]:
    """How many blocks of each row the Korean version has."""
    table = table_of(texts, "text")
    return [len(row.cells[sorted(texts).index("ko")]) for row in table.rows]


def test_lines_are_one_paragraph_as_in_most_versions() -> None:
    texts = {locale: page(locale, said) for locale, said in WRAPPED.items()}
    assert rows(texts) == [1, 1, 1]
    assert not table_of(texts, "text").departures


@pytest.mark.parametrize(
    "korean",
    [
        WRAPPED["ko"].replace("\n", "\n\n"),  # paragraphs of their own
        "- " + WRAPPED["ko"].replace("\n", "\n- "),  # a list
    ],
)
def test_what_is_parted_by_more_than_a_line_end_stays_parted(korean: str) -> None:
    texts = {locale: page(locale, said) for locale, said in WRAPPED.items()} | {"ko": page("ko", korean)}
    assert len([block for block in table_of(texts, "text").notices[4].blocks if block.kind != "title"]) > 2


def test_lines_stay_lines_where_the_others_have_no_line_end() -> None:
    texts = {locale: page(locale, said.replace("\n", " ")) for locale, said in WRAPPED.items()}
    texts["ko"] = page("ko", WRAPPED["ko"])
    assert table_of(texts, "text").departures


# A sentence that lines end amid of; what a program fills in begins some, and is no sign of that.
LEAVING = {
    "de": "Wenn Sie keine Post mehr möchten, besuchen Sie\n@HOME@ und dort\n@LIST@\num sich abzumelden.",
    "en": "If you want no more mail, visit the pages at\n@HOME@ and there\n@LIST@\nto leave the club.",
    "fr": "Si vous ne voulez plus de courrier, allez sur\n@HOME@ puis sur\n@LIST@\npour quitter le club.",
    "nl": "Wilt u geen post meer, ga dan naar de pagina\n@HOME@ en naar\n@LIST@\nom de club te verlaten.",
    "sv": "Om du inte vill ha mer post, gå till sidorna på @HOME@ och @LIST@ för att gå ur klubben.",
}


def test_lines_that_end_amid_a_sentence_are_one_paragraph_where_most_versions_show_it() -> None:
    table = table_of({locale: f"Hej!\n\n{said}\n\nKitebird\n" for locale, said in LEAVING.items()}, "text")
    assert [len(notice.blocks) for notice in table.notices] == [3] * 5
    assert not table.departures


def test_lines_behind_a_colon_are_a_list() -> None:
    lists = {
        "de": "Das hier brauchen Sie für einen guten Tee:\nheißes Wasser\neine Tasse\nund Tee.",
        "en": "This is what you need for a good cup of tea:\nhot water\na cup\nand tea.",
        "fr": "Voici ce qu’il faut pour un thé bien bon :\nde l’eau chaude\nune tasse\net du thé.",
        "nl": "Dit hebt u nodig voor een lekkere kop thee:\nheet water\neen kopje\nen thee.",
    }
    table = table_of({locale: f"Tee\n\n{said}\n\nKitebird\n" for locale, said in lists.items()}, "text")
    assert [len(notice.blocks) for notice in table.notices] == [6] * 4
