"""The list of differences: gone through by key and mouse, read aloud, and what is asked of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.cable_state import CableState
from db.correcting.differences import Difference, between
from db.records import Author, Cable, Reading
from desktop import theme
from desktop.panels.differences.panel import DifferencesPanel
from desktop.panels.differences.row import lay_out_row

OLD = "Priority: Urgnet\nFrom the Desk. Pak called in the ambassador that day. " + "And so it went on. " * 3
NEW = (
    "Priority: Urgent From the Desk. Park asked for the ambassador that very day. "
    + "And so it went on. " * 3
)


def state() -> CableState:
    """Return a cable with one reading of Anna's beside reading 0."""
    made = CableState(Cable("c", "r1", "a.txt", "", "utf-8", "\n", False, "en", "draft", ""), NEW)
    made.readings["r1"] = Reading(
        "r1", "c", "r0", 1, "", "[]", "typing error", "", "u", "2026-11-24T10:15:00+01:00"
    )
    made.authors["u"] = Author("u", "Anna Weiss", "AW", "amber")
    return made


def test_what_was_noted_with_a_reading_has_a_line_of_its_own(panel: DifferencesPanel) -> None:
    index = panel.model.index(0, 0)
    before = panel.list.rows.row(index, 392).height
    made = state()
    made.readings["r1"] = replace(made.readings["r1"], note="by the scan,\nsheet 4")
    panel.show_differences(made, found(), can_take_back=True)
    row = panel.list.rows.row(panel.model.index(0, 0), 392)
    assert row.height == before + row.said(0).height()
    assert row.said(1).bottom() < row.foot().top() + 1
    assert "typing error, by the scan, sheet 4, Anna Weiss" in panel.model.spoken(0)


@pytest.mark.parametrize(("old", "new"), [("", "in"), ("in", ""), ("in", "in")])
@pytest.mark.usefixtures("panel")
def test_long_words_are_cut_between_words_and_shown_to_their_end(old: str, new: str) -> None:
    words = "It was on the whole, and not only here, the very same complaint as before. " * 40
    old, new = (words + f"the {each} end" if each else "" for each in (old, new and new + "most"))
    row = lay_out_row(Difference(0, len(old), 0, len(new), old, new), 300, said=0)
    shown = row.words.text()
    assert row.words.lineCount() <= 4
    for each in filter(None, (old, new)):
        head, dots, tail = shown.partition(" … ")
        assert dots
        assert words.startswith(head.split("  →  ")[-1] + " ")
        assert tail.split("  →  ")[0].split() == each.split()[-len(tail.split("  →  ")[0].split()) :]
        shown = tail.partition("  →  ")[2]


def found(old: str = OLD, new: str = NEW) -> list[Difference]:
    return [replace(one, readings=("r1",)) for one in between(old, new)]


@pytest.fixture
def panel(qtbot: QtBot, qapp: QApplication) -> DifferencesPanel:
    theme.install(qapp, "light")
    made = DifferencesPanel()
    qtbot.addWidget(made)
    made.resize(392, 500)
    made.show()
    made.show_differences(state(), found(), can_take_back=True)
    made.grab()
    return made


def _link(panel: DifferencesPanel, row: int) -> QPoint:
    index = panel.model.index(row, 0)
    rect = panel.list.visualRect(index)
    return rect.topLeft() + panel.list.rows.row(index, rect.width()).link().center()


def test_each_row_says_what_why_who_and_when(panel: DifferencesPanel) -> None:
    assert [(one.old, one.new) for one in panel.model.differences] == [
        ("Urgnet\n", "Urgent "),
        ("Pak called in", "Park asked for"),
        ("", "very "),
    ]
    assert panel.model.spoken(0) == (
        "Difference 1 of 3: “Urgnet[line break]” became “Urgent”. typing error, "
        "Anna Weiss, 24 November 2026, 10:15"
    )
    assert panel.summary() == ("3 differences", "")
    row = QAccessible.queryAccessibleInterface(panel.list).child(1)
    assert row.text(QAccessible.Text.Name) == panel.model.spoken(1)


def test_keys_go_show_take_back_and_leave(panel: DifferencesPanel, qtbot: QtBot) -> None:
    panel.list.setFocus()
    panel.choose(0)
    with qtbot.waitSignal(panel.chosen) as told:
        QTest.keyClick(panel.list, Qt.Key.Key_Down)
    assert told.args == [1]
    with qtbot.waitSignal(panel.show_wanted) as told:
        QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert told.args == [1]
    QTest.keyClick(panel.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(panel.take_back_wanted) as told:
        QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert told.args == [[1, 2]]
    with qtbot.waitSignal(panel.escaped):
        QTest.keyClick(panel.list, Qt.Key.Key_Escape)


def test_the_link_takes_back_its_own_row(panel: DifferencesPanel, qtbot: QtBot) -> None:
    panel.choose(0)
    with qtbot.waitSignal(panel.take_back_wanted) as told:
        QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=_link(panel, 2))
    assert told.args == [[2]]
    assert panel.list.chosen_rows() == [0]
    index = panel.model.index(2, 0)
    box = panel.list.rows.row(index, panel.list.viewport().width()).link()
    assert box.height() >= 24


def test_a_click_beside_the_link_goes_to_the_row(panel: DifferencesPanel, qtbot: QtBot) -> None:
    at = panel.list.visualRect(panel.model.index(1, 0)).topLeft() + QPoint(60, 20)
    with qtbot.waitSignal(panel.chosen) as told:
        QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert told.args == [1]


def test_where_nothing_can_be_taken_back_nothing_offers_it(panel: DifferencesPanel, qtbot: QtBot) -> None:
    panel.show_differences(state(), found(), can_take_back=False)
    panel.choose(2)
    with qtbot.assertNotEmitted(panel.take_back_wanted):
        QTest.keyClick(panel.list, Qt.Key.Key_Delete)
        QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=_link(panel, 2))


def test_readings_that_are_the_same_say_so(panel: DifferencesPanel) -> None:
    panel.show_differences(state(), [], can_take_back=True)
    assert panel.empty.isVisible()
    assert not panel.list.isVisible()
    assert panel.summary() == ("none", "")


def test_two_thousand_rows_lay_out_only_what_is_seen(panel: DifferencesPanel) -> None:
    old = "".join(f"word{number} stands here.\n" for number in range(2000))
    many = found(old, old.replace("stands", "stood"))
    assert len(many) == 2000
    panel.show_differences(state(), many, can_take_back=True)
    panel.grab()
    assert len(panel.list.rows._rows) < 40
    panel.choose(1999)
    assert panel.list.viewport().rect().intersects(panel.list.visualRect(panel.model.index(1999, 0)))
