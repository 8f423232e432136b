"""Paints the cards of the notes panel and tells how high they are."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QLineF,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from db.records import Note
from db.referring.links import kind_of
from desktop import theme
from desktop.messages.lost_places import lost_places, lost_since_words, partly_lost
from desktop.messages.notes import kind_title
from desktop.messages.words import tr
from desktop.models.note_roles import TRAY, NoteRole
from desktop.panels.notes.card import (
    EDITOR_RIGHT,
    HEAD,
    HEAD_TOP,
    INSET_LEFT,
    INSET_RIGHT,
    LEFT,
    Card,
    lay_out_card,
)
from desktop.panels.notes.place_row import HEIGHT, paint_place
from desktop.theme_lines import swatch

Index = QModelIndex | QPersistentModelIndex
TRAY_HEIGHT = 34
KIND_ICONS = {
    "footnote": "superscript",
    "marginal": "message-square-text",
    "highlight": "highlighter",
    "source": "landmark",
    "general": "notebook-text",
    "own": "file-text",
}
_KEPT = 300


class CardDelegate(QStyledItemDelegate):
    """Paints notes; `edited` is the note whose card makes room for the editor, `editor_height` how much."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.edited: str | None = None
        self.editor_height = 0
        self.tray_open = True
        self.about: Callable[[str], str] = lambda _address: ""
        """Tells in words what a reference leads to."""
        self._cards: OrderedDict[str, Card] = OrderedDict()

    # -- public --------------------------------------------------------------------------------------

    def forget(self) -> None:
        """Lay every card out anew, after faces or colours have changed."""
        self._cards.clear()

    def card(self, index: Index, width: int) -> Card:
        """Return the card of a note's row, laid out for this width."""
        note: Note | None = index.data(NoteRole.NOTE)
        if note is None:
            return self._last_card(str(index.data(NoteRole.KEY)), width)
        quote: str = index.data(NoteRole.QUOTE)
        orphan: bool = index.data(NoteRole.ORPHAN)
        lost, context = index.data(NoteRole.LOST), index.data(NoteRole.CONTEXT)
        said = (index.data(NoteRole.WORDS), index.data(NoteRole.DEAD), index.data(NoteRole.REFERRED))
        known = self._cards.get(note.id)
        if (
            known is not None
            and known.note is note
            and known.said == said
            and known.width == width
            and known.orphan == orphan
            and known.quote_words == quote
            and (known.lost, known.context) == (lost, context)
        ):
            self._cards.move_to_end(note.id)
            return known
        card = lay_out_card(note, quote, width, orphan=orphan, lost=lost, context=context, said=said)
        self._cards[note.id] = card
        self._cards.move_to_end(note.id)
        if len(self._cards) > _KEPT:
            self._cards.popitem(last=False)
        return card

    # -- overrides -----------------------------------------------------------------------------------

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a card's size, with the editor where the note is being edited."""
        width = _rect(option).width()
        if index.data(NoteRole.KEY) == TRAY:
            return QSize(width, TRAY_HEIGHT)
        if index.data(NoteRole.IS_PLACE):
            return QSize(width, HEIGHT)
        card = self.card(index, width)
        if card.note.id == self.edited:
            return QSize(width, card.editor_top + self.editor_height + 9)
        return QSize(width, card.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a card or the heading of the orphans."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = _rect(option)
        if index.data(NoteRole.KEY) == TRAY:
            self._paint_tray(painter, rect, index)
        elif index.data(NoteRole.IS_PLACE):
            chosen = bool(_state(option) & QStyle.StateFlag.State_Selected)
            place = index.data(NoteRole.PLACE)
            words = index.data(Qt.ItemDataRole.DisplayRole)
            in_tray = index.data(NoteRole.ORPHAN)
            paint_place(painter, rect, place, words, chosen=chosen, in_tray=in_tray)
        else:
            self._paint_card(painter, option, rect, index)
        if _state(option) & QStyle.StateFlag.State_HasFocus and index.data(NoteRole.KEY) != self.edited:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.current().accent), 1.5))
            painter.drawRoundedRect(QRectF(rect).adjusted(4.5, 1.5, -2.5, -2.5), 5, 5)
        painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Show who made a note and when; a link shows its address."""
        if event.type() == QEvent.Type.ToolTip and index.isValid() and index.data(NoteRole.NOTE):
            rect = view.visualRect(index)
            at = event.pos() - rect.topLeft()
            address = self.card(index, rect.width()).link_at(at.x(), at.y())
            words = self.about(address) if kind_of(address) else address
            words = words or index.data(Qt.ItemDataRole.ToolTipRole) or ""
            # User text is never markup: a tool tip that looks like HTML would be shown as such.
            from html import escape

            QToolTip.showText(event.globalPos(), f"<qt>{escape(words).replace(chr(10), '<br>')}</qt>", view)
            return True
        return super().helpEvent(event, view, option, index)

    # -- private -------------------------------------------------------------------------------------

    def _last_card(self, note_id: str, width: int) -> Card:
        """Return the card of a note that is gone from the cable, while its row is still being taken out."""
        known = self._cards.get(note_id)
        gone = Note(note_id, "", "highlight", "", "", (), "", "", "", "")
        return known if known is not None else lay_out_card(gone, "", width, orphan=False)

    def _paint_tray(self, painter: QPainter, rect: QRect, index: Index) -> None:
        palette = theme.current()
        painter.fillRect(rect, QColor(palette.warnbg))
        ratio = painter.device().devicePixelRatioF()
        arrow = "chevron-down" if self.tray_open else "chevron-right"
        y = rect.top() + (rect.height() - 16) // 2
        painter.drawPixmap(rect.left() + 12, y + 1, theme.pixmap(arrow, 14, "warn", ratio))
        painter.drawPixmap(rect.left() + LEFT - 8, y, theme.pixmap("unlink", 16, "warn", ratio))
        painter.setFont(theme.sans(13, 600))
        painter.setPen(QColor(palette.warn))
        words = rect.adjusted(LEFT + 14, 0, -INSET_RIGHT, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, index.data() or lost_places(0))

    def _paint_card(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, index: Index) -> None:
        palette = theme.current()
        card = self.card(index, rect.width())
        is_edited = card.note.id == self.edited
        chosen = bool(_state(option) & QStyle.StateFlag.State_Selected) or is_edited
        if chosen:
            painter.fillRect(rect, QColor(palette.sel))
        elif card.orphan:
            painter.fillRect(rect, QColor(palette.warnbg))
        if chosen:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), QColor(palette.accent))
        painter.setPen(QColor(palette.line2 if chosen or card.orphan else palette.line))
        base = rect.bottom() + 0.5
        painter.drawLine(QLineF(rect.left() + INSET_LEFT, base, rect.right() - INSET_RIGHT + 1, base))
        painter.save()
        painter.translate(rect.topLeft())
        self._paint_head(painter, card, index)
        if card.quote is not None:
            painter.setPen(QColor(palette.ink2))
            card.quote.draw(painter, QPointF(LEFT, card.quote_top))
        if not is_edited:
            self._paint_body(painter, card, index)
        painter.restore()

    def _paint_head(self, painter: QPainter, card: Card, index: Index) -> None:
        palette = theme.current()
        note, ratio = card.note, painter.device().devicePixelRatioF()
        label = index.data(NoteRole.NUMBER) or ""
        middle = HEAD_TOP + HEAD // 2
        if label:
            painter.setFont(_fitting(theme.serif(15, 600), label, LEFT - INSET_LEFT - 6))
            painter.setPen(QColor(palette.mark))
            box = QRectF(INSET_LEFT + 2, HEAD_TOP - 1, LEFT - INSET_LEFT, HEAD + 1)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, label)
        else:
            icon = theme.pixmap(KIND_ICONS.get(note.kind, "file-text"), 14, "ink2", ratio)
            painter.drawPixmap(INSET_LEFT + 2, middle - 7, icon)
        right = card.width - EDITOR_RIGHT - 26
        if note.kind not in ("source", "own"):
            painter.drawPixmap(right, middle - 8, swatch(note.colour, 15, ratio))
        if card.orphan or card.lost is not None:
            right -= 24
            painter.drawPixmap(right, middle - 8, theme.pixmap("unlink", 16, "warn", ratio))
        painter.setFont(theme.sans(12))
        painter.setPen(QColor(palette.ink2))
        box = QRectF(LEFT, HEAD_TOP, right - LEFT - 8, HEAD)
        flags = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, flags, kind_title(note.kind))
        if note.kind == "marginal":
            painter.drawText(box, flags | Qt.AlignmentFlag.AlignRight, tr("private"))

    def _paint_body(self, painter: QPainter, card: Card, index: Index) -> None:
        palette = theme.current()
        if card.words is not None:
            painter.setPen(QColor(palette.ink))
            card.words.draw(painter, LEFT, card.words_top)
        if card.referred is not None:
            painter.setPen(QColor(palette.ink2))
            card.referred.draw(painter, LEFT, card.referred_top)
        face = theme.sans(11, 500)
        metrics = QFontMetricsF(face)
        painter.setFont(face)
        for box, tag in card.chips:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.hover))
            painter.drawRoundedRect(box, 9, 9)
            painter.setPen(QColor(palette.ink2))
            words = metrics.elidedText(tag, Qt.TextElideMode.ElideRight, box.width() - 16)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if card.orphan or card.lost is not None:
            self._paint_foot(painter, card, index)

    def _paint_foot(self, painter: QPainter, card: Card, index: Index) -> None:
        """Say what a note has lost; beside it stands what places it again."""
        palette = theme.current()
        if card.orphan:
            words = lost_since_words(index.data(NoteRole.LOST_SINCE), index.data(NoteRole.LOST_LINE))
        else:
            words = partly_lost(*card.lost) if card.lost is not None else ""
        link = place_again_box(card)
        box = card.foot().adjusted(0, 0, link.left() - card.foot().right() - 4, 0)
        painter.setFont(theme.sans(12))
        painter.setPen(QColor(palette.ink2 if card.orphan else palette.warn))
        elided = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, elided)
        painter.setFont(theme.sans(12, 600))
        painter.setPen(QColor(palette.accent))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(card.foot(), right, place_again())


def place_again() -> str:
    """Return what the link under an orphan says."""
    return tr("Place again")


def place_again_box(card: Card) -> QRect:
    """Return where the link under an orphan stands, at least 24 px high."""
    wide = round(QFontMetricsF(theme.sans(12, 600)).horizontalAdvance(place_again()))
    foot = card.foot()
    return QRect(foot.right() - wide - 6, foot.top() - 3, wide + 12, 26)


def _fitting(face: QFont, words: str, room: float) -> QFont:
    """Return the face, smaller where a number of many figures needs it."""
    wide = QFontMetricsF(face).horizontalAdvance(words)
    if wide > room:
        face.setPixelSize(max(9, int(face.pixelSize() * room / wide)))
    return face


def _rect(option: QStyleOptionViewItem) -> QRect:
    rect: QRect = option.rect
    return rect


def _state(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    state: QStyle.StateFlag = option.state
    return state
