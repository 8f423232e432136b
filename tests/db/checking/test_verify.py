"""What `verify` finds: every kind of damage by name, and a flipped byte in any stored word or step."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from db.backup.library_copy import looking_at
from db.checking.verify import look_through, verify_library
from db.errors import LibraryError
from db.library_list.derive import ROW
from db.store import Store
from tests.db.desk import Desk

ROUNDS = 25
WORDS = (
    "SELECT sha256, body FROM text",
    "SELECT sha256, bytes FROM source_file",
    "SELECT n, change, ordinal, record_kind, record, before, after, sha256 FROM step",
    "SELECT n, id, kind, words, colour, tags, label, author, created, modified, trashed FROM note",
    'SELECT id, owner, reading, start, "end", quote, prefix, suffix FROM anchor',
    "SELECT id, name, value FROM header_field",
    'SELECT id, name, "when", "by", as_written FROM stage',
    "SELECT id, name, copies FROM recipient",
    "SELECT id, heading, stated_total FROM distribution",
    "SELECT id, reading, file_name, file_sha256 FROM cable",
    "SELECT id, text_sha256 FROM reading",
    "SELECT id, name FROM author",
    "SELECT time, label, label_values, history_id.id FROM change JOIN history_id ON history_id.n = author",
    f"SELECT {ROW} FROM listing",
)
"""All that a person wrote or imported, as SQL."""


@pytest.fixture
def full(path: Path) -> Path:
    """Return a library in which something of every kind was made, changed, undone and redone."""
    desk = Desk(path)
    desk.note("A note on 臺灣 \U00020bb7", (7, 11))
    desk.note("", (12, 15), kind="highlight")
    desk.fields("title", "cable number", "originator")
    desk.stages("1961-05-12T17:00", "1961-05-13")
    desk.recipients("Ministry", "Second Department", copies=2)
    desk.undo()
    desk.undo()
    desk.redo()
    desk.store.close()
    return path


def codes(path: Path) -> set[str]:
    return {finding.code for finding in verify_library(path).findings}


def change(path: Path, *lines: str) -> None:
    """Change a library behind its own back."""
    connection = sqlite3.connect(path, isolation_level=None)
    for line in lines:
        connection.execute(line)
    connection.close()


def test_sound_library_has_no_findings_and_is_counted(full: Path) -> None:
    before = full.read_bytes()
    found = verify_library(full)
    assert found.findings == ()
    assert (found.counted["cables"], found.counted["notes"], found.counted["texts"]) == (1, 2, 1)
    assert found.counted["steps"] > 8
    assert full.read_bytes() == before


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("UPDATE text SET body = replace(body, 'agrees', 'argues')", "text-changed"),
        ("UPDATE text SET body = CAST(x'ff' AS TEXT)", "text-changed"),
        ("UPDATE source_file SET bytes = x'00'", "file-changed"),
        ("DELETE FROM source_file", "cable-incomplete"),
        ("UPDATE step SET after = replace(after, 'A note', 'B note')", "step-changed"),
        ("UPDATE step SET record = 'n0' WHERE n = 3", "step-misplaced"),
        ("DELETE FROM step WHERE change = 2", "change-torn"),
        ("DELETE FROM step WHERE n = 2", "change-torn"),
        ("UPDATE step SET record_kind = 'nope' WHERE n = 3", "step-misplaced"),
        ("UPDATE change SET label_values = '{' WHERE n = 2", "change-unreadable"),
        ("UPDATE change SET time = 'noon' WHERE n = 2", "change-unreadable"),
        ("UPDATE history_id SET id = 'u0' WHERE id LIKE 'u%'", "change-misplaced"),
        ("UPDATE change SET author = author + 1 WHERE n = 2", "change-changed"),
        ("UPDATE change SET time = replace(time, ':', '.') WHERE n = 3", "change-unreadable"),
        ("UPDATE change SET time = '2001-01-01' || substr(time, 11) WHERE n = 3", "change-changed"),
        ("UPDATE change SET label = 'delete-note' WHERE n = 3", "change-changed"),
        ("UPDATE history_id SET id = 'r0' WHERE id LIKE 'r%'", "change-changed"),
        ("UPDATE step SET cable = NULL WHERE n = 5", "step-misplaced"),
        ("UPDATE step SET owner = 'n0' WHERE owner IS NOT NULL", "step-misplaced"),
        ("UPDATE change SET undoes = 'c0' WHERE undoes IS NOT NULL", "change-misplaced"),
        ("UPDATE note SET words = 'other words'", "record-differs"),
        ("UPDATE note SET tags = '[' WHERE n = 1", "part-unreadable"),
        ("UPDATE note SET words = CAST(x'ff' AS TEXT) WHERE n = 1", "part-unreadable"),
        ("DELETE FROM note WHERE n = 1", "record-missing"),
        ("UPDATE header_field SET value = 'x'", "record-differs"),
        ("UPDATE listing SET notes = 7", "listing-differs"),
        ("DELETE FROM listing", "listing-differs"),
        ("UPDATE anchor SET quote = 'x'", "anchor-differs"),
        ('UPDATE anchor SET "end" = 4000', "anchor-outside"),
        ("UPDATE undo_member SET entry = 1", "undo-differs"),
        ("DELETE FROM undo_member", "undo-empty"),
        ("UPDATE undo_member SET change = 999", "link-broken"),
        ("UPDATE reading SET text_sha256 = 'x'", "link-broken"),
        ("CREATE TRIGGER t AFTER INSERT ON note BEGIN DELETE FROM note; END", "program"),
        ("CREATE VIEW v AS SELECT * FROM note", "program"),
        ("DROP INDEX note_cable", "table-differs"),
        ("CREATE TABLE more (n INTEGER)", "table-differs"),
    ],
)
def test_each_kind_of_damage_is_found(full: Path, line: str, code: str) -> None:
    change(full, line)
    assert code in codes(full)


def test_no_step_is_read_twice(full: Path) -> None:
    """History is the largest part of a library: it is gone through once, whatever is held against it."""
    asked: list[str] = []
    with looking_at(full) as connection:
        connection.set_trace_callback(asked.append)
        assert look_through(connection).findings == ()
    filed = [statement for statement in asked if "FROM step WHERE cable IS" in statement]
    assert filed
    assert len(filed) == len(set(filed))


def test_damaged_pages_are_found(full: Path) -> None:
    data = bytearray(full.read_bytes())
    pages = len(data) // 4096
    for page in range(pages // 2, pages):
        data[page * 4096 : page * 4096 + 8] = b"\xff" * 8
    full.write_bytes(data)
    try:
        found = codes(full)
    except LibraryError as error:
        found = {error.code}
    assert found & {"file-damaged", "part-unreadable", "library-damaged"}


def test_each_damage_of_the_file_itself_is_one_line(full: Path) -> None:
    data = bytearray(full.read_bytes())
    leaves = [at for at in range(4096, len(data), 4096) if data[at] in (10, 13)][:2]
    for leaf in leaves:
        data[leaf + 7] ^= 3  # how many bytes of the page are in fragments
    full.write_bytes(data)
    reasons = [one.values["reason"] for one in verify_library(full).findings if one.code == "file-damaged"]
    assert len(reasons) == len(leaves) == 2
    assert all("Fragmentation" in str(words) and "\n" not in str(words) for words in reasons)


def test_damage_that_sqlite_cannot_even_name_is_refused(full: Path) -> None:
    data = full.read_bytes()
    full.write_bytes(data.replace(b"CREATE TABLE author", b"CREATE T\xc1BLE author"))
    for open_it in (verify_library, Store):
        with pytest.raises(LibraryError) as caught:
            open_it(full)
        assert caught.value.code == "library-damaged"


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda path: path.unlink(), "library-not-found"),
        (lambda path: path.write_bytes(b""), "library-empty"),
        (lambda path: path.write_bytes(b"Dear Anna"), "not-a-library"),
        (lambda path: change(path, "PRAGMA application_id = 7"), "not-a-library"),
        (lambda path: change(path, "PRAGMA user_version = 4000"), "library-newer"),
    ],
)
def test_what_is_no_library_is_refused(full: Path, make: Callable[[Path], object], code: str) -> None:
    make(full)
    with pytest.raises(LibraryError) as caught:
        verify_library(full)
    assert caught.value.code == code


def words_of(path: Path) -> list[list[tuple[object, ...]]]:
    """Return all that a person wrote, as it lies in the file."""
    connection = sqlite3.connect(path)
    connection.text_factory = bytes
    try:
        return [connection.execute(line).fetchall() for line in WORDS]
    finally:
        connection.close()


def test_flipped_byte_is_found_or_did_no_harm(full: Path) -> None:
    whole, wanted = full.read_bytes(), words_of(full)
    seed = random.SystemRandom().randrange(10**6)
    print("seed", seed)
    chance = random.Random(seed)
    for _ in range(ROUNDS):
        at, bit = chance.randrange(len(whole)), 1 << chance.randrange(8)
        flipped = bytearray(whole)
        flipped[at] ^= bit
        full.write_bytes(flipped)
        try:
            found = verify_library(full).findings
        except LibraryError:
            continue  # refused, with a code that has a sentence
        assert found or words_of(full) == wanted, f"seed {seed}: bit {bit} of byte {at}"


def test_flipped_byte_in_a_stored_word_is_always_found(full: Path) -> None:
    """The places of stored words are known, so that each round hits one."""
    whole = full.read_bytes()
    seed = random.SystemRandom().randrange(10**6)
    print("seed", seed)
    chance = random.Random(seed)
    places = [
        at
        for word in (b"Pak said that he agrees", b"A note on ", b"Second Department", b"value of title")
        for at in range(len(whole))
        if whole.startswith(word, at)
    ]
    assert len(places) > 8
    free = 0
    for _ in range(ROUNDS):
        at, bit = chance.choice(places) + chance.randrange(8), 1 << chance.randrange(8)
        flipped = bytearray(whole)
        flipped[at] ^= bit
        full.write_bytes(flipped)
        if not verify_library(full).findings:
            free += 1  # what a record was before lies in a page's free room: no word any more
            flipped_words = words_of(full)
            full.write_bytes(whole)
            assert flipped_words == words_of(full), f"seed {seed}: bit {bit} of byte {at}"
    assert free < ROUNDS


def test_flipped_text_is_never_shown(full: Path) -> None:
    full.write_bytes(full.read_bytes().replace(b"Pak said that he agrees", b"Pak said that he argues"))
    store = Store(full)
    with pytest.raises(LibraryError) as caught:
        store.cable_state(store.cables()[0].id)
    assert caught.value.code == "text-damaged"
    store.close()
