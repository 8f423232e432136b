"""The bars above the status line and the page without a cable."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.empty_state import EmptyState
from desktop.widgets.message_bar import MessageBars


@pytest.fixture
def bars(dressed: QApplication, qtbot: QtBot) -> Iterator[MessageBars]:  # noqa: ARG001
    """Return the bars' place in a window that is shown."""
    window = QWidget()
    rows = QVBoxLayout(window)
    made = MessageBars(window)
    rows.addWidget(made)
    qtbot.addWidget(window)
    window.resize(700, 300)
    window.show()
    yield made
    window.close()


def test_words_are_shown_as_they_are_and_can_be_selected(bars: MessageBars) -> None:
    bar = bars.show_message("<b>Border</b> & more", "err")
    assert bar.label.textFormat() == Qt.TextFormat.PlainText
    assert bar.label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
    assert bars.isVisible()
    assert bars.messages() == ["<b>Border</b> & more"]


def test_closing_the_last_one_gives_the_room_back(bars: MessageBars) -> None:
    bar = bars.show_message("Not written.", "err")
    QTest.mouseClick(bar.close_button, Qt.MouseButton.LeftButton)
    assert bars.messages() == []
    assert not bars.isVisible()


def test_the_action_is_done_once_and_closes_the_bar(bars: MessageBars) -> None:
    done: list[int] = []
    bar = bars.show_message("12 notes.", "ok", "Open folder", lambda: done.append(1))
    assert bar.action_button is not None
    bar.action_button.setFocus()
    QTest.keyClick(bar.action_button, Qt.Key.Key_Space)
    assert done == [1]
    assert bars.messages() == []


def test_an_error_outlives_what_comes_after_it(bars: MessageBars) -> None:
    first = bars.show_message("First.", "err")
    for word in ("A.", "B.", "C."):
        bars.show_message(word, "ok")
    assert bars.messages() == ["First.", "B.", "C."]
    for word in ("Second.", "Third.", "Fourth."):
        bars.show_message(word, "err")
    assert bars.messages() == ["Second.", "Third.", "Fourth."]
    bars.bars()[-1].closed.emit()
    assert bars.messages() == ["First.", "Second.", "Third."]
    assert not first.isHidden()


def test_the_same_sentence_stands_once(bars: MessageBars) -> None:
    bars.show_message("Again.", "err")
    bars.show_message("Again.", "err")
    assert len(bars.bars()) == 1


def test_good_news_goes_by_itself_and_errors_stay(bars: MessageBars) -> None:
    good, bad = bars.show_message("Done.", "ok"), bars.show_message("Failed.", "err")
    assert good._timer.isActive()
    assert not bad._timer.isActive()
    good._time_is_up()
    assert bars.messages() == ["Failed."]


def test_esc_closes_the_bar_in_focus(bars: MessageBars) -> None:
    bar = bars.show_message("Failed.", "err")
    bar.close_button.setFocus()
    QTest.keyClick(bar.close_button, Qt.Key.Key_Escape)
    assert bars.messages() == []


def test_empty_page_wishes(dressed: QApplication, qtbot: QtBot) -> None:  # noqa: ARG001
    page = EmptyState()
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.import_wanted):
        QTest.mouseClick(page.import_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.sample_wanted):
        QTest.mouseClick(page.sample_button, Qt.MouseButton.LeftButton)
