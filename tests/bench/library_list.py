"""The list of very many cables: sort, filter and jump, against the bare numbers read off the same index."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from db.library_list.sorting import KEYS, ColumnName, Grouping, Sorting
from desktop.panels.library.panel import LibraryPanel
from desktop.session import Session
from tests.bench.desk import application, settle
from tests.bench.rows import Row, against, within

_COLUMNS: tuple[ColumnName, ...] = ("title", "originator", "received", "date")
_WORDS = "n IN (SELECT rowid >> 2 FROM search WHERE search MATCH '{}') ORDER BY date, n"
_FILTERS = {
    "status:checked": "status = 'checked' ORDER BY date, n",
    "verdict:differs": "verdict = 'differs' ORDER BY date, n",
    "star:": "starred = 1 ORDER BY date, n",
    "date:1961..1970": "date BETWEEN '1961' AND '1970~' ORDER BY date, n",
    "date:1961..1970 -status:draft star:no": (
        "date BETWEEN '1961' AND '1970~' AND status <> 'draft' AND starred = 0 ORDER BY date, n"
    ),
    "from:embassy": _WORDS.format("originator:embassy"),
    "precedence:immediate": _WORDS.format("precedence:immediate"),
    "tag:trade": _WORDS.format("tags:trade"),
}
"""Queries, each with what bare SQL asks: those of words the index of words, the others the list's rows."""
_HEADINGS: dict[Grouping, str] = {"year": "date, n", "originator": "originator_key, date, n"}
_ROUNDS = 5
_JUMPS = 150
FRAME_MS = 16


def measure_list(library: Path) -> list[Row]:
    """Measure on a library that has rows of the list."""
    application()
    session = Session(lambda: "Bench")
    panel = LibraryPanel(session)
    panel.resize(268, 760)
    panel.show()
    session.open_library(library)
    _wait(panel)
    with closing(sqlite3.connect(library)) as connection:
        connection.execute("PRAGMA cache_size = -100000")
        count = panel.model.total
        rows = [_sorting(panel, connection, count, column) for column in _COLUMNS]
        panel.model.set_order("date")  # as the bare queries have it
        _wait(panel)
        rows += [_filtering(panel, connection, count, *each) for each in _FILTERS.items()]
        rows += [_grouping(panel, connection, count, *each) for each in _HEADINGS.items()]
    rows += _frames(panel, count)
    session.close_library()
    panel.deleteLater()
    settle()
    return rows


def _sorting(panel: LibraryPanel, bare: sqlite3.Connection, count: int, column: ColumnName) -> Row:
    query = f"SELECT n FROM listing WHERE trashed = 0 ORDER BY {KEYS[column][0]}, n"

    def sort() -> None:
        panel.model.set_order(column)

    def unsort() -> None:
        panel.model.set_order("imported")

    work = f"sort {count:,} rows by {column}"
    return against("library", work, *_in_turn(panel, bare, query, sort, unsort), 1.5)


def _filtering(panel: LibraryPanel, bare: sqlite3.Connection, count: int, words: str, bare_words: str) -> Row:
    query = f"SELECT n FROM listing WHERE trashed = 0 AND {bare_words}"
    floor, ours = _in_turn(
        panel, bare, query, lambda: panel.model.set_words(words), lambda: panel.model.set_words("")
    )
    return against("library", f"filter {count:,} rows by {words}", floor, ours, 1.5)


def _grouping(
    panel: LibraryPanel, bare: sqlite3.Connection, count: int, grouping: Grouping, order: str
) -> Row:
    query = f"SELECT n FROM listing WHERE trashed = 0 ORDER BY {order}"

    def group() -> None:
        panel.model.sort_as(Sorting("date", grouping=grouping))

    def ungroup() -> None:
        panel.model.sort_as(Sorting("date"))

    work = f"group {count:,} rows by date under headings of {grouping}s"
    return against("library", work, *_in_turn(panel, bare, query, group, ungroup), 1.5)


def _in_turn(
    panel: LibraryPanel,
    bare: sqlite3.Connection,
    query: str,
    do: Callable[[], None],
    undo: Callable[[], None],
) -> tuple[list[float], list[float]]:
    """Return the times of the bare query and of the list until it is arranged and painted."""
    floor: list[float] = []
    ours: list[float] = []
    for turn in range(_ROUNDS + 1):
        started = time.perf_counter()
        bare.execute(query).fetchall()
        low = time.perf_counter() - started
        started = time.perf_counter()
        do()
        _wait(panel)
        panel.list.viewport().repaint()
        high = time.perf_counter() - started
        undo()
        _wait(panel)
        if turn:
            floor.append(low * 1000)
            ours.append(high * 1000)
    return floor, ours


def _frames(panel: LibraryPanel, count: int) -> list[Row]:
    """Jump about in the list, anywhere, and paint what is there: by the clock, and what was computed."""
    bar, chance = panel.list.verticalScrollBar(), random.Random(1)
    frames: list[float] = []
    computing: list[float] = []
    for turn in range(_JUMPS + 10):
        started, computed = time.perf_counter(), time.process_time()
        bar.setValue(chance.randrange(bar.maximum() + 1))
        panel.list.viewport().repaint()
        if turn >= 10:
            frames.append((time.perf_counter() - started) * 1000)
            computing.append((time.process_time() - computed) * 1000)
    work = f"jump in {count:,} rows, one frame"
    return [
        within("library", work, frames, FRAME_MS),
        within("library", f"{work}: computing", computing, FRAME_MS),
    ]


def _wait(panel: LibraryPanel) -> None:
    while panel.model.is_arranging:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
