"""What the stages panel shows where there is little room, and that nothing stands empty."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.models.stages import StageColumn
from desktop.panels.stages import StagesPanel
from desktop.session import Session
from tests.panels.cable_library import put_doubt, state_of


@pytest.fixture
def panel(session: Session, qtbot: QtBot) -> StagesPanel:
    made = StagesPanel(session)
    qtbot.addWidget(made)
    made.resize(392, 420)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_column_of_names_only_where_somebody_is_named(panel: StagesPanel) -> None:
    assert panel.table.isColumnHidden(StageColumn.BY)
    panel.model.change(1, by="Wang Li")
    assert not panel.table.isColumnHidden(StageColumn.BY)
    panel.model.change(1, by="")
    assert panel.table.isColumnHidden(StageColumn.BY)


def test_the_column_shows_to_be_written_in(panel: StagesPanel) -> None:
    panel.table.choose_row(1)
    panel.actions_of.by.trigger()
    assert not panel.table.isColumnHidden(StageColumn.BY)
    assert panel.table.is_editing()


def test_the_words_of_the_cable_stand_only_beside_a_chosen_stage(panel: StagesPanel) -> None:
    panel.table.setCurrentIndex(panel.model.index(-1, -1))
    before = panel.preferred_height(392)
    assert panel.detail.isHidden()
    panel.table.choose_row(2)
    assert not panel.detail.isHidden()
    assert panel.preferred_height(392) > before
    panel.table.setCurrentIndex(panel.model.index(-1, -1))
    assert panel.detail.isHidden()


def test_the_timeline_is_whole_or_not_there(panel: StagesPanel) -> None:
    wanted = panel.preferred_height(392)
    panel.resize(392, wanted)
    QApplication.processEvents()
    assert panel.timeline.isVisible()
    panel.resize(392, wanted - 1)
    QApplication.processEvents()
    assert not panel.timeline.isVisible()
    assert panel.preferred_height(392) == wanted, "what it wants does not hang on what it has"


def test_rows_are_not_cut(panel: StagesPanel) -> None:
    rows = len(panel.model.rows)
    head = panel.table.row_rect(0).height()
    heights = {panel.whole_rows(height) for height in range(90, panel.preferred_height(392))}
    assert len(heights) <= rows + 1
    assert all(height >= head for height in heights)


def test_inferred_years_are_told_in_the_bar_where_height_is_dear(
    panel: StagesPanel, session: Session
) -> None:
    put_doubt(session, "stages", "year-inferred", "May 13 at 0920")
    assert panel.remarks.sentences()
    panel.set_compact(True)
    assert not panel.remarks.sentences()
    assert panel.open_summary() == ("dates inferred", "info")
    assert panel.actions_of.settle.isVisible()
    panel.actions_of.settle.trigger()
    assert not state_of(session).open_doubts()
    assert not panel.actions_of.settle.isVisible()
