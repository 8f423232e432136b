"""Opening a cable until its visible page is painted with all spans and marks, against a bare text widget."""

from __future__ import annotations

import time

from PySide6.QtWidgets import QPlainTextEdit

from tests.bench.desk import CASES, Desk, desk, settle
from tests.bench.rows import Row, against

ROUNDS = 7


def measure() -> list[Row]:
    """Open each cable from a small one, in turn with a new bare widget of the same text."""
    with desk(*(size for _, size, _ in CASES)) as made:
        return [_case(made, name, size) for name, size, _ in CASES]


def _case(made: Desk, name: str, size: int) -> Row:
    floor: list[float] = []
    ours: list[float] = []
    for turn in range(ROUNDS + 1):
        made.window.session.open_cable(made.cables[0])
        settle()
        started = time.perf_counter()
        made.window.session.open_cable(made.cables[size])
        made.window.parts.text.viewport().repaint()
        high = (time.perf_counter() - started) * 1000
        state = made.window.session.state
        assert state is not None
        low = _bare(state.text, made)
        if turn:
            floor.append(low)
            ours.append(high)
        settle()
    return against("opening", f"open {name}, to the painted page", floor, ours, 3.0)


def _bare(text: str, made: Desk) -> float:
    size = made.window.parts.text.size()
    started = time.perf_counter()
    bare = QPlainTextEdit()
    bare.resize(size)
    bare.setPlainText(text)
    bare.show()
    bare.viewport().repaint()
    spent = (time.perf_counter() - started) * 1000
    bare.close()
    bare.deleteLater()
    return spent
