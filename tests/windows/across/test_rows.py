"""A table of rows alone: many of them chosen, copied and drawn."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from desktop.models.sorted_rows import Column, SortedRowsModel
from desktop.windows.across.rows_cells import RowsCells
from desktop.windows.across.rows_view import RowsView
from tests.windows.desk import CONTROL, press

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def table(qtbot: QtBot) -> RowsView[int]:
    """Return a table of 3,000 rows: a long line of words, and a figure."""
    columns: list[Column[int]] = [
        Column("Words", lambda row: f"row {row}\n" + "of an office " * (row % 3 * 9), lambda row: row),
        Column("Figure", lambda row: f"{row:,}" if row else "", lambda row: row, figures=True),
    ]
    shown = RowsView(SortedRowsModel[int](columns), "Rows")
    qtbot.addWidget(shown)
    shown.spread([120, 60], 0)
    shown.resize(240, 200)
    shown.rows_model.show_rows(range(3000))
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def test_rows_that_are_chosen_come_in_the_order_in_which_they_are_shown(table: RowsView[int]) -> None:
    table.choose([2, *range(10, 2000), 0, 1])
    assert table.chosen() == [0, 1, 2, *range(10, 2000)]
    assert table.selectionModel().selection().count() == 2
    table.choose([5])
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert table.chosen()[-4:] == [5, 2, 1, 0]
    table.selectAll()
    assert len(table.chosen()) == 3000
    table.clearSelection()
    table.choose([2999, 2997])
    press(table, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == f"row 2 {'of an office ' * 18}".strip() + "\t2\nrow 0\t"


def test_cells_are_cut_to_their_room_and_figures_stand_at_the_right(table: RowsView[int]) -> None:
    picture = table.viewport().grab().toImage()
    ground = picture.pixelColor(picture.width() - 2, 1)
    room = table.visualRect(table.rows_model.index(1, 1))
    inked = [
        x
        for x in range(room.left(), room.right() + 1)
        for y in range(room.top(), room.bottom() + 1)
        if picture.pixelColor(x, y) != ground
    ]
    assert room.right() - 14 <= max(inked) <= room.right() - 6
    cells = table.itemDelegate()
    assert isinstance(cells, RowsCells)
    option = QStyleOptionViewItem()
    cells.initStyleOption(option, table.rows_model.index(2, 0))
    words, width = cells.cut_to(option.text, 80)
    assert words.endswith("…")
    assert width <= 80
    assert cells.cut_to("row 1", 80)[0] == "row 1"
