"""Paints a row under a note that has lost words: a place offered for them, or that there is none."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from desktop import theme
from desktop.messages.notes import short_quote
from desktop.messages.words import tr
from desktop.models.lost_places import Offered
from desktop.panels.notes.card import INSET_LEFT, INSET_RIGHT, LEFT
from desktop.panels.notes.set_words import quote_in_context

HEIGHT = 50
_BEFORE = 18
"""Code points of the words before a place that are shown."""


def place_here() -> str:
    """Return what the link in an offered place says."""
    return tr("Place here")


def place_here_box(rect: QRect) -> QRect:
    """Return where that link stands in a row, at least 24 px high."""
    wide = round(QFontMetricsF(theme.sans(12, 600)).horizontalAdvance(place_here()))
    return QRect(rect.right() - INSET_RIGHT - wide - 6, rect.bottom() - 26, wide + 12, 25)


def paint_place(
    painter: QPainter, rect: QRect, offered: Offered | None, words: str, *, chosen: bool, in_tray: bool
) -> None:
    """Paint a row: the place in its surroundings and `words` about it, or only `words` where none is."""
    palette = theme.current()
    if chosen:
        painter.fillRect(rect, QColor(palette.sel))
        painter.fillRect(rect.left(), rect.top(), 3, rect.height(), QColor(palette.accent))
    elif in_tray:
        painter.fillRect(rect, QColor(palette.warnbg))
    painter.setPen(QColor(palette.line2 if chosen or in_tray else palette.line))
    base = rect.bottom() + 0.5
    painter.drawLine(QLineF(rect.left() + INSET_LEFT, base, rect.right() - INSET_RIGHT + 1, base))
    box = rect.adjusted(LEFT, 5, -INSET_RIGHT, -5)
    painter.setFont(theme.sans(12))
    painter.setPen(QColor(palette.ink2))
    if offered is None:
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, words)
        return
    link = place_here_box(rect)
    facts = QRectF(box.left(), link.top(), link.left() - box.left() - 6, link.height())
    elided = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, facts.width())
    painter.drawText(facts, Qt.AlignmentFlag.AlignVCenter, elided)
    painter.setFont(theme.sans(12, 600))
    painter.setPen(QColor(palette.accent))
    painter.drawText(link, Qt.AlignmentFlag.AlignCenter, place_here())
    words = short_quote(offered.candidate.words, 48)
    quote, _ = quote_in_context(offered.prefix[-_BEFORE:], words, offered.suffix, box.width(), lines=1)
    painter.setPen(QColor(palette.ink))
    quote.draw(painter, QPointF(box.left(), box.top() - 1))
