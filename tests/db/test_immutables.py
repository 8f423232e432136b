"""Texts and files, plain or packed, come out as they went in; what is damaged is not taken for a text."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from db.checking.verify import verify_library
from db.immutables import (
    AT_ONCE,
    FileOnce,
    file_of,
    kept_file,
    kept_text,
    packed_file,
    packed_text,
    packed_together,
    sound_text,
    text_of,
    write_files,
    write_texts,
)
from db.store import Store

WORDS = "The delegation arrived. 代表團 \U00020bb7\x00\u2028 " * 30


@pytest.mark.parametrize("text", ["", "short", WORDS, WORDS * 200])
def test_a_text_comes_out_as_it_went_in(store: Store, text: str) -> None:
    connection = store._connection
    write_texts(connection, [packed_text(text)])
    sha256 = packed_text(text)[0]
    assert (text_of(connection, sha256), sound_text(connection, sha256)) == (text, text)


def test_the_same_bytes_are_pressed_once_and_what_packs_itself_stays(store: Store) -> None:
    data, noise = WORDS.encode(), os.urandom(2000)
    texts, files = packed_together([WORDS, WORDS + "Corrected."], [data, noise])
    assert texts[0][2] is files[0][2] is not None
    assert texts[1][1:] == (WORDS + "Corrected.", None)  # what somebody corrected stays plain
    write_files(store._connection, [*files, packed_file(b"\r\n" + data)])
    for sha256, wanted in (
        (files[0][0], data),
        (files[1][0], noise),
        (packed_file(b"\r\n" + data)[0], b"\r\n" + data),
    ):
        assert file_of(store._connection, sha256) == wanted
    assert kept_text(WORDS, imported=False)[2] is None
    assert kept_text("x" * (AT_ONCE + 1), imported=True)[2] is None  # packed beside the window
    assert kept_file(b"x" * (AT_ONCE + 1))[2] is None


@pytest.mark.parametrize(
    "line", ["packed = substr(packed, 2)", "packed = x''", "body = 'more'", "packed = NULL"]
)
def test_damage_is_seen(store: Store, path: Path, line: str) -> None:
    write_texts(store._connection, [packed_text(WORDS)])
    store.close()
    connection = sqlite3.connect(path)
    connection.execute(f"UPDATE text SET {line}")
    connection.commit()
    connection.close()
    assert "text-changed" in {finding.code for finding in verify_library(path).findings}


def test_a_file_of_many_cables_is_pressed_once() -> None:
    data, other = b"<TEI>" + b"words " * 2000, b"<TEI>" + b"words " * 2000
    once = FileOnce(data)
    assert once.row(data) is once.row(data)
    assert once.row(other) == once.row(data) == packed_file(data)
    rows = [packed_together([text], [data], once)[1][0] for text in ("one", "two")]
    assert rows[0] is rows[1]
