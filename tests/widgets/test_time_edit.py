"""The field for a date and time: typed, stepped by key, chosen in its calendar."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop import theme
from desktop.widgets.time_edit import TimeEdit, step_value
from desktop.widgets.time_popup import TimePopup


@pytest.fixture
def field(qtbot: QtBot, qapp: QApplication) -> TimeEdit:
    theme.install(qapp, "light")
    made = TimeEdit("1961-05-12")
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    return made


def popup_of(field: TimeEdit) -> TimePopup:
    field.open_calendar()
    (popup,) = field.findChildren(TimePopup)
    return popup


def test_typed_words_become_edtf(field: TimeEdit) -> None:
    QTest.keyClicks(field, "May 13 at 0920")
    assert field.value() == "1961-05-13T09:20"
    field.clear()
    assert field.value() == ""


def test_what_is_no_time_is_told_until_the_next_key(field: TimeEdit) -> None:
    QTest.keyClicks(field, "soon")
    field.tell()
    assert field.telling().startswith("“soon” is not understood as a time.")
    assert field.accessibleDescription() == field.telling()
    QTest.keyClicks(field, "er")
    assert field.telling() == ""
    assert field.text() == "sooner"


@pytest.mark.parametrize(
    ("at", "value"),
    [
        (1, "1961-05-14T09:20"),
        (4, "1961-06-13T09:20"),
        (9, "1962-05-13T09:20"),
        (13, "1961-05-13T10:20"),
        (16, "1961-05-13T09:21"),
    ],
)
def test_up_steps_the_part_under_the_cursor(field: TimeEdit, at: int, value: str) -> None:
    field.set_value("1961-05-13T09:20")
    field.setCursorPosition(at)
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.value() == value
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.value() == "1961-05-13T09:20"


@pytest.mark.parametrize(
    ("value", "part", "by", "stepped"),
    [
        ("1961-01-31", "month", 1, "1961-02-28"),
        ("1960-02-29", "year", 1, "1961-02-28"),
        ("1961-12", "month", 1, "1962-01"),
        ("1961-05?", "month", -1, "1961-04?"),
        ("9999", "year", 1, None),
        ("0001-01-01", "day", -1, None),
    ],
)
def test_stepping_keeps_how_precise_a_time_is(value: str, part: str, by: int, stepped: str | None) -> None:
    assert step_value(value, part, by) == stepped


def test_the_calendar_gives_day_and_time(field: TimeEdit, qtbot: QtBot) -> None:
    field.set_value("1961-05-13T09:20")
    popup = popup_of(field)
    assert popup.value() == "1961-05-13T09:20"
    popup.calendar.setSelectedDate(QDate(1961, 5, 14))
    popup.clock.setTime(QTime(21, 5))
    with qtbot.waitSignal(field.value_chosen):
        next(b for b in popup.findChildren(QPushButton) if b.text() == "Set").click()
    assert field.text() == "14 May 1961, 21:05"


def test_the_calendar_gives_partial_and_uncertain_dates(field: TimeEdit) -> None:
    popup = popup_of(field)
    assert popup.calendar.selectedDate() == QDate(1961, 5, 12)
    popup.precision.setCurrentIndex(popup.precision.findData("month"))
    popup.uncertain.setChecked(True)
    assert popup.value() == "1961-05?"
    next(b for b in popup.findChildren(QPushButton) if b.text() == "Not stated").click()
    assert field.value() == ""


def test_alt_down_opens_the_calendar(field: TimeEdit) -> None:
    QTest.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert field.findChildren(TimePopup)
