"""Handling times and the line of time: what lies far outside is opened, the line is come nearer to."""

from __future__ import annotations

from PySide6.QtCore import Qt

from db.editing import stage_edits
from db.editing.cable_edits import trash_cable
from tests.windows.across.conftest import PATIENCE, Across
from tests.windows.desk import SHIFT, press


def test_a_time_far_outside_opens_its_cable_at_its_stage(across: Across) -> None:
    across.open("times")
    assert "chronology" not in across.control.pages  # a page is made when it is first wanted
    page = across.control.pages.times
    told = [(s.stage, s.whole, s.count, s.most) for s in page.table.rows_model.rows]
    assert told == [("Typed", False, 8, 765), ("", True, 8, 765)]
    assert {head.id for head, _ in page.outliers.rows_model.rows} == {across.cables[7]}
    time = page.outliers.rows_model.rows[0][1]
    across.window.parts.columns._panels["stages"].set_folded(True)
    page.plot.time_clicked.emit(time)
    assert across.opened == across.cables[7]
    assert not across.window.parts.columns._panels["stages"].folded
    assert across.window.parts.stages.table.currentIndex().row() == 1
    assert "17 May 1961" in page.plot.tip_of(time.cable)
    page.logarithmic.setChecked(True)
    page.grouping.setCurrentIndex(2)
    across.settle()
    assert {s.group for s in page.table.rows_model.rows} == {"PYONGYANG", ""}
    page.table.opened.emit(0)
    assert page.stage.currentIndex() == 0
    # A change is counted anew; a cable that is gone is told, not opened.
    session = across.window.session
    state = session.state
    assert state is not None
    assert session.do(stage_edits.change_stage(state, state.stages_in_order()[-1].id, name="Copied"))
    across.qtbot.waitUntil(
        lambda: "Copied" in {s.stage for s in page.table.rows_model.rows}, timeout=PATIENCE
    )


def test_the_line_of_time_from_years_to_hours(across: Across) -> None:
    across.open("chronology")
    page = across.control.pages.chronology
    across.qtbot.waitUntil(lambda: page.table.rows_model.rowCount() >= 8, timeout=PATIENCE)
    assert across.to_front().focusWidget() is page.table  # though it was hidden when the view was chosen
    across.window.reveal("distribution")
    dates = [head.date for head in page.table.rows_model.rows]
    assert dates == sorted(dates)
    assert set(page.plot.lane_names()) == {"PYONGYANG", "no originator"}
    whole = page.plot.viewRange()[0]
    page.table.setFocus()
    press(page, Qt.Key.Key_Plus)
    nearer = page.plot.viewRange()[0]
    assert nearer[1] - nearer[0] < whole[1] - whole[0]
    press(page, Qt.Key.Key_0)
    page.plot.lane_clicked.emit(page.plot.lane_names().index("PYONGYANG"))
    across.qtbot.waitUntil(lambda: page.table.rows_model.rowCount() == 4, timeout=PATIENCE)
    assert {head.originator for head in page.table.rows_model.rows} == {"PYONGYANG"}
    page.lane.setCurrentIndex(0)
    assert page.plot.rows_in_view(10)[1] == 8
    page.plot.cable_clicked.emit(page.table.rows_model.rows[-1].row)
    assert across.opened == page.table.rows_model.rows[-1].id
    assert across.window.focusWidget() is across.window.parts.text  # and not where it was
    state = across.window.session.state
    assert state is not None
    page.time.setCurrentIndex(1)
    across.settle()
    assert "8 cables" in page.remark.text()
    window = across.to_front()
    window.query.setFocus()
    press(window.query, Qt.Key.Key_F6)
    assert page.table.hasFocus()
    press(page.table, Qt.Key.Key_F6, SHIFT)
    assert window.query.hasFocus()
    assert across.window.session.do(trash_cable(state.cable, "2026-01-01T00:00:00+00:00"))
    across.qtbot.waitUntil(lambda: page.plot.rows_in_view(10)[1] == 7, timeout=PATIENCE)
    press(across.to_front(), Qt.Key.Key_Escape)
    assert across.control.window is None


def test_what_there_is_not_is_told_in_a_sentence(empty: Across) -> None:
    control = empty.control
    for view, words in (
        ("offices", "No cable has a distribution list"),
        ("times", "No handling time can be told"),
        ("chronology", "No cable has a date"),
    ):
        empty.open(view)  # type: ignore[arg-type]
        window = control.window
        assert window is not None
        assert window.notice.isVisible()
        assert window.notice.heading.text() == words
        assert not window.export.isEnabled()
    assert control.deeds.opening.name(99) == ["no longer in the library"]
