"""The library's search field finds cables by their words, and says where."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from db.editing import note_edits
from db.searching.search_index import MOST_AT_ONCE
from db.searching.search_rows import EVERYTHING
from desktop.models.library import LibraryModel
from desktop.models.library_roles import LibraryRole
from desktop.panels.library.panel import LibraryPanel
from desktop.session import Session

Enter = Callable[..., str]


@pytest.fixture
def panel(session: Session, enter: Enter, qtbot: QtBot) -> LibraryPanel:
    """Return the panel on three cables, shown."""
    enter("The talks on the border went on.\n" * 3, title="Border talks", date="1961-03-01")
    enter("朴成哲 spoke of Chollima and of the border.\n", title="Speech", date="1961-04-24")
    enter("Nothing of note.\n", title="Weather", date="1961-05-01")
    made = LibraryPanel(session)
    QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    qtbot.addWidget(made)
    made.resize(268, 500)
    made.show()
    return made


def shown(panel: LibraryPanel) -> list[str]:
    return [str(panel.model.index(row).data()) for row in range(panel.model.rowCount())]


def snippets(panel: LibraryPanel) -> list[str]:
    return [str(panel.model.index(row).data(LibraryRole.SNIPPET)) for row in range(panel.model.rowCount())]


def test_rows_and_texts_are_searched_together(panel: LibraryPanel, qtbot: QtBot) -> None:
    QTest.keyClicks(panel.head.search, "border")
    qtbot.waitUntil(lambda: shown(panel) == ["Border talks", "Speech"])
    assert panel.head.count.text() == "2 of 3"
    assert snippets(panel)[0] == ""
    assert "of the border." in snippets(panel)[1]
    heights = [panel.list.visualRect(panel.model.index(row)).height() for row in (0, 1)]
    assert heights == [46, 63]
    assert "of the border" in str(panel.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole))
    assert not panel.grab().isNull()
    panel.head.search.clear()
    assert len(shown(panel)) == 3
    assert snippets(panel) == ["", "", ""]


def test_how_a_long_query_begins_is_seen_once_it_is_written(panel: LibraryPanel, qtbot: QtBot) -> None:
    search = panel.head.search
    with qtbot.waitActive(panel):
        panel.activateWindow()
    search.setFocus()
    query = "precedence:immediate date:1961..1963 -verdict:differs border"
    QTest.keyClicks(search, query)
    assert search.text() == query
    assert search.cursorPositionAt(QPoint(40, search.height() // 2)) > 0  # its end is seen
    panel.list.setFocus()
    assert search.cursorPositionAt(QPoint(40, search.height() // 2)) <= 2
    panel.focus_search()
    assert search.selectedText() == query
    help_event = QHelpEvent(QEvent.Type.ToolTip, QPoint(40, 8), search.mapToGlobal(QPoint(40, 8)))
    QApplication.sendEvent(search, help_event)
    assert query.split(maxsplit=1)[0] in QToolTip.text()  # all of it is told where it does not fit
    QToolTip.hideText()
    panel.list.setFocus()
    panel.head.filters.chosen.emit(f"{query} talks")
    assert search.cursorPositionAt(QPoint(40, search.height() // 2)) <= 2


def test_what_was_found_stays_while_the_word_goes_on(panel: LibraryPanel, qtbot: QtBot) -> None:
    QTest.keyClicks(panel.head.search, "chol")
    qtbot.waitUntil(lambda: shown(panel) == ["Speech"])
    QTest.keyClicks(panel.head.search, "li")
    assert shown(panel) == ["Speech"]
    QTest.keyClicks(panel.head.search, "x")
    qtbot.waitUntil(lambda: shown(panel) == [])
    assert "No cable fits “chollix”." in panel.no_hits.label.text()
    panel.head.search.setText("成哲")
    qtbot.waitUntil(lambda: shown(panel) == ["Speech"])
    panel.head.search.setText('"border went"')
    qtbot.waitUntil(lambda: shown(panel) == ["Border talks"])


def test_a_note_written_meanwhile_is_found(panel: LibraryPanel, session: Session, qtbot: QtBot) -> None:
    panel.head.search.setText("minister")
    assert shown(panel) == []
    row = session.cables()[2]
    change, _ = note_edits.add_note(
        session.store.cable_state(row.id),
        "footnote",
        [(0, 7)],
        author=session.author.id,
        words="The minister.",
    )
    assert session.do(change)
    qtbot.waitUntil(lambda: shown(panel) == ["Weather"])
    assert snippets(panel) == ["note 1: The minister."]


def test_one_word_may_stand_in_the_row_and_another_in_the_text(panel: LibraryPanel, qtbot: QtBot) -> None:
    panel.head.search.setText("date:1961-04 border")
    qtbot.waitUntil(lambda: shown(panel) == ["Speech"])
    panel.head.search.setText("date:1961-04 quiet")
    assert shown(panel) == []


def test_an_index_that_cannot_be_read_is_told_and_rows_are_found_all_the_same(
    panel: LibraryPanel, session: Session, qtbot: QtBot
) -> None:
    with closing(sqlite3.connect(session.store.path, isolation_level=None)) as connection:
        connection.execute("DROP TABLE search")
    with qtbot.waitSignal(panel.model.unsearchable):
        panel.head.search.setText("border")
    assert shown(panel) == ["Border talks"]


def test_what_is_not_indexed_yet_is_said(
    panel: LibraryPanel, session: Session, enter: Enter, qtbot: QtBot
) -> None:
    enter("Geheimsache " * (MOST_AT_ONCE // 10), title="Large")
    assert not panel.head.hint.isVisible()
    panel.head.search.setText("geheimsache")
    qtbot.waitUntil(panel.head.hint.isVisible)
    assert panel.head.hint.text().startswith("The text of 1 cable is still being indexed")
    with closing(sqlite3.connect(session.store.path, isolation_level=None)) as connection:
        connection.execute("INSERT INTO search_pending VALUES (?)", (EVERYTHING,))
    panel.model.search_again()
    qtbot.waitUntil(lambda: panel.head.hint.text().startswith("The texts of 4 cables are"))
    panel.head.search.clear()
    assert not panel.head.hint.isVisible()


def test_a_search_that_waits_outlives_no_library(session: Session, enter: Enter, qtbot: QtBot) -> None:
    enter("one", title="one")
    model = LibraryModel(session)
    model.set_words("one")
    session.close_library()
    model.refresh()
    qtbot.wait(200)
    assert model.rowCount() == 0
