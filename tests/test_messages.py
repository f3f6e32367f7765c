"""Messages name what checks give and nothing else, say what is wrong, and help says what to do."""

import re
from datetime import date
from pathlib import Path
from string import Formatter

import pytest

from checker import rules, wording

PAGE = (Path(__file__).parent.parent / "rules/messages.md").read_text("utf-8")
CASES = [(name, case) for name in rules.names() for case in rules.load(name).cases]


def asked(rule: str, case: str) -> set[str]:
    """The names that a case asks for, in its message and its help."""
    said = rules.case(rule, case)
    parts = [*Formatter().parse(said.message), *Formatter().parse(said.help)]
    return {name for _, name, _, _ in parts if name}


def test_the_page_has_all_names_and_no_others() -> None:
    table = [line.split("|")[1] for line in PAGE.split("\n") if line.startswith("| `")]
    assert {name for row in table for name in re.findall(r"\{(\w+)\}", row)} == {
        name for rule, case in CASES for name in asked(rule, case)
    }


def test_a_name_that_no_fact_gives_is_seen_by_the_tests() -> None:
    with pytest.raises(KeyError):
        rules.message("expected {expcted}", {"expected": "4 May"})


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (wording.counted(1, "more version"), "1 more version"),
        (wording.counted(2, "more version"), "2 more versions"),
        (wording.counted(2, "entry", "entries"), "2 entries"),
        (wording.listed([]), ""),
        (wording.listed(["de"]), "de"),
        (wording.listed(["de", "en", "fr"]), "de, en and fr"),
        (wording.and_more(0, "block", "blocks"), ""),
        (wording.and_more(1, "block", "blocks"), ", and another block"),
        (wording.and_more(3, "block", "blocks"), ", and 3 more blocks"),
        (wording.changes(3, 1, 2), "missing at 3 places, added at 1 and changed at 2"),
        (wording.changes(1, 0, 4), "missing at 1 place and changed at 4"),
        (wording.apart(date(2027, 5, 5), date(2027, 5, 4)), "1 day later"),
        (wording.apart(date(2026, 2, 4), date(2027, 4, 6)), "1 year, 2 months and 2 days earlier"),
        (wording.apart(date(2027, 4, 5), date(2027, 5, 4)), "day and month swapped"),
        (wording.items(2, 3, 7), "items 2 to 4 of 7"),
        (wording.of_one("{agree} of {of} versions have it", "de"), "de has it"),
        (wording.of_one("in {agree} of {of} versions", "de"), "in de"),
    ],
)
def test_wording(said: str, words: str) -> None:
    assert said == words


BARE = re.compile(r"expected “\{expected\}”, found “\{found\}”")


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_a_message_says_what_is_wrong_and_help_is_there(rule: str, case: str) -> None:
    said = rules.case(rule, case)
    assert said.help != ""
    assert not BARE.fullmatch(said.message), "readers of one-line reports see no help"
    assert not said.message.endswith(".")
