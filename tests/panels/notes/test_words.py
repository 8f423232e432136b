"""What is typed is what is kept, code point for code point; undo in field and library are one row."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.records import Note
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


def test_every_kind_of_character_comes_back(panel: NotesPanel, session: Session, add_note: AddNote) -> None:
    note = add_note("Korea Desk")
    panel.edit_note(note)
    panel.editor.field.insert_words(HARD)
    assert panel.commit_pending()
    assert stored_words(session, note) == HARD
    panel.select_note(None)
    panel.edit_note(note)
    assert panel.editor.field.words() == HARD


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    typed=st.text(
        st.one_of(
            st.sampled_from("*_[]()<>&\\\n\r\t \u00a0\u2028\u2029\ufdd0\ufdd2\ufdd6\ufeff\0"),
            st.characters(exclude_categories=["Cs"]),
        )
    )
)
def test_typed_words_are_stored_unchanged(
    panel: NotesPanel, session: Session, add_note: AddNote, typed: str
) -> None:
    state = session.state
    assert state is not None
    known = [n.id for n in state.notes_in_order()]
    note = known[0] if known else add_note("Korea Desk")
    panel.edit_note(note)
    panel.editor.field.selectAll()
    panel.editor.field.insert_words(typed)
    assert panel.commit_pending()
    assert stored_words(session, note) == typed
    panel.select_note(None)
    assert words(session, note) == typed


def test_opening_a_note_changes_nothing(panel: NotesPanel, session: Session, add_note: AddNote) -> None:
    note = add_note("Korea Desk", HARD + "\r\n\u2029")
    before = session.undo_label()
    panel.edit_note(note)
    panel.select_note(None)
    assert words(session, note) == HARD + "\r\n\u2029"
    assert session.undo_label() == before


def test_paste_is_plain_text_and_copy_is_exact(
    qapp: QApplication, panel: NotesPanel, add_note: AddNote
) -> None:
    panel.edit_note(add_note("Korea Desk"))
    data = QMimeData()
    data.setHtml("<b>bold</b>")
    data.setText("one\r\ntwo\u00a0three")
    field = panel.editor.field
    field.insertFromMimeData(data)
    assert field.words() == "one\ntwo\u00a0three"
    field.selectAll()
    field.copy()
    assert qapp.clipboard().text() == "one\ntwo\u00a0three"


def test_typing_is_committed_after_a_pause(
    qtbot: QtBot, panel: NotesPanel, session: Session, add_note: AddNote
) -> None:
    note = add_note("Korea Desk")
    panel.edit_note(note)
    with qtbot.waitSignal(session.saved, timeout=3000):
        type_keys(panel, "abc")
    assert stored_words(session, note) == "abc"


def test_leaving_the_field_commits_at_once(panel: NotesPanel, session: Session, add_note: AddNote) -> None:
    note = add_note("Korea Desk")
    panel.edit_note(note)
    type_keys(panel, "abc")
    panel.filter.field.setFocus()
    assert stored_words(session, note) == "abc"


def test_flush_commits_at_once(panel: NotesPanel, session: Session, add_note: AddNote) -> None:
    note = add_note("Korea Desk")
    panel.edit_note(note)
    type_keys(panel, "half a sent")
    session.flush_wanted.emit()
    assert stored_words(session, note) == "half a sent"


def test_a_change_from_elsewhere_keeps_what_is_typed(
    panel: NotesPanel, session: Session, add_note: AddNote
) -> None:
    from db.editing import note_edits

    note = add_note("Korea Desk", "one two")
    panel.edit_note(note)
    type_keys(panel, " three")
    state = session.state
    assert state is not None
    assert session.do(note_edits.set_words(state, note, "zero one two"))
    assert panel.editor.field.words() == "zero one two three"
    assert panel.commit_pending()
    assert stored_words(session, note) == "zero one two three"


def test_words_stay_when_the_library_is_gone_and_are_committed_when_it_is_back(
    qtbot: QtBot, panel: NotesPanel, session: Session, add_note: AddNote, tmp_path: Path
) -> None:
    note = add_note("Korea Desk")
    panel.edit_note(note)
    path = session.store.path
    away = tmp_path / "away"
    path.rename(away)
    type_keys(panel, "kept")
    with qtbot.waitSignal(session.failed):
        panel.commit_pending()
    assert session.has_unsaved()
    assert panel.editor.field.words() == "kept"
    panel.select_note(None)
    away.rename(path)
    panel.edit_note(note)
    assert panel.editor.field.words() == "kept"
    assert not session.has_unsaved()
    assert stored_words(session, note) == "kept"


def test_keys_of_emphasis(panel: NotesPanel, add_note: AddNote) -> None:
    panel.edit_note(add_note("Korea Desk", "Pak Song Chol"))
    field = panel.editor.field
    cursor = field.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(8, QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(field, Qt.Key.Key_I, control)
    assert field.words() == "Pak *Song* Chol"
    QTest.keyClick(field, Qt.Key.Key_B, control)
    assert field.words() == "Pak ***Song*** Chol"
    QTest.keyClick(field, Qt.Key.Key_I, control)
    assert field.words() == "Pak **Song** Chol"
    QTest.keyClick(field, Qt.Key.Key_B, control)
    assert field.words() == "Pak Song Chol"


def test_escape_leaves_and_enter_edits(panel: NotesPanel, session: Session, add_note: AddNote) -> None:
    note = add_note("Korea Desk", "a")
    panel.select_note(note)
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert panel.list.edited == note
    assert panel.editor.field.hasFocus()
    type_keys(panel, "b")
    QTest.keyClick(panel.editor.field, Qt.Key.Key_Escape)
    assert panel.list.hasFocus()
    assert not panel.editor.isVisible()
    assert stored_words(session, note) == "ab"


def test_words_of_another_note_are_never_mixed_up(
    panel: NotesPanel, session: Session, add_note: AddNote
) -> None:
    first, second = add_note("Korea Desk", "one"), add_note("Qiao", "two")
    panel.edit_note(first)
    type_keys(panel, "!")
    panel.edit_note(second)
    type_keys(panel, "?")
    assert panel.commit_pending()
    state = session.state
    assert state is not None
    assert [n.words for n in state.notes_in_order() if isinstance(n, Note)] == ["one!", "two?"]


def test_nothing_is_pending_when_the_session_says_saved(
    panel: NotesPanel, session: Session, add_note: AddNote
) -> None:
    panel.edit_note(add_note("Korea Desk"))
    pending: list[bool] = []
    session.saved.connect(lambda: pending.append(panel.has_pending()))
    type_keys(panel, "abc")
    assert panel.has_pending()
    panel.commit_pending()
    assert pending == [False]


def test_words_refused_because_another_process_was_first_are_put_together(
    panel: NotesPanel, session: Session, add_note: AddNote
) -> None:
    from db.editing import note_edits
    from db.store import Store

    note = add_note("Korea Desk", "one two")
    panel.edit_note(note)
    type_keys(panel, " mine")
    state = session.state
    assert state is not None
    other = Store(session.store.path)
    change = note_edits.set_words(other.cable_state(state.cable.id), note, "theirs one two")
    assert change is not None
    other.apply(change, author=session.author.id)
    other.close()
    assert not panel.commit_pending()
    assert panel.editor.field.words() == "theirs one two mine"
    assert panel.commit_pending()
    assert stored_words(session, note) == "theirs one two mine"


def test_showing_emphasis_is_no_typing(qtbot: QtBot, panel: NotesPanel, add_note: AddNote) -> None:
    panel.edit_note(add_note("Korea Desk", "a *b\nc* d"))
    with qtbot.assertNotEmitted(panel.editor.field.typed):
        panel.editor.field._lights.rehighlight()
    block = panel.editor.field.document().begin().next()
    looks = block.layout().formats()
    assert any(look.format.fontItalic() and look.start == 0 for look in looks)


def test_the_same_key_begins_and_ends_emphasis_while_typing(panel: NotesPanel, add_note: AddNote) -> None:
    panel.edit_note(add_note("Korea Desk", ""))
    field, control = panel.editor.field, Qt.KeyboardModifier.ControlModifier
    for key, typed in ((Qt.Key.Key_B, "strong"), (Qt.Key.Key_I, "set apart")):
        QTest.keyClick(field, key, control)
        QTest.keyClicks(field, typed)
        QTest.keyClick(field, key, control)
        QTest.keyClicks(field, " ")
    assert field.words() == "**strong** *set apart* "
    QTest.keyClick(field, Qt.Key.Key_I, control)
    QTest.keyClick(field, Qt.Key.Key_I, control)
    assert field.words() == "**strong** *set apart* "


def test_emphasis_by_key_leaves_no_word_for_the_next_key_to_replace(
    panel: NotesPanel, add_note: AddNote
) -> None:
    panel.edit_note(add_note("Korea Desk", "the list"))
    field, control = panel.editor.field, Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(field, Qt.Key.Key_I, control)
    QTest.keyClicks(field, "s")
    assert field.words() == "the *lists*"
    QTest.keyClick(field, Qt.Key.Key_Left)
    QTest.keyClick(field, Qt.Key.Key_I, control)
    QTest.keyClicks(field, "e")
    assert field.words() == "the listes"
