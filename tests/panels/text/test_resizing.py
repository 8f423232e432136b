"""The handles of the chosen note: dragged, they wish another span, once; what they hold is never empty."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.panels.text import edges
from desktop.panels.text.comparing import ComparingView
from desktop.panels.text.correcting import CorrectingView
from desktop.panels.text.handles import TARGET, Handle, handle_at, handles_on
from desktop.panels.text.overlay import mark_boxes
from desktop.panels.text.rows import visible_rows
from desktop.panels.text.view import TextView
from tests.panels.text.conftest import Maker, click, point_of, span
from tests.panels.text.test_edges import FAMILY, clusters

LEFT, CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
Keys = Qt.KeyboardModifier


def handles(view: TextView) -> dict[str, Handle]:
    """Return the handles to be seen, by end (and by place for those of a further span)."""
    found = {}
    for row in visible_rows(view, QRectF(view.viewport().rect())):
        for handle in handles_on(view.document(), row, view.looks):
            found[handle.edge + (str(handle.place) if handle.place else "")] = handle
    return found


def drag(view: TextView, edge: str, to: QPoint, keys: Keys = NONE, *, drop: bool = True) -> None:
    """Drag a handle to a point of the viewport."""
    at = handles(view)[edge].target.center().toPoint()
    QTest.mousePress(view.viewport(), LEFT, keys, at)
    QTest.mouseMove(view.viewport(), at + QPoint(6, 6))
    move(view, to, keys)
    if drop:
        QTest.mouseRelease(view.viewport(), LEFT, keys, to)


def move(view: TextView, to: QPoint, keys: Keys) -> None:
    """Move the mouse with a button held; QTest's own move bears no keys."""
    place = QPointF(to)
    event = QMouseEvent(
        QEvent.Type.MouseMove, place, view.viewport().mapToGlobal(place), Qt.MouseButton.NoButton, LEFT, keys
    )
    QApplication.sendEvent(view.viewport(), event)


def edge_point(view: TextView, offset: int) -> QPoint:
    """Return the left edge of the character at a code point."""
    caret = view.textCursor()
    caret.setPosition(view.positions.to_qt(offset))
    return view.cursorRect(caret).center()


def wished(view: TextView) -> list[tuple[int, int]]:
    heard: list[tuple[int, int]] = []
    view.span_resized.connect(lambda start, end: heard.append((start, end)))
    return heard


TEXT = "\U00020bb7 met Ambassador Qiao \U0001f600 in Pyongyang again today."


def chosen(show: Maker, text: str, words: str) -> TextView:
    view = show(text, [span(text, words, "a", "footnote", "1")])
    view.select_note("a")
    view.setFocus()
    return view


def test_both_ends_have_handles_large_enough_and_only_of_the_chosen_note(show: Maker) -> None:
    view = show(TEXT, [span(TEXT, "Qiao", "a"), span(TEXT, "in Pyongyang", "b")])
    assert handles(view) == {}
    view.select_note("a")
    found = handles(view)
    assert set(found) == {"start", "end"}
    for handle in found.values():
        assert handle.target.height() >= TARGET
        assert handle.target.width() >= 12
    assert abs(found["start"].bar.center().x() - edge_point(view, TEXT.index("Qiao")).x()) < 5
    view.select_note(None)
    assert handles(view) == {}


def test_dragging_an_end_is_shown_at_once_and_wished_once(show: Maker) -> None:
    view = chosen(show, TEXT, "Qiao")
    heard, seen = wished(view), []
    view.span_previewed.connect(lambda start, end: seen.append(view.text[start:end]))
    drag(view, "end", edge_point(view, TEXT.index(" again")), drop=False)
    assert seen[-1] == "Qiao \U0001f600 in Pyongyang"
    assert heard == []
    moving = view.looks.moving
    assert moving is not None
    QTest.mouseRelease(view.viewport(), LEFT, NONE, edge_point(view, TEXT.index(" again")))
    assert heard == [(TEXT.index("Qiao"), TEXT.index(" again"))]
    assert view.selected_span() is None


def test_esc_lets_everything_be_as_it_was(show: Maker) -> None:
    view = chosen(show, TEXT, "Qiao")
    heard = wished(view)
    drag(view, "start", edge_point(view, 2), drop=False)
    assert handles(view)["start"].bar.center().x() < edge_point(view, 4).x()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.looks.moving is None
    QTest.mouseRelease(view.viewport(), LEFT, NONE, edge_point(view, 2))
    assert heard == []
    assert view.looks.selected == "a"


def test_with_ctrl_an_end_goes_from_word_to_word(show: Maker) -> None:
    view = chosen(show, TEXT, "Qiao")
    heard = wished(view)
    drag(view, "end", edge_point(view, TEXT.index("yang again")), CONTROL)
    drag(view, "start", edge_point(view, TEXT.index("bassador")), CONTROL)
    qiao = TEXT.index("Qiao")
    assert heard == [(qiao, TEXT.index(" again")), (TEXT.index("Ambassador"), qiao + 4)]


def test_a_span_never_becomes_empty(show: Maker) -> None:
    view = chosen(show, TEXT, "Qiao")
    heard = wished(view)
    drag(view, "end", edge_point(view, 2))
    drag(view, "start", edge_point(view, len(TEXT) - 3))
    at = TEXT.index("Qiao")
    assert heard == [(at, at + 1), (at + 3, at + 4)]


def test_a_click_on_a_handle_is_a_click_on_what_lies_there(show: Maker) -> None:
    text = "Foreign Minister Pak called"
    view = show(text, [span(text, "Minister Pak", "a"), span(text, "Pak", "b")])
    view.select_note("b")
    heard: list[str] = []
    view.note_clicked.connect(heard.append)
    at = handles(view)["end"].bar.center().toPoint() - QPoint(3, 0)
    click(view, at)
    assert heard == ["a"]
    assert view.caret() == text.index(" called")


def test_the_mark_of_another_note_can_still_be_hit_beside_a_handle(show: Maker) -> None:
    text = "He met Pak Song Chol."
    spans = [span(text, "Pak Song", "a", "footnote", "8"), span(text, "Pak Song", "b", "footnote", "9")]
    view = show(text, spans)
    view.select_note("a")
    row = next(visible_rows(view, QRectF(view.viewport().rect())))
    nine = next(box for one, box in mark_boxes(row, view.looks) if one.note == "b")
    assert handle_at(view, nine.center(), view.looks) is None


def test_handles_stand_at_the_visual_ends_of_words_from_the_right(show: Maker) -> None:
    text = "He wrote שלום עולם twice.\nשלום עולם וברכה"
    view = show(text, [span(text, "שלום עולם", "a")])
    view.select_note("a")
    found = handles(view)
    before, after = edge_point(view, text.index(" שלום")), edge_point(view, text.index("twice"))
    assert found["start"].bar.center().x() > found["end"].bar.center().x() + 40
    assert before.x() - 2 <= found["end"].bar.center().x() <= before.x() + 12
    assert abs(found["start"].bar.center().x() - after.x()) < 12
    heard = wished(view)
    drag(view, "end", edge_point(view, text.index("ולם")))
    assert heard == [(text.index("שלום"), text.index("ולם"))]


def test_a_span_over_lines_has_one_handle_at_its_beginning_and_one_at_its_end(show: Maker) -> None:
    text = "First line here.\n\nSecond line there.\nThird"
    start, end = text.index("line here"), text.index("Third")
    one = span(text, "line", "a")
    view = show(text, [type(one)("a", start, end, "highlight", "sky", None, "", "")])
    view.select_note("a")
    found = handles(view)
    assert set(found) == {"start", "end"}
    assert found["end"].bar.center().y() > found["start"].bar.center().y() + 30
    heard = wished(view)
    drag(view, "end", edge_point(view, text.index("\n\n")))
    assert heard == [(start, text.index("\n\n"))]


def test_of_several_spans_the_one_pointed_at_is_dragged(show: Maker) -> None:
    spans = [span(TEXT, "Ambassador", "a"), span(TEXT, "Pyongyang", "a")]
    view = show(TEXT, spans)
    view.select_note("a")
    assert view.active_span() == (spans[0].start, spans[0].end)
    heard = wished(view)
    drag(view, "end1", edge_point(view, TEXT.index(" today")))
    assert heard == [(spans[1].start, TEXT.index(" today"))]
    assert view.active_span() == (spans[1].start, spans[1].end)
    assert view.step_span(1) == (spans[0].start, spans[0].end)
    click(view, point_of(view, TEXT.index("yang")))
    assert view.active_span() == (spans[1].start, spans[1].end)


def test_words_selected_with_ctrl_are_to_be_added(show: Maker) -> None:
    view = chosen(show, TEXT, "Qiao")
    heard: list[str] = []
    view.span_wanted.connect(lambda start, end: heard.append(view.text[start:end]))
    first, last = edge_point(view, TEXT.index("Pyongyang")), edge_point(view, TEXT.index(" again"))
    for keys in (NONE, CONTROL):
        view.select_span(0, 0)
        QTest.mousePress(view.viewport(), LEFT, keys, first)
        move(view, last, keys)
        QTest.mouseRelease(view.viewport(), LEFT, keys, last)
    assert heard == ["Pyongyang"]
    at = point_of(view, TEXT.index("today") + 2)
    QTest.mouseClick(view.viewport(), LEFT, CONTROL, at)
    QTest.mouseDClick(view.viewport(), LEFT, CONTROL, at)
    QTest.mouseRelease(view.viewport(), LEFT, CONTROL, at)
    assert heard == ["Pyongyang", "today"]


def test_dragging_beyond_the_edge_scrolls_on(show: Maker) -> None:
    text = "\n".join(f"Line {n} of the cable" for n in range(80))
    view = show(text, [span(text, "Line 3 of", "a")], size=(500, 300))
    view.select_note("a")
    view.setFocus()
    drag(view, "end", QPoint(100, 400), drop=False)
    resizing = view._resizing
    for _ in range(5):
        resizing._scroll_on()
    assert view.verticalScrollBar().value() == 5
    moving = view.looks.moving
    assert moving is not None
    assert moving.end > text.index("Line 9")
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not resizing._scroll.isActive()
    QTest.mouseRelease(view.viewport(), LEFT, NONE, QPoint(100, 400))


PIECES = ["a", "bc", " ", " word ", "[", "]", ".", "e\u0301", FAMILY, "\U0001f1f0\U0001f1f5", "\U00020bb7"]
ODD = ["\x00", "\u00a0", "\u2028", "\n", "\n\n", "שלום", "שׁ", "سلام", "中文"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.lists(st.sampled_from(PIECES + ODD), min_size=1, max_size=25).map("".join),
    places=st.tuples(st.integers(0, 99), st.integers(0, 99)),
    to=st.tuples(st.integers(-20, 700), st.integers(-20, 300)),
    edge=st.sampled_from(["start", "end"]),
    keys=st.sampled_from([NONE, CONTROL]),
)
def test_whatever_is_dragged_where_the_span_is_of_whole_characters(
    show: Maker, text: str, places: tuple[int, int], to: tuple[int, int], edge: str, keys: Keys
) -> None:
    known = clusters(text)
    first, last = sorted(known[place % len(known)] for place in places)
    if first == last:
        first, last = 0, len(text)
    one = span(text, text[first:last], "a")
    view = show(text, [type(one)("a", first, last, "highlight", "sky", None, "", "")])
    view.select_note("a")
    assert set(handles(view)) == {"start", "end"}
    heard = wished(view)
    drag(view, edge, QPoint(*to), keys)
    view.grab()
    for start, end in heard:
        assert 0 <= start < end <= len(text)
        assert start in known
        assert end in known
        assert (end if edge == "start" else start) == (last if edge == "start" else first)
        assert edges.character_edge(text, start) == start
    view.close()
    view.deleteLater()


@pytest.mark.parametrize("zoom", [70, 250])
def test_handles_keep_their_size_at_every_zoom(show: Maker, zoom: int) -> None:
    view = chosen(show, TEXT, "Qiao")
    view.set_zoom(zoom)
    view.grab()
    assert all(handle.target.height() >= TARGET for handle in handles(view).values())


@pytest.mark.parametrize("kind", [CorrectingView, ComparingView])
def test_notes_are_resized_in_the_reading_view_only(show: Maker, qtbot: QtBot, kind: type[TextView]) -> None:
    show("sets the theme")
    view = kind()
    qtbot.addWidget(view)
    view.resize(700, 400)
    view.show_text(TEXT, [], [span(TEXT, "Qiao", "a")])
    view.show()
    view.select_note("a")
    view.grab()
    assert handles(view) == {}
    assert handle_at(view, QPointF(edge_point(view, TEXT.index("Qiao"))), view.looks) is None
