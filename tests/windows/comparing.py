"""What the tests of comparing readings do again and again in the window."""

from __future__ import annotations

from PySide6.QtCore import Qt

from db.correcting.corrections import new_reading
from desktop.windows.correcting.compare_page import ComparePage
from desktop.windows.main_window import MainWindow
from tests.windows.desk import CONTROL, SHIFT, press, state_of


def correct(window: MainWindow, reason: str, *pairs: tuple[str, str]) -> str:
    """Make the next reading and return its id."""
    state = state_of(window)
    text = state.text
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    assert window.session.do(new_reading(state, text, author=window.session.author.id, reason=reason))
    return state_of(window).cable.reading


def page(window: MainWindow) -> ComparePage:
    return window.comparing.page


def told(window: MainWindow) -> list[tuple[str, str]]:
    return [(one.old, one.new) for one in page(window).panel.model.differences]


def choose(window: MainWindow, first: int, second: int) -> None:
    """Choose two readings by their numbers, as by hand."""
    for box, row in ((page(window).first, first), (page(window).second, second)):
        box.setCurrentIndex(row)
        box.activated.emit(row)


def with_two_readings(window: MainWindow) -> MainWindow:
    """Return the window with two readings beside reading 0, comparing."""
    correct(window, "typing error", ("Seong-cheol", "Sŏng-ch’ŏl"))
    correct(window, "collated", ("Urgent\nFrom", "Urgent From"), ("large numbers", "very large numbers"))
    window.parts.text.setFocus()
    press(window, Qt.Key.Key_Y, CONTROL | SHIFT)
    assert window.comparing.active
    return window
