"""Write the golden report of the broken samples anew.

    python tools/build_golden.py

Read the difference before it is committed: the report is what a tester will see.
"""

import os
from pathlib import Path

from checker.report import Look, render
from checker.run import run
from checker.settings import FILE, load

SAMPLES = Path(__file__).resolve().parent.parent / "samples"


def main() -> None:
    """Judge the broken samples from their folder, as the test does."""
    os.chdir(SAMPLES)
    text = render(run([Path("broken")], load(Path("broken") / FILE)), "full", Look())
    Path("broken/report.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
