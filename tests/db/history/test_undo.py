"""Undo and redo: named, kept over restarts, and themselves only added to history."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from db.editing import note_edits
from db.errors import LibraryError, NotFoundError
from db.store import Store
from tests.db.desk import Desk, facts


def history(path: Path) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    connection = sqlite3.connect(path)
    changes = connection.execute(
        "SELECT n, id, sequence, author, time, label, label_values, burst, kind, undoes, cable, about, sha256"
        " FROM change ORDER BY n"
    ).fetchall()
    steps = connection.execute("SELECT * FROM step ORDER BY n").fetchall()
    connection.close()
    return changes, steps


def test_undo_and_redo_over_restarts(desk: Desk, path: Path) -> None:
    empty = facts(desk.state)
    note = desk.note()
    noted = facts(desk.state)
    desk.do(note_edits.delete_notes(desk.state, [note.id]))
    desk.store.close()

    desk.store = Store(path)
    entry = desk.store.next_undo()
    assert entry is not None
    assert (entry.label.code, entry.label.values, entry.cable) == (
        "delete-note", {"kind": "footnote", "number": 1}, desk.cable,
    )  # fmt: skip
    desk.undo()
    assert facts(desk.reread()) == noted == facts(desk.state)
    desk.store.close()

    desk.store = Store(path)
    desk.undo()
    assert facts(desk.reread()) == empty
    redo = desk.store.next_redo()
    assert redo is not None
    assert redo.label.code == "add-note"
    desk.redo()
    assert facts(desk.reread()) == noted


def test_more_than_a_thousand_steps(desk: Desk, path: Path) -> None:
    note = desk.note("0")
    for n in range(1, 1101):
        desk.do(note_edits.set_words(desk.state, note.id, str(n)))
    desk.store.close()
    desk.store = Store(path)
    for n in range(1100, 0, -1):
        assert desk.state.notes[note.id].words == str(n)
        desk.undo()
    assert desk.state.notes[note.id].words == "0"
    for _ in range(1100):
        desk.redo()
    assert desk.store.next_redo() is None
    assert desk.reread().notes[note.id].words == "1100"


def test_nothing_to_undo_is_nothing(store: Store) -> None:
    author = store.ensure_author("Anna").id
    assert store.undo(author=author) is None
    assert store.redo(author=author) is None
    assert store.next_undo() is None


def test_burst_is_one_step(desk: Desk) -> None:
    note = desk.note("")
    for words in ("a", "ab", "abc"):
        desk.do(note_edits.set_words(desk.state, note.id, words, burst="typing:1"))
    for words in ("abcd", "abcde"):
        desk.do(note_edits.set_words(desk.state, note.id, words, burst="typing:2"))
    desk.undo()
    assert desk.reread().notes[note.id].words == "abc"
    desk.undo()
    assert desk.reread().notes[note.id].words == ""
    desk.redo()
    desk.redo()
    assert facts(desk.reread()) == facts(desk.state)
    assert desk.state.notes[note.id].words == "abcde"


def test_burst_does_not_go_on_over_another_change_or_an_undo(desk: Desk) -> None:
    note = desk.note("")
    desk.do(note_edits.set_words(desk.state, note.id, "a", burst="b"))
    desk.do(note_edits.set_colour(desk.state, note.id, "rose"))
    desk.do(note_edits.set_words(desk.state, note.id, "ab", burst="b"))
    desk.undo()
    assert (desk.state.notes[note.id].words, desk.state.notes[note.id].colour) == ("a", "rose")
    desk.redo()
    desk.do(note_edits.set_words(desk.state, note.id, "abc", burst="b"))
    desk.undo()
    assert desk.state.notes[note.id].words == "ab"


def test_new_change_ends_redo_but_not_history(desk: Desk, path: Path) -> None:
    desk.note("first")
    desk.undo()
    desk.note("second")
    assert desk.redo() is None
    changes, steps = history(path)
    assert [row[5] for row in changes] == ["add-author", "import-cable", "add-note", "add-note", "add-note"]
    assert any("first" in str(row) for row in steps)


def test_history_is_only_added_to(desk: Desk, path: Path) -> None:
    seen = history(path)
    note = desk.note()
    moves = [
        lambda: desk.do(note_edits.set_words(desk.state, note.id, "x", burst="b")),
        lambda: desk.do(note_edits.set_words(desk.state, note.id, "xy", burst="b")),
        desk.undo,
        desk.redo,
        lambda: desk.do(note_edits.delete_notes(desk.state, [note.id])),
        desk.undo,
    ]
    for move in moves:
        move()
        now = history(path)
        for before, after in zip(seen, now, strict=True):
            assert after[: len(before)] == before
            assert len(after) > len(before)
        seen = now
    kinds = [row[8] for row in seen[0]]
    assert kinds[-6:] == ["do", "do", "undo", "redo", "do", "undo"]
    ids = {row[1] for row in seen[0]}
    assert {row[9] for row in seen[0] if row[8] in {"undo", "redo"}} <= ids


def test_undo_of_an_import_takes_the_cable_away_and_redo_brings_it_back(desk: Desk) -> None:
    desk.note("kept")
    before = facts(desk.state)
    desk.store.undo(author=desk.author)
    desk.store.undo(author=desk.author)
    assert desk.store.cables() == []
    with pytest.raises(NotFoundError):
        desk.reread()
    desk.store.redo(author=desk.author)
    desk.store.redo(author=desk.author)
    assert facts(desk.reread()) == before
    assert desk.store.cables()[0].notes == 1


def test_damaged_history_is_seen_before_it_is_taken_back(desk: Desk, path: Path) -> None:
    note = desk.note("right")
    desk.do(note_edits.set_words(desk.state, note.id, "righter"))
    connection = sqlite3.connect(path)
    connection.execute("UPDATE step SET before = replace(before, 'right', 'wrong')")
    connection.commit()
    connection.close()
    with pytest.raises(LibraryError) as caught:
        desk.undo()
    assert caught.value.code == "history-damaged"
    assert desk.reread().notes[note.id].words == "righter"
