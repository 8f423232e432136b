"""The view never jumps, comes back where it was, and scrolls only where it must."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop import theme
from desktop.panels.text.rows import visible_rows
from desktop.panels.text.scrolling import top_position
from desktop.panels.text.spans import LineStyle, Place, ShownSpan
from desktop.panels.text.view import TextView
from tests.panels.text.conftest import Maker, span

LONG = "\n".join(
    f"{i}. " + "words of a paragraph that fills some lines on the page. " * (1 + i % 7) for i in range(200)
)


def first_word(view: TextView) -> int:
    return view.positions.from_qt(top_position(view))


def scrolled(view: TextView, lines: int = 97) -> int:
    """Scroll down and return the code point at the top."""
    view.verticalScrollBar().setValue(lines)
    return first_word(view)


def test_new_notes_numbers_styles_and_zoom_keep_the_top_line(show: Maker) -> None:
    view = show(LONG)
    top = scrolled(view)
    notes = [
        ShownSpan(f"n{i}", at, at + 12, "footnote", "rose", str(90 + i), "", "")
        for i, at in enumerate(range(0, len(LONG) - 20, 400))
    ]
    view.set_spans(notes)
    view.grab()
    assert first_word(view) == top
    view.set_spans(notes[3:])
    view.set_styles([LineStyle(0, 500, "title"), LineStyle(500, 5000, "furniture")])
    view.grab()
    assert first_word(view) == top
    for zoom in (150, 250, 70, 100):
        view.set_zoom(zoom)
        view.grab()
        assert view.zoom == zoom
        assert view.place().top == top
    assert first_word(view) == top


def test_another_width_keeps_the_words_at_the_top(show: Maker) -> None:
    view = show(LONG)
    top = scrolled(view)
    for width in (700, 560, 430, 900, 760):
        view.resize(width, 600)
        view.grab()
        row = next(visible_rows(view, view.viewport().rect().toRectF()))
        assert row.start <= top < row.end + 1
    assert first_word(view) == top


def test_another_theme_keeps_the_top_line(show: Maker) -> None:
    view = show(LONG)
    top = scrolled(view)
    following = theme.of_application()
    assert following is not None
    following.choose("dark")
    dark = view.grab().toImage().pixelColor(3, 3).lightness()
    following.choose("light")
    light = view.grab().toImage().pixelColor(3, 3).lightness()
    assert dark < 60 < 200 < light
    assert first_word(view) == top


def test_lighting_and_selecting_without_scroll_do_not_move(show: Maker) -> None:
    text = LONG + "\nthe last line"
    view = show(text, [span(text, "last line", "a")])
    top = scrolled(view)
    view.light([(len(text) - 4, len(text))])
    view.select_note("a")
    assert first_word(view) == top
    view.select_note("a", scroll=True)
    assert view.looks.spans.of_note("a")[0].start in range(top_position(view), top_position(view) + 4000)
    assert first_word(view) != top
    assert view.caret() == 0


def test_scrolling_to_what_is_on_the_screen_does_not_move(show: Maker) -> None:
    view = show(LONG, [ShownSpan("a", 6000, 6010, "highlight", "sky", None, "", "")])
    view.select_note("a", scroll=True)
    top = first_word(view)
    rows = list(visible_rows(view, view.viewport().rect().toRectF()))
    assert any(row.start <= 6000 < row.end for row in rows)
    view.select_note(None)
    view.select_note("a", scroll=True)
    assert first_word(view) == top


def test_in_the_middle_of_long_words_nothing_moves(show: Maker) -> None:
    view = show(LONG, [ShownSpan("a", 10, len(LONG) - 10, "marginal", "sky", None, "", "")])
    top = scrolled(view)
    view.select_note("a", scroll=True)
    assert first_word(view) == top


def test_a_place_is_come_back_to_exactly(show: Maker) -> None:
    view = show("\U0001f600" + LONG)
    scrolled(view)
    view.select_span(5200, 5230, scroll=False)
    view.verticalScrollBar().setValue(61)
    place = view.place()
    other = show("\U0001f600" + LONG)
    other.restore_place(place)
    assert other.place() == place
    assert first_word(other) == place.top
    assert other.selected_span() == (5200, 5230)


def test_a_place_given_before_the_window_is_shown(show: Maker, qtbot: QtBot, qapp: QApplication) -> None:
    place = show(LONG)
    scrolled(place)
    wanted = place.place()
    view = TextView()
    view.show_text(LONG, at=wanted)
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    row.addWidget(view)
    window.resize(900, 700)
    window.show()
    window.grab()
    qapp.processEvents()
    assert view.place().top == wanted.top
    window.resize(1700, 700)
    window.grab()
    shown = next(visible_rows(view, view.viewport().rect().toRectF()))
    assert shown.start <= wanted.top < shown.end


def test_a_place_from_a_longer_text_is_the_end(show: Maker) -> None:
    view = show("short")
    view.restore_place(Place(900, 0.0, 900, 900))
    assert (first_word(view), view.caret()) == (0, 5)


def test_another_text_begins_at_its_top(show: Maker) -> None:
    view = show(LONG)
    scrolled(view)
    view.show_text(LONG[5000:])
    assert view.place() == Place(0, 0.0, 0, 0)
    assert view.verticalScrollBar().value() == 0


def test_idle_layout_makes_the_scroll_bar_true(show: Maker, qtbot: QtBot) -> None:
    view = show(LONG)
    top = scrolled(view)
    qtbot.waitUntil(lambda: not view._idle.at_work, timeout=10_000)
    block = view.document().begin()
    while block.isValid():
        assert block.layout().lineCount() > 0
        block = block.next()
    assert first_word(view) == top
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    rows = list(visible_rows(view, view.viewport().rect().toRectF()))
    assert rows[-1].end == len(LONG)
    assert rows[-1].box.bottom() <= view.viewport().height()


def test_reading_by_key_moves_caret_and_tells_the_line(show: Maker) -> None:
    view = show(LONG)
    view.setFocus()
    lines: list[int] = []
    view.caret_line_changed.connect(lines.append)
    QTest.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert lines == [200]
    assert view.caret() == len(LONG)
    QTest.keyClick(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected_span() == (0, 3)
    assert view.cursorWidth() > 0


@pytest.mark.parametrize(("asked", "got"), [(10, 70), (70, 70), (110, 110), (999, 250)])
def test_zoom_has_its_bounds(show: Maker, asked: int, got: int) -> None:
    view = show("text")
    view.set_zoom(asked)
    assert view.zoom == got


def test_zoom_by_wheel_steps(show: Maker) -> None:
    view = show("text")
    view.step_zoom(1)
    view.step_zoom(1)
    view.step_zoom(-1)
    assert view.zoom == 110
