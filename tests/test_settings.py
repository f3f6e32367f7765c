"""The configuration: what it may hold, and what a broken one is told."""

from pathlib import Path

import pytest

from checker import rules
from checker.settings import Settings, SettingsError, find, load
from checker.suppress.listed import is_family

RULE = rules.names()[0]


def written(folder: Path, text: str, name: str = "noticecheck.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            'reference = "en"\nlayuot = "x"\n',
            "noticecheck.toml:2: there is no key “layuot”; did you mean “layout”?",
        ),
        (
            "[[notices]]\ndat = 2026-03-14\n",
            "noticecheck.toml:2: there is no key “dat”; did you mean “date”?",
        ),
        ('[[notices]]\ndate = "14 March"\n', "noticecheck.toml:2: a day is written without quotation marks"),
        (
            '[rules]\nsame-blocks = "loud"\n',
            ":2: “loud” cannot be chosen here, but error, warning, note or off",
        ),
        ("fail-on = 3\n", ":1: “fail-on” is text between quotation marks, not a whole number"),
        ('rules = "off"\n', ":1: “rules” is a table, not text between quotation marks"),
        ('[[notices]]\nprompt = "yes"\n', ":2: “prompt” is true or false, not text between quotation marks"),
        (
            "exclude = [1]\n",
            ":1: each entry of “exclude” is text between quotation marks, not a whole number",
        ),
        ('[[notices]]\nnames.A.de = "x"\n', ":2: each entry of “names” is a list, not text between"),
        ('locales = ["fr-*"]\n', ":1: there is no locale “fr-*”"),
        ('locales = ["und"]\n', ":1: there is no locale “und”"),
        ('[locales]\nfr = "yes"\n', ":1: “locales” is a list; it is written as ["),
        ('reference = "en\n', ":1:16: not TOML: illegal character"),
        ('reference = "en', ":1: not TOML: unterminated string"),
        ('\nlayout = "a"\nlayout = "b"\n', ":3:13: not TOML: cannot overwrite a value"),
        ('fail-on = "sometimes"\n', "noticecheck.toml:1: “sometimes” cannot be chosen here, but error, "),
        ('[rules]\nno-such-rule = "off"\n', "noticecheck.toml:2: there is no rule “no-such-rule”"),
        (f'[rules]\n"{RULE}.no-such-case" = "off"\n', f"rule “{RULE}” has no case “no-such-case”"),
        ('[[notices]]\nnames = { "" = {} }\n', "noticecheck.toml:2: a name and its forms hold at least one"),
        ('[[notices]]\nnames.A.de = [" "]\n', "noticecheck.toml:2: a name and its forms hold at least one"),
        ("[[notices]]\ndate = 2026-02-30\n", "noticecheck.toml"),  # no such day
        ('[[notices]]\nfrom = "nowhere.toml"\n', "nowhere.toml: No such file"),
        (f'[[ignore]]\nrule = "{RULE}"\n', "noticecheck.toml:1: the key “reason” is missing"),
        (f'[[ignore]]\nrule = "{RULE}"\nreason = ""\n', ":3: “reason” is too short: 3 letters are the least"),
        (
            f'[ignore]\nrule = "{RULE}"\nreason = "so it is"\n',
            ":1: “ignore” is a list; its header is written as [[",
        ),
        ('locales = ["de", "ua"]\n', "noticecheck.toml:1: there is no locale “ua”"),
        ('[[notices]]\nlocales = ["fr", "PT-br"]\n', ":2: there is no locale “PT-br”; it is written “pt-BR”"),
        ('exclude = "drafts/*"\n', 'noticecheck.toml:1: “exclude” is a list; it is written as ["…"]'),
        (
            '[[ignore]]\nrule = "same-dat"\nreason = "so it is"\n',
            ":2: there is no rule “same-dat”; did you mean",
        ),
        (
            f'[[ignore]]\nrule = "{RULE}"\nreason = "so it is"\nlocales = ["ua"]\n',
            ":4: there is no locale “ua”",
        ),
        (
            '[[notices]]\nnames.A.zh_hant = ["甲"]\n',
            ":2: there is no locale “zh_hant”; it is written “zh-Hant”",
        ),
        (
            "[rules]\nsame-date = off\n",
            "noticecheck.toml:2: no value that TOML knows; text stands between quotation",
        ),
        ('[[notices]]\ndate = 2026-03-14\nlayout = "x"\n', ":3: “layout” belongs above the first table"),
        (
            '[rules]\nsame-date = "off"\nfail-on = "error"\n',
            ":3: “fail-on” is no rule; it belongs above",
        ),
        (
            '[[notices]]\n[notices.names]\nA = {}\nreference = "en"\n',
            ":4: “reference” belongs above the first table",
        ),
        ("a = [[[[", "noticecheck.toml"),
        ("a = " + "[" * 5000, "noticecheck.toml"),  # nesting that exhausts a recursive reader
        ("a = " + "9" * 5000, "noticecheck.toml"),  # more digits than Python converts
    ],
)
def test_broken_configurations_are_told_with_their_place(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load(written(tmp_path, text))
    assert said in str(caught.value)


def test_demands_are_read_from_a_file_beside_the_configuration(tmp_path: Path) -> None:
    words = 'date = 2026-03-14\nprompt = true\nfields = { author = "same" }\n'
    written(tmp_path, words, "recall.toml")
    file = written(tmp_path, '[[notices]]\nfamilies = ["r*"]\nfrom = "recall.toml"\nprompt = false\n')
    notice = load(file).notices[0]
    assert (str(notice.date), notice.prompt, notice.families) == ("2026-03-14", False, ("r*",))
    assert notice.fields == {"author": "same"}


def test_the_nearest_configuration_is_taken(tmp_path: Path) -> None:
    inner = tmp_path / "docs" / "fr"
    inner.mkdir(parents=True)
    written(tmp_path, "[tool.noticecheck]\nreference = 'en'\n", "pyproject.toml")
    assert find([inner]) == tmp_path / "pyproject.toml"
    nearest = written(tmp_path / "docs", "")
    assert find([inner]) == nearest
    assert load(nearest) == Settings(file=nearest)
    assert load(tmp_path / "pyproject.toml").reference == "en"


def test_a_pyproject_of_another_tool_is_passed_by(tmp_path: Path) -> None:
    written(tmp_path, "[tool.other]\nx = 1\n", "pyproject.toml")
    found = find([tmp_path])
    assert found is None or tmp_path not in found.parents


def test_a_family_is_meant_by_its_whole_name_or_the_last_part() -> None:
    assert is_family("docs/recall-notice", ["recall-*"])
    assert is_family("docs/recall-notice", ["docs/*"])
    assert not is_family("recall/terms", ["recall*s-x"])
