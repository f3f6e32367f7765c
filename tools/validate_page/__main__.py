"""Write pages of several reports, use them in a browser as a tester would, and ask checkers about them.

    python -m tools.validate_page [FOLDER]

Chromium opens each page without a network, in light and dark, wide and narrow, with and without its script: keys,
filters, links and copying are tried and axe looks at it (``try_page.mjs``). The Nu Html Checker and html-validate
read the same files. With a FOLDER the pages and pictures of them stay there to be looked at. Needs npm, Chromium
and Java; what is missing is named and skipped, which on a build server (``CI``) is a failure.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from checker.report import Look, render
from checker.run import Report
from tests.conftest import judge_texts
from tests.reports import broken, hostile, many

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent.parent / "samples"
# Regions in which languages of the samples are read too: a family of forty needs more locales than there are texts.
REGIONS = (
    "ar-AE ar-EG ar-MA bn-IN de-AT de-CH de-LI el-CY es-AR es-CL es-MX "
    "fr-BE fr-CA fr-CH he-IL nl-BE nl-SR ru-BY ru-KZ tr-CY"
)
# What the checker of HTML says of a valid page: it does not compute the hashes that the policy names.
EXPLAINED = ("violates Content Security Policy (meta tag)",)


class MissingError(Exception):
    """A program is not to be had on this machine; the message says which."""


def main(arguments: list[str]) -> int:
    """Write the pages and ask everybody about them; 1 where something is wrong and not explained."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(arguments[0]) if arguments else Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        pages = _pages(folder)
        wrong = sum(_asked(asked, pages, Path(temporary)) for asked in (_browser, _nu, _html_validate))
    return min(wrong, 1)


def _asked(ask: Callable[[list[Path], Path], Iterator[str]], pages: list[Path], work: Path) -> bool:
    """Whether a checker has something to say."""
    name = ask.__name__.strip("_").replace("_", "-")
    try:
        said = list(ask(pages, work))
    except MissingError as error:
        print(f"{name}: skipped, {error}")
        return bool(os.environ.get("CI"))
    for line in said:
        print(f"{name}: {line}")
    print(f"{name}: {f'{len(said)} complaints' if said else 'content'} about {len(pages)} pages")
    return bool(said)


def _pages(folder: Path) -> list[Path]:
    reports = {
        "samples": broken(),
        "harm": hostile(),
        "five": _family(5),
        "thirteen": _family(13),
        "forty": _family(40),
        "clean": Report(
            (judge_texts({"de": "# Neu\n\nAb 4. Mai 2026.\n", "en": "# New\n\nFrom 4 May 2026.\n"}),)
        ),
        "thirty-thousand": many(),
    }
    files = []
    for name, report in reports.items():
        file = folder / f"{name}.html"
        file.write_text(render(report, "html", Look()), encoding="utf-8")
        print(f"{name}: {sum(1 for _ in report.findings()):,} findings, {file.stat().st_size // 1024:,} KiB")
        files.append(file)
    return files


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


def _browser(pages: list[Path], work: Path) -> Iterator[str]:
    chromium = _program("chromium")
    script = shutil.copy(HERE / "try_page.mjs", _modules(work).parent)
    yield from _said([_program("node"), str(script), chromium, *map(str, pages)], work)


def _nu(pages: list[Path], work: Path) -> Iterator[str]:
    jar = _modules(work) / "vnu-jar/build/dist/vnu.jar"
    command = [_program("java"), "-Xss8m", "-jar", str(jar), "--format", "gnu", "--stdout"]
    said = _said([*command, *(str(page) for page in pages if page.stat().st_size < 4_000_000)], work)
    yield from (line for line in said if not any(known in line for known in EXPLAINED))


def _html_validate(pages: list[Path], work: Path) -> Iterator[str]:
    program = _modules(work) / ".bin/html-validate"
    (work / ".htmlvalidate.json").write_text('{"extends": ["html-validate:recommended"]}', encoding="utf-8")
    small = [str(page) for page in pages if page.stat().st_size < 4_000_000]
    yield from _said(
        [str(program), "--config", str(work / ".htmlvalidate.json"), "--formatter", "text", *small], work
    )


def _said(command: list[str], work: Path) -> Iterator[str]:
    """What a program prints, a line for each complaint."""
    done = subprocess.run(command, cwd=work, capture_output=True, encoding="utf-8", check=False)  # noqa: S603 - our own list
    lines = [line for line in done.stdout.splitlines() if line.strip()]
    yield from lines
    if done.returncode and not lines:
        yield f"exit {done.returncode}: {done.stderr.strip()[-600:]}"


def _modules(work: Path) -> Path:
    """The folder of npm packages, as the lock names them."""
    if not (work / "node_modules").is_dir():
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, work)
        command = [_program("npm"), "ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund"]
        done = subprocess.run(command, cwd=work, check=False)  # noqa: S603 - our own list
        if done.returncode:
            raise MissingError("npm cannot fetch the packages")
    return work / "node_modules"


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise MissingError(f"{name} is not installed")
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
