"""The trash in the window: where it is seen, how things come back, and how they go for good."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from db.checking.verify import verify_library
from db.editing import cable_edits, note_edits
from db.editing.cable_edits import new_cable
from db.trash.emptying import empty_trash
from db.trash.trash_list import read_trash
from desktop import correction_drafts
from desktop.correction_drafts import Draft
from desktop.models.trash import TrashModel
from desktop.windows.main_window import MainWindow
from desktop.windows.trash.trash_dialog import TrashDialog
from tests.questions import press as answer
from tests.windows.desk import CONTROL, open_window, press, select, state_of

KEY = Qt.Key
WORDS = "<b>Not</b> *among* the files"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """Return a window on the sample with a second cable in the trash, and one deleted footnote."""
    opened = open_window(qtbot, tmp_path)
    session = opened.session
    note = footnote(opened, "cable of April 24", WORDS)
    assert session.do(note_edits.delete_notes(state_of(opened), [note]))
    text = "Geheimsache.\n" + "Zweite Zeile.\n" * 2000
    change, cable = new_cable(text, author=session.author.id, file_name="second.txt", data=text.encode())
    assert session.do(change)
    own, _ = note_edits.add_note(
        session.store.cable_state(cable.id), "marginal", [(0, 11)], author=session.author.id, words="mine"
    )
    assert session.do(own)
    assert session.do(cable_edits.trash_cable(cable, "Second"))
    return opened


def footnote(window: MainWindow, words: str, said: str) -> str:
    span = select(window, words)
    change, note = note_edits.add_note(
        state_of(window), "footnote", [span], author=window.session.author.id, words=said
    )
    assert window.session.do(change)
    return note.id


def opened(window: MainWindow) -> TrashDialog:
    press(window.parts.library.foot.button, KEY.Key_Space)
    dialog = window.dialogs.trash_control.dialog
    assert dialog is not None
    return dialog


def test_a_cable_that_comes_back_is_opened_and_an_empty_list_tells_of_the_trash(window: MainWindow) -> None:
    panel, first = window.parts.library, state_of(window).cable
    (second,) = [cable.id for cable in window.session.store.read(read_trash).cables]
    assert window.session.do(cable_edits.trash_cable(first, "First"))
    assert window.session.state is None
    assert panel.nothing.isVisible()
    assert "lies in the trash below" in panel.nothing.label.text()
    dialog = opened(window)
    dialog.list.setCurrentIndex(dialog.model.index(dialog.model.row_of(second)))
    press(dialog.list, KEY.Key_Return)
    assert state_of(window).cable.id == second
    dialog.close()
    window.close()


def titles(dialog: TrashDialog) -> list[str]:
    model: QAbstractItemModel = dialog.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def choose(dialog: TrashDialog, title: str) -> None:
    dialog.list.setCurrentIndex(dialog.model.index(titles(dialog).index(title)))


def test_the_library_shows_the_way_only_while_something_lies_there(window: MainWindow, qtbot: QtBot) -> None:
    foot = window.parts.library.foot
    assert foot.isVisible()
    assert foot.count.text() == "2"
    assert foot.button.accessibleName() == "Trash: 2 deleted cables and notes"
    window.undo()
    assert foot.count.text() == "1"
    dialog = opened(window)
    choose(dialog, "<b>Not</b> among the files")
    press(dialog.list, KEY.Key_Return)
    qtbot.waitUntil(lambda: not foot.isVisible())
    assert "is empty" in dialog.nothing.label.text()
    assert dialog.nothing.isVisible()
    assert not dialog.empty.isEnabled()
    dialog.close()
    window.close()


def test_what_lies_there_is_told_and_can_be_looked_into(window: MainWindow) -> None:
    dialog = opened(window)
    assert titles(dialog) == ["Cables", "second.txt", "Notes", "<b>Not</b> among the files"]
    assert dialog.summary.text() == "1 cable and 1 note"
    shown = dialog.preview.toPlainText()
    assert shown.startswith("second.txt\nno date; 1 note\ndeleted ")
    assert "Geheimsache.\nZweite Zeile.\n" in shown
    assert "more characters follow." in shown
    assert shown.endswith("Notes\nMarginal note\n“Geheimsache”\nmine")
    choose(dialog, "<b>Not</b> among the files")
    shown = dialog.preview.toPlainText()
    assert shown.startswith("Footnote\ndeleted ")
    assert shown.endswith("“cable of April 24”\n<b>Not</b> among the files")
    dialog.close()
    window.close()


def test_several_come_back_at_once_by_enter_and_go_again_by_undo(window: MainWindow) -> None:
    dialog = opened(window)
    press(dialog.list, KEY.Key_A, CONTROL)
    assert [len(ids) for ids in dialog.chosen()] == [1, 1]
    press(dialog.list, KEY.Key_Return)
    assert (
        dialog.told.text()
        == "1 cable and 1 note are back in the library. Undo puts them into the trash again."
    )
    assert window.parts.library.count() == 2
    assert [note.words for note in state_of(window).notes_in_order()] == [WORDS]
    assert state_of(window).numbers()
    press(dialog, KEY.Key_Z, CONTROL)
    assert dialog.summary.text() == "1 cable and 1 note"
    assert window.parts.library.count() == 1
    assert dialog.restore.isEnabled()
    dialog.close()
    window.close()


def test_a_deletion_leads_to_the_trash(window: MainWindow) -> None:
    window.libraries.delete_cable()
    (bar,) = window.parts.bars.bars()
    assert bar.action_button is not None
    press(bar.action_button, KEY.Key_Space)
    dialog = window.dialogs.trash_control.dialog
    assert dialog is not None
    assert len(dialog.model.trash.cables) == 2
    assert [note.words for note in dialog.model.trash.cables[0].own_trash] == [WORDS]
    assert dialog.summary.text() == "2 cables and 1 note"
    dialog.close()
    window.close()


def asked(button: str) -> list[str]:
    """Have the next question answered, and return the list into which its words go."""
    heard: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        heard.extend((box.text(), box.informativeText()))
        default = box.defaultButton()
        assert default is not None
        heard.append(default.text())

    answer(button, before=look)
    return heard


def test_cancel_is_the_answer_that_enter_gives(window: MainWindow) -> None:
    dialog = opened(window)
    heard = asked("Cancel")
    press(dialog.list, KEY.Key_Delete)
    assert heard[0] == "Delete 1 cable and 1 note for good?"
    assert "cannot be undone" in heard[1]
    assert heard[2] == "Cancel"
    assert dialog.summary.text() == "1 cable and 1 note"
    dialog.close()
    window.close()


def test_emptied_the_words_are_gone_and_undo_goes_on(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "desk.chancery"
    dialog = opened(window)
    library, cable = window.session.store.library_id(), dialog.model.trash.cables[0].id
    correction_drafts.write(Draft(library, cable, "v", "", "Geheimsache, corrected"))
    heard = asked("Delete for good")
    dialog.empty.click()
    assert heard[0] == "Delete 1 cable and 2 notes for good?"
    assert not dialog.pages.isEnabled()
    qtbot.waitUntil(dialog.pages.isEnabled, timeout=30_000)
    assert dialog.told.text().startswith("1 cable and 2 notes were deleted for good. The backup")
    assert dialog.summary.text() == "empty"
    assert not window.parts.library.foot.isVisible()
    assert not correction_drafts.path_of(library, cable).exists()
    for file in tmp_path.glob("desk.chancery*"):
        assert b"Geheimsache" not in file.read_bytes()
        assert b"the files" not in file.read_bytes().replace(state_of(window).text.encode(), b"")
    assert not window.parts.actions["undo"].isEnabled()
    dialog.close()
    footnote(window, "Urgent", "after")
    window.undo()
    assert state_of(window).notes_in_order() == []
    window.close()
    assert verify_library(path).findings == ()


def test_cut_short_nothing_is_deleted(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window)
    control = window.dialogs.trash_control
    asked("Delete for good")
    dialog.purge.click()
    assert control._progress is not None
    press(dialog, KEY.Key_Escape)
    assert dialog.isVisible()
    (button,) = control._progress.findChildren(QPushButton)
    button.click()
    qtbot.waitUntil(dialog.pages.isEnabled, timeout=10_000)
    assert dialog.told.text() == "Stopped. Nothing was deleted."
    assert dialog.summary.text() == "1 cable and 1 note"
    dialog.close()
    window.close()


def test_what_another_has_taken_out_meanwhile_is_not_deleted(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window)
    wish: Callable[[list[str], list[str]], None] = window.dialogs.trash_control.purge
    cables, notes = dialog.model.trash.cables, dialog.model.trash.notes
    assert window.session.do(
        cable_edits.restore_cable(window.session.store.cable_state(cables[0].id).cable, "")
    )
    asked("Delete for good")
    wish([cables[0].id], [notes[0].id])
    qtbot.waitUntil(dialog.pages.isEnabled, timeout=30_000)
    assert "changed elsewhere" in dialog.told.text()
    assert dialog.summary.text() == "1 note"
    dialog.close()
    window.close()


def test_the_list_follows_what_another_process_empties(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened(window)
    QAbstractItemModelTester(dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    cable = dialog.model.trash.cables[0].id
    empty_trash(
        str(tmp_path / "desk.chancery"),
        [cable],
        [],
        window.session.author.id,
        str(tmp_path / "backups"),
        lambda *_: None,
    )
    qtbot.waitUntil(lambda: dialog.summary.text() == "1 note", timeout=5000)
    assert titles(dialog) == ["Notes", "<b>Not</b> among the files"]
    assert dialog.list.currentIndex().row() == 1
    dialog.close()
    window.close()


def test_a_heading_cannot_be_chosen(window: MainWindow) -> None:
    model = TrashModel(window.session)
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    assert model.first(0) == 1
    assert model.row_of("nothing") == -1
    window.close()
