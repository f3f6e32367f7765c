"""Measure the search for dates: throughput once loaded, the cost of one more locale, growth with the text.

python tests/bench/dates.py
"""

import subprocess
import sys
import time

from checker.dates import find
from checker.dates.forms import check_form

SENTENCES = {
    "en": "The terms apply from 7 December 2027 to all 14 services, in version 3.2, for 12 months. ",
    "de": "Die Bedingungen gelten ab dem 7. Dezember 2027 für alle 14 Dienste der Fassung 3.2. ",
    "ar": "تسري الشروط اعتبارًا من ٧ كانون الأول/ديسمبر ٢٠٢٧ على جميع الخدمات وعددها 14. ",
    "ja": "規約は2027年12月7日から、すべての14のサービスに12か月以上適用されます。",
}
PLAIN = (
    "Nothing in these words is a day, and yet a reader may want to go on for a while before the next one. "
)


def main() -> None:
    """Print one line a measure."""
    for locale, sentence in SENTENCES.items():
        text = (sentence + PLAIN * 9) * 1000
        find(text[:2000], locale)
        took = _time(text, locale)
        _say(f"find {locale}: {len(text.encode()) / 1e6 / took:.1f} MB/s, a date every thousand signs")
    text = SENTENCES["en"] * 20_000
    find(text[:2000], "en")
    took = _time(text, "en")
    _say(f"find en, a date in every sentence: {len(text) / 1e6 / took:.1f} MB/s")
    for size in (1, 2, 4, 8):
        _say(f"find en, {size} x 100,000 signs of digits: {_time('1 2 2027 ' * 11_111 * size, 'en'):.3f} s")
    _say(f"one more locale: {_one_more():.1f} ms")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


def _time(text: str, locale: str) -> float:
    began = time.process_time()
    find(text, locale)
    return time.process_time() - began


def _one_more() -> float:
    """Milliseconds that a locale costs in a process that has loaded another one, its first date judged."""
    code = (
        "import time\n"
        "from checker.dates import find\nfrom checker.dates.forms import check_form\n"
        "def one(text, locale):\n    check_form(find(text, locale, ('en',))[0], locale)\n"
        "one('7 december 2027', 'nl')\n"
        "began = time.process_time()\none('7. decembra 2027', 'sk')\nprint(time.process_time() - began)\n"
    )
    told = (subprocess.run([sys.executable, "-c", code], capture_output=True, check=True) for _ in range(5))
    return 1000 * min(float(one.stdout) for one in told)


if __name__ == "__main__":
    check_form(find("7 December 2027", "en")[0], "en")
    main()
