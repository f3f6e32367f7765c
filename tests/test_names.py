"""Names are told from the versions, inflected as languages do, and reported where they have gone wrong."""

import sys
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given, strategies as st

from checker.align import align
from checker.findings import Finding
from checker.names.declared import find
from checker.names.endings import is_form
from checker.names.lexicon import learn
from checker.names.sounds import skeleton
from checker.names.tokens import words
from checker.parse import Block, parse

from .compared import table_of
from .conftest import family_of, judge_texts

VERSIONS = {
    "de": "# Neues von Lumibox\n\nDie App Lumibox Desktop sichert Fotos.\n\nFragt das Team von Lumibox.\n",
    "en": "# News from Lumibox\n\nThe app Lumibox Desktop saves all photos.\n\nAsk the team of Lumibox.\n",
    "he": "# חדשות מ-Lumibox\n\nהיישום Lumibox Desktop שומר תמונות.\n\nשאלו את הצוות של Lumibox.\n",
    "pl": "# Nowości z Lumiboxa\n\nAplikacja Lumibox Desktop zapisuje zdjęcia.\n\nZapytaj zespół Lumiboxa.\n",
    "sk": "# Novinky z Lumiboxu\n\nAplikácia Lumibox Desktop ukladá fotky.\n\nOpýtajte sa tímu Lumibox.\n",
}  # fmt: skip


def names_in(texts: Mapping[str, str]) -> set[str]:
    family, sources = family_of(texts)
    table = align(family, [parse(version, sources[version.file]) for version in family.versions])
    return set(learn(table).names)


def told(texts: Mapping[str, str], demands: Mapping[str, object] | None = None) -> list[Finding]:
    findings = judge_texts(texts, demands=demands).findings
    return [f for f in findings if f.fact.rule in ("product-names", "declared-terms")]


def brief(findings: list[Finding]) -> list[tuple[str, str, str, str]]:
    return [(f.fact.case, f.fact.locale, f.fact.found, f.fact.expected) for f in findings]


def test_names_are_told_from_the_versions() -> None:
    assert names_in(VERSIONS) == {"Lumibox", "Desktop"}


def test_words_that_languages_share_are_no_names() -> None:
    texts = {
        "de": "# Das Problem\n\nEin Problem mit dem Radio im April ist gelöst.\n",
        "en": "# Problem\n\nProblem solved: the radio in April is fine.\n",
        "nl": "# Probleem\n\nProblem opgelost: de radio in april is goed.\n",
        "sv": "# Problem\n\nProblem löst: radio i april är bra.\n",
        "da": "# Problem\n\nProblem løst: radio i april er god.\n",
    }
    assert names_in(texts) == set()


def test_a_name_that_lost_its_capital_in_one_language_is_a_name() -> None:
    texts = {locale: text for locale, text in VERSIONS.items() if locale != "he"}  # Latin letters only
    texts["sk"] = texts["sk"].replace("Lumibox Desktop", "lumibox desktop")
    found = brief(told(texts))
    assert found == [("all-small", "sk", "lumibox desktop", "Lumibox Desktop")]


def test_untranslated_copies_have_one_vote() -> None:
    copy = "# Optional Document\n\nThe Optional Document has a Limit in this Section.\n"
    texts = dict.fromkeys(("ar", "en", "fr", "ja", "sk"), copy)
    assert names_in(texts) == set()


@pytest.mark.parametrize(
    ("word", "name", "locale", "expected"),
    [
        ("Lumibox", "Lumibox", "xx", True),
        ("Lumiboxu", "Lumibox", "sk", True),
        ("Lumiboxu", "Lumibox", "it", False),
        ("Nokie", "Nokia", "cs", True),  # the vowel gives way
        ("Firefoksa", "Firefox", "pl", True),  # Polish writes the sound
        ("HarborPayren", "HarborPay", "eu", True),
        ("Lumiboxentzat", "Lumibox", "eu", True),
        ("Lumiboxeraino", "Lumibox", "eu", True),
        ("HarborPayning", "HarborPay", "uz", True),
        ("Mozillának", "Mozilla", "hu", True),  # the vowel grows long
        ("Gmaillel", "Gmail", "hu", True),  # the consonant is doubled
        ("Lumiboxissa", "Lumibox", "fi", True),
        ("Lumiboxxx", "Lumibox", "fi", False),
        ("Lumiboxs", "Lumibox", "de", True),
        ("Lumibix", "Lumibox", "de", False),
    ],
)
def test_forms(word: str, name: str, locale: str, expected: bool) -> None:  # noqa: FBT001 - a row of a table
    assert is_form(word, name, locale) is expected


@pytest.mark.parametrize(
    ("locale", "old", "new", "fact"),
    [
        ("sk", "Lumibox Desktop", "LumiboxDesktop", ("run-together", "LumiboxDesktop", "Lumibox Desktop")),
        ("sk", "tímu Lumibox", "tímuLumibox", ("run-together", "tímuLumibox", "tímu Lumibox")),
        ("he", "Lumibox Desktop", "LumiboxDesktop", ("run-together", "LumiboxDesktop", "Lumibox Desktop")),
        ("de", "App Lumibox", "App Lumbox", ("one-letter-off", "Lumbox", "Lumibox")),
        ("he", "של Lumibox", "של Lumiibox", ("one-letter-off", "Lumiibox", "Lumibox")),
        # Hebrew bends no Latin word, so that its last letter is wrong
        ("he", "של Lumibox", "של Lumiboy", ("one-letter-off", "Lumiboy", "Lumibox")),
        ("he", "של Lumibox", "של Lumibo1", ("one-letter-off", "Lumibo1", "Lumibox")),
        # the last two letters, of which the latter could be an ending
        ("sk", "tímu Lumibox", "tímu Lumibxo", ("one-letter-off", "Lumibxo", "Lumibox")),
        ("pl", "zespół Lumiboxa", "zespół Luimboxa", ("one-letter-off", "Luimboxa", "Lumiboxa")),
        ("en", "Lumibox Desktop", "Lumibox desktop", ("wrong-case", "desktop", "Desktop")),
        ("de", "Lumibox Desktop", "Lumiboxdesktop", ("compound", "Lumiboxdesktop", "Lumibox desktop")),
    ],
)  # fmt: skip
def test_names_gone_wrong(locale: str, old: str, new: str, fact: tuple[str, str, str]) -> None:
    assert old in VERSIONS[locale]
    broken = {**VERSIONS, locale: VERSIONS[locale].replace(old, new)}
    assert brief(told(broken)) == [(fact[0], locale, *fact[1:])]


@pytest.mark.parametrize(
    ("locale", "name", "written", "kind"),
    [
        ("de", "Lumicontext", "Lumikontext", "misspelt"),
        ("sk", "Lumiassistant", "Lumiasistant", "misspelt"),
        ("en", "Lumicontext", "Lumikontext", "one-letter-off"),
        ("de", "Lumiassistant", "Lumiasistant", "one-letter-off"),  # and German both of the letters
    ],
)
def test_what_a_language_writes_for_letters_of_english_may_be_its_own_word(
    locale: str, name: str, written: str, kind: str
) -> None:
    versions = {each: text.replace("Lumibox", name) for each, text in VERSIONS.items()}
    versions[locale] = versions[locale].replace(name, written, 1)
    assert [fact[0] for fact in brief(told(versions)) if fact[1] == locale] == [kind]


@pytest.mark.parametrize(
    ("locale", "old", "new"),
    [
        ("de", "App Lumibox Desktop", "Lumibox-Desktop-App"),
        ("de", "Team von Lumibox", "Lumibox-Team"),
        ("sk", "tímu Lumibox", "tímu Lumibox na lumibox.example"),  # an address is no name
        ("en", "the team of Lumibox", "Lumibox's team"),
        ("en", "Lumibox Desktop", "`lumibox`, Lumibox Desktop"),
        ("pl", "zespół Lumiboxa", "zespół LUMIBOX"),  # capitals for emphasis
        ("he", "של Lumibox", "שלLumibox"),
        ("he", "של Lumibox", "של Lumiboxs"),  # a plural
        ("pl", "zespół Lumiboxa", "zespół Lumiboxy"),  # an ending
        ("sk", "tímu Lumibox", "tímu Lumiböx"),  # as one spells it here
        ("de", "Team von Lumibox", "Team von Lumibоx"),  # a Cyrillic letter: another rule's finding
    ],
)
def test_other_ways_to_write_a_name_are_right(locale: str, old: str, new: str) -> None:
    assert old in VERSIONS[locale]
    assert told({**VERSIONS, locale: VERSIONS[locale].replace(old, new)}) == []


@pytest.mark.parametrize(
    ("polish", "told_of"),
    [
        ("Aplikacja Lumibox zapisuje zdjęcia.", []),  # only English has the two words
        ("Aplikacja Lumibox OS zapisuje zdjęcia.", [("run-together", "sk", "LumiboxOS", "Lumibox OS")]),
    ],
)
def test_a_name_with_a_capital_inside_is_one_word_unless_others_part_it(
    polish: str, told_of: list[tuple[str, str, str, str]]
) -> None:
    bare = {locale: text.replace("Lumibox Desktop", "Lumibox") for locale, text in VERSIONS.items()}
    texts = bare | {
        "en": bare["en"].replace("app Lumibox", "app Lumibox OS"),
        "pl": bare["pl"].replace("Aplikacja Lumibox zapisuje zdjęcia.", polish),
        "sk": bare["sk"].replace("Aplikácia Lumibox", "Aplikácia LumiboxOS"),
    }
    assert brief(told(texts)) == told_of


def test_a_cognate_of_a_common_noun_is_a_note_at_most() -> None:
    line = "# {0}\n\n{1} Lumibox Foundation.\n"
    texts = {
        "de": line.format("Neues", "Fragen Sie die"),
        "en": line.format("News", "Ask the"),
        "he": line.format("חדשות", "שאלו את"),
        "nl": line.format("Nieuws", "Vraag de"),
        "fr": "# Nouvelles\n\nDemandez à la Fondation Lumibox.\n",
    }
    assert brief(told(texts)) == [("misspelt", "fr", "Fondation", "Foundation")]
    assert [f.severity.word for f in told(texts)] == ["note"]


DECLARED = {"names": {"Lumibox": {"ar": ["لوميبوكس"]}, "Lumibox Desktop": {"ar": ["لوميبوكس للحاسوب"]}}}
ARABIC = "# أخبار لوميبوكس\n\nيحفظ تطبيق لوميبوكس للحاسوب جميع الصور.\n\nاسألوا فريق لوميبوكس.\n"


@pytest.mark.parametrize(
    ("old", "new", "facts"),
    [
        ("فريق لوميبوكس", "فريق لوميبوكس", []),
        ("فريق لوميبوكس", "فريقا بلوميبوكس", []),  # joined to a preposition
        ("فريق لوميبوكس", "فريق Lumibox", [("other-form", "ar", "Lumibox", "لوميبوكس")]),
        ("فريق لوميبوكس", "فريق لومببوكس", [("one-letter-off-declared", "ar", "لومببوكس", "لوميبوكس")]),
        ("فريق لوميبوكس", "فريقنا", [("missing", "ar", "", "لوميبوكس")]),
    ],
)
def test_declared_forms(old: str, new: str, facts: list[tuple[str, str, str, str]]) -> None:
    assert old in ARABIC
    findings = told({**VERSIONS, "ar": ARABIC.replace(old, new)}, DECLARED)
    assert [fact for fact in brief(findings) if fact[1] == "ar"] == facts


def test_a_version_may_write_names_in_its_own_letters_throughout() -> None:
    assert told({**VERSIONS, "ar": ARABIC}) == []
    assert told({**VERSIONS, "ar": ARABIC}, {"names": {"Lumibox": {}}}) == []


def test_a_fix_writes_the_name() -> None:
    broken = {**VERSIONS, "de": VERSIONS["de"].replace("App Lumibox", "App Lumbox")}
    (finding,) = told(broken)
    assert finding.fact.fix is not None
    assert [edit.text for edit in finding.fact.fix.edits] == ["Lumibox"]
    assert [(r.locale, r.place.line, r.place.column) for r in finding.fact.related] == [("en", 3, 9)]


@pytest.mark.parametrize(
    ("latin", "other"),
    [
        ("Nordlys", "Нордлис"),
        ("Kitebird", "كايتبيرد"),
        ("Lumibox", "لوميبوكس"),
        ("Google", "גוגל"),
        ("Firefox", "فایرفاکس"),
    ],
)
def test_consonants_survive_a_transliteration(latin: str, other: str) -> None:
    assert skeleton(latin) == skeleton(other) != ""


@pytest.mark.parametrize(
    ("form", "text", "locale", "found"),
    [
        ("Lumibox Desktop", "the Lumibox-Desktop app", "en", "Lumibox-Desktop"),
        ("Lumibox", "Lumiboxová verze", "sk", "Lumiboxová"),
        ("Lumibox", "Lumiboxer", "en", None),
        ("ルミボックス", "新しいルミボックスです", "ja", "ルミボックス"),
        ("לומיבוקס", "ובלומיבוקס החדש", "he", "ובלומיבוקס"),
        ("Lumibox", "של Lumibox", "he", "Lumibox"),
    ],
)
def test_declared_forms_are_found(form: str, text: str, locale: str, found: str | None) -> None:
    match = find([form], text, locale)
    assert (match and match[0]) == found


@given(st.text(st.sampled_from("aZé. -’אж1/@字"), max_size=60))
def test_words_stand_where_they_say(text: str) -> None:
    block = Block("paragraph", 0, 0, len(text), text, ((0, 0),))
    for word in words(block):
        assert text[word.at : word.to] == word.text
        assert word.plain in (True, False)


@given(st.dictionaries(st.sampled_from(["ar", "de", "en", "ja"]), st.text(max_size=80), max_size=4))
def test_any_texts_can_be_judged(texts: dict[str, str]) -> None:
    family, sources = family_of(texts)
    if texts:
        table = align(family, [parse(version, sources[version.file]) for version in family.versions])
        assert learn(table).speeches


def test_a_declared_form_may_lose_its_article_behind_a_preposition() -> None:
    texts = {
        "en": "# News\n\nThe Platform is open. We talk of the Platform.\n",
        "he": "# חדשות\n\nהפלטפורמה פתוחה. אנחנו מדברים בפלטפורמה, וזו פלטפורמה טובה.\n",
    }
    told = judge_texts(texts, demands={"names": {"Platform": {"he": ["הפלטפורמה"]}}}).findings
    assert [finding.message for finding in told if finding.fact.locale == "he"] == []


PARTS = {
    "de": "Mit {} kocht jede Küche besser.",
    "en": "Every kitchen cooks better with {}.",
    "es": "Con {} cada cocina cocina mejor.",
    "he": "עם {} כל מטבח מבשל טוב יותר.",
    "fr": "Avec {} chaque cuisine travaille mieux.",
}


def test_a_version_that_writes_a_name_in_its_own_letters_may_leave_it_once() -> None:
    texts = {locale: "\n\n".join([text.format("Nordlys")] * 5) + "\n" for locale, text in PARTS.items()}
    own = PARTS["he"].format("נורדליס")
    once = "\n\n".join([PARTS["he"].format("Nordlys"), *[own] * 4]) + "\n"
    assert [brief(told(texts | {"he": once}))] == [[]]
    often = "\n\n".join([*[PARTS["he"].format("Nordlys")] * 4, own]) + "\n"
    assert brief(told(texts | {"he": often})) == [("missing", "he", "", "Nordlys")]


def calls(work: Callable[[], object]) -> int:
    """How many functions a piece of work calls, which tells its cost without a clock."""
    counted = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return counted


@pytest.mark.parametrize("many", [4, 16])
def test_what_a_version_usually_writes_is_counted_once_for_all_rows(many: int) -> None:
    texts = {locale: "\n\n".join([text.format("Nordlys")] * 2 * many) for locale, text in PARTS.items()}
    own = [PARTS["he"].format(name) for name in ("Nordlys", "נורדליס")]
    lexicon = learn(table_of(texts | {"he": "\n\n".join(own * many)}))
    he = [speech.locale for speech in lexicon.speeches].index("he")
    assert lexicon.is_usual("Nordlys", he)
    assert calls(lambda: [lexicon.is_usual("Nordlys", he) for _ in range(many)]) < 5 * many


def test_names_are_looked_up_in_sentences_without_a_walk_through_all_blocks() -> None:
    def cost(many: int) -> int:
        names = [f"Nordl{chr(97 + n // 26)}{chr(97 + n % 26)}ys" for n in range(many)]
        texts = {locale: "\n\n".join(map(text.format, names)) + "\n" for locale, text in PARTS.items()}
        lexicon = learn(table_of(texts))
        assert names[0] in lexicon.names
        return calls(lambda: [lexicon.is_in_sentence(name) for name in names])

    assert cost(40) < 6 * cost(10)


def test_words_that_have_a_capital_in_titles_only_are_no_names() -> None:
    texts = {
        "en": "# Stateless Kettles\n\n## Stateless Kettles in Kitchens\n\nAsk us.\n",
        "es": "# Teteras Stateless\n\n## Teteras Stateless en Cocinas\n\nPregunte.\n",
        "fr": "# Bouilloires Stateless\n\n## Bouilloires Stateless en Cuisine\n\nDemandez.\n",
        "ja": "# Stateless ケトル\n\n## キッチンの Stateless ケトル\n\nお尋ねください。\n",
        "ko": "# Stateless 주전자\n\n## 주방의 stateless 주전자\n\n문의하세요.\n",
    }
    assert told(texts) == []


LANGUAGES = {
    "ar": "العربية",
    "de": "Deutsch",
    "en": "English",
    "es": "Español",
    "fr": "Français",
    "hi": "हिन्दी",
    "pt": "Português",
    "ru": "Русский",
}
OPENINGS = {
    "ar": ("هكذا تشغّل المصباح.", "لغات أخرى"),
    "de": ("So schalten Sie die Lampe ein.", "Weitere Sprachen"),
    "en": ("This is how you turn the lamp on.", "Other languages"),
    "es": ("Así se enciende la lámpara.", "Otros idiomas"),
    "fr": ("Voici comment allumer la lampe.", "Autres langues"),
    "hi": ("लैंप इस तरह जलाया जाता है।", "अन्य भाषाएँ"),
    "pt": ("É assim que se acende a lâmpada.", "Outras línguas"),
    "ru": ("Так включается лампа.", "Другие языки"),
}


def test_a_bar_of_languages_leaves_its_own_out() -> None:
    texts = {
        locale: f"# Kitebird — {own}\n\n{OPENINGS[locale][0]}\n\n{OPENINGS[locale][1]}: "
        + " · ".join(f"[{n}](../{other}/guide.md)" for other, n in LANGUAGES.items() if other != locale)
        for locale, own in LANGUAGES.items()
    }
    assert brief(told(texts)) == []


def test_a_word_that_stands_in_a_longer_name_alone_may_be_translated() -> None:
    texts = {
        "de": "# Regeln\n\nSie dürfen die App nutzen.\n\nNicht außerhalb des Kitebird App Store.\n",
        "en": "# Rules\n\nYou may use the App.\n\nNot outside the Kitebird App Store.\n",
        "es": "# Reglas\n\nPuede usar la App.\n\nNo fuera de la Kitebird App Store.\n",
        "it": "# Regole\n\nPuoi usare la App.\n\nNon fuori dal Kitebird App Store.\n",
        "pt": "# Regras\n\nPode usar a App.\n\nNunca fora da Kitebird App Store.\n",
        "zh": "# 规则\n\n您可以使用本应用。\n\n不得在 Kitebird App Store 之外使用。\n",
    }
    assert brief(told(texts)) == []
