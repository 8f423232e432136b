"""The list of names in the window: found, edited without a button, merged, deleted, opened at a mention."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.editing import mention_edits, name_edits
from db.editing.cable_edits import new_cable
from db.library_records import Name
from db.naming.mentioned import read_names
from desktop.windows.main_window import MainWindow
from desktop.windows.names.names_dialog import NamesDialog
from tests.windows.desk import NONE, open_window, press, state_of, type_words

PAK = name_edits.new_name("person", "Pak Sŏng-ch’ŏl", variants=("朴成哲",))
OTHER = name_edits.new_name("person", "Park S. C.", dates="1913-2008")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    opened = open_window(qtbot, tmp_path)
    for name, text in ((PAK, "Pak said so.\n"), (OTHER, "Park left. Park came.\n")):
        change, cable = new_cable(text, author=opened.session.author.id, file_name=f"{text[:4]}.txt")
        assert opened.session.do(change)
        opened.libraries.open_cable(cable.id)
        span = (0, len(text.split()[0]))
        author = opened.session.author.id
        assert opened.session.do(
            mention_edits.mark(state_of(opened), name, [span], author=author, is_new=True)
        )
    return opened


def opened_list(window: MainWindow) -> NamesDialog:
    window.parts.actions["names"].trigger()
    dialog = window.names.listed.dialog
    assert dialog is not None
    QApplication.processEvents()
    return dialog


def known(window: MainWindow) -> list[Name]:
    return sorted(window.session.store.read(read_names), key=lambda name: name.name)


def rows(dialog: NamesDialog) -> list[str]:
    return [dialog.names.item(at).text() for at in range(dialog.names.count())]


def choose(dialog: NamesDialog, *headings: str) -> None:
    """Choose names in the list, the last one shown."""
    flags = QItemSelectionModel.SelectionFlag
    dialog.names.clearSelection()
    for heading in headings:
        index = dialog.names.model().index(rows(dialog).index(heading), 0)
        dialog.names.selectionModel().setCurrentIndex(index, flags.Select)


def test_found_edited_and_undone(window: MainWindow) -> None:
    dialog = opened_list(window)
    assert rows(dialog) == [PAK.name, OTHER.name]
    dialog.search.setFocus()
    type_words("朴")
    assert rows(dialog) == [PAK.name]
    dialog.search.clear()
    choose(dialog, PAK.name)
    dialog.form.dates.setFocus()
    type_words("1913")
    type_words("-2008")
    dialog.form.description.setFocus()
    type_words("Foreign Minister")
    QTest.mouseClick(dialog.form.identify, Qt.MouseButton.LeftButton)
    assert (known(window)[0].dates, known(window)[0].description, known(window)[0].identify) == (
        "1913-2008",
        "Foreign Minister",
        True,
    )
    assert dialog.form.said.text() == f"{PAK.name} (1913-2008), Foreign Minister."
    links = dialog.form.links
    links.line.setFocus()
    type_words("24676155")
    press(links.line, Qt.Key.Key_Return)
    assert links.remark.text().startswith("24676155 may be a number of any file.")
    links.line.setText("viaf 24676155")
    press(links.line, Qt.Key.Key_Return)
    assert known(window)[0].links == ("https://viaf.org/viaf/24676155",)
    assert (links.list.item(0).text(), links.remark.isHidden()) == ("VIAF 24676155", True)
    dialog.form.heading.setFocus()
    dialog.form.heading.clear()
    dialog.search.setFocus()  # a name is not left without its heading
    assert (dialog.form.heading.text(), known(window)[0].name) == (PAK.name, PAK.name)
    for _ in range(4):
        dialog.undo_wanted.emit()
    assert known(window)[0] == PAK
    assert (dialog.form.dates.text(), links.links()) == ("", ())


def test_merged_deleted_and_opened_where_it_is_mentioned(window: MainWindow) -> None:
    dialog = opened_list(window)
    choose(dialog, OTHER.name, PAK.name)
    dialog.merge.menu().aboutToShow.emit()
    into = {action.text(): action for action in dialog.merge.menu().actions()}
    into[f"Into {PAK.name}"].trigger()
    (name,) = known(window)
    assert (name.id, name.variants, name.dates) == (PAK.id, ("朴成哲", OTHER.name), "1913-2008")
    assert dialog.mentioned.text() == "2 mentions in 2 cables"
    words = [dialog.mentions.row_at(at).words for at in range(2)]
    assert sorted(words) == ["Pak", "Park"]
    at = words.index("Pak")
    place = dialog.mentions.visualItemRect(dialog.mentions.item(at)).center()
    QTest.mouseClick(dialog.mentions.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    assert state_of(window).text == "Pak said so.\n"
    assert window.parts.text.selected_words() == "Pak"
    dialog.mentions.setFocus()
    press(dialog.mentions, Qt.Key.Key_Delete)
    assert (state_of(window).mentions, dialog.mentions.count()) == ({}, 1)
    dialog.undo_wanted.emit()
    dialog.names.setFocus()
    press(dialog.names, Qt.Key.Key_Delete)
    assert (known(window), dialog.pages.currentIndex(), state_of(window).mentions) == ([], 1, {})
    assert dialog.told.text() == "1 name deleted, 2 mentions are no longer marked. Undo brings it all back."
    dialog.undo_wanted.emit()
    dialog.undo_wanted.emit()
    assert [each.id for each in known(window)] == [PAK.id, OTHER.id]
    dialog.new.click()
    assert "New name" in rows(dialog)
    window.session.close_library()
    assert not dialog.isVisible()
