"""Opening a cable until its visible page is painted with all spans and marks, against a bare text widget."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QPlainTextEdit

from tests.bench.desk import CASES, Desk, desk, settle
from tests.bench.rows import Row, against, beside

ROUNDS = 7


class _Eye(QObject):
    """Notes when the text has been painted: the session reads the rest of the cable only after that."""

    def __init__(self, made: Desk) -> None:
        super().__init__()
        self._session = made.window.session
        self._viewport = made.window.parts.text.viewport()
        self.painted = False
        self.at = 0.0
        self._viewport.installEventFilter(self)
        self._session.page_read.connect(self._page_shown)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """See whether the text is painted; hold nothing back."""
        self.painted |= event.type() == QEvent.Type.Paint
        return False

    def _page_shown(self) -> None:
        # Connected last, so that the window has done its part; were the page not painted, it would not count.
        self.at = time.perf_counter() if self.painted else float("inf")


def measure() -> list[Row]:
    """Open each cable from a small one, in turn with a new bare widget of the same text."""
    with desk(*(size for _, size, _ in CASES)) as made:
        eye = _Eye(made)
        return [row for _, size, _ in CASES for row in _case(made, eye, size)]


def _case(made: Desk, eye: _Eye, size: int) -> list[Row]:
    name = next(name for name, known, _ in CASES if known == size)
    floor: list[float] = []
    page: list[float] = []
    whole: list[float] = []
    for turn in range(ROUNDS + 1):
        made.window.session.open_cable(made.cables[0])
        settle()
        eye.painted = False
        started = time.perf_counter()
        made.window.session.open_cable(made.cables[size])
        made.window.repaint()
        ended = time.perf_counter()
        state = made.window.session.state
        assert state is not None
        low = _bare(state.text, made)
        if turn:
            floor.append(low)
            page.append((eye.at - started) * 1000)
            whole.append((ended - started) * 1000)
        settle()
    return [
        against("opening", f"open {name}, to the painted page", floor, page, 3.0),
        beside("opening", f"open {name}, to the whole window", floor, whole),
    ]


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
