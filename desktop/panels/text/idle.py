"""Lays out the rest of a long text while nobody waits, so that the scroll bar comes to tell the truth.

Opening a text lays out the visible page alone. The other blocks follow in slices of a few milliseconds
between events; each slice ends early, so that a key never waits for more than one of them.
"""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QPlainTextEdit

from desktop.panels.text.pin import Pin

_SLICE = 0.004  # seconds; one block more may follow, and the whole must stay under 8 ms
_REST = 4  # milliseconds between two slices, for everything else the program does
_PAUSE = 150  # milliseconds after a change of width, which comes in showers


class IdleLayout(QObject):
    """Walks through a view's blocks. `start` begins again from the top; a new text or width needs that."""

    def __init__(self, view: QPlainTextEdit, pin: Pin) -> None:
        super().__init__(view)
        self._view = view
        self._pin = pin
        self._next = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._slice)

    @property
    def at_work(self) -> bool:
        """Tell whether blocks may still be waiting."""
        return self._timer.isActive()

    def start(self) -> None:
        """Begin, or begin again, after a short pause."""
        self._next = 0
        self._timer.start(_PAUSE)

    def _slice(self) -> None:
        if not self._view.isVisible():
            return  # the view begins again when it is shown
        document = self._view.document()
        layout = document.documentLayout()
        block = document.findBlockByNumber(self._next)
        until = perf_counter() + _SLICE
        blocked = layout.blockSignals(True)  # one adjustment of the scroll bar for the slice, not one a block
        lines = document.lineCount()
        while block.isValid() and perf_counter() < until:
            if not block.layout().lineCount():
                layout.blockBoundingRect(block)
            block = block.next()
        layout.blockSignals(blocked)
        if document.lineCount() != lines:
            with self._pin.quietly():  # the bar's value changes, what stands at the top does not
                layout.documentSizeChanged.emit(layout.documentSize())
        if block.isValid():
            self._next = block.blockNumber()
            self._timer.start(_REST)
