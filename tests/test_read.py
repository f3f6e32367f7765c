"""Bytes become text, and whatever is not plain UTF-8 is told with its place."""

from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, strategies as st

from checker import read as reading
from checker.read import Source, UnreadableError, decode, read

SHOWN = PurePosixPath("cs/notice.txt")


def flaws(source: Source) -> list[tuple[str, int, int]]:
    return [(flaw.kind, flaw.start, flaw.end) for flaw in source.flaws]


@pytest.mark.parametrize(
    ("raw", "text", "found"),
    [
        ("Žádná změna.".encode(), "Žádná změna.", []),
        (b"\xef\xbb\xbfCena", "Cena", [("order-mark", 0, 0)]),
        ("Cena".encode("utf-16"), "Cena", [("other-encoding", 0, 1)]),
        (b"\xfe\xff" + "Цена".encode("utf-16-be"), "Цена", [("other-encoding", 0, 1)]),
        ("Cena".encode("utf-32"), "Cena", [("other-encoding", 0, 1)]),
        ("Cena listu".encode("utf-16-le"), "Cena listu", [("other-encoding", 0, 1)]),  # no mark, yet NULs
        ("é ".encode() + b"\xe9 x", "é \ufffd x", [("bad-bytes", 2, 3)]),  # one letter of another encoding
        ("é".encode() + b"\xff\xfe!\xff", "é\ufffd\ufffd!\ufffd", [("bad-bytes", 1, 3), ("bad-bytes", 4, 5)]),
        (b"", "", []),
    ],
)
def test_bytes_become_text(raw: bytes, text: str, found: list[tuple[str, int, int]]) -> None:
    source = decode(raw, SHOWN)
    assert (source.text, flaws(source)) == (text, found)


def test_bad_bytes_are_told_by_offset_and_value() -> None:
    (flaw,) = decode("žluť ".encode() + b"\xe9\xe8 konec", SHOWN).flaws
    assert dict(flaw.details) == {"byte": "7", "bytes": "E9 E8", "read": "éè"}


@pytest.mark.parametrize(
    ("head", "words", "encoding"),
    [
        ('<meta charset="EUC-KR">', "주전자를 회수합니다.", "cp949"),
        ('<META http-equiv=Content-Type content="text/html; charset=shift_jis">', "ケトルを回収", "cp932"),
        (
            "<meta charset='ISO-8859-1'>",
            "Prix des lettres en € à l’étranger",
            "cp1252",
        ),  # as browsers read it
        ('<?xml version="1.0" encoding="windows-1251"?><html>', "Чайник", "cp1251"),
        ("<meta charset=iso-8859-8-i>", "קומקום", "iso8859_8"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_declares(head: str, words: str, encoding: str) -> None:
    source = decode(f"{head}<p>{words}</p>".encode(encoding), PurePosixPath("notice.html"))
    assert (words in source.text, flaws(source), source.exact) == (True, [], False)


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="euc-kr">',  # it is not
        '<meta charset="rot13">',  # no encoding of pages
        '<meta charset="utf-7">',
        '<meta charset="klingon">',
        "Write `<meta charset=iso-8859-1>`:",  # no page
        "",
    ],
)
def test_what_a_page_declares_wrongly_is_no_help(head: str) -> None:
    words = "Le règlement a été modifié à la demande générale des élèves et de leurs aînés. " * 4
    source = decode(f"{head}<p>{words}".encode("cp1252"), PurePosixPath("notice.html"))
    assert ("règlement" in source.text, [flaw.kind for flaw in source.flaws]) == (True, ["other-encoding"])


def test_a_file_in_an_older_encoding_is_read_as_that() -> None:
    words = "Le règlement a été modifié à la demande générale des élèves et de leurs aînés. " * 4
    source = decode(words.encode("cp1252"), SHOWN)
    assert ("règlement" in source.text, [flaw.kind for flaw in source.flaws]) == (True, ["other-encoding"])


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        (
            "Usługa kopii zapasowych się zmienia. Twoje pliki będą przechowywane do lata, później nie.",
            "cp1250",
        ),
        ("Відкликання приладів: зараз ми їх безкоштовно замінюємо. Віднесіть прилад до крамниці.", "cp1251"),
        ("Vaihdamme laitteet maksutta. Etsi sarjanumero tuotteen takaa, lopeta käyttö heti.", "cp1252"),
        ("De prijs gaat van € 36,50 naar € 39,90 per maand. Opzeggen kan tot de zomer.", "cp1252"),
        ("Nordlys の電気ケトルを回収します。", "iso2022-jp"),  # seven bits, which are valid UTF-8
        ("Nordlys 주전자를 회수합니다.", "iso2022-kr"),
    ],
)
def test_older_encodings_are_told_apart(words: str, encoding: str) -> None:
    source = decode(words.encode(encoding), SHOWN)
    assert (source.text, dict(source.flaws[0].details)["encoding"]) == (words, encoding)


def test_an_escape_in_utf_8_is_no_older_encoding() -> None:
    assert decode("Press \x1b$B to go on — then wait.".encode(), SHOWN).flaws == ()


def test_many_bad_bytes_are_cut_and_the_cut_is_told() -> None:
    source = decode("é".encode() * 200 + b"\xff " * 500, SHOWN)
    assert (len(source.flaws), dict(source.flaws[-1].details)["more"]) == (101, "399")


@pytest.mark.parametrize(
    "raw",
    [
        b"%PDF-1.7\n1 0 obj",
        b"\x89PNG\r\n\x1a\n" + bytes(100),
        b"PK\x03\x04" + bytes(30),
        b"\x7fELF\x02\x01\x01" + bytes(60),
        bytes(range(32)) * 40,
    ],
)
def test_what_is_no_text_is_refused_with_a_sentence(raw: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"not text"):
        decode(raw, SHOWN)


def test_what_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST", 1024 * 1024)
    path = tmp_path / "large.txt"
    path.write_bytes(b"a" * (1024 * 1024 + 1))
    with pytest.raises(UnreadableError, match="larger than 1 MiB"):
        read(path, SHOWN)


def test_an_empty_file_is_not_silently_right(tmp_path: Path) -> None:
    path = tmp_path / "notice.de.md"
    path.write_text(" \n\n", encoding="utf-8")
    with pytest.raises(UnreadableError, match="empty"):
        read(path, SHOWN)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a\r\nb\rc\nd", 3, "c"),
        ("a\u2028b\x0bc\x85d\ne", 1, "a\u2028b\x0bc\x85d"),  # no line ends, whatever str.splitlines says
        ("a\n", 2, ""),
    ],
)
def test_lines_end_as_in_editors(text: str, line: int, words: str) -> None:
    assert Source(SHOWN, text).line_text(line) == words


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    try:
        source = decode(raw, SHOWN)
    except UnreadableError:
        return
    assert all(0 <= flaw.start <= flaw.end <= len(source.text) for flaw in source.flaws)


@given(st.text(max_size=200).filter(lambda text: "\0" not in text))
def test_utf8_is_read_as_it_is(text: str) -> None:
    try:
        assert decode(text.encode(), SHOWN).text == text.removeprefix("\ufeff")
    except UnreadableError:
        assert any(sign < " " for sign in text)
