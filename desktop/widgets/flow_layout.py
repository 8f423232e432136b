"""Lays widgets out like words: side by side, and in a new line where the line is full."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Rows of widgets at their own sizes, centred in each line. An item that stretches fills its line."""

    def __init__(self, parent: QWidget | None = None, gap: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Put an item at the end."""
        self._items.append(item)

    def insert_widget(self, place: int, widget: QWidget) -> None:
        """Put a widget before the item at `place`."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, or None where there is none."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out and return it, or None where there is none."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return that the layout asks for no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the items take at a width."""
        return self._place(QRect(0, 0, width, 0), really=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._place(rect, really=True)

    def sizeHint(self) -> QSize:
        """Return the least size."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, really: bool) -> int:
        """Place the items in lines, or only count; return the height."""
        y = rect.top()
        line: list[tuple[QLayoutItem, QSize]] = []
        used = 0
        for item in self._items:
            size = item.sizeHint()
            if line and used + self._gap + size.width() > rect.width():
                y += self._place_line(line, rect, y, really=really) + 4
                line, used = [], 0
            used += (self._gap if line else 0) + size.width()
            line.append((item, size))
        if line:
            y += self._place_line(line, rect, y, really=really)
        return y - rect.top()

    def _place_line(self, line: list[tuple[QLayoutItem, QSize]], rect: QRect, y: int, *, really: bool) -> int:
        height = max(size.height() for _, size in line)
        if really:
            x = rect.left()
            for item, size in line:
                wide = min(size.width(), rect.width())
                if item.expandingDirections() & Qt.Orientation.Horizontal:
                    wide = max(wide, rect.right() + 1 - x)
                at = QPoint(x, y + (height - size.height()) // 2)
                item.setGeometry(QRect(at, QSize(wide, size.height())))
                x += wide + self._gap
        return height
