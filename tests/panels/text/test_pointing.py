"""Marks and words under the pointer and under the caret."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from desktop.panels.text.hover import hint
from desktop.panels.text.overlay import mark_boxes
from desktop.panels.text.pointing import next_in_turn
from desktop.panels.text.rows import visible_rows
from desktop.panels.text.view import TextView
from tests.double_click import double_click
from tests.panels.text.conftest import Maker, click, point_of, span


def mark_point(view: TextView, note: str) -> QPoint:
    """Return the middle of a note's mark on the screen."""
    for row in visible_rows(view, QRectF(view.viewport().rect())):
        for one, box in mark_boxes(row, view.looks):
            if one.note == note:
                return box.center().toPoint()
    raise AssertionError(f"no mark of {note} on the screen")


def test_a_click_on_words_selects_their_note(show: Maker, qtbot: QtBot) -> None:
    text = "\U00020bb7 met Ambassador Qiao \U0001f600 in Pyongyang."
    view = show(text, [span(text, "Ambassador Qiao", "a"), span(text, "Pyongyang", "b")])
    for note, words in (("a", "Qiao"), ("b", "yang.")):
        with qtbot.waitSignal(view.note_clicked) as heard:
            click(view, point_of(view, text.index(words)))
        assert heard.args == [note]
        assert view.selected_note() == note


def test_a_mark_is_hit_in_its_gap_after_the_full_stop(show: Maker, qtbot: QtBot) -> None:
    text = "It is so in the cable of April 24. Pak agrees."
    view = show(text, [span(text, "cable of April 24", "a", "footnote", "17")])
    at = mark_point(view, "a")
    stop = text.index(". Pak")
    assert point_of(view, stop).x() < at.x() < point_of(view, stop + 1).x()
    with qtbot.waitSignal(view.note_clicked) as heard:
        click(view, at)
    assert heard.args == ["a"]


def test_a_mark_moves_no_offset(show: Maker) -> None:
    text = "One two. Three four."
    view = show(text, [span(text, "two", "a", "footnote", "128")])
    for offset in (0, 4, 9, 15):
        click(view, point_of(view, offset) - QPoint(2, 0))
        assert view.caret() == offset


def drag(view: TextView, first: QPoint, last: QPoint) -> None:
    """Drag with the left button pressed, as a hand does: by way of points between."""
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=first)
    for part in (1, 2, 3, 4):
        at = QPointF(first + (last - first) * part / 4)
        there = QPointF(view.viewport().mapToGlobal(at.toPoint()))
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        moved = QMouseEvent(QEvent.Type.MouseMove, at, there, none, left, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(view.viewport(), moved)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=last)


def test_a_drag_inside_words_that_are_selected_selects_anew(show: Maker) -> None:
    text = "Pak met Ambassador Qiao in Pyongyang again."
    view = show(text)
    view.select_span(4, 36)
    drag(view, point_of(view, 8) - QPoint(2, 0), point_of(view, 18) - QPoint(2, 0))
    assert view.selected_words() == "Ambassador"
    click(view, point_of(view, 10))
    assert view.selected_span() is None


def test_two_marks_at_one_place_are_told_apart(show: Maker, qtbot: QtBot) -> None:
    text = "He met Pak Song Chol."
    spans = [span(text, "Pak Song Chol", "a", "footnote", "8"), span(text, "Song Chol", "b", "footnote", "9")]
    view = show(text, spans)
    first, second = mark_point(view, "a"), mark_point(view, "b")
    assert second.x() - first.x() >= 8
    with qtbot.waitSignals([view.note_clicked, view.note_clicked]):
        click(view, first)
        assert view.selected_note() == "a"
        click(view, second)
        assert view.selected_note() == "b"


def test_clicking_again_goes_to_the_next_note_there(show: Maker, qtbot: QtBot) -> None:
    text = "Foreign Minister Pak Seong-cheol called in the ambassador."
    view = show(text, [span(text, "Minister Pak", "long"), span(text, "Pak Seong-cheol called", "longer")])
    at = point_of(view, text.index("Pak") + 1)
    heard: list[str] = []
    view.note_clicked.connect(heard.append)
    for _ in range(3):
        click(view, at)
        qtbot.wait(QApplication.doubleClickInterval() // 100)
    assert heard == ["long", "longer", "long"]


def test_a_drag_selects_words_and_no_note(show: Maker) -> None:
    text = "Ambassador Qiao again expressed"
    view = show(text, [span(text, "Qiao again", "a")])
    heard: list[str] = []
    view.note_clicked.connect(heard.append)
    viewport, left = view.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(viewport, left, pos=point_of(view, 11) - QPoint(3, 0))
    QTest.mouseMove(viewport, point_of(view, 16))
    QTest.mouseMove(viewport, point_of(view, 20) + QPoint(3, 0))
    QTest.mouseRelease(viewport, left, pos=point_of(view, 20) + QPoint(3, 0))
    assert view.selected_words() == "Qiao again"
    assert heard == []


def test_a_double_click_selects_a_word_and_opens_a_note_by_its_mark(show: Maker) -> None:
    text = "Ambassador Qiao again"
    view = show(text, [span(text, "Qiao", "a", label="1")])
    opened: list[str] = []
    view.note_activated.connect(opened.append)
    at = point_of(view, 12)
    click(view, at)
    double_click(view.viewport(), at)
    assert view.selected_words() == "Qiao"
    assert opened == []
    double_click(view.viewport(), mark_point(view, "a"))
    assert opened == ["a"]


def test_the_leading_between_lines_belongs_to_the_nearest_line(show: Maker) -> None:
    text = "word " * 80
    view = show(text, size=(420, 400))
    at = point_of(view, 2)
    caret = view.textCursor()
    for y in range(at.y(), at.y() + 14):
        click(view, QPoint(at.x(), y))
        caret = view.textCursor()
        assert caret.positionInBlock() <= 3, f"at {y - at.y()} px under the middle of the first line"


def test_space_goes_round_the_notes_at_the_caret_and_enter_opens(show: Maker, qtbot: QtBot) -> None:
    text = "Foreign Minister Pak Seong-cheol"
    view = show(text, [span(text, "Minister Pak", "long"), span(text, "Pak", "short")])
    view.setFocus()
    view.select_span(18, 18)
    heard: list[str] = []
    view.note_clicked.connect(heard.append)
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Space)
    assert heard == ["short", "long", "short"]
    with qtbot.waitSignal(view.note_activated) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == ["short"]


def test_next_note_follows_the_text(show: Maker) -> None:
    text = "one two three four"
    view = show(text, [span(text, "three", "c"), span(text, "one", "a"), span(text, "two", "b")])
    assert [view.next_note(n) for n in ("a", "b", "c")] == ["b", "c", "a"]
    assert view.next_note("a", -1) == "c"
    view.select_span(6, 6)
    assert (view.next_note(), view.next_note(None, -1)) == ("c", "b")
    view.set_spans([])
    assert view.next_note() is None


def test_the_menu_is_asked_for_with_place_and_notes(show: Maker, qtbot: QtBot) -> None:
    text = "\U0001f600 Ambassador Qiao"
    view = show(text, [span(text, "Qiao", "a")])
    at = point_of(view, 14)
    with qtbot.waitSignal(view.menu_wanted) as heard:
        QApplication.sendEvent(
            view.viewport(),
            QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.viewport().mapToGlobal(at)),
        )
    assert heard.args is not None
    assert heard.args[1:] == [14, ["a"]]


def test_a_marginal_note_is_reached_by_its_icon(show: Maker, qtbot: QtBot) -> None:
    text = "Ambassador Qiao again"
    view = show(text, [span(text, "Qiao", "a", "marginal")])
    margins = view._margins
    note, _colour, box = next(margins.icons())
    assert note == "a"
    with qtbot.waitSignal(view.note_clicked) as heard:
        QTest.mouseClick(margins, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert heard.args == ["a"]
    assert view.notes_at(box.center() - QPointF(view.viewport().pos())) == ["a"]


def test_resting_on_a_note_shows_its_words(show: Maker, qtbot: QtBot) -> None:
    text = "Ambassador Qiao again"
    view = show(text, [span(text, "Qiao", "a")])
    QTest.mouseMove(view.viewport(), point_of(view, 2))

    def rested() -> bool:
        # A hand is never quite still; and a window that was closed just before may still say "leave".
        QTest.mouseMove(view.viewport(), point_of(view, 12))
        QTest.mouseMove(view.viewport(), point_of(view, 13))
        return QToolTip.isVisible()

    qtbot.waitUntil(rested, timeout=3000)
    assert "About Qiao." in QToolTip.text()
    QTest.mouseMove(view.viewport(), point_of(view, 2))
    qtbot.waitUntil(lambda: not QToolTip.isVisible(), timeout=3000)


def test_hover_words_are_never_markup() -> None:
    text = "x"
    one = span(text, "x", "a")
    shown = hint([type(one)("a", 0, 1, "own", None, None, "<b>Note</b>", "a < b & <script>\nline")])
    assert "<b>" not in shown
    assert "a &lt; b &amp; &lt;script&gt;\nline" in shown


def test_turns() -> None:
    assert next_in_turn([], "a") is None
    assert next_in_turn(["a", "b"], None) == "a"
    assert next_in_turn(["a", "b"], "b") == "a"
