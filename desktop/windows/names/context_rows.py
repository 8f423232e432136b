"""A list in which each row shows words with those round them, the words in the middle one under the other."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QWidget,
)

from desktop import theme
from desktop.models.tool_tips import plain_tip
from desktop.widgets.row_paint import paint_ground, paint_words

_HEIGHT = 28
_INSET, _GAP, _BOX = 12, 6, 18
_HEAD = 190
"""The room for what stands before the words: which cable, when."""
_ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class ContextRow:
    """Words, those before and after them, what stands at the row's head, and what it is given back by.

    A `warn` row stands in the ink of a warning: its words are gone.
    """

    before: str
    words: str
    after: str
    head: str = ""
    key: object = None
    warn: bool = False


class ContextList(QListWidget):
    """Rows of words in their surroundings; `ticked` ones where they can be ticked."""

    def __init__(self, name: str, *, ticks: bool, parent: QWidget | None = None) -> None:
        """Make an empty list; `name` is what a screen reader calls it."""
        super().__init__(parent)
        self._ticks = ticks
        self.setItemDelegate(_Rows(self, ticks=ticks))
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_rows(self, rows: list[ContextRow]) -> None:
        """Show these rows, all ticked."""
        self.clear()
        for row in rows:
            words = " ".join(f"{row.before}{row.words}{row.after}".split())
            item = QListWidgetItem(words)
            item.setData(_ROW, row)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.head} {words}".strip())
            item.setToolTip(plain_tip(row.head, words))
            if self._ticks:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked)
            self.addItem(item)

    def row_at(self, at: int) -> ContextRow:
        """Return a row."""
        row = self.item(at).data(_ROW)
        assert isinstance(row, ContextRow)
        return row

    def ticked(self) -> list[object]:
        """Return the keys of the rows that are ticked, in their order."""
        rows = (self.item(at) for at in range(self.count()))
        return [item.data(_ROW).key for item in rows if item.checkState() == Qt.CheckState.Checked]

    def tick_all(self, on: bool) -> None:
        """Tick all rows, or none."""
        for at in range(self.count()):
            self.item(at).setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


class _Rows(QStyledItemDelegate):
    """Paints a row: tick, head, words before (to the right), the words, words after."""

    def __init__(self, parent: QListWidget, *, ticks: bool) -> None:
        super().__init__(parent)
        self._ticks = ticks

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a line."""
        return QSize(option.rect.width(), _HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        row = index.data(_ROW)
        painter.save()
        palette = theme.current()
        rect = QRectF(option.rect)
        paint_ground(painter, rect, option.state)
        left = rect.left() + _INSET
        if self._ticks:
            self._paint_tick(painter, option, index, left)
            left += _BOX + _GAP
        if row.head:
            head = min(_HEAD, rect.width() * 0.38)
            box = QRectF(left, rect.top(), head - _GAP, rect.height())
            paint_words(painter, box, row.head, theme.sans(12, tabular=True), palette.ink3)
            left += head
        self._paint_words(painter, row, QRectF(left, rect.top(), rect.right() - _INSET - left, rect.height()))
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Tick a row wherever in it one clicks; Space ticks it as ever."""
        if not self._ticks or not isinstance(event, QMouseEvent):
            return super().editorEvent(event, model, option, index)
        if event.type() == QEvent.Type.MouseButtonRelease and event.button() == Qt.MouseButton.LeftButton:
            ticked = _is_ticked(index)
            state = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
            return model.setData(index, state, Qt.ItemDataRole.CheckStateRole)
        return False

    def _paint_words(self, painter: QPainter, row: ContextRow, box: QRectF) -> None:
        palette = theme.current()
        plain, strong = theme.serif(14), theme.serif(14, 600)
        middle = QFontMetricsF(strong)
        words = middle.elidedText(" ".join(row.words.split()), Qt.TextElideMode.ElideRight, box.width() * 0.6)
        width = middle.horizontalAdvance(words)
        before = max(0.0, min(box.width() * 0.42, box.width() - width))
        metrics = QFontMetricsF(plain)
        said = metrics.elidedText(_one_line(row.before), Qt.TextElideMode.ElideLeft, before - 2)
        painter.setFont(plain)
        painter.setPen(QColor(palette.ink2))
        flags = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(
            QRectF(box.left(), box.top(), before, box.height()), flags | Qt.AlignmentFlag.AlignRight, said
        )
        painter.setFont(strong)
        painter.setPen(QColor(palette.warn if row.warn else palette.ink))
        at = QRectF(box.left() + before, box.top(), width + 1, box.height())
        painter.drawText(at, flags | Qt.AlignmentFlag.AlignLeft, words)
        painter.setFont(plain)
        painter.setPen(QColor(palette.ink2))
        rest = QRectF(at.right(), box.top(), box.right() - at.right(), box.height())
        after = metrics.elidedText(_one_line(row.after), Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, flags | Qt.AlignmentFlag.AlignLeft, after)

    def _paint_tick(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        left: float,
    ) -> None:
        box = QStyleOptionButton()
        size = 16
        top = option.rect.center().y() - size // 2
        box.rect = QRectF(left, top, size, size).toRect()
        ticked = QStyle.StateFlag.State_On if _is_ticked(index) else QStyle.StateFlag.State_Off
        box.state = QStyle.StateFlag.State_Enabled | ticked
        style = option.widget.style()
        style.drawPrimitive(
            QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, box, painter, option.widget
        )


def _is_ticked(index: QModelIndex | QPersistentModelIndex) -> bool:
    return Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked


def _one_line(words: str) -> str:
    """Return words on one line, with the blanks at their ends: there the others begin."""
    return words.replace("\n", " ").replace("\t", " ")
