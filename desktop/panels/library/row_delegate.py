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
from desktop.models.library_roles import LibraryRole
from desktop.models.library_rows import is_urgent, shown_title, verdict_mark
from desktop.panels.library.heading_paint import HEADING_HEIGHT, paint_heading
from desktop.widgets.row_paint import paint_ground

Index = QModelIndex | QPersistentModelIndex
LINE = 17
INSET_LEFT, INSET_RIGHT = 14, 12
TOP = 6
_KEPT = 2000


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
        self._fitting: dict[tuple[str, int], bool] = {}
        self._facts = theme.sans(12, tabular=True)
        self._facts_metrics = QFontMetricsF(self._facts)
        self._marks = {weight: theme.sans(12, weight, tabular=True) for weight in (400, 600)}

    # -- overrides -----------------------------------------------------------------------------------

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the row's size for the width of the view."""
        width = _rect(option).width()
        if index.data(LibraryRole.HEADING) is not None:
            return QSize(width, HEADING_HEIGHT)
        row: Listed | None = index.data(LibraryRole.LISTED)
        fits = row is None or self._fits(shown_title(row), width)
        lines = (2 if fits else 3) + bool(index.data(LibraryRole.FOUND_INSIDE))
        return QSize(width, 2 * TOP + LINE * lines)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        if index.data(LibraryRole.HEADING) is not None:
            paint_heading(painter, _rect(option), _state(option), index)
            return
        row: Listed | None = index.data(LibraryRole.LISTED)
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
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, line)
            y += LINE
        self._paint_facts(painter, rect, y, row)
        if index.data(LibraryRole.FOUND_INSIDE):
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
        metrics = self._facts_metrics
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
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.setPen(QColor(colour))
            painter.drawText(QRectF(x, y, room, LINE), Qt.AlignmentFlag.AlignVCenter, shown)
            x += metrics.horizontalAdvance(shown) + 8

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

    def _fits(self, title: str, width: int) -> bool:
        """Tell whether a title fits on one line; asked several times for each row that is painted."""
        key = (title, width)
        known = self._fitting.get(key)
        if known is None:
            if len(self._fitting) > _KEPT:
                self._fitting.clear()
            known = self._metrics.horizontalAdvance(title) <= _room(width)
            self._fitting[key] = known
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


def _rect(option: QStyleOptionViewItem) -> QRect:
    rect: QRect = option.rect
    return rect


def _state(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    state: QStyle.StateFlag = option.state
    return state
