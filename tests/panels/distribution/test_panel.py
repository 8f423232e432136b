"""The distribution panel, by mouse and key, on a real library."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from db.editing.distribution_edits import add_distribution
from desktop.models.distribution import RecipientColumn
from desktop.panels.distribution import DistributionPanel
from desktop.session import Session
from tests.double_click import double_click
from tests.panels.cable_library import put_doubt, state_of

KEY = Qt.Key


@pytest.fixture
def panel(session: Session, qtbot: QtBot) -> DistributionPanel:
    made = DistributionPanel(session)
    qtbot.addWidget(made)
    made.resize(424, 420)
    made.show()
    qtbot.waitExposed(made)
    return made


def names(panel: DistributionPanel) -> list[str]:
    return [row.name for row in panel.model.rows]


def line_in(panel: DistributionPanel) -> QLineEdit:
    found = [w for w in panel.table.viewport().children() if isinstance(w, QLineEdit) and w.isVisible()]
    assert len(found) == 1
    return found[0]


def enter(editor: QWidget) -> None:
    """Press Enter; Qt closes a cell's editor when the event loop comes round."""
    QTest.keyClick(editor, KEY.Key_Return)
    QApplication.processEvents()


def test_the_story_four_copies_and_back(panel: DistributionPanel, session: Session) -> None:
    assert panel.summary() == ("counted 19, stated 19: agrees", "ok")
    table = panel.table
    table.setFocus()
    table.choose_row(8, RecipientColumn.STATED)
    QTest.keyClick(table, KEY.Key_4)
    line = line_in(panel)
    assert line.text() == "4"
    enter(line)
    assert panel.total.verdict() == "20 counted, 19 stated: 1 over"
    assert panel.summary() == ("1 over", "warn")
    session.undo()
    assert panel.total.verdict() == "counted 19, stated 19: agrees"
    assert panel.model.rows[8].copies == 3


def test_by_double_click(panel: DistributionPanel) -> None:
    index = panel.model.index(8, RecipientColumn.STATED)
    where = panel.table.visualRect(index).center()
    QTest.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    double_click(panel.table.viewport(), where)
    line = line_in(panel)
    line.selectAll()
    QTest.keyClicks(line, "4")
    enter(line)
    assert panel.summary() == ("1 over", "warn")


def test_words_that_are_no_number_stay_in_the_field(panel: DistributionPanel) -> None:
    panel.table.edit_cell(8, RecipientColumn.STATED)
    line = line_in(panel)
    line.selectAll()
    QTest.keyClicks(line, "four")
    enter(line)
    assert line.isVisible()
    assert line.text() == "four"
    QTest.keyClick(line, KEY.Key_Escape)
    assert panel.model.rows[8].copies == 3


def test_the_stated_total_can_be_changed_and_taken_away(panel: DistributionPanel, session: Session) -> None:
    panel.total.setFocus()
    enter(panel.total)
    QTest.keyClicks(panel.total.editor, "20")
    enter(panel.total.editor)
    assert panel.total.verdict() == "19 counted, 20 stated: 1 short"
    panel.total.edit()
    panel.total.editor.clear()
    enter(panel.total.editor)
    assert panel.total.verdict() == "19 counted; the cable states no total"
    session.undo()
    session.undo()
    assert panel.summary() == ("counted 19, stated 19: agrees", "ok")


def test_esc_leaves_the_total_as_it_was(panel: DistributionPanel, qtbot: QtBot) -> None:
    panel.total.edit()
    QTest.keyClicks(panel.total.editor, "7")
    qtbot.waitUntil(lambda: panel.model.count().stated == 7, timeout=3000)
    QTest.keyClick(panel.total.editor, KEY.Key_Escape)
    assert panel.model.count().stated == 19
    assert not panel.total.editor.isVisible()


def test_add_and_delete_by_key(panel: DistributionPanel, session: Session) -> None:
    panel.table.setFocus()
    panel.table.choose_row(10)
    QTest.keyClick(panel.table, KEY.Key_Insert)
    line = line_in(panel)
    QTest.keyClicks(line, "Archive")
    enter(line)
    assert names(panel)[-1] == "Archive"
    assert panel.total.verdict() == "20 counted, 19 stated: 1 over"
    panel.table.choose_row(11)
    QTest.keyClick(panel.table, KEY.Key_Delete)
    assert panel.summary()[1] == "ok"
    session.undo()
    session.undo()
    assert len(names(panel)) == 11


def test_ctrl_enter_splits_at_the_cursor(panel: DistributionPanel, session: Session) -> None:
    panel.table.edit_cell(9, RecipientColumn.NAME)
    line = line_in(panel)
    line.setCursorPosition(line.text().index(" and Consular"))
    QTest.keyClick(line, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert names(panel)[9:11] == [
        "Ministry of Foreign Affairs Second Asian Department",
        "Consular Department",
    ]
    assert panel.total.verdict() == "20 counted, 19 stated: 1 over"
    session.undo()
    assert panel.summary()[1] == "ok"


def test_split_by_menu_and_join(panel: DistributionPanel) -> None:
    whole = names(panel)[9]
    panel.table.choose_row(9)
    offers = [a for a in panel.actions_of.split_menu.actions() if a.isEnabled() and not a.isSeparator()]
    offers[0].trigger()
    panel.table.choose_row(9)
    panel.table.selectionModel().select(
        panel.model.index(10, 0),
        panel.table.selectionModel().SelectionFlag.Select | panel.table.selectionModel().SelectionFlag.Rows,
    )
    assert panel.actions_of.join.isEnabled()
    panel.actions_of.join.trigger()
    assert names(panel)[9] == whole
    assert len(names(panel)) == 11


def test_a_role_is_told_where_it_is_not_a_copy(panel: DistributionPanel) -> None:
    panel.table.choose_row(0)
    next(a for a in panel.actions_of.role_menu.actions() if a.data() == "action").trigger()
    assert panel.model.rows[0].role == "action"
    assert panel.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Premier’s Office, action"


def test_the_rule_is_chosen_in_the_menu(panel: DistributionPanel) -> None:
    next(a for a in panel.actions_of.rule_menu.actions() if a.data() == 0).trigger()
    assert panel.total.verdict() == "13 counted, 19 stated: 6 short"
    next(a for a in panel.actions_of.rule_menu.actions() if a.data() is None).trigger()
    assert panel.summary() == ("cannot tell", "warn")


def test_the_verdict_stays_in_view_where_the_list_is_longer(panel: DistributionPanel, qtbot: QtBot) -> None:
    panel.resize(392, 180)
    qtbot.waitUntil(lambda: panel.height() == 180)
    assert panel.total.isVisible()
    assert panel.total.geometry().bottom() <= panel.height()
    assert panel.table.verticalScrollBar().maximum() > 0


def test_long_names_wrap(panel: DistributionPanel) -> None:
    assert panel.table.rowHeight(9) == 40
    assert panel.table.rowHeight(0) == 23


def test_going_to_a_row_lights_its_words(panel: DistributionPanel, session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.spans_lit) as caught:
        panel.table.choose_row(8)
    ((start, end),) = caught.args[0]
    assert state_of(session).text[start:end] == "General Office"


def test_several_lists(panel: DistributionPanel, session: Session) -> None:
    assert panel.lists.isHidden()
    change, second = add_distribution(state_of(session), "Further copies")
    assert session.do(change)
    assert not panel.lists.isHidden()
    panel.lists.choice.setCurrentIndex(1)
    panel.lists.choice.activated.emit(1)
    assert names(panel) == []
    panel.add()
    QTest.keyClicks(line_in(panel), "Embassy")
    enter(line_in(panel))
    assert [r.name for r in state_of(session).recipients_of(second.id)] == ["Embassy"]
    panel.actions_of.delete_list.trigger()
    assert panel.summary() == ("counted 19, stated 19: agrees", "ok")


def test_a_doubt_is_told_below(panel: DistributionPanel, session: Session) -> None:
    put_doubt(session, "distribution", "no-such-code", "XX")
    assert panel.remarks.sentences() == ["The reader is not sure of the distribution list: look at “XX”."]


def test_without_a_cable_the_panel_says_what_it_is_for(bare_session: Session, qtbot: QtBot) -> None:
    panel = DistributionPanel(bare_session)
    qtbot.addWidget(panel)
    panel.show()
    assert "how many copies" in panel.empty.label.text()
    assert not panel.total.isVisible()
    assert panel.summary() == ("", "")
