"""The views across cables are counted from the library, open its cables, and leave as files."""

from __future__ import annotations

import csv
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QInputDialog

from db.editing import stage_edits
from tests.windows.across.conftest import HOSTILE, Across
from tests.windows.desk import press


def choose(across: Across, *names: str) -> None:
    """Choose offices in the table."""
    page = across.control.offices
    page.offices.clearSelection()
    page.choose(set(names))
    across.settle()


def column(across: Across, at: int) -> list[str]:
    model = across.control.offices.offices.rows_model
    return [model.index(row, at).data() for row in range(model.rowCount())]


def test_the_offices_are_counted_and_the_odd_lists_are_told(across: Across) -> None:
    across.open("offices")
    page = across.control.offices
    assert (
        dict(zip(column(across, 0), column(across, 2), strict=True)).items()
        >= {
            "Foreign Ministry": "16",
            "For. Min.": "8",
            HOSTILE: "8",
        }.items()
    )
    assert [head.id for head, _ in page.odd.rows_model.rows] == [across.cables[7]]
    assert "1 cable" in page.heading.text()
    page.odd.opened.emit(0)
    assert across.opened == across.cables[7]


def test_what_chosen_offices_got_stands_side_by_side(across: Across) -> None:
    across.open("offices")
    choose(across, "Foreign Ministry", "For. Min.")
    page = across.control.offices
    model = page.cables.rows_model
    assert [c.title for c in model.columns[3:]] == page.chosen()
    got = [{model.index(row, at).data() for row in range(model.rowCount())} for at in (3, 4)]
    assert dict(zip(page.chosen(), got, strict=True)) == {"Foreign Ministry": {"2"}, "For. Min.": {"1"}}
    assert model.rowCount() == 8
    page.cables.setFocus()
    page.cables.setCurrentIndex(model.index(0, 0))
    press(page.cables, Qt.Key.Key_Return)
    assert across.opened == across.cables[0]


def test_spellings_are_merged_and_undo_takes_it_back(across: Across, monkeypatch: pytest.MonkeyPatch) -> None:
    across.open("offices")
    choose(across, "Foreign Ministry", "For. Min.")
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: (" The Ministry ", True))
    across.control.offices.merge.click()
    across.settle()
    assert "The Ministry" in column(across, 0)
    assert "For. Min." not in column(across, 0)
    assert across.control.offices.chosen() == ["The Ministry"]
    across.window.undo()
    across.settle()
    assert {"Foreign Ministry", "For. Min."} <= set(column(across, 0))


def test_narrowed_by_the_search_of_the_library(across: Across) -> None:
    across.open("offices")
    window = across.control.window
    assert window is not None
    window.query.setText("date:1960")
    across.qtbot.waitUntil(lambda: across.control.is_settled and "4" in column(across, 1), timeout=60_000)
    assert set(column(across, 1)) == {"4"}


def test_a_time_far_outside_opens_its_cable(across: Across) -> None:
    across.open("times")
    page = across.control.times
    assert [(s.stage, s.count, s.most) for s in page.table.rows_model.rows if s.stage == "Typed"] == [
        ("Typed", 8, 765)
    ]
    assert [head.id for head, _ in page.outliers.rows_model.rows] == [across.cables[7]]
    row = page.outliers.rows_model.rows[0][1].cable
    page.plot.cable_clicked.emit(row)
    assert across.opened == across.cables[7]
    page.logarithmic.setChecked(True)
    page.grouping.setCurrentIndex(2)
    across.settle()
    groups = {s.group for s in page.table.rows_model.rows if s.stage == "Typed"}
    assert groups >= {"PYONGYANG", ""}


def test_a_change_is_counted_anew(across: Across) -> None:
    across.open("times")
    session = across.window.session
    session.open_cable(across.cables[0])
    state = session.state
    assert state is not None
    last = state.stages_in_order()[-1]
    assert session.do(stage_edits.change_stage(state, last.id, name="Copied"))
    page = across.control.times
    across.qtbot.waitUntil(lambda: "Copied" in {s.stage for s in page.table.rows_model.rows}, timeout=60_000)


def test_cables_in_the_order_of_time(across: Across) -> None:
    across.open("chronology")
    page = across.control.chronology
    across.qtbot.waitUntil(lambda: page.table.rows_model.rowCount() >= 8, timeout=60_000)
    dates = [head.date for head in page.table.rows_model.rows]
    assert dates == sorted(dates)
    assert "PYONGYANG" in page.plot.lane_names()
    whole = page.plot.viewRange()[0]
    page.table.setFocus()
    press(page, Qt.Key.Key_Plus)
    nearer = page.plot.viewRange()[0]
    assert nearer[1] - nearer[0] < whole[1] - whole[0]
    press(page, Qt.Key.Key_0)
    page.row_wanted.emit(page.table.rows_model.rows[-1].row)
    assert across.opened == page.table.rows_model.rows[-1].id


def test_views_leave_as_table_and_as_plots(
    across: Across, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    across.open("offices")
    window = across.control.window
    assert window is not None
    for kind in ("csv", "png", "svg"):
        chosen = str(tmp_path / f"out.{kind}")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, chosen=chosen: (chosen, ""))
        if kind != "csv":
            choose(across, "Foreign Ministry", HOSTILE)
        window.export_wanted.emit(kind)
        assert f"out.{kind}" in window.told.text()
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["Office", "Cables", "Copies", "First"]
    assert [HOSTILE, "8", "8", "10 May 1960"] in rows
    picture = QImage(str(tmp_path / "out.png"))
    assert picture.width() > 600
    assert len({picture.pixelColor(x, picture.height() // 2).name() for x in range(picture.width())}) > 3
    root = ElementTree.parse(tmp_path / "out.svg").getroot()
    assert root.tag.endswith("svg")
    assert len(list(root.iter())) > 20


def test_a_cell_is_no_formula(across: Across, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    across.open("offices")
    choose(across, "Foreign Ministry", "For. Min.")
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("=1+1", True))
    across.control.offices.merge.click()
    across.settle()
    across.control.offices.offices.selectionModel().select(
        across.control.offices.offices.rows_model.index(0, 0), QItemSelectionModel.SelectionFlag.Clear
    )
    across.settle()
    out = tmp_path / "out.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    window = across.control.window
    assert window is not None
    window.export_wanted.emit("csv")
    assert "'=1+1" in out.read_text("utf-8-sig")


def test_it_closes_with_the_library(across: Across, tmp_path: Path) -> None:
    across.open("offices")
    across.window.libraries.open(tmp_path / "other.chancery", create=True)
    assert across.control.window is None
    across.open("chronology")
    assert across.control.chronology.plot.rows_in_view(10)[1] >= 0
