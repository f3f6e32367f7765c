"""Use pages of several reports in a browser as a tester would, and ask checkers of HTML about them.

Chromium opens each page without a network, in light and dark, wide and narrow, with and without its script: keys,
filters, links and copying are tried and axe looks at it (``try_page.mjs``). The Nu Html Checker and html-validate
read the same files.
"""

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from threading import Lock

from checker.report import Look, render
from checker.run import Report
from tests.conftest import judge_texts

from . import fetched
from .part import ROOT, Part, ran, said
from .written import report

SAMPLES = ROOT / "samples"
# Regions in which languages of the samples are read too: a family of forty needs more locales than there are texts.
REGIONS = (
    "ar-AE ar-EG ar-MA bn-IN de-AT de-CH de-LI el-CY es-AR es-CL es-MX "
    "fr-BE fr-CA fr-CH he-IL nl-BE nl-SR ru-BY ru-KZ tr-CY"
)
# What the checker of HTML says of a valid page: it does not compute the hashes that the policy names.
EXPLAINED = ("violates Content Security Policy (meta tag)",)


def browser(pages: list[Path], work: Path) -> Iterator[str]:
    """Each page does what a tester expects, and axe has nothing against it."""
    script = shutil.copy(Path(__file__).with_name("try_page.mjs"), fetched.npm(work).parent)
    yield from said([fetched.program("node"), script, fetched.program("chromium"), *map(str, pages)], work)


def vnu(pages: list[Path], work: Path) -> Iterator[str]:
    """The Nu Html Checker, its warnings as well."""
    jar = fetched.npm(work) / "vnu-jar/build/dist/vnu.jar"
    command = [fetched.program("java"), "-Xss8m", "-jar", str(jar), "--format", "gnu", "--stdout"]
    done = ran([*command, *map(str, pages)], work)
    lines = [line for line in done.stdout.splitlines() if line.strip()]
    yield from (line for line in lines if not any(known in line for known in EXPLAINED))
    if done.returncode and not lines:
        yield f"exit {done.returncode}: {done.stderr.strip()[-600:]}"


def html_validate(pages: list[Path], work: Path) -> Iterator[str]:
    """What html-validate recommends."""
    config = work / ".htmlvalidate.json"
    program = fetched.npm(work) / ".bin/html-validate"
    config.write_text('{"extends": ["html-validate:recommended"]}', encoding="utf-8")
    yield from said([str(program), "--config", str(config), "--formatter", "text", *map(str, pages)], work)


def _family(count: int) -> Report:
    """So many versions of one sample, the known defects in some of them."""
    texts = {file.suffixes[-2][1:]: file.read_text(encoding="utf-8") for file in _versions("clean")}
    texts |= {locale: texts[locale.partition("-")[0]] for locale in REGIONS.split() if locale[:2] in texts}
    wrong = {file.suffixes[-2][1:]: file.read_text(encoding="utf-8") for file in _versions("broken")}
    first = ["ar", "he", "ja", "nl", "de", *(locale for locale in sorted(wrong) if locale != "th")]
    locales = list(dict.fromkeys([*first, *sorted(texts)]))[:count]
    return Report((judge_texts({locale: wrong.get(locale, texts.get(locale, "")) for locale in locales}),))


def _versions(folder: str) -> list[Path]:
    return sorted((SAMPLES / folder / "recall-notice").glob("*.md"))


PAGES: dict[str, Callable[[], Report]] = {
    "samples": lambda: report("samples"),
    "harm": lambda: report("harmful strings"),
    "five": lambda: _family(5),
    "thirteen": lambda: _family(13),
    "forty": lambda: _family(40),
    "clean": lambda: Report(
        (judge_texts({"de": "# Neu\n\nAb 4. Mai 2026.\n", "en": "# New\n\nFrom 4 May 2026.\n"}),)
    ),
    # as large as it is, it is only opened; checkers would look at it for minutes
    "thirty-thousand": lambda: report("30,000 findings"),
}
_LARGE = ("thirty-thousand",)
_FAMILIES = ("five", "thirteen", "forty")
_SMALL = tuple(name for name in PAGES if name not in _LARGE)
_ONE_AT_A_TIME = Lock()


def _asked(
    ask: Callable[[list[Path], Path], Iterator[str]], names: tuple[str, ...], work: Path
) -> Iterator[str]:
    with _ONE_AT_A_TIME:
        pages = [_page(name, work) for name in names]
    yield from ask(pages, work)


def _page(name: str, work: Path) -> Path:
    """The file of a page; it is written once."""
    file = work / f"{name}.html"
    if not file.exists():
        file.write_text(render(PAGES[name](), "html", Look()), encoding="utf-8")
    return file


PARTS = (
    Part(
        "page", "browser", partial(_asked, browser, tuple(name for name in _SMALL if name not in _FAMILIES))
    ),
    Part("page", "browser-families", partial(_asked, browser, _FAMILIES)),
    Part("page", "browser-30000", partial(_asked, browser, _LARGE)),
    Part("page", "vnu", partial(_asked, vnu, _SMALL)),
    Part("page", "html-validate", partial(_asked, html_validate, _SMALL)),
)
