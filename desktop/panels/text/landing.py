"""A note that is carried over the text: the words under the pointer on which it would stand are outlined.

Those are the selected words, where the pointer is on them, else the word there. Near the upper and lower
edge the text scrolls on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, QTimer

from desktop.panels.text import edges
from desktop.panels.text.pointing import character_at, row_at

if TYPE_CHECKING:
    from desktop.panels.text.view import TextView

_EDGE = 20
_SCROLL_MS = 60


class Landing(QObject):
    """Shows where a note would stand on one page."""

    def __init__(self, page: TextView) -> None:
        """Outline words of this page."""
        super().__init__(page)
        self._page = page
        self._at = QPoint()
        self._scroll = QTimer(self, interval=_SCROLL_MS)
        self._scroll.timeout.connect(self._scroll_on)

    def show_at(self, point: QPoint) -> tuple[int, int] | None:
        """Outline the words under a point of the screen; return their span in code points, or None."""
        page = self._page
        self._at = page.viewport().mapFromGlobal(point)
        inside = page.viewport().rect().contains(self._at)
        near_edge = not _EDGE <= self._at.y() < page.viewport().height() - _EDGE
        if (inside and near_edge) != self._scroll.isActive():
            (self._scroll.start if inside and near_edge else self._scroll.stop)()
        span = self._span() if inside else None
        to_qt = page.positions.to_qt
        landing = (to_qt(span[0]), to_qt(span[1])) if span else None
        if landing != page.looks.landing:
            page.looks.landing = landing
            page.repaint_all()
        return span

    def end(self) -> None:
        """Outline nothing more."""
        self._scroll.stop()
        if self._page.looks.landing is not None:
            self._page.looks.landing = None
            self._page.repaint_all()

    def _span(self) -> tuple[int, int] | None:
        page = self._page
        row = row_at(page, QPointF(self._at))
        if row is None or not row.box.top() - 8 <= self._at.y() <= row.box.bottom() + 8:
            return None
        at = page.positions.from_qt(character_at(row, self._at.x()))
        selected = page.selected_span()
        if selected is not None and selected[0] <= at < selected[1]:
            return selected
        return edges.word_at(page.text, at)

    def _scroll_on(self) -> None:
        bar = self._page.verticalScrollBar()
        bar.setValue(bar.value() + (1 if self._at.y() > _EDGE else -1))
        self.show_at(self._page.viewport().mapToGlobal(self._at))
