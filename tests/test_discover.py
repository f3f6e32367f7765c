"""Files become families by the locales in their paths, or by their words where these say nothing."""

import os
import time
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from checker.discover import Discovery, discover
from checker.discover.files import shown
from checker.read import Source, read
from checker.run import run
from checker.settings import Settings

SENTENCES = tomllib.loads(Path(__file__).with_name("languages.toml").read_text(encoding="utf-8"))
WORDS: dict[str, str] = SENTENCES["device"]
BRETON = "E fin ar miz e paouezimp da werzhañ an ardivink-mañ, ha gallout a reoc’h degas anezhañ en-dro d’ar stal.\n"


@pytest.fixture
def found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Finder":
    monkeypatch.chdir(tmp_path)
    return Finder(tmp_path)


class Finder:
    """Writes files and discovers them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.reads: list[Path] = []

    def read(self, path: Path) -> Source:
        self.reads.append(path)
        return read(path, shown(path))

    def __call__(self, files: Mapping[str, str] | list[str], *paths: str, **options: Any) -> Discovery:
        """Write files (a language's words, or other text) and discover them."""
        texts = files if isinstance(files, Mapping) else dict.fromkeys(files, "")
        for name, text in texts.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(WORDS.get(text, text), encoding="utf-8")
        return discover([Path(path) for path in paths or (".",)], self.read, **options)


def families(discovery: Discovery) -> dict[str, list[str]]:
    return {family.name: [version.locale for version in family.versions] for family in discovery.families}


def passed(discovery: Discovery) -> dict[str, str]:
    return {str(path): reason for path, reason in discovery.passed_over}


def test_a_file_in_a_demanded_locale_is_a_notice_without_other_versions(found: Finder) -> None:
    files = {"en/a.md": "en", "de/a.md": "de", "en/b.md": "en", "x.md": "fr"}
    assert families(found(files)) == {"a": ["de", "en"]}
    assert families(found(files, demanded=["de", "en"])) == {"a": ["de", "en"], "b": ["en"]}


@pytest.mark.parametrize(
    ("odd", "said"),
    [
        ("it", "“xx” is no locale, and its words are Italian, as a.it.md is"),
        ("1 2 3", "“xx” is no locale, and its words tell none"),
    ],
)
def test_what_stands_in_the_place_of_a_locale_is_named(found: Finder, odd: str, said: str) -> None:
    discovery = found({"a.it.md": "it", "a.de.md": "de", "a.xx.md": odd})
    assert passed(discovery) == {"a.xx.md": said}


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("a.en-XA.md", "en-XA"),
        ("ar-XB/a.md", "ar-XB"),
        ("values-en-rXA/a.md", "en-rXA"),
        ("a_en_XA.md", "en_XA"),
        ("qps-ploc/a.md", "qps-ploc"),
        ("qps-plocm/sub/a.md", "qps-plocm"),
        ("a.x-pseudo.md", "x-pseudo"),
    ],
)
def test_a_pseudo_locale_is_no_language_that_its_words_look_like(
    found: Finder, path: str, written: str
) -> None:
    text = "[Ƒŕöɱ Ṁåý 4 ţĥé ĥåŕƀöûŕ öƒƒîçé öþéñš åţ éîĝĥţ. Šéé ţĥé þļåñ öƒ ţĥé ĥåŕƀöûŕ. one two three]"
    discovery = found({"a.md": ABOUT["en"], "a.de.md": ABOUT["de"], "a.is.md": "is", path: text})
    assert families(discovery) == {"a": ["de", "en", "is"]}
    assert passed(discovery) == {path: f"“{written}” is a pseudo-locale: a program made it from the source"}


def test_names_that_only_look_like_a_pseudo_locale_are_read(found: Finder) -> None:
    names = ["open-xa.de.md", "open-xa.fr.md", "pseudo-a.de.md", "pseudo-a.fr.md"]
    discovery = found({name: name.split(".")[1] for name in names})
    assert families(discovery) == {"open-xa": ["de", "fr"], "pseudo-a": ["de", "fr"]}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (["it/recall.md", "de/recall.md"], {"recall": ["de", "it"]}),
        (["_it/tour/recall.md", "_pt-br/tour/recall.md"], {"tour/recall": ["it", "pt-BR"]}),
        (["it-IT/recall.md", "he-IL/recall.md"], {"recall": ["he-IL", "it-IT"]}),
        (["recall.it.md", "recall.de.md"], {"recall": ["de", "it"]}),
        (["recall_pl.html", "recall_de.html"], {"recall": ["de", "pl"]}),
        (["recall-pl.txt", "recall-de.txt"], {"recall": ["de", "pl"]}),
        (["pl.recall.txt", "de.recall.txt"], {"recall": ["de", "pl"]}),
        (["docs/v2/1/recall.pt-br.md", "docs/v2/1/recall.sv.md"], {"docs/v2/1/recall": ["pt-BR", "sv"]}),
        (
            ["a/zh_Hant_TW/x.md", "a/sr-Latn/x.md", "a/es-419/x.md"],
            {"a/x": ["es-419", "sr-Latn", "zh-Hant-TW"]},
        ),
        (["x.zh_Hant_TW.md", "x.zh-hans.md"], {"x": ["zh-Hans", "zh-Hant-TW"]}),
        (["kab/x.md", "de/x.md", "fil/x.md"], {"x": ["de", "fil", "kab"]}),
        (["glg/x.md", "de/x.md", "fr/x.md"], {"x": ["de", "fr", "gl"]}),
        (["iw/x.md", "in/x.md", "de/x.md", "fr/x.md"], {"x": ["de", "fr", "he", "id"]}),
        (["pl/LC_NOTICES/x.md", "de/LC_NOTICES/x.md"], {"LC_NOTICES/x": ["de", "pl"]}),
        (["pl.md", "de.md", "fr.md"], {"notice": ["de", "fr", "pl"]}),
        (["pl/x.pl.md", "de/x.de.md"], {"x": ["de", "pl"]}),
        (["pl-PL/x_pl.md", "de-DE/x_de.md"], {"x": ["de-DE", "pl-PL"]}),
        (["x-y.de.md", "x_y.fr.md", "x_y.pl.md"], {"x-y": ["de", "fr", "pl"]}),
        (["de/X.MD", "fr/X.md"], {"X": ["de", "fr"]}),
        (
            ["de/x.md", "fr/x.md", "de/x.html", "fr/x.html"],
            {"x (html)": ["de", "fr"], "x (md)": ["de", "fr"]},
        ),
        # is, no and it are locales where enough of their neighbours can be nothing else
        (["is/x.md", "no/x.md", "it/x.md", "de/x.md", "fr/x.md"], {"x": ["de", "fr", "is", "it", "no"]}),
        # in “faq-hr” a department is meant: the folders are what differs between equal files
        (
            ["de/faq-it.md", "de/faq-hr.md", "fr/faq-it.md", "fr/faq-hr.md"],
            {"faq-hr": ["de", "fr"], "faq-it": ["de", "fr"]},
        ),
        (["sign-in-de.md", "sign-in-fr.md", "sign-in-pl.md"], {"sign-in": ["de", "fr", "pl"]}),
    ],
)
def test_paths_tell_locales(files: list[str], expected: dict[str, list[str]], found: Finder) -> None:
    assert families(found(files)) == expected


@pytest.mark.parametrize(
    "files",
    [
        {"how-to.md": "en", "how-is.md": "en"},
        {"sign-in.md": "en", "sign-up.md": "en", "sign-no.md": "en"},
        {"team/it/rules.md": "en", "team/hr/rules.md": "en"},
        {"plan-a.md": "en", "plan-b.md": "en"},
        {"api-abc.md": "en", "api-abs.md": "en"},
        {"about-me.md": "en", "about-us.md": "en"},
        {"de/here.md": "de", "fr/there.md": "fr"},
        {"README.md": "en", "note.md": "de"},
    ],
)
def test_words_that_are_codes_too_are_no_locales(files: dict[str, str], found: Finder) -> None:
    discovery = found(files)
    assert families(discovery) == {}
    assert passed(discovery).keys() == files.keys()


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            {"pages/a/x.md": "en", "pages.fa/a/x.md": "", "pages.pt_BR/a/x.md": ""},
            {"pages/a/x": ["en", "fa", "pt-BR"]},
        ),
        (
            {"pages/x.md": "en", "pages.hi/x.md": "", "pages.ko/x.md": "", "pages.tr/x.md": ""},
            {"pages/x": ["en", "hi", "ko", "tr"]},  # “hi” may be a word, but not among these
        ),
        ({"docs/x.md": "en", "docs-zh/x.md": "", "docs-fr/x.md": ""}, {"docs/x": ["en", "fr", "zh"]}),
        (
            {"values/x.txt": "en", "values-fr/x.txt": "", "values-pt-rBR/x.txt": ""},
            {"values/x": ["en", "fr", "pt-BR"]},
        ),
        (
            {f"{folder}/{name}.md": folder[5:] or "en" for folder in ("docs", "docs-ja") for name in "abc"},
            {"docs/a": ["en", "ja"], "docs/b": ["en", "ja"], "docs/c": ["en", "ja"]},
        ),
        ({"pages.en/a/x.md": "", "pages.fa/a/x.md": ""}, {"pages/a/x": ["en", "fa"]}),
        ({"a/docs_EN/x.md": "", "a/docs_DE/x.md": ""}, {"a/docs/x": ["de", "en"]}),
        (
            {"docs.html/x.html": "en", "docs.fr.html/x.html": "", "docs.pt-br.html/x.html": ""},
            {"docs.html/x": ["en", "fr", "pt-BR"]},
        ),
        ({"fr-docs/x.md": "", "pt-br-docs/x.md": ""}, {"docs/x": ["fr", "pt-BR"]}),
        ({"raw-fr/x.md": "", "raw-uk/x.md": ""}, {"raw/x": ["fr", "uk"]}),
        ({"fr.lproj/x.html": "", "zh-Hans.lproj/x.html": ""}, {"lproj/x": ["fr", "zh-Hans"]}),
        ({"fr_FR.UTF-8/x.txt": "", "de_DE.UTF-8/x.txt": ""}, {"x": ["de-DE", "fr-FR"]}),
        ({"en/x.txt": "", "fr_FR.UTF-8/x.txt": "", "ja_JP.eucJP/x.txt": ""}, {"x": ["en", "fr-FR", "ja-JP"]}),
        # “docs-pt-BR” stands beside “docs”, not beside “docs-pt” with something Breton in it
        (
            {"docs/x.md": "en", "docs-pt/x.md": "", "docs-pt-BR/x.md": "", "docs-fr/x.md": ""},
            {"docs/x": ["en", "fr", "pt", "pt-BR"]},
        ),
        # the region is part of the locale, not what the folders have in common
        ({"de-CH/x.md": "", "fr-CH/x.md": ""}, {"x": ["de-CH", "fr-CH"]}),
    ],
)
def test_folders_beside_the_plain_one_hold_locales(
    files: dict[str, str], expected: dict[str, list[str]], found: Finder
) -> None:
    assert families(found(files)) == expected


ORDINARY = (
    *(
        "lib-it",
        "src.old",
        "docs-old",
        "docs_v2",
        "lib-js",
        "lib-ts",
        "css-min",
        "app-ui",
        "api-v1",
        "test-e2e",
    ),
    *("docs-pdf", "src-gen", "web-ie", "data.raw", "img-xs", "img-lg", "site-qa", "site-tmp", "docs-dev"),
    *("build.out", "src-main", "tests-is", "tests.no", "docs-en", "tool.go", "tool-rs", "my-app", "my-lib"),
    *("docs.en.d", "lib.it.d", "v1.no.bak"),
    *("docs-ja", "conf.d", "init.d", "foo-bar", "a-to-z", "log-in", "sign-up", "as-is", "how-to", "docs-wip"),
)


@pytest.mark.parametrize("folder", ORDINARY)
def test_ordinary_folders_hold_no_locales(folder: str, found: Finder) -> None:
    plain = (
        "docs"
        if folder in ("docs-ja", "docs-en")
        else folder.replace("_", "-").replace(".", "-").split("-")[0]
    )
    names = ("README", "index") if plain == "docs" else ("README", "index", "usage", "changes")
    files = {f"{place}/{name}.md": "en" for place in (plain, folder) for name in names}
    assert families(found(files)) == {}


@pytest.mark.parametrize(
    "files",
    [
        ["docs-en/x.md", "docs-fr/y.md"],  # nothing in common
        ["eu-west/x.md", "us-west/x.md", "us-east/x.md"],
        ["log-in/x.md", "sign-in/x.md", "opt-in/x.md"],
        ["team-hr/x.md", "team-it/x.md"],
    ],
)
def test_names_with_parts_like_locales_are_names(files: list[str], found: Finder) -> None:
    assert families(found(dict.fromkeys(files, "en"))) == {}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"content/german/x.md": "de", "content/french/x.md": "fr"}, {"content/x": ["de", "fr"]}),
        ({"README_German.md": "de", "README_French.md": "fr"}, {"README": ["de", "fr"]}),
        ({"README.md": "en", "README_CZ.md": "cs", "README_JP.md": "ja"}, {"README": ["cs", "en", "ja"]}),
        ({"README.md": "en", "readme_ua.md": "uk"}, {"README": ["en", "uk"]}),
        ({"README.md": "en", "map_dk.md": "en", "map.md": "en"}, {}),  # a country, and no language
        (
            {"README.md": "en", "docs/README.ja.md": "ja", "docs/README.fr.md": "fr"},
            {"README": ["en", "fr", "ja"]},
        ),
        ({"README.md": "en", "docs/i18n/README-cs-CZ.md": "cs"}, {"README": ["cs-CZ", "en"]}),
        (
            {"README.md": "en", "docs/README.md": "en", "docs/README.fr.md": "fr"},
            {"docs/README": ["en", "fr"]},  # the nearest one
        ),
        ({"README.md": "en", "README.korean.md": "ko"}, {"README": ["en", "ko"]}),
        (
            {"x/español/y.md": "es", "x/deutsch/y.md": "de", "x/日本語/y.md": "ja"},
            {"x/y": ["de", "es", "ja"]},
        ),
        ({"x/espanol/y.md": "es", "x/german/y.md": "de"}, {"x/y": ["de", "es"]}),  # without its mark
        (
            {"x/chinese-simplified/y.md": "zh", "x/german/y.md": "de", "x/traditional_chinese/y.md": "zh"},
            {"x/y": ["de", "zh-Hans", "zh-Hant"]},
        ),
        ({"art/indonesia/x.md": "en", "art/veneto/x.md": "en"}, {}),  # countries, and no languages
        ({"courses/german.md": "en", "courses/french.md": "en"}, {}),  # about the languages, not in them
        ({"art/german/x.md": "en", "art/french/x.md": "en", "art/polish/x.md": "en"}, {}),
    ],
)
def test_names_of_languages_are_believed_where_the_words_agree(
    files: dict[str, str], expected: dict[str, list[str]], found: Finder
) -> None:
    assert families(found(files)) == expected


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"de/x.md": "de", "fr/x.md": "fr", "ptbr/x.md": "pt"}, {"x": ["de", "fr", "pt-BR"]}),
        ({"x.de.md": "de", "x.fr.md": "fr", "x.ptbr.md": "pt"}, {"x": ["de", "fr", "pt-BR"]}),
        ({"de/x.md": "de", "pt-PT/x.md": "pt", "ptbr/x.md": "pt"}, {"x": ["de", "pt-BR", "pt-PT"]}),
        ({"de/x.md": "de", "fr/x.md": "fr", "site/x.md": "en"}, {"x": ["de", "fr"]}),  # no Sinhala
        (
            {"README-cs-CZ.md": "cs", "README-de-DE.md": "de", "README-gr-GR.md": "el"},
            {"README": ["cs-CZ", "de-DE", "el-GR"]},
        ),
    ],
)
def test_locales_that_are_written_in_other_ways_are_understood(
    files: dict[str, str], expected: dict[str, list[str]], found: Finder
) -> None:
    assert families(found(files)) == expected


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (["x.html.en", "x.html.pt-br", "x.html.de"], {"x.html": ["de", "en", "pt-BR"]}),
        (["a/x.md.fr", "a/x.md.de"], {"a/x.md": ["de", "fr"]}),
        (["x.html.in", "y.html.in", "x.html"], {"x": ["und"]}),  # templates
        # files of programs, unless another locale stands behind the same name
        (["x.html", "x.html.in", "x.html.am", "x.html.pl", "x.html.so"], {"x": ["und"]}),
        (["c.md", "c.md.ts", "README.md.sh", "README.md"], {}),
        (["x.html.fr", "x.html.pl", "x.html.so", "y.html.pl"], {"x.html": ["fr", "pl", "so"]}),
    ],
)
def test_a_locale_may_stand_behind_the_ending(
    files: list[str], expected: dict[str, list[str]], found: Finder
) -> None:
    assert families(found(files)) == expected


def test_words_decide_where_codes_may_be_words(found: Finder) -> None:
    assert families(found({"x/it/rules.md": "it", "x/no/rules.md": "da"})) == {"x/rules": ["it", "no"]}


@pytest.mark.parametrize(
    ("files", "name", "locales"),
    [
        ({"x.md": "en", "x.de.md": "", "x.fr.md": ""}, "x", ["de", "en", "fr"]),
        ({"x.md": "en", "x.de.md": "de"}, "x", ["de", "en"]),
        ({"a/x.md": "en", "a/de/x.md": "", "a/fr/x.md": ""}, "a/x", ["de", "en", "fr"]),
        ({"a/x.md": "en", "a/lang/de/x.md": "", "a/lang/fr/x.md": ""}, "a/x", ["de", "en", "fr"]),
        (
            {"README.md": "en", "README.zh-CN.md": "", "README.pt-BR.md": ""},
            "README",
            ["en", "pt-BR", "zh-CN"],
        ),
        ({"x.md": "en", "x.en.md": "", "x.de.md": ""}, "x", ["de", "en", "en"]),
        ({"x.md": "en", "x/de.md": "", "x/fr.md": ""}, "x", ["de", "en", "fr"]),
        ({"a/x.md": "en", "a/_i18n/de/x.md": "", "a/_i18n/fr/x.md": ""}, "a/x", ["de", "en", "fr"]),
        # a tree of translations beside that of the sources, or inside it
        (
            {"docs/a/x.md": "en", "i18n/de/pages/current/a/x.md": "", "i18n/fr/pages/current/a/x.md": ""},
            "docs/a/x",
            ["de", "en", "fr"],
        ),
        ({"docs/a/x.md": "en", "i18n/fr/pages/current/a/x.md": "fr"}, "docs/a/x", ["en", "fr"]),
        ({"src/x.md": "en", "translations/de/src/x.md": "de"}, "src/x", ["de", "en"]),
        ({"docs/x.md": "en", "docs_translated/de/x.md": "de"}, "docs/x", ["de", "en"]),
        ({"docs/a/x.md": "en", "docs/i18n/de/a/x.md": "de"}, "docs/a/x", ["de", "en"]),
    ],
)
def test_the_file_without_a_locale_is_the_source(
    files: dict[str, str], name: str, locales: list[str], found: Finder
) -> None:
    discovery = found(files)
    assert families(discovery) == {name: locales}
    assert discovery.families[0].reference == "en"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        # each version of the sources has its translations
        (
            {
                "docs/x.md": "en",
                "old/v1/x.md": "en",
                "i18n/de/docs/now/x.md": "",
                "i18n/fr/docs/now/x.md": "",
                "i18n/de/docs/v1/x.md": "",
                "i18n/fr/docs/v1/x.md": "",
            },
            {"docs/x": ["de", "en", "fr"], "old/v1/x": ["de", "en", "fr"]},
        ),
        # far from the translations, but with too many of their names for chance
        (
            {
                f"{place}/{name}.md": words
                for name in "abc"
                for place, words in (("docs", "en"), ("site/i18n/de", "de"))
            },
            {"docs/a": ["de", "en"], "docs/b": ["de", "en"], "docs/c": ["de", "en"]},
        ),
        # any of two trees may be that of the sources
        (
            {"a/x.md": "en", "b/x.md": "en", "i18n/de/x.md": "", "i18n/fr/x.md": ""},
            {"i18n/x": ["de", "fr"]},
        ),
        ({"a/b/x.md": "en", "i18n/de/x.md": "", "i18n/fr/x.md": ""}, {"i18n/x": ["de", "fr"]}),
        (
            {"source/x.md": "en", "de/x.md": "", "fr/x.md": ""},
            {"x": ["de", "en", "fr"]},
        ),
    ],
)
def test_sources_are_found_in_a_tree_of_their_own(
    files: dict[str, str], expected: dict[str, list[str]], found: Finder
) -> None:
    assert families(found(files)) == expected


def test_a_source_in_the_same_language_as_the_only_other_file_is_none(found: Finder) -> None:
    assert families(found({"x.md": "en", "x.no.md": "en"})) == {}


# Languages without a profile: the words cannot be told, but are of no language that can.
RARE = {
    "gd": "Tha an leabhran seo a' mìneachadh mar a chleachdas tu an t-inneal. Leugh an stiùireadh mus tòisich thu "
    "agus glèidh e ann an àite sàbhailte. Mura h-eil an t-inneal ag obair, cuir fios gu ar luchd-obrach.",
    "ha": "Wannan takarda ta bayyana yadda ake amfani da na'urar. Da fatan za a karanta umarnin kafin a fara aiki, "
    "sannan a ajiye su a wuri mai kyau. Idan na'urar ba ta aiki, a tuntuɓi ma'aikatanmu ta waya ko ta imel.",
    "ku": "Ev pirtûk rave dike ka amûr çawa tê bikaranîn. Berî ku hûn dest pê bikin rêwerzan bixwînin û li cihekî "
    "ewle biparêzin. Heke amûr nexebite, bi telefonê bi karmendên me re têkilî daynin.",
    "lb": "Dëst Heft erkläert Iech, wéi een den neien Apparat richteg benotzt. Liest w.e.g. all d'Instruktiounen "
    "ier Dir ufänkt, a versuergt dat Heft op enger sécherer Plaz. Wann den Apparat emol net méi funktionéiert, da "
    "rufft eis Mataarbechter un oder schéckt hinnen e Bréif.",
    "xh": "Le ncwadi ichaza indlela yokusebenzisa isixhobo. Funda imiyalelo phambi kokuba uqale, uze uyigcine "
    "kwindawo ekhuselekileyo. Ukuba isixhobo asisebenzi, qhagamshelana nabasebenzi bethu ngomnxeba.",
    "yo": "Ìwé yìí ṣàlàyé bí a ṣe ń lo ẹ̀rọ náà. Jọ̀wọ́ ka àwọn ìlànà kí o tó bẹ̀rẹ̀, kí o sì tọ́jú wọn sí ibi tí ó dára. "
    "Tí ẹ̀rọ náà kò bá ṣiṣẹ́, kàn sí àwọn òṣìṣẹ́ wa lórí fóònù tàbí kí o kọ lẹ́tà sí wọn.",
}
ABOUT = {
    "de": "Dieses Heft erklärt, wie das Gerät benutzt wird. Lesen Sie die Anleitung, bevor Sie beginnen, und bewahren "
    "Sie sie an einem sicheren Ort auf. Wenn das Gerät nicht funktioniert, rufen Sie uns bitte an.",
    "en": "This booklet explains how to use the device. Please read the instructions before you start and keep them "
    "in a safe place. If the device does not work, call our staff or write to them.",
}


@pytest.mark.parametrize(
    ("source", "locale"),
    # a few sentences of Luxembourgish are too close to German
    [(source, locale) for source in ABOUT for locale in RARE if (source, locale) != ("de", "lb")],
)
@pytest.mark.parametrize("path", ["README.{}.md", "{}/README.md"])
def test_a_translation_into_a_language_without_a_profile_stands_beside_its_source(
    path: str, source: str, locale: str, found: Finder
) -> None:
    discovery = found({"README.md": ABOUT[source], path.format(locale): RARE[locale]})
    assert families(discovery) == {"README": sorted([source, locale])}


HOME = """\
---
layout: home
hero:
  name: Nordlys
  text: {}
  actions:
    - link: /guide/start
---

## Nordlys
"""


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        # what a page declares agrees with its path: its words may be English still
        (
            {
                "help.html": f'<html lang="en"><p>{ABOUT["en"]}</p></html>',
                "xh/help.html": f'<html lang="xh"><p>{ABOUT["en"]}</p></html>',
            },
            {"help": ["en", "xh"]},
        ),
        (
            {
                f"help/{tag}/index.html": f'<html lang="{tag}"><p>{ABOUT["en"]}</p></html>'
                for tag in ("is", "ms")
            },
            {"help/index": ["is", "ms"]},
        ),
        # all words of a home page stand in its front matter
        (
            {
                "docs/index.md": HOME.format("Measure the air in your rooms with this small device"),
                "docs/ms/index.md": HOME.format(
                    "Peranti kecil ini boleh mengukur udara kerana sebarang bilik awam"
                ),
            },
            {"docs/index": ["en", "ms"]},
        ),
        # a source that says hardly anything
        ({"RULES.md": "# 42\n", "RULES.ku.md": RARE["ku"] * 2}, {}),
        ({"RULES.md": "Zrk vlt mnp 42. " * 12, "RULES.ku.md": RARE["ku"]}, {"RULES": ["ku", "und"]}),
    ],
)
def test_a_lone_translation_is_believed_on_its_declaration_or_its_place(
    files: dict[str, str], expected: dict[str, list[str]], found: Finder
) -> None:
    assert families(found(files)) == expected


CODE = "kbd src fmt tmp cfg mkdir chmod grep xargs stdin stdout nproc sysctl ldconfig rsync tcpdump " * 3


@pytest.mark.parametrize("words", [ABOUT["en"], "", "# 42", "mkdir tmp"])
@pytest.mark.parametrize(
    "name",
    [
        *("README.app.md", "README.old.md", "README.api.md", "README.bak.md", "README.is.md", "README.so.md"),
        *("api/README.md", "app/README.md", "src/README.md", "is/README.md", "my/README.md", "no/README.md"),
        *("to/README.md", "it/README.md", "io/README.md", "xh/README.md", "README-to.md", "README_io.md"),
    ],
)
def test_words_and_folders_that_are_codes_too_stand_beside_no_source(
    name: str, words: str, found: Finder
) -> None:
    assert families(found({"README.md": ABOUT["en"], name: words})) == {}


@pytest.mark.parametrize(
    "name", ["README.app.md", "README.old.md", "api/README.md", "my/README.md", "src/README.md"]
)
def test_code_stands_beside_no_source(name: str, found: Finder) -> None:
    assert families(found({"README.md": ABOUT["en"], name: CODE})) == {}


def test_files_named_by_the_user_are_believed_sooner(found: Finder) -> None:
    short = RARE["xh"][: len(RARE["xh"]) // 2]
    files = {"README.md": ABOUT["en"], "README.xh.md": short}
    assert (families(found(files)), families(found(files, *files))) == ({}, {"README": ["en", "xh"]})


def test_a_file_that_names_no_locale_is_told_by_its_words(found: Finder) -> None:
    files = {"x.de.md": "", "x.fr.md": "", "x.gr.md": "el", "x.cz.md": "cs", "x.bak.md": "12"}
    discovery = found(files)
    assert families(discovery) == {"x": ["cs", "de", "el", "fr"]}
    assert passed(discovery).keys() == {"x.bak.md"}


def test_the_code_of_a_country_is_meant_for_its_language(found: Finder) -> None:
    """“kr” is Kanuri, and “tw” Twi; in names of files they are Korea and Taiwan."""
    assert families(found({"x.de.md": "", "x.kr.md": "", "x.tw.md": ""})) == {"x": ["de", "ko", "zh-TW"]}


def test_collections_stand_beside_that_of_the_source(found: Finder) -> None:
    files = {"_es/tour/x.md": "es", "_pt-br/tour/x.md": "pt", "_tour/x.md": "en", "_data/x.md": "12"}
    assert families(found(files)) == {"_tour/x": ["en", "es", "pt-BR"]}


def test_a_name_of_two_languages_is_told_by_its_words(found: Finder) -> None:
    files = {f"terms-{name}.html": WORDS[name] for name in ("ar", "fa", "ko")}
    discovery = found(files | {"terms-hi-ur.html": WORDS["hi"], "terms-ja-hi.html": "12"})
    assert families(discovery) == {"terms": ["ar", "fa", "hi", "ko"]}
    assert set(passed(discovery)) == {"terms-ja-hi.html"}


def test_words_are_read_only_where_paths_do_not_tell(found: Finder) -> None:
    found(["de/x.md", "fr/x.md", "is/x.md"])
    assert found.reads == []


@pytest.mark.parametrize(
    "languages", [("ar", "he", "it", "nl", "cs"), ("en", "de"), ("zh", "ja", "sr", "ru")]
)
def test_numbered_files_of_one_folder_are_told_by_their_words(
    languages: tuple[str, ...], found: Finder
) -> None:
    files = {f"letters/{number:03}_{number * 7919:08x}.txt": name for number, name in enumerate(languages)}
    told = [{"zh": "zh-Hans"}.get(name, name) for name in languages]
    assert families(found(files)) == {"letters": sorted(told)}


def test_names_in_each_language_are_told_by_their_words(found: Finder) -> None:
    files = {"avviso.md": "it", "Bekanntmachung.md": "de", "ogłoszenie.md": "pl", "README.md": "en"}
    discovery = found(files)
    assert [version.locale for version in discovery.families[0].versions] == ["de", "it", "pl"]
    assert passed(discovery) == {"README.md": "housekeeping of a project, no notice"}


def test_several_documents_of_one_language_are_no_family(found: Finder) -> None:
    discovery = found(
        {f"{number}.txt": name for number, name in enumerate(["en", "en", "de", "de", "fr", "fr"])}
    )
    assert families(discovery) == {}
    assert len(passed(discovery)) == 6


@pytest.mark.parametrize(
    ("text", "ending", "locale"),
    [
        ('<html lang="pt-BR"><body><p>' + WORDS["pt"] + "</p></body></html>", "html", "pt-BR"),
        (
            '<html lang="en"><body><p>' + WORDS["pt"] + "</p></body></html>",
            "html",
            "pt",
        ),  # copied with the page
        ("---\nlang: es-419\n---\n" + WORDS["es"], "md", "es-419"),
        ("---\nlang: sr-Latn\n---\n42", "md", "sr-Latn"),
        ("# 42\n", "md", "und"),
        ("", "txt", "und"),
    ],
)
def test_a_file_by_itself_is_a_family(text: str, ending: str, locale: str, found: Finder) -> None:
    assert families(found({f"letter.{ending}": text}, f"letter.{ending}")) == {"letter": [locale]}


@pytest.mark.parametrize(
    ("name", "words", "locale"),
    [
        ("fr/letter.md", "fr", "fr"),
        ("letter.pt-BR.md", "pt", "pt-BR"),
        ("is/letter.md", "is", "is"),
        ("sign-in.md", "en", "en"),
        ("no/letter.md", "en", "en"),
        ("one/letter.md", "es", "es"),  # a language too, of which no profile can tell
    ],
)
def test_a_file_by_itself_may_tell_its_locale(name: str, words: str, locale: str, found: Finder) -> None:
    discovery = found({name: words}, name)
    assert [version.locale for family in discovery.families for version in family.versions] == [locale]


def test_the_only_file_of_a_folder_is_judged(found: Finder) -> None:
    assert families(found({"x/letter.md": "en"}, "x")) == {"x/letter": ["en"]}


def test_files_given_one_by_one_are_one_family(found: Finder) -> None:
    names = {"a/mine.txt": "de", "b/yours.txt": "fr"}
    assert list(families(found(names, *names)).values()) == [["de", "fr"]]


def test_files_given_with_an_unknown_ending_are_text(found: Finder) -> None:
    assert families(found({"letter.de.notice": "de"}, "letter.de.notice")) == {"letter.de": ["de"]}


@pytest.mark.parametrize(
    ("layout", "files", "expected"),
    [
        ("{locale}/{name}.md", ["is/to.md", "no/to.md"], {"to": ["is", "no"]}),
        ("{locale}/{name}.md", ["de/a/b.md", "fr/a/b.md"], {"a/b": ["de", "fr"]}),
        ("{name}-{locale}.txt", ["log-in.txt", "log-no.txt"], {"log": ["id", "no"]}),
        ("**/{language}/*.md", ["x/is/a.md", "y/is/a.md", "x/no/a.md"], {"x/a": ["is", "no"]}),
        ("{locale}/{name}.{locale}.md", ["de/x.de.md", "fr/x.fr.md"], {"x": ["de", "fr"]}),
    ],
)
def test_a_layout_overrides(
    layout: str, files: list[str], expected: dict[str, list[str]], found: Finder
) -> None:
    assert families(found(files, layout=layout)) == expected


def test_what_does_not_fit_the_layout_is_passed_over(found: Finder) -> None:
    discovery = found(["de/x.md", "fr/x.md", "about/x.md", "x.de.md"], layout="{locale}/{name}.md")
    assert passed(discovery).keys() == {"about/x.md", "x.de.md"}


@pytest.mark.parametrize("layout", ["{name}.md", "{locale}/{title}.md"])
def test_a_layout_without_a_locale_is_refused(layout: str, found: Finder) -> None:
    with pytest.raises(ValueError, match="layout"):
        found(["de/x.md"], layout=layout)


@pytest.mark.parametrize(
    ("asked", "held"), [("de", "de"), ("pt_br", "pt-BR"), ("pt", "pt-BR"), ("fr-CA", "fr"), ("ja", None)]
)
def test_a_reference_is_found_by_its_tag_or_its_language(asked: str, held: str | None, found: Finder) -> None:
    discovery = found(["de/x.md", "fr/x.md", "pt-br/x.md"], reference=asked)
    assert discovery.families[0].reference == held


def test_a_source_that_says_nothing_is_in_the_language_of_the_reference(found: Finder) -> None:
    discovery = found({"x.md": "42", "x.de.md": "", "x.fr.md": ""}, reference="en-GB")
    assert (families(discovery), discovery.families[0].reference) == ({"x": ["de", "en-GB", "fr"]}, "en-GB")


def test_folders_are_not_left(found: Finder, tmp_path: Path) -> None:
    found(
        [
            "outside/secret.fr.md",
            "root/x.de.md",
            "root/x.pl.md",
            "root/.git/x.it.md",
            "root/node_modules/x.sv.md",
        ]
    )
    (tmp_path / "root/x.fr.md").symlink_to(tmp_path / "outside/secret.fr.md")
    (tmp_path / "root/loop").symlink_to(tmp_path / "root")
    discovery = found([], "root")
    assert families(discovery) == {"root/x": ["de", "pl"]}
    assert passed(discovery).keys() == {"root/x.fr.md", "root/loop"}


def test_other_files_are_named_as_passed_over(found: Finder) -> None:
    discovery = found(["de/x.md", "fr/x.md", "fr/logo.png", "Makefile"])
    assert passed(discovery) == {
        "Makefile": "not a notice: no file name extension",
        "fr/logo.png": "not a notice: .png file",
    }


def test_all_endings_of_markdown_are_notices(found: Finder) -> None:
    discovery = found(["de/x.md", "fr/x.mdx", "it/x.markdown", "nl/x.mkd"])
    assert families(discovery) == {"x": ["de", "fr", "it", "nl"]}


def test_a_second_file_of_a_locale_is_passed_over(found: Finder) -> None:
    discovery = found(["he/x.md", "iw/x.md", "de/x.md"])
    assert (families(discovery), passed(discovery)) == (
        {"x": ["de", "he"]},
        {"iw/x.md": "he is there already: he/x.md"},
    )


def seal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a folder be one that the operating system does not show."""
    scandir = os.scandir

    def guarded(folder: Path) -> object:
        if Path(folder).name == "sealed":
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    monkeypatch.setattr("os.scandir", guarded)


def test_a_folder_that_cannot_be_read_is_named_and_the_rest_found(
    found: Finder, monkeypatch: pytest.MonkeyPatch
) -> None:
    seal(monkeypatch)
    discovery = found(["n/a.de.md", "n/a.fr.md", "n/sealed/b.de.md"])
    assert families(discovery) == {"n/a": ["de", "fr"]}
    assert [(str(path), reason) for path, reason in discovery.unreadable] == [
        ("n/sealed", "Permission denied")
    ]


def test_a_folder_that_cannot_be_read_is_a_trouble(found: Finder, monkeypatch: pytest.MonkeyPatch) -> None:
    seal(monkeypatch)
    found(["n/a.de.md", "n/a.fr.md", "n/sealed/b.de.md"])
    report = run([Path("n")], Settings())
    assert [str(trouble.path) for trouble in report.troubles][-1] == "n/sealed"


def test_links_that_lead_to_themselves_are_passed_over(found: Finder, tmp_path: Path) -> None:
    (tmp_path / "n").mkdir()
    (tmp_path / "n/a.it.md").symlink_to("a.it.md")
    assert passed(found(["n/a.de.md", "n/a.fr.md"]))["n/a.it.md"] == "a link that leads to no file"


def test_a_missing_path_raises(found: Finder) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        found([], "nowhere")


@pytest.mark.parametrize("name", ["-x.de.md", "x\n.de.md", "a b.de.md", "%2e.de.md", "x\udce9.de.md"])
def test_strange_names_are_files_like_others(name: str, found: Finder) -> None:
    discovery = found([name, name.replace("de", "fr")])
    assert [len(family.versions) for family in discovery.families] == [2]


def test_the_order_of_arguments_does_not_matter(found: Finder) -> None:
    files = ["a/de/x.md", "a/fr/x.md", "b/x.de.md", "b/x.fr.md"]
    assert found(files, "a", "b") == found(files, "b", "a", "a/de")


def test_many_unrelated_files_are_passed_over_quickly(found: Finder) -> None:
    files = {f"{folder}/report {number}.txt": "en" for folder in range(50) for number in range(100)}
    found({})
    for name, text in files.items():
        path = found.root / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(WORDS[text], encoding="utf-8")
    start = time.process_time()
    discovery = found({})
    assert (families(discovery), len(discovery.passed_over)) == ({}, 5_000)
    assert len(found.reads) <= 50 * 40
    assert time.process_time() - start < 10


def test_a_folder_with_a_country_for_a_language(found: Finder) -> None:
    files = {"docs/kr/x.md": "ko", "docs/ru/x.md": "ru", "docs/x.md": "en", "docs/tw/x.md": "12"}
    files |= {"y_tw.md": "12", "y_de.md": "de", "y_fr.md": "fr", "y_it.md": "it"}
    assert families(found(files)) == {"docs/x": ["en", "ko", "ru", "zh-TW"], "y": ["de", "fr", "it", "zh-TW"]}


@pytest.mark.parametrize(
    ("files", "locales"),
    [
        ({"docs/br/x.md": "pt", "docs/fr/x.md": "fr", "docs/x.md": "en"}, ["en", "fr", "pt-BR"]),
        ({"docs/br/x.md": BRETON, "docs/fr/x.md": "fr", "docs/x.md": "en"}, ["br", "en", "fr"]),
        ({"docs/br/x.md": "12", "docs/fr/x.md": "fr", "docs/x.md": "en"}, ["br", "en", "fr"]),
        ({"docs/br/x.md": "pt", "docs/pt-BR/x.md": "pt", "docs/x.md": "en"}, ["br", "en", "pt-BR"]),
        ({"docs/br/x.md": "pt", "docs/pt/x.md": "pt", "docs/x.md": "en"}, ["en", "pt", "pt-BR"]),
        ({"docs/se/x.md": "sv", "docs/am/x.md": "am", "docs/x.md": "en"}, ["am", "en", "sv"]),
    ],
)
def test_a_code_of_a_language_and_of_a_country_is_told_by_the_words(
    found: Finder, files: dict[str, str], locales: list[str]
) -> None:
    assert families(found(files)) == {"docs/x": locales}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            {"terms-ptbr.md": "pt", "terms-itit.md": "it", "terms.md": "en"},
            {"terms": ["en", "it-IT", "pt-BR"]},
        ),
        (  # code and names tell no language, but what stands in the place of locales is one
            {"docs/x-ptbr.md": "pt", "docs/x-kokr.md": "ko", "docs/x-zhcn.md": "`a` `b`", "x.md": "en"},
            {"x": ["en", "ko-KR", "pt-BR", "zh-CN"]},
        ),
        ({"README-ptbr.md": "pt", "README-dede.md": "de"}, {"README": ["de-DE", "pt-BR"]}),
        ({"x-ptbr.md": "pt", "x.md": "en"}, {}),  # one may be chance
        ({"user-site.md": "en", "user-test.md": "en", "user.md": "en", "user-page.md": "en"}, {}),
        ({"user-test.md": "te", "user-page.md": "en", "user-dede.md": "fr"}, {}),
        (
            {"docs/index-ptbr.md": "pt", "docs/index-itit.md": "it", "index.md": "en"},
            {"docs/index": ["it-IT", "pt-BR"]},
        ),
    ],
)
def test_locales_written_as_one_word_are_believed_where_the_words_of_two_languages_agree(
    files: dict[str, str], expected: dict[str, list[str]], found: Finder
) -> None:
    assert families(found(files)) == expected


def test_a_text_in_pictures_is_in_no_language(found: Finder) -> None:
    pictures = (
        "# 🥇 🔁\n\n🙃 `FastAPI` 📁 💪 👀 💖 👈 Starlette ⚪️ 📁 🤔 Uvicorn 👈 🏃 🌏 Python 👈 ❓ 💡 Pydantic\n\n"
        * 9
    )
    files = {"en/x.md": "en", "de/x.md": "de", "em/x.md": pictures}
    assert families(found(files)) == {"x": ["de", "en"]}
    assert "no locale" in passed(found(files))["em/x.md"]


def test_a_text_with_some_pictures_is_in_its_language(found: Finder) -> None:
    files = {"en/x.md": "en", "de/x.md": "de", "xx/x.md": f"🎉 ✅ {WORDS['it']} 🚀"}
    assert families(found(files)) == {"x": ["de", "en", "it"]}


@pytest.mark.parametrize(("beside", "locale"), [("en", "en"), ("sk", "sk"), ("1 2 3", "und")])
def test_a_source_full_of_code_is_in_the_language_of_those_beside_it(
    found: Finder, beside: str, locale: str
) -> None:
    guides = {"guide.md": beside, "guide.de.md": "de", "guide.fr.md": "fr"}
    discovery = found(guides | {"api.md": "1 2 3", "api.de.md": "de", "api.fr.md": "fr"})
    assert sorted(families(discovery)["api"]) == sorted(["de", "fr", locale])
