"""In what way code of a version differs from that of the others: by a slip, in its words, or not at all."""

import re
from collections import Counter

from ...compare import Passage
from ...compare.damage import is_damaged, way
from ...compare.own_locale import names_own_locale, stands_for_any
from ...compare.values import Variance
from ...findings import Fact
from ...locales import language_of
from ...punctuation import COLONS, SENTENCE_ENDS
from ...voting import OTHERS
from .. import kept
from .keys import are_alike_but_for_keys
from .words import Known, knows

_TOKEN = re.compile(r"--?[A-Za-z][\w-]*|\w+|[^\w\s]")
# A token that is no word of a language: it has a digit, an underscore, an inner capital, or is a flag.
_MACHINE = re.compile(r"\d|_|^-|[a-z][A-Z]")
# What a person sends to a program that reads along: /delete.
_COMMAND = re.compile(r"/[a-z]\w+")
_JOINED_WORDS = re.compile(r"[^\W\d_A-Z]+(?:_[^\W\d_A-Z]+)+")
_PLAIN_CODE = re.compile(r"[\w .,:;=/$%@?!(){}+-]+")
_PART = re.compile(r"[^\W_]+")
# The beginning of an option, which has no translation.
_OPTION = re.compile(r"(?<!\w)--?[\w-]*\Z")
_WORDS = re.compile(r"\w+")
_INNER = re.compile(r"[a-z][A-Z]")
# The name of a field in the head of a message, of which capitals are no part: If-Modified-Since.
_NOUN = re.compile(r"[A-Z][a-z]+")
_CAPITAL_NOUNS = frozenset({"de", "lb", "gsw", "nds"})
_TITLED = re.compile(r"[A-Z][a-z]+(?:-[A-Z][a-z]+)+")
_ENDS = SENTENCE_ENDS + COLONS
_HUMP = re.compile(r"[^\W\d_]?[^\W\d_A-Z]+|[A-Z]+(?![a-z])")
_SHORTEST_WORD = 3
_LONG = 6  # letters of a word that is misspelt, and not another name


def fact(one: Variance, case: str = "") -> Fact:
    """A variance as a fact; it is repaired where the code needs no escapes."""
    other = one.model.text[one.expected.at : one.expected.to] if one.model and one.expected else ""
    plain = _PLAIN_CODE.fullmatch(other) is not None
    return kept.fact("same-code", one, case, unsure="changed-unsure", repaired=plain)


def means_the_same(one: Variance) -> bool:
    """Whether code differs in nothing but the locale that it names, the plural of a class, or what of a key it shows.

    That is its last digits, or the whole fingerprint.
    """
    if not one.found or not one.expected or not one.model:
        return False
    own, expected = one.found.key, one.expected.key
    if are_alike_but_for_keys(own, expected):
        return True
    if names_own_locale(own, expected, one.passage.locale):
        return True
    return (
        expected == f"{own}s" and own[0].isupper() and knows(one.model, own)
    )  # a class; urls may be a field


def is_right(one: Variance, known: Known) -> bool:
    """Whether the others have a slip of one letter: the version to compare with has the word otherwise everywhere else.

    ``navigator.globalizatin`` stands in one place of most versions, ``navigator.globalization`` in all others.
    """
    if not one.found or not one.expected or not one.model:
        return False
    own, expected = _WORDS.findall(one.found.key), _WORDS.findall(one.expected.key)
    differing = [(here, there) for here, there in zip(own, expected, strict=False) if here != there]
    if len(own) != len(expected) or len(differing) != 1:
        return False
    here, there = differing[0]
    if min(len(here), len(there)) < _LONG or not (here + there).isalpha():
        return False
    from rapidfuzz.distance import OSA

    words = known.words(one.model.version)
    return OTHERS * words[there] <= words[here] and OSA.distance(here, there) == 1


def may_stand_for(own: str, expected: str) -> bool:
    """Whether code of one version can stand in place of that of the others, as changed from it."""
    if kept.is_like(own, expected) or own.casefold() == expected.casefold():
        return True
    return _COMMAND.fullmatch(own) is not None and _COMMAND.fullmatch(expected) is not None


def inline_case(one: Variance, known: Known) -> str:
    """The case of code among words that was changed; the empty one where that is a slip."""
    if one.found and one.expected and one.found.key.casefold() == one.expected.key.casefold():
        return _way(one, known)
    sure = is_slip(one, inline=True) or _is_another_command(one) or _is_damaged(one)
    return "" if sure else _way(one, known)


def line_case(one: Variance) -> str:
    """The case of a line of a listing that was changed; the empty one where that is a slip."""
    return "" if is_slip(one, inline=False) else _way(one)


def is_slip(one: Variance, *, inline: bool) -> bool:
    """Whether code was changed, and not only the words of a language in it.

    Flags, names with an underscore or inner capitals, and digits belong to the machine; so do the marks of a
    whole line.
    """
    if not one.found or not one.expected:
        return False
    own, expected = Counter(_TOKEN.findall(one.found.key)), Counter(_TOKEN.findall(one.expected.key))
    differing = [*(own - expected), *(expected - own)]
    if not differing:
        return False
    if all(not token[-1].isalnum() for token in differing):
        return not inline
    if not all(_MACHINE.search(token) or not token[-1].isalnum() for token in differing):
        return False
    return not _are_renamed(own - expected, expected - own) and not _is_in_own_words(one)


def _is_another_command(one: Variance) -> bool:
    """Whether a command that a person sends to a program is not that of all other versions."""
    return (
        one.expected is not None
        and _COMMAND.fullmatch(one.expected.key) is not None
        and one.vote.is_all_but_one
    )


def _is_damaged(one: Variance) -> bool:
    """Whether code of a version has a slip that no translator makes on purpose, and no other version has it so."""
    if not (one.firm and one.found and one.expected):
        return False
    return is_damaged(one.found.key, one.expected.key)


def _way(one: Variance, known: Known | None = None) -> str:
    """The case of code that may be meant as it is: its words or capitals are those of its language, or its blanks.

    Capitals are lost where these are names: by their letters or marks, or as the version's other code has them.
    """
    if not one.found or not one.expected:
        return "translated"
    found = way(one.found.key, one.expected.key)
    if found != "recased":
        return found
    if _TITLED.fullmatch(one.found.key) or _is_noun(one.found.key, one.passage.locale):
        return "recased-unsure"
    pairs = zip(_WORDS.finditer(one.found.key), _WORDS.finditer(one.expected.key), strict=True)
    differing = [(here[0], there) for here, there in pairs if here[0] != there[0]]
    sure = all(_INNER.search(there[0]) or _is_member(there) for _, there in differing)
    if not sure and known and not _begins_sentence(one.passage, one.found.at):
        words = known.words(one.passage.version)
        sure = all(words[there[0]] >= words[here] for here, there in differing)
    return "recased" if sure and one.firm else "recased-unsure"


def _is_noun(code: str, locale: str) -> bool:
    """Whether code is one word with a capital in a language that gives all its nouns one."""
    return language_of(locale) in _CAPITAL_NOUNS and _NOUN.fullmatch(code) is not None


def _is_member(word: re.Match[str]) -> bool:
    """Whether a word of code is called, or a dot joins it to a name before it."""
    code, start, end = word.string, *word.span()
    return code[end : end + 1] == "(" or (
        code[start - 1 : start] == "." and code[start - 2 : start - 1].isalnum()
    )


def _begins_sentence(passage: Passage, at: int) -> bool:
    """Whether no words stand before a place, or the end of a sentence does: there a capital is a matter of course."""
    before = passage.text[:at].rstrip()
    return not any(map(str.isalnum, before)) or before[-1] in _ENDS


def _is_in_own_words(one: Variance) -> bool:
    """Whether a part of a name is another word, which the others do not know: u-datei.txt for u-file.txt."""
    if not one.found or not one.expected or not one.model:
        return False
    own, expected = one.found.key, one.expected.key
    pairs = list(zip(_PART.finditer(own), _PART.finditer(expected), strict=False))
    if len(_PART.findall(own)) != len(_PART.findall(expected)):
        return False
    return any(
        (_is_another_word(here[0], there[0]) or _are_other_words(here, there[0]))
        and not _OPTION.search(own[: here.start()])
        and not knows(one.model, here[0])
        for here, there in pairs
        if here[0] != there[0]
    )


def _is_another_word(own: str, part: str) -> bool:
    """Whether two words share less than a third of their letters, or one stands for any locale and may be any word."""
    from rapidfuzz.distance import OSA

    if not own.isalpha() or len(own) < _SHORTEST_WORD:
        return False
    return stands_for_any(part) or 3 * OSA.distance(own, part) > 2 * max(len(own), len(part))


def _are_other_words(own: re.Match[str], part: str) -> bool:
    """Whether several of the words that capitals part in a name are others, as no slip makes them: ``MioBollitore``.

    A member of something (``kettle.warmWater``) has its name from a program.
    """
    here, there = list[str](_HUMP.findall(own[0])), list[str](_HUMP.findall(part))
    if not (own[0] + part).isalpha() or len(here) != len(there) or _is_member(own):
        return False
    return sum(one.lower() != other.lower() for one, other in zip(here, there, strict=True)) > 1


def _are_renamed(own: Counter[str], expected: Counter[str]) -> bool:
    """Whether names joined from words (``long_list``) were put into words of the version's language."""
    names = [[token for token in side if _JOINED_WORDS.fullmatch(token)] for side in (own, expected)]
    return any(names) and not any(kept.is_like(one, other) for one in names[0] for other in names[1])
