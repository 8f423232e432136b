"""ZIP files: every file a part, each read by its key; what cannot be read says why, nothing is written."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from db.errors import ReadingError
from desktop.messages.parts import part_place
from desktop.reading import formats
from desktop.reading.packed import MOST_MEMBERS
from tests.reading.word_files import paragraph, run, word_file

CABLE = "May 12, 1961\nFrom the Korea Desk\nTo the Ministry of A:\nAll is well.\n"
_TELEGRAM = (
    "PAGE 01        STATE {0}\n\nACTION EA-10\nINFO OCT-01 /011 W\n\nSUBJ: A\n1. X.\n<< END OF DOCUMENT >>\n"
)


def packed(*files: tuple[str, bytes]) -> bytes:
    """Return an archive of these files."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            # A package says first, and unpacked, what it is.
            archive.writestr(name, data, zipfile.ZIP_STORED if name == "mimetype" else None)
    return out.getvalue()


def encrypted(data: bytes) -> bytes:
    """Return an archive with the first file marked as protected by a password."""
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.index(sign) + at
        data = data[:place] + bytes([data[place] | 1]) + data[place + 1 :]
    return data


def code(data: bytes, part: str = "") -> str:
    with pytest.raises(ReadingError) as refused:
        formats.read(data, "x.zip", part)
    return refused.value.code


def test_each_file_is_a_part_and_some_hold_several() -> None:
    two = (_TELEGRAM.format(133602) + _TELEGRAM.format(133603)).encode()
    data = packed(
        ("1961/a.txt", CABLE.encode()),
        ("b.html", b"<html><body><p>From the Korea Desk"),
        ("c.docx", word_file(paragraph(run("From the Korea Desk")))),
        ("two#.txt", two),
        ("scan.png", b"\x89PNG\r\n\x1a\n"),
        ("empty.txt", b""),
        ("inner.zip", packed(("x.txt", b"x"))),
        ("__MACOSX/._a.txt", b"\0"),
        ("saved_files/menu.css", b"p {}"),
        (".DS_Store", b"\0"),
        ("folder/", b""),
    )
    parts = formats.parts_of(data, "x.zip")
    keys = [part.key for part in parts]
    assert keys[:3] == ["1961/a.txt", "b.html", "c.docx"]
    assert [key.partition(".txt")[0] for key in keys[3:5]] == ["two#", "two#"]
    assert (parts[4].file, parts[4].where) == ("two#.txt", "9–16")
    assert part_place(parts[4]) == "two#.txt, lines 9–16"
    assert [(part.key, part.trouble) for part in parts if part.trouble] == [
        ("scan.png", "file-picture"),
        ("empty.txt", "file-empty"),
        ("inner.zip", "archive-in-archive"),
    ]
    for part in parts:
        if part.trouble:
            assert code(data, part.key) == part.trouble
        else:
            assert formats.read(data, "x.zip", part.key).text
    told = dict(formats.read_parts(data, "x.zip", [*keys, "nothing"]))
    assert set(told) == {*keys, "nothing"}
    assert {key for key, found in told.items() if isinstance(found, ReadingError)} == {
        "scan.png",
        "empty.txt",
        "inner.zip",
        "nothing",
    }
    intake = told["1961/a.txt"]
    assert not isinstance(intake, ReadingError)
    assert (intake.name, intake.text) == ("a.txt", CABLE)
    assert formats.original(data, "x.zip", "1961/a.txt") == (CABLE.encode(), "a.txt")
    assert formats.original(data, "x.zip", keys[4]) == (two, "two#.txt")


def test_an_archive_of_one_file_is_that_file() -> None:
    data = packed(("a.txt", CABLE.encode()))
    assert formats.read(data, "x.zip").text == CABLE
    assert code(packed(("a.txt", b"a"), ("b.txt", b"b"))) == "part-not-named"


def test_names_are_only_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names = ["../../evil.txt", "/etc/passwd", "C:\\x\\y.txt", "a\x00b.txt", "same.txt", "same.txt"]
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = packed(*((name, name.encode() + b" \n") for name in names))
    parts = formats.parts_of(data, "x.zip")
    assert parts[-1].key == "same.txt (2)"
    assert [formats.read(data, "x.zip", part.key).name for part in parts] == [
        "evil.txt",
        "passwd",
        "y.txt",
        "a",
        "same.txt",
        "same.txt",
    ]
    assert list(tmp_path.iterdir()) == []


def test_names_of_old_programs_and_of_those_that_do_not_say_utf8() -> None:
    data = packed(("aé.txt", b"x"), ("b外.txt", b"x"))
    assert [part.where for part in formats.parts_of(data, "x.zip")] == ["aé.txt", "b外.txt"]
    marked = "外.txt".encode()  # as long as "xyz.txt" in bytes
    silent = packed(("xyz.txt", b"x")).replace(b"xyz.txt", marked)
    assert [part.where for part in formats.parts_of(silent, "x.zip")] == ["外.txt"]
    dos = packed(("xyz.txt", b"x")).replace(b"xyz.txt", b"x\x82z.txt")
    assert [part.where for part in formats.parts_of(dos, "x.zip")] == ["xéz.txt"]


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("Телеграмма 5.txt", "cp866"),
        ("驻苏使馆电报.txt", "gbk"),
        ("在モスクワ大使館.txt", "shift_jis"),
        ("Žádost č. 5.txt", "cp852"),
    ],
)
def test_names_are_taken_for_the_encoding_in_which_they_are_words(name: str, encoding: str) -> None:
    raw = name.encode(encoding)
    data = packed(("G" * len(raw), b"x")).replace(b"G" * len(raw), raw)
    assert [part.where for part in formats.parts_of(data, "x.zip")] == [name]


def test_packages_of_other_programs_are_no_archives() -> None:
    assert (
        code(packed(("[Content_Types].xml", b"<x/>"), ("xl/workbook.xml", b"<x/>"))) == "file-other-package"
    )
    assert code(packed(("mimetype", b"application/epub+zip"))) == "file-other-package"
    assert code(packed(("mimetype", b"application/vnd.oasis.opendocument.text"))) == "file-open-document"


def test_hostile_archives_are_refused() -> None:
    assert code(packed(("a.txt", b"0" * 50_000_000))) == "archive-bomb"
    assert code(encrypted(packed(("a.txt", b"secret")))) == "archive-encrypted"
    assert code(packed(("a.txt", b"x"))[:-30]) == "archive-damaged"
    assert code(packed((".hidden", b"x"))) == "archive-without-files"
    assert code(b"PK\x03\x04" + b"PK\x01\x02" * (MOST_MEMBERS + 1)) == "archive-too-many"
    damaged = packed(("a.txt", bytes(range(256)) * 40))
    assert code(damaged[:60] + b"\xff" * 20 + damaged[80:]) == "archive-damaged"
    lying = packed(("a.txt", CABLE.encode() * 9))
    size = (len(CABLE) * 9).to_bytes(4, "little")
    assert code(lying.replace(size, (5).to_bytes(4, "little"))) == "archive-damaged"
