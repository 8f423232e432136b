"""The margins beside the reading column: numbers of the lines, numbers of the source's pages, icons.

A page's number stands at the right of the line in which the page begins, beside the icons of marginal notes.

The viewport holds the column alone, so the margins are a widget of their own behind it. What is done with the
mouse there is handed to the viewport: one can begin to select from the margin, and scroll over it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from desktop import theme
from desktop.panels.text.looks import Looks
from desktop.panels.text.rows import visible_rows
from desktop.widgets.fill import fill

_ICON = 16
_ICON_ROOM = 20
_NUMBER_ROOM = 20
_ICON_INDENT = 20
_PAGE_INDENT = 8


class Margins(QWidget):
    """Paints both margins of a view. `numbers` says whether the lines are numbered."""

    def __init__(self, view: QPlainTextEdit, looks: Looks) -> None:
        super().__init__(view)
        self._view = view
        self._looks = looks
        self.numbers = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.lower()

    def icons(self) -> Iterator[tuple[str, str, QRectF]]:
        """Yield id, colour and box of each marginal note that begins on a visible line."""
        viewport = self._view.viewport()
        offset = viewport.geometry().topLeft() - self.pos()
        left = offset.x() + viewport.width() + _ICON_INDENT - self._view.document().documentMargin()
        for row in visible_rows(self._view, QRectF(viewport.rect())):
            beside = 0
            seen: set[str] = set()
            for laid in self._looks.spans.between(row.start, row.end):
                if laid.span.kind == "marginal" and laid.start >= row.start and laid.span.note not in seen:
                    seen.add(laid.span.note)
                    top = offset.y() + row.box.center().y() - _ICON / 2
                    box = QRectF(left + beside * _ICON_ROOM, round(top), _ICON, _ICON)
                    if box.right() <= self.width():
                        yield laid.span.note, laid.span.colour or "slate", box
                    beside += 1

    def note_at(self, point: QPointF) -> str | None:
        """Return the marginal note whose icon lies under a point of this widget."""
        for note, _colour, box in self.icons():
            if box.adjusted(-4, -4, 4, 4).contains(point):
                return note
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, numbers and icons."""
        palette = theme.current()
        with QPainter(self) as painter:
            fill(painter, event.rect(), QColor(palette.page))
            if self.numbers:
                self._paint_numbers(painter)
            if self._looks.pages:
                self._paint_pages(painter)
            ratio = self.devicePixelRatioF()
            for note, colour, box in self.icons():
                painter.drawPixmap(box.topLeft(), theme.pixmap("message-square-text", _ICON, colour, ratio))
                if note == self._looks.selected:
                    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                    painter.setPen(QColor(palette.accent))
                    painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 3.5, 3.5)

    def _paint_numbers(self, painter: QPainter) -> None:
        viewport = self._view.viewport()
        offset = viewport.geometry().topLeft() - self.pos()
        font = self._looks.faces.number_font()
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(QColor(theme.current().ink3))
        room = _NUMBER_ROOM if self._view.blockCount() < 10_000 else _NUMBER_ROOM - 12
        right = offset.x() + self._view.document().documentMargin() - room
        for row in visible_rows(self._view, QRectF(viewport.rect())):
            if row.start == row.block.position():
                words = str(row.block.blockNumber() + 1)
                base = offset.y() + row.box.top() + row.line.ascent()
                painter.drawText(QPointF(right - metrics.horizontalAdvance(words), base), words)

    def pages(self) -> Iterator[tuple[str, QRectF]]:
        """Yield the number of each page of the source that begins on a visible line, and its box."""
        viewport = self._view.viewport()
        offset = viewport.geometry().topLeft() - self.pos()
        left = offset.x() + viewport.width() + _PAGE_INDENT - self._view.document().documentMargin()
        starts = [start for start, _ in self._looks.pages]
        icons = [box for _, _, box in self.icons()]
        for row in visible_rows(self._view, QRectF(viewport.rect())):
            here = self._looks.pages[bisect_left(starts, row.start) : bisect_left(starts, row.end)]
            if here:
                top = offset.y() + row.box.top()
                box = QRectF(left, top, self.width() - left, row.box.height())
                beside = [icon.right() + 4 for icon in icons if icon.intersects(box)]
                box.setLeft(max([left, *beside]))
                yield " ".join(label for _, label in here), box

    def _paint_pages(self, painter: QPainter) -> None:
        font = self._looks.faces.number_font()
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(QColor(theme.current().ink3))
        for label, box in self.pages():
            words = metrics.elidedText(label, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the text."""
        QApplication.sendEvent(self._view.viewport(), event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Hand on to the text."""
        self._hand_on(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hand on to the text."""
        self._hand_on(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Hand on to the text."""
        self._hand_on(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Hand on to the text."""
        self._hand_on(event)

    def event(self, event: QEvent) -> bool:
        """Leave tool tips to the view, which shows one kind over text and icons."""
        return False if event.type() == QEvent.Type.ToolTip else super().event(event)

    def _hand_on(self, event: QMouseEvent) -> None:
        viewport = self._view.viewport()
        local = event.position() + QPointF(self.pos() - viewport.pos())
        copy = QMouseEvent(
            event.type(), local, event.globalPosition(), event.button(), event.buttons(), event.modifiers()
        )
        QApplication.sendEvent(viewport, copy)
