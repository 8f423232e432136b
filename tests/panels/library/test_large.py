"""Headings, several cables at once, the wide table, and a library that is arranged beside the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from db.editing import library_edits
from db.library_list.filters import cables_to_edit, saved_filters
from db.library_list.sorting import COLUMN_NAMES, Sorting
from desktop.models.library import LibraryModel
from desktop.models.library_columns import COLUMNS
from desktop.panels.library.panel import LibraryPanel
from desktop.session import Session

Enter = Callable[..., str]
KEY = Qt.Key


@pytest.fixture
def ids(enter: Enter) -> list[str]:
    """Return the ids of six cables of three years, the last one undated."""
    told = (
        ("Alpha", "1960-03-01", "Hanoi"),
        ("beta", "1960-04-01", "Moscow"),
        ("Gamma", "1961-01-01", "Hanoi"),
        ("delta", "1961-02-01", "Moscow"),
        ("Épsilon", "1962-02-01", "Hanoi"),
        ("zeta", "", ""),
    )
    return [enter(title, title=title, date=date, originator=office) for title, date, office in told]


@pytest.fixture
def panel(session: Session, ids: list[str], qtbot: QtBot) -> Iterator[LibraryPanel]:  # noqa: ARG001
    """Return the panel on six cables, shown."""
    made = LibraryPanel(session)
    QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    qtbot.addWidget(made)
    made.resize(268, 700)
    made.show()
    made.activateWindow()
    yield made
    session.leaving.emit()  # what is still read beside the window is let go of


def shown(panel: LibraryPanel) -> list[str]:
    return [str(panel.model.index(row).data()) for row in range(panel.model.rowCount())]


def select(panel: LibraryPanel, rows: list[int]) -> None:
    for row in rows:
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        panel.list.selectionModel().setCurrentIndex(panel.model.index(row), flags)


def test_years_are_headings_with_counts_that_fold(panel: LibraryPanel, ids: list[str]) -> None:
    panel.show_current(ids[3])
    panel.set_sorting({"column": "date", "descending": False, "grouping": "year"})
    assert shown(panel) == [
        *("1960", "Alpha", "beta", "1961", "Gamma", "delta", "1962", "Épsilon", "no date", "zeta")
    ]
    assert [panel.model.heading(row).count for row in (0, 3, 6, 8)] == [2, 2, 1, 1]  # type: ignore[union-attr]
    assert panel.list.current_id() == ids[3]
    assert panel.head.count.text() == "6 cables"
    panel.list.setFocus()
    QTest.keyClick(panel.list, KEY.Key_Left)
    QTest.keyClick(panel.list, KEY.Key_Left)
    assert shown(panel)[3:5] == ["1961", "1962"]
    assert panel.model.found == 6
    panel.show_current(ids[2])  # unfolds what it stands under
    assert shown(panel)[3:6] == ["1961", "Gamma", "delta"]
    panel.model.fold_all(True)
    assert shown(panel) == ["1960", "1961", "1962", "no date"]
    panel.set_sorting({"column": "title", "descending": True, "grouping": "originator"})
    assert shown(panel) == [
        *("Hanoi", "Gamma", "Épsilon", "Alpha", "Moscow", "delta", "beta", "no originator", "zeta")
    ]


def test_each_column_sorts_and_keeps_what_is_unsaid_last(panel: LibraryPanel) -> None:
    for column in COLUMN_NAMES:
        for descending in (False, True):
            panel.model.sort_as(Sorting(column, descending))
            assert sorted(shown(panel)) == sorted(["Alpha", "beta", "Gamma", "delta", "Épsilon", "zeta"])
    panel.model.sort_as(Sorting("title", True))
    assert shown(panel) == ["zeta", "Gamma", "Épsilon", "delta", "beta", "Alpha"]
    panel.model.sort_as(Sorting("date", True))
    assert shown(panel)[-1] == "zeta"
    assert {*COLUMNS, "relevance"} == set(COLUMN_NAMES)


def test_what_is_done_to_several_is_one_step(
    panel: LibraryPanel, session: Session, ids: list[str], qtbot: QtBot
) -> None:
    panel.list.setFocus()
    select(panel, [1, 2, 4])
    with qtbot.waitSignal(panel.star_wanted) as wanted:
        QTest.keyClick(panel.list, KEY.Key_Space)
    assert wanted.args == [[ids[1], ids[2], ids[4]]]
    cables = session.store.read(cables_to_edit, wanted.args[0])
    assert session.do(library_edits.set_starred(cables, True))
    panel.model.sort_as(Sorting("starred", True))
    assert sorted(shown(panel)[:3]) == ["Gamma", "beta", "Épsilon"]
    cables = session.store.read(cables_to_edit, ids[:3])
    assert session.do(library_edits.tag_cables(cables, add=["border", " "], remove=["none"]))
    assert session.do(library_edits.set_status(session.store.read(cables_to_edit, ids), "checked"))
    listed = session.store.cables()[0]
    assert (listed.tags, listed.status) == (("border",), "checked")
    gone = library_edits.trash_cables(session.store.read(cables_to_edit, ids[:4]))
    assert session.do(gone)
    assert sorted(shown(panel)) == ["zeta", "Épsilon"]
    for _ in range(4):
        session.undo()
    assert [row.starred or bool(row.tags) or row.status != "draft" for row in session.store.cables()] == [
        False
    ] * 6
    assert panel.model.total == 6


def test_a_row_moves_where_its_new_value_belongs(
    panel: LibraryPanel, session: Session, ids: list[str]
) -> None:
    panel.model.sort_as(Sorting("status"))
    panel.show_current(ids[5])
    assert session.do(library_edits.set_status(session.store.read(cables_to_edit, ids[5:]), "checked"))
    assert shown(panel)[0] == "zeta"
    assert panel.list.current_id() == ids[5]
    assert panel.list.deeds.selected_ids() == [ids[5]]


def test_typing_goes_to_the_next_title_that_begins_so(panel: LibraryPanel, ids: list[str]) -> None:
    panel.list.setFocus()
    panel.show_current(ids[0])
    QTest.keyClicks(panel.list, "ep")
    assert panel.list.current_id() == ids[4]
    QTest.keyClick(panel.list, KEY.Key_End)
    assert panel.list.current_id() == ids[5]
    QTest.keyClick(panel.list, KEY.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    assert panel.list.deeds.selected_ids() == ids


def test_a_wide_panel_shows_a_table_with_the_same_selection(
    panel: LibraryPanel, ids: list[str], qtbot: QtBot
) -> None:
    panel.show_current(ids[2])
    panel.resize(900, 500)
    table = panel.views.table
    assert table is not None
    assert table.isVisible()
    assert panel.views.deeds.current_id() == ids[2]
    with qtbot.waitSignal(panel.sorting_changed):
        table.horizontalHeader().sectionClicked.emit(COLUMNS.index("originator"))
    assert panel.model.order == "originator"
    (hide,) = [action for action in table.columns_menu().actions() if action.text() == "Addressee"]
    with qtbot.waitSignal(panel.views.table_look_changed):
        hide.trigger()
    kept = panel.views.table_look
    assert table.isColumnHidden(COLUMNS.index("addressee"))
    table.set_look("nonsense")
    table.setColumnHidden(COLUMNS.index("addressee"), False)
    table.set_look(kept)
    assert table.isColumnHidden(COLUMNS.index("addressee"))
    assert not panel.grab().isNull()
    panel.views.set_opens_at_once(False)
    heard: list[str] = []
    panel.cable_chosen.connect(heard.append)
    at = table.visualRect(panel.model.index(0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert heard == []
    QTest.keyClick(table, KEY.Key_Return)
    assert len(heard) == 1
    panel.resize(268, 500)
    assert panel.list.isVisible()


def test_filters_are_saved_changed_ordered_and_chosen(
    panel: LibraryPanel, session: Session, qtbot: QtBot
) -> None:
    panel.head.search.setText("from:hanoi")
    with qtbot.waitSignal(panel.filter_wanted) as wanted:
        panel.head.filters.fill()
        panel.head.filters.filters.actions()[-2].trigger()
    for name, query in (("Hanoi", wanted.args[0]), ("1961", "date:1961")):
        assert session.do(library_edits.save_filter(session.store.read(saved_filters), name, query))
    saved = session.store.read(saved_filters)
    assert session.do(library_edits.move_filter(saved, 1, 0))
    saved = session.store.read(saved_filters)
    assert session.do(library_edits.change_filter(saved[1], "From Hanoi", ""))
    kept = session.store.read(saved_filters)
    assert [(one.name, one.query) for one in kept] == [("1961", "date:1961"), ("From Hanoi", "from:hanoi")]
    panel.head.filters.fill()
    panel.head.filters.filters.actions()[0].trigger()
    assert shown(panel) == ["Gamma", "delta"]
    assert session.do(library_edits.delete_filter(kept[0]))
    session.undo()
    assert len(session.store.read(saved_filters)) == 2


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a library of three cables count as large."""
    monkeypatch.setattr("desktop.models.library.BESIDE", 2)


@pytest.mark.usefixtures("large")
def test_a_large_library_is_arranged_beside_the_window(
    panel: LibraryPanel, session: Session, ids: list[str], enter: Enter, qtbot: QtBot
) -> None:
    model: LibraryModel = panel.model
    assert shown(panel) == ["Alpha", "beta", "Gamma", "delta", "Épsilon", "zeta"]  # its beginning at once
    qtbot.waitUntil(lambda: not model.is_arranging)
    panel.show_current(ids[4])
    panel.set_sorting({"column": "title", "descending": True, "grouping": ""})
    panel.model.sort_as(replace(model.sorting, descending=False))  # the wish before is broken off
    qtbot.waitUntil(lambda: shown(panel)[1] == "beta" and shown(panel)[-1] == "zeta")
    qtbot.waitUntil(lambda: not model.is_arranging)
    assert panel.list.current_id() == ids[4]
    panel.head.search.setText("from:hanoi")
    qtbot.waitUntil(lambda: shown(panel) == ["Alpha", "Épsilon", "Gamma"])
    panel.head.search.clear()
    qtbot.waitUntil(lambda: len(shown(panel)) == 6)
    enter("more", title="Beyond", date="1990")
    qtbot.waitUntil(lambda: "Beyond" in shown(panel))
    session.close_library()
    model.refresh()
    assert shown(panel) == []
