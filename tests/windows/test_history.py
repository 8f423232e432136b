"""History in the window: what is listed, what is shown of it, and how a state of before comes back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.correcting import corrections
from db.editing import cable_edits, header_edits, note_edits
from db.history.past import PAGE, Filter
from db.records import Note
from desktop.models.history import HistoryModel
from desktop.windows.history.history_dialog import HistoryDialog
from desktop.windows.history.name_state_dialog import NameStateDialog
from desktop.windows.main_window import MainWindow
from tests.windows.desk import CONTROL, SHIFT, open_window, press, select, state_of

KEY = Qt.Key
WORDS = "A <b>minister</b> of *foreign* affairs"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return open_window(qtbot, tmp_path)


def footnote(window: MainWindow, on: str, words: str) -> Note:
    span = select(window, on)
    change, note = note_edits.add_note(state_of(window), "footnote", [span], author=window.session.author.id)
    assert window.session.do(change)
    for end in range(4, len(words) + 4, 4):
        assert window.session.do(note_edits.set_words(state_of(window), note.id, words[:end], burst="b"))
    return note


def opened(window: MainWindow) -> HistoryDialog:
    QApplication.processEvents()
    dialog = window.dialogs.history.dialog
    assert dialog is not None
    return dialog


def titles(dialog: HistoryDialog) -> list[str]:
    return [row.title for row in dialog.model.rows]


def choose(dialog: HistoryDialog, title: str) -> None:
    dialog.list.setCurrentIndex(dialog.model.index(titles(dialog).index(title)))
    QApplication.processEvents()


def marked(dialog: HistoryDialog) -> tuple[str, str]:
    """Return the words that are struck out and those that are marked as new."""
    gone, new = "", ""
    cursor = QTextCursor(dialog.view.document())
    while not cursor.atEnd():
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
        look = cursor.charFormat()
        gone += cursor.selectedText() if look.fontStrikeOut() else ""
        new += cursor.selectedText() if look.fontUnderline() else ""
        cursor.clearSelection()
    return gone.strip("\u2029"), new.strip("\u2029")


def test_history_of_a_note_with_what_each_step_changed(window: MainWindow) -> None:
    note = footnote(window, "cable of April 24", WORDS)
    other = WORDS.replace("minister", "deputy minister").replace("*foreign* ", "")
    assert window.session.do(note_edits.set_words(state_of(window), note.id, other))
    assert window.session.do(note_edits.set_colour(state_of(window), note.id, "rose"))
    window.notes.choose(note.id)
    press(window, KEY.Key_F7, SHIFT)
    dialog = opened(window)
    assert titles(dialog) == [
        "Today", "Change colour of footnote 1", "Edit footnote 1", "Edit footnote 1", "Add footnote",
    ]  # fmt: skip
    assert dialog.model.rows[1].facts.endswith(window.session.author.name)
    shown = dialog.view.toPlainText()
    assert "amber" in shown
    assert "rose" in shown
    press(dialog.list, KEY.Key_Down)
    assert WORDS.split("minister", maxsplit=1)[0] in dialog.view.toPlainText()
    gone, new = marked(dialog)
    assert "foreign" in gone
    assert "deputy" in new
    press(dialog.list, KEY.Key_Down)
    assert "saved 10 times" in dialog.view.toPlainText()
    assert marked(dialog)[1] == WORDS


def test_enter_restores_the_note_and_undo_takes_that_back(window: MainWindow) -> None:
    note = footnote(window, "cable of April 24", WORDS)
    assert window.session.do(note_edits.set_words(state_of(window), note.id, "worse"))
    assert window.session.do(note_edits.set_colour(state_of(window), note.id, "rose"))
    window.notes.choose(note.id)
    window.parts.actions["note-history"].trigger()
    dialog = opened(window)
    dialog.list.setCurrentIndex(dialog.model.index(3))
    press(dialog.list, KEY.Key_Return)
    after = state_of(window).notes[note.id]
    assert (after.words, after.colour) == (WORDS, "amber")
    assert "Undo takes that back" in dialog.told.text()
    assert titles(dialog)[1] == "Restore an earlier state of footnote"
    press(dialog, KEY.Key_Z, CONTROL)
    assert state_of(window).notes[note.id].words == "worse"
    press(dialog, KEY.Key_Escape)
    assert window.dialogs.history.dialog is None


def test_a_cable_as_it_was(qtbot: QtBot, window: MainWindow) -> None:
    state = state_of(window)
    text, title = state.text, state.value("title")
    note = footnote(window, "cable of April 24", "kept")
    session = window.session
    moment = session.store.last_place()
    assert session.do(
        corrections.new_reading(
            state_of(window), text.replace("April 24", "April 25"), author=session.author.id
        )
    )
    field = state_of(window).fields_in_order("title")[0].id
    assert session.do(header_edits.delete_field(state_of(window), field))
    assert session.do(note_edits.delete_notes(state_of(window), [note.id]))
    press(window, KEY.Key_F7)
    dialog = opened(window)
    at = next(n for n, row in enumerate(dialog.model.rows) if row.moment == moment)
    dialog.list.setCurrentIndex(dialog.model.index(at))
    assert dialog.restore_cable.isVisible()
    dialog.restore_cable.click()
    qtbot.waitUntil(lambda: "Undo takes that back" in dialog.told.text(), timeout=30_000)
    assert state_of(window).text == text
    assert state_of(window).value("title") == title
    assert state_of(window).notes[note.id].trashed is None
    choose(dialog, "Correct the text")
    assert "April 24" in dialog.view.toPlainText() or "24" in marked(dialog)[0]


def test_a_state_is_named_listed_and_brought_back(qtbot: QtBot, window: MainWindow) -> None:
    note = footnote(window, "cable of April 24", WORDS)

    def answer() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, NameStateDialog)
        assert not asked.accept_button.isEnabled()
        asked.line.setText("  As sent to <i>Ada</i> ")
        asked.accept()

    QTimer.singleShot(0, answer)
    window.parts.actions["name-state"].trigger()
    assert window.session.do(note_edits.delete_notes(state_of(window), [note.id]))
    window.parts.actions["library-history"].trigger()
    dialog = opened(window)
    assert dialog.scope.currentText() == "The library"
    named = titles(dialog).index("As sent to <i>Ada</i>")
    assert dialog.model.rows[named].named is not None
    dialog.list.setCurrentIndex(dialog.model.index(named))
    assert dialog.forget.isVisible()
    assert not dialog.show_in_text.isEnabled()
    press(dialog.list, KEY.Key_Return)
    qtbot.waitUntil(lambda: state_of(window).notes[note.id].trashed is None, timeout=30_000)
    dialog.about.setCurrentIndex(dialog.about.findData("name"))
    assert titles(dialog) == ["Today", "As sent to <i>Ada</i>"]
    choose(dialog, "As sent to <i>Ada</i>")
    dialog.forget.click()
    assert titles(dialog) == [
        "Today", "Take away the name “As sent to <i>Ada</i>” of a state",
        "Name the state “As sent to <i>Ada</i>”",
    ]  # fmt: skip


def test_filters_and_the_empty_list(window: MainWindow) -> None:
    footnote(window, "cable of April 24", WORDS)
    window.parts.actions["library-history"].trigger()
    dialog = opened(window)
    everything = len(titles(dialog))
    dialog.about.setCurrentIndex(dialog.about.findData("note"))
    assert titles(dialog) == ["Today", "Edit footnote 1", "Add footnote"]
    dialog.about.setCurrentIndex(dialog.about.findData("stages"))
    assert dialog.pages.currentIndex() == 1
    assert "Nothing of this kind" in dialog.nothing.label.text()
    assert not dialog.restore.isEnabled()
    dialog.about.setCurrentIndex(0)
    assert len(titles(dialog)) == everything
    dialog.author.setCurrentIndex(dialog.author.findText(window.session.author.name))
    assert len(titles(dialog)) <= everything


def test_show_in_the_text_goes_to_the_note_in_its_cable(window: MainWindow) -> None:
    note = footnote(window, "cable of April 24", WORDS)
    sample = state_of(window).cable.id
    change, cable = cable_edits.new_cable("Another.\n", author=window.session.author.id, file_name="b.txt")
    assert window.session.do(change)
    window.libraries.open_cable(cable.id)
    window.parts.actions["library-history"].trigger()
    dialog = opened(window)
    choose(dialog, "Edit footnote 1")
    dialog.show_in_text.click()
    assert window.dialogs.history.dialog is None
    assert state_of(window).cable.id == sample
    assert window.notes.chosen == note.id


def test_a_change_while_it_is_open_is_listed_and_the_choice_stays(window: MainWindow) -> None:
    note = footnote(window, "cable of April 24", WORDS)
    window.parts.actions["cable-history"].trigger()
    dialog = opened(window)
    choose(dialog, "Add footnote")
    assert window.session.do(note_edits.set_colour(state_of(window), note.id, "sky"))
    assert titles(dialog)[1] == "Change colour of footnote 1"
    chosen = dialog.chosen()
    assert chosen is not None
    assert chosen.title == "Add footnote"


def test_a_long_history_comes_in_pages(window: MainWindow) -> None:
    note = footnote(window, "cable of April 24", "x")
    for n in range(2 * PAGE + 20):
        assert window.session.do(note_edits.set_words(state_of(window), note.id, f"words {n}"))
    model = HistoryModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(window.session.store, Filter(note=note.id))
    assert isinstance(model, QAbstractItemModel)
    seen = len(model.rows)
    assert seen == PAGE + 1
    while model.canFetchMore(model.index(-1)):
        model.fetchMore(model.index(-1))
        assert len(model.rows) > seen
        seen = len(model.rows)
    found = [row.entry.id for row in model.rows if row.entry is not None]
    assert len(found) == len(set(found)) == 2 * PAGE + 22
    assert sum(row.is_heading for row in model.rows) == 1


def test_a_correction_that_was_undone_tells_its_words_and_no_places(window: MainWindow) -> None:
    footnote(window, "Foreign Minister", "kept")
    session = window.session
    text = state_of(window).text.replace("illegally. Between", "illegally. Now and then. Between")
    text = text.replace("Priority: Urgent", "Priority: Normal")
    assert session.do(corrections.new_reading(state_of(window), text, author=session.author.id))
    assert session.undo() is not None
    press(window, KEY.Key_F7)
    dialog = opened(window)
    choose(dialog, "Correct the text")
    gone, new = marked(dialog)
    assert "Now and then." in new
    assert "Urgent" in gone
    choose(dialog, "Undo: Correct the text")
    gone, new = marked(dialog)
    assert "Now and then." in gone
    assert "Urgent" in new
    assert "Words in the text" not in dialog.view.toPlainText()
    assert "Foreign Minister" not in dialog.view.toPlainText()
