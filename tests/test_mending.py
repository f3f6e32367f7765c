"""Words that a repair writes mean in the file what they mean in the report, in each format and under each name."""

from pathlib import PurePosixPath

import pytest

from checker.mending import mended
from checker.read import Source

WANTED = "Salt & *Pepper* <mild>"
MARKDOWN = r"Salt \& \*Pepper\* \<mild\>"
HTML = "Salt &amp; *Pepper* &lt;mild&gt;"


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("recipe.md", MARKDOWN),
        ("recipe.it.markdown", MARKDOWN),
        ("recipe.md.it", MARKDOWN),
        ("recipe.html", HTML),
        ("RECIPE.HTM", HTML),
        ("recipe.xhtml.it", HTML),
        ("recipe.html.it", HTML),
        ("recipe.txt", WANTED),
        ("recipe.txt.it", WANTED),
        ("LICENCE", WANTED),  # a file of no known ending is read as plain text
    ],
)
def test_a_repair_escapes_as_the_file_is_read(name: str, written: str) -> None:
    source = Source(PurePosixPath(name), "Sale e pepe")
    fix = mended("write the name", source, source.place(0, 11), WANTED, words="Sale e pepe")
    assert fix is not None
    assert [edit.text for edit in fix.edits] == [written]


@pytest.mark.parametrize(
    ("written", "words"),
    [("Sale &amp; pepe", "Sale & pepe"), ("Sale e pepe", "Sale e pepe")],
    ids=["written otherwise than read", "already so"],
)
def test_what_would_lose_something_or_change_nothing_is_no_repair(written: str, words: str) -> None:
    source = Source(PurePosixPath("recipe.html"), written)
    assert mended("write", source, source.place(0, len(written)), "Sale e pepe", words=words) is None
