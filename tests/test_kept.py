"""What must stand letter by letter: code, placeholders, e-mail addresses."""

import pytest

from checker.findings import Fact

from .compared import facts, quoted
from .conftest import judge_texts

CHANGED_KEY = ("changed", "3C4D5E6F7A8B9C0E", "3C4D5E6F7A8B9C0D")
WORDS = {
    "de": "Suchen Sie {} in den Einstellungen.",
    "en": "Look for {} in the settings.",
    "es": "Busque {} en los ajustes.",
    "fr": "Cherchez {} dans les réglages.",
    "ja": "設定で {} を探してください。",
}


@pytest.mark.parametrize(
    ("usual", "here", "told"),
    [
        ("`keep_warm`", "`keep_warn`", ("changed", "keep_warn", "keep_warm")),
        ("`--keep 80`", "`--keep 30`", ("changed", "--keep 30", "--keep 80")),
        ("`keepWarm`", "`keepwarm`", ("recased", "keepwarm", "keepWarm")),
        ("`kettle.stop()`", "`kettle.Stop()`", ("recased", "kettle.Stop()", "kettle.stop()")),
        ("`if-Match-Since`", "`If-Match-Since`", ("recased-unsure", "If-Match-Since", "if-Match-Since")),
        ("`kettle/hot`", "`Kettle/Hot`", ("recased-unsure", "Kettle/Hot", "kettle/hot")),
        ("`heat(80);`", "`heat (80);`", ("spaced", "heat (80);", "heat(80);")),
        ("`LANG=fr_FR.UTF-8`", "`LANG=es_ES.UTF-8`", None),  # an example in the language of the version
        ("`LANG=fr_FR.UTF-8`", "`LANG=fr_FR.UTF-9`", ("changed", "LANG=fr_FR.UTF-9", "LANG=fr_FR.UTF-8")),
        ("`kettle-doc-LANG`", "`kettle-doc-es`", None),
        ("`kettle-doc-LANG`", "`kettle-doc-IDIOMA`", ("translated", "kettle-doc-IDIOMA", "kettle-doc-LANG")),
        ("`Ctrl-Alt-Del`", "`Ctrl-Alt-Supr`", ("translated", "Ctrl-Alt-Supr", "Ctrl-Alt-Del")),
        ("`MyRecipe`", "`MiReceta`", ("translated", "MiReceta", "MyRecipe")),
        ("`kettle.myRecipe`", "`kettle.miReceta`", ("changed", "kettle.miReceta", "kettle.myRecipe")),
        ("`u-file.txt`", "`u-archivo.txt`", ("translated", "u-archivo.txt", "u-file.txt")),
        (
            "`boil foo_V-R.deb`",
            "`boil pepe_V-R.deb`",
            ("translated", "boil pepe_V-R.deb", "boil foo_V-R.deb"),
        ),
        ("`kettle-doc-LANG`", "`kettle-doc-LENGUA`", ("translated", "kettle-doc-LENGUA", "kettle-doc-LANG")),
        ("`MAX_SIZE`", "`MIN_SIZE`", ("changed", "MIN_SIZE", "MAX_SIZE")),
        ("`log_locals`", "`log_levels`", ("changed", "log_levels", "log_locals")),
        ("`3d-highlight`", "`3d-hihlight`", ("changed", "3d-hihlight", "3d-highlight")),
        ("`--keep-hot`", "`--keep-caldo`", ("changed", "--keep-caldo", "--keep-hot")),
        ("`KettleLists`", "`KettleList`", ("changed", "KettleList", "KettleLists")),
        (
            "`check 3C4D5E6F7A8B9C0D`",
            "`check 0x1A2B3C4D5E6F7A8B9C0D`",
            None,
        ),  # the same key, from its beginning
        ("`check 3C4D5E6F7A8B9C0D`", "`check 3C4D5E6F7A8B9C0E`", CHANGED_KEY),
        (
            "`check 3C4D5E6F7A8B9C0D`",
            "`check 112233AA445566BB`",
            ("changed", "112233AA445566BB", CHANGED_KEY[2]),
        ),
        ("3C4D5E6F7A8B9C0D", "3C4D5E6F7A8B9C0E", CHANGED_KEY),
        ("3C4D5E6F7A8B9C0D", "3c4d5e6f 7a8b9c0d", None),  # in groups
        ("3C4D5E6F7A8B9C0D", "la de arriba", None),
        ("https://kitebird.example/3C4D5E6F7A", "https://kitebird.example/3C4D5E6F7B", None),
        ("`keep`", "keep", None),  # without its marks it is still there
        ("`kettle.log`", "das", ("missing", "", "kettle.log")),
        ("{name}", "{nombre}", ("changed", "{nombre}", "{name}")),
        ("{{ count }}", "{{count}}", None),
        ("[[[NAME]]]", "[[[NAME]]", ("changed", "[[[NAME]]", "[[[NAME]]]")),
        ("[[[NAME]]]", "[[[[NAME]]]", ("changed", "[[[[NAME]]]", "[[[NAME]]]")),
        ("[[[NAME]]]", "[[[NOMBRE]]]", ("changed", "[[[NOMBRE]]]", "[[[NAME]]]")),
        # Programs that translate put blanks into what they do not know, and turn its signs.
        ("##FIRST_NAME##", "## FIRST_NAME ##", ("changed", "## FIRST_NAME ##", "##FIRST_NAME##")),
        ("$first_name", "$ first_name", ("changed", "$ first_name", "$first_name")),
        ("$first_name", "$First _Name", ("changed", "$First _Name", "$first_name")),
        ("$first_name", "$primer_nombre", ("changed", "$primer_nombre", "$first_name")),
        ("$first_name", "$first_name y amigos", None),
        ("${first_name}", "{first_name}", ("changed", "{first_name}", "${first_name}")),
        ("${first_name}", "$ {first_name}", ("changed", "{first_name}", "${first_name}")),
        ("%{count}", "{count}", ("changed", "{count}", "%{count}")),
        ("#{count}", "#{cuenta}", ("changed", "#{cuenta}", "#{count}")),
        ("%(count)d", "% (count) d", ("changed", "% (count) d", "%(count)d")),
        ("%s", "\u066a s", ("changed", "\u066a s", "%s")),
        ("%s", "％s", ("changed", "％s", "%s")),
        ("%d", "10 % d", ("missing", "", "%d")),  # a percentage
        ("%.2f", "%,2f", ("missing", "", "%.2f")),
        ("%first_name%", "%nombre%", ("changed", "%nombre%", "%first_name%")),
        ("10%de a% menos", "10%de menos", None),
        ("$FIRST_NAME$", "$NOMBRE$", ("changed", "$NOMBRE$", "$FIRST_NAME$")),
        ("<%= name %>", "<%= nombre %>", ("changed", "<%= nombre %>", "<%= name %>")),
        ("US$ and $scale(2)", "dólares y escala", None),  # money, and code that is called
        ("%%NAME%%", "%%NOMBRE%%", ("changed", "%%NOMBRE%%", "%%NAME%%")),
        ("[[[NAME]]]", "[[NAME]]]", ("changed", "[[NAME]]]", "[[[NAME]]]")),
        ("[[Kettle]]", "[[Hervidor]]", None),  # a link of a wiki
        ("[[HOME]]", "[[INICIO]]", None),
        ("##A1##B2##", "##A1##B3##", None),  # a macro of C
        ("100%%OFF%%", "100%%MENOS%%", None),
        ("%1$s", "%1$ s", ("changed", "%1$ s", "%1$s")),
        ("${*name*}", "${*nombre*}", None),  # spoken of, as in a manual
        (":%s/old/new/", ":%s/viejo/nuevo/", None),
        (":%s/old/new/", ":#s/viejo/nuevo/", None),
        ("%s/%s", "%s", ("missing", "", "%s")),
        ("50 %", "50%", None),  # no placeholder
        # Tags of site generators: their texts are translated, their names are not.
        (
            "{% data kettle.name %}",
            "{% datos hervidor.nombre %}",
            ("changed", "{% datos hervidor.nombre %}", "{% data kettle.name %}"),
        ),
        ("{% data kettle.name %}", "el hervidor", ("missing", "", "{% data kettle.name %}")),
        ("{% endtip %}", "{% endtip }", ("changed", "{% endtip }", "{% endtip %}")),
        ("{%- endtip -%}", "{% endtip %}", None),
        ('{% icon "pot" label="A pot" %}', '{% icon "pot" label="Una olla" %}', None),
        ('{{DOMxRef("Boiling")}}', '{{domxref("Boiling")}}', None),
        ('{{DOMxRef("Boil Dry")}}', "[algo](/es/Boil_Dry)", None),
        ('{{DOMxRef("Boiling")}}', "", ("missing", "", '{{DOMxRef("Boiling")}}')),
        (
            '{{DOMxRef("Boiling")}}',
            '{{DOMxRef("Steam")}}',
            ("other-argument", '{{DOMxRef("Steam")}}', '{{DOMxRef("Boiling")}}'),
        ),
        ("all", 'todo {{DOMxRef("Steam")}}', ("other-argument", '{{DOMxRef("Steam")}}', "")),
        ('{{Glossary("Steam", "steam")}}', '{{Glossary("Steam", "vapor")}}', None),
        ('{{Glossary("Steam")}}', '{{Glossary("Presión")}}', None),
        ("<0>all</0>", "<0>todo</ 0>", ("changed", "</ 0>", "</0>")),
        ("all", "todo </ 0>", ("extra", "</ 0>", "")),
        ("`keep/log.yml`", "`kеep/log.yml`", ("look-alike", "kеep/log.yml", "keep/log.yml")),
        ("`` `keep` ``", "`` `kеep` ``", ("look-alike", "`kеep`", "`keep`")),
        ("`keep/log.yml`", "`кeep/log.yml`", ("missing", "", "keep/log.yml")),  # к looks otherwise
        ("`keep/log.yml`", "`keep/log.yml", ("unclosed", "`keep/log.yml", "`keep/log.yml`")),
        ("`keep/log.yml`", "` `keep/log.yml`", ("stray-mark", "`", "")),
        ("`keep/log.yml`", "keep/log.yml`", ("unclosed", "keep/log.yml`", "`keep/log.yml`")),
        # what is behind the last mark is the end of an address, and not the name that lost its own
        ("`kettle`, `pot://home/kettle`", "`kettle, `pot://home/kettle`", ("stray-mark", "`", "")),
        ("`keep/log.yml`", "\\`keep/log.yml", None),
        ("`/delete`", "`/borrar`", ("changed", "/borrar", "/delete")),
        ("`/delete`", "`borrar`", ("missing", "", "/delete")),
        ("[#A0]", "[#A1]", ("changed", "[#A1]", "[#A0]")),
        ("<b>all</b>", "<b>todo</b> <0>", ("extra", "<0>", "")),
        ("care@kettle.test", "Care@kettle.test", None),
        ("care@kettle.test", "car@kettle.test", ("changed", "car@kettle.test", "care@kettle.test")),
        ("care@kettle.test", "la dirección", ("missing", "", "care@kettle.test")),
        ("you@example.com", "tu@example.com", None),  # an address for any address
        (
            "`Accept-language`",
            "`Accept-Language`",
            ("recased-unsure", "Accept-Language", "Accept-language"),
        ),
        ("jane@foo.com", "juana@foo.com", None),
    ],
)
def test_tokens(usual: str, here: str, told: tuple[str, str, str] | None) -> None:
    texts = {
        locale: words.format(here if locale == "es" else usual) + "\n" for locale, words in WORDS.items()
    }
    found = told_of(texts)
    assert [(fact.case, fact.found, fact.expected) for fact in found] == ([told] if told else [])
    assert [quoted(texts, fact) for fact in found] == [fact.found for fact in found]


@pytest.mark.parametrize(("reference", "shown"), [(None, "en"), ("ja", "ja")])
@pytest.mark.parametrize("here", ["`kеep/log.yml`", "`keep/log.yml"])
def test_code_is_shown_in_a_version_that_its_readers_can_read(
    here: str, reference: str | None, shown: str
) -> None:
    texts = {
        locale: words.format(here if locale == "es" else "`keep/log.yml`") + "\n"
        for locale, words in WORDS.items()
    }
    (fact,) = told_of(texts, reference=reference)
    assert [related.locale for related in fact.related] == [shown]


def test_what_a_person_fills_in_is_named_in_each_language() -> None:
    names = {"de": "{Datei}", "en": "{file}", "es": "{archivo}", "fr": "{fichier}", "ja": "{file}"}
    texts = {locale: WORDS[locale].format(name) + "\n" for locale, name in names.items()}
    assert said(texts) == []


def test_a_misspelt_placeholder_stands_for_the_one_that_it_is_most_like() -> None:
    texts = {locale: words.format("{shelf} {kettle}") + "\n" for locale, words in WORDS.items()}
    texts["es"] = WORDS["es"].format("{kettel}") + "\n"
    assert said(texts) == [
        ("missing", "es", "", "{shelf}"),
        ("changed", "es", "{kettel}", "{kettle}"),
    ]


@pytest.mark.parametrize(
    ("here", "told"),
    [
        ("kettle heat --to 80\nkettle keep", []),
        ("kettle heat --to 90\nkettle keep", [("changed", "kettle heat --to 90")]),
        ("kettle heat --to 80", [("missing-line", "")]),
        ("calentar a 80\nmantener\ny más", []),  # another listing altogether
        ("# calentar y guardar\nkettle heat --to 80\nkettle keep", []),
    ],
)
def test_listings(here: str, told: list[tuple[str, str]]) -> None:
    listing = "kettle heat --to 80\nkettle keep"
    texts = {
        locale: f"{words.format('x')}\n\n```sh\n{here if locale == 'es' else listing}\n```\n"
        for locale, words in WORDS.items()
    }
    found = [one for one in told_of(texts) if one.case != "missing-line" or told]
    assert [(fact.case, fact.found) for fact in found] == told


def test_code_that_one_passage_lacks_is_told_once() -> None:
    texts = {locale: f"{words.format('`warm`')} `dry`, `heat`." for locale, words in WORDS.items()}
    [fact] = told_of({**texts, "es": "Busque en los ajustes."})
    assert (fact.case, fact.expected) == ("missing", "warm, dry, heat")


def test_lines_that_one_listing_lacks_are_told_once() -> None:
    listing = "kettle heat --to 80\nkettle keep\nkettle stop"
    texts = {
        locale: f"{words.format('x')}\n\n```sh\n{listing[:19] if locale == 'es' else listing}\n```\n"
        for locale, words in WORDS.items()
    }
    [fact] = told_of(texts)
    assert (fact.case, fact.expected, fact.details["more"]) == (
        "missing-line",
        "kettle keep",
        ", and another line",
    )


def test_a_reference_without_the_address_gets_a_note() -> None:
    texts = {locale: words.format("care@kettle.test") for locale, words in WORDS.items()} | {
        "en": "Look for it in the settings."
    }
    assert said(texts, reference="en") == [("missing-unsure", "en", "", "care@kettle.test")]


COMMANDS = {
    "en": "Add one list to another: `cat {{first list}} >> {{second list}}`.",
    "de": "Eine Liste an eine andere anhängen: `cat {{erste Liste}} >> {{zweite Liste}}`.",
    "fr": "Ajouter une liste à une autre : `cat {{première liste}} >> {{deuxième liste}}`.",
    "pl": "Dołącz jedną listę do drugiej: `cat {{pierwsza lista}} >> {{druga lista}}`.",
    "ar": "أضف قائمة إلى أخرى: `cat {{القائمة الأولى}} >> {{القائمة الثانية}}`.",
}


def test_an_operator_is_compared_whatever_a_person_fills_in() -> None:
    assert said(COMMANDS) == []
    wrong = COMMANDS["ar"].replace(">>", ">")
    assert said(COMMANDS | {"ar": wrong}) == [
        (
            "changed",
            "ar",
            "cat {{القائمة الأولى}} > {{القائمة الثانية}}",
            "cat {{first list}} >> {{second list}}",
        )
    ]


def test_a_placeholder_with_its_sign_inside_is_a_slip() -> None:
    texts = {
        "en": "The folder ${folder} is full.",
        "de": "Der Ordner ${folder} ist voll.",
        "es": "La carpeta ${folder} está llena.",
        "ja": "フォルダー {$folder} がいっぱいです。",
    }
    assert said(texts) == [("changed", "ja", "{$folder}", "${folder}")]


def test_what_a_person_fills_in_is_named_so_throughout_a_family() -> None:
    names = {"de": "{Datei}", "en": "{file}", "es": "{archivo}", "fr": "{fichier}", "ja": "{file}"}
    screens = {
        "de": "{terminal}",
        "en": "{terminal}",
        "es": "{terminales}",
        "fr": "{terminal}",
        "ja": "{terminal}",
    }
    texts = {
        locale: f"{words.format(names[locale])}\n\n{words.format(screens[locale])}\n"
        for locale, words in WORDS.items()
    }
    assert said(texts) == []
    alone = {locale: words.format(screens[locale]) + "\n" for locale, words in WORDS.items()}
    assert said(alone) == [("changed", "es", "{terminales}", "{terminal}")]


def test_a_number_in_code_is_told_with_the_code() -> None:
    texts = {locale: words.format("`num0`") + "\n" for locale, words in WORDS.items()}
    texts["es"] = WORDS["es"].format("`num1`") + "\n"
    assert [finding.fact.rule for finding in judge_texts(texts).findings] == ["same-code"]


def test_the_plural_of_a_class_is_no_part_of_its_name() -> None:
    texts = {locale: words.format("`KettleLists`") + "\n" for locale, words in WORDS.items()}
    texts |= {"ja": WORDS["ja"].format("`KettleList`") + "\n"}
    assert said(texts) == [("changed", "ja", "KettleList", "KettleLists")]
    known = {locale: f"{text}\n{WORDS[locale].format('`KettleList`')}\n" for locale, text in texts.items()}
    assert said(known) == []


@pytest.mark.parametrize("slip", ["$(folder)", "{{folder}}", "$[folder]", "%(folder)"])
def test_a_placeholder_in_other_brackets_is_a_slip(slip: str) -> None:
    texts = {locale: words.format("${folder}") + "\n" for locale, words in WORDS.items()}
    texts["es"] = WORDS["es"].format(slip) + "\n"
    assert said(texts) == [("changed", "es", slip, "${folder}")]


@pytest.mark.parametrize("slip", ["@FOLDER", "FOLDER@", "@ FOLDER @", "@FOLDER @"])
def test_a_name_between_signs_keeps_both_of_them(slip: str) -> None:
    texts = {locale: words.format("@FOLDER@") + "\n" for locale, words in WORDS.items()}
    texts["es"] = WORDS["es"].format(slip) + "\n"
    assert said(texts) == [("changed", "es", slip, "@FOLDER@")]


@pytest.mark.parametrize(
    ("here", "told"),
    [
        ("Busque la carpeta.", [("missing", "es", "", "@FOLDER@")]),
        ("Busque @FOLDER@에서.", []),  # what the language adds stands right behind it
        ("Busque.\n\nLa carpeta @FOLDER@ está allí.", []),  # in another passage
        ("Busque @CARPETA@.", [("changed", "es", "@CARPETA@", "@FOLDER@")]),
    ],
)
def test_a_name_between_signs_stands_in_every_version(
    here: str, told: list[tuple[str, str, str, str]]
) -> None:
    texts = {locale: words.format("@FOLDER@") + "\n" for locale, words in WORDS.items()}
    texts["es"] = here + "\n"
    assert said(texts) == told


def test_a_person_may_have_moved_to_another_domain() -> None:
    texts = {locale: words.format("anna@nordlys.test") + "\n" for locale, words in WORDS.items()}
    texts["es"] = WORDS["es"].format("anna@uni-kiel.test") + "\n"
    assert said(texts) == [("changed", "es", "anna@uni-kiel.test", "anna@nordlys.test")]


@pytest.mark.parametrize(
    ("usual", "here"),
    [("no.reply@nordlys.test", "es.reply@nordlys.test"), ("users@nordlys.test", "users@es.nordlys.test")],
)
def test_an_address_may_not_be_translated(usual: str, here: str) -> None:
    texts = {locale: words.format(usual) + "\n" for locale, words in WORDS.items()}
    assert [(locale, found) for _, locale, found, _ in said(texts | {"es": WORDS["es"].format(here)})] == [
        ("es", here)
    ]


def test_an_address_may_name_the_language_of_the_version() -> None:
    texts = {locale: words.format("users@nordlys.test") + "\n" for locale, words in WORDS.items()}
    texts |= {"es": WORDS["es"].format("users-spanish@nordlys.test")}
    assert said(texts) == []
    texts |= {"es": WORDS["es"].format("users-french@nordlys.test")}
    assert said(texts) == [("changed", "es", "users-french@nordlys.test", "users@nordlys.test")]


def test_a_passage_about_other_people_lacks_no_address() -> None:
    texts = {locale: words.format("anna@nordlys.test") + "\n" for locale, words in WORDS.items()}
    texts["es"] = "Traducción de Rosa Gil, rosa@gil.test.\n"
    assert said(texts) == [("missing-unsure", "es", "", "anna@nordlys.test")]


@pytest.mark.parametrize(
    ("beside", "case"),
    [("Ejemplo: rosa@gil.test", "missing-unsure"), ("Ejemplo: bob@nordlys.test", "missing")],
)
def test_an_example_of_its_own_stands_in_a_block_beside(beside: str, case: str) -> None:
    texts = {
        locale: words.format("anna@nordlys.test") + "\n\nbob@nordlys.test\n"
        for locale, words in WORDS.items()
    }
    texts["es"] = f"{WORDS['es'].format('su dirección')}\n\n{beside}\n"
    assert (case, "es", "", "anna@nordlys.test") in said(texts)


@pytest.mark.parametrize(
    ("here", "told"),
    [
        ("# close_the_long_list(3)", ["changed"]),
        ("# cierra_lista_larga(3)", []),  # in words of the language
    ],
)
def test_names_joined_from_words_may_be_translated(here: str, told: list[str]) -> None:
    listing = "```\nopen_list(1)\n{}\nwait(2)\n```\n"
    texts = dict.fromkeys(("de", "en", "fr", "ja"), listing.format("# close_long_list(3)"))
    assert [case for case, *_ in said(texts | {"es": listing.format(here)})] == told


def test_placeholders_that_one_passage_lacks_or_has_alone_are_told_together() -> None:
    texts = {locale: words.format("{shelf} {kettle}") + "\n" for locale, words in WORDS.items()}
    texts["es"] = WORDS["es"].format("todo") + "\n"
    assert said(texts) == [("missing", "es", "", "{shelf}, {kettle}")]
    texts = {locale: words.format("{kettle}") + "\n" for locale, words in WORDS.items()}
    texts["fr"] = WORDS["fr"].format("{a1} {kettle} {a2}") + "\n"
    assert said(texts) == [("extra-several", "fr", "{a1}", "")]


CONTACT = "[{}](mailto:{})"


@pytest.mark.parametrize(
    ("shown", "target", "told"),
    [
        ("ayuda@kettle.test", "care@kettle.test", ("shown", "ayuda@kettle.test", "care@kettle.test")),
        (
            "care@kettle.test",
            "sales@kettle.test",
            ("written", "mailto:sales@kettle.test", "care@kettle.test"),
        ),
        (
            "Escríbanos",
            "sales@kettle.test",
            ("target", "mailto:sales@kettle.test", "mailto:care@kettle.test"),
        ),
        (
            "Escríbanos",
            "care@kettel.test",
            ("misspelt", "mailto:care@kettel.test", "mailto:care@kettle.test"),
        ),
        ("Care@kettle.test", "care@kettle.test?subject=Tapa", None),
        ("care@kettle.test", "care@kettle.test,sales@kettle.test", None),
        ("you@example.com", "care@kettle.test", None),
    ],
)
def test_whom_a_link_writes_to(shown: str, target: str, told: tuple[str, str, str] | None) -> None:
    usual = CONTACT.format("care@kettle.test", "care@kettle.test")
    texts = {locale: words.format(usual) for locale, words in WORDS.items()}
    texts["es"] = WORDS["es"].format(CONTACT.format(shown, target))
    found = [fact for fact in told_of(texts) if fact.case not in ("missing", "missing-unsure")]
    assert [(fact.case, fact.found, fact.expected) for fact in found] == ([told] if told else [])


@pytest.mark.parametrize("times", [1, 3])
def test_a_link_that_writes_to_another_address_is_so_however_often_it_stands(times: int) -> None:
    usual = CONTACT.format("care@kettle.test", "care@kettle.test")
    texts = {locale: words.format(" ".join([usual] * times)) for locale, words in WORDS.items()}
    wrong = CONTACT.format("care@kettle.test", "sales@kettle.test")
    texts["es"] = WORDS["es"].format(" ".join([wrong] * times))
    assert [case for case, *_ in said(texts)] == ["written"] * times


def test_an_address_that_all_versions_show_for_another_is_meant_so() -> None:
    usual = CONTACT.format("care@kettle.test", "desk@kettle.test")
    assert said({locale: words.format(usual) for locale, words in WORDS.items()}) == []


@pytest.mark.parametrize(
    ("old", "told"),
    [
        (("es", "ja"), [("tie-unsure", "es", "desk@nordlys.test")]),
        ((), []),
    ],
)
def test_versions_in_two_camps_are_asked_which_address_is_right(
    old: tuple[str, ...], told: list[tuple[str, str, str]]
) -> None:
    """Also said once where the address stands in two rows."""
    twice = "{}\n\n{}\n"
    texts = {
        locale: twice.format(words.format(mail), words.format(mail))
        for locale, words in WORDS.items()
        for mail in ["desk@nordlys.test" if locale in old else "care@fjord.test"]
    }
    assert [one[:3] for one in said(texts)] == told


def test_an_office_in_each_country_is_no_camp() -> None:
    mails = {
        "de": "a@nordlys.test",
        "en": "b@fjord.test",
        "fr": "b@fjord.test",
        "es": "c@vik.test",
        "ja": "c@vik.test",
    }
    assert said({locale: words.format(mails[locale]) for locale, words in WORDS.items()}) == []


def told_of(texts: dict[str, str], reference: str | None = None) -> list[Fact]:
    """The facts of all checks of what is kept."""
    checks = ("addresses", "placeholders", "code")
    return [fact for check in checks for fact in facts(check, texts, reference=reference)]


def said(texts: dict[str, str], reference: str | None = None) -> list[tuple[str, str, str, str]]:
    """Case, locale, what was found and what was expected, for each of these facts."""
    return [(fact.case, fact.locale, fact.found, fact.expected) for fact in told_of(texts, reference)]


PARTS = {
    "de": "Hilfe zu {{kettle}} steht unten.\n\nSchreiben Sie an {{shop}}, wenn etwas fehlt.\n",
    "en": "Help on {{kettle}} is below.\n\nWrite to {{shop}} if anything is missing.\n",
    "fr": "L’aide sur {{kettle}} est plus bas.\n\nÉcrivez à {{shop}} s’il manque quelque chose.\n",
    "ja": "{{kettle}}の説明は下にあります。\n\n足りないものは{{shop}}へご連絡ください。\n",
}


@pytest.mark.parametrize(
    ("spanish", "told"),
    [
        # each in the other's paragraph
        ("La ayuda de {{shop}} está abajo.\n\nEscriba a {{kettle}} si falta algo.\n", ["changed", "changed"]),
        # both in one paragraph: none is lost
        (
            "La ayuda de {{kettle}} está abajo; escriba a {{shop}}.\n\nSi falta algo, dígalo.\n",
            ["missing-unsure"],
        ),
        ("La ayuda está abajo.\n\nEscriba a {{shop}} si falta algo.\n", ["missing"]),
        ("La ayuda de {{kettle}} {{lid}} está abajo.\n\nEscriba a {{shop}} si falta algo.\n", ["extra"]),
    ],
)
def test_a_placeholder_that_stands_in_another_paragraph_is_not_lost(spanish: str, told: list[str]) -> None:
    found = facts("placeholders", PARTS | {"es": spanish})
    assert [fact.case for fact in found] == told


SIZE, FILE = "<code>HeatSize <var>{}</var></code>", "<em class='replaceable'><code>{}</code></em>"
VARIABLES = {
    "de": f"<p>Setzen Sie den Wert mit {SIZE.format('Bytes')} in {FILE.format('Datei')}.</p>",
    "en": f"<p>Set the value with {SIZE.format('bytes')} in {FILE.format('file')}.</p>",
    "es": f"<p>Ponga el valor con {SIZE.format('bytes')} en {FILE.format('file')}.</p>",
    "fr": f"<p>Mettez la valeur avec {SIZE.format('octets')} dans {FILE.format('fichier')}.</p>",
    "ja": f"<p>{SIZE.format('bytes')} の値を {FILE.format('file')} に書きます。</p>",
}


def test_what_is_to_be_filled_in_has_a_word_of_each_language() -> None:
    assert facts("code", VARIABLES, "html") == []
    plain = {locale: text.replace("var>", "b>") for locale, text in VARIABLES.items()}
    assert {fact.locale for fact in facts("code", plain, "html")} == {"de"}


def test_a_quotation_mark_before_tags_of_code_is_no_mark_of_code() -> None:
    texts = {locale: f"<p>{words.format('<code>heat</code>')}</p>" for locale, words in WORDS.items()}
    texts["fr"] = texts["fr"].replace("<code>heat</code>", "`<code>heat</code>'")
    assert facts("code", texts, "html") == []


@pytest.mark.parametrize(
    ("here", "told"),
    [("{shop} y {shop}", []), ("{shop}", [("missing-unsure", "", "{shop}")])],
)
def test_a_name_to_fill_in_may_be_said_less_often(here: str, told: list[tuple[str, str, str]]) -> None:
    texts = {locale: words.format("{shop} + {shop}") + "\n" for locale, words in WORDS.items()}
    texts["es"] = WORDS["es"].format(here) + "\n"
    assert [(fact.case, fact.found, fact.expected) for fact in told_of(texts)] == told


def test_a_name_that_is_filled_in_elsewhere_may_stand_anywhere() -> None:
    before = {locale: words.format("{shop}") for locale, words in WORDS.items()}
    texts = {locale: f"{before[locale]}\n\n{words.format('X')}\n" for locale, words in WORDS.items()}
    texts["es"] = f"{before['es']}\n\n{WORDS['es'].format('{shop}')}\n"
    assert told_of(texts) == []
    texts["es"] = f"{before['es']}\n\n{WORDS['es'].format('{tienda}')}\n"
    assert [(fact.case, fact.found) for fact in told_of(texts)] == [("extra", "{tienda}")]
