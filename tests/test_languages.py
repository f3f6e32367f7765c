"""Languages are told by script, by letters and by words; what cannot be told stays untold."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from checker.words.document import hear
from checker.words.english import how_english
from checker.words.foreign import OwnLanguage, Words
from checker.words.kinship import akin
from checker.words.profiles import PROFILED, Profiles, profiles
from checker.words.scripts import count_scripts, is_on_latin_pages
from checker.words.tell import NOTHING, tell
from checker.words.vocabulary import Vocabulary

SENTENCES = tomllib.loads(Path(__file__).with_name("languages.toml").read_text(encoding="utf-8"))
WORDS: dict[str, str] = SENTENCES["device"]


@pytest.mark.parametrize("locale", sorted(WORDS))
def test_a_sentence_tells_its_language(locale: str) -> None:
    told = tell(WORDS[locale])
    assert told.locale == {"zh": "zh-Hans"}.get(locale, locale)
    assert told.letters > 20


@pytest.mark.parametrize(
    "text",
    [
        "",
        "42",
        "Kitebird Pro 3",
        "https://example.com/terms?lang=de mail@example.org {name} %s",
        "!!! — ??? 🙂🙂",
        # Hausa has no profile, and the words after it are of no language
        "Za mu daina sayar da wannan na'ura a ƙarshen wata, kuma za ka iya mayar da ita kantin.",
        "Blorp snarf quibbet zazzle fnord gribble wumpus xyzzy plugh frotz grue zorkmid.",
    ],
)
def test_what_cannot_be_told_stays_untold(text: str) -> None:
    assert tell(text).language == "und"


@pytest.mark.parametrize(
    ("text", "candidates", "language"),
    [
        ("Gælder fra i dag og til og med udgangen af året", ["da", "de"], "da"),
        ("Gælder fra i dag og til og med udgangen af året", ["sv", "de"], "sv"),
        ("繁體中文版的說明", ["ko", "zh"], "zh"),  # known to be taken for Korean by its profile
        ("Ове услуге више неће бити од јануара", ["mk", "sr"], "sr"),  # and Serbian for Macedonian
        ("NUTZUNGSBEDINGUNGEN FÜR ALLE UNSERE DIENSTE UND GERÄTE", None, "de"),
        ("このアプリは Nordlys Server と Kitebird Pro で使えます", None, "ja"),
    ],
)
def test_short_texts(text: str, candidates: list[str] | None, language: str) -> None:
    assert tell(text, candidates).language == language


def test_kana_make_japanese_and_characters_alone_do_not() -> None:
    assert [tell(text).locale for text in ("利用規約の変更", "使用条款变更", "使用條款變更")] == [
        "ja",
        "zh-Hans",
        "zh-Hant",
    ]


def test_nothing_is_told_of_nothing() -> None:
    assert tell("") == NOTHING


@given(st.text(max_size=300))
def test_any_text_is_told_twice_alike(text: str) -> None:
    assert tell(text) == tell(text)
    assert hear(text, ".md") == hear(text, ".md")


def test_other_processes_tell_the_same() -> None:
    text = "Contact us. Contactez-nous. Contatta il team. Contacto con el equipo de la tienda."
    program = f"from checker.words.tell import tell; print(tell({text!r}))"
    command = [sys.executable, "-c", program]
    answers = {subprocess.run(command, check=True, capture_output=True, text=True).stdout for _ in range(3)}
    assert answers == {f"{tell(text)}\n"}


MENU = """
[English readme](README.md) • [简体中文 readme](README.cn.md) • [正體中文 readme](README.zh-tw.md) •
[Lengua española readme](README.es.md) • [Deutsche readme](README.de.md) • [Läs på svenska](README.sv.md) •
[日本語 readme](README.ja.md) • [한국어 readme](README.kr.md) • [Français readme](README.fr.md) •
[हिन्दी readme](README.hi.md) • [Русский readme](README.ru.md) • [فارسی readme](README.fa.md)

"""


NAMES = (
    "Introduction to WxKettle;WxKettle basics;Cells;MathML output;Markdown support;Raw TeX;Hotkeys;.wxm;.wxmx"
)
CONTENTS = "".join(
    f"<li>{at}.{n} {name}</li>" for at in range(1, 9) for n, name in enumerate(NAMES.split(";"))
)


@pytest.mark.parametrize(
    ("text", "ending", "locale"),
    [
        (f"<ul>{CONTENTS}</ul>" + f"<p>{WORDS['en']}</p>" * 40, ".html", "en"),  # so a manual may begin
        ("```\nfor each of the items in the list do this and that\n```\n" + WORDS["fr"], ".md", "fr"),
        ("<style>.the { color: of the and }</style><p>" + WORDS["pl"] + "</p>", ".html", "pl"),
        ("---\ntitle: The end of the sale of this device\n---\n" + WORDS["nl"], ".md", "nl"),
        (
            "---\nlang: gl\n---\n" + WORDS["pt"],
            ".md",
            "gl",
        ),  # Galician has no profile; its kin does not contradict
        ("---\nlang: sv\n---\n" + WORDS["hu"], ".md", "hu"),
        (MENU + WORDS["en"], ".md", "en"),  # so a page begins that has translations
        ("---\nlang: nb\n---\n" + WORDS["da"], ".md", "nb"),
    ],
)
def test_documents(text: str, ending: str, locale: str) -> None:
    assert hear(text, ending).locale == locale


@pytest.mark.parametrize("script", sorted(PROFILED))
def test_the_packed_profiles_are_those_that_are_named(script: str) -> None:
    assert sorted(profiles(script).languages) == sorted(PROFILED[script])
    assert all(13 < weight < 18 for weight in profiles(script).typical.values())


def test_letters_are_counted_by_script() -> None:
    assert count_scripts("Ab é, Жя ٣ و 漢字カなひ 한 ×÷ 12") == {
        "Latn": 3,
        "Cyrl": 2,
        "Arab": 1,
        "Hani": 2,
        "Kana": 1,
        "Hira": 2,
        "Hang": 1,
    }


@pytest.mark.parametrize(
    ("one", "other", "kin"),
    [
        ("nb", "da-DK", True),
        ("pt-BR", "pt", True),
        ("sr-Latn", "hr", True),
        ("gl", "es", True),
        ("mi", "nl", True),  # no profile: anything of the same letters may be it
        ("mi", "en", False),
        ("kk", "ru", True),
        ("fr", "it", False),
        ("he", "yi", False),
        ("ja", "zh", False),
    ],
)
def test_kin(one: str, other: str, kin: bool) -> None:  # noqa: FBT001 (a column of the table above)
    assert akin(one, other) is akin(other, one) is kin


HOMES = "ar de el en fi fr he hu it ja ko nl pl ru tr vi zh"
GUESTS = "ar cs en es fr he hi hu it ja ko nl pl ru th tr zh"
UNLIKE = [(home, guest) for home in HOMES.split() for guest in GUESTS.split() if not akin(home, guest)]


@pytest.mark.parametrize(("home", "guest"), UNLIKE)
def test_a_sentence_of_an_unlike_language_is_heard(home: str, guest: str) -> None:
    foreign = OwnLanguage(home, {home, guest, "en", "sv"}).foreign_in(Words(WORDS[guest]))
    assert foreign is not None
    assert foreign.language == guest


@pytest.mark.parametrize("locale", sorted(WORDS))
def test_a_language_is_at_home_in_its_own_version(locale: str) -> None:
    assert OwnLanguage(locale, set(WORDS)).foreign_in(Words(WORDS[locale])) is None


@pytest.mark.parametrize(
    ("home", "text"),
    [
        ("de", "Nordlys Service Center, 12 Harbour Street, Wellington"),
        ("ru", "Nordlys Service Center, 12 Harbour Street, Wellington"),
        ("fr", "Appuyez sur « Keep the device on and wait for the light » pendant trois secondes"),
        ("ja", "Kitebird Pro for Business"),
        ("he", "Settings > Privacy > Delete my data"),
        (
            "nl",
            "U kunt de “terms of service and the privacy policy of the counterparts” lezen wanneer u wilt",
        ),
        ("it", "{user_name}, https://example.com/the/end/of/the/sale/of/this/device-and-more"),
        ("pl", "Przycisk „Send it to me and to all of the others” wysyła wiadomość do wszystkich"),
        ("sr", "Krajem meseca prestaćemo da prodajemo ovaj uređaj, a vi ga možete vratiti u prodavnicu"),
        ("ms", WORDS["id"]),
        ("de", "aptitude(8), tune(8), route(8), sequence(1) sowie resume(1)"),  # no common word of French
    ],
)
def test_names_quotations_and_addresses_are_at_home_everywhere(home: str, text: str) -> None:
    assert OwnLanguage(home, {"en", "de", "fr", "ja", "pl", home}).foreign_in(Words(text)) is None


@pytest.mark.parametrize(
    ("text", "locale", "how"),
    [
        ("How do you return a kettle?", "fr", "plainly"),
        ("Public or private places", "fr", "plainly"),  # but for “or” it could be French
        ("Storage Guidelines", "nl", "perhaps"),
        ("kettle --from-code in-house codes", "pt", "no"),  # “from” and “in” stand in no sentence
        ("Colour: lamp-colour", "pt", "no"),
        ('Kitebird : "@nordlys":https://kitebird.example/nordlys', "fr", "no"),
        ("lamp [--bright] colour", "ja", "no"),
        ("old-lamp turn-off new-lamp", "pt", "no"),
        ("LAMP_COLOUR", "ja", "no"),
        ("lamp.open(door or window, how?: How)", "ru", "no"),
        ('"opened" (door, window)', "ru", "no"),
        ("Lamp.brightColour - boolean", "ru", "no"),
        ("Lamp.colour - string", "ru", "no"),
        (r"Windows: C:\Documents and Settings\lamp\colours", "ru", "perhaps"),  # a path is no words
        ('"Save" (keeps all the changes)', "ru", "plainly"),  # a button with a remark
        ('"Cancel" (recommended)', "ru", "perhaps"),
        ("Kettle.js - Installation", "ru", "perhaps"),  # a file or a program
        ("Colours (bright or dark)", "ru", "plainly"),
        ("Read-only lamps", "pt", "perhaps"),
        ("Effective April 22, 2025", "ja", "perhaps"),
        ("Kitebird | Privacy Notice", "ja", "perhaps"),
        ("Lamp: table Colour: red Size: large Price: low", "pt", "no"),
        ("Turn the lamp off [by hand]", "pt", "plainly"),
        ("Introduction", "fr", "no"),
        ("Question", "fr", "no"),
        ("Question", "de", "perhaps"),
        ("Question", "sv", "perhaps"),
        ("Information", "sv", "no"),
        ("Kontakt", "pl", "no"),
        ("Summary", "es", "perhaps"),
        ("Summary", "ru", "perhaps"),
    ],
)
def test_english_words_that_no_sentence_need_hold(text: str, locale: str, how: str) -> None:
    assert how_english(text, locale) == how


@pytest.mark.parametrize("language", sorted(PROFILED["Latn"]))
def test_the_commonest_words_of_a_language_are_no_neighbours(language: str) -> None:
    own = Vocabulary(language, "Latn")
    others = [WORDS[other] for other in WORDS if other in PROFILED["Latn"] and not akin(other, language)]
    assert [text for text in others if own.covers(text.split())] == []


def test_what_was_met_before_changes_no_answer() -> None:
    texts = [text.split() for text in WORDS.values()]
    fresh = [Vocabulary("nl", "Latn").covers(words) for words in texts]
    one = Vocabulary("nl", "Latn")
    assert [one.covers(words) for words in texts] == [one.covers(words) for words in texts] == fresh


@pytest.mark.parametrize(
    ("text", "only_latin"),
    [
        ("Größe – “Ñandú” → ½", True),
        ("Nordlys е", False),  # a Cyrillic е
        ("Nordlys 𞤀", False),  # a letter beyond U+FFFF
        ("half a letter: \ud83a", False),
    ],
)
def test_pages_of_letters(text: str, only_latin: bool) -> None:  # noqa: FBT001 (a column of the table above)
    assert is_on_latin_pages(text) == only_latin


@pytest.mark.parametrize("word", ["a", "ab", "abc", "abab"])
def test_each_stretch_of_a_word_is_weighed_once(word: str) -> None:
    padded = f" {word} "
    grams = [padded[at : at + size] for size in (1, 2, 3) for at in range(len(padded) - size + 1)]
    known = sorted(set(grams) - {" "})
    packed = f"xx\n1.0\n{len(chr(10).join(known))}\n{chr(10).join(known)}".encode()
    weight = {gram: 2**at for at, gram in enumerate(known)}
    weights = Profiles(packed + bytes(min(each, 255) for each in weight.values())).weights([word])
    assert weights == (sum(min(weight[gram], 255) for gram in grams if gram != " "),)


def test_a_word_without_end_is_weighed() -> None:
    weights = profiles("Latn").weights(["x" * 1_000_000])
    assert len(weights) == len(profiles("Latn").languages)


def test_english_of_words_that_french_shares_is_heard() -> None:
    text = (
        "These photo services require a personal account, which sends your email address, preferences and "
        "general information."
    )
    foreign = OwnLanguage("fr", {"en", "de", "fr"}).foreign_in(Words(text))
    assert foreign is not None
    assert foreign.language == "en"


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        # Irish has no profile, and shares a few short words with English
        (
            "Roghnaigh an siopa is gaire do do theach agus tabhair an citeal ar ais roimh dheireadh míosa.",
            None,
        ),
        (
            "You can take the kettle back to the shop where you bought it, and we will refund the full price.",
            "en",
        ),
    ],
)
def test_a_language_without_profile_is_not_taken_for_english(text: str, heard: str | None) -> None:
    foreign = OwnLanguage("ga", ["en", "ga", "de"]).foreign_in(Words(text))
    assert (foreign.language if foreign else None) == heard


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("prosím, oznámenie: výrobok", True),
        ("“správca”, “účet”, “prosím” “oznámenie”.", False),  # a quotation may be in another language
        # of a long foreign text some words are like those of the language by chance
        ("one two three four five six seven eight nine ten prosím, oznámenie.", False),
    ],
)
def test_a_known_word_counts_with_the_mark_behind_it(text: str, covered: bool) -> None:  # noqa: FBT001
    assert Vocabulary("sk", "Latn").covers(text.split()) == covered
