"""Departures say what they seem to say, or are doubted; what has one cause is told once."""

from collections.abc import Sequence

import pytest

from checker.align import Departure, DepartureKind, Spot, Table, align
from checker.discover import Family
from checker.findings import Fact
from checker.median import median
from checker.outline import doubts_of
from checker.outline.lengths import Lengths
from checker.voting import Vote

from .compared import facts as facts_of
from .conftest import judge_texts
from .test_align import NOTICE, build, edited, notice_of, version_of
from .test_structure import facts

KETTLE = {
    "de": (
        "# Der Wasserkocher\n\nFüllen Sie nie mehr als einen Liter Wasser ein.\n\n## Dateien\n\n{}\n\n"
        "## Reinigen\n\nWischen Sie ihn mit einem feuchten Tuch ab, sobald er kalt ist.\n"
    ),
    "en": (
        "# The kettle\n\nNever fill in more than one litre of water.\n\n## Files\n\n{}\n\n"
        "## Cleaning\n\nWipe it with a damp cloth as soon as it is cold.\n"
    ),
    "fr": (
        "# La bouilloire\n\nNe versez jamais plus d’un litre d’eau.\n\n## Fichiers\n\n{}\n\n"
        "## Nettoyage\n\nEssuyez-la avec un chiffon humide dès qu’elle est froide.\n"
    ),
    "it": (
        "# Il bollitore\n\nNon versate mai più di un litro d’acqua.\n\n## File\n\n{}\n\n"
        "## Pulizia\n\nPulitelo con un panno umido appena è freddo.\n"
    ),
    "sv": (
        "# Vattenkokaren\n\nFyll aldrig på mer än en liter vatten.\n\n## Filer\n\n{}\n\n"
        "## Rengöring\n\nTorka av den med en fuktig trasa så snart den är kall.\n"
    ),
}
FILES = {
    "de": "/etc/kettle.conf enthält die Temperatur, die Sie zuletzt gewählt haben.",
    "en": "/etc/kettle.conf holds the temperature that you chose last.",
    "fr": "/etc/kettle.conf contient la température que vous avez choisie en dernier.",
    "it": "/etc/kettle.conf contiene la temperatura che avete scelto per ultima.",
    "sv": "/etc/kettle.conf innehåller den temperatur som du valde senast.",
}


def kettle(kind: str = "markdown", **other: str) -> list[tuple[str, str, str]]:
    """Locale, case and words of what is told where some versions write the files otherwise."""
    texts = {locale: text.format((FILES | other)[locale]) for locale, text in KETTLE.items()}
    return [(fact.locale, fact.case, fact.found) for fact in facts_of("structure", texts, kind)]


@pytest.mark.parametrize(
    ("locale", "text", "told"),
    [
        # a sentence goes on below a blank line
        (
            "it",
            "/etc/kettle.conf contiene la temperatura che avete scelto per\n\nultima.",
            ("it", "split", "ultima."),
        ),
        # what the others write in one line is a term and its explanation here
        (
            "sv",
            "- /etc/kettle.conf\n\nInnehåller den temperatur som du valde senast.",
            ("sv", "split", "- /etc/kettle.conf"),
        ),
        # a sentence of its own that nobody else has
        (
            "fr",
            FILES["fr"] + "\n\nDemandez conseil au magasin avant de modifier ce fichier vous-même.",
            ("fr", "extra", "Demandez conseil au magasin avant de modifier ce fichier vo…"),
        ),
    ],
)
def test_a_block_more_may_be_cut_off(locale: str, text: str, told: tuple[str, str, str]) -> None:
    assert kettle(**{locale: text}) == [told]


def test_a_heading_below_the_title_is_one_more_and_the_title_stays_one() -> None:
    """Both may be set beside the others' title; the one of its level is it."""
    texts = {locale: text.format(FILES[locale]) for locale, text in KETTLE.items()}
    texts["sv"] = texts["sv"].replace("# Vattenkokaren\n", "# Nordlys\n\n## Vattenkokaren\n")
    assert [(fact.rule, fact.case, fact.found) for fact in facts_of("structure", texts)] == [
        ("same-sections", "extra", "## Vattenkokaren")
    ]


# Where a heading and the paragraph below it are alike in length, either may be set beside the others' paragraph.
SHORT_LINES = {
    "de": "Kein Filter.\n\nDer Kocher hat keinen Filter und braucht keinen, denn er ist aus Glas.\n\nNicht spülen.",
    "en": "No filter.\n\nThe kettle has no filter and does not need one either, for it is glass.\n\nDo not rinse.",
    "fr": "Sans filtre.\n\nLa bouilloire n’a pas de filtre et n’en a pas besoin, elle est en verre.\n\nNe pas rincer.",
    "it": "Senza filtro.\n\nIl bollitore non ha filtro e non ne ha bisogno, perché è di vetro.\n\nNon sciacquare.",
    "sv": "Inget filter.\n\nKokaren har inget filter och behöver inget, ty den är av glas.\n\n## {}\n\nSkölj ej.",
}


@pytest.mark.parametrize("heading", ["Rengöring", "Skölj inte", "Så rengör ni kokaren", "Inget filter"])
def test_a_heading_above_a_paragraph_is_one_more(heading: str) -> None:
    texts = {locale: f"# Nordlys\n\n{text.format(heading)}\n" for locale, text in SHORT_LINES.items()}
    assert [(fact.rule, fact.case, fact.found) for fact in facts_of("structure", texts)] == [
        ("same-sections", "extra", f"## {heading}")
    ]


CHECKS = {
    "de": "Das Gerät sendet nach DIN-4711 und meldet sich alle zehn Minuten. Wer das nicht will, schaltet es ab.",
    "en": "The device sends by DIN-4711 and reports every ten minutes. Who does not want that turns it off.",
    "fr": "L’appareil émet selon DIN-4711 toutes les dix minutes. Qui ne le veut pas le désactive.",
    "it": "L’apparecchio trasmette secondo DIN-4711 ogni dieci minuti. Chi non lo vuole lo disattiva.",
    "sv": "Apparaten sänder enligt DIN-4711 var tionde minut. Den som inte vill det stänger av den.",
}


@pytest.mark.parametrize(
    ("words", "case"),
    [
        # a number of a standard that the others have in the paragraph below
        ("L’appareil émet selon DIN-4711.", "split"),
        # a name that comes back in the version says nothing
        ("L’appareil Nordlys émet.", "extra"),
    ],
)
def test_a_block_in_three_is_cut_off(words: str, case: str) -> None:
    """What is told by no length is told by a word that stands in the others' block beside."""
    aside = "Il le fait sans fil, jour et nuit, aussi longtemps que la bouilloire se trouve sur son socle électrique."
    own = "Qui ne le veut pas demande à la personne qui l’a vendu comment on le désactive, et elle le lui montre."
    texts = CHECKS | {"fr": f"{words}\n\n{aside}\n\n{own}"}
    named = {locale: f"{text} Nordlys." for locale, text in texts.items()}
    assert [told[:2] for told in kettle(**named)] == [("fr", case)]


# Three sentences, of which the last is short: a version that says more has the length of one with a sentence more.
SENSOR = {
    "de": "Ein Fühler misst die Wärme im Inneren. Der Kocher schaltet sich aus, wenn er leer ist. Sie hören einen Ton.",
    "en": "A sensor measures the heat inside. The kettle turns itself off as soon as it is empty. You hear a sound.",
    "fr": "Un capteur mesure la chaleur. La bouilloire s’éteint dès qu’elle est vide. Vous entendez un son.",
    "it": "Un sensore misura il calore interno. Il bollitore si spegne appena è vuoto. Sentite un suono.",
    "sv": "En givare mäter värmen inuti. Kokaren stängs av så snart den är tom. Ni hör ett ljud.",
}
WORDY = (
    "À l’intérieur de l’appareil, un capteur mesure sans cesse la chaleur de l’eau. La bouilloire s’éteint donc "
    "toute seule dès qu’elle est vide."
)


@pytest.mark.parametrize(
    ("french", "told"),
    [
        (f"{WORDY}\n\nVous entendez alors un son.", [("fr", "split", "Vous entendez alors un son.")]),
        (
            (
                "Un capteur mesure la chaleur de l’eau.\n\nLa bouilloire s’éteint donc toute seule, et sans tarder, "
                "dès qu’elle est vide. Vous entendez alors un son, qui se répète."
            ),
            [("fr", "split", "Un capteur mesure la chaleur de l’eau.")],
        ),
        # as many sentences as elsewhere, and one more
        (
            f"{SENSOR['fr']}\n\nÉloignez les enfants.",
            [("fr", "extra", "Éloignez les enfants.")],
        ),
    ],
)
def test_a_sentence_that_the_block_beside_lacks_is_cut_off_from_it(
    french: str, told: list[tuple[str, str, str]]
) -> None:
    """Where the lengths leave it open, sentences are counted: a translator keeps these far more often."""
    assert kettle(**SENSOR | {"fr": french}) == told


def sensor(kind: str, **other: str) -> list[tuple[str, str, str]]:
    """Locale, case and words of what is told of a page of two paragraphs, of which some versions put it otherwise."""
    texts = {locale: f"# Nordlys\n\n{text}\n\n{CALLS[locale]}\n" for locale, text in (SENSOR | other).items()}
    return [(fact.locale, fact.case, fact.found) for fact in facts_of("structure", texts, kind)]


CALLS = {
    "de": "Rufen Sie uns an, wenn er tropft.",
    "en": "Call us if it drips.",
    "fr": "Appelez-nous si elle goutte.",
    "it": "Chiamateci se gocciola.",
    "ja": "水が漏れる場合はお電話ください。",
    "sv": "Ring oss om den droppar.",
}


def test_a_long_sentence_more_is_in_excess_where_a_translator_has_joined_two() -> None:
    """As many sentences as elsewhere, but far more words."""
    joined = "En givare mäter värmen i kokaren, som stängs av så snart den är tom. Ni hör ett ljud."
    more = "Barn ska inte använda kokaren ensamma, och aldrig utan att en vuxen står bredvid och ser på."
    assert "split" not in [case for _, case, _ in sensor("markdown", sv=f"{joined}\n\n{more}")]


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        # as long as the paragraph below, so that either may be the one in excess
        (
            "sv",
            "En givare mäter värmen inuti. Kokaren stängs av så snart den är tom.\n\nNi hör ett ljud.",
            "Ni hör ett ljud.",
        ),
        # so much longer that it stands beside the others' last paragraph
        (
            "ja",
            "センサーがケトルの内部の温度をいつも測っています。水がなくなって空になると、ケトルの電源は自動的に切れて、加熱もすぐに止まります。\n\nその際に音が鳴ります。",
            "その際に音が鳴ります。",
        ),
    ],
)
def test_a_sentence_is_cut_off_whatever_it_was_set_beside(locale: str, text: str, words: str) -> None:
    assert sensor("markdown", **{locale: text}) == [(locale, "split", words)]


# A sentence with a list in its middle, and what follows it.
UNPACKING = {
    "cs": "Než konvici poprvé použijete, odstraňte\n\n- karton z víka\n- fólii z podstavce\n- štítek z držadla\n",
    "en": "Before the first use, remove\n\n- the cardboard from the lid\n- the film from the base\n- the label\n",
    "fr": "Avant le premier usage, retirez\n\n- le carton du couvercle\n- le film du socle\n- l’étiquette\n",
    "it": "Prima del primo uso togliete\n\n- il cartone dal coperchio\n- la pellicola dalla base\n- l’etichetta\n",
    "sv": "Före första användningen tar ni bort\n\n- kartongen på locket\n- filmen på sockeln\n- etiketten\n",
}
READY = {
    "cs": "Konvice je nyní připravena. Nalijte do ní vodu.",
    "en": "The kettle is now ready. Pour water into it.",
    "fr": "La bouilloire est maintenant prête. Versez-y de l’eau.",
    "it": "Il bollitore è ora pronto. Versatevi dell’acqua.",
    "sv": "Kokaren är nu klar. Häll vatten i den.",
}


def unpacking(locale: str, text: str) -> list[tuple[str, str]]:
    """Locale and case of what is told where a version in a language says it so."""
    texts = {each: f"# Nordlys\n\n{lead}\n{READY[each]}\n" for each, lead in UNPACKING.items()}
    told = facts_of("structure", texts | {locale: f"# Nordlys\n\n{text}\n"})
    return [(fact.locale, fact.case) for fact in told]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        (
            "de",
            (
                "Vor dem ersten Gebrauch müssen Sie\n\n- die Pappe am Deckel\n- die Folie am Sockel\n- das Etikett\n\n"
                "entfernen.\n\nDer Kocher ist nun bereit. Gießen Sie Wasser ein."
            ),
        ),
        (
            "tr",
            (
                "İlk kullanımdan önce,\n\n- kapaktaki kartonu\n- tabandaki filmi\n- saptaki etiketi\n\n"
                "çıkarın.\n\nSu ısıtıcısı artık hazırdır. İçine su koyun."
            ),
        ),
        (
            "hu",
            (
                "Az első használat előtt\n\n- a fedélről a kartont,\n- a talpról a fóliát,\n- a fogóról a címkét\n\n"
                "távolítsa el.\n\nA vízforraló most már kész. Öntsön bele vizet."
            ),
        ),
        (
            "ja",
            (
                "初めてお使いになる前に、\n\n- ふたの厚紙\n- 台の保護フィルム\n- 取っ手のラベル\n\n"
                "を取り除いてください。\n\nこれで準備ができました。水を入れてください。"
            ),
        ),
        (
            "ko",
            (
                "처음 사용하기 전에\n\n- 뚜껑의 종이\n- 받침대의 필름\n- 손잡이의 라벨\n\n"
                "을 제거하십시오.\n\n이제 주전자를 쓸 수 있습니다. 물을 부으십시오."
            ),
        ),
        (
            "hi",
            (
                "पहली बार इस्तेमाल करने से पहले\n\n- ढक्कन का गत्ता\n- आधार की पन्नी\n- हत्थे का लेबल\n\n"
                "हटा दें।\n\nकेतली अब तैयार है। इसमें पानी डालें।"
            ),
        ),
    ],
)
def test_a_language_that_puts_the_verb_last_ends_its_sentence_below_the_list(locale: str, text: str) -> None:
    assert unpacking(locale, text) == []


@pytest.mark.parametrize(
    ("locale", "text", "case"),
    [
        # the sentence before the list has ended, so what follows is another one
        (
            "ja",
            (
                "初めてお使いになる前に、次を取り除いてください。\n\n- ふたの厚紙\n- 台の保護フィルム\n- ラベル\n\n"
                "お店に返してください。\n\nこれで準備ができました。水を入れてください。"
            ),
            "extra",
        ),
        # the last item has ended it
        (
            "de",
            (
                "Vor dem ersten Gebrauch entfernen Sie\n\n- die Pappe oben\n- die Folie am Sockel\n- das Etikett.\n\n"
                "Bringen Sie alles zurück.\n\nDer Kocher ist nun bereit. Gießen Sie Wasser ein."
            ),
            "extra",
        ),
        # what begins with a capital begins a sentence
        (
            "de",
            (
                "Vor dem ersten Gebrauch entfernen Sie\n\n- die Pappe oben\n- die Folie am Sockel\n- das Etikett\n\n"
                "Bringen Sie alles zurück.\n\nDer Kocher ist nun bereit. Gießen Sie Wasser ein."
            ),
            "extra",
        ),
    ],
)
def test_what_stands_below_a_list_whose_sentence_has_ended_is_in_excess(
    locale: str, text: str, case: str
) -> None:
    assert unpacking(locale, text) == [(locale, case)]


def test_what_most_end_below_a_list_is_lacking_in_none() -> None:
    """Of four languages three put the verb last; the fourth has it before the list."""
    texts = {
        "en": UNPACKING["en"],
        "ja": "初めてお使いになる前に、\n\n- ふたの厚紙\n- 台の保護フィルム\n- ラベル\n\nを取り除いてください。\n",
        "ko": "처음 사용하기 전에\n\n- 뚜껑의 종이\n- 받침대의 필름\n- 라벨\n\n을 제거하십시오.\n",
        "tr": "İlk kullanımdan önce\n\n- kapaktaki kartonu\n- tabandaki filmi\n- etiketi\n\nçıkarın.\n",
    }
    assert facts_of("structure", {locale: f"# Nordlys\n\n{text}" for locale, text in texts.items()}) == []


CHOICE = "# Nordlys\n\n{}:\n\n```\nkettle on\n```\n\n{}\n\n```\nkettle start\n```\n\n{}.\n"
EITHER = {
    "de": ("Schreiben Sie entweder", "oder", "Beides schaltet ihn ein"),
    "en": ("Write either", "or", "Both turn it on"),
    "fr": ("Écrivez soit", "ou", "Les deux l’allument"),
    "it": ("Scrivete", "o", "Entrambi lo accendono"),
    "sv": ("Skriv antingen", "eller", "Båda slår på den"),
}


def test_a_word_of_one_letter_is_not_lacking() -> None:
    """A block of a single letter may be a leftover of damaged text and is not lined up, yet it is there."""
    texts = {locale: CHOICE.format(*words) for locale, words in EITHER.items()}
    assert facts_of("structure", texts) == []
    silent = texts | {"it": texts["it"].replace("\n\no\n\n", "\n\n")}
    assert [(fact.case, fact.locale) for fact in facts_of("structure", silent)] == [("missing", "it")]


@pytest.mark.parametrize(
    "below",
    [
        "qui se trouve dans le coin.",
        ", qui se trouve dans le coin.",
        "qui se trouve dans le coin. Vous pouvez aussi vous servir du menu, qui offre les mêmes fonctions.",
    ],
)
def test_a_sentence_may_run_around_an_image(below: str) -> None:
    """Where the others have it above the image, one ends it below."""
    lines = {
        "de": "Klicken Sie auf das Bild in der Ecke:\n\n![](corner.png)\n",
        "en": "Click on the picture in the corner:\n\n![](corner.png)\n",
        "fr": f"Cliquez sur l’image\n\n![](corner.png)\n\n{below}\n",
        "it": "Fate clic sull’immagine nell’angolo:\n\n![](corner.png)\n",
        "sv": "Klicka på bilden i hörnet:\n\n![](corner.png)\n",
    }
    assert facts_of("structure", {locale: f"# Nordlys\n\n{text}" for locale, text in lines.items()}) == []


LEADING = {
    "de": "Der Kocher heizt nur, solange er auf seinem [Sockel](base.md) steht, und er hält zweierlei für Sie bereit:",
    "en": "The kettle heats only as long as it stands on its [base](base.md), and it keeps two things ready for you:",
    "fr": "La bouilloire ne chauffe que sur son [socle](base.md), et elle tient deux choses à votre disposition :",
    "it": "Il bollitore scalda soltanto finché sta sulla sua [base](base.md), e tiene pronte due cose per voi:",
    "sv": (
        "Kokaren värmer bara så länge den står på sin [sockel](base.md), och den stängs av så snart den lyfts upp "
        "av någon eller kokar torr, vilket händer oftare än man tror i ett kök där många hjälps åt.\n\nTvå saker:"
    ),
}


def test_words_that_lead_on_to_a_list_are_cut_off_from_those_before() -> None:
    """A few words more are told by no length; the colon in which they end is that of the others' paragraph."""
    texts = {locale: f"{text}\n\n- 20 °C\n- 80 °C" for locale, text in LEADING.items()}
    assert [told[:2] for told in kettle(**texts)] == [("sv", "split-unsure")]


# The words before the colon are so short elsewhere that no length shows where they end here.
SWITCHES = {
    "de": "Wer den Kocher von Ferne einschalten will, schickt ihm diese Zeile:",
    "en": "Whoever wants to switch the kettle on from afar sends it this line:",
    "fr": "Qui veut allumer la bouilloire de loin lui envoie cette ligne :",
    "it": "Chi vuole accendere il bollitore da lontano gli invia questa riga:",
}
AFAR = {
    "bn": ("যে কেউ দূর থেকে কেটলিটি চালু করতে চান, তিনি সেটিকে একটি ছোট নির্দেশ পাঠাতে পারেন।", "নির্দেশটি এরকমঃ"),
    "hi": ("जो कोई केतली को दूर से चालू करना चाहता है, वह उसे एक छोटा निर्देश भेज सकता है।", "निर्देश यह हैः"),
    "km": ("អ្នកដែលចង់បើកកំសៀវពីចម្ងាយ អាចផ្ញើបញ្ជាខ្លីមួយទៅវា ដែលសរសេរនៅខាងក្រោមនេះ។", "បញ្ជា៖"),
}


@pytest.mark.parametrize(
    ("locale", "behind", "case"),
    [
        *((locale, "```\nkettle on\n```", "split-unsure") for locale in AFAR),
        ("bn", "| a | b |\n|---|---|\n| 1 | 2 |", "split-unsure"),
    ],
)
def test_a_line_that_leads_on_to_code_or_a_table_is_no_paragraph_in_excess(
    locale: str, behind: str, case: str
) -> None:
    texts = {
        each: f"# Kitebird\n\n{words}\n\n{behind}\n\n© Kitebird 2024\n" for each, words in SWITCHES.items()
    }
    texts[locale] = "# Kitebird\n\n{}\n\n{}\n\n".format(*AFAR[locale]) + f"{behind}\n\n© Kitebird 2024\n"
    assert [(fact.locale, fact.case) for fact in facts_of("structure", texts)] == [(locale, case)]


LINKS = "[Kettles](kettles.md), [Teapots](pots.md)"


@pytest.mark.parametrize(
    ("also", "words", "case"),
    [
        # pages to choose from, in one version and in two of them
        ("en", LINKS, "extra"),
        ("sv", LINKS, "two-editions"),
        # words alone, where the paragraph below is as much shorter
        ("en", "Kettles and teapots", "split"),
    ],
)
def test_links_of_its_own_are_not_cut_off(also: str, words: str, case: str) -> None:
    """A length near that of the others says less than links that none of them has."""
    texts = {locale: text.format(FILES[locale]) for locale, text in KETTLE.items()}
    for locale in {"en", also}:
        texts[locale] = texts[locale].replace("\n\n", f"\n\n{words}\n\n", 1)
    texts["en"] = texts["en"].replace("Never fill in more than one litre of water.", "One litre at most.")
    told = facts_of("structure", texts, reference="en")
    assert [fact.case for fact in told if fact.locale == "en"] == [case]


def test_what_is_lacking_may_stand_in_the_line_below() -> None:
    """Two lines of the others are one here, whose length says nothing beside a sentence that is gone."""
    two = {locale: f"{text}\n\n/etc/lamp.conf: {locale}." for locale, text in FILES.items()}
    one = "/etc/kettle.conf, /etc/lamp.conf: sv."
    assert {case for *_, case, _ in kettle(**two | {"sv": one})} <= {"missing-unsure", "merged"}


def test_in_plain_text_a_cut_is_no_more_than_a_note() -> None:
    cut = FILES["it"].replace("che avete", "\n\nche avete")
    assert {case for _, case, _ in kettle("text", it=cut)} == {"split-unsure"}


STEPS = {
    "cs": "Zapněte konvici.\n\nPočkejte, až voda začne vřít.{}\n\nVypne se sama.\n",
    "de": "Schalten Sie den Kocher ein.\n\nWarten Sie, bis das Wasser kocht.{}\n\nEr schaltet sich ab.\n",
    "en": "Switch the kettle on.\n\nWait until the water boils.{}\n\nIt switches itself off.\n",
    "nl": "Zet de waterkoker aan.\n\nWacht tot het water kookt.{}\n\nHij gaat vanzelf uit.\n",
}
ASIDE = {"nl": "Giet er nooit melk of soep in, want die branden aan de bodem vast en bederven de smaak."}


@pytest.mark.parametrize(("blank", "cases"), [("\n\n", {"extra"}), ("\n", {"extra-unsure"})])
def test_in_plain_text_a_line_more_is_a_guess(blank: str, cases: set[str]) -> None:
    """Where a paragraph ends is sure only where a blank line stands."""
    texts = {
        locale: text.format(blank + ASIDE[locale] if locale in ASIDE else "")
        for locale, text in STEPS.items()
    }
    assert {fact.case for fact in facts_of("structure", texts, "text")} == cases


def test_cuts_of_a_version_are_told_once() -> None:
    lamp = {locale: text.replace("kettle", "lamp") for locale, text in FILES.items()}
    listed = "- /etc/kettle.conf\n\nInnehåller den temperatur som du valde senast.\n\n## Lampan\n\n"
    listed += "- /etc/lamp.conf\n\nInnehåller den temperatur som du valde senast."
    both = {locale: f"{text}\n\n## Lamp\n\n{lamp[locale]}" for locale, text in FILES.items()} | {"sv": listed}
    texts = {locale: text.format(both[locale]) for locale, text in KETTLE.items()}
    (fact,) = facts_of("structure", texts)
    assert (fact.case, fact.details["places"]) == ("split", "2 places")


ITEMS = "- your money: we refund the full price even without a receipt, and the cost of sending it back to us"
OTHERS = [
    "# frequently asked questions",
    "the new kettle is blue and green",
    "# if you live far away",
    "send us a letter and we will call for the old kettle at your house on a day that suits you well",
    "# for shops",
    "do not sell it",
    "take all kettles of this make from the shelf and keep them in a dry place until we have fetched them",
]
LONG = [*NOTICE, *OTHERS]


@pytest.mark.parametrize(
    ("family", "cases"),
    [
        # the words are in the block before the gap
        (
            [NOTICE] * 5 + [edited((7, 9, [NOTICE[7] + " and that is a promise; " + NOTICE[8]]))],
            {("same-blocks", "merged")},
        ),
        # of what stands where a heading was nobody can say that it is the heading
        (
            [NOTICE] * 5 + [edited((6, 8, [ITEMS]))],
            {("same-blocks", "kind"), ("same-sections", "missing-somewhere")},
        ),
        # a few words again below another step are no copy
        ([LONG] * 5 + [[*LONG, "do not sell it"]], set()),
        # nor is what comes back again and again
        ([LONG] * 5 + [[*LONG[:10], LONG[1], *LONG[10:], LONG[1]]], set()),
        ([NOTICE] * 5 + [edited((8, 8, [NOTICE[7]]))], {("said-once", "duplicate")}),
    ],
)
def test_doubts(family: list[list[str]], cases: set[tuple[str, str]]) -> None:
    assert {(fact.rule, fact.case) for fact in facts(family)} == cases


def table_of(family: Sequence[Sequence[str]]) -> Table:
    versions = tuple(version_of(number) for number in range(len(family)))
    notices = [notice_of(version, blocks) for version, blocks in zip(versions, family, strict=True)]
    return align(Family("notice", versions, None, "test"), notices)


def test_a_version_otherwise_at_many_places_is_told_once() -> None:
    other = [line for line in LONG if line not in {LONG[1], LONG[5], LONG[15]}]
    other.insert(other.index(LONG[10]), "prices <prices>")
    other.append("write to <letters>")
    (fact,) = facts([LONG] * 5 + [other])
    assert (fact.rule, fact.case) == ("same-text", "many-differences")
    assert fact.details["changes"] == "missing at 3 places and added at 2"


def test_a_version_otherwise_at_few_places_is_told_of_each() -> None:
    other = [line for line in LONG if line not in {LONG[1], LONG[11]}]
    told: list[Fact] = facts([LONG] * 5 + [other])
    assert [(fact.rule, fact.case) for fact in told] == [("same-blocks", "missing")] * 2


def test_lengths_are_those_of_the_others() -> None:
    lengths = Lengths(table_of([NOTICE] * 3 + [edited((7, 8, []))]))
    assert lengths.expected(3, 7, 7) == len(NOTICE[7])
    assert lengths.expected(3, 6, 7) == len(NOTICE[7]) + len(NOTICE[6][2:])
    assert lengths.expected_headings(3, 6, 7) == lengths.headings(3, 6, 7) == 1


@pytest.mark.parametrize(("numbers", "middle"), [([3.0], 3.0), ([1.0, 2.0], 1.5), ([9.0, 1.0, 2.0], 2.0)])
def test_median(numbers: list[float], middle: float) -> None:
    assert median(numbers) == middle


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ({"de": "| Kiel |", "en": "| Kiel |  |", "fr": "| Kiel |", "it": "| Kiel | |", "sv": "|Kiel"}, []),
        ({"fr": "| Kiel 10 |"}, [("fr", "cells", "| Kiel 10 |")]),
        ({"fr": "Kiel 10 | "}, [("fr", "cells", "Kiel 10 |")]),
        ({"fr": r"| Kiel \| 10 |"}, [("fr", "cells", r"| Kiel \| 10 |")]),
        ({"fr": "| Kiel", "it": "| Kiel |"}, []),  # nobody knows
        ({"fr": "| | 10 |"}, []),
    ],
)
def test_a_row_has_as_many_cells_as_in_the_others(
    rows: dict[str, str], told: list[tuple[str, str, str]]
) -> None:
    row = dict.fromkeys(KETTLE, "| Kiel | 10 |") | rows
    tables = {locale: f"| A | B |\n| - | - |\n| Lund | 20 |\n{row[locale]}" for locale in KETTLE}
    assert [each for each in kettle(**tables) if each[1] == "cells"] == told


@pytest.mark.parametrize(
    ("absent", "joint", "far", "doubt"),
    [
        ("extra", "merged", 1, "even"),
        ("extra", "merged", 4, "cut"),
        ("missing", "split", 0, "even"),
    ],
)
def test_a_block_more_beside_two_that_are_one_makes_as_many(
    absent: DepartureKind, joint: DepartureKind, far: int, doubt: str
) -> None:
    table = build([NOTICE] * 5)
    blocks = table.notices[0].blocks
    first, second = blocks[4], blocks[5 + far]
    where = Spot(0, first.start, first.end if absent == "extra" else first.start)
    departures = [
        Departure(absent, where, Vote(4, 5), ("item",), fingerprints=True),
        Departure(joint, Spot(0, second.start, second.end), Vote(4, 5), ("paragraph",) * 2),
    ]
    assert doubts_of(table, departures).get((0, where)) == doubt


@pytest.mark.parametrize(
    ("page", "elsewhere", "case"),
    [
        ("the page NL-20", "sur NordLys la fiche NL-20 dit comment la laisser refroidir", "extra-unsure"),
        # may be anything on NordLys
        ("the page NL-20", "sur NordLys une fiche dit comment la laisser refroidir", "extra"),
        ("a page", "sur NordLys une fiche dit comment la laisser refroidir", "extra"),
        ("the page NL-20", "une fiche dit comment la laisser refroidir", "extra"),
    ],
)
def test_what_another_version_holds_at_another_place_is_not_alone(
    page: str, elsewhere: str, case: str
) -> None:
    own = edited((2, 2, [f"{page} on NordLys tells how to let it cool down"]))
    found = facts([NOTICE] * 3 + [edited((12, 12, [elsewhere])), own])
    assert [(fact.rule, fact.case) for fact in found if fact.locale == "fr"] == [("same-blocks", case)]


@pytest.mark.parametrize(
    ("at", "again", "told"),
    [
        (12, 7, ["duplicate-unsure"]),  # a remark may hold in two sections
        (9, 7, ["duplicate"]),  # in one it is a slip
        (5, 10, ["duplicate"]),  # nobody says so much again on purpose
    ],
)
def test_a_short_remark_may_stand_in_two_sections_and_is_a_note(at: int, again: int, told: list[str]) -> None:
    family = [NOTICE] * 3 + [edited((at, at, [NOTICE[again]]))]
    assert [fact.case for fact in facts(family) if fact.rule == "said-once"] == told


@pytest.mark.parametrize(
    ("between", "told"),
    [
        (["now the lid is off and you can take the filter out of the kettle"], ["duplicate-unsure"]),
        (["- take the filter out of the kettle and rinse it under the tap"], ["duplicate"]),
    ],
)
def test_a_step_may_stand_in_two_lists(between: list[str], told: list[str]) -> None:
    first = ["- press the button beside the lid until it clicks", "- step 2: press OK"]
    whole = [*NOTICE[:2], *first, *between, "- wash it by hand", "- dry it with a soft and clean towel"]
    family = [whole] * 3 + [[*whole[:7], "- step 2: press OK", *whole[7:]]]
    assert [fact.case for fact in facts(family) if fact.rule == "said-once"] == told


def test_the_sides_of_a_box_are_no_words_said_twice() -> None:
    side = f"+{'-' * 50}+"
    family = [edited((5, 5, [side]))] * 3 + [edited((5, 5, [side]), (7, 7, [side]))]
    assert [fact.case for fact in facts(family) if fact.rule == "said-once"] == []


@pytest.mark.parametrize(
    ("repeated", "told"),
    [
        ([(5, 10), (9, 4)], ["duplicate"] * 2),
        ([(5, 10), (9, 4), (12, 1)], ["duplicate-unsure"] * 3),  # such a version says much alike on purpose
    ],
)
def test_what_a_version_repeats_at_several_places_is_a_note(
    repeated: list[tuple[int, int]], told: list[str]
) -> None:
    own = edited(*[(at, at, [NOTICE[again]]) for at, again in repeated])
    assert [fact.case for fact in facts([NOTICE] * 3 + [own]) if fact.rule == "said-once"] == told


WRAPPED = {
    "de": "Wir haben den Kocher bekommen, den Sie am Montag\ngeschickt haben, und sehen ihn uns bald an.",
    "en": "We have got the kettle that you sent us on Monday\nand will have a look at it as soon as we can.",
    "fr": "Nous avons reçu la bouilloire envoyée lundi dernier\net nous allons la regarder dès que possible.",
    "nl": "We hebben de waterkoker ontvangen die u maandag\nhebt gestuurd en gaan er snel naar kijken.",
}


@pytest.mark.parametrize(
    ("joint", "case"),
    [
        ("\n", "missing-unsure"),
        (".\n\n", "missing-somewhere"),
    ],  # the rest of a wrapped line, and a paragraph of its own
)
def test_the_rest_of_a_wrapped_line_is_no_lacking_paragraph(joint: str, case: str) -> None:
    letter = "Kitebird\n\n{}\n%if guarantee%\n  {}\n%endif%\n%if recall%\n  {}\n%endif%\n{}\n"
    rest = ("GARANTIE 1.", "RECALL 2.", "https://kitebird.example/")
    texts = {locale: letter.format(words.replace("\n", joint), *rest) for locale, words in WRAPPED.items()}
    texts["it"] = letter.format("Abbiamo ricevuto il bollitore che avete spedito lunedì.", *rest)
    assert [fact.case for fact in facts_of("structure", texts, "text")] == [case]


AROUND_CODE = {
    "de": ("Beginnen Sie das Programm mit:", "Dann warten Sie drei Minuten, bis das Wasser im Kessel kocht."),
    "en": ("Begin the program with:", "Then wait three minutes until the water in the kettle boils."),
    "fr": ("Commencez par :", "Puis attendez trois minutes, jusqu’à ce que l’eau de la bouilloire bout."),
    "nl": ("Begin het programma met:", "Wacht daarna drie minuten tot het water in de ketel kookt."),
}


@pytest.mark.parametrize(
    ("locale", "lead", "end", "told"),
    [
        ("ja", "例えば、", "のように。", []),
        ("tr", "Başlamak için sadece;", "içeren bir program yazın.", []),
        ("tr", "Program böyle başlar:", "Kettle kapağını kapatın.", ["extra"]),  # another sentence
    ],
)
def test_a_sentence_may_run_around_code(locale: str, lead: str, end: str, told: list[str]) -> None:
    wait = {
        "ja": "それから、ケトルの水が沸くまで三分ほど待ちます。",
        "tr": "Sonra çaydanlıktaki su kaynayana kadar üç dakika bekleyin.",
    }[locale]
    listing = "```\nboil(3)\n```"
    texts = {each: f"{first}\n\n{listing}\n\n{last}\n" for each, (first, last) in AROUND_CODE.items()}
    texts[locale] = f"{lead}\n\n{listing}\n\n{end}\n\n{wait}\n"
    found = [fact.case for fact in facts_of("structure", texts) if fact.locale == locale]
    assert [case for case in found if case.startswith("extra")] == told


def page_of(locale: str, note: str, image: str = "\n\n![Nordlys](kettle.png)") -> str:
    first, second = {
        "de": ("Der Wasserkocher steht auf dem Tisch.", "Füllen Sie ihn mit kaltem Wasser."),
        "en": ("The kettle stands on the table.", "Fill it with cold water."),
        "fr": ("La bouilloire est sur la table.", "Remplissez-la d’eau froide."),
        "nl": ("De waterkoker staat op tafel.", "Vul hem met koud water."),
    }[locale]
    return f"# Nordlys 200\n\n{first}{image}\n\n{note}\n    {second}\n"


@pytest.mark.parametrize(
    ("note", "titled"),
    [("!!! tip", '!!! tip "{}"'), ("??? note", '??? note "{}"'), ("!!! tip", "{}\n\n!!! tip")],
)
def test_a_title_of_a_note_may_be_left_to_the_generator(note: str, titled: str) -> None:
    names = {"de": "Hinweis", "en": "Please note", "fr": "Astuce", "nl": "Let op"}
    texts = {
        locale: page_of(locale, titled.format(name) if locale == "fr" else note)
        for locale, name in names.items()
    }
    cases = {f.fact.case for f in judge_texts(texts).findings if f.fact.rule == "same-blocks"}
    assert cases == (set() if '"' in titled else {"extra"})


def test_an_image_may_stand_in_the_paragraph_before_it() -> None:
    english = page_of("en", "!!! tip", "\n\n![Nordlys](kettle.png)\n\n[Our shops](shops.md)")
    french = page_of("fr", "!!! tip", "\n![Nordlys](bouilloire.png)\n\n[Nos magasins](magasins.md)")
    found = judge_texts({"en": english, "fr": french}, reference="en").findings
    assert [each.fact.case for each in found if each.fact.rule == "same-blocks"] == ["missing-unsure"]


FOLDER = "```\n/home/kettle/lilies/current\n```"
GOING = {
    "de": (f"Gehen Sie jetzt in den Ordner\n\n{FOLDER}", "Dort liegen alle Einstellungen."),
    "en": (f"Now go to the folder\n\n{FOLDER}", "All the settings are in there."),
    "es": (f"Ahora vaya a la carpeta\n\n{FOLDER}", "Allí están todos los ajustes."),
    "fr": (f"Allez maintenant dans le dossier\n\n{FOLDER}", "Tous les réglages y sont."),
    "nl": (f"Ga nu naar de map\n\n{FOLDER}", "Daar staan alle instellingen."),
}


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        ({"ja": (FOLDER, "に進んでください。設定はすべてそこにあります。")}, []),
        ({"fr": (FOLDER, "Tous les réglages y sont.")}, [("missing", "fr")]),
        (
            {
                "ja": (FOLDER, "に進んでください。設定はすべてそこにあります。"),
                "fr": (FOLDER, "Tous les réglages y sont."),
            },
            [("two-editions", "fr")],
        ),
    ],
)
def test_what_leads_to_code_may_be_said_behind_it(
    texts: dict[str, tuple[str, str]], told: list[tuple[str, str]]
) -> None:
    pages = {
        locale: f"# Nordlys 200\n\n{lead}\n\n{rest}\n\n## 2\n\n![Nordlys](kettle.png)\n"
        for locale, (lead, rest) in (GOING | texts).items()
    }
    found = [each.fact for each in judge_texts(pages).findings if each.category == "structure"]
    assert [(fact.case, fact.locale) for fact in found] == told
    assert all("ja" not in value.split(", ") for fact in found for value in fact.details.values())
