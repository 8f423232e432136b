"""The stages panel, by mouse and key, on a real library."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from db import changes
from desktop.models.stages import StageColumn
from desktop.panels.stages import StagesPanel
from desktop.panels.stages.timeline import Label, place_labels
from desktop.session import Session
from desktop.widgets.record_table import RecordTable
from desktop.widgets.time_edit import TimeEdit
from tests.panels.cable_library import put_doubt, state_of

KEY = Qt.Key
MOVE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def panel(session: Session, qtbot: QtBot) -> StagesPanel:
    made = StagesPanel(session)
    qtbot.addWidget(made)
    made.resize(424, 420)
    made.show()
    qtbot.waitExposed(made)
    return made


def names(session: Session) -> list[str]:
    return [stage.name for stage in state_of(session).stages_in_order()]


def editor_in(table: RecordTable) -> QWidget:
    found = [
        w for w in table.viewport().children() if isinstance(w, (QComboBox, QLineEdit)) and w.isVisible()
    ]
    assert len(found) == 1
    return found[0]


def enter(editor: QWidget) -> None:
    """Press Enter; Qt closes a cell's editor when the event loop comes round."""
    QTest.keyClick(editor, KEY.Key_Return)
    QApplication.processEvents()


def drag(table: RecordTable, row: int, to_y: int) -> None:
    start = table.row_rect(row).center()
    view = table.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for y in (start.y() + (12 if to_y > start.y() else -12), to_y):
        where = QPointF(start.x(), y)
        event = QMouseEvent(
            QMouseEvent.Type.MouseMove,
            where,
            QPointF(view.mapToGlobal(where.toPoint())),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(view, event)
    assert table.drop_at >= 0
    QTest.mouseRelease(
        view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(start.x(), to_y)
    )


def test_the_story_add_drag_delete(panel: StagesPanel, session: Session) -> None:
    table = panel.table
    table.setFocus()
    table.choose_row(1)
    QTest.keyClick(table, KEY.Key_Insert, Qt.KeyboardModifier.ShiftModifier)
    box = editor_in(table)
    assert isinstance(box, QComboBox)
    QTest.keyClicks(box, "Decoded")
    enter(box)
    assert names(session) == ["Received", "Decoded", "Proofread", "Transcribed", "Copied"]
    drag(table, 1, table.row_rect(4).bottom() - 2)
    assert names(session)[-1] == "Decoded"
    drag(table, 4, table.row_rect(1).top() + 2)
    assert names(session) == ["Received", "Decoded", "Proofread", "Transcribed", "Copied"]
    table.choose_row(1)
    QTest.keyClick(table, KEY.Key_Delete)
    assert names(session) == ["Received", "Proofread", "Transcribed", "Copied"]
    session.undo()
    assert names(session)[1] == "Decoded"


def test_a_new_stage_without_a_word_leaves_nothing(
    panel: StagesPanel, session: Session, qtbot: QtBot
) -> None:
    panel.add()
    assert panel.model.rowCount() == 5
    QTest.keyClick(editor_in(panel.table), KEY.Key_Escape)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 4)
    label = session.undo_label()
    assert label is not None
    assert label.code == "change-total"


def test_a_typed_time_is_kept_in_edtf_and_undone_at_once(panel: StagesPanel, session: Session) -> None:
    panel.table.edit_cell(1, StageColumn.WHEN)
    field = editor_in(panel.table)
    assert isinstance(field, TimeEdit)
    assert field.text() == "13 May 1961, 09:20"
    field.selectAll()
    QTest.keyClicks(field, "May 13 at 1020")
    enter(field)
    assert state_of(session).stages_in_order()[1].when == "1961-05-13T10:20"
    session.undo()
    assert state_of(session).stages_in_order()[1].when == "1961-05-13T09:20"
    assert panel.model.index(1, StageColumn.WHEN).data() == "13 May 1961, 09:20"


def test_typing_is_committed_in_the_pause_and_esc_takes_it_back(
    panel: StagesPanel, session: Session, qtbot: QtBot
) -> None:
    panel.table.edit_cell(0, StageColumn.STAGE)
    box = editor_in(panel.table)
    QTest.keyClicks(box, "Registered")
    qtbot.waitUntil(lambda: names(session)[0] == "Registered", timeout=3000)
    QTest.keyClick(box, KEY.Key_Escape)
    assert names(session)[0] == "Received"


def test_words_that_are_no_time_stay_and_are_told(panel: StagesPanel, session: Session, qtbot: QtBot) -> None:
    panel.table.edit_cell(1, StageColumn.WHEN)
    field = editor_in(panel.table)
    assert isinstance(field, TimeEdit)
    field.selectAll()
    QTest.keyClicks(field, "towards evening")
    enter(field)
    assert field.isVisible()
    assert "towards evening" in field.telling()
    panel.setFocus()
    panel.detail.lines["as_written"].setFocus()
    qtbot.waitUntil(lambda: not panel.table.is_editing())
    assert panel.model.index(1, StageColumn.WHEN).data() == "towards evening"
    assert any("towards evening" in words for words in panel.remarks.sentences())
    assert panel.summary() == ("1 remark", "warn")
    assert state_of(session).stages_in_order()[1].when == "1961-05-13T09:20"


def test_an_impossible_order_and_a_missing_time_are_told_not_mended(
    panel: StagesPanel, session: Session
) -> None:
    panel.model.change(1, when="1961-05-12T09:20")
    panel.model.change(2, when="")
    assert panel.remarks.sentences() == [
        (
            "Proofread, 12 May at 09:20, stands before Received, 12 May at 17:00: 7 h 40 min too early."
            " The order is left as written."
        ),
        "Transcribed has no time; the interval is counted from Proofread to Copied.",
    ]
    assert names(session) == ["Received", "Proofread", "Transcribed", "Copied"]
    assert panel.summary() == ("2 remarks", "warn")


def test_going_to_a_row_lights_its_words(panel: StagesPanel, session: Session, qtbot: QtBot) -> None:
    text = state_of(session).text
    with qtbot.waitSignal(panel.spans_lit) as caught:
        rect = panel.table.row_rect(1)
        QTest.mouseClick(
            panel.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, rect.center()
        )
    ((start, end),) = caught.args[0]
    assert text[start:end] == "Proofread: May 13 at 0920"
    assert panel.detail.lines["as_written"].text() == "Proofread: May 13 at 0920"
    with qtbot.waitSignal(panel.spans_cleared):
        QTest.keyClick(panel.table, KEY.Key_Escape)


def test_rows_move_by_key_and_stay_chosen(panel: StagesPanel, session: Session) -> None:
    panel.table.setFocus()
    panel.table.choose_row(3)
    QTest.keyClick(panel.table, KEY.Key_Up, MOVE)
    QTest.keyClick(panel.table, KEY.Key_Up, MOVE)
    assert names(session) == ["Received", "Copied", "Proofread", "Transcribed"]
    assert panel.table.selected_rows() == [1]
    QTest.keyClick(panel.table, KEY.Key_Down, MOVE)
    assert names(session) == ["Received", "Proofread", "Copied", "Transcribed"]


def test_place_and_zone_are_edited_below(panel: StagesPanel, session: Session) -> None:
    panel.table.choose_row(0)
    panel.detail.edit("place")
    line = panel.detail.lines["place"]
    assert line.isVisible()
    QTest.keyClicks(line, "Beijing")
    enter(line)
    assert state_of(session).stages_in_order()[0].place == "Beijing"
    session.undo()
    assert line.text() == ""


def test_what_is_typed_is_handed_over_before_the_cable_is_left(panel: StagesPanel, session: Session) -> None:
    panel.table.choose_row(0)
    line = panel.detail.lines["as_written"]
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "Rec’d 1700".replace("’", "'"))
    cable = state_of(session).cable.id
    session.open_cable(None)
    session.open_cable(cable)
    assert state_of(session).stages_in_order()[0].as_written == "Rec'd 1700"


def test_title_bar_and_timeline(panel: StagesPanel, session: Session) -> None:
    assert panel.title == "Transcription stages"
    assert panel.summary() == ("28 h 35 min in all", "")
    assert panel.open_summary() == ("4 stages", "")
    assert panel.timeline.isVisible()
    words = [label.words for label in panel.timeline.labels()]
    assert words == ["Received", "Proofread", "Transcribed", "Copied"]
    edges = [(label.x, label.x + label.width) for label in panel.timeline.labels()]
    assert all(left[1] <= right[0] for left, right in pairwise(edges))
    panel.model.delete([1, 2, 3])
    assert not panel.timeline.isVisible()
    assert session.undo() is not None


def test_labels_never_touch_and_the_ends_stay() -> None:
    labels = [Label(str(n), 50.0 + n, 40.0) for n in range(12)]
    placed = place_labels(labels, 0.0, 200.0)
    assert [placed[0].words, placed[-1].words] == ["0", "11"]
    assert all(a.x + a.width <= b.x for a, b in pairwise(placed))
    assert placed[-1].x + placed[-1].width <= 200.0


def test_uncertain_by_menu(panel: StagesPanel, session: Session) -> None:
    panel.table.choose_row(0)
    panel.actions_of.uncertain.trigger()
    assert state_of(session).stages_in_order()[0].when == "1961-05-12T17:00?"
    panel.actions_of.uncertain.trigger()
    assert state_of(session).stages_in_order()[0].when == "1961-05-12T17:00"


def test_a_doubt_is_shown_and_settled(panel: StagesPanel, session: Session) -> None:
    doubt = put_doubt(session, "stages", "no-such-code", "May 13")
    assert panel.summary() == ("1 remark", "warn")
    buttons = panel.remarks.remarks[0].findChildren(QWidget)
    settled = next(b for b in buttons if getattr(b, "text", str)() == "Settled")
    QTest.mouseClick(settled, Qt.MouseButton.LeftButton)
    assert state_of(session).doubts[doubt.id].settled
    assert panel.remarks.sentences() == []


def test_without_a_cable_the_panel_says_what_it_is_for(bare_session: Session, qtbot: QtBot) -> None:
    panel = StagesPanel(bare_session)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.empty.isVisible()
    assert "received, deciphered, proofread" in panel.empty.label.text()
    assert not panel.actions_of.add.isEnabled()
    assert panel.summary() == ("", "")


@pytest.mark.parametrize("width", [330, 392, 424])
def test_times_stand_whole_beside_who_did_it(panel: StagesPanel, session: Session, width: int) -> None:
    state = state_of(session)
    first = state.stages_in_order()[0]
    label = changes.Label("edit-stage")
    named = replace(first, by="The Decoding Department of the Ministry")
    assert session.do(changes.Change(label, (changes.Step(first, named),), cable=state.cable.id))
    panel.resize(width, 420)
    QApplication.processEvents()
    table = panel.table
    for row in range(table.model().rowCount()):
        index = table.model().index(row, StageColumn.WHEN)
        assert table.cells.words_width(index) <= table.columnWidth(StageColumn.WHEN) - 4
    shown = [at for at in range(table.model().columnCount()) if not table.isColumnHidden(at)]
    assert StageColumn.BY in shown
    assert sum(table.columnWidth(at) for at in shown) <= table.viewport().width() + 20
