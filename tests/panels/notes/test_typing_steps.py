"""What one step of typing is, and what undo takes back: first in the field, then in the library."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.panels.notes.panel import NotesPanel
from desktop.session import Session
from tests.panels.notes.conftest import AddNote

HARD = (
    "a <b>bold</b> *x* **y** <label> \\* _z_\n\n"
    "nbsp\u00a0\u202f ls\u2028tab\tend  \n \U00020bb7😀 &amp; \ufeff"
)


def words(session: Session, note_id: str) -> str:
    assert session.state is not None
    return session.state.notes[note_id].words


def stored_words(session: Session, note_id: str) -> str:
    """Read the note from the library file, not from memory."""
    assert session.state is not None
    return session.store.cable_state(session.state.cable.id).notes[note_id].words


def type_keys(panel: NotesPanel, keys: str) -> None:
    QTest.keyClicks(panel.editor.field, keys)


def test_several_commits_of_one_step_are_one_undo(
    panel: NotesPanel, session: Session, add_note: AddNote
) -> None:
    note = add_note("Korea Desk")
    panel.edit_note(note)
    type_keys(panel, "one")
    panel.commit_pending()
    type_keys(panel, " two")
    panel.commit_pending()
    session.undo()
    assert words(session, note) == ""
    assert panel.editor.field.words() == ""


def test_a_paragraph_ends_the_step(panel: NotesPanel, session: Session, add_note: AddNote) -> None:
    note = add_note("Korea Desk")
    panel.edit_note(note)
    type_keys(panel, "one")
    QTest.keyClick(panel.editor.field, Qt.Key.Key_Return)
    assert stored_words(session, note) == "one\n"
    type_keys(panel, "two")
    panel.commit_pending()
    session.undo()
    assert words(session, note) == "one\n"


def test_five_quiet_seconds_end_the_step(
    panel: NotesPanel, session: Session, add_note: AddNote, clock: list[float]
) -> None:
    note = add_note("Korea Desk")
    panel.edit_note(note)
    type_keys(panel, "one")
    panel.commit_pending()
    clock[0] += 5.5
    type_keys(panel, " two")
    panel.commit_pending()
    session.undo()
    assert words(session, note) == "one"


def test_thirty_seconds_end_the_step(
    panel: NotesPanel, session: Session, add_note: AddNote, clock: list[float]
) -> None:
    note = add_note("Korea Desk")
    panel.edit_note(note)
    for _ in range(14):
        type_keys(panel, "x")
        clock[0] += 3
    panel.commit_pending()
    session.undo()
    assert words(session, note) == "x" * 11
    session.undo()
    assert words(session, note) == ""


def test_undo_goes_from_the_field_on_to_the_library(
    panel: NotesPanel, session: Session, add_note: AddNote, clock: list[float]
) -> None:
    note = add_note("Korea Desk")
    panel.edit_note(note)
    type_keys(panel, "first")
    panel._drafting.end_step()
    clock[0] += 10
    type_keys(panel, " second")
    panel.commit_pending()
    undo = (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(panel.editor.field, *undo)
    assert panel.editor.field.words() == "first"
    assert words(session, note) == "first"
    QTest.keyClick(panel.editor.field, *undo)
    assert panel.editor.field.words() == ""
    assert words(session, note) == ""
    QTest.keyClick(panel.editor.field, *undo)
    state = session.state
    assert state is not None
    assert not state.notes_in_order()
    assert panel.list.edited is None


def test_redo_brings_a_step_back(panel: NotesPanel, session: Session, add_note: AddNote) -> None:
    note = add_note("Korea Desk")
    panel.edit_note(note)
    type_keys(panel, "words")
    panel._drafting.end_step()
    session.undo()
    assert panel.editor.field.words() == ""
    redo = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(panel.editor.field, Qt.Key.Key_Z, redo)
    assert panel.editor.field.words() == "words"
    assert stored_words(session, note) == "words"


def test_typing_taken_back_in_the_field_leaves_no_empty_step(
    panel: NotesPanel, session: Session, add_note: AddNote
) -> None:
    note = add_note("Korea Desk", "before")
    label = session.undo_label()
    panel.edit_note(note)
    type_keys(panel, "abc")
    panel.commit_pending()
    QTest.keyClick(panel.editor.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert words(session, note) == "before"
    assert session.undo_label() == label
    assert session.redo_label() is not None
