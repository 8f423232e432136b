"""Notes that have lost their place: always in view, and placed again from here."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.editing import note_edits
from desktop import theme
from desktop.models.note_filter import NoteFilter
from desktop.models.note_roles import TRAY
from desktop.panels.notes.card_delegate import place_again_box
from desktop.panels.notes.panel import NotesPanel
from desktop.panels.notes.set_words import quote_in_context
from desktop.session import Session
from tests.corrected_text import correct
from tests.panels.notes.conftest import AddNote


def test_an_orphan_is_told_in_the_title_bar_and_kept_in_view(
    panel: NotesPanel, session: Session, add_note: AddNote
) -> None:
    lost = add_note("Korea Desk", "one")
    add_note("Qiao", "two")
    correct(session, "Korea Desk", "China Desk")
    assert panel.summary() == ("2, 1 orphan", "warn")
    panel.set_filter(NoteFilter("nothing"))
    assert [panel.model.key(row) for row in range(panel.model.rowCount())] == [TRAY, lost]
    assert panel.next_note(None, 1) is None


def test_the_tray_folds_and_opens_for_a_note_that_is_chosen(
    panel: NotesPanel, session: Session, add_note: AddNote
) -> None:
    lost = add_note("Korea Desk", "one")
    correct(session, "Korea Desk", "China Desk")
    QTest.mouseClick(
        panel.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(100, 15)
    )
    assert panel.model.rowCount() == 1
    panel.select_note(lost)
    assert panel.selected_notes() == [lost]


def test_place_again_is_wished_and_a_placed_note_is_no_orphan(
    qtbot: QtBot, panel: NotesPanel, session: Session, add_note: AddNote
) -> None:
    lost = add_note("Korea Desk", "one")
    correct(session, "Korea Desk", "China Desk")
    index = panel.model.index_of(lost)
    rect = panel.list.visualRect(index)
    card = panel.list.itemDelegate().card(index, rect.width())  # type: ignore[attr-defined]
    with qtbot.waitSignal(panel.place_wanted) as wanted:
        QTest.mouseClick(
            panel.list.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            rect.topLeft() + place_again_box(card).center(),
        )
    assert wanted.args == [lost]
    state = session.state
    assert state is not None
    start = state.text.index("China Desk")
    assert session.do(note_edits.set_spans(state, lost, [(start, start + 10)]))
    assert panel.summary() == ("1 footnote", "")
    assert panel.model.key(0) == lost


def test_a_quote_that_finds_no_room_ends_with_dots(qapp: QApplication) -> None:
    theme.install(qapp, "light")
    quote = "words of a quote " * 40
    layout, _ = quote_in_context("and before it ", quote, " what comes after it", 220, lines=4)
    assert layout.lineCount() == 4
    last = layout.lineAt(3)
    assert last.textStart() + last.textLength() == len(layout.text())
    assert layout.text().endswith("…”")
    layout, _ = quote_in_context("and before it ", "a name", " what comes after", 800, lines=4)
    assert layout.text() == "…and before it “a name” what comes after…"
    layout, _ = quote_in_context("", "a name and more words", " what comes after", 180, lines=1)
    assert layout.text().startswith("“a name and more")


def test_a_drag_from_a_placed_card_selects_no_second_one(panel: NotesPanel, add_note: AddNote) -> None:
    first, second = add_note("Korea Desk", "one"), add_note("Qiao", "two")
    here, there = (panel.list.visualRect(panel.model.index_of(note)).center() for note in (first, second))
    view = panel.list.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=here)
    for at in (here + (there - here) / 2, there):
        place, left = QPointF(at), Qt.MouseButton.LeftButton
        QApplication.sendEvent(
            view,
            QMouseEvent(
                QEvent.Type.MouseMove,
                place,
                QPointF(view.mapToGlobal(at)),
                Qt.MouseButton.NoButton,
                left,
                Qt.KeyboardModifier.NoModifier,
            ),
        )
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=there)
    assert panel.selected_notes() == [first]
