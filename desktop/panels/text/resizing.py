"""Dragging a handle: the outline follows the pointer, and on release the span is wished anew, once.

The pointer moves an end from character to character, with Ctrl from word to word. A span never becomes
empty. Esc, or leaving the window, lets everything be as it was. What is taken here, Qt's own selecting does
not see.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from desktop.panels.text import edges
from desktop.panels.text.edges import Edge
from desktop.panels.text.handles import handle_at
from desktop.panels.text.pointing import position_at

if TYPE_CHECKING:
    from desktop.panels.text.page import Page

_BUTTON = Qt.MouseButton.LeftButton
_SCROLL_MS = 50


class Resizing(QObject):
    """The mouse on the handles of one page's selected note."""

    previewed = Signal(int, int)
    """The span as it would stand now."""
    resized = Signal(int, int)
    """The active span is wished to be this one."""
    clicked = Signal(QPointF)
    """A handle was pressed and let go at the same place: a click like any other."""

    def __init__(self, page: Page) -> None:
        """Drag on this page, whose mouse events are handed in first."""
        super().__init__(page)
        self._page = page
        self._edge: Edge = "end"
        self._pressed: QPointF | None = None
        self._beside = QPointF()
        self._at = QPointF()
        self._words = False
        self._scroll = QTimer(self, interval=_SCROLL_MS)
        self._scroll.timeout.connect(self._scroll_on)

    @property
    def is_on(self) -> bool:
        """Whether a handle is held."""
        return self._pressed is not None

    def cancel(self) -> None:
        """Let the handle go and everything be as it was."""
        if self._pressed is not None:
            self._pressed = None
            self._scroll.stop()
            self._page.looks.moving = None
            self._page.repaint_all()

    def press(self, event: QMouseEvent) -> bool:
        """Take hold of a handle; return whether there is one."""
        page = self._page
        if event.button() != _BUTTON or self.is_on:
            return self.is_on
        handle = handle_at(page, event.position(), page.looks)
        if handle is None:
            return False
        page.looks.active = handle.place
        self._edge = handle.edge
        self._pressed = self._at = event.position()
        self._beside = QPointF(handle.bar.center().x() - event.position().x(), 0)
        page.repaint_all()
        return True

    def move(self, event: QMouseEvent) -> bool:
        """Drag what is held; return whether the pointer is on a handle or holds one."""
        page = self._page
        if self._pressed is None:
            return not event.buttons() and handle_at(page, event.position(), page.looks) is not None
        self._at = event.position()
        self._words = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        far = (self._at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if far or page.looks.moving is not None:
            self._preview()
            outside = not 0 <= self._at.y() < page.viewport().height()
            if outside != self._scroll.isActive():
                (self._scroll.start if outside else self._scroll.stop)()
        return True

    def release(self, event: QMouseEvent) -> bool:
        """Let go of what is held and wish what it came to; return whether something was held."""
        if self._pressed is None or event.button() != _BUTTON:
            return self.is_on
        page, moving, pressed = self._page, self._page.looks.moving, self._pressed
        self.cancel()
        if moving is None:
            self.clicked.emit(pressed)
        else:
            from_qt = page.positions.from_qt
            self.resized.emit(from_qt(moving.start), from_qt(moving.end))
        return True

    # -- private

    def _preview(self) -> None:
        """Let the outline follow the pointer."""
        page, looks = self._page, self._page.looks
        laid = looks.spans.of_note(looks.selected or "")
        position = position_at(page, self._at + self._beside)
        if looks.active >= len(laid) or position is None:
            return
        one = laid[looks.active]
        text, from_qt, to_qt = page.text, page.positions.from_qt, page.positions.to_qt
        start, end = from_qt(one.start), from_qt(one.end)
        at = edges.character_edge(text, from_qt(position))
        if self._words:
            at = edges.word_edge(text, at, end=self._edge == "end")
        start, end = moved(text, (start, end), self._edge, at)
        looks.moving = one._replace(start=to_qt(start), end=to_qt(end))
        page.repaint_all()
        self.previewed.emit(start, end)

    def _scroll_on(self) -> None:
        bar = self._page.verticalScrollBar()
        bar.setValue(bar.value() + (1 if self._at.y() > 0 else -1))
        self._preview()


def moved(text: str, span: tuple[int, int], edge: Edge, at: int) -> tuple[int, int]:
    """Return a span with one end put at `at`, but not so far that it would hold no whole character."""
    start, end = span
    if edge == "start":
        return (min(at, max(start, edges.previous_character(text, end))), end)
    return (start, max(at, min(end, edges.next_character(text, start))))
