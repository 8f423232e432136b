"""The name of a file is shown whole, whatever it is made of, and tells which piece of a text a cable is."""

import os
from pathlib import Path

import pytest

from db.errors import ReadingError
from desktop.reading.file_names import name_of
from desktop.reading.parts import piece_key
from desktop.reading.plain import read


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/a/b.txt", "b.txt"),
        ("/a/朝鲜.txt", "朝鲜.txt"),
        ("/a/x \u202egpj.txt", "x [U+202E]gpj.txt"),
        ("/a/two\nlines.txt", "two[U+000A]lines.txt"),
        (os.fsdecode(b"/a/\xff.txt"), "\ufffd.txt"),
    ],
)
def test_nothing_in_a_name_is_unseen(path: str, shown: str) -> None:
    assert name_of(path) == name_of(Path(path)) == shown


def test_a_piece_is_told_from_the_others_by_its_first_line() -> None:
    text = b"One.\n\nTwo.\n"
    assert read(text, "x.txt").name == "x.txt"
    assert [read(text, "x.txt", piece_key(*at)).name for at in ((0, 5), (6, 11))] == [
        "x.txt, line 1",
        "x.txt, line 3",
    ]


def test_blank_space_is_no_cable() -> None:
    with pytest.raises(ReadingError) as refused:
        read(b" \n\t\n", "x.txt")
    assert refused.value.code == "file-blank"
