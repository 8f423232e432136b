"""One page of a PDF on a desk: scrolled where it is larger than the view, sharp at every scale factor."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from desktop import theme

MARGIN = 20


class PageView(QAbstractScrollArea):
    """Shows the picture of a page, or words where there is none."""

    turned = Signal(int)
    """The next (+1) or previous (-1) page is wanted."""
    zoomed = Signal(int)
    """Larger (+1) or smaller (-1) is wanted."""
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty desk."""
        super().__init__(parent)
        self._picture = QImage()
        self._size = QSizeF()
        self._words = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.ground(self, "side")
        theme.ground(self.viewport(), "side")
        follow = theme.of_application()
        if follow is not None:
            follow.changed.connect(self.viewport().update)

    # -- public --------------------------------------------------------------------------------------

    def show_size(self, size: QSizeF) -> None:
        """Lay out a page of this size in logical pixels; the picture that is there is stretched to it."""
        self._size = size
        self._lay_out()

    def show_picture(self, picture: QImage) -> None:
        """Show a page's picture."""
        self._picture = picture
        self._words = ""
        self.viewport().update()

    def show_words(self, words: str) -> None:
        """Show words in place of a page."""
        self._picture = QImage()
        self._words = words
        self._size = QSizeF()
        self._lay_out()

    @property
    def words(self) -> str:
        """The words shown in place of a page."""
        return self._words

    @property
    def picture(self) -> QImage:
        """The picture shown."""
        return self._picture

    def room(self) -> QSizeF:
        """Return the room for a page, without scroll bars."""
        size = self.maximumViewportSize()
        return QSizeF(max(50, size.width() - 2 * MARGIN), max(50, size.height() - 2 * MARGIN))

    # -- overrides -----------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Return room for a page of A4 in reading size."""
        return QSize(460, 640)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self._lay_out()
        self.resized.emit()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Draw what has come into view."""
        self.viewport().update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the page with a thin edge, or the words."""
        palette = theme.current()
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            if self._size.isEmpty():
                painter.setPen(QColor(palette.ink2))
                box = self.viewport().rect().adjusted(40, 20, -40, -20)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)
                return
            page = QRectF(self._corner(), self._size)
            painter.fillRect(page, QColor("white"))
            if not self._picture.isNull():
                self._paint_picture(painter, page)
            painter.setPen(QPen(QColor(palette.line2), 1))
            painter.drawRect(page.adjusted(-0.5, -0.5, 0.5, 0.5))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up and Page Down turn; plus and minus zoom; arrows scroll."""
        turns = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        zooms = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
        key = Qt.Key(event.key())
        if key in turns:
            self.turned.emit(turns[key])
        elif key in zooms:
            self.zoomed.emit(zooms[key])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl zoom; past the page's end turn it."""
        steps = event.angleDelta().y()
        bar = self.verticalScrollBar()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if steps:
                self.zoomed.emit(1 if steps > 0 else -1)
        elif steps <= -120 and bar.value() == bar.maximum():
            self.turned.emit(1)
        elif steps >= 120 and bar.value() == bar.minimum():
            self.turned.emit(-1)
        else:
            super().wheelEvent(event)

    # -- private -------------------------------------------------------------------------------------

    def _paint_picture(self, painter: QPainter, page: QRectF) -> None:
        """Draw the picture pixel for pixel where it was made for this size, stretched until it is."""
        ratio = self.devicePixelRatioF()
        if abs(self._picture.width() - page.width() * ratio) < 2:
            self._picture.setDevicePixelRatio(ratio)
            painter.drawImage(page.topLeft(), self._picture)
        else:
            painter.drawImage(page, self._picture)

    def _corner(self) -> QPointF:
        """Return where the page begins on the viewport, on a whole device pixel."""
        view = self.viewport().size()
        left = (
            max(float(MARGIN), (view.width() - self._size.width()) / 2) - self.horizontalScrollBar().value()
        )
        top = max(float(MARGIN), (view.height() - self._size.height()) / 2) - self.verticalScrollBar().value()
        ratio = self.devicePixelRatioF()
        return QPointF(round(left * ratio) / ratio, round(top * ratio) / ratio)

    def _lay_out(self) -> None:
        room = self.room()
        for bar, size, free in (
            (self.horizontalScrollBar(), self._size.width(), room.width()),
            (self.verticalScrollBar(), self._size.height(), room.height()),
        ):
            bar.setPageStep(max(1, int(free)))
            bar.setSingleStep(40)
            # Half a pixel of rounding is no reason for a scroll bar.
            bar.setRange(0, max(0, round(size - free)) if size > free + 1 else 0)
        self.viewport().update()
