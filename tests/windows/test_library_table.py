"""The library over the whole window, what is done to several of its cables, and the dialogs for that."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QInputDialog
from pytestqt.qtbot import QtBot

from db.editing.cable_edits import new_cable
from db.library_list.filters import saved_filters
from desktop.windows.library.cable_tags_dialog import CableTagsDialog
from desktop.windows.library.filters_dialog import FiltersDialog
from desktop.windows.main_window import MainWindow
from tests.windows.desk import CONTROL, SHIFT, open_window, press, state_of

KEY = Qt.Key


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """Return a window on the sample and two cables more."""
    opened = open_window(qtbot, tmp_path)
    for name in ("b.txt", "c.txt"):
        change, _ = new_cable(f"The text of {name}.\n", author=opened.session.author.id, file_name=name)
        assert opened.session.do(change)
    return opened


def when_asked(act: Callable[[QDialog], object]) -> None:
    """Answer the dialog that is about to be shown."""

    def look() -> None:
        found = QApplication.activeModalWidget()
        if isinstance(found, QDialog):
            act(found)
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)


def test_the_table_takes_the_window_and_gives_it_back(window: MainWindow, qtbot: QtBot) -> None:
    library, columns = window.parts.library, window.parts.columns
    sizes, opened = columns.sizes(), state_of(window).cable.id
    press(window, KEY.Key_F9, CONTROL)
    assert (columns.table_shown, library.views.is_wide) == (True, True)
    assert not window.parts.text.isVisible()
    table = library.views.table
    assert table is not None
    press(table, KEY.Key_End)
    assert state_of(window).cable.id == opened  # going through the rows opens none of them
    with qtbot.waitSignal(window.session.cable_opened):
        press(table, KEY.Key_Return)
    assert (columns.table_shown, library.views.is_wide) == (False, False)
    assert window.parts.text.hasFocus()
    assert columns.sizes() == sizes
    assert state_of(window).cable.file_name == "c.txt"
    press(window, KEY.Key_F9, CONTROL)
    press(table, KEY.Key_Escape)
    assert not columns.table_shown
    press(window, KEY.Key_F9, CONTROL)
    window.reveal("stages")
    assert window.parts.text.isVisible()
    assert not window.parts.actions["library-table"].isChecked()


def test_titles_have_what_the_other_columns_leave(window: MainWindow) -> None:
    press(window, KEY.Key_F9, CONTROL)
    table = window.parts.library.views.table
    assert table is not None
    window.resize(1900, 700)
    QApplication.processEvents()
    head = table.horizontalHeader()
    assert head.length() == table.viewport().width()
    table.setColumnWidth(0, 200)  # as when she drags the line between two titles
    window.resize(1800, 700)
    QApplication.processEvents()
    assert table.columnWidth(0) == 200


def test_a_space_within_typed_words_gives_no_star(window: MainWindow) -> None:
    rows = window.parts.library.views.list
    rows.setFocus()
    pause = QApplication.keyboardInputInterval()
    QApplication.setKeyboardInputInterval(60_000)  # however slow the machine, the space comes within it
    for letter in (KEY.Key_B, KEY.Key_Space):
        press(rows, letter)
    QApplication.setKeyboardInputInterval(pause)
    assert not any(row.starred for row in window.session.cables())


def test_several_cables_are_tagged_starred_and_deleted_in_one_step_each(window: MainWindow) -> None:
    library, session = window.parts.library, window.session
    library.list.setFocus()
    press(library.list, KEY.Key_Home)
    press(library.list, KEY.Key_End, SHIFT)
    press(library.list, KEY.Key_Space)
    assert [row.starred for row in session.cables()] == [True] * 3

    def tag(dialog: QDialog) -> None:
        assert isinstance(dialog, CableTagsDialog)
        field = dialog.tags.focusProxy()
        assert field is not None
        QTest.keyClicks(field, "border")
        QTest.keyClick(field, KEY.Key_Return)
        assert dialog.isVisible()  # there may be more tags to come
        QTest.keyClick(field, KEY.Key_Return)
        assert not dialog.isVisible()

    when_asked(tag)
    library.tags_wanted.emit(library.list.deeds.selected_ids())
    assert [row.tags for row in session.cables()] == [("border",)] * 3
    menu = library.menu_for(session.cables()[0].id)
    (delete,) = [action for action in menu.actions() if "Delete" in action.text()]
    assert delete.text() == "&Delete 3 cables"
    delete.trigger()
    assert session.cables() == []
    assert "3 cables were put into the trash" in window.parts.bars.messages()[0]
    for _ in range(3):
        window.undo()
    assert [(row.starred, row.tags) for row in session.cables()] == [(False, ())] * 3


def test_a_search_becomes_a_filter_that_can_be_edited(window: MainWindow) -> None:
    library, session = window.parts.library, window.session
    library.head.search.setText("text")

    def name_it(dialog: QDialog) -> None:
        assert isinstance(dialog, QInputDialog)
        assert dialog.width() >= 420  # its title and a query of some words can be read
        dialog.setTextValue("Made ones")
        dialog.accept()

    def edit(dialog: QDialog) -> None:
        assert isinstance(dialog, FiltersDialog)
        dialog.name.setText("Made by hand")
        dialog.name.editingFinished.emit()
        assert dialog.list.item(0).text() == "Made by hand"
        assert not dialog.up.isEnabled()
        dialog.gone.click()
        assert dialog.list.count() == 0
        dialog.reject()

    when_asked(name_it)
    library.filter_wanted.emit(library.head.search.text())
    (kept,) = session.store.read(saved_filters)
    assert (kept.name, kept.query) == ("Made ones", "text")
    when_asked(edit)
    library.filters_wanted.emit()
    assert session.store.read(saved_filters) == []
    window.undo()
    assert session.store.read(saved_filters)[0].name == "Made by hand"


def test_all_cables_of_the_list_are_selected_by_key(window: MainWindow) -> None:
    library = window.parts.library
    for wide in (False, True):
        if wide:
            press(window, KEY.Key_F9, CONTROL)
        view = library.views.table if wide else library.views.list
        assert view is not None
        view.setFocus()
        press(view, KEY.Key_A, CONTROL)
        assert len(view.selectionModel().selectedRows()) == 3
        assert window.parts.text.selected_words() == ""
    press(window, KEY.Key_F9, CONTROL)
    window.parts.text.setFocus()
    press(window.parts.text, KEY.Key_A, CONTROL)
    assert window.parts.text.selected_words() == state_of(window).text
