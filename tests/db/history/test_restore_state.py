"""A state of before comes back, for a note and for a whole cable; undo takes that back; nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.checking.verify import verify_library
from db.correcting import corrections
from db.editing import distribution_edits, header_edits, note_edits, stage_edits
from db.history.past import cable_at, note_at
from db.history.restore_state import restore_cable, restore_note
from tests.db.desk import Desk, facts


def moment(desk: Desk) -> int:
    return desk.store.last_place()


def restored_note(desk: Desk, note: str, then: int) -> bool:
    past = desk.store.read(note_at, note, then)
    assert past is not None
    change = restore_note(desk.state, past, desk.store.text)
    desk.do(change)
    desk.state = desk.reread()
    assert verify_library(desk.store.path).findings == ()
    return change is not None


def restored_cable(desk: Desk, then: int) -> bool:
    past = desk.store.read(cable_at, desk.cable, then)
    past.text = desk.store.text(past.reading.text_sha256)
    change = restore_cable(desk.state, past, author=desk.author)
    desk.do(change)
    desk.state = desk.reread()
    assert verify_library(desk.store.path).findings == ()
    return change is not None


def quotes(desk: Desk, note: str) -> list[str]:
    spans = desk.state.spans_of(note)
    assert [desk.state.text[a.start : a.end] for a in spans] == [a.quote for a in spans]
    return [anchor.quote for anchor in spans]


def test_a_note_is_as_it_was_and_undo_takes_that_back(desk: Desk) -> None:
    note = desk.note("first", (28, 31), colour="sky")
    desk.do(note_edits.set_tags(desk.state, note.id, ["x"]))
    then, wanted = moment(desk), desk.state.notes[note.id]
    desk.do(note_edits.set_words(desk.state, note.id, "second"))
    desk.do(note_edits.set_kind(desk.state, note.id, "marginal"))
    desk.do(note_edits.set_colour(desk.state, note.id, "rose"))
    desk.do(note_edits.set_tags(desk.state, note.id, []))
    desk.do(note_edits.set_spans(desk.state, note.id, [(0, 6), (37, 41)]))
    before = facts(desk.reread())
    assert restored_note(desk, note.id, then)
    assert replace(desk.state.notes[note.id], modified="") == replace(wanted, modified="")
    assert quotes(desk, note.id) == ["Pak"]
    desk.undo()
    assert facts(desk.reread()) == before
    assert not restored_note(desk, note.id, moment(desk))


def test_a_deleted_note_comes_back(desk: Desk) -> None:
    note = desk.note("kept")
    then = moment(desk)
    desk.do(note_edits.delete_notes(desk.state, [note.id]))
    assert restored_note(desk, note.id, then)
    assert desk.state.notes[note.id].trashed is None


def test_a_note_whose_making_was_undone_comes_back(desk: Desk) -> None:
    note = desk.note("undone", (28, 31))
    then = moment(desk)
    desk.undo()
    assert note.id not in desk.reread().notes
    desk.state = desk.reread()
    assert restored_note(desk, note.id, then)
    assert quotes(desk, note.id) == ["Pak"]


def correct(desk: Desk, old: str, new: str) -> None:
    text = desk.state.text.replace(old, new)
    desk.do(corrections.new_reading(desk.state, text, author=desk.author))
    desk.state = desk.reread()


def test_a_note_is_laid_on_todays_reading(desk: Desk) -> None:
    note = desk.note("on Pak", (28, 31))
    then = moment(desk)
    desk.do(note_edits.set_spans(desk.state, note.id, [(0, 6)]))
    correct(desk, "Urgent. From", "Very urgent. Sent from")
    assert restored_note(desk, note.id, then)
    assert quotes(desk, note.id) == ["Pak"]
    assert desk.state.spans_of(note.id)[0].start == 28 + len("Very urgent. Sent from") - len("Urgent. From")


def test_where_its_words_are_gone_the_note_is_an_orphan(desk: Desk) -> None:
    note = desk.note("on the desk", (13, 27))
    then = moment(desk)
    desk.do(note_edits.set_spans(desk.state, note.id, [(28, 31)]))
    correct(desk, "From the Korea Desk", "x")
    assert restored_note(desk, note.id, then)
    assert desk.state.is_orphan(desk.state.notes[note.id])
    assert "the Korea Desk" in {a.quote for a in desk.state.anchors[note.id]}


def content(desk: Desk) -> dict[str, object]:
    """Return what a cable says, but not the ids of its readings and places, nor when it was edited."""
    state = desk.state
    return {
        "text": state.text,
        "notes": {n.id: replace(n, modified="") for n in state.notes.values() if n.trashed is None},
        "spans": {
            owner: [(a.start, a.end, a.quote) for a in state.spans_of(owner)]
            for owner in state.anchors
            if owner not in state.notes or state.notes[owner].trashed is None
        },
        "order": [note.id for note in state.notes_in_order()],
        "fields": dict(state.fields),
        "stages": dict(state.stages),
        "distributions": dict(state.distributions),
        "recipients": dict(state.recipients),
        "doubts": dict(state.doubts),
        "status": state.cable.status,
    }


@pytest.fixture
def full(desk: Desk) -> Desk:
    desk.note("on Pak", (28, 31))
    desk.note("on the name \U00020bb7", (53, 54), kind="marginal")
    desk.fields("title", "date")
    desk.do(header_edits.take_from_text(desk.state, "precedence", (0, 6)))
    desk.stages("1961-05-12T17:00", "1961-05-13")
    desk.recipients("Ministry", "Department", copies=2)
    desk.state = desk.reread()
    return desk


def test_a_cable_is_as_it_was_and_undo_takes_that_back(full: Desk) -> None:
    desk = full
    then, wanted = moment(desk), content(desk)
    first, second = desk.state.notes
    desk.do(note_edits.set_words(desk.state, first, "other words"))
    desk.do(note_edits.delete_notes(desk.state, [second]))
    late = desk.note("made since", (7, 11))
    desk.do(header_edits.delete_field(desk.state, desk.state.fields_in_order("title")[0].id))
    desk.fields("summary")
    desk.do(stage_edits.delete_stages(desk.state, [desk.state.stages_in_order()[0].id]))
    listed = desk.state.distributions_in_order()[0].id
    desk.do(distribution_edits.add_distribution(desk.state)[0])
    desk.do(distribution_edits.delete_distribution(desk.state, listed))
    correct(desk, "Pak said that he agrees", "Pak Song-chol says he disagrees")
    correct(desk, "Urgent. ", "")
    before = facts(desk.reread())
    assert restored_cable(desk, then)
    assert content(desk) == wanted
    assert desk.state.notes[late.id].trashed is not None
    assert len(desk.state.readings) == 4
    desk.undo()
    assert facts(desk.reread()) == before
    desk.redo()
    desk.state = desk.reread()
    assert content(desk) == wanted
    assert not restored_cable(desk, then)


def test_a_cable_without_a_corrected_text_keeps_its_reading(full: Desk) -> None:
    desk = full
    then, reading = moment(desk), desk.state.cable.reading
    first = next(iter(desk.state.notes))
    desk.do(note_edits.set_spans(desk.state, first, [(0, 6)]))
    wanted_then = content(desk)
    assert restored_cable(desk, then)
    assert desk.state.cable.reading == reading
    assert quotes(desk, first) == ["Pak"]
    assert content(desk) != wanted_then
