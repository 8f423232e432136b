"""What lies in the trash, and how it comes back: the very records, at their places, as one undoable step."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.changes import Change
from db.checking.verify import verify_library
from db.correcting import corrections
from db.editing import cable_edits, note_edits
from db.editing.cable_edits import new_cable
from db.editing.note_edits import add_note
from db.records import Cable
from db.trash import trash_edits
from db.trash.trash_count import count_trash
from db.trash.trash_list import Trash, look_inside, read_trash
from tests.db.desk import TEXT, Desk, facts


def trash_of(desk: Desk) -> Trash:
    found = desk.store.read(read_trash)
    assert len(found) == desk.store.read(count_trash)
    return found


def restore(desk: Desk, *notes: str, cables: tuple[Cable, ...] = ()) -> Change:
    change = trash_edits.restore(
        [(cable, "title") for cable in cables], [(desk.reread(), notes)] if notes else [], desk.store.text
    )
    assert change is not None
    desk.do(change)
    return change


def test_nothing_lies_in_a_new_trash(desk: Desk) -> None:
    desk.note()
    assert trash_of(desk) == Trash()
    assert trash_edits.restore([(desk.state.cable, "")], [(desk.state, [])], desk.store.text) is None


def test_a_note_is_told_with_its_words_place_time_and_deleter(desk: Desk) -> None:
    note = desk.note("minister", (28, 31))
    deleted = note_edits.delete_notes(desk.state, [note.id])
    assert deleted is not None
    desk.store.apply(deleted, author=desk.store.ensure_author("Bo Li").id)
    (told,) = trash_of(desk).notes
    assert (told.id, told.words, told.quote, told.by) == (note.id, "minister", TEXT[28:31], "Bo Li")
    assert told.deleted == desk.reread().notes[note.id].trashed


def test_restored_notes_are_what_they_were_number_and_all(desk: Desk) -> None:
    first, second = desk.note("one"), desk.note("two", (28, 31))
    before = facts(desk.reread())
    desk.do(note_edits.delete_notes(desk.state, [second.id, first.id]))
    change = restore(desk, first.id, second.id)
    assert (change.label.code, change.label.values) == ("restore-notes", {"count": 2})
    assert facts(desk.reread()) == before
    assert desk.reread().numbers() == {first.id: 1, second.id: 2}
    desk.undo()
    assert {note.id for note in trash_of(desk).notes} == {first.id, second.id}
    desk.redo()
    assert facts(desk.reread()) == before


def test_notes_of_a_deleted_cable_stand_under_it_and_take_it_along(desk: Desk) -> None:
    kept, deleted = desk.note("kept"), desk.note("deleted", (28, 31))
    desk.do(note_edits.delete_notes(desk.state, [deleted.id]))
    desk.do(cable_edits.trash_cable(desk.state.cable, "a"))
    found = trash_of(desk)
    (cable,) = found.cables
    assert found.notes == ()
    assert (cable.id, cable.notes, [note.id for note in cable.own_trash]) == (desk.cable, 1, [deleted.id])
    change = restore(desk, deleted.id)
    assert change.label.code == "restore-from-trash"
    assert trash_of(desk) == Trash()
    assert {note.id for note in desk.reread().notes_in_order()} == {kept.id, deleted.id}
    assert verify_library(desk.store.path).findings == ()


def test_a_cable_alone_comes_back_without_the_notes_deleted_before(desk: Desk) -> None:
    deleted = desk.note("deleted")
    desk.do(note_edits.delete_notes(desk.state, [deleted.id]))
    desk.do(cable_edits.trash_cable(desk.state.cable, "a"))
    change = restore(desk, cables=(desk.state.cable,))
    assert (change.label.code, change.cable) == ("restore-cable", desk.cable)
    assert [note.id for note in trash_of(desk).notes] == [deleted.id]


@pytest.mark.parametrize("carried", [True, False])
def test_a_note_comes_back_onto_the_text_corrected_meanwhile(desk: Desk, *, carried: bool) -> None:
    start = TEXT.index("agrees")
    note = desk.note("he did", (start, start + 6))
    desk.do(note_edits.delete_notes(desk.state, [note.id]))
    correct(desk, TEXT.replace("Pak said", "Minister Pak has said"), carried=carried)
    restore(desk, note.id)
    state = desk.reread()
    (anchor,) = state.spans_of(note.id)
    assert (anchor.quote, state.text[anchor.start : anchor.end]) == ("agrees", "agrees")
    assert state.numbers() == {note.id: 1}
    assert verify_library(desk.store.path).findings == ()


@pytest.mark.parametrize("carried", [True, False])
def test_a_note_whose_words_are_gone_comes_back_as_an_orphan(desk: Desk, *, carried: bool) -> None:
    start = TEXT.index("said that he agrees")
    note = desk.note("he did", (start, start + 19))
    desk.do(note_edits.delete_notes(desk.state, [note.id]))
    correct(desk, TEXT.replace("said that he agrees — ", ""), carried=carried)
    restore(desk, note.id)
    state = desk.reread()
    assert state.is_orphan(state.notes[note.id])
    assert state.notes[note.id] in state.notes_in_order()


def correct(desk: Desk, text: str, *, carried: bool) -> None:
    """Correct the text; where not `carried`, as if what lies in the trash were left out of it."""
    state = desk.reread()
    if not carried:
        state.set_anchors([])
    change = corrections.new_reading(state, text, author=desk.author)
    assert change is not None
    desk.store.apply(change, author=desk.author)


def test_a_look_inside_is_bounded_and_in_the_order_of_the_text(desk: Desk) -> None:
    change, long = new_cable("臺 " * 5000, author=desk.author)
    desk.store.apply(change, author=desk.author)
    state = desk.store.cable_state(long.id)
    for at in (40, 4, 400):
        added, _ = add_note(state, "footnote", [(at, at + 1)], author=desk.author, words=f"at {at}")
        state.absorb(desk.store.apply(added, author=desk.author))
    look = desk.store.read(look_inside, long.id, desk.store.text, most_text=100, most_notes=2)
    assert look is not None
    assert (len(look.text), look.length, look.more_notes) == (100, 10_000, 1)
    assert [(note.words, quote) for note, quote in look.notes] == [("at 4", "臺"), ("at 40", "臺")]
    assert desk.store.read(look_inside, "none", desk.store.text, most_text=1, most_notes=1) is None


def test_the_last_deleted_stands_first(desk: Desk, tmp_path: Path) -> None:  # noqa: ARG001
    notes = [desk.note(str(n), (n, n + 2)) for n in range(3)]
    for note in (notes[1], notes[2], notes[0]):
        desk.do(note_edits.delete_notes(desk.state, [note.id]))
    assert [told.words for told in trash_of(desk).notes] == ["0", "2", "1"]
