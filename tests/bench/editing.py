"""What must fit into a frame while working at 300 KB with 1,000 notes: adding a note, a key, a scroll."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.editing import note_edits
from tests.bench.desk import Desk, desk, settle
from tests.bench.rows import Row, within

SIZE = 300_000
FRAME_MS = 1000 / 60
ROUNDS = 120


def measure() -> list[Row]:
    """Measure each on the real window, with the commit and the repaint that belong to it."""
    with desk(SIZE) as made:
        made.window.session.open_cable(made.cables[SIZE])
        settle()
        return [
            _row("add a note: commit and repaint", lambda: _add(made), after=lambda: _take_back(made)),
            _row("a key in a note's editor", lambda: _key(made), prepare=lambda: _begin(made)),
            _row("scroll by a frame", lambda: _scroll(made)),
        ]


def _row(
    work: str,
    act: Callable[[], None],
    prepare: Callable[[], None] | None = None,
    after: Callable[[], None] | None = None,
) -> Row:
    if prepare is not None:
        prepare()
    spent = []
    for turn in range(ROUNDS + 5):
        started = time.perf_counter()
        act()
        if turn >= 5:
            spent.append((time.perf_counter() - started) * 1000)
        if after is not None:
            after()
        QApplication.processEvents()
    return within("editing", f"{work}, 300 KB and 1,000 notes", spent, FRAME_MS)


def _add(made: Desk) -> None:
    session = made.window.session
    state = session.state
    assert state is not None
    change, _ = note_edits.add_note(state, "footnote", [(200, 220)], author=session.author.id, colour="sky")
    assert session.do(change)
    made.window.parts.text.viewport().repaint()


def _take_back(made: Desk) -> None:
    # Or a hundred notes would lie on the same words, which is not what a cable with 1,000 notes is like.
    QApplication.processEvents()
    while made.window.session.undo() is None:  # the index is being written by another process
        settle()


def _begin(made: Desk) -> None:
    state = made.window.session.state
    assert state is not None
    made.window.activateWindow()
    made.window.notes.choose(state.notes_in_order()[0].id)
    made.window.notes.edit()
    settle()


def _key(made: Desk) -> None:
    focus = QApplication.focusWidget() or made.window
    QTest.keyClick(focus, Qt.Key.Key_A)
    focus.repaint()


def _scroll(made: Desk) -> None:
    bar = made.window.parts.text.verticalScrollBar()
    bar.setValue(bar.value() + 3 if bar.value() < bar.maximum() - 10 else 0)
    made.window.parts.text.viewport().repaint()
