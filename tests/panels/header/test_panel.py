"""The header panel, by mouse and key, on a real library."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from db.changes import Change, Label, Step
from db.records import HeaderField, new_id
from desktop.panels.header import HeaderPanel
from desktop.panels.header.field_cell import FieldCell
from desktop.panels.header.value_edit import ValueEdit
from desktop.session import Session
from desktop.widgets.time_edit import TimeEdit
from tests.panels.cable_library import put_doubt, state_of

KEY = Qt.Key
MOVE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def panel(session: Session, qtbot: QtBot) -> HeaderPanel:
    made = HeaderPanel(session)
    qtbot.addWidget(made)
    made.resize(424, 420)
    made.show()
    qtbot.waitExposed(made)
    return made


def row_of(panel: HeaderPanel, name: str) -> int:
    return next(at for at, row in enumerate(panel.model.rows) if row.name == name)


def cell_of(panel: HeaderPanel, name: str) -> FieldCell:
    return panel.body.cells[row_of(panel, name)]


def click(cell: FieldCell) -> None:
    place = QPoint(cell.label_width + 10, 12)
    QTest.mouseClick(cell, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def editor(cell: FieldCell) -> ValueEdit | TimeEdit:
    assert cell.editor is not None
    return cell.editor


def type_over(cell: FieldCell, words: str) -> None:
    field = editor(cell)
    field.selectAll()
    QTest.keyClicks(field, words)


def test_the_story_a_click_lights_the_words(panel: HeaderPanel, session: Session, qtbot: QtBot) -> None:
    cell = cell_of(panel, "precedence")
    with qtbot.waitSignal(panel.spans_lit) as caught:
        click(cell)
    ((start, end),) = caught.args[0]
    assert state_of(session).text[start:end] == "Urgent"
    assert cell.lit
    assert isinstance(cell.editor, ValueEdit)
    assert cell.take.isVisible()


def test_enter_commits_and_the_editor_supplied_it(panel: HeaderPanel, session: Session) -> None:
    cell = cell_of(panel, "precedence")
    cell.setFocus()
    QTest.keyClick(cell, KEY.Key_F2)
    type_over(cell, "Extra Urgent")
    QTest.keyClick(editor(cell), KEY.Key_Return)
    assert cell.editor is None
    assert state_of(session).value("precedence") == "Extra Urgent"
    assert "by the editor" in cell.accessibleName()
    session.undo()
    assert state_of(session).value("precedence") == "Urgent"
    assert "by the editor" not in cell.accessibleName()


def test_what_the_file_told_beside_the_text_is_said_to_be_from_the_file(
    panel: HeaderPanel, session: Session
) -> None:
    state = state_of(session)
    told = HeaderField(new_id("f"), state.cable.id, 99, "archive", "National Archives", supplied=False)
    session.do(Change(Label("x"), (Step(None, told),), cable=state.cable.id))
    cell = panel.body.cells[next(at for at, row in enumerate(panel.model.rows) if row.id == told.id)]
    assert "from the file" in cell.accessibleName()
    assert "source note" in cell.toolTip()
    assert "read from the text" in cell_of(panel, "precedence").accessibleName()


def test_typing_is_one_step_committed_in_the_pause_and_esc_takes_it_back(
    panel: HeaderPanel, session: Session, qtbot: QtBot
) -> None:
    cell = cell_of(panel, "originator")
    click(cell)
    type_over(cell, "Asia")
    qtbot.waitUntil(lambda: state_of(session).value("originator") == "Asia", timeout=3000)
    QTest.keyClicks(editor(cell), " Desk")
    qtbot.waitUntil(lambda: state_of(session).value("originator") == "Asia Desk", timeout=3000)
    QTest.keyClick(editor(cell), KEY.Key_Escape)
    assert state_of(session).value("originator") == "Korea Desk"
    assert not panel.model.rows[row_of(panel, "originator")].supplied


def test_leaving_commits(panel: HeaderPanel, session: Session) -> None:
    first = cell_of(panel, "originator")
    click(first)
    type_over(first, "Asia Desk")
    click(cell_of(panel, "signatory"))
    assert state_of(session).value("originator") == "Asia Desk"
    assert first.editor is None
    session.undo()
    assert state_of(session).value("originator") == "Korea Desk"


def test_what_is_typed_is_handed_over_before_the_cable_is_left(panel: HeaderPanel, session: Session) -> None:
    click(cell_of(panel, "originator"))
    type_over(cell_of(panel, "originator"), "Asia Desk")
    cable = state_of(session).cable.id
    session.open_cable(None)
    assert panel.empty.isVisible()
    session.open_cable(cable)
    assert state_of(session).value("originator") == "Asia Desk"


def test_words_come_back_exactly(panel: HeaderPanel, session: Session) -> None:
    odd = "<b>A&B</b>\u00a0\U00020bb7 *x*"
    panel.model.change_value(row_of(panel, "originator"), odd)
    cell = cell_of(panel, "originator")
    click(cell)
    field = editor(cell)
    assert isinstance(field, ValueEdit)
    assert field.words() == odd
    QTest.keyClick(field, KEY.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, "!")
    QTest.keyClick(field, KEY.Key_Return)
    assert state_of(session).value("originator") == odd + "!"


def test_a_missing_field_is_made_by_typing(panel: HeaderPanel, session: Session) -> None:
    cell = cell_of(panel, "classification")
    assert cell.value == "not stated"
    click(cell)
    QTest.keyClicks(editor(cell), "Secret")
    QTest.keyClick(editor(cell), KEY.Key_Return)
    assert state_of(session).value("classification") == "Secret"
    label = session.undo_label()
    assert label is not None
    assert label.code == "add-field"
    session.undo()
    assert cell_of(panel, "classification").value == "not stated"


@pytest.mark.parametrize("typed", ["May 13, 1961", "13.5.1961", "1961-05-13"])
def test_a_date_is_typed_in_any_way(panel: HeaderPanel, session: Session, typed: str) -> None:
    cell = cell_of(panel, "date")
    assert cell.value == "12 May 1961"
    click(cell)
    type_over(cell, typed)
    QTest.keyClick(editor(cell), KEY.Key_Return)
    assert state_of(session).value("date") == "1961-05-13"
    assert cell.value == "13 May 1961"


def test_words_that_are_no_date_stay_and_are_told(panel: HeaderPanel, session: Session) -> None:
    cell = cell_of(panel, "date")
    click(cell)
    type_over(cell, "in spring")
    QTest.keyClick(editor(cell), KEY.Key_Return)
    assert cell.editor is not None
    told = [remark.words for remark in panel.body.remarks[cell]]
    assert told == ["“in spring” is not understood as a date. Write it like “12 May 1961”."]
    click(cell_of(panel, "signatory"))
    assert cell.value == "in spring"
    assert panel.body.remarks[cell]
    assert state_of(session).value("date") == "1961-05-12"
    click(cell)
    field = editor(cell)
    assert isinstance(field, TimeEdit)
    assert field.text() == "in spring"
    QTest.keyClick(field, KEY.Key_Escape)
    assert cell.value == "12 May 1961"
    assert cell not in panel.body.remarks


def test_fields_are_walked_moved_and_deleted_by_key(panel: HeaderPanel, session: Session) -> None:
    cell = cell_of(panel, "cable number")
    cell.setFocus()
    QTest.keyClick(cell, KEY.Key_Up, MOVE)
    order = [f.name for f in state_of(session).fields_in_order()]
    assert order[:3] == ["date", "cable number", "precedence"]
    QTest.keyClick(cell, KEY.Key_Down)
    assert panel.current_name() == "precedence"
    QTest.keyClick(panel.body.cells[panel.current_row()], KEY.Key_Delete)
    assert state_of(session).value("precedence") == ""
    session.undo()
    assert state_of(session).value("precedence") == "Urgent"


def test_a_field_of_her_own(panel: HeaderPanel, session: Session) -> None:
    panel.add_own_field()
    cell = panel.body.cells[panel.current_row()]
    type_over(cell, "Typist")
    QTest.keyClick(editor(cell), KEY.Key_Return)
    QTest.keyClicks(editor(cell), "Mrs. Li")
    QTest.keyClick(editor(cell), KEY.Key_Return)
    assert state_of(session).value("Typist") == "Mrs. Li"
    assert cell.label == "Typist"


def test_known_fields_are_added_by_the_menu(panel: HeaderPanel, session: Session) -> None:
    offered = panel.model.offered_names()
    assert "archive" in offered
    assert "precedence" not in offered
    panel.add_field("archive")
    QTest.keyClicks(editor(panel.body.cells[panel.current_row()]), "PRC FMA 118-01026-03")
    session.open_cable(state_of(session).cable.id)
    assert state_of(session).value("archive") == "PRC FMA 118-01026-03"


def test_several_addressees_are_each_a_field(panel: HeaderPanel) -> None:
    rows = [at for at, row in enumerate(panel.model.rows) if row.name == "addressee"]
    assert [panel.body.cells[at].label for at in rows] == ["Addressees", ""]
    assert [panel.body.cells[at].value for at in rows] == [
        "Ministry of Foreign Affairs",
        "Ministry of Public Security",
    ]


def test_selected_words_become_the_value_of_the_field_she_is_at(
    panel: HeaderPanel, session: Session, qtbot: QtBot
) -> None:
    second = row_of(panel, "addressee") + 1
    panel.go_to(second)
    with qtbot.waitSignal(panel.take_wanted) as caught:
        QTest.mouseClick(panel.body.cells[second].take, Qt.MouseButton.LeftButton)
    assert caught.args == ["addressee"]
    start = state_of(session).text.index("Ambassador Qiao")
    assert panel.take_as("addressee", (start, start + 16))
    assert [f.value for f in state_of(session).fields_in_order("addressee")] == [
        "Ministry of Foreign Affairs",
        "Ambassador Qiao",
    ]
    assert not panel.model.rows[second].supplied


def test_selected_words_that_are_no_date_change_nothing(panel: HeaderPanel, session: Session) -> None:
    start = state_of(session).text.index("Ambassador")
    assert not panel.take_as("date", (start, start + 10))
    assert state_of(session).value("date") == "1961-05-12"
    assert panel.body.remarks[cell_of(panel, "date")]
    again = state_of(session).text.index("April 24")
    assert panel.take_as("date", (again, again + 8))
    assert state_of(session).value("date") == "1961-04-24"


def test_a_doubt_stands_below_its_field_and_can_be_settled(panel: HeaderPanel, session: Session) -> None:
    doubt = put_doubt(session, "receipt_number", "no-such-code", "Chen-593")
    cell = cell_of(panel, "receipt number")
    assert panel.summary() == ("1 doubt · Urgent, 12 May 1961, Chen- 8/35", "warn")
    (remark,) = panel.body.remarks[cell]
    assert "Chen-593" in remark.words
    settle = next(b for b in remark.findChildren(QPushButton) if b.text() == "Settled")
    QTest.mouseClick(settle, Qt.MouseButton.LeftButton)
    assert state_of(session).doubts[doubt.id].settled
    assert panel.summary() == ("Urgent, 12 May 1961, Chen- 8/35", "")
    session.undo()
    assert panel.summary() == ("1 doubt · Urgent, 12 May 1961, Chen- 8/35", "warn")


def test_a_doubt_about_nothing_shown_stands_at_the_end(panel: HeaderPanel, session: Session) -> None:
    put_doubt(session, "text", "no-such-code", "")
    assert len(panel.body.remarks[None]) == 1


def test_short_fields_share_a_row_where_they_fit(panel: HeaderPanel, qtbot: QtBot) -> None:
    date, precedence = cell_of(panel, "date"), cell_of(panel, "precedence")
    assert date.y() == precedence.y()
    panel.resize(392, 420)
    qtbot.waitUntil(lambda: panel.body.width() <= 392)
    assert date.y() == precedence.y()
    panel.resize(320, 420)
    qtbot.waitUntil(lambda: panel.body.width() <= 320)
    assert date.y() < precedence.y()


def test_title_bar(panel: HeaderPanel) -> None:
    assert panel.summary() == ("Urgent, 12 May 1961, Chen- 8/35", "")
    assert panel.open_summary() == ("7 read, 4 not stated", "")
    assert panel.title == "Header"
