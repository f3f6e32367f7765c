"""Set the finder beside dateparser's search on the same cases: recall, precision, time, by suite and by language.

python tests/bench/dates_peer.py CASES.jsonl      (dateparser need not be there: then it is left out)

A case is a line of JSON with ``text``, ``lang``, ``suite`` and ``expected``, a list of objects with ``iso``.
"""

import importlib
import importlib.util
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from checker.dates.listing import of_text

Finder = Callable[[str, str], list[str]]


def ours(text: str, locale: str) -> list[str]:
    """Days that the finder of this program sees."""
    return [one.value for one in of_text(text, locale) if one.value]


def theirs(text: str, locale: str) -> list[str]:
    """Days that dateparser's search sees, told the language."""
    search_dates = importlib.import_module("dateparser.search").search_dates
    for language in (locale, locale.partition("-")[0]):
        try:
            found = search_dates(text, languages=[language])
        except Exception:  # noqa: BLE001, S112 - a peer may raise what it likes, and knows some languages only
            continue
        return [day.date().isoformat() for _, day in found or ()]
    return []


def score(name: str, finder: Finder, cases: Iterable[dict[str, Any]]) -> None:
    """Print what a finder sees of the cases."""
    tally: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    began = time.process_time()
    for case in cases:
        wanted = Counter(one["iso"] for one in case["expected"])
        got = Counter(finder(case["text"], case["lang"]))
        for key in ("all", f"suite {case['suite']}", f"language {case['lang']}"):
            counts = ((wanted & got).total(), wanted.total(), got.total())
            tally[key] = [before + more for before, more in zip(tally[key], counts, strict=True)]
    print(f"{name}: {time.process_time() - began:.1f} s")
    for key, (hit, wanted_count, got_count) in sorted(tally.items()):
        if not key.startswith("language") or hit < wanted_count or hit < got_count:
            recall, precision = hit / max(wanted_count, 1), hit / max(got_count, 1)
            print(f"  {key:36} recall {recall:.3f}  precision {precision:.3f}  of {wanted_count}")


def main() -> None:
    """Score both on the cases of a file."""
    cases = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    score("noticecheck", ours, cases)
    if importlib.util.find_spec("dateparser"):
        score("dateparser", theirs, cases)


if __name__ == "__main__":
    main()
