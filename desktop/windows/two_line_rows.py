"""A list whose rows have two lines: what it is, and what is to be known of it, in quieter ink."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop import theme
from desktop.models.tool_tips import plain_tip
from desktop.widgets.row_paint import paint_ground, paint_words

_TITLE, _LINE, _TOP = 20, 18, 6
_LEFT, _RIGHT = 16, 14
_FACTS = Qt.ItemDataRole.UserRole
_KEY = Qt.ItemDataRole.UserRole + 1
_TONE = Qt.ItemDataRole.UserRole + 2


class TwoLineList(QListWidget):
    """Words of any kind, never read as markup; what does not fit is told by the tool tip."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make an empty list; `name` is what a screen reader calls it."""
        super().__init__(parent)
        self.setItemDelegate(_Rows(self))
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def add(self, title: str, facts: str, key: object, *, tone: str = "ink2", chosen: bool = True) -> None:
        """Add a row; `key` is given back for it, `tone` is the ink of its second line."""
        title, facts = " ".join(title.split()), " ".join(facts.split())
        item = QListWidgetItem(title)
        item.setData(_FACTS, facts)
        item.setData(_KEY, key)
        item.setData(_TONE, tone)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}, {facts}")
        item.setToolTip(plain_tip(f"{title}\n{facts}"))
        if not chosen:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsSelectable)
        self.addItem(item)

    def set_facts(self, row: int, facts: str, tone: str) -> None:
        """Say something else in the second line of a row."""
        item = self.item(row)
        item.setData(_FACTS, " ".join(facts.split()))
        item.setData(_TONE, tone)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}, {facts}")
        item.setToolTip(plain_tip(f"{item.text()}\n{facts}"))

    def chosen_keys(self) -> list[object]:
        """Return the keys of the chosen rows, in their order."""
        rows = sorted(self.row(item) for item in self.selectedItems())
        return [self.item(row).data(_KEY) for row in rows]

    def key_at(self, row: int) -> object:
        """Return the key of a row."""
        return self.item(row).data(_KEY)


class _Rows(QStyledItemDelegate):
    """Paints the two lines."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of two lines."""
        rect = option.rect
        return QSize(rect.width(), 2 * _TOP + _TITLE + _LINE)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = theme.current()
        rect = QRectF(option.rect)
        paint_ground(painter, rect, option.state)
        line = QRectF(rect.left() + _LEFT, rect.top() + _TOP, rect.width() - _LEFT - _RIGHT, _TITLE)
        paint_words(painter, line, str(index.data()), theme.sans(13, 500), palette.ink)
        line = QRectF(line.left(), line.bottom(), line.width(), _LINE)
        tone = palette.colour(str(index.data(_TONE)))
        paint_words(painter, line, str(index.data(_FACTS)), theme.sans(12, tabular=True), tone)
        painter.restore()
