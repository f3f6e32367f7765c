"""Where two blocks were run together a mark, or a capital letter, tells so."""

import pytest

from checker.align.seam import ended, shows_seam


@pytest.mark.parametrize(
    ("texts", "marked"),
    [
        (["Bring the kettle.", "Bringen Sie den Kocher."], True),
        (["the kettle;", "der Kocher;", "la bouilloire"], True),
        (["把水壶带来。", "ケトルをお持ちください。"], True),
        (["He said “stop!”", "Il a dit « stop ! »"], True),
        (["the kettle", "der Kocher"], False),
        ([], False),
    ],
)
def test_a_block_is_marked_where_most_versions_end_it_so(texts: list[str], marked: bool) -> None:  # noqa: FBT001  a column of the table
    assert ended(texts) is marked


@pytest.mark.parametrize(
    ("text", "share", "marked", "seam"),
    [
        ("Unplug the kettle. Bring it back to us.", 0.46, True, True),
        ("Unplug the kettle Bring it back to us", 0.46, False, True),
        ("Unplug the kettle and bring it back to us", 0.46, False, False),
        ("Unplug the kettle Bring it back to us.", 0.46, True, False),  # others end a sentence here
        ("拔掉电源。 请寄回给我们。", 0.45, False, True),
        ("افصل الغلاية أعدها إلينا", 0.5, False, True),  # a script without capitals tells nothing
        ("débrancher la bouilloire nous la renvoyer", 0.6, False, False),
        ("Unplug. the kettle and bring it back to us when you can", 0.6, False, False),  # far from the share
    ],
)
def test_a_seam_stands_about_where_the_first_block_ends(
    text: str,
    share: float,
    marked: bool,  # noqa: FBT001  a column of the table
    seam: bool,  # noqa: FBT001  a column of the table
) -> None:
    assert shows_seam(text, share, marked=marked) is seam
