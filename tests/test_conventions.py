"""Facts about languages are data: files of known locales, with topics that are read and entries that are whole."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from checker.conventions import among_languages, convention
from checker.dates.supplement import Supplement
from checker.dates.words import Months
from checker.locales import Codes, parse_tag, script_of
from checker.names.endings import Inflection
from checker.numbers import facts, signs
from checker.outline.credits import Translation
from checker.parse.asking import Asking
from checker.rules import RuleError, folder
from checker.words.english import English
from checker.words.hints import Hints
from checker.words.kinship import Kinship
from checker.words.letters import letters
from checker.words.scripts import SCRIPTS, Scripts, script_of_letter

TOPICS: dict[str, type[msgspec.Struct]] = {
    "dates": Supplement,
    "names": Inflection,
    "numbers": facts.Supplement,
    "prompt": Asking,
    "translation": Translation,
}
SUBJECTS: dict[str, type[msgspec.Struct]] = {
    "codes": Codes,
    "english": English,
    "kinship": Kinship,
    "letters": Hints,
    "months": Months,
    "scripts": Scripts,
    "signs": signs.Signs,
}
LOCALES = sorted(folder().glob("locales/*.toml"))
locale_files = pytest.mark.parametrize("path", LOCALES, ids=lambda path: path.stem)


def said(path: Path) -> dict[str, dict[str, object]]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def strings(value: object) -> Iterator[str]:
    """All words of an entry, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)


def lists(value: object) -> Iterator[list[str]]:
    """All lists of words of an entry, however deep."""
    if isinstance(value, dict):
        for each in value.values():
            yield from lists(each)
    elif isinstance(value, list):
        words = [each for each in value if isinstance(each, str)]
        if words:
            yield words
        for each in value:
            yield from lists(each)


@locale_files
def test_a_file_is_named_for_a_locale_that_versions_can_have(path: Path) -> None:
    assert parse_tag(path.stem) == path.stem


@locale_files
def test_all_that_a_file_says_is_read(path: Path) -> None:
    assert set(said(path)) <= set(TOPICS)
    for topic in said(path):
        convention(path.stem, topic, TOPICS[topic])  # forbids keys that it does not know


@locale_files
def test_no_word_stands_twice_or_has_space_around_it(path: Path) -> None:
    for topic, entries in said(path).items():
        for word in strings(entries):
            assert word.strip(" \t\n") == word, (topic, word)
        for words in lists(entries):
            twice = [
                word for word, count in Counter(words).items() if count > 1 and word and len(words) != 12
            ]
            assert not twice, (topic, twice)


@locale_files
def test_kin_of_a_language_are_known(path: Path) -> None:
    kin = convention(path.stem, "dates", Supplement).kin
    assert [tag for tag in kin if parse_tag(tag) != tag] == []


def test_each_subject_is_read() -> None:
    assert {path.stem for path in folder().glob("languages/*.toml")} == set(SUBJECTS)
    for subject, shape in SUBJECTS.items():
        assert isinstance(among_languages(subject, shape), shape)


def test_each_subject_and_topic_refuses_keys_that_nobody_reads() -> None:
    for shape in (*TOPICS.values(), *SUBJECTS.values()):
        assert shape.__struct_config__.forbid_unknown_fields


def test_a_subject_without_a_file_is_told() -> None:
    with pytest.raises(RuleError, match=r"languages/weather\.toml: no such file"):
        among_languages("weather", Kinship)


def test_all_codes_of_languages_are_those_that_versions_have() -> None:
    kinship, hints = among_languages("kinship", Kinship), among_languages("letters", Hints)
    codes, scripts = among_languages("codes", Codes), among_languages("scripts", Scripts)
    english = among_languages("english", English)
    named = [code for group in (*kinship.near, *kinship.share_sentences) for code in group.split()]
    named += [*kinship.widely_read.split(), *hints.marked.split(), *hints.scripts.values(), *hints.words]
    named += [language for telling in hints.letters.values() for language in telling]
    named += [*codes.countries.values(), *codes.stands_for, *" ".join(codes.stands_for.values()).split()]
    named += [*scripts.also, *english.ion, *english.ion_only]
    assert [code for code in named if parse_tag(code) != code] == []


def test_codes_that_are_words_are_codes() -> None:
    words = among_languages("codes", Codes).words.split()
    assert [word for word in words if parse_tag(word) is None] == []
    assert words == sorted(set(words))


def test_all_codes_of_scripts_are_known() -> None:
    hints, scripts = among_languages("letters", Hints), among_languages("scripts", Scripts)
    of_locales = {script_of(path.stem) for path in LOCALES}
    named = [*hints.scripts, *hints.letters, *scripts.joined.split(), *scripts.beside]
    named += " ".join((*scripts.also.values(), *scripts.beside.values())).split()
    assert set(named) <= SCRIPTS | of_locales | {"Modi"}


def test_letters_that_tell_a_language_are_letters_of_it() -> None:
    for script, telling in among_languages("letters", Hints).letters.items():
        for language, signs_ in telling.items():
            own = letters(language).own
            assert 1 <= len(signs_) <= 2
            for letter in "".join(signs_):
                assert script_of_letter(letter) == script, (language, letter)
                assert not own or letter in own, (language, letter)


def test_groups_of_languages_do_not_repeat_one() -> None:
    kinship = among_languages("kinship", Kinship)
    for group in (*kinship.near, *kinship.share_sentences, kinship.widely_read):
        assert len(set(group.split())) == len(group.split()) > 1


def test_a_sign_means_one_thing() -> None:
    known = among_languages("signs", signs.Signs)
    all_signs = [
        sign for each in (known.currencies, known.units) for signs_ in each.values() for sign in signs_
    ]
    assert [sign for sign, count in Counter(all_signs).items() if count > 1] == []
    assert all(
        meaning in written for each in (known.currencies, known.units) for meaning, written in each.items()
    )


def test_the_page_for_translators_explains_each_key() -> None:
    page = (folder() / "languages.md").read_text(encoding="utf-8")
    keys = [name for shape in TOPICS.values() for name in shape.__struct_encode_fields__]
    assert [key for key in keys if f"`{key}`" not in page] == []
    assert [subject for subject in SUBJECTS if f"`languages/{subject}.toml`" not in page] == []
