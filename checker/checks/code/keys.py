"""Keys and sums of files, in hexadecimal digits: others than those of the other versions, in words or in code."""

import re
from collections.abc import Iterator

from ...compare import Passage, Passages
from ...compare.values import Value, Variance, variances
from ...late import late
from .. import kept

# A key, or the sum of a file, by its last digits at least: the last eight are its shortest name.
_SHORTEST_ID = 8
_ID = re.compile(r"(?<!\w)(?:0[xX])?[0-9A-Fa-f]*([0-9A-Fa-f]{8})(?!\w)")
_ID_IN_TEXT = late(
    r"(?<![\w/=?&.-])(?:0[xX][0-9A-Fa-f]{8,64}|(?=[A-Fa-f]*\d)(?=\d*[A-Fa-f])[0-9A-Fa-f]{8,64})(?![\w/=-])"
)
# A digit beside a letter of such a key, or the beginning of one: most texts have none. The search leaps to digits.
_MAYBE_ID = re.compile(r"[0-9](?:(?=[A-Fa-fxX])|(?<=[A-Fa-f].))")
_BLANKS = re.compile(r"\s+")


def has_key(code: str) -> bool:
    """Whether a key stands in code."""
    return _ID.search(code) is not None


def are_alike_but_for_keys(own: str, expected: str) -> bool:
    """Whether code is the same but for how much of a key it shows: its last digits, or the whole fingerprint."""
    return _ID.sub(_end_of_id, own) == _ID.sub(_end_of_id, expected)


def others(row: Passages, reference: int | None) -> Iterator[Variance]:
    """Keys and sums in hexadecimal digits that are others than those of the other versions, in words or in code."""
    if not (row.may_have_digit and _MAYBE_ID.search(row.text)):
        return
    found = [(passage, list(_keys_of(passage))) for passage in row]
    if not any(values for _, values in found):
        return
    for one in variances(found, reference, alike=kept.anything, excuse=_has_digits):
        if one.kind == "changed" and one.firm:
            yield one


def _keys_of(passage: Passage) -> Iterator[Value]:
    for found in _ID_IN_TEXT.finditer(passage.text):
        yield Value(found[0][-_SHORTEST_ID:].upper(), *found.span())


def _has_digits(passage: Passage, key: str) -> bool:
    """Whether a passage holds the last digits of a key, in whatever groups they are written."""
    return key in _BLANKS.sub("", passage.lines).upper()


def _end_of_id(found: re.Match[str]) -> str:
    return found[1].upper()
