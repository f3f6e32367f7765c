"""Signs are turned as a function says, those that are new and those that were met before."""

import pytest

from checker.turning import Turning


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("", ""),
        ("Straße", "STRASSE"),  # one sign becomes several
        ("Ελλάδα", "ΕΛΛΆΔΑ"),
        ("Straße Ελλάδα", "STRASSE ΕΛΛΆΔΑ"),
        ("a-b", "AB"),  # and another none
        ("\uffffa", "\uffffA"),  # the mark of new signs stands in the text itself
    ],
)
def test_each_sign_is_turned(text: str, turned: str) -> None:
    turning = Turning(lambda sign: sign.upper() if sign != "-" else "")
    assert [turning(text), turning(text)] == [turned, turned]
