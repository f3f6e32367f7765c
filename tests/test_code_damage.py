"""Code that was damaged, and code in which words of the language rightly stand."""

import pytest

from checker.compare.damage import is_damaged, typed

from .compared import said

FIELD = {
    "de": "# Wasserkocher\n\nDas Feld `{}` sagt, wie warm es ist.\n",
    "en": "# Kettles\n\nThe field `{}` says how warm it is.\n",
    "fr": "# Bouilloires\n\nLe champ `{}` dit la température.\n",
    "ja": "# ケトル\n\n`{}`という項目は温度を示します。\n",
    "tr": "# Su ısıtıcısı\n\n`{}` alanı sıcaklığı gösterir.\n",
}


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("window. open", "window.open"),
        ("x- data", "x-data"),
        ("$ nextTick", "$nextTick"),
        ("@ kettle / tea", "@kettle/tea"),
        ("TuxPaint. exe", "TuxPaint.exe"),
        ("kettle -- no-cache", "kettle --no-cache"),
        ("< div>", "<div>"),
        ("<b></ b>", "<b></b>"),
        ("()print", "print()"),
        ("feat:!", "feat!:"),
        ("[[Value]", "[[Value]]"),
        ("kettle.heat(80", "kettle.heat(80)"),
        ("modul.exports", "module.exports"),
        ("Object.prototyp.constructor", "Object.prototype.constructor"),
    ],
)
def test_a_slip_that_no_translator_makes_on_purpose(own: str, expected: str) -> None:
    assert is_damaged(own, expected)


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("eval ()", "eval()"),  # blanks beside brackets and operators are style
        ("{a:1}", "{ a: 1 }"),
        ("yield *", "yield*"),
        ("display : none", "display: none"),
        (": <space>", ":<space>"),
        ("dokument.txt", "document.txt"),  # an example's file
        ("/home/utilisateur/a", "/home/user/a"),
        ("beispiel.de", "example.com"),
        ("window.Open", "window.open"),
        ("kettle --grün", "kettle --green"),
        ("tar -zxf", "tar -xzf"),
        ("feat: ajout d’une langue", "feat: add a language"),
        ("name: votre-nom", "name: your-name"),
        ("DD.MM.YYYY", "YYYY-MM-DD"),
        ("a) kettle", "a) tea"),
        ("colour", "color"),
        ("a < b", "a <b"),
        ("List< String >", "List<String>"),
        ("checkout -- file", "checkout --  file"),
        ("%50", "50%"),  # Turkish
        ("10$", "$10"),
        ("[0,1[", "[0,1]"),  # French
        ("serveur.example", "server.example"),
    ],
)
def test_code_that_a_translator_may_write_so(own: str, expected: str) -> None:
    assert not is_damaged(own, expected)


@pytest.mark.parametrize(
    ("code", "plain"),
    [
        ("heat (« green », 80) ;", 'heat("green",80);'),
        ("{code：0}", "{code:0}"),
        ("print（“a”）；", 'print("a");'),
        ("–-keep", "-keep"),
        ('heat("green")', ""),  # has none of these signs
        ("« vert »", '"vert"'),  # of use where the others have this very word
        ("« près »", ""),
        ("温度：80", ""),
        ("«", ""),  # the quotation mark that a language has
    ],
)
def test_code_as_a_keyboard_of_a_machine_has_it(code: str, plain: str) -> None:
    assert typed(code) == plain


@pytest.mark.parametrize(
    ("locale", "own", "told"),
    [
        ("ja", "x-on：keydown", ["typeset-unsure"]),  # nothing shows that a program reads it
        ("fr", "x-on : keydown", ["spaced"]),
        ("fr", "x-on:keydown", []),
    ],
)
def test_signs_of_a_writer_in_code(locale: str, own: str, told: list[str]) -> None:
    texts = {key: words.format("x-on:keydown") for key, words in FIELD.items()}
    texts[locale] = FIELD[locale].format(own)
    assert [case for case, *_ in said("code", texts)] == told


LISTING = "\n```js\nkettle.quality = 3;\nset(kettle.quality, quality);\nprint(quality);\n```\n"


@pytest.mark.parametrize(
    ("own", "listing", "told"),
    [
        ("Qualität", LISTING, [("translated-name-unsure", "de", "Qualität", "quality")]),
        ("Qualität", LISTING.replace("quality", "Qualität"), []),  # called so throughout the version
        ("Quality", LISTING, []),  # begins a sentence, or is a class
        ("Qualität", "\n```js\nprint(quality);\n```\n", []),  # seen too seldom for a name
        ("quality", LISTING, []),
    ],
)
def test_a_name_that_the_version_has_in_its_code(
    own: str, listing: str, told: list[tuple[str, str, str, str]]
) -> None:
    texts = {locale: words.format("quality") + LISTING for locale, words in FIELD.items()}
    texts["de"] = FIELD["de"].format(own) + listing
    assert [one for one in said("code", texts) if one[0].startswith("translated-name")] == told


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ("Das Feld `Quality` sagt", "recased-unsure"),  # a German noun
        ("`Quality` sagt", "recased-unsure"),  # begins the sentence
        ("Wärme: `Quality` sagt", "recased-unsure"),
        ("Das Feld `QUALITY` sagt", "recased"),  # the version has `quality` in its listing
    ],
)
def test_a_name_with_other_capitals(own: str, told: str) -> None:
    texts = {locale: words.format("quality") + LISTING for locale, words in FIELD.items()}
    texts["de"] = f"# Wasserkocher\n\n{own}, wie warm es ist.\n{LISTING}"
    assert [case for case, *_ in said("code", texts)] == [told]


def test_capitals_that_the_version_mostly_has_are_told_each_time_as_a_note() -> None:
    texts = {locale: words.format("quality") + LISTING for locale, words in FIELD.items()}
    texts["de"] = (
        f"# Wasserkocher\n\nHier `Quality`, da `Quality`, dort `Quality`, `Quality` und `Quality`.\n{LISTING}"
    )
    assert [case for case, *_ in said("code", texts)] == ["recased-unsure"] * 5


@pytest.mark.parametrize(
    ("own", "reference", "told"),
    [
        ({"de": "Stayhot", "fr": "STAYHOT"}, None, ["de", "fr"]),
        ({"de": "StayHot", "fr": "StayHot"}, None, []),  # of three and two nobody knows
        ({"de": "StayHot", "fr": "StayHot", "ja": "StayHot"}, "en", ["de", "fr", "ja"]),  # programs err alike
    ],
)
def test_other_capitals_in_several_versions(
    own: dict[str, str], reference: str | None, told: list[str]
) -> None:
    texts = {locale: words.format(own.get(locale, "stayHot")) for locale, words in FIELD.items()}
    assert [locale for _, locale, *_ in said("code", texts, reference=reference)] == told


def test_a_class_beside_its_variable_is_another_name() -> None:
    texts = {locale: f"{words.format('kettle.heat()')}\nKettle.heat()\n" for locale, words in FIELD.items()}
    texts |= {locale: FIELD[locale].format("Kettle.heat()") for locale in ("de", "fr")}
    assert [case for case, *_ in said("code", texts, reference="en")] == []


def test_a_noun_of_the_language_that_no_code_of_the_version_has() -> None:
    texts = {locale: words.format("boiling") for locale, words in FIELD.items()}
    texts["de"] = FIELD["de"].format("Boiling")
    assert said("code", texts) == [("recased-unsure", "de", "Boiling", "boiling")]


def test_a_value_that_programs_know_is_no_word() -> None:
    listing = LISTING.replace("quality", "false")
    texts = {locale: words.format("false") + listing for locale, words in FIELD.items()}
    texts["fr"] = FIELD["fr"].format("faux") + listing
    assert said("code", texts) == [("translated-name", "fr", "faux", "false")]


def test_another_name_of_the_program_is_no_translation() -> None:
    texts = {locale: words.format("quality") + LISTING for locale, words in FIELD.items()}
    texts["de"] = FIELD["de"].format("print") + LISTING
    assert [case for case, *_ in said("code", texts)] == ["missing"]


def test_the_code_of_a_language_is_no_name() -> None:
    listing = "\n```sh\nkettle en\nkettle en --hot\nkettle en --tea\nkettle en\n```\n"
    texts = {locale: words.format("en") + listing for locale, words in FIELD.items()}
    texts["de"] = FIELD["de"].format("de") + listing
    assert [case for case, *_ in said("code", texts)] == ["missing"]


def test_the_spelling_that_most_versions_got_wrong_in_one_place() -> None:
    listing = "\n```js\nkettle.temperature(1);\nkettle.temperature(2);\nkettle.temperature(3);\n```\n"
    texts = {locale: words.format("kettle.temprature()") + listing for locale, words in FIELD.items()}
    texts["fr"] = FIELD["fr"].format("kettle.temperature()") + listing
    assert said("code", texts) == []


def test_a_line_that_the_others_break_is_the_same_code() -> None:
    listing = "\n```js\nkettle.heat(green,\n            80,\n            again);\n```\n"
    texts = {locale: words.format("tea") + listing for locale, words in FIELD.items()}
    texts["fr"] = FIELD["fr"].format("tea") + "\n```js\nkettle.heat(green, 80, again);\n```\n"
    assert [case for case, *_ in said("code", texts) if case == "changed"] == []


def test_lines_that_follow_each_other_and_differ_in_numbers_are_one_example() -> None:
    listing = '\n```json\n{{\n  "hour": {},\n  "minute": {},\n  "name": "tea"\n}}\n```\n'
    texts = {locale: words.format("tea") + listing.format(14, 23) for locale, words in FIELD.items()}
    texts["fr"] = FIELD["fr"].format("tea") + listing.format(12, 10)
    assert said("code", texts) == [("changed", "fr", '"hour": 12,', '"hour": 14,')]
