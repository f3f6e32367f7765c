"""Dates as people of each language write them in running text are read, and nothing is said of their form."""

from datetime import date

import pytest

from checker.dates.listing import of_text

MAY_4 = date(2026, 5, 4)


@pytest.mark.parametrize(
    ("locale", "text", "day"),
    [
        ("am", "ከሚያዝያ 26 ቀን 2018 ዓ.ም. ጀምሮ", MAY_4),
        ("am", "ሜይ 4 ቀን 2026 እ.ኤ.አ.", MAY_4),
        ("az", "4 may 2026-cı il tarixindən", MAY_4),
        ("be", "4 траўня 2026 г.", MAY_4),  # beside май, which CLDR has
        ("bg", "от 7-ми декември 2026 г.", date(2026, 12, 7)),
        ("bn", "মে 4, 2026", MAY_4),
        ("bn", "৪ঠা মে ২০২৬", MAY_4),
        ("bs", "4. avgusta 2026.", date(2026, 8, 4)),  # beside augusta
        ("bs", "4. maj 2026. godine", MAY_4),
        ("ca", "el 4 d’agost de 2026", date(2026, 8, 4)),
        ("ckb", "٤ی ئایاری ٢٠٢٦", MAY_4),
        ("cs", "ke 4. květnu 2026", MAY_4),
        ("cs", "před 4. květnem 2026", MAY_4),
        ("cs", "jednadvacátého května 2026", date(2026, 5, 21)),  # one word, or dvacátého prvního
        ("da", "mandag d. 4. maj 2026", MAY_4),
        ("de", "am Montag, den 4. Mai 2026", MAY_4),
        ("de-CH", "am dreissigsten Mai 2026", date(2026, 5, 30)),  # no ß in Switzerland
        ("el", "στις 4 Μαΐου 2026", MAY_4),
        ("el", "την 1η Μαΐου 2026", date(2026, 5, 1)),
        ("eo", "la 4-a de majo 2026", MAY_4),  # small letter, where CLDR has Majo
        ("es", "1.º de mayo de 2026", date(2026, 5, 1)),  # the dot is part of the ordinal
        ("et", "alates 4. maist 2026", MAY_4),
        ("et", "kuni 4. maini 2026", MAY_4),
        ("eu", "2026ko maiatzaren 4tik aurrera", MAY_4),
        ("fi", "4. päivänä toukokuuta 2026", MAY_4),
        ("fi", "toukokuun 4. päivänä 2026", MAY_4),  # the month in the genitive stands first
        ("ga", "an 4 Bealtaine 2026", MAY_4),
        ("gd", "4mh dhen Chèitean 2026", MAY_4),
        ("gl", "1.º de maio de 2026", date(2026, 5, 1)),
        ("he", "ב-4 במרס 2026", date(2026, 3, 4)),  # the Academy's spelling of March
        ("he", "באחד במאי 2026", date(2026, 5, 1)),
        ("hi", "4 मई, 2026", MAY_4),
        ("hr", "4. studenog 2026.", date(2026, 11, 4)),  # beside studenoga
        ("hu", "2026. május 1-jére", date(2026, 5, 1)),
        ("hu", "2026. május elsején", date(2026, 5, 1)),
        ("hy", "2026 թվականի մայիսի 4-ին", MAY_4),
        ("it", "il primo maggio 2026", date(2026, 5, 1)),
        ("ka", "2026 წლის 4 მაისიდან", MAY_4),
        ("ka", "2026 წლის 4 იანვრამდე", date(2026, 1, 4)),  # the stem loses its vowel
        ("kk", "2026 жылғы 4 мамырдан бастап", MAY_4),
        ("kk", "2026 жылғы 7 желтоқсанға дейін", date(2026, 12, 7)),
        ("ky", "2026-жылдын 4-майынан баштап", MAY_4),
        ("km", "ថ្ងៃទី៤ ខែឧសភា ព.ស. ២៥៦៩", MAY_4),
        ("lo", "ວັນທີ 4 ພຶດສະພາ ພ.ສ. 2569", MAY_4),
        ("lo", "ວັນທີ 4 ພຶດສະພາ 2026", MAY_4),
        ("lt", "nuo 2026 m. gegužės mėn. 4 d.", MAY_4),
        ("lv", "līdz 2026. gada 4. maijam", MAY_4),
        ("mn", "2026 оны 5 дугаар сарын 4", MAY_4),
        ("mr", "४ मे २०२६", MAY_4),
        ("ms", "4hb Mei 2026", MAY_4),
        ("mt", "4 ta’ Mejju 2026", MAY_4),
        ("nl", "per 4 mei 2026", MAY_4),
        ("pl", "w dniu 4 maja 2026 roku", MAY_4),
        ("ps", "د ۲۰۲۶ کال د مۍ ۴مه", MAY_4),
        ("pt", "1.º de maio de 2026", date(2026, 5, 1)),
        ("ro", "de la data de 4 mai 2026", MAY_4),
        ("ru", "4-го мая 2026 года", MAY_4),
        ("sk", "k 4. máju 2026", MAY_4),
        ("sk", "pred 4. májom 2026", MAY_4),
        ("sl", "pred 4. majem 2026", MAY_4),
        ("sq", "4 maj të vitit 2026", MAY_4),
        ("sr", "4. мај 2026.", MAY_4),
        ("sv", "den 4:e maj 2026", MAY_4),
        ("tg", "4 майи соли 2026", MAY_4),
        ("th", "วันจันทร์ที่ 4 พฤษภาคม พ.ศ. 2569", MAY_4),
        ("ti", "ካብ 4 ግንቦት 2026", MAY_4),
        ("tr", "4 Mayıs 2026 tarihinden", MAY_4),
        ("tt", "2026 елның 4 маеннан", MAY_4),
        ("uk", "4-го травня 2026 року", MAY_4),
        ("ur", "4 مئی 2026", MAY_4),
        ("uz", "2026-yil 4-maydan boshlab", MAY_4),
        ("vi", "ngày 4 tháng 5 năm 2026", MAY_4),
    ],
)
def test_dates_are_read_as_people_write_them(locale: str, text: str, day: date) -> None:
    assert [(listed.value, listed.reasons) for listed in of_text(text, locale)] == [(day.isoformat(), ())]


@pytest.mark.parametrize(
    ("locale", "text", "expected"),
    [
        ("cs", "v sobotu 5. května 2026", "úterý 5. května 2026"),
        ("de", "am Sonnabend, dem 5. Mai 2026", "Dienstag, dem 5. Mai 2026"),
        ("et", "kolmapäeval, 5. mail 2026", "teisipäeval, 5. mail 2026"),
        ("fi", "keskiviikosta 5. toukokuuta 2026 alkaen", "tiistaista 5. toukokuuta 2026"),
        ("hr", "u srijedu, 5. svibnja 2026.", "utorak, 5. svibnja 2026."),
        ("is", "miðvikudaginn 5. maí 2026", "þriðjudaginn 5. maí 2026"),
        ("ka", "ოთხშაბათს, 2026 წლის 5 მაისს", "სამშაბათს, 2026 წლის 5 მაისს"),
        ("lt", "trečiadienį, 2026 m. gegužės 5 d.", "antradienį, 2026 m. gegužės 5 d."),
        ("lv", "trešdien, 2026. gada 5. maijā", "otrdien, 2026. gada 5. maijā"),
        ("pl", "do soboty 5 maja 2026 r.", "wtorku 5 maja 2026 r."),
        ("ru", "в среду, 5 мая 2026 года", "вторник, 5 мая 2026 года"),
        ("sk", "od stredy 5. mája 2026", "utorka 5. mája 2026"),
        ("sl", "v sredo, 5. maja 2026", "torek, 5. maja 2026"),
        ("sv", "onsdagen den 5 maj 2026", "tisdagen den 5 maj 2026"),
        ("uk", "у середу, 5 травня 2026 року", "вівторок, 5 травня 2026 року"),
    ],
)
def test_weekdays_are_known_in_their_cases(locale: str, text: str, expected: str) -> None:
    assert [(listed.reasons, listed.expected) for listed in of_text(text, locale)] == [
        (("weekday",), expected)
    ]


@pytest.mark.parametrize(
    ("locale", "text", "expected"),
    [
        ("pl", "w środę 8 kwiecień 2026 r.", "środę 8 kwietnia 2026 r."),
        ("ru", "в среду, 6 май 2026 г.", "среду, 6 мая 2026 г."),
        ("sv", "onsdagen den 6 May 2026", "onsdagen den 6 maj 2026"),
    ],
)
def test_a_right_weekday_stays_in_its_case(locale: str, text: str, expected: str) -> None:
    assert [listed.expected.replace("\u202f", " ") for listed in of_text(text, locale)] == [expected]
