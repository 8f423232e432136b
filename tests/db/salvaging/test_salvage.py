"""What can be saved of a damaged library is saved to a new one; what is lost is told."""

from __future__ import annotations

import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from db.checking.verify import verify_library
from db.editing.cable_edits import new_cable
from db.errors import ChanceryError, LibraryError
from db.history.compaction import compact
from db.salvaging.salvage import salvage
from db.store import Store
from tests.db.desk import TEXT, Desk, facts

Facts = dict[str, object]


@pytest.fixture
def full(path: Path) -> Path:
    """Return a library with two cables, one of them long, with notes, fields, stages and undone steps."""
    desk = Desk(path, "".join(f"Paragraph {n} says that Pak agrees.\n" for n in range(400)) + TEXT)
    for n in range(40):
        desk.note(f"Note {n} on 臺灣 \U00020bb7", (34 * n, 34 * n + 9))
    desk.fields("title", "cable number", "originator")
    desk.stages("1961-05-12T17:00", "1961-05-13")
    desk.recipients("Ministry", "Second Department", copies=2)
    desk.undo()
    change, _ = new_cable("Another text.\n", author=desk.author, file_name="b.txt")
    desk.store.apply(change, author=desk.author)
    desk.store.close()
    return path


def held(path: Path) -> dict[str, Facts]:
    store = Store(path, create=False)
    try:
        return {row.id: facts(store.cable_state(row.id)) for row in store.cables()}
    finally:
        store.close()


def codes_of(source: Path, target: Path) -> set[str]:
    """Salvage, and return what was told; what was made must itself be without fault."""
    saved = salvage(source, target)
    assert verify_library(target).findings == ()
    return {finding.code for finding in saved.findings}


def test_a_sound_library_is_saved_whole(full: Path, tmp_path: Path) -> None:
    saved = salvage(full, tmp_path / "new.chancery")
    assert saved.findings == ()
    assert (saved.counted["cables"], saved.counted["notes"]) == (2, 40)
    assert held(tmp_path / "new.chancery") == held(full)
    assert sorted(p.name for p in tmp_path.iterdir()) == [full.name, "new.chancery"]


def test_it_can_be_worked_in(full: Path, tmp_path: Path) -> None:
    salvage(full, tmp_path / "new.chancery")
    store = Store(tmp_path / "new.chancery", create=False)
    assert store.sample_entered()
    assert store.next_undo() is None
    store.close()


@pytest.mark.parametrize("size", [1, 16, 100, 4096])
def test_a_destroyed_head_loses_nothing(full: Path, tmp_path: Path, size: int) -> None:
    """With the whole first page the schema is gone, too: tables are known by the shape of their rows."""
    wanted = held(full)
    full.write_bytes(b"\xff" * size + full.read_bytes()[size:])
    codes_of(full, tmp_path / "new.chancery")
    assert held(tmp_path / "new.chancery") == wanted


@pytest.mark.parametrize("table", ["note", "anchor", "header_field", "cable", "reading", "author", "listing"])
def test_a_destroyed_table_comes_back_from_history(full: Path, tmp_path: Path, table: str) -> None:
    wanted = held(full)
    with sqlite3.connect(full) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    connection.close()
    whole = full.read_bytes()
    full.write_bytes(whole[: (root - 1) * 4096] + b"\0" * 4096 + whole[root * 4096 :])
    codes_of(full, tmp_path / "new.chancery")
    assert held(tmp_path / "new.chancery") == wanted


def test_an_original_file_of_which_no_row_is_left_is_told(path: Path, tmp_path: Path) -> None:
    desk = Desk(path, TEXT)
    data = TEXT.encode()
    change, cable = new_cable(TEXT + "More.\n", author=desk.author, file_name="c.txt", data=data)
    desk.store.apply(change, author=desk.author)
    desk.store.close()
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM source_file")
    connection.close()
    assert "salvage-files-lost" in codes_of(path, tmp_path / "new.chancery")
    assert held(tmp_path / "new.chancery")[cable.id]["text"] == TEXT + "More.\n"


def test_a_destroyed_history_leaves_the_records(full: Path, tmp_path: Path) -> None:
    wanted = held(full)
    for line in ("DELETE FROM undo_member", "DELETE FROM step WHERE n % 2 = 0"):
        with sqlite3.connect(full) as connection:
            connection.execute(line)
        connection.close()
    with sqlite3.connect(full) as connection:
        connection.execute("UPDATE step SET after = after || ' '")
    connection.close()
    found = codes_of(full, tmp_path / "new.chancery")
    assert {"salvage-unchecked", "salvage-history-lost"} <= found
    assert held(tmp_path / "new.chancery") == wanted


def test_a_text_comes_back_from_its_file(full: Path, tmp_path: Path) -> None:
    wanted = held(full)
    full.write_bytes(full.read_bytes().replace(b"Paragraph 7 says", b"Paragraph 7 sAys", 1))
    assert codes_of(full, tmp_path / "new.chancery") <= {"salvage-texts-again", "salvage-files-lost"}
    got = held(tmp_path / "new.chancery")
    assert {cable: facts["text"] for cable, facts in got.items()} == {
        cable: facts["text"] for cable, facts in wanted.items()
    }


def test_a_lost_text_leaves_its_notes_on_their_words(full: Path, tmp_path: Path) -> None:
    wanted = held(full)
    full.write_bytes(full.read_bytes().replace(b"Paragraph 300 says", b"Paragraph 300 sAys"))
    with sqlite3.connect(full) as connection:
        connection.execute("UPDATE source_file SET packed = x'00'")  # else it is made again from this copy
    connection.close()
    assert "salvage-text-lost" in codes_of(full, tmp_path / "new.chancery")
    store = Store(tmp_path / "new.chancery", create=False)
    for row in store.cables():
        state = store.cable_state(row.id)
        assert state.notes == wanted[row.id]["notes"]
        for note in state.notes.values():
            (anchor,) = state.spans_of(note.id)
            assert state.text[anchor.start : anchor.end] == anchor.quote
    store.close()


def test_the_log_is_read_too(full: Path, tmp_path: Path) -> None:
    store = Store(full)
    author = store.ensure_author("Anna Weiss")
    change, cable = new_cable("Only in the log.\n", author=author.id, file_name="c.txt")
    store.apply(change, author=author.id)
    copied = tmp_path / "copied.chancery"
    for end in ("", "-wal"):
        shutil.copy(full.with_name(full.name + end), copied.with_name(copied.name + end))
    wanted = held(full)
    store.close()
    codes_of(copied, tmp_path / "new.chancery")
    assert cable.id in wanted
    assert held(tmp_path / "new.chancery") == wanted


def test_a_damaged_log_is_read_past_its_damage(full: Path, tmp_path: Path) -> None:
    """SQLite believes nothing of a log after the first frame that does not add up; its rows still do."""
    store = Store(full)
    author = store.ensure_author("Ada Reader")
    cables = []
    for n in range(12):
        change, cable = new_cable(f"Only in the log, {n}.\n", author=author.id, file_name=f"{n}.txt")
        store.apply(change, author=author.id)
        cables.append(cable.id)
    copied = tmp_path / "copied.chancery"
    for end in ("", "-wal"):
        shutil.copy(full.with_name(full.name + end), copied.with_name(copied.name + end))
    store.close()
    log = copied.with_name(copied.name + "-wal")
    words = bytearray(log.read_bytes())
    words[32 + 24 + 4096 + 24 + 2000] ^= 1
    log.write_bytes(words)
    codes_of(copied, tmp_path / "new.chancery")
    assert set(cables) <= held(tmp_path / "new.chancery").keys()


@pytest.mark.parametrize(
    ("words", "code"),
    [(b"", "library-empty"), (b"Dear diary\n", "not-a-library"), (b"\0" * 9000, "not-a-library")],
)
def test_where_nothing_is_to_be_saved_no_file_is_left(tmp_path: Path, words: bytes, code: str) -> None:
    source, target = tmp_path / "a.chancery", tmp_path / "b.chancery"
    source.write_bytes(words)
    with pytest.raises(ChanceryError) as caught:
        salvage(source, target)
    assert caught.value.code == code
    assert [p.name for p in tmp_path.iterdir()] == ["a.chancery"]


def test_another_programs_file_holds_no_library(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "a.chancery") as connection:
        connection.execute("CREATE TABLE note (n INTEGER PRIMARY KEY, title TEXT)")
        connection.execute("INSERT INTO note (title) VALUES ('mine')")
    connection.close()
    with pytest.raises(ChanceryError) as caught:
        salvage(tmp_path / "a.chancery", tmp_path / "b.chancery")
    assert caught.value.code == "not-a-library"


def test_a_file_that_is_there_is_not_written_over(full: Path, tmp_path: Path) -> None:
    (tmp_path / "b.chancery").write_text("mine", "utf-8")
    with pytest.raises(ChanceryError) as caught:
        salvage(full, tmp_path / "b.chancery")
    assert caught.value.code == "file-exists"
    assert (tmp_path / "b.chancery").read_text("utf-8") == "mine"


def test_whatever_is_destroyed_what_is_made_is_sound(full: Path, tmp_path: Path) -> None:
    whole = full.read_bytes()
    seed = random.SystemRandom().randrange(10**6)
    print("seed", seed)
    chance = random.Random(seed)
    for turn in range(12):
        hurt = bytearray(whole)
        for _ in range(chance.choice((1, 3, 10))):
            at, size = chance.randrange(len(whole)), chance.choice((1, 50, 4096, 20_000))
            hurt[at : at + size] = chance.randbytes(len(hurt[at : at + size]))
        full.write_bytes(hurt[: chance.choice((len(hurt), len(hurt) // 2))])
        target = tmp_path / f"{turn}.chancery"
        try:
            salvage(full, target)
        except LibraryError:
            assert not target.exists()  # nothing of a library was left
        else:
            assert verify_library(target).findings == (), f"seed {seed}, turn {turn}"


@pytest.mark.parametrize("table", ["", "note", "history_id", "change"])
def test_a_packed_history_is_saved_and_saves(full: Path, tmp_path: Path, table: str) -> None:
    compact(full, rest_s=0)
    wanted = held(full)
    if table:
        with sqlite3.connect(full) as connection:
            query = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
            (root,) = connection.execute(query, (table,)).fetchone()
        connection.close()
        whole = full.read_bytes()
        full.write_bytes(whole[: (root - 1) * 4096] + b"\0" * 4096 + whole[root * 4096 :])
    codes_of(full, tmp_path / "new.chancery")
    assert held(tmp_path / "new.chancery") == wanted


def test_a_letter_of_a_quote_that_was_damaged_is_the_texts_again(full: Path, tmp_path: Path) -> None:
    """Nothing is left of the history to hold the anchors against; the text is."""
    with sqlite3.connect(full) as connection:
        notes = "SELECT id FROM anchor WHERE owner LIKE 'n%' ORDER BY start LIMIT 3"
        near, moved, gone = (str(row[0]) for row in connection.execute(notes))
        connection.execute("UPDATE anchor SET quote = 'Qaragraph' WHERE id = ?", (near,))
        connection.execute(
            'UPDATE anchor SET start = start + 900, "end" = "end" + 900, quote = ?, prefix = ?, suffix = ?'
            " WHERE id = ?",
            ("臺灣", "agrees — ", " — \U00020bb7", moved),
        )
        connection.execute("UPDATE anchor SET quote = 'no such words anywhere' WHERE id = ?", (gone,))
        query = "SELECT rootpage FROM sqlite_schema WHERE name = 'step'"
        (root,) = connection.execute(query).fetchone()
    connection.close()
    whole = full.read_bytes()
    full.write_bytes(whole[: (root - 1) * 4096] + b"\0" * 4096 + whole[root * 4096 :])
    codes = codes_of(full, tmp_path / "new.chancery")
    assert "salvage-note-lost" in codes
    with sqlite3.connect(tmp_path / "new.chancery") as connection:
        quotes = dict(connection.execute("SELECT id, quote FROM anchor"))
    connection.close()
    assert quotes[near] == "Paragraph"
    assert quotes[moved] == "臺灣"
    assert gone not in quotes
