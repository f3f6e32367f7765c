"""Signs of a text: what is told, where, with which repair, and what is right as it is."""

from typing import get_args

import pytest

from checker import rules
from checker.checks.flaws import case_of
from checker.edits import Swap, swapped
from checker.place import FlawKind
from checker.signs.encoding import leftovers, misread
from checker.signs.hidden import hidden
from checker.signs.lookalikes import mixed_words
from checker.signs.marks import has_end_mark, has_sentences, sentences, spaced_marks, usual_end
from checker.signs.pages import misread_page
from checker.signs.strays import stray_letters

from .compared import facts, said
from .conftest import judge_texts, parse_text

LATIN = frozenset({"Latn"})


@pytest.mark.parametrize("kind", get_args(FlawKind))
def test_each_flaw_has_its_case(kind: FlawKind) -> None:
    assert rules.case(*case_of(kind)).message


@pytest.mark.parametrize(
    ("text", "scripts", "found"),
    [
        ("Der SchlÃ¼ssel", {"Latn"}, [("SchlÃ¼ssel", "Schlüssel")]),
        ("Thatâ€™s all", {"Latn"}, [("Thatâ€™s", "That’s")]),
        ("citÃ\u00a0 e borghi", {"Latn"}, [("citÃ\u00a0", "cità")]),
        ("72Â\u00a0ore", {"Latn"}, [("72Â\u00a0", "72\u00a0")]),
        ("cittÃ , borghi", {"Latn"}, [("cittÃ", "città")]),
        ("Ð¦ÐµÐ½Ð° Ð¿Ð¸Ñ\u0081ÑŒÐ¼Ð°", {"Cyrl"}, [("Ð¦ÐµÐ½Ð°", "Цена"), ("Ð¿Ð¸Ñ\u0081ÑŒÐ¼Ð°", "письма")]),
        ("Р¦РµРЅР° растёт", {"Cyrl"}, [("Р¦РµРЅР°", "Цена")]),  # read as Windows-1251
        ("ä»·æ\xa0¼ï¼Œå…\x8dè´¹", {"Hani"}, [("ä»·æ\xa0¼ï¼Œå…\x8dè´¹", "价格，免费")]),
        ("Ù…ÛŒâ€ŒÚ©Ù†Ù…", {"Arab"}, [("Ù…ÛŒâ€ŒÚ©Ù†Ù…", "می\u200cکنم")]),  # with a non-joiner
        ("<b>SchlÃ¼ssel</b>", {"Latn"}, [("SchlÃ¼ssel", "Schlüssel")]),
        ("Ç’është kjo? Ç’a été bon.", {"Latn"}, []),  # a letter that is left out
        ("Å’uvre", {"Latn"}, [("Å’uvre", "Œuvre")]),
        ("à «\u00a0l’étranger\u00a0»", {"Latn"}, []),  # three bytes of Samaritan, by chance
        ("A AMANHÃ… e “AMANHÃ”", {"Latn"}, []),  # a capital before a mark
        ("Рік і Росія", {"Cyrl"}, []),  # Ukrainian Рі is a pair of bytes, by chance
        ("„Ä“ und „Ö“", {"Latn"}, []),
        ("GRÃ–SSE", {"Latn"}, []),  # alone it may be a capital before a dash
        ("GRÃ–SSE, MÃ„RZ, fÃ¼r", {"Latn"}, [("GRÃ–SSE,", "GRÖSSE,"), ("MÃ„RZ,", "MÄRZ,"), ("fÃ¼r", "für")]),
        ("Žluťoučký kůň, forêt, smørrebrød, ĐẶC BIỆT", {"Latn"}, []),
    ],
)
def test_misread_words(text: str, scripts: set[str], found: list[tuple[str, str]]) -> None:
    words = misread(text, frozenset(scripts))
    assert [(text[each.start : each.end], each.repaired) for each in words] == found


SENTENCES = {
    "ar": "سنتوقف عن بيع هذا الجهاز في نهاية الشهر الحالي.",
    "cs": "Na konci měsíce přestaneme tento přístroj prodávat a vy jej můžete vrátit, nejpozději v září.",
    "de": "Größere Geräte müssen Sie rechtzeitig zurückgeben, gewöhnlich über die nächste Stelle; wir prüfen sie.",
    "el": "Στο τέλος του μήνα θα σταματήσουμε να πουλάμε αυτή τη συσκευή.",
    "he": "בסוף החודש נפסיק למכור את המכשיר הזה.",
    "hu": "A hűtőt, a sütőt, a fűtőtestet és a szűrőt két hétig még meg lehet venni, legkésőbb a jövő hétfőig.",
    "ja": "ご質問がありましたら、お店へ。 メールでもかまいません。 平日は六時まで。 土曜日は三時まで。 日曜日は休み。",
    "lt": "Mėnesio pabaigoje nustosime pardavinėti šį prietaisą, o jūs galėsite jį grąžinti.",
    "pl": "Z końcem miesiąca przestaniemy sprzedawać to urządzenie, a będą je Państwo mogli zwrócić.",
    "ro": "La sfârșit vom înceta să vindem aparatele, însă le puteți aduce înapoi și după această dată.",
    "ru": "С нового года письма будут стоить дороже, а посылки дешевле.",
    "tr": "Ay sonunda satışını durduracağız; cihazı mağazaya geri getirip ücretinizi alabilirsiniz, başka şartı yok.",
}


@pytest.mark.parametrize(
    ("locale", "written", "read"),
    [
        ("cs", "iso8859_2", "latin-1"),
        ("cs", "cp1250", "cp1251"),
        ("cs", "utf-8", "cp1250"),
        ("pl", "iso8859_2", "cp1252"),
        ("de", "utf-8", "mac_roman"),
        ("de", "cp1252", "cp1251"),
        ("lt", "cp1257", "cp1252"),
        ("hu", "iso8859_2", "cp1252"),
        ("ro", "iso8859_16", "cp1252"),
        ("tr", "cp1254", "cp1252"),
        ("el", "cp1253", "cp1252"),
        ("el", "utf-8", "cp1253"),
        ("he", "cp1255", "cp1252"),
        ("ar", "cp1256", "cp1252"),
        ("ru", "koi8_r", "cp1252"),  # as many letters as in Windows-1251, but these make words
        ("ja", "utf-8", "cp1250"),
    ],
)
def test_a_text_read_in_another_code_page(locale: str, written: str, read: str) -> None:
    text = SENTENCES[locale]
    wrong = "".join(_sign(byte, read) for byte in text.encode(written))
    reading = misread_page(wrong, locale)
    assert reading is not None
    for words in reversed(reading.words):
        wrong = wrong[: words.start] + words.repaired + wrong[words.end :]
    assert (wrong, reading.certain, misread_page(wrong, locale)) == (text, True, None)


def _sign(byte: int, page: str) -> str:
    """What a program shows for a byte; where a page leaves it free, a control character."""
    return bytes((byte,)).decode(page, "ignore") or chr(byte)


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        (SENTENCES["cs"], "cs"),
        ("Più città, perché così è già più facile: sarà, può, dirà, farà, andò.", "cs"),  # left in Italian
        ("Þú getur skilað tækinu það sem eftir er mánaðar, og það kostar ekkert að bíða.", "tr"),  # Icelandic
        ("Ñuñoa, señor, niño, mañana, año, español: así se escriben en España.", "es"),
        ("Ç’është, ç’kemi, ç’bëhet: kjo është më e lehtë, ç’do të thotë nuk është e vështirë.", "sq"),
        ("Åse Bjørnstad, Çağla Yıldız, François Guérin, Iñaki Muñoz, Þórður Jónsson", "en"),
        ("À l’œuvre, où naît la fête : l’été, Noël, la forêt, le maïs, très près, dès l’aube, là où tu étais.", "fr"),
        ("Cuộc sống ở đây rất dễ chịu, người dân thân thiện và đường phố luôn sạch sẽ, ai cũng thích.", "vi"),
        ("Цена писем растёт: iPhone, ПИСЬМО, ПОСЫЛКА, ЦЕНА, МОСКВА, ТВЕРЬ, КАЗАНЬ, ОМСК.", "ru"),
    ],
)  # fmt: skip
def test_right_letters_are_in_no_other_code_page(text: str, locale: str) -> None:
    assert misread_page(text, locale) is None


def test_a_misread_version_is_told_once_and_mended_for_good() -> None:
    wrong = SENTENCES["cs"].encode("iso8859_2").decode("latin-1")
    texts = {"en": "We stop selling it.\n", "cs": f"{wrong}\n", "de": SENTENCES["de"]}
    told = [one.fact for one in judge_texts(texts).findings if one.fact.rule == "whole-encoding"]
    assert [(fact.case, fact.expected, fact.fix and fact.fix.safe) for fact in told] == [
        ("code-page", "měsíce", True)
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "הגרסאות beta ,alpha יוצאו השבוע.",
            [],
        ),  # the words run from left to right: the comma stands at alpha
        ("הגרסאות שלנו ,ושלכם יוצאו השבוע.", ["שלנו ,ושלכם"]),
        ("הגרסאות beta ,ושלכם יוצאו השבוע.", ["beta ,ושלכם"]),
    ],
)
def test_between_latin_words_of_a_line_from_right_to_left_a_space_is_seen_elsewhere(
    words: str, told: list[str]
) -> None:
    texts = {"en": "The versions beta, alpha come out this week.\n", "he": f"{words}\n"}
    assert [found for _, _, found, _ in said("text", texts)] == told


def test_of_two_marks_around_closing_stars_none_is_taken_for_the_right_one() -> None:
    texts = {"en": "Write **A5**, then send it.\n", "fr": "Écrivez **A5 ,**, puis envoyez-le.\n"}
    [fact] = facts("text", texts)
    assert (fact.case, fact.fix) == ("space", None)


def test_bytes_of_letters_that_are_past_repair_are_told_with_the_misread_version() -> None:
    wrong = SENTENCES["cs"].encode().decode("latin-1")
    ending = "\n\nNa shledanou\x99\x81.\n"
    rest = {"en": "We stop selling it.\n\nGoodbye.\n", "de": f"{SENTENCES['de']}\n\nBis bald.\n"}
    told = judge_texts(rest | {"cs": f"{wrong}{ending}"}).findings
    assert [one.fact.case for one in told] == ["code-page"]
    told = judge_texts(rest | {"cs": f"{SENTENCES['cs']}{ending}"}).findings
    assert [one.fact.rule for one in told] == ["hidden-characters"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("il [listino][prezzi]", ["reference-undefined"]),
        ("il nome [A-Z][a-z0-9]*", []),
        ("il comando [utente][:parola]", []),
        ("il comando [host][/percorso]", []),
    ],
)
def test_brackets_of_a_notation_are_no_links(words: str, told: list[str]) -> None:
    texts = {"en": "See the list.\n", "it": f"Vedi {words}.\n"}
    assert [case for case, *_ in said("text", texts)] == told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Â\nPrezzi", [0]),
        ("Prezzi.Â I pacchi", [7]),
        ("A, Ă, Â, B", []),
        ("PÂNĂ, Ân, TRÂ", []),
    ],
)
def test_leftovers(text: str, found: list[int]) -> None:
    assert [start for start, _ in leftovers(text)] == found


def test_a_letter_that_is_a_word_is_no_leftover() -> None:
    texts = {"cy": "# Coffi Â Llaeth\n", "fr": "# Café Â Lait\n"}
    assert [(case, locale) for case, locale, *_ in said("text", texts) if case == "stray"] == [
        ("stray", "fr")
    ]


@pytest.mark.parametrize(
    "word", ["žlutý", "Käse", "forêt", "größer", "niño", "l’été", "şehir", "đặc", "œuvre"]
)
def test_each_misread_word_is_found_and_repaired(word: str) -> None:
    assert [each.repaired for each in misread(f"a {word.encode().decode('cp1252')} b", LATIN)] == [word]


@pytest.mark.parametrize(
    ("text", "cases"),
    [
        ("a\x00b", ["control"]),
        ("a\x85b", ["control"]),
        ("Anna’\x80\x99s", ["control"]),  # the rest of one apostrophe
        ("a\tb\r\nc", []),
        ("a\ufeffb", ["order-mark"]),
        ("\ufeffa", []),  # told as the byte order mark of the file
        ("pac\u200b\u200bco", ["hidden"]),
        ("ราคา\u200bจดหมาย", []),
        ("نامه\u200cها", []),
        ("letter\u200cs", ["hidden"]),
        ("क्\u200dष", []),
        ("👩\u200d👧", []),
        ("מחיר 20\u200f גרם", []),
        ("price 20\u200e g", ["hidden"]),
        ("\u2067מחיר\u2069", []),
        ("\u2067מחיר", ["direction"]),
        ("a\u00adb\u00a0c\u202fd\u2060e", []),
        ("a\u2028b", ["hidden"]),
        ("🏴\U000e0067\U000e0062\U000e007f", []),
    ],
)
def test_hidden_characters(text: str, cases: list[str]) -> None:
    assert [each.case for each in hidden(text)] == cases


@pytest.mark.parametrize(
    ("text", "script", "found"),
    [
        ("Письмo весит", "Cyrl", [("Письмo", "Письмо")]),
        ("the рrice", "Latn", [("рrice", "price")]),
        ("Tιμή", "Grek", [("Tιμή", "Τιμή")]),
        ("кВт·ч, 5 µm, Δx, α-test", "Cyrl", []),
        ("Nordlysа и Nordlysом", "Cyrl", []),  # a Latin name with a Russian ending
        ("Nоrdlys", "Cyrl", [("Nоrdlys", "Nordlys")]),
        ("Wi-Fi-роутер", "Cyrl", []),
        ("веб-дизайн", "Cyrl", []),
        ("ΔεδομέναY и ДанныеX", "Grek", []),  # the values of the variables y and x
        ("СТОШYX(y; x)", "Cyrl", []),  # a function of both
        ("УСПЕX", "Cyrl", [("УСПЕX", "УСПЕХ")]),
        ("проверитьe2fsck", "Cyrl", []),  # run together with the name of a program
        ("проверитe", "Cyrl", [("проверитe", "проверите")]),
        ("Yπερσύνδεσμος", "Grek", [("Yπερσύνδεσμος", "Υπερσύνδεσμος")]),
        ("ΒαθμοίEλευθερίας", "Grek", [("ΒαθμοίEλευθερίας", "ΒαθμοίΕλευθερίας")]),
    ],
)
def test_mixed_words(text: str, script: str, found: list[tuple[str, str]]) -> None:
    assert [(text[each.start : each.end], each.repaired) for each in mixed_words(text, script)] == found


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("Cклад", [("Cклад", "Склад")]),
        ("Sклад", []),  # Ukrainian writes no Ѕ
    ],
)
def test_a_repair_is_written_in_letters_of_the_version(word: str, told: list[tuple[str, str]]) -> None:
    texts = {
        "en": "The stock is in Lviv.",
        "de": "Das Lager ist in Lwiw.",
        "uk": f"{word} є у місті Львів. Схема додається.",
    }
    facts = [finding.fact for finding in judge_texts(texts).findings]
    assert [(fact.found, fact.expected) for fact in facts if fact.rule == "one-script-words"] == told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("le città , i borghi", ["città ,"]),
        ("Hotovo .", ["Hotovo ."]),
        ("Fini\u00a0.", ["Fini\u00a0."]),
        ("السعر ، والوزن", ["السعر ،"]),
        ("**slovo** , dále", ["slovo ,"]),
        ("39,90 € . Od léta 5 % , pak více.", ["€ .", "% ,"]),
        ("કેટલ નવી છે . ફોટો , અને", ["છે .", "ફોટો ,"]),  # behind vowel signs
        ("यह है । वह नहीं", []),  # many set a blank before each danda
        ("यह है। वह नहीं। वे थे ।", ["थे ।"]),
        ("เครื่องนี้ , และ", ["เครื่องนี้ ,"]),
        ("ဒါက နို့ , နဲ့", ["နို့ ,"]),
        ("soubory .pdf a .NET", []),
        ("a ... b . . . c", []),
        ("cena .5 a 1 ,5", []),
        ("`ls` , `cd` .", []),
        ("vepište <jméno>, prosím", []),
        ("viz https://posta.example/ .", []),
        ("Attention : c’est fini !", []),
        ("1 . první", []),
        ("stiskněte  x  , a je to", []),  # set off by two blanks on both sides
        ("napište  :set ruler  . Pak", []),
        ("stiskněte x  , a je to", ["x  ,"]),
        ("stiskněte  x , a je to", []),
        ("napište ,,ano'' a konec", []),  # two commas are an opening quotation mark
        ("Hotovo.  Konec , a je to", ["Konec ,"]),  # two blanks behind a sentence set nothing off
    ],
)
def test_spaced_marks(text: str, found: list[str]) -> None:
    (block,) = parse_text(text).blocks
    marks = spaced_marks(block, text)
    assert [block.text[each.word : each.end] for each in marks] == found


@pytest.mark.parametrize(
    ("text", "ended", "several"),
    [
        ("Jedna věta.", True, False),
        ("První. Druhá", False, True),
        ("První. „Druhá.“", True, True),
        ("一つ。二つ", False, True),
        ("एक। दो।", True, True),
        ("ראשון. שני.\u200f", True, True),
        ("verze 1.0 vyšla", False, False),
    ],
)
def test_ends_of_sentences(text: str, ended: bool, several: bool) -> None:  # noqa: FBT001 — a table of answers
    assert (has_end_mark(text), has_sentences(text)) == (ended, several)


@pytest.mark.parametrize(
    ("text", "found", "expected", "mended"),
    [
        ("le città , i borghi", "città ,", "città,", "le città, i borghi"),
        ("le città ,i borghi", "città ,i", "città, i", "le città, i borghi"),
        ("i punti X ،Y e Z", "X ،Y", "X، Y", "i punti X، Y e Z"),
        ("le città ,**i borghi**", "città ,", "città,", "le città, **i borghi**"),
    ],
)
def test_a_blank_before_a_mark_goes_behind_it_where_the_next_word_is_joined(
    text: str, found: str, expected: str, mended: str
) -> None:
    texts = {"it": text, "de": "Städte, Dörfer", "fr": "villes, villages"}
    judged = judge_texts(texts)
    (spaced,) = [each.fact for each in judged.findings if each.fact.rule == "space-before-marks"]
    assert (spaced.found, spaced.expected) == (found, expected)
    source = next(each for each in judged.sources if each.path == spaced.place.path)
    assert spaced.fix is not None
    edits = [Swap(*source.offsets(edit.place), edit.text) for edit in spaced.fix.edits]
    assert swapped(source.text, edits) == mended


def test_marks_that_every_version_speaks_of_are_right() -> None:
    texts = {
        "en": "Put each name between the signs , and .",
        "de": "Setzen Sie jeden Namen zwischen die Zeichen , und .",
        "cs": "Každé jméno pište mezi znaky , a .",
    }
    assert [f for f in judge_texts(texts).findings if f.fact.rule == "space-before-marks"] == []


def test_a_blank_behind_a_link_is_told_on_the_words_after_it() -> None:
    texts = {
        "nl": "Lees meer [over de](https://dorp.example)bibliotheek .",
        "de": "Mehr dazu.",
        "fr": "En lire plus.",
    }
    (found,) = [f.fact for f in judge_texts(texts).findings if f.fact.rule == "space-before-marks"]
    assert (found.found, found.expected, found.place.column) == ("bibliotheek .", "bibliotheek.", 42)


def test_a_repair_is_what_should_stand_there() -> None:
    texts = {"en": "One price, two sizes.", "it": "Un prezzo , due formati.", "fr": "Un prix, deux formats."}
    (finding,) = judge_texts(texts).findings
    assert finding.fact.fix is not None
    (edit,) = finding.fact.fix.edits
    place, text = edit.place, texts["it"]
    assert text[: place.column - 1] + edit.text + text[place.end_column - 1 :] == "Un prezzo, due formati."


def test_a_misread_word_is_told_once() -> None:
    texts = {"en": "SEE ALSO", "es": "VÃ\x89ASE", "it": "VEDI\x89"}
    assert [(finding.fact.rule, finding.fact.locale) for finding in judge_texts(texts).findings] == [
        ("whole-encoding", "es"),
        ("hidden-characters", "it"),
    ]


@pytest.mark.parametrize(
    ("text", "script", "found"),
    [
        ("בחשבונות חינמייםx.", "Hebr", ["x"]),
        ("файлыzm открыты, веsна", "Cyrl", ["zm"]),  # “ве” may be the beginning of anything
        ("الملفاتb هنا", "Arab", ["b"]),
        ("फ़ाइलेंk", "Deva", ["k"]),
        ("ב-Kitebird, בKitebird, קובץPDF, 5 ק״מx", "Hebr", []),
        ("файлы-x, файлы.md, Δx, 5 kWh, smsка, файлx2, файлы@b", "Cyrl", []),
        ("ファイルx", "Jpan", []),
    ],
)
def test_stray_letters(text: str, script: str, found: list[str]) -> None:
    assert [text[slice(*place)] for place in stray_letters(text, script)] == found


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two? “Three.” Four", ["One.", "Two?", "“Three.”", "Four"]),
        ("Do 7. mája platí cena. Potom nie.", ["Do 7. mája platí cena.", "Potom nie."]),
        ("Dr. med. ist ein Titel, z. B. hier.", ["Dr. med. ist ein Titel, z.", "B. hier."]),
        ("一つ目です。二つ目です！ 三つ目", ["一つ目です。", "二つ目です！", "三つ目"]),
        ("पहला। दूसरा।", ["पहला।", "दूसरा।"]),
        ("هل هذا واضح؟ نعم.", ["هل هذا واضح؟", "نعم."]),
        ("Version 1.2.3 of it", ["Version 1.2.3 of it"]),
        ("", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == parts


@pytest.mark.parametrize(
    ("texts", "mark"),
    [
        (("Eins. Zwei!", "Drei. Vier."), "."),
        (("Eins. Zwei!", "Drei? Vier!"), ""),  # no full stop is known to be theirs
        (("পাঠান। এখন।", "লিখুন। এখন!"), "।"),
    ],
)
def test_the_mark_to_propose_is_a_full_stop(texts: tuple[str, ...], mark: str) -> None:
    assert usual_end(texts) == mark


def test_before_what_follows_a_mark_tells_little() -> None:
    words = {
        "de": "Wir helfen gern. Schreiben Sie uns{}\n\n- Eine Liste.\n\nDas war es. Bis bald.\n\nDanke. Tschüss.\n",
        "en": "We like to help. Write to us{}\n\n- A list.\n\nThat is all. See you.\n\nThank you. Bye.\n",
        "es": "Ayudamos con gusto. Escríbanos{}\n\n- Una lista.\n\nEso es todo. Adiós.\n\nGracias. Adiós.\n",
        "fr": "Nous aidons volontiers. Écrivez-nous{}\n\n- Une liste.\n\nC’est tout. Au revoir.\n\nMerci. Salut.\n",
        "it": "Aiutiamo volentieri. Scriveteci{}\n\n- Una lista.\n\nÈ tutto. A presto.\n\nGrazie. Ciao.\n",
        "nl": "Wij helpen graag. Schrijf ons{}\n\n- Een lijst.\n\nDat is alles. Dag.\n\nDank u. Dag.\n",
    }
    for mark, told in ((":", []), (".", ["it"])):
        texts = {locale: text.format("" if locale == "it" else mark) for locale, text in words.items()}
        found = [finding.fact for finding in judge_texts(texts).findings if finding.fact.rule == "end-mark"]
        assert [fact.locale for fact in found] == told


@pytest.mark.parametrize(
    ("locale", "text", "found"),
    [
        ("he", "נוספו תפריטים ו часовנים חדשים, וגם צבעים", ["часов"]),
        ("he", "נוספו часы и минуты לכל המסכים החדשים שלנו, וגם צבעים", ["часы и минуты"]),
        ("th", "เลือกเสียง默认ได้จากหน้าตั้งค่าของแอป", ["默认"]),
        ("hi", "नए 버튼 और सूचियाँ जोड़ी गई हैं", ["버튼"]),
        ("de", "Neue Schaltflächen und Меню für alle Geräte", ["Меню"]),
        ("en", "New buttons and менюs for all devices", ["меню"]),
        ("ru", "Новые кнопки и ボタン для всех устройств", ["ボタン"]),
        ("ja", "新しい버튼とメニューを追加しました。詳しくはヘルプをご覧ください", ["버튼"]),
        ("zh-Hant", "新增按鈕และ選單，詳情請參閱說明頁面", ["และ"]),
        ("ja", "新しいボタン、メニュー、Kitebird Proの設定を追加しました", []),
        ("ko", "새 버튼과 漢字 표기를 추가했습니다", []),
        ("zh-Hant", "注音ㄅㄆㄇ也可以輸入", []),
        ("sr", "Nova dugmad и менији за све уређаје", []),
        ("de", "Die Namen «Меню» und (меню), ‚меню‘ und „Das ist das Меню hier“ für alle", []),
        ("de", "Siehe [Русский](ru.md), *меню*, `меню` und <https://пример.example/меню>.", []),
        ("de", "Lesen Sie auf пример.example/меню alles über unser Angebot und die Preise", []),
        ("de", "Auch in Русский, 日本語 und ไทย für alle unsere Leser im Land", []),  # names in a row
        ("en", "At 5 µm, 10 Ω, π or αβ nothing changes for all of you", []),
        ("en", "Shrug ¯\\_(ツ)_/¯ or ಠ_ಠ or (ノಠ益ಠ)ノ彡 if you like this text here", []),
        ("en", "Smile 😀👩\u200d👧 and go on with the rest of the text here", []),
    ],
)
def test_scraps_of_another_script(locale: str, text: str, found: list[str]) -> None:
    texts = {locale: f"{text}\n", "es": "Botones y menús nuevos para todos los dispositivos\n"}
    assert [found for case, _, found, _ in said("text", texts) if case == "other-script"] == found


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        ({"en": "The firm Чайка sells tea", "fr": "La maison Чайка vend du thé"}, []),
        ({"en": "The firm Чайка sells tea", "fr": "La maison Чайку vend du thé"}, []),  # the same script
        ({"en": "The firm Чайка sells tea", "ru": "Фирма Чайка продаёт чай"}, []),  # it may be a name
        (
            {"en": "The firm Чайка sells tea", "ru": "Фирма Чайка продаёт чай", "fr": "On vend du thé"},
            [],  # one version alone may have left the name out
        ),
        (
            {
                "en": "The firm Чайка sells tea",
                "ru": "Фирма Чайка продаёт чай",
                "fr": "La maison Tchaïka vend du thé",
                "it": "La ditta Ciaika vende tè",
            },
            ["Чайка"],
        ),
        ({"en": "The firm sells чайs", "ru": "Фирма Чайка продаёт чай"}, ["чай"]),
    ],
)
def test_other_versions_say_whether_other_letters_are_meant(texts: dict[str, str], told: list[str]) -> None:
    assert [found for case, _, found, _ in said("text", texts) if case == "other-script"] == told


def test_a_version_in_two_scripts_has_no_scraps() -> None:
    texts = {"de": "Das ist ein Text. Это другой текст, и он длинный.\n", "en": "This is a text. And more.\n"}
    assert [case for case, *_ in said("text", texts)] == []


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        ({"es": "Todas , incluso", "pt": "Todas , incluindo", "sv": "Alla, även"}, ["es", "pt"]),
        ({"es": "La coma , separa", "pt": "A vírgula , separa", "sv": "Tecknet , skiljer"}, []),
        ({"es": "La coma , separa", "pt": "A vírgula , separa", "sv": "Komma , skiljer", "fr": "Elle"}, []),
        ({"es": "La coma , separa", "sv": "Tecknet , skiljer"}, []),
        (
            {"es": "La tecla  vim uno , separa", "sv": "Tecknet  vim ett, skiljer"},
            [],
        ),  # set off by two blanks
    ],
)
def test_a_blank_that_one_other_has_too_is_still_a_slip(texts: dict[str, str], told: list[str]) -> None:
    assert [locale for case, locale, *_ in said("text", texts) if case == "space"] == told


PRESS = {
    "de": "Drücken Sie {}, dann fließt das Wasser.\n",
    "en": "Press {} and the water flows.\n",
    "es": "Pulse {} y sale el agua.\n",
    "fr": "Appuyez sur {} et l’eau coule.\n",
    "pl": "Naciśnij {}, a woda popłynie.\n",
}


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("x", []),  # the blank keeps the comma apart from what is typed
        ("dd", []),
        ("C-o", []),
        ("Ctrl-G", []),
        ("TV", ["TV ,"]),
        ("Nordlys", ["Nordlys ,"]),
    ],
)
def test_a_blank_behind_the_name_of_a_key_is_meant(key: str, told: list[str]) -> None:
    texts = {locale: words.format(key) for locale, words in PRESS.items()}
    found = facts("text", texts | {"cs": f"Stiskněte {key} , a voda poteče.\n"})
    assert [fact.found for fact in found if fact.rule == "space-before-marks"] == told
    alone = facts("text", {"cs": f"Stiskněte {key} , a voda poteče.\n"})
    assert [fact.found for fact in alone if fact.rule == "space-before-marks"] == [f"{key} ,"]
