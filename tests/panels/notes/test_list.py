"""The list of cards: keys, what is in sight, what stays selected."""

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.cable_state import CableState
from desktop import theme
from desktop.models.note_filter import NoteFilter
from desktop.panels.notes.panel import NotesPanel
from desktop.session import Session
from tests.panels.notes.conftest import AddNote

NO_KEY = Qt.KeyboardModifier.NoModifier


def state_of(session: Session) -> CableState:
    assert session.state is not None
    return session.state


def click(panel: NotesPanel, note_id: str, key: Qt.KeyboardModifier = NO_KEY) -> None:
    place = panel.list.visualRect(panel.model.index_of(note_id)).topLeft() + QPoint(60, 20)
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, key, place)


def test_shift_selects_a_stretch(panel: NotesPanel, add_note: AddNote) -> None:
    first, second, third = add_note("Korea"), add_note("Pak"), add_note("Qiao")
    click(panel, first)
    click(panel, third, Qt.KeyboardModifier.ShiftModifier)
    assert panel.selected_notes() == [first, second, third]


def test_a_screen_reader_is_told_what_a_card_says(panel: NotesPanel, add_note: AddNote) -> None:
    add_note("Korea Desk", "of *1961*")
    add_note("Qiao", kind="marginal")
    interface = QAccessible.queryAccessibleInterface(panel.list)
    assert interface is not None
    assert interface.role() == QAccessible.Role.List
    said = [interface.child(row).text(QAccessible.Text.Name) for row in range(interface.childCount())]
    assert said == ["Footnote 1, sky, on “Korea Desk”: of 1961", "Marginal note, sky, private, on “Qiao”"]


def test_arrow_keys_go_through_the_notes(qtbot: QtBot, panel: NotesPanel, add_note: AddNote) -> None:
    first, second = add_note("Korea"), add_note("Pak")
    panel.filter.field.setFocus()
    QTest.keyClick(panel.filter.field, Qt.Key.Key_Down)
    assert panel.selected_notes() == [first]
    with qtbot.waitSignal(panel.note_chosen):
        QTest.keyClick(panel.list, Qt.Key.Key_Down)
    assert panel.selected_notes() == [second]


def test_what_is_in_sight_stays_when_a_note_is_added_above(
    panel: NotesPanel, session: Session, add_note: AddNote
) -> None:
    text = state_of(session).text
    ids = [add_note(text[at : at + 3], "some words " * 8) for at in range(30, 60, 2)]
    bar = panel.list.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    seen = panel.list.indexAt(QPoint(60, 300))
    key = panel.model.key(seen.row())
    top = panel.list.visualRect(seen).top()
    add_note("From", "above")
    assert panel.list.visualRect(panel.model.index_of(key)).top() == top
    assert len(ids) == 15


def test_the_end_can_be_reached_by_scrolling(panel: NotesPanel, session: Session, add_note: AddNote) -> None:
    text = state_of(session).text
    ids = [add_note(text[at : at + 3], "some words " * at) for at in range(1, 80, 4)]
    bar = panel.list.verticalScrollBar()
    for _ in range(200):
        bar.setValue(bar.value() + 300)
    last = panel.list.visualRect(panel.model.index_of(panel.model.key(len(ids) - 1)))
    assert last.bottom() + 1 == panel.list.viewport().height()
    for _ in range(200):
        bar.setValue(bar.value() - 300)
    assert panel.list.visualRect(panel.model.index(0)).top() == 0


def test_the_selection_survives_a_change_elsewhere(panel: NotesPanel, add_note: AddNote) -> None:
    first, second = add_note("Korea"), add_note("Qiao")
    panel.list.choose([first, second])
    add_note("Pak")
    assert panel.selected_notes() == [first, second]
    flag = QItemSelectionModel.SelectionFlag.Toggle
    panel.list.selectionModel().select(panel.model.index_of(first), flag)
    assert panel.selected_notes() == [second]


def test_page_and_end_keys_reach_every_note(panel: NotesPanel, session: Session, add_note: AddNote) -> None:
    text = state_of(session).text
    for at in range(1, 80, 4):
        add_note(text[at : at + 3], "some words " * at)
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_End)
    assert panel.list.currentIndex().row() == 19
    seen = [19]
    while seen[-1] > 0 and len(seen) < 30:
        QTest.keyClick(panel.list, Qt.Key.Key_PageUp)
        seen.append(panel.list.currentIndex().row())
        shown = panel.list.visualRect(panel.list.currentIndex())
        assert shown.intersects(panel.list.viewport().rect())
    assert seen == sorted(set(seen), reverse=True)
    QTest.keyClick(panel.list, Qt.Key.Key_PageDown)
    assert panel.list.currentIndex().row() > 0
    QTest.keyClick(panel.list, Qt.Key.Key_Home)
    assert panel.list.currentIndex().row() == 0


def test_a_hidden_note_shown_by_the_text_goes_again_when_another_is_chosen(
    qtbot: QtBot, panel: NotesPanel, add_note: AddNote
) -> None:
    hidden, shown = add_note("Korea", "one"), add_note("Pak", "two")
    panel.set_filter(NoteFilter("two"))
    panel.select_note(hidden)
    click(panel, shown)
    qtbot.waitUntil(lambda: panel.model.row_of(hidden) < 0)
    assert panel.selected_notes() == [shown]


def test_the_focus_is_drawn_round_its_own_card(panel: NotesPanel, add_note: AddNote) -> None:
    add_note("Korea Desk", "one")
    second = add_note("Qiao", "two")
    panel.select_note(second)
    panel.list.setFocus()
    panel.list.viewport().update()
    rect = panel.list.visualRect(panel.model.index_of(second))
    picture = panel.list.viewport().grab().toImage()
    accent = QColor(theme.current().accent)
    left = rect.left() + 4
    along = [y for y in range(picture.height()) if picture.pixelColor(left, y) == accent]
    assert along
    assert rect.top() <= min(along) <= rect.top() + 12
    assert rect.bottom() - 12 <= max(along) <= rect.bottom()


def test_tab_goes_through_all_of_the_editor(panel: NotesPanel, add_note: AddNote) -> None:
    panel.edit_note(add_note("Qiao", "two"))
    reached = []
    while (focus := QApplication.focusWidget()) is not None and panel.editor.isAncestorOf(focus):
        reached.append(focus.accessibleName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    tools = ["Bold", "Italic", "Link", "Insert reference", "Special characters", "Delete the note", "sky"]
    below = ["Kind of note", "Series of the footnote", "Add a tag"]
    assert reached == ["Words of Footnote 1", *below, *tools]
