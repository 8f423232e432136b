"""How the cells of the distribution are painted, and with what they are edited."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemDelegate, QLineEdit, QStyleOptionViewItem, QTableView, QWidget

from desktop import theme
from desktop.messages.words import tr
from desktop.models.distribution import DistributionModel, RecipientColumn, read_copies, role_word
from desktop.panels.distribution.columns import NUMBER_WIDTH, RIGHT
from desktop.widgets.record_delegate import Index, RecordDelegate
from desktop.widgets.wrapped import Wrapped

ROW_HEIGHT = 23
LINE_HEIGHT = 17
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


class RecipientCells(RecordDelegate):
    """Names that wrap, figures that stand below one another, the role where it is not simply a copy."""

    split_wanted = Signal(int, str, int)
    """While a name is edited: split the entry of this row, whose name is now this, at this position."""

    def __init__(self, model: DistributionModel, table: QTableView) -> None:
        """Make the delegate of a table that shows `model`."""
        super().__init__(model, table)
        self._list = model
        self._table = table
        self._row = -1

    def make_editor(self, parent: QWidget, index: Index) -> QWidget:
        """Return a line for a name or a short one for a number."""
        self._row = index.row()
        line = QLineEdit(parent)
        if index.column() == RecipientColumn.STATED:
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
            line.setPlaceholderText("–")
            line.setToolTip(tr("A number; empty for not stated; ? for illegible"))
            line.setAccessibleName(tr("Copies stated"))
            line.setAccessibleDescription(line.toolTip())
        else:
            line.setAccessibleName(tr("Recipient"))
            line.setPlaceholderText(tr("Recipient"))
        return line

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Split the entry at the cursor with Ctrl+Enter; keep a number that is none in its editor."""
        enter = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.type() == QEvent.Type.KeyPress and isinstance(editor, QLineEdit):
            assert isinstance(event, QKeyEvent)
            number = editor.alignment() & Qt.AlignmentFlag.AlignRight
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier and not number:
                row, words, at = self._row, editor.text(), editor.cursorPosition()
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
                self.split_wanted.emit(row, words, at)
                return True
            if number and read_copies(editor.text()) is None:
                editor.selectAll()
                editor.setProperty("wrong", True)
                self._told(editor)
                return True
        return super().eventFilter(editor, event)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Give the editor its cell, at least as high as a field must be to be read."""
        cell: QRect = option.rect
        left = cell.left() + (NUMBER_WIDTH - 8 if index.column() == RecipientColumn.NAME else 8)
        height = 26
        top = max(0, min(cell.top() - 2, self._table.viewport().height() - height))
        editor.setGeometry(left, top, cell.right() - left, height)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Return the height that the name needs at the column's width."""
        room = (
            self._table.columnWidth(RecipientColumn.NAME) - NUMBER_WIDTH - 6 - self._role_width(index.row())
        )
        words = str(index.sibling(index.row(), RecipientColumn.NAME).data() or "")
        lines = Wrapped(words, theme.sans(13), room, LINE_HEIGHT).lines
        return QSize(20, ROW_HEIGHT + (lines - 1) * LINE_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the words of a cell; its ground is the table's."""
        rect: QRect = option.rect.adjusted(0, 3, 0, 0)
        if index.column() == RecipientColumn.NAME:
            self._paint_name(painter, rect, index)
            return
        recipient = self._list.rows[index.row()]
        stated = recipient.copies_state == "stated"
        token = "ink" if stated else "ink2"
        painter.setFont(theme.sans(13, tabular=True))
        painter.setPen(QColor(theme.current().colour(token)))
        painter.drawText(rect.adjusted(0, 0, -RIGHT, 0), _RIGHT, str(index.data() or ""))

    def _paint_name(self, painter: QPainter, rect: QRect, index: Index) -> None:
        colours = theme.current()
        painter.setPen(QColor(colours.ink3))
        painter.setFont(theme.sans(11, tabular=True))
        painter.drawText(
            QRect(rect.left(), rect.top() + 1, NUMBER_WIDTH - 10, 16), _RIGHT, str(index.row() + 1)
        )
        role = self._role_width(index.row())
        if role:
            place = QRect(rect.right() - role, rect.top() + 1, role, 16)
            painter.drawText(place, _RIGHT, role_word(self._list.rows[index.row()].role))
        if self.is_editing(index):
            return
        painter.setFont(theme.sans(13))
        painter.setPen(QColor(colours.ink))
        room = rect.width() - NUMBER_WIDTH - 6 - role
        words = Wrapped(str(index.data() or ""), theme.sans(13), room, LINE_HEIGHT)
        words.draw(painter, rect.left() + NUMBER_WIDTH, rect.top())

    def _role_width(self, row: int) -> int:
        """Return the room for the word of a role, 0 for a plain copy."""
        role = self._list.rows[row].role if row < len(self._list.rows) else "copy"
        if role == "copy":
            return 0
        return QFontMetrics(theme.sans(11)).horizontalAdvance(role_word(role)) + 6

    @staticmethod
    def _told(editor: QLineEdit) -> None:
        from PySide6.QtCore import QPoint
        from PySide6.QtWidgets import QToolTip

        QToolTip.showText(editor.mapToGlobal(QPoint(0, editor.height())), editor.toolTip(), editor)
