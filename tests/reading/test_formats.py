"""One door to all readers: a file's parts, and each of them read by its key."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from db.errors import ReadingError
from desktop.reading import formats
from desktop.reading.parts import WHOLE, Part, piece_key

REPOSITORY = Path(__file__).parents[2]
TWO = "May 12, 1961\nFrom the Korea Desk\nAll is 𠮷 well.\n\nMay 13, 1961\nFrom the Soviet Desk\nSo be it.\n"


def test_a_simple_file_is_one_part() -> None:
    assert formats.parts_of(b"From the Korea Desk\n", "a.txt") == (Part(),)


def test_a_piece_is_read_as_if_it_were_a_file() -> None:
    start = TWO.index("May 13")
    intake = formats.read(TWO.encode(), "two.txt", piece_key(start, len(TWO)))
    alone = formats.read(TWO[start:].encode(), "two.txt")
    assert intake.text == TWO[start:]
    assert (intake.date, intake.originator) == (alone.date, alone.originator)
    assert formats.original(TWO.encode(), "two.txt", piece_key(0, start)) == (TWO.encode(), "two.txt")


@pytest.mark.parametrize("key", ["x", "5-5", "9-3", "0-99999", "-1-5", "0-5 "])
def test_a_part_that_is_not_there_is_an_error(key: str) -> None:
    with pytest.raises(ReadingError) as refused:
        formats.read(TWO.encode(), "two.txt", key)
    assert refused.value.code == "part-not-found"


def test_reading_many_goes_on_after_a_refusal() -> None:
    told = dict(formats.read_parts(TWO.encode(), "two.txt", ["x", WHOLE]))
    assert isinstance(told["x"], ReadingError)
    assert not isinstance(told[WHOLE], ReadingError)


def test_several_cables_are_offered_with_their_lines() -> None:
    head = "PAGE 01        STATE {0}\n\nACTION EA-10\nINFO OCT-01 /011 W\n\n"
    telegram = head + "SUBJ: A\n1. WORDS 𠮷.\n<< END OF DOCUMENT >>\n"
    text = telegram.format(133602) + "\n" + telegram.format(133603)
    first, second = formats.parts_of(text.encode(), "two.txt")
    assert (first.where, second.where, second.unit) == ("1–8", "10–17", "lines")
    assert second.key == piece_key(second.start, second.end)
    assert formats.read(text.encode(), "two.txt", second.key).text == text[second.start : second.end]
    (whole,) = formats.parts_of(b"PAGE 01 x", "one.txt")
    assert whole == Part()
    page = f"<html><body><pre>{text.replace('<<', '&lt;&lt;')}</pre>".encode()
    assert len(formats.parts_of(page, "two.html")) == 2


@pytest.mark.parametrize(
    ("head", "name", "code"),
    [
        (b"\x1f\x8b\x08", "x.txt.gz", "file-packed"),
        (b"7z\xbc\xaf'\x1c", "x.7z", "file-packed"),
        (b"x.txt".ljust(257, b"\0") + b"ustar", "x.tar", "file-packed"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "x.doc", "file-old-word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "x.MSG", "file-outlook"),
        (b"\xffWPC", "x.wpd", "file-old-word"),
        (b"RIFF\0\0\0\0WEBP", "x.txt", "file-picture"),
        (b"PK\x03\x04", "x.zip", ""),
        (b"Rarely has", "x.txt", ""),
    ],
)
def test_what_is_not_read_is_known_by_its_first_bytes(head: bytes, name: str, code: str) -> None:
    assert formats.refused_at_sight(head, name) == code
    if code:
        with pytest.raises(ReadingError, match=code):
            formats.read(head + b"\0" * 600, name)


def test_plain_text_is_read_without_the_libraries_of_other_formats() -> None:
    """They cost a fifth of a second, which the first cable of the day does not wait for."""
    code = (
        "import sys; from desktop.reading import formats; formats.parts_of(b'From the Korea Desk', 'a.txt');"
        "formats.read(b'From the Korea Desk', 'a.txt');"
        "print([m for m in ('lxml', 'docx', 'pypdfium2', 'zipfile', 'email') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=REPOSITORY, timeout=60
    )
    assert done.stdout.strip() == "[]"
