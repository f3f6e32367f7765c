"""English words between links, single cells and sentences beside their translations are found, and nothing else is."""

from collections.abc import Mapping

import pytest

from checker import rules

from .test_languages_check import facts

JOINED = {
    "ar": "التنزيل: {} أو {}",
    "cs": "Stáhnout: {} nebo {}",
    "da": "Hent: {} eller {}",
    "de": "Herunterladen: {} oder {}",
    "en": "Download: {} or {}",
    "es": "Descarga: {} o {}",
    "fi": "Lataa: {} tai {}",
    "fr": "Téléchargement : {} ou {}",
    "hi": "डाउनलोड: {} या {}",
    "hu": "Letöltés: {} vagy {}",
    "ja": "ダウンロード：{} または {}",
    "ko": "다운로드: {} 또는 {}",
    "ru": "Скачать: {} или {}",
    "th": "ดาวน์โหลด: {} หรือ {}",
    "vi": "Tải xuống: {} hoặc {}",
    "zh": "下载：{} 或 {}",
}
"""How each language says that there are two files."""

LINKS = ("[.tar.gz](lamp.tar.gz)", "[.zip](lamp.zip)")
CODE = ("`lamp.tar.gz`", "`lamp.zip`")


def joined(*names: str, **changed: str) -> dict[str, str]:
    return {locale: f"- {words.format(*names)}\n" for locale, words in (JOINED | changed).items()}


def told(texts: Mapping[str, str]) -> list[tuple[str, str, str]]:
    return [(fact.case, fact.locale, fact.found) for fact in facts(texts)]


def above_a_note(texts: Mapping[str, str]) -> list[tuple[str, str, str]]:
    return [
        (fact.case, fact.locale, fact.found)
        for fact in facts(texts)
        if rules.case(fact.rule, fact.case).severity != "note"
    ]


@pytest.mark.parametrize("names", [LINKS, CODE])
@pytest.mark.parametrize("home", ["cs", "de", "es", "fi", "hi", "ja", "ko", "ru", "th", "vi", "zh"])
def test_an_english_word_between_two_names_is_found(home: str, names: tuple[str, str]) -> None:
    english = JOINED[home].replace(JOINED[home].split("{}")[1], " or ")
    texts = joined(*names, **{home: english})
    (fact,) = facts(texts)
    assert (fact.case, fact.locale, fact.found) == ("english-words", home, "or")
    start = fact.place.column - 1
    assert texts[home][start : start + 2] == "or"


def test_without_an_english_version_the_word_is_found_as_well() -> None:
    texts = joined(*LINKS, it="Scaricare: {} or {}")
    del texts["en"]
    assert told(texts) == [("english-words", "it", "or")]


@pytest.mark.parametrize("names", [LINKS, CODE])
@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"nl": "Download: {} of {}"},  # a word of English too, with another meaning
        {"pl": "Pobierz {}, to {}"},  # “this is” in Polish
        {"it": "Scaricare {} in {}"},  # “in” is Italian as well
        {"pt": "Baixe {} as {}"},  # an article
        {"nb": "Last ned {} for {}"},
        {"af": "Laai af: {} of {}"},
        {"lb": "Erofgelueden: {} or {}"},  # a language without a profile: nobody knows its words
        {"sco": "Dounload: {} or {}"},
        {"tr": "İndir: {} Or {}"},  # a name
        {"ru": "Скачать: {}, {}"},
        {"ja": "{} と {} をダウンロード"},
        {"sv": "Hämta {} - or - {}"},  # not the word alone
    ],
)
def test_words_of_a_language_of_its_own_between_names_are_silent(
    names: tuple[str, str], changed: dict[str, str]
) -> None:
    assert told(joined(*names, **changed)) == []


def test_a_word_that_many_keep_between_names_is_part_of_them() -> None:
    kept = {
        locale: JOINED[locale].split("{}")[0] + "{} and {}" for locale in ("cs", "de", "ja", "ru", "zh", "hu")
    }
    assert told(joined("[Rock](rock.html)", "[Roll](roll.html)", **kept)) == []


MENUS = {
    "de": ("Module", "Anweisungen", "Fragen", "Einen Fehler melden"),
    "el": ("Μονάδες", "Οδηγίες", "Ερωτήσεις", "Αναφορά σφάλματος"),
    "en": ("Modules", "Directives", "Questions", "What has gone wrong"),
    "fr": ("Modules", "Directives", "Questions", "Signaler une erreur"),
    "ja": ("モジュール", "ディレクティブ", "質問", "バグ報告"),
    "tr": ("Modüller", "Yönergeler", "Sorular", "Hata bildir"),
}


def menus(**last: str) -> dict[str, str]:
    return {locale: menu(*entries[:3], last.get(locale, entries[3])) for locale, entries in MENUS.items()}


def menu(*entries: str) -> str:
    return " | ".join(f"[{entry}]({at}.html)" for at, entry in enumerate(entries)) + "\n"


@pytest.mark.parametrize("home", ["de", "el", "ja"])
def test_an_entry_of_a_menu_left_in_english_is_found(home: str) -> None:
    assert told(menus(**{home: "What has gone wrong"})) == [("english-words", home, "What has gone wrong")]


def test_an_entry_that_most_keep_is_a_note() -> None:
    kept = dict.fromkeys(("de", "el", "ja"), "What has gone wrong")
    assert {case for case, _, _ in told(menus(**kept))} == {"english-unsure"}


@pytest.mark.parametrize(
    "last",
    [
        dict.fromkeys(MENUS, "GitHub"),
        dict.fromkeys(MENUS, "Rock for the People"),
        {"en": "README", "de": "README", "fr": "README"},
        {
            "en": "Pull Request",
            "de": "Pull Request",
            "ja": "プルリクエスト (Pull Request)",
            "fr": "Pull Request",
        },
        {"en": "Software", "de": "Software"},
        {"en": "Links", "de": "Links"},
        {
            "en": "English",
            "de": "English",
            "fr": "English",
            "ja": "English",
            "el": "English",
            "tr": "English",
        },
    ],
)
def test_entries_that_are_names_or_loan_words_are_no_more_than_a_note(last: dict[str, str]) -> None:
    assert above_a_note(menus(**last)) == []


def test_one_cell_in_several_rows_is_told_once() -> None:
    cells = {
        "de": "Deckel aus Glas",
        "en": "Glass cover",
        "es": "Tapa de vidrio",
        "ru": "Стеклянная крышка",
        "sv": "Lock av glas",
    }
    rows = {
        locale: f"| {locale}1 | {cell} | 5 |\n| --- | --- | --- |\n| {locale}2 | {cell} | 6 |\n"
        for locale, cell in (cells | {"ru": "Glass cover"}).items()
    }
    (fact,) = facts(rows)
    assert (fact.case, fact.locale, fact.found) == ("english-unsure", "ru", "Glass cover")
    assert (fact.details["more"], len(fact.related)) == (", and another place", 2)


BESIDE = {
    "de": "Bringen Sie die alte Lampe in das Geschäft zurück, in dem Sie sie gekauft haben.",
    "en": "Bring the old lamp back to the shop where you bought it.",
    "he": "יש להחזיר את המנורה הישנה לחנות שבה נקנתה.",
    "hu": "Vigye vissza a régi lámpát abba az üzletbe, ahol vásárolta.",
    "ko": "오래된 램프는 구입한 매장으로 가져오세요.",
    "pl": "Starą lampę proszę przynieść do sklepu, w którym została kupiona.",
}


@pytest.mark.parametrize("home", ["de", "he", "hu", "ko", "pl"])
@pytest.mark.parametrize("below", [True, False])
def test_an_english_sentence_beside_the_one_that_translates_it_is_to_be_taken_out(
    home: str, *, below: bool
) -> None:
    both = (BESIDE[home], BESIDE["en"]) if below else (BESIDE["en"], BESIDE[home])
    assert told(BESIDE | {home: "\n".join(both)}) == [("left-over-sentence", home, BESIDE["en"])]


def test_an_english_sentence_in_place_of_its_translation_is_to_be_translated() -> None:
    more = {
        "de": "Wir erstatten Ihnen dort sofort den vollen Preis, auch wenn die Schachtel fehlt.",
        "en": "We will give you all of the money back there, even if the box is missing.",
        "he": "נחזיר לך שם מיד את מלוא הכסף, גם אם הקופסה חסרה.",
        "hu": "Ott azonnal visszaadjuk a teljes árát, akkor is, ha hiányzik a doboza.",
        "ko": "상자가 없더라도 그 자리에서 대금 전액을 돌려드립니다.",
        "pl": "Od razu zwrócimy za nią wszystkie pieniądze, nawet jeśli brakuje pudełka.",
    }
    texts = {locale: f"{BESIDE[locale]} {more[locale]}" for locale in BESIDE}
    assert told(texts | {"pl": f"{BESIDE['en']} {more['pl']}"}) == [("english-sentence", "pl", BESIDE["en"])]


HEADED = {
    "de": "Gefahren",
    "el": "Κίνδυνοι",
    "en": "Known dangers",
    "es": "Peligros",
    "sv": "Faror",
    "tr": "Tehlikeler",
}


@pytest.mark.parametrize("gap", ["\u00a0", "\u202f", "  "])
def test_a_heading_left_in_english_is_found_whatever_space_follows_its_number(gap: str) -> None:
    texts = {
        locale: f"## 2.4.{gap if locale == 'en' else ' '}{words}\n\n12\n" for locale, words in HEADED.items()
    }
    found = told(texts | {"sv": "## 2.4. Known dangers\n\n12\n"})
    assert found == [("untranslated-unsure", "sv", "2.4. Known dangers")]


@pytest.mark.parametrize(
    ("title", "where"),
    [
        ("החזרת המנורה", "in all but 1 block"),
        ("Returning the lamp", "throughout"),
    ],
)
def test_a_version_with_a_title_of_its_own_is_not_called_english_throughout(title: str, where: str) -> None:
    texts = {locale: returning(locale, locale) for locale in ("de", "ko", "pl")}
    texts |= {"en": returning("Returning the lamp", "en"), "he": returning(title, "en")}
    (fact,) = (fact for fact in facts(texts) if fact.locale == "he")
    assert (fact.case, fact.details["where"]) == ("whole-version", where)


def returning(title: str, locale: str) -> str:
    return "\n\n".join([f"# {title}", *(f"{BESIDE[locale]} {number}" for number in range(5))]) + "\n"
