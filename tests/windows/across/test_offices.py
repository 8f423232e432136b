"""Distribution across cables: counted from the library, merged, narrowed, opened, and out as files."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog

from db.editing import distribution_edits
from db.store import Store
from desktop.windows.across.columns import FIRST
from desktop.windows.across.rows_view import RowsView
from tests.windows.across.conftest import HOSTILE, PATIENCE, Across
from tests.windows.desk import CONTROL, press


def choose(across: Across, *names: str) -> None:
    """Choose offices in the table."""
    page = across.control.pages.offices
    page.offices.clearSelection()
    page.choose(set(names))
    across.settle()


def column(table: RowsView[Any], at: int) -> list[str]:
    model = table.rows_model
    return [model.index(row, at).data() for row in range(model.rowCount())]


def test_offices_are_counted_compared_and_opened(across: Across) -> None:
    across.open("offices")
    page, panels = across.control.pages.offices, across.window.parts.columns
    totals = dict(zip(column(page.offices, 0), column(page.offices, 2), strict=True))
    assert totals == {"Foreign Ministry": "16", "For. Min.": "8", HOSTILE: "8"}
    # The list that does not add up, in figures; it is opened with the panel it is about.
    assert [column(page.odd, at) for at in (2, 3, 4)] == [["5"], ["4"], ["1 short"]]
    assert "1 cable" in page.heading.text()
    assert not page.merge.isEnabled()
    assert "Choose two" in page.merge.toolTip()
    panels._panels["distribution"].set_folded(True)
    page.odd.opened.emit(0)
    assert across.opened == across.cables[7]
    assert not panels._panels["distribution"].folded
    # What the chosen ones got, and who got what first.
    choose(across, "Foreign Ministry", "For. Min.")
    model = page.cables.rows_model
    names = [each.title for each in model.columns[2:4]]
    assert names == page.chosen()
    assert set(column(page.cables, 2 + names.index("Foreign Ministry"))) == {"2", "first cable · 2"}
    assert set(column(page.cables, 4)) == {"Foreign Ministry"}
    assert "Foreign Ministry 8" in page.remark.text()
    # The next area is the table at the right.
    across.to_front()
    page.offices.setFocus()
    press(page.offices, Qt.Key.Key_F6)
    assert page.cables.hasFocus()
    first = page.offices.rows_model.index(0, FIRST)
    page.offices.doubleClicked.emit(page.offices.rows_model.index(1, 0))
    assert across.opened == across.cables[7]
    page.offices.doubleClicked.emit(first)
    assert across.opened == across.cables[0]
    across.to_front()
    page.cables.setFocus()
    across.qtbot.waitUntil(page.cables.hasFocus)
    page.cables.selectRow(2)
    press(page.cables, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text().split("\t")[0] == "14 May 1960"
    press(page.cables, Qt.Key.Key_Return)
    assert across.opened == across.cables[4]
    menu = page.offices.menu()
    assert [action.text() for action in menu.actions()[:2]] == ["&Open its first cable", "&Merge spellings…"]


def test_merged_undone_narrowed_and_changed_elsewhere(
    across: Across, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    across.open("offices")
    page, window = across.control.pages.offices, across.control.window
    assert window is not None
    choose(across, "Foreign Ministry", "For. Min.")

    def name_it() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QInputDialog)
        assert dialog.width() >= 400  # its title can be read whole
        dialog.setTextValue(" =The Ministry ")
        dialog.accept()

    QTimer.singleShot(0, name_it)
    page.merge.click()
    across.settle()
    assert sorted(column(page.offices, 0)) == [HOSTILE, "=The Ministry"]
    assert page.chosen() == ["=The Ministry"]
    assert page.separate.isEnabled()
    written = export(across, monkeypatch, tmp_path)
    assert {len(row) for row in written} == {4}
    assert ["10 May 1960", "", "first cable · 3", "untitled"] in written
    page.offices.clearSelection()
    across.settle()
    assert ["'=The Ministry", "8", "24", "10 May 1960"] in export(across, monkeypatch, tmp_path)
    window.query.setText("date:1960")
    across.qtbot.waitUntil(
        lambda: across.control.is_settled and column(page.offices, 1) == ["4", "4"], timeout=PATIENCE
    )
    window.query.setText("date:1830")
    across.qtbot.waitUntil(lambda: window.notice.isVisible(), timeout=PATIENCE)
    across.settle()
    assert "clear it" in window.notice.words.text()
    assert not window.export.isEnabled()
    window.query.clear()
    across.qtbot.waitUntil(lambda: len(column(page.offices, 0)) == 2, timeout=PATIENCE)
    across.window.undo()
    across.settle()
    assert {"Foreign Ministry", "For. Min."} <= set(column(page.offices, 0))
    # Another process takes the second entry of the last cable.
    other = Store(tmp_path / "desk.chancery")
    state = other.cable_state(across.cables[7])
    taken = next(each for each in state.recipients.values() if each.name == "For. Min.")
    change = distribution_edits.delete_recipients(state, [taken.id])
    assert change is not None
    other.apply(change, author=other.ensure_author("Other").id)
    other.close()
    across.qtbot.waitUntil(lambda: "7" in column(page.offices, 1), timeout=PATIENCE)


def test_plots_leave_as_pictures_and_the_window_closes_with_the_library(
    across: Across, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    across.open("offices")
    window = across.control.window
    assert window is not None
    choose(across, "Foreign Ministry", HOSTILE)
    for kind in ("png", "svg"):
        chosen = str(tmp_path / f"out.{kind}")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, chosen=chosen: (chosen, ""))
        window.export_wanted.emit(kind)
        wait_for_words(across, f"The plot is written to out.{kind}.")
    picture = QImage(str(tmp_path / "out.png"))
    assert picture.width() > 600
    assert len({picture.pixelColor(x, picture.height() // 2).name() for x in range(picture.width())}) > 3
    root = ElementTree.parse(tmp_path / "out.svg").getroot()
    assert root.tag.endswith("svg")
    assert len(list(root.iter())) > 20
    # Marks are shapes there, not small pictures.
    assert not [each for each in root.iter() if each.tag.endswith("image")]
    nowhere = str(tmp_path / "no such folder" / "out.png")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (nowhere, ""))
    window.export_wanted.emit("png")
    assert "Writing" in window.told.text()
    across.qtbot.waitUntil(lambda: "Writing" not in window.told.text(), timeout=PATIENCE)
    assert "folder" in window.told.text()
    # What is being written is whole when the window has closed.
    last = tmp_path / "last.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(last), ""))
    window.export_wanted.emit("png")
    across.window.libraries.open(tmp_path / "other.chancery", create=True)
    assert across.control.window is None
    assert QImage(str(last)).width() == picture.width()


def wait_for_words(across: Across, words: str) -> None:
    """Wait until the foot of the window ends with these words: a file is written beside it."""
    window = across.control.window
    assert window is not None
    told = window.told
    across.qtbot.waitUntil(lambda: told.text().endswith(words), timeout=PATIENCE)


def export(across: Across, monkeypatch: pytest.MonkeyPatch, folder: Path) -> list[list[str]]:
    """Return the table in front as it leaves as CSV."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(folder / "out.csv"), ""))
    assert across.control.window is not None
    across.control.window.export_wanted.emit("csv")
    wait_for_words(across, "written to out.csv.")
    with (folder / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))
