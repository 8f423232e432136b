"""Single notes and cables come back out of a backup, on their words, and can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.backup.backup_contents import cable_in, cables_in
from db.backup.backups import write_copy
from db.backup.bring_back import bring_back
from db.backup_comparison import compare
from db.changes import Change, Label, Step
from db.checking.verify import verify_library
from db.correcting.corrections import accept, correct
from db.editing import header_edits, note_edits
from db.editing.cable_edits import trash_cable
from db.errors import BackupError
from tests.db.desk import Desk, facts


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    made = Desk(path)
    made.fields("title")
    yield made
    made.store.close()


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    return tmp_path / "backup.chancery"


def things(desk: Desk, backup: Path) -> set[tuple[str, str, str, str, str]]:
    found = compare(backup, desk.store.path).things
    return {(one.kind, one.what, one.quote, one.then, one.today) for one in found}


def remove(desk: Desk, note: str) -> None:
    """Take a note away as if it had never been: the row and its places are gone."""
    state = desk.state
    steps = [Step(anchor, None) for anchor in state.anchors.get(note, ())]
    desk.do(Change(Label("delete-note"), (*steps, Step(state.notes[note], None)), cable=desk.cable))


def test_a_lost_note_comes_back_to_its_words(desk: Desk, path: Path, backup: Path) -> None:
    note = desk.note("wanted again", (7, 11))
    then = facts(desk.reread())
    write_copy(path, backup)
    remove(desk, note.id)
    assert things(desk, backup) == {("footnote", "only then", desk.state.text[7:11], "wanted again", "")}
    desk.do(bring_back(backup, path, [], [note.id]))
    assert facts(desk.reread()) == then
    assert things(desk, backup) == set()
    assert bring_back(backup, path, [], [note.id]) is None
    desk.undo()
    assert note.id not in desk.reread().notes
    desk.store.close()
    assert verify_library(path).findings == ()


def test_a_note_in_the_trash_and_one_with_other_words(desk: Desk, path: Path, backup: Path) -> None:
    first, second = desk.note("first", (0, 6)), desk.note("second", (7, 11))
    write_copy(path, backup)
    desk.do(note_edits.set_words(desk.state, second.id, "spoilt"))
    desk.do(note_edits.delete_notes(desk.state, [first.id]))
    kinds = {(one[1], one[3], one[4]) for one in things(desk, backup)}
    assert kinds == {("only then", "first", ""), ("changed", "second", "spoilt")}
    desk.do(bring_back(backup, path, [], [first.id, second.id]))
    notes = desk.reread().notes
    assert (notes[first.id].words, notes[second.id].words) == ("first", "second")
    assert notes[first.id].trashed is None


def test_a_note_lies_on_its_words_in_the_text_of_today(desk: Desk, path: Path, backup: Path) -> None:
    note = desk.note("on Pak", (28, 31))
    assert desk.state.text[28:31] == "Pak"
    write_copy(path, backup)
    remove(desk, note.id)
    state = desk.state
    corrected = correct(
        state.text, "Stamped: " + state.text, [a for one in state.anchors.values() for a in one]
    )
    desk.do(accept(state, corrected, author=desk.author))
    desk.state = desk.reread()
    desk.do(bring_back(backup, path, [], [note.id]))
    state = desk.reread()
    (anchor,) = state.spans_of(note.id)
    assert (anchor.start, state.text[anchor.start : anchor.end]) == (37, "Pak")


def test_a_cable_comes_back_whole(desk: Desk, path: Path, backup: Path) -> None:
    note = desk.note("a note", (0, 6))
    then = desk.reread()
    write_copy(path, backup)
    desk.do(header_edits.set_value(desk.state, desk.state.fields_in_order("title")[0].id, "Changed"))
    desk.do(note_edits.set_words(desk.state, note.id, "changed"))
    newer = desk.note("newer", (7, 11))
    desk.do(trash_cable(desk.state.cable, "A title"))
    assert {one[:2] for one in things(desk, backup)} == {("cable", "only then"), ("footnote", "only then")}
    change = bring_back(backup, path, [desk.cable], [])
    desk.do(change)
    state = desk.reread()
    assert replace(state.cable) == then.cable
    assert state.value("title") == then.value("title")
    assert state.notes[note.id] == then.notes[note.id]
    assert newer.id in state.notes  # what is newer than the backup stays


def test_what_a_backup_holds_can_be_looked_at(desk: Desk, path: Path, backup: Path) -> None:
    desk.note("a note", (0, 6))
    write_copy(path, backup)
    (listed,) = cables_in(backup)
    inside = cable_in(backup, listed.id, most_text=10, most_notes=5)
    assert inside is not None
    assert (inside.text, inside.length) == (desk.state.text[:10], len(desk.state.text))
    assert [(note.words, quote) for note, quote in inside.notes] == [("a note", "Urgent")]
    assert cable_in(backup, "k" + "0" * 32, most_text=10, most_notes=5) is None


def test_a_damaged_backup_gives_back_nothing(desk: Desk, path: Path, backup: Path) -> None:
    note = desk.note("wanted again", (7, 11))
    write_copy(path, backup)
    whole = backup.read_bytes()
    backup.write_bytes(whole.replace(b"wanted again", b"wanted agaim", 1))
    remove(desk, note.id)
    with pytest.raises(BackupError) as caught:
        bring_back(backup, path, [], [note.id])
    assert caught.value.code == "backup-damaged"
