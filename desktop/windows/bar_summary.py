"""The words at the right of a title bar: a mark for their tone, shortened where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop import theme

_TONE_ICONS = {"ok": "check", "warn": "triangle-alert", "err": "circle-alert", "info": "info"}
_QUIET = ("", "info")
_ICON = 14
_GAP = 6


class BarSummary(QWidget):
    """Right-aligned words with their mark directly before them."""

    def __init__(self, parent: QWidget) -> None:
        """Make it empty."""
        super().__init__(parent)
        self._words = ""
        self._tone = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_words(self, words: str, tone: str) -> None:
        """Show words in the colour and with the mark of their tone: "", "info", "ok", "warn" or "err"."""
        self._words, self._tone = words, tone
        self.update()

    def words(self) -> str:
        """Return the whole words, also where there is no room for them."""
        return self._words

    def fits(self) -> bool:
        """Tell whether there is room for all the words."""
        return self._metrics().horizontalAdvance(self._words) <= self._room()

    def minimumSizeHint(self) -> QSize:
        """Return that it may vanish: the panel's name comes first."""
        return QSize(0, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark and the words."""
        token = "ink2" if self._tone in _QUIET else self._tone
        metrics = self._metrics()
        shown = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, self._room())
        width = metrics.horizontalAdvance(shown)
        with QPainter(self) as painter:
            painter.setFont(self._font())
            painter.setPen(QColor(theme.current().colour(token)))
            painter.drawText(
                QRectF(0, 0, self.width(), self.height()),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                shown,
            )
            icon = _TONE_ICONS.get(self._tone)
            if icon is not None and shown:
                picture = theme.pixmap(icon, _ICON, token, self.devicePixelRatioF())
                left = self.width() - width - _GAP - _ICON
                painter.drawPixmap(int(left), (self.height() - _ICON) // 2, picture)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._font())

    def _font(self) -> QFont:
        return theme.sans(12, 400 if self._tone in _QUIET else 500)

    def _room(self) -> int:
        mark = _ICON + _GAP if self._tone in _TONE_ICONS else 0
        return max(0, self.width() - mark - 1)
