"""Paints the rows of the panel of touched notes and tells how high they are."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLineF, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from desktop import theme
from desktop.messages.words import tr
from desktop.models.touched import (
    QUIET,
    ROW_ROLE,
    Index,
    TouchedRow,
    heading_reason,
    heading_words,
    more_words,
)
from desktop.models.touched_items import Group, Touched
from desktop.panels.touched.card import (
    HEAD,
    HEAD_TOP,
    LEFT,
    RIGHT,
    TouchedCard,
    lay_out,
    link_font,
)
from desktop.panels.touched.deeds import KEYS
from desktop.theme_lines import swatch

_HEADING, _HEADING_AND_REASON, _MORE = 31, 50, 32
_GROUP_ICONS: dict[Group, tuple[str, str]] = {
    "gone": ("unlink", "warn"),
    "changed": ("circle-help", "warn"),
    "look": ("circle-help", "warn"),
    "moved": ("check", "ok"),
    "unchanged": ("check", "ok"),
}
_KIND_ICONS = {
    "footnote": "superscript",
    "marginal": "message-square-text",
    "highlight": "highlighter",
    "source": "landmark",
    "own": "file-text",
    "general": "notebook-text",
    "mention": "user-round",
    "editorial_mark": "pencil-line",
    "header_field": "text-select",
    "stage": "calendar-clock",
    "recipient": "copy",
    "distribution": "list-ordered",
}


class TouchedDelegate(QStyledItemDelegate):
    """Paints headings and cards. Cards are kept until the width or the theme changes."""

    def __init__(self, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._cards: dict[str, TouchedCard] = {}

    def forget(self) -> None:
        """Lay every card out anew, after faces or colours have changed."""
        self._cards.clear()

    def card(self, item: Touched, width: int) -> TouchedCard:
        """Return an item's card at this width."""
        known = self._cards.get(item.key)
        if known is None or known.item != item or known.width != width:
            if len(self._cards) > 400:
                self._cards.clear()
            known = self._cards[item.key] = lay_out(item, width)
        return known

    # -- overrides -----------------------------------------------------------------------------------

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a row's size."""
        row: TouchedRow | None = index.data(ROW_ROLE)
        width = _rect(option).width()
        if row is None or row.kind == "more":
            return QSize(width, _MORE)
        if row.item is not None:
            return QSize(width, self.card(row.item, width).height)
        return QSize(width, _HEADING_AND_REASON if heading_reason(row.group) else _HEADING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a heading, a card or the link under a quiet group."""
        row: TouchedRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        rect = _rect(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.kind == "heading":
            _paint_heading(painter, rect, row)
        elif row.item is not None:
            self._paint_card(painter, option, rect, row.item)
        else:
            painter.setFont(link_font())
            painter.setPen(QColor(theme.current().accent))
            box = rect.adjusted(LEFT - 4, 0, -RIGHT, 0)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, more_words(row))
        if _state(option) & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.current().accent), 1.5))
            painter.drawRoundedRect(QRectF(rect).adjusted(4.5, 1.5, -2.5, -2.5), 5, 5)
        painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Show the key of the link under the pointer."""
        row: TouchedRow | None = index.data(ROW_ROLE)
        if event.type() == QEvent.Type.ToolTip and row is not None and row.item is not None:
            rect = view.visualRect(index)
            at = event.pos() - rect.topLeft()
            deed = self.card(row.item, rect.width()).deed_at(at.x(), at.y())
            QToolTip.showText(event.globalPos(), tr("Key: {key}", key=KEYS[deed]) if deed else "", view)
            return True
        return super().helpEvent(event, view, option, index)

    # -- private -------------------------------------------------------------------------------------

    def _paint_card(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, item: Touched
    ) -> None:
        palette = theme.current()
        card = self.card(item, rect.width())
        if _state(option) & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(palette.sel))
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), QColor(palette.accent))
        painter.setPen(QColor(palette.line))
        base = rect.bottom() + 0.5
        painter.drawLine(QLineF(rect.left() + 14, base, rect.right() - 11, base))
        painter.save()  # the ring that comes after it is not to be moved along
        painter.translate(rect.topLeft())
        self._paint_head(painter, card)
        for layout, y in card.lines:
            layout.draw(painter, QPointF(LEFT, y))
        ratio = painter.device().devicePixelRatioF()
        if card.note is not None:
            words, box = card.note
            painter.drawPixmap(QPointF(LEFT, box.top() + 2), theme.pixmap("check", 14, "ok", ratio))
            painter.setFont(theme.sans(12))
            painter.setPen(QColor(palette.ink2))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
        for deed, box, words in card.links:
            if deed == "value":
                self._paint_tick(painter, card, box, words)
                continue
            painter.setFont(link_font())
            painter.setPen(QColor(palette.accent))
            painter.drawText(box.adjusted(4, 0, 4, 0), Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    def _paint_head(self, painter: QPainter, card: TouchedCard) -> None:
        palette, item = theme.current(), card.item
        ratio = painter.device().devicePixelRatioF()
        middle = HEAD_TOP + HEAD // 2
        if item.number:
            painter.setFont(theme.serif(15, 600))
            painter.setPen(QColor(palette.mark))
            painter.drawText(
                QRectF(16, HEAD_TOP - 1, 24, HEAD + 1), Qt.AlignmentFlag.AlignVCenter, item.number
            )
        else:
            icon = theme.pixmap(_KIND_ICONS.get(item.kind, "file-text"), 14, "ink2", ratio)
            painter.drawPixmap(16, middle - 7, icon)
        right = card.width - RIGHT
        if item.colour and item.kind not in ("source",):
            right -= 22
            painter.drawPixmap(right, middle - 8, swatch(item.colour, 15, ratio))
        painter.setFont(theme.sans(12))
        painter.setPen(QColor(palette.ink2))
        line = tr("line {n}", n=item.line) if item.line else ""
        words = " · ".join(part for part in (item.title, item.place, line) if part)
        box = QRectF(LEFT, HEAD_TOP, right - LEFT - 8, HEAD)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)

    @staticmethod
    def _paint_tick(painter: QPainter, card: TouchedCard, box: QRectF, words: str) -> None:
        palette = theme.current()
        assert card.tick is not None
        tick = QRectF(card.tick).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QColor(palette.ctl))
        painter.setBrush(QColor(palette.field))
        painter.drawRoundedRect(tick, 4, 4)
        if card.item.taking:
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(
                card.tick.left() + 1, card.tick.top() + 1, theme.pixmap("check", 14, "accent", ratio)
            )
        painter.setFont(theme.sans(12))
        painter.setPen(QColor(palette.ink))
        painter.drawText(box.adjusted(28, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)


def _paint_heading(painter: QPainter, rect: QRect, row: TouchedRow) -> None:
    palette = theme.current()
    icon, token = _GROUP_ICONS[row.group]
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(rect.left() + 14, rect.top() + 8, theme.pixmap(icon, 16, token, ratio))
    painter.setFont(theme.sans(13, 600))
    painter.setPen(QColor(palette.ink))
    words = QRect(rect.left() + 36, rect.top(), rect.width() - 36 - RIGHT, _HEADING)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, heading_words(row.group, row.count))
    if reason := heading_reason(row.group):
        painter.setFont(theme.sans(12))
        painter.setPen(QColor(palette.ink2))
        painter.drawText(words.translated(0, 20), Qt.AlignmentFlag.AlignVCenter, reason)
    if row.group in QUIET:
        return
    painter.setPen(QColor(palette.line))
    base = rect.bottom() + 0.5
    painter.drawLine(QLineF(rect.left(), base, rect.right() + 1, base))


def _rect(option: QStyleOptionViewItem) -> QRect:
    rect: QRect = option.rect
    return rect


def _state(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    state: QStyle.StateFlag = option.state
    return state
