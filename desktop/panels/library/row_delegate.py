"""Paints a cable's row: title in one or two lines; under it date, precedence and the verdict on its list."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from db.listing import Listed
from desktop import theme
from desktop.messages.times import show_time
from desktop.messages.words import tr
from desktop.models.library import LibraryModel
from desktop.models.library_roles import LibraryRole
from desktop.models.library_rows import is_urgent, shown_title, verdict_mark
from desktop.panels.library.heading_paint import HEADING_HEIGHT, paint_heading
from desktop.widgets.row_paint import paint_ground

Index = QModelIndex | QPersistentModelIndex
LINE = 17
INSET_LEFT, INSET_RIGHT = 14, 12
TOP = 6
_KEPT = 2000
_ONE_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class RowDelegate(QStyledItemDelegate):
    """Rows of 46 pixels, or 63 where the title takes two lines; a longer title ends in an ellipsis.

    What was found inside a cable stands in a line more.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles: OrderedDict[tuple[str, int], tuple[str, ...]] = OrderedDict()
        self._font = theme.sans(13, 600)
        self._metrics = QFontMetricsF(self._font)
        self._quote = theme.serif(14, italic=True)
        self._widths: dict[str, float] = {}
        self._facts = theme.sans(12, tabular=True)
        self._facts_metrics = QFontMetricsF(self._facts)
        self._marks = {weight: theme.sans(12, weight, tabular=True) for weight in (400, 600)}

    # -- overrides -----------------------------------------------------------------------------------

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the row's size for the width of the view."""
        width = _rect(option).width()
        return QSize(width, self.height(_model(index), index.row(), width))

    def height(self, model: LibraryModel, row: int, width: int) -> int:
        """Return how high a row is in a view of this width; asked for each row that comes into sight."""
        if model.heading(row) is not None:
            return HEADING_HEIGHT
        cable = model.listed(row)
        if cable is None:
            return 2 * TOP + LINE * 2
        lines = len(self._lines(shown_title(cable), width)) + 1 + model.is_found_inside(cable)
        return 2 * TOP + LINE * lines

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        model = _model(index)
        if model.heading(index.row()) is not None:
            paint_heading(painter, _rect(option), _state(option), index)
            return
        row = model.listed(index.row())
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, state = _rect(option), _state(option)
        paint_ground(painter, QRectF(rect), state)
        painter.setPen(QColor(theme.current().ink))
        painter.setFont(self._font)
        y = rect.top() + TOP
        for line in self._lines(shown_title(row), rect.width()):
            box = QRectF(rect.left() + INSET_LEFT, y, rect.width() - INSET_LEFT - INSET_RIGHT, LINE)
            painter.drawText(box, _ONE_LINE, line)
            y += LINE
        self._paint_facts(painter, rect, y, row)
        if model.is_found_inside(row):
            self._paint_snippet(painter, rect, y + LINE, index)
        painter.restore()

    # -- private -------------------------------------------------------------------------------------

    def _paint_facts(self, painter: QPainter, rect: QRect, y: int, row: Listed) -> None:
        palette = theme.current()
        right = self._paint_verdict(painter, rect, y, row)
        if row.starred:
            right -= 20
            star = theme.pixmap("star", 14, "accent", painter.device().devicePixelRatioF())
            painter.drawPixmap(QPointF(right, y + 1.5), star)
        painter.setFont(self._facts)
        x = float(rect.left() + INSET_LEFT)
        precedence = " ".join(row.precedence.split())
        for words, colour in (
            (show_time(row.date) or tr("no date"), palette.ink2),
            (precedence, palette.urgent if is_urgent(precedence) else palette.ink2),
        ):
            room = right - x - 6
            if not words or room < 12:
                continue
            width = self._width(words)
            is_cut = width > room
            shown = (
                self._facts_metrics.elidedText(words, Qt.TextElideMode.ElideRight, room) if is_cut else words
            )
            painter.setPen(QColor(colour))
            painter.drawText(QRectF(x, y, room, LINE), _ONE_LINE, shown)
            x += min(width, room) + 8

    def _paint_snippet(self, painter: QPainter, rect: QRect, y: int, index: Index) -> None:
        """Paint the words round the place where the search found something inside, the hits lit."""
        words = str(index.data(LibraryRole.SNIPPET))
        metrics = QFontMetricsF(self._quote)
        box = QRectF(rect.left() + INSET_LEFT, y, rect.width() - INSET_LEFT - INSET_RIGHT, LINE)
        for start, end in index.data(LibraryRole.SNIPPET_HITS):
            left = box.left() + metrics.horizontalAdvance(words[:start])
            lit = QRectF(left, y + 1, metrics.horizontalAdvance(words[start:end]), LINE - 1)
            painter.fillRect(lit & box, QColor(theme.current().lit))
        painter.setFont(self._quote)
        painter.setPen(QColor(theme.current().ink2))
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)

    def _paint_verdict(self, painter: QPainter, rect: QRect, y: int, row: Listed) -> float:
        """Paint the mark at the right; return where it begins."""
        palette = theme.current()
        right = float(rect.right() + 1 - INSET_RIGHT - 2)
        mark, tone = verdict_mark(row)
        if mark == "✓":
            drawn = theme.pixmap("check", 14, "ok", painter.device().devicePixelRatioF())
            painter.drawPixmap(QPointF(right - 14, y + 1.5), drawn)
            return right - 14
        font = self._marks[600 if tone else 400]
        painter.setFont(font)
        painter.setPen(QColor(palette.warn if tone else palette.ink3))
        width = QFontMetricsF(font).horizontalAdvance(mark)
        painter.drawText(QRectF(right - width - 2, y, width + 2, LINE), Qt.AlignmentFlag.AlignVCenter, mark)
        return right - width - 2

    def _width(self, words: str) -> float:
        """Return how wide a date or precedence is; most of them stand in many rows."""
        known = self._widths.get(words)
        if known is None:
            if len(self._widths) > _KEPT:
                self._widths.clear()
            known = self._widths[words] = self._facts_metrics.horizontalAdvance(words)
        return known

    def _lines(self, title: str, width: int) -> tuple[str, ...]:
        """Return the title broken into one or two lines for a row of this width."""
        key = (title, width)
        known = self._titles.get(key)
        if known is None:
            known = self._broken(title, _room(width))
            self._titles[key] = known
            if len(self._titles) > _KEPT:
                self._titles.popitem(last=False)
        return known

    def _broken(self, title: str, room: int) -> tuple[str, ...]:
        if self._metrics.horizontalAdvance(title) <= room:
            return (title,)
        layout = QTextLayout(title[:1000], self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(room)
        end = line.textLength()
        layout.endLayout()
        # Qt counts UTF-16 units; cut in its own string.
        units = title.encode("utf-16-le", "surrogatepass")
        first = units[: end * 2].decode("utf-16-le", "surrogatepass").rstrip()
        rest = units[end * 2 :].decode("utf-16-le", "surrogatepass")
        return first, self._metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room)


def _room(width: int) -> int:
    """Return the room for a title in a row of this width."""
    return max(40, width - INSET_LEFT - INSET_RIGHT)


def _model(index: Index) -> LibraryModel:
    model = index.model()
    assert isinstance(model, LibraryModel)
    return model


def _rect(option: QStyleOptionViewItem) -> QRect:
    rect: QRect = option.rect
    return rect


def _state(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    state: QStyle.StateFlag = option.state
    return state
