"""The status line: what does not fit ends in an ellipsis; what can be pressed is no more than its words."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import theme
from desktop.windows.status_line import StatusLine

LONG = "What <she> asked for waits until the library, which another program uses, is free again. " * 3


@pytest.fixture
def line(qtbot: QtBot, qapp: QApplication) -> StatusLine:
    theme.install(qapp, "light")
    made = StatusLine()
    qtbot.addWidget(made)
    made.resize(1024, made.height())
    made.show_saved()
    made.show_counts(3, 2, 1)
    made.show_zoom(100)
    made.show()
    QApplication.processEvents()
    return made


def test_a_long_sentence_ends_in_an_ellipsis_and_has_a_tool_tip(line: StatusLine) -> None:
    line.tell(LONG)
    QApplication.processEvents()
    told = line._told
    assert told.text() == LONG
    assert told.shown().endswith("…")
    assert told.fontMetrics().horizontalAdvance(told.shown()) <= told.width()
    assert "&lt;she&gt;" in told.toolTip()
    line.resize(4000, line.height())
    QApplication.processEvents()
    assert told.shown() == LONG
    assert not told.toolTip()
    line.tell("Undone: add footnote.")
    assert (told.shown(), told.toolTip()) == ("Undone: add footnote.", "")


def test_the_button_of_the_reading_is_its_words_alone(line: StatusLine) -> None:
    assert line._reading.text() == "reading 2"
    line.show_mode("Corrections not kept", "becoming reading 3")
    assert line._reading.text() == "becoming reading 3"
    line.show_mode(None)
    assert line._reading.text() == "reading 2"
    line.show_counts(None, None, 4)
    assert not line._reading.isVisible()
    assert not line._dot.isVisible()
