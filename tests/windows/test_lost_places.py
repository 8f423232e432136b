"""Notes that have lost their words: told in the tray, offered places, placed by key, by mouse, by drag."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.anchoring.orphans import lost_spans
from db.changes import Change, Step
from db.correcting import corrections
from db.editing import note_edits
from desktop.models.note_filter import NoteFilter
from desktop.models.note_order import is_place, place_key
from desktop.models.note_roles import TRAY, NoteRole
from desktop.panels.notes.place_row import place_here_box
from desktop.windows.main_window import MainWindow
from tests.double_click import double_click
from tests.windows.desk import ALT, CONTROL, open_window, press, select, state_of

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
PAK = "Foreign Minister Pak Seong-cheol [Pak Song Chol] called in"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return open_window(qtbot, tmp_path)


def on(window: MainWindow, *quotes: str) -> str:
    """Add a footnote on the first places of these words; return its id."""
    state = state_of(window)
    places = [(state.text.index(q), state.text.index(q) + len(q)) for q in quotes]
    change, note = note_edits.add_note(
        state, "footnote", places, author=window.session.author.id, words="A note."
    )
    assert window.session.do(change)
    return note.id


def correct(window: MainWindow, old: str, new: str) -> None:
    """Make the next reading, in which these words are others."""
    state = state_of(window)
    text = state.text.replace(old, new)
    assert window.session.do(corrections.new_reading(state, text, author=window.session.author.id))
    window.session.reloaded.emit()


def lose(window: MainWindow, *quotes: str) -> str:
    """Return a note whose words a correction has taken away, with something like them left elsewhere."""
    note = on(window, *quotes)
    correct(window, PAK, "He")
    return note


def keys(window: MainWindow) -> list[str]:
    model = window.parts.notes.model
    return [model.key(row) for row in range(model.rowCount())]


def offered(window: MainWindow, qtbot: QtBot, note: str) -> list[QModelIndex]:
    """Choose a note by a click on its card; return the rows of the places offered, once they are there."""
    notes = window.parts.notes
    notes.list.scrollTo(notes.model.index_of(note))
    at = notes.list.visualRect(notes.model.index_of(note)).topLeft() + QPoint(60, 18)
    QTest.mouseClick(notes.list.viewport(), LEFT, NONE, at)
    qtbot.waitUntil(lambda: notes.model.row_of(place_key(note, 0)) >= 0)
    return [notes.model.index_of(key) for key in keys(window) if is_place(key)]


def told(window: MainWindow) -> str:
    return window.parts.status_line._told.text()


def test_an_orphan_tells_its_words_their_surroundings_and_where_they_stood(window: MainWindow) -> None:
    note = lose(window, "Pak Seong-cheol")
    index = window.parts.notes.model.index_of(note)
    assert keys(window) == [TRAY, note]
    assert index.data(NoteRole.QUOTE) == "Pak Seong-cheol"
    assert index.data(NoteRole.LOST) == (1, 1)
    prefix, suffix = index.data(NoteRole.CONTEXT)
    assert prefix.endswith("Korean Foreign Minister ")
    assert suffix.startswith(" [Pak Song Chol]")
    assert index.data(NoteRole.LOST_LINE) == 12
    assert window.parts.notes.summary() == ("1, 1 orphan", "warn")


def test_a_place_is_lit_when_it_is_gone_to_and_taken_by_enter(window: MainWindow, qtbot: QtBot) -> None:
    note = lose(window, "Pak Seong-cheol")
    rows = offered(window, qtbot, note)
    assert 1 <= len(rows) <= 5
    first = rows[0].data(NoteRole.PLACE)
    assert first.candidate.words == "Pak Seong-cheol"
    assert rows[0].data(Qt.ItemDataRole.DisplayRole) == "Line 20 · the same words"
    cards = window.parts.notes.list
    press(cards, Qt.Key.Key_Down)
    to_qt = window.parts.text.positions.to_qt
    assert window.parts.text.looks.lit == [(to_qt(first.span[0]), to_qt(first.span[1]))]
    assert told(window) == "Enter lays the note on these words."
    press(cards, Qt.Key.Key_Escape)
    assert window.parts.text.looks.lit == []
    assert window.parts.notes.selected_notes() == [note]
    press(cards, Qt.Key.Key_Down)
    press(cards, Qt.Key.Key_Return)
    state = state_of(window)
    assert [(a.start, a.end, a.placed) for a in state.spans_of(note)] == [(*first.span, "by hand")]
    assert keys(window) == [note]
    assert window.notes.chosen == note
    assert window.parts.text.looks.lit == []
    assert told(window) == "Footnote 1 stands on “Pak Seong-cheol”."
    press(window.parts.text, Qt.Key.Key_Z, CONTROL)
    assert state_of(window).is_orphan(state_of(window).notes[note])
    assert keys(window)[:2] == [TRAY, note]


def test_a_place_is_taken_by_its_link_and_by_a_double_click(window: MainWindow, qtbot: QtBot) -> None:
    note = lose(window, "Pak Seong-cheol")
    row = offered(window, qtbot, note)[0]
    cards = window.parts.notes.list
    cards.scrollTo(row)
    QTest.mouseClick(cards.viewport(), LEFT, NONE, place_here_box(cards.visualRect(row)).center())
    assert state_of(window).spans_of(note)[0].quote == "Pak Seong-cheol"
    window.undo()
    row = offered(window, qtbot, note)[0]
    cards.scrollTo(row)
    double_click(cards.viewport(), cards.visualRect(row).topLeft() + QPoint(80, 12))
    assert state_of(window).spans_of(note)[0].quote == "Pak Seong-cheol"


def move(window: MainWindow, to: QPoint) -> QPointF:
    """Move the mouse, held over the cards, to a point of the text; return that point for the cards."""
    cards, text = window.parts.notes.list.viewport(), window.parts.text.viewport()
    point = QPointF(cards.mapFromGlobal(text.mapToGlobal(to)))
    event = QMouseEvent(
        QEvent.Type.MouseMove, point, cards.mapToGlobal(point), Qt.MouseButton.NoButton, LEFT, NONE
    )
    QApplication.sendEvent(cards, event)
    return point


def words_point(window: MainWindow, words: str, inside: int = 2) -> QPoint:
    view = window.parts.text
    kept = view.selected_span()
    at = state_of(window).text.index(words) + inside
    view.select_span(at, at)
    point = view.cursorRect().center() + QPoint(2, 0)
    if kept is not None:
        view.select_span(*kept)
    return point


def landing(window: MainWindow) -> tuple[int, int] | None:
    """Return the words that are outlined for a note that is carried (Qt positions)."""
    return window.parts.text.looks.landing


def take_up(window: MainWindow, note: str) -> None:
    cards = window.parts.notes.list
    cards.scrollTo(window.parts.notes.model.index_of(note))
    rect = cards.visualRect(window.parts.notes.model.index_of(note))
    QTest.mousePress(cards.viewport(), LEFT, NONE, rect.topLeft() + QPoint(60, 20))


def test_an_orphans_card_is_dragged_onto_a_word_or_the_selection(window: MainWindow) -> None:
    note = lose(window, "Pak Seong-cheol")
    cards = window.parts.notes.list
    take_up(window, note)
    point = move(window, words_point(window, "Ambassador"))
    shown = state_of(window).text.index("Ambassador")
    assert landing(window) == (shown, shown + 10)
    assert told(window) == "Would stand on “Ambassador”."
    press(cards, Qt.Key.Key_Escape)
    assert landing(window) is None
    QTest.mouseRelease(cards.viewport(), LEFT, NONE, point.toPoint())
    assert state_of(window).is_orphan(state_of(window).notes[note])
    take_up(window, note)
    point = move(window, words_point(window, "Ambassador"))
    QTest.mouseRelease(cards.viewport(), LEFT, NONE, point.toPoint())
    assert [a.quote for a in state_of(window).spans_of(note)] == ["Ambassador"]
    assert landing(window) is None
    window.undo()
    select(window, "Ambassador Qiao")
    take_up(window, note)
    point = move(window, words_point(window, "Qiao"))
    QTest.mouseRelease(cards.viewport(), LEFT, NONE, point.toPoint())
    assert [a.quote for a in state_of(window).spans_of(note)] == ["Ambassador Qiao"]


def test_a_note_with_a_place_is_not_dragged_and_nothing_lands_beside_words(window: MainWindow) -> None:
    kept = on(window, "Ambassador")
    note = lose(window, "Pak Seong-cheol")
    cards = window.parts.notes.list
    take_up(window, kept)
    move(window, words_point(window, "illegally"))
    assert landing(window) is None
    QTest.mouseRelease(cards.viewport(), LEFT, NONE, QPoint(60, 20))
    take_up(window, note)
    point = move(window, QPoint(400, -300))
    QTest.mouseRelease(cards.viewport(), LEFT, NONE, point.toPoint())
    assert told(window) == "There are no words there; the note was not placed."
    assert state_of(window).is_orphan(state_of(window).notes[note])


def test_selected_words_and_the_key_place_an_orphan(window: MainWindow) -> None:
    note = lose(window, "Pak Seong-cheol")
    window.notes.choose(note)
    select(window, "illegally")
    press(window.parts.text, Qt.Key.Key_P, CONTROL | ALT)
    assert [a.quote for a in state_of(window).spans_of(note)] == ["illegally"]


def test_a_note_that_has_lost_one_of_two_places_is_told_and_offered(window: MainWindow, qtbot: QtBot) -> None:
    note = lose(window, "Korea Desk", "Pak Seong-cheol")
    notes = window.parts.notes
    index = notes.model.index_of(note)
    assert index.data(NoteRole.LOST) == (1, 2)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith("; 1 of 2 places lost")
    assert notes.summary() == ("1, 1 partly lost", "warn")
    notes.set_filter(NoteFilter("nothing"))
    assert note in keys(window)
    assert (notes.model.shown(), notes.model.placed()) == (0, 1)
    notes.set_filter(NoteFilter())
    row = offered(window, qtbot, note)[0]
    press(notes.list, Qt.Key.Key_Down)
    press(notes.list, Qt.Key.Key_Return)
    assert [a.quote for a in state_of(window).spans_of(note)] == ["Korea Desk", "Pak Seong-cheol"]
    assert not row.isValid() or keys(window) == [note]
    assert lost_spans(state_of(window), note) == ()
    window.undo()
    menu = notes.menu.build([state_of(window).notes[note]])
    keep = next(a for a in menu.actions() if a.text() == "Keep it on the words it has")
    keep.trigger()
    assert notes.model.index_of(note).data(NoteRole.LOST) is None
    menu.close()


def test_places_are_offered_for_the_note_chosen_and_gone_with_it(window: MainWindow, qtbot: QtBot) -> None:
    other = on(window, "Ambassador")
    note = lose(window, "Pak Seong-cheol")
    offered(window, qtbot, note)
    assert window.parts.notes.model.shown() == 1
    window.notes.choose(other)
    assert keys(window) == [TRAY, note, other]
    window.notes.step(1)
    assert window.notes.chosen == other
    notes = window.parts.notes
    offered(window, qtbot, note)
    notes.list.selectAll()
    assert set(notes.selected_notes()) == {note, other}


def test_where_nothing_is_like_it_this_is_said(window: MainWindow, qtbot: QtBot) -> None:
    note = on(window, "Ambassador Qiao")
    correct(window, state_of(window).text, "Nothing of it is left.\n")
    notes = window.parts.notes
    window.notes.choose(note)
    qtbot.waitUntil(lambda: notes.model.lost.of(note) is not None)
    index = notes.model.index_of(place_key(note, None))
    assert index.data(Qt.ItemDataRole.DisplayRole).startswith("The text has no words like these.")
    assert not notes.list._take_place(index) or state_of(window).is_orphan(state_of(window).notes[note])


def test_many_orphans_stand_in_the_tray_and_fold(window: MainWindow, qtbot: QtBot) -> None:
    state = state_of(window)
    start = state.text.index(PAK)
    kept = on(window, "Ambassador")
    steps: list[Step] = []
    for n in range(280):
        span = (start + n % 30, start + n % 30 + 8)
        change, _ = note_edits.add_note(state, "footnote", [span], author=window.session.author.id)
        steps += change.steps
    assert window.session.do(Change(change.label, tuple(steps), cable=state.cable.id))
    correct(window, PAK, "")
    notes = window.parts.notes
    orphans = notes.model.orphans()
    assert orphans >= 200
    assert notes.model.index(0).data() == f"{orphans} notes have lost their places"
    last = keys(window)[orphans]
    notes.list.setFocus()
    press(notes.list, Qt.Key.Key_Home)
    press(notes.list, Qt.Key.Key_Space)
    assert keys(window)[:2] == [TRAY, kept]
    press(notes.list, Qt.Key.Key_Space)
    notes.list.setCurrentIndex(notes.model.index(orphans + 1))
    press(notes.list, Qt.Key.Key_Up)
    assert notes.selected_notes() == [last]
    assert notes.list.viewport().rect().intersects(notes.list.visualRect(notes.model.index_of(last)))
    assert len(offered(window, qtbot, last)) >= 1
