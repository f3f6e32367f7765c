"""Dates as people write them in running text, gathered by hand: affixed, inflected, in words, in native digits.

A row is the locale, the text, the day, and what is said of the form. A note: the month of a country nearby.
"""

from datetime import date

import pytest

from checker.dates import find
from checker.dates.listing import of_text

# locale | text | day | form
TABLE = """
af     | vanaf 7 Desember 2027 geld nuwe voorwaardes                  | 2027-12-07 | ok
af     | op die 1ste Maart 2026                                       | 2026-03-01 | ok
am     | ከ7 ዲሴምበር 2027 ጀምሮ                                              | 2027-12-07 | ok
ar     | اعتبارًا من ٧ كانون الأول/ديسمبر ٢٠٢٧                          | 2027-12-07 | ok
ar     | حتى يوم الثلاثاء 7 ديسمبر 2027                                 | 2027-12-07 | ok
ar     | في 1 آذار/مارس 2026                                            | 2026-03-01 | ok
ar     | بتاريخ ٤ أيار ٢٠٢٦                                             | 2026-05-04 | note
ar     | من تاريخ 12 آب/أغسطس 2026                                      | 2026-08-12 | ok
ar-EG  | ابتداءً من ١٤ مارس ٢٠٢٦                                        | 2026-03-14 | ok
ar-MA  | ابتداء من 3 غشت 2026                                           | 2026-08-03 | ok
az     | 7 dekabr 2027-ci il tarixindən                               | 2027-12-07 | ok
be     | з 7 снежня 2027 года                                         | 2027-12-07 | ok
bg     | от 7 декември 2027 г. нататък                                | 2027-12-07 | ok
bg     | на 1 март 2026 година                                        | 2026-03-01 | ok
bn     | ৭ ডিসেম্বর ২০২৭ তারিখ থেকে                                      | 2027-12-07 | ok
bs     | od 7. decembra 2027. godine                                  | 2027-12-07 | ok
ca     | a partir del 7 de desembre de 2027                           | 2027-12-07 | ok
ca     | l’1 d’abril de 2026                                          | 2026-04-01 | ok
ca     | el dia 14 d’octubre del 2026                                 | 2026-10-14 | ok
cs     | od 7. prosince 2027                                          | 2027-12-07 | ok
cs     | po 31. lednu 2026                                            | 2026-01-31 | ok
cs     | před 1. zářím 2026                                           | 2026-09-01 | ok
cs     | v úterý 7. prosince 2027                                     | 2027-12-07 | ok
cs     | ke dni 1. 3. 2026                                            | 2026-03-01 | ok
cy     | o 7 Rhagfyr 2027 ymlaen                                      | 2027-12-07 | ok
da     | fra den 7. december 2027                                     | 2027-12-07 | ok
da     | tirsdag den 7. december 2027                                 | 2027-12-07 | ok
de     | ab dem 7. Dezember 2027                                      | 2027-12-07 | ok
de     | am Dienstag, dem 7. Dezember 2027                            | 2027-12-07 | ok
de     | bis zum 31.12.2027                                           | 2027-12-31 | ok
de     | am ersten März 2026                                          | 2026-03-01 | ok
de-AT  | seit 3. Jänner 2026                                          | 2026-01-03 | ok
el     | από τις 7 Δεκεμβρίου 2027                                    | 2027-12-07 | ok
el     | την Τρίτη 7 Δεκεμβρίου 2027                                  | 2027-12-07 | ok
el     | έως την 1η Μαρτίου 2026                                      | 2026-03-01 | ok
en-GB  | from the 7th of December 2027                                | 2027-12-07 | ok
en-GB  | on Tuesday 7 December 2027                                   | 2027-12-07 | ok
en-US  | effective December 7, 2027                                   | 2027-12-07 | ok
en-US  | until Tuesday, December 7, 2027                              | 2027-12-07 | ok
en     | the first of March 2026                                      | 2026-03-01 | ok
en     | by Dec. 7, 2027                                              | 2027-12-07 | ok
eo     | ekde la 7-a de decembro 2027                                 | 2027-12-07 | ok
es     | a partir del 7 de diciembre de 2027                          | 2027-12-07 | ok
es     | el martes 7 de diciembre de 2027                             | 2027-12-07 | ok
es     | hasta el 1.º de marzo de 2026                                | 2026-03-01 | ok
es-MX  | el 7 de diciembre del 2027                                   | 2027-12-07 | ok
et     | alates 7. detsembrist 2027                                   | 2027-12-07 | ok
et     | kuni 7. detsembrini 2027                                     | 2027-12-07 | ok
eu     | 2027ko abenduaren 7tik aurrera                               | 2027-12-07 | ok
eu     | 2027ko abenduaren 7an                                        | 2027-12-07 | ok
fa     | از ۱۶ آذر ۱۴۰۶                                               | 2027-12-07 | ok
fa     | از تاریخ ۷ دسامبر ۲۰۲۷                                       | 2027-12-07 | ok
fi     | 7. joulukuuta 2027 alkaen                                    | 2027-12-07 | ok
fi     | tiistaina 7. joulukuuta 2027                                 | 2027-12-07 | ok
fi     | 1.3.2026 mennessä                                            | 2026-03-01 | ok
fil    | simula Disyembre 7, 2027                                     | 2027-12-07 | ok
fil    | noong ika-7 ng Disyembre 2027                                | 2027-12-07 | ok
fr     | à compter du 7 décembre 2027                                 | 2027-12-07 | ok
fr     | dès le 1er avril 2026                                        | 2026-04-01 | ok
fr     | jusqu’au mardi 7 décembre 2027 inclus                        | 2027-12-07 | ok
ga     | ón 7 Nollaig 2027                                            | 2027-12-07 | ok
gl     | a partir do 7 de decembro de 2027                            | 2027-12-07 | ok
gu     | 7 ડિસેમ્બર, 2027થી                                            | 2027-12-07 | ok
he     | החל מ-7 בדצמבר 2027                                          | 2027-12-07 | ok
he     | עד ה-1 במרץ 2026                                             | 2026-03-01 | ok
he     | ביום שלישי, 7 בדצמבר 2027                                    | 2027-12-07 | ok
hi     | 7 दिसंबर 2027 से                                              | 2027-12-07 | ok
hi     | ७ दिसंबर २०२७ को                                              | 2027-12-07 | ok
hi     | मंगलवार, 7 दिसंबर 2027                                         | 2027-12-07 | ok
hr     | od 7. prosinca 2027. godine                                  | 2027-12-07 | ok
hr     | do 1. ožujka 2026.                                           | 2026-03-01 | ok
hu     | 2027. december 7-től                                         | 2027-12-07 | ok
hu     | 2026. március 1-jéig                                         | 2026-03-01 | ok
hu     | 2026. május 4-én, hétfőn                                     | 2026-05-04 | ok
hy     | 2027 թվականի դեկտեմբերի 7-ից                                 | 2027-12-07 | ok
id     | mulai tanggal 7 Desember 2027                                | 2027-12-07 | ok
id     | Selasa, 7 Desember 2027                                      | 2027-12-07 | ok
is     | frá og með 7. desember 2027                                  | 2027-12-07 | ok
is     | þriðjudaginn 7. desember 2027                                | 2027-12-07 | ok
it     | a partire dal 7 dicembre 2027                                | 2027-12-07 | ok
it     | dall’8 marzo 2026                                            | 2026-03-08 | ok
it     | dal 1º aprile 2026                                           | 2026-04-01 | ok
it     | entro martedì 7 dicembre 2027                                | 2027-12-07 | ok
ja     | 2027年12月7日（火）から                                        | 2027-12-07 | ok
ja     | 令和9年12月7日より                                            | 2027-12-07 | ok
ja     | 2027年（令和9年）12月7日から                                  | 2027-12-07 | ok
ja     | 令和9年（2027年）12月7日から                                  | 2027-12-07 | ok
ja     | 二〇二七年十二月七日                                           | 2027-12-07 | ok
ka     | 2027 წლის 7 დეკემბრიდან                                      | 2027-12-07 | ok
ka     | 2026 წლის 1 მარტს                                            | 2026-03-01 | ok
kk     | 2027 жылғы 7 желтоқсаннан бастап                             | 2027-12-07 | ok
km     | ចាប់ពីថ្ងៃទី 7 ធ្នូ 2027                                          | 2027-12-07 | ok
kn     | 7 ಡಿಸೆಂಬರ್ 2027 ರಿಂದ                                            | 2027-12-07 | ok
ko     | 2027년 12월 7일부터                                           | 2027-12-07 | ok
ko     | 2027년 12월 7일 화요일에                                      | 2027-12-07 | ok
ky     | 2027-жылдын 7-декабрынан баштап                              | 2027-12-07 | ok
lb     | vum 7. Dezember 2027 un                                      | 2027-12-07 | ok
lo     | ວັນທີ 7 ທັນວາ 2027                                            | 2027-12-07 | ok
lt     | nuo 2027 m. gruodžio 7 d.                                    | 2027-12-07 | ok
lt     | iki 2026 m. kovo 1 dienos                                    | 2026-03-01 | ok
lv     | no 2027. gada 7. decembra                                    | 2027-12-07 | ok
lv     | līdz 2026. gada 1. martam                                    | 2026-03-01 | ok
mk     | од 7 декември 2027 година                                    | 2027-12-07 | ok
ml     | 2027 ഡിസംബർ 7 മുതൽ                                           | 2027-12-07 | ok
mn     | 2027 оны 12 дугаар сарын 7-ноос                              | 2027-12-07 | ok
mr     | ७ डिसेंबर २०२७ पासून                                            | 2027-12-07 | ok
ms     | mulai 7 Disember 2027                                        | 2027-12-07 | ok
mt     | mis-7 ta’ Diċembru 2027                                      | 2027-12-07 | ok
my     | ၂၀၂၇ ခုနှစ် ဒီဇင်ဘာ ၇ ရက်                                         | 2027-12-07 | ok
nb     | fra og med 7. desember 2027                                  | 2027-12-07 | ok
nb     | tirsdag 7. desember 2027                                     | 2027-12-07 | ok
ne     | २०२७ डिसेम्बर ७ देखि                                            | 2027-12-07 | ok
nl     | vanaf dinsdag 7 december 2027                                | 2027-12-07 | ok
nl     | tot en met 1 maart 2026                                      | 2026-03-01 | ok
nl     | per eerste maart 2026                                        | 2026-03-01 | ok
nn     | frå 7. desember 2027                                         | 2027-12-07 | ok
pa     | 7 ਦਸੰਬਰ 2027 ਤੋਂ                                              | 2027-12-07 | ok
pl     | od 7 grudnia 2027 r.                                         | 2027-12-07 | ok
pl     | po 7 grudnia 2027 roku                                       | 2027-12-07 | ok
pl     | we wtorek, 7 grudnia 2027 r.                                 | 2027-12-07 | ok
ps     | د ۲۰۲۷ کال د ډسمبر ۷                                         | 2027-12-07 | ok
pt-BR  | a partir de 7 de dezembro de 2027                            | 2027-12-07 | ok
pt-BR  | em 1º de março de 2026                                       | 2026-03-01 | ok
pt-PT  | na terça-feira, 7 de dezembro de 2027                        | 2027-12-07 | ok
ro     | începând cu 7 decembrie 2027                                 | 2027-12-07 | ok
ro     | până la 1 martie 2026                                        | 2026-03-01 | ok
ru     | с 7 декабря 2027 года                                        | 2027-12-07 | ok
ru     | во вторник, 7 декабря 2027 г.                                | 2027-12-07 | ok
ru     | до первого марта 2026 года                                   | 2026-03-01 | ok
si     | 2027 දෙසැම්බර් 7 සිට                                           | 2027-12-07 | ok
sk     | od 7. decembra 2027                                          | 2027-12-07 | ok
sk     | po 7. decembri 2027                                          | 2027-12-07 | ok
sk     | pred 1. januárom 2026                                        | 2026-01-01 | ok
sk     | v utorok 7. decembra 2027                                    | 2027-12-07 | ok
sl     | od 7. decembra 2027 dalje                                    | 2027-12-07 | ok
sl     | v torek, 7. decembra 2027                                    | 2027-12-07 | ok
sq     | nga data 7 dhjetor 2027                                      | 2027-12-07 | ok
sr     | од 7. децембра 2027. године                                  | 2027-12-07 | ok
sr-Latn| od 7. decembra 2027. godine                                  | 2027-12-07 | ok
sv     | från och med den 7 december 2027                             | 2027-12-07 | ok
sv     | tisdagen den 7 december 2027                                 | 2027-12-07 | ok
sv     | den 1:a mars 2026                                            | 2026-03-01 | ok
sw     | kuanzia tarehe 7 Desemba 2027                                | 2027-12-07 | ok
ta     | 7 டிசம்பர், 2027 முதல்                                        | 2027-12-07 | ok
te     | 7 డిసెంబర్ 2027 నుండి                                           | 2027-12-07 | ok
th     | ตั้งแต่วันที่ 7 ธันวาคม 2570                                     | 2027-12-07 | ok
th     | วันอังคารที่ 7 ธันวาคม พ.ศ. 2570                                | 2027-12-07 | ok
tr     | 7 Aralık 2027’den itibaren                                   | 2027-12-07 | ok
tr     | 7 Aralık 2027 tarihinden önce                                | 2027-12-07 | ok
tr     | 1 Mart 2026 Pazar günü                                       | 2026-03-01 | ok
uk     | з 7 грудня 2027 року                                         | 2027-12-07 | ok
uk     | у вівторок, 7 грудня 2027 р.                                 | 2027-12-07 | ok
ur     | 7 دسمبر 2027 سے                                               | 2027-12-07 | ok
uz     | 2027-yil 7-dekabrdan                                         | 2027-12-07 | ok
vi     | từ ngày 7 tháng 12 năm 2027                                  | 2027-12-07 | ok
vi     | thứ Ba, ngày 7 tháng 12 năm 2027                             | 2027-12-07 | ok
zh-TW  | 2027年（民國116年）12月7日起                                  | 2027-12-07 | ok
zh-CN  | 自2027年12月7日起                                             | 2027-12-07 | ok
zh-CN  | 二〇二六年三月十四日                                           | 2026-03-14 | ok
zh-TW  | 自民國116年12月7日起                                          | 2027-12-07 | ok
zh-TW  | 2027 年 12 月 7 日（二）                                      | 2027-12-07 | ok
zu     | kusukela ngo-Disemba 7, 2027                                 | 2027-12-07 | ok
as     | ২০২৫ চনৰ ১৫ আগষ্টৰ পৰা নতুন নিয়ম                            | 2025-08-15 | ok
az     | 2025-ci il noyabrın 12-dən                                   | 2025-11-12 | ok
bn     | ১৫ আগস্টের ২০২৫ সালের আগে                                    | 2025-08-15 | ok
et     | alates 2025. aasta 12. novembrist                            | 2025-11-12 | ok
gu     | 17 મે 2026થી અમલમાં                                          | 2026-05-17 | ok
km     | ចាប់ពីថ្ងៃទី ១៤ ខែ មករា ឆ្នាំ ២០២៥                            | 2025-01-14 | ok
km     | ថ្ងៃទី១៤ ខែមករា ឆ្នាំ២០២៥                                     | 2025-01-14 | ok
kn     | 2025ರ ನವೆಂಬರ್ 12ರಿಂದ ಜಾರಿಗೆ                                  | 2025-11-12 | ok
ky     | 2025-жылы 12-ноябрдан баштап                                 | 2025-11-12 | ok
lo     | ວັນທີ 14 ເດືອນ ມັງກອນ ປີ 2025                                 | 2025-01-14 | ok
ml     | നവംബർ 12, 2025 മുതൽ                                         | 2025-11-12 | ok
my     | ၂၀၂၅ ခုနှစ် နိုဝင်ဘာလ ၉ ရက်နေ့တွင်                             | 2025-11-09 | ok
my     | ၂၀၂၅ ခုနှစ်၊ နိုဝင်ဘာလ ၉ ရက်                                  | 2025-11-09 | ok
ne     | नोभेम्बर १२, २०२५ देखि लागू                                   | 2025-11-12 | ok
ne     | २२ नोभेम्बर २०२५ सम्म                                          | 2025-11-22 | ok
or     | ୧୨ ନଭେମ୍ବର ୨୦୨୫ ଠାରୁ                                         | 2025-11-12 | ok
ps     | د ۱۵ نومبر ۲۰۲۵ څخه                                          | 2025-11-15 | ok
ps     | د ۲۰۲۵ کال د نومبر په ۱۵مه                                    | 2025-11-15 | ok
si     | 2025 නොවැම්බර් මස 12 වන දින සිට                              | 2025-11-12 | ok
ta     | 12 நவம்பர் 2025 முதல்                                        | 2025-11-12 | ok
th     | ตั้งแต่วันที่ 14 เดือนมกราคม พ.ศ. 2568                          | 2025-01-14 | ok
tk     | 2025-nji ýylyň 12-nji noýabryndan                            | 2025-11-12 | ok
ug     | 2025-يىلى 12-نويابىر كۈنى                                    | 2025-11-12 | ok
zh-Hant | 自109年8月28日起施行                                         | 2020-08-28 | ok
zh-TW  | 109 年 8 月 28 日修正                                         | 2020-08-28 | ok
zh-TW  | 99年8月28日                                                  | 2010-08-28 | ok
zh-TW  | 自中華民國 114 年 5 月 29 日起                                 | 2025-05-29 | ok
zh-TW  | 中華民國一百一十四年五月二十九日                                  | 2025-05-29 | ok
ja     | 令和 7 年 12 月 1 日から                                      | 2025-12-01 | ok
"""
ROWS = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()]


@pytest.mark.parametrize(("locale", "text", "day", "form"), ROWS)
def test_dates_by_hand(locale: str, text: str, day: str, form: str) -> None:
    assert [(one.value, one.form) for one in of_text(text, locale)] == [(day, form)]


def test_the_table_is_wide() -> None:
    assert len(ROWS) >= 150
    assert len({locale.partition("-")[0] for locale, *_ in ROWS}) >= 50
    assert all(date.fromisoformat(day) for _, _, day, _ in ROWS)


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("du lundi 2 mars au vendredi 6 mars 2026", "fr"),
        ("von Montag, 2. März bis Freitag, dem 6. März 2026", "de"),
        ("van maandag 2 maart tot vrijdag 6 maart 2026", "nl"),
        ("od poniedziałku 2 marca do piątku 6 marca 2026 r.", "pl"),
        ("from Monday 2 March to Friday, 6 March 2026", "en"),
        ("del lunes 2 de marzo al viernes 6 de marzo de 2026", "es"),
    ],
)
def test_the_last_day_of_a_range_lends_its_year_over_its_weekday(text: str, locale: str) -> None:
    assert [found.value for found in of_text(text, locale)] == ["2026-03-02", "2026-03-06"]


@pytest.mark.parametrize(
    ("text", "locale", "year", "month", "day"),
    [
        ("২০২৫ সালের নভেম্বরে চালু হবে", "bn", 2025, 11, 0),
        ("৯ নভেম্বরের মধ্যে উত্তর দিন", "bn", 0, 11, 9),
        ("১৫ আগস্টের আগে", "bn", 0, 8, 15),
        ("২০২৫ চনৰ নৱেম্বৰত", "as", 2025, 11, 0),
        ("2025 నవంబరులో", "te", 2025, 11, 0),
        ("2025 நவம்பரில்", "ta", 2025, 11, 0),
        ("12 டிசம்பருக்குள்", "ta", 0, 12, 12),
        ("2025ರ ನವೆಂಬರ್‌ನಲ್ಲಿ", "kn", 2025, 11, 0),
        ("2025 നവംബറിൽ", "ml", 2025, 11, 0),
        ("31મી ડિસેમ્બરે", "gu", 0, 12, 31),
        ("୨୦୨୫ ନଭେମ୍ବରରେ", "or", 2025, 11, 0),
        ("12 नोव्हेंबरपासून", "mr", 0, 11, 12),
        ("31 डिसेंबरपर्यंत", "mr", 0, 12, 31),
        ("२०२५ नोभेम्बरदेखि", "ne", 2025, 11, 0),
        ("12 Kasım’a kadar", "tr", 0, 11, 12),
        ("2025 yılının Kasım ayında", "tr", 2025, 11, 0),
        ("12 noyabra qədər", "az", 0, 11, 12),
        ("2025-ci ilin noyabrında", "az", 2025, 11, 0),
        ("2025 жылғы қарашада", "kk", 2025, 11, 0),
        ("2025-yil noyabrda", "uz", 2025, 11, 0),
        ("12-noyabrgacha", "uz", 0, 11, 12),
        ("2025-жылдын ноябрында", "ky", 2025, 11, 0),
        ("12-ноябрга чейин", "ky", 0, 11, 12),
        ("2025-ж., июль", "ky", 2025, 7, 0),
        ("2025. aasta novembris", "et", 2025, 11, 0),
        ("2025eko azaroan", "eu", 2025, 11, 0),
        ("2025 წლის ნოემბერში", "ka", 2025, 11, 0),
        ("2025 թվականի նոյեմբերին", "hy", 2025, 11, 0),
        ("2025. gada jūlijs", "lv", 2025, 7, 0),
        ("līdz 2026. gada martam", "lv", 2026, 3, 0),
        ("2025. g. jūlijā", "lv", 2025, 7, 0),
        ("ноябри соли 2025", "tg", 2025, 11, 0),
        ("2025-nji ýylyň noýabry", "tk", 2025, 11, 0),
        ("中華民國 114 年 12 月", "zh-TW", 114, 12, 0),
        ("令和7年12月", "ja", 7, 12, 0),
        ("8月28日（2025年修正）", "zh-TW", 0, 8, 28),
    ],
)
def test_a_month_needs_but_a_year_or_a_day(text: str, locale: str, year: int, month: int, day: int) -> None:
    found = find(text, locale)
    assert [(one.year, one.month, one.day) for one in found] == [(year, month, day)]


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("Martin 2025", "tr"),  # no case of mart: its vowel would be another
        ("Martin 2025", "az"),
        ("Maya 2025", "az"),
        ("До конца 2025 года. Май тёплый.", "ru"),  # a full stop ends the sentence
        ("Mayor 2025", "en"),
        ("જૂનાગઢ 2025", "gu"),
        ("2025 മെയിൽ", "ml"),  # a mail
        ("民國 114 年 13 月", "zh-TW"),
        ("刑期 3 年 6 月", "zh-TW"),
    ],
)
def test_what_only_begins_like_a_month_is_none(text: str, locale: str) -> None:
    assert find(text, locale) == []


@pytest.mark.parametrize(
    ("text", "locale", "words"),
    [
        (
            "中華民國 114 年 5 月 29 日公布",
            "zh-TW",
            ["中華民國 114 年 5 月 29 日"],
        ),  # a repair leaves nothing behind
        ("中華民國 114 年 6 月（2025）", "zh-TW", ["中華民國 114 年 6 月"]),
        ("2025 年 6 月（2026 年修訂）", "zh-TW", ["2025 年 6 月"]),
        ("令和 7 年 12 月 1 日から", "ja", ["令和 7 年 12 月 1 日"]),
        ("၂၀၂၅ ခုနှစ် နိုဝင်ဘာလ ၉ ရက်နေ့တွင်", "my", ["၂၀၂၅ ခုနှစ် နိုဝင်ဘာလ ၉ ရက်နေ့"]),
    ],
)
def test_a_date_ends_with_its_last_word_and_crosses_no_bracket(
    text: str, locale: str, words: list[str]
) -> None:
    assert [found.text for found in find(text, locale)] == words


def test_two_digits_may_be_a_year_of_the_republic_or_a_short_one() -> None:
    (found,) = find("99年8月28日", "zh-TW")
    assert found.readings == (date(2010, 8, 28), date(1999, 8, 28))


@pytest.mark.parametrize("text", ["西元109年8月28日", "公元 109 年 8 月 28 日", "前109年8月28日"])
def test_years_counted_from_elsewhere_are_none_of_the_republic(text: str) -> None:
    assert "roc" not in {found.calendar for found in find(text, "zh-TW")}
